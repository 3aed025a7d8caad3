"""A hostile or broken file is refused soon, with a sentence that says why, and never crashes the reader."""

import datetime as dt
import json
import time

import pytest

from portal.exchange.errors import Unreadable
from portal.exchange.options import ReadOptions
from portal.exchange.read import read_plan
from portal.room.words import Side
from tests.sheets.hostile import HOSTILE, HostileFile

OPTIONS = ReadOptions(start=dt.date(2026, 12, 1), importer_side=Side.SELLER)
SECONDS_ALLOWED = 10
LONG_PLANS = {
    "durations": "Topic {n},CFO / AE,,3-5 days,,\n",
    "titles": "Topic number {n:05d},Both,2026-12-{day:02d},,Topic number 00007,see page {n}\n",
    "unknown predecessors": "Topic {n},Ann (Buyer) + Bo (Us),Dec {day},,what the lawyers said on {n},\n",
}


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.filename)
def test_a_hostile_file_is_answered_in_time_and_says_why(file: HostileFile) -> None:
    content = file.make()

    begun = time.perf_counter()
    reason = reason_of_refusal(content, file.filename)
    seconds = time.perf_counter() - begun

    assert seconds < SECONDS_ALLOWED, f"{file.filename} held the reader for {seconds:.1f} s."
    if reason is None:
        assert file.may_read, f"{file.filename} was read as if it were a plan."
    else:
        assert any(word in reason for word in file.refusals), f"{file.filename} was refused as: {reason}"


@pytest.mark.parametrize("row", LONG_PLANS.values(), ids=LONG_PLANS)
def test_a_plan_of_ten_thousand_rows_is_read_in_time(row: str) -> None:
    heading = "Milestone,Owner,Due,Duration,Depends on,Notes\n"
    content = heading + "".join(row.format(n=n, day=n % 28 + 1) for n in range(10_000))

    begun = time.process_time()
    draft = read_plan(content.encode(), "plan.csv", OPTIONS)

    assert len(draft.milestones) == 10_000
    assert time.process_time() - begun < SECONDS_ALLOWED


def reason_of_refusal(content: bytes, filename: str) -> str | None:
    """Code and sentence of the refusal in lower case, or None when the file was read."""
    try:
        draft = read_plan(content, filename, OPTIONS)
    except Unreadable as refusal:
        return f"{refusal.code} {refusal}".lower()
    json.dumps(draft.as_json())
    return None
