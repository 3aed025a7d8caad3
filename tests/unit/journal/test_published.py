"""Of the values that a process holds, those that nobody watches make room for newer ones."""

import pytest

from portal.journal import published as module
from portal.journal.published import Published
from portal.journal.streams import LONG_AGO, StreamValue


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> Published:
    """Holds three, and the watched ones beyond."""
    monkeypatch.setattr(module, "MOST_HELD", 3)
    return Published()


def hold(published: Published, names: str) -> None:
    for name in names:
        published.keep(StreamValue(name, 1, "epoch", LONG_AGO, {}))


def test_the_least_recently_used_goes_first(published: Published) -> None:
    hold(published, "abc")
    published.get("a")

    hold(published, "d")

    assert sorted(published.names) == ["a", "c", "d"]


def test_what_somebody_watches_stays(published: Published) -> None:
    published.watch("a")
    hold(published, "ab")
    published.watch("b")

    hold(published, "cdef")

    assert sorted(published.names) == ["a", "b", "f"]


def test_what_nobody_watches_any_more_makes_room_last(published: Published) -> None:
    for name in "aabcd":
        published.watch(name)
    hold(published, "abcd")
    published.unwatch("a")
    assert sorted(published.names) == ["a", "b", "c", "d"], "somebody still watches it"

    published.unwatch("a")
    published.unwatch("b")
    hold(published, "e")

    assert sorted(published.names) == ["c", "d", "e"]


def test_what_was_forgotten_is_not_let_go_of_again(published: Published) -> None:
    hold(published, "abc")
    published.forget("a")

    hold(published, "de")

    assert sorted(published.names) == ["c", "d", "e"]
