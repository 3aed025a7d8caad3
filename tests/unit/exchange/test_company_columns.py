"""Owners below the names of the two companies."""

from tests.unit.exchange.sheet import owners, sheet, step

PLAN = "Milestone,Northwind,Contoso,Due\nKickoff,Ada Lind,Bo Ek,2026-12-02\nData shared,,Bo Ek,2026-12-08\n"


def test_the_known_company_tells_whose_people_stand_below_each():
    draft = sheet(PLAN, company="Contoso")

    assert owners(draft, "Kickoff") == [("Ada Lind", "", "seller"), ("Bo Ek", "", "buyer")]
    assert step(draft, "Data shared").side == "buyer"


def test_companies_named_above_the_table_head_the_columns_of_their_people():
    draft = sheet(f"Joint plan of Contoso and Northwind,,,\n,,,\n{PLAN.replace('Ada Lind', 'Ada Lind (AE)')}")

    assert owners(draft, "Kickoff") == [("Ada Lind", "AE", "seller"), ("Bo Ek", "", "buyer")]


def test_columns_that_no_company_is_known_for_stay_private():
    draft = sheet(PLAN)

    assert draft.stakeholders == ()
    assert {one.column for one in draft.private} == {"Northwind", "Contoso"}


def test_a_known_company_in_front_of_one_owner_column_gives_the_other_to_the_other_side():
    draft = sheet(
        "Milestone,Contoso owner,Northwind owner\nReview,Li Wei,\nOffer,,Ada Park\nSign,CFO,AE\n",
        company="Contoso",
    )

    assert owners(draft, "Offer") == [("Ada Park", "", "seller")]
    assert owners(draft, "Sign") == [("", "CFO", "buyer"), ("", "AE", "seller")]
