"""The people of a new draft: the maker's card first, then those that the form or sheet names."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from portal.core.errors import Invalid
from portal.deal.draft import BeginDraft, DraftPerson
from portal.deal.draft_addresses import roll
from portal.deal.numbering import Numbering
from portal.room.people import new_stakeholder
from portal.room.positions import spread
from portal.room.registry import Call
from portal.room.rows import Stakeholder
from portal.room.words import Part, Role, Side


@dataclass(frozen=True, slots=True)
class Cast:
    """The cards to be made, and for each index of the request's `people` its card and side."""

    maker: Stakeholder
    cards: tuple[Stakeholder, ...]
    listed: tuple[tuple[Stakeholder, Side], ...]

    def owner(self, index: int | None, side: Side) -> str | None:
        """The id of the person at an index; raises Invalid for none there, or one of the other side."""
        card = self.card(index)
        if index is not None and self.listed[index][1] is not side:
            raise Invalid("owner_of_other_side", stakeholder=card)
        return card

    def card(self, index: int | None) -> str | None:
        """The id of the person at an index, of either side; raises Invalid for none there."""
        if index is None:
            return None
        if index >= len(self.listed):
            raise Invalid("no_such_index", index=index)
        return self.listed[index][0].id


def cast(request: BeginDraft, parties: dict[Side, str], numbering: Numbering, call: Call) -> Cast:
    """Draw a card for everybody; a person with the maker's address is the maker.

    One buyer at most is the champion: the first who is called so. No two cards bear one address.
    """
    called = roll(request)
    champion = _champion(called.people)
    positions = spread(len(called.people) + 1)
    maker = _maker(request, parties[request.side], positions[0], call, numbering, alone=champion is None)
    cards: list[tuple[Stakeholder, Side]] = []
    for n, person in enumerate(called.people):
        if person.side is request.side and person.email and person.email == request.maker_email:
            cards.append((maker, person.side))
            continue
        part = Part.OTHER if person.part is Part.CHAMPION and n != champion else person.part
        card = new_stakeholder(
            numbering.new(),
            positions[n + 1],
            party=parties[person.side],
            name=_name(person.name, person.title, person.email),
            title=person.title,
            email=person.email,
            phone=person.phone,
            part=part,
        )
        cards.append((card, person.side))
    others = tuple(card for card, _ in cards if card is not maker)
    return Cast(maker, (maker, *others), tuple(cards[place] for place in called.places))


def _maker(
    request: BeginDraft, party: str, position: str, call: Call, numbering: Numbering, *, alone: bool
) -> Stakeholder:
    buying = Part.CHAMPION if alone else Part.OTHER
    card = new_stakeholder(
        numbering.new(),
        position,
        party=party,
        name=_name(request.maker_name, request.maker_title, request.maker_email),
        title=request.maker_title,
        email=request.maker_email,
        part=Part.SELLER_LEAD if request.side is Side.SELLER else buying,
    )
    return replace(card, role=Role.LEAD, joined=call.now)


def _champion(people: Iterable[DraftPerson]) -> int | None:
    called = (n for n, p in enumerate(people) if p.part is Part.CHAMPION and p.side is Side.BUYER)
    return next(called, None)


def _name(name: str, title: str, email: str) -> str:
    if not (name or title or email):
        raise Invalid("name_or_title")
    return name if name or title else email[:200]
