"""How much of a plan is done."""

from dataclasses import dataclass

import pytest

from portal.insights.completion import Completion, completion
from portal.room.rows import Action, Milestone
from portal.room.summary import progress
from tests.rooms import drafting_scene, example_room


@dataclass(frozen=True)
class Checkpoint:
    id: str
    side: str = "buyer"
    state: str = "open"


@dataclass(frozen=True)
class Promised(Checkpoint):
    milestone: str | None = None


@pytest.mark.parametrize(
    ("done", "total", "percent"),
    [
        (0, 0, None),
        (0, 3, 0),
        (1, 3, 33),
        (2, 3, 67),
        (12, 18, 67),
        (1, 200, 1),
        (199, 200, 99),
        (999_999, 1_000_000, 99),
        (3, 3, 100),
    ],
)
def test_a_percentage_is_the_nearest_and_none_of_nothing(done: int, total: int, percent: int | None) -> None:
    assert Completion(done, total).percent == percent


def test_a_promise_of_both_sides_counts_once_in_the_room_and_in_neither_side() -> None:
    actions = [Promised("a", "both", "done"), Promised("b", "buyer", "done"), Promised("c", "seller")]

    figures = completion([], actions)

    assert figures.room == Completion(2, 3)
    assert (figures.buyer, figures.seller) == (Completion(1, 1), Completion(0, 1))


def test_dropped_steps_count_nowhere() -> None:
    figures = completion([Checkpoint("m", state="dropped")], [Promised("a", state="dropped"), Promised("b")])

    assert figures.room == Completion(0, 1)
    assert "m" not in figures.milestones


def test_a_milestone_with_live_actions_is_its_actions() -> None:
    actions = [Promised("a", state="done", milestone="m"), Promised("b", milestone="m")]

    figures = completion([Checkpoint("m")], actions)

    assert figures.room == figures.milestones["m"] == Completion(1, 2)


@pytest.mark.parametrize("actions", [[], [Promised("a", state="dropped", milestone="m")]])
def test_a_milestone_without_live_actions_counts_as_one(actions: list[Promised]) -> None:
    figures = completion([Checkpoint("m", "seller", "done")], actions)

    assert figures.room == figures.seller == figures.milestones["m"] == Completion(1, 1)


def test_an_action_under_no_milestone_counts_in_the_room() -> None:
    figures = completion([Checkpoint("m")], [Promised("a", state="done")])

    assert (figures.room, figures.milestones["m"]) == (Completion(1, 2), Completion(0, 1))


def test_the_example_is_counted_as_a_person_would() -> None:
    room = example_room()

    figures = completion(room.rows(Milestone), room.rows(Action))

    assert (figures.room, figures.buyer, figures.seller) == (
        Completion(1, 6),
        Completion(0, 3),
        Completion(1, 2),
    )


def test_the_summary_tells_what_a_list_shows() -> None:
    shown = progress(example_room())

    assert (shown["name"], shown["buyer"], shown["seller"]) == (
        "Contoso and Northwind",
        "Contoso",
        "Northwind",
    )
    assert (shown["done"], shown["total"], shown["blocked"]) == (1, 6, 1)
    assert (shown["decision_title"], str(shown["decision_due"])) == ("Contract is signed", "2026-12-18")
    assert str(shown["next_due"]) == "2026-11-10"
    assert shown["story"] == "By June every order ships the same day"


def test_the_summary_of_an_empty_draft_has_no_decision_and_no_date() -> None:
    scene, _ = drafting_scene(milestones=[], actions=[], links=[], moves=[])

    shown = progress(scene.room)

    assert (shown["total"], shown["decision_title"], shown["decision_due"], shown["next_due"]) == (
        0,
        "",
        None,
        None,
    )
