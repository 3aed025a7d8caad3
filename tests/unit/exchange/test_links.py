"""Dependencies named by number, id or title."""

from tests.unit.exchange.sheet import sheet


def links(draft):
    titles = {one.id: one.title for one in draft.steps}
    return [(titles[one.from_], titles[one.to], one.lag) for one in draft.dependencies]


def test_numbers_mean_the_number_column_or_the_order_of_rows():
    numbered = sheet('#,Step,Depends on\n10,Call,\n20,Offer,10\n30,Sign,"10, 20"\n')
    plain = sheet('Step,Depends on\nCall,\nOffer,1\nSign,"1, 2"\n')

    assert (
        links(numbered) == links(plain) == [("Call", "Offer", 0), ("Call", "Sign", 0), ("Offer", "Sign", 0)]
    )


def test_titles_and_ids_with_lags_are_understood():
    draft = sheet(
        "ID,Step,Predecessors\nA-1,Legal, Security & Procurement,\nA-2,Sign,A-1FS+2d\n".replace(
            "Legal, Security & Procurement", '"Legal, Security & Procurement"'
        )
    )

    assert links(draft) == [("Legal, Security & Procurement", "Sign", 2)]


def test_a_title_with_commas_is_one_step():
    draft = sheet('Step,After\n"Legal, Security & Procurement",\nSign,"Legal, Security & Procurement"\n')

    assert links(draft) == [("Legal, Security & Procurement", "Sign", 0)]


def test_a_column_of_successors_points_the_other_way():
    draft = sheet("Step,Blocks\nCall,Sign\nSign,\n")

    assert links(draft) == [("Call", "Sign", 0)]


def test_a_circle_and_an_unknown_step_are_not_understood():
    draft = sheet('Step,Depends on\nCall,Sign\nSign,"Call, Party"\n')

    assert links(draft) == [("Sign", "Call", 0)]
    assert [(one.text, one.why) for one in draft.not_understood] == [("Call, Party", "would close a circle")]


def test_a_number_means_the_only_id_that_ends_with_it():
    draft = sheet("ID,Step,Needs\nM-1,Call,\nM-2,Offer,#1\nM-3,Sign,2\n")
    ambiguous = sheet("ID,Step,Needs\nA-1,Call,\nB-1,Offer,\nB-2,Sign,1\n")

    assert links(draft) == [("Call", "Offer", 0), ("Offer", "Sign", 0)]
    assert links(ambiguous) == []


def test_several_steps_behind_one_word_are_all_found():
    draft = sheet("#,Step,After\n1,Call,\n2,Offer,\n3,Sign,steps 1 and 2\n")

    assert links(draft) == [("Call", "Sign", 0), ("Offer", "Sign", 0)]
