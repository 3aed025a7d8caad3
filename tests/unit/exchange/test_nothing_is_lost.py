"""Every non-empty cell of any sheet ends in a field, a note, private or notUnderstood."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.exchange.errors import Unreadable
from tests.unit.exchange.places import homeless
from tests.unit.exchange.sheet import fully

HEADINGS = """
Milestone; Action; Phase; Owner; Buyer owner; Vendor; Due; Start; Baseline; Moved to; Actual; Reason; Status
Notes; Depends on; Blocks; Duration; Small; ARR; Internal notes; Xyzzy; #; Type; Lag; Blocker; Role; Email
Frequency; Risk; Probability; Impact; Mitigation; Name; Category; Comments
里程碑; 負責人; 期限; 備註; 狀態; タスク; 担当; ステータス; 原因
""".replace("\n", ";").split(";")
VALUES = """
Both; Us; Bo Ek; CFO / AE; TBD; -; n/a; Weekly sync; Every Tuesday; Done; Done (Dec 9); ⏳; 50%; 1; 1.1; 2
1, 2; 1FS+2d; Dec 10; 2026-12-10; Week 3-4; Dec 10 → Dec 17; Jan 20 (was Jan 12); +1 week; 3-5 days
Dec 10 (legal), Dec 17 (leave); Phase 1: Buy; bo@contoso.example; 客戶（法務）; 田中様; 簽約; Milestone
Task; High; x; 2026-12-10 14:00; Total; Us (deliver) / Customer (review); Blocked - waiting
""".replace("\n", ";").split(";")
WORDS = ["Kickoff", "Sign", "soon", "after the", "Note:", "a, b", "two\n"]

cells = st.one_of(
    st.just(""),
    st.sampled_from([value.strip() for value in VALUES]),
    st.tuples(st.sampled_from(WORDS), st.integers(100, 9999)).map(lambda pair: f"{pair[0]} q{pair[1]}"),
)

rows = st.integers(1, 7).flatmap(
    lambda width: st.tuples(
        st.lists(st.sampled_from([heading.strip() for heading in HEADINGS]), min_size=width, max_size=width),
        st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8),
    )
)


def written(headings, body):
    file = io.StringIO()
    csv.writer(file).writerows([["Title of all"], headings, *body])
    return file.getvalue().encode()


@settings(max_examples=300, deadline=None)
@given(rows)
def test_every_cell_has_a_place_and_its_words_are_kept_where_it_says(sheet):
    data = written(*sheet)

    assert homeless(fully(data)) == []


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.ods", "a.tsv", "a"]))
def test_any_bytes_are_read_or_refused(data, filename):
    assert answered(data, filename)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    assert answered(text.encode(), "plan.csv")


def answered(data, filename):
    try:
        return fully(data, filename)
    except Unreadable as refused:
        return refused.sentence
