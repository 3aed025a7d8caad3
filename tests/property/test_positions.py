"""Positions: there is always room between two, and before and behind all."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from portal.room.positions import DIGITS, LONGEST, between, ordered, place, spread, stands_behind
from portal.room.rows import Criterion

POSITIONS = st.text(DIGITS, min_size=1, max_size=6).filter(lambda text: not text.endswith("0"))


@given(st.lists(POSITIONS, min_size=2, max_size=2, unique=True))
def test_a_position_lies_between_any_two(two: list[str]) -> None:
    low, high = sorted(two)

    found = between(low, high)

    assert low < found < high
    assert not found.endswith("0")


@given(POSITIONS)
def test_a_position_lies_before_and_behind_any(position: str) -> None:
    assert between("", position) < position < between(position, "")
    assert not between("", position).endswith("0")
    assert not between(position, "").endswith("0")


@given(st.integers(0, 5_000))
def test_a_list_written_anew_has_distinct_positions_in_order(count: int) -> None:
    positions = spread(count)

    assert positions == sorted(set(positions))
    assert len(positions) == count
    assert not any(p.endswith("0") or len(p) > 3 for p in positions)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40)), max_size=40))
def test_rows_stand_where_they_were_put_and_positions_never_grow_long(wishes: list[tuple[bool, int]]) -> None:
    rows: list[Criterion] = []
    wanted: list[str] = []

    for n, (moves, at) in enumerate(wishes * 12):
        if moves and rows:
            id = wanted[at % len(wanted)]
        else:
            id = f"{n:05}"
            rows.append(_criterion(id, ""))
        rows, wanted = _put(rows, wanted, id, at)

    assert [row.id for row in ordered(rows)] == wanted
    assert all(0 < len(row.position) <= LONGEST for row in rows)


def test_crowding_one_place_spaces_the_list_anew() -> None:
    rows, wanted = [_criterion("a", "V"), _criterion("z", "k")], ["a", "z"]

    for n in range(400):
        id = f"m{n:03}"
        rows, wanted = _put([*rows, _criterion(id, "")], wanted, id, 1)

    assert [row.id for row in ordered(rows)] == wanted
    assert max(len(row.position) for row in rows) <= LONGEST


def test_twins_at_one_position_are_told_apart_before_anything_is_put_between_them() -> None:
    rows = [_criterion("a", "V"), _criterion("b", "V")]

    rows, wanted = _put([*rows, _criterion("m", "")], ["a", "b"], "m", 1)

    assert [row.id for row in ordered(rows)] == wanted == ["a", "m", "b"]


def _put(rows: list[Criterion], wanted: list[str], id: str, at: int) -> tuple[list[Criterion], list[str]]:
    """Put a row behind the first `at` others, as deeds do."""
    rest = [other for other in wanted if other != id]
    at %= len(rest) + 1
    after = rest[at - 1] if at else None
    siblings = [row for row in rows if row.id != id]
    where = place("criterion", siblings, after)
    fresh = {change.id: change.row for change in where.respaced}
    placed = [
        replace(row, position=where.position) if row.id == id else fresh.get(row.id, row) for row in rows
    ]
    made = [row for row in placed if isinstance(row, Criterion)]
    assert stands_behind(made, id, after)
    return made, [*rest[:at], id, *rest[at:]]


def _criterion(id: str, position: str) -> Criterion:
    return Criterion(id, position, None, "", met=False)
