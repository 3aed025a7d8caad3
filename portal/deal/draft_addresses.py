"""One address, one card: what becomes of people in a form or sheet who share an address."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.deal.draft import BeginDraft, DraftPerson
from portal.room.words import Part

SAID = ("name", "title", "phone")


@dataclass(frozen=True, slots=True)
class Roll:
    """The people to make cards for, and for each index of the request's `people` its place among them."""

    people: tuple[DraftPerson, ...]
    places: tuple[int, ...]


def roll(request: BeginDraft) -> Roll:
    """Whoever is plainly the same person twice becomes one; others keep a shared address in their title.

    A person is the same where side and address are, and nothing else said of them differs. The maker's
    address is taken: on the maker's own side it means the maker.
    """
    people: list[DraftPerson] = []
    places: list[int] = []
    bearers: dict[str, int] = {}
    for person in request.people:
        place = bearers.get(person.email) if person.email else None
        if place is not None and _is_same(people[place], person):
            people[place] = _merged(people[place], person)
        else:
            taken = place is not None or _is_the_makers_elsewhere(request, person)
            place = len(people)
            people.append(_without_address(person) if taken else person)
            if person.email and not taken:
                bearers[person.email] = place
        places.append(place)
    return Roll(tuple(people), tuple(places))


def _is_the_makers_elsewhere(request: BeginDraft, person: DraftPerson) -> bool:
    return bool(person.email) and person.email == request.maker_email and person.side is not request.side


def _is_same(known: DraftPerson, person: DraftPerson) -> bool:
    parts = {known.part, person.part} - {Part.OTHER}
    return known.side is person.side and len(parts) <= 1 and all(map(_agree, _said(known), _said(person)))


def _said(person: DraftPerson) -> Sequence[str]:
    return [getattr(person, name) for name in SAID]


def _agree(one: str, other: str) -> bool:
    return not one or not other or one.casefold() == other.casefold()


def _merged(known: DraftPerson, person: DraftPerson) -> DraftPerson:
    fuller = {name: getattr(known, name) or getattr(person, name) for name in SAID}
    part = person.part if known.part is Part.OTHER else known.part
    return known.model_copy(update=fuller | {"part": part})


def _without_address(person: DraftPerson) -> DraftPerson:
    title = ", ".join(filter(None, (person.title, person.email)))
    return person.model_copy(update={"email": "", "title": title[:200]})
