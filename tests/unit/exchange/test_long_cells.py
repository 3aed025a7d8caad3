"""A cell of tens of thousands of characters costs no more than any other, and is kept whole."""

import time

import pytest

from tests.unit.exchange.places import homeless
from tests.unit.exchange.sheet import fully

LONG = 30_000
HEADINGS = (
    "Phase,Milestone,Owner,Seller Owner,Customer Owner,Baseline,Start,Due,Moved to,Actual,Duration,Status,"
    "Notes,Reason for change,Depends on,Type,Side,Email,Role,ARR,Qwxz,ID"
)
COLUMNS = HEADINGS.split(",")
ALPHABETS = " -–—:/\\|,;.()[]（）<>→~+*#?!%&@_'\"=\n\t1Qqé田一第月✓x"
TURNS = [
    "a ", "1/", "1 ", "a@", "a@b.", "a.", ", ", "- ", " -", "( ", ") ", "()", "(a)", "[a", "1-",
    "1:", "A B ", "Jan ", "Jan 1, ", "week ", "2027-01-01 ", "2027-01-01, ", "→ 1/2 ", "and ",
    "by ", "due ", "the ", "about ", "部 ", "十", "days 1 ", "moved to ", "1.1.", "tbc ",
]  # fmt: skip
PIECES = [*ALPHABETS, *TURNS]
USUAL = "P,M,Us,Ann,Bob,2027-01-01,2027-01-02,2027-02-01,2027-03-01,,5 days,open,n,r,,Legal,Both,,CFO,1,z,7"


def sheet_with(text: str, place: int) -> bytes:
    """A sheet whose one row has that text in the column at that place."""
    cells = USUAL.split(",")
    cells[place] = '"' + text.replace('"', '""') + '"'
    return f"{HEADINGS}\n{','.join(cells)}\n".encode()


def nasty(piece: str) -> str:
    """The piece over and over, with something before and after it that no strip takes off."""
    return f"a{piece * (LONG // len(piece))}x"


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_cell_is_read_in_less_than_a_second_in_any_column(piece):
    slow = {}
    for place, heading in enumerate(COLUMNS):
        began = time.process_time()
        fully(sheet_with(nasty(piece), place))
        took = time.process_time() - began
        if took > 1:
            slow[heading] = round(took, 1)

    assert not slow


@pytest.mark.parametrize("place", range(len(COLUMNS)), ids=COLUMNS)
def test_a_long_cell_is_kept_whole_in_any_column(place):
    text = " ".join(f"word{number}" for number in range(200))

    assert homeless(fully(sheet_with(text, place))) == []


@pytest.mark.parametrize("place", range(4))
def test_a_long_cell_in_a_list_of_people_is_read_fast_and_kept(place):
    cells = ["Li Wei", "CISO", "li@wei.example", "Customer"]
    cells[place] = nasty("田")
    began = time.process_time()
    result = fully(("Name,Title,Email,Side\n" + ",".join(cells) + "\n").encode(), "stakeholders.csv")

    assert time.process_time() - began < 1
    assert homeless(result) == []
