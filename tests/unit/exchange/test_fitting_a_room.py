"""What the preview reads, a room can hold."""

from dataclasses import replace
from datetime import date

import pytest

from portal.exchange.draft_json import draft_of
from portal.exchange.into_room import begin_request
from portal.exchange.options import ReadOptions
from portal.exchange.preview import preview
from tests.unit.exchange.places import homeless
from tests.unit.exchange.sheet import fully
from tests.unit.exchange.test_into_room import ROOM, asked

ADDRESS = "x" * 250 + "@y.example"
PLAN = "\nTask,Owner,Due\nCall,Bo Ek,1 Jan\n"
SHEETS = {
    "owner": f"Task,Owner,Due\nCall,{ADDRESS},2027-01-01\n",
    "mail column": f"Task,Owner,Email,Due\nCall,Bo Ek,{ADDRESS},2027-01-01\n",
    "list of people": f"Name,Title,Email,Side\nBo Ek,CIO,{ADDRESS},Customer\n{PLAN}",
    "list without": f"Name,Title,Email,Side\nBo Ek,CIO,ask Ann,Customer\n{PLAN}",
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_an_address_that_no_person_can_have_is_kept_as_words(sheet):
    request = asked(sheet.encode())

    assert all(len(person.email) <= 254 for person in request.people)
    assert homeless(fully(sheet.encode())) == []


def test_a_room_named_after_its_file_has_a_name_without_control_characters():
    options = ReadOptions(date(2026, 11, 2))
    draft = draft_of(preview(b"Task,Due\nCall,2027-01-01\n", "plan.csv", options)["draft"])

    assert begin_request(draft, replace(ROOM, name="a\x00b\x07c\n d")).name == "abc d"
