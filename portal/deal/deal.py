"""A private stream as a value: the deal's facts beside room tables that are a draft or private work."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.core.errors import NotAllowed, NotFound
from portal.deal.rows import Colleague, DealFacts, PrivateCell
from portal.room.change import Change, Tables, fold
from portal.room.member import Member
from portal.room.room import Room
from portal.room.rows import ROOM_TABLES, Party
from portal.room.words import Role


@dataclass(frozen=True, slots=True)
class Deal:
    """The tables of a private stream; empty before the deal has begun."""

    tables: Tables

    @property
    def facts(self) -> DealFacts:
        """The deal's own row; NotFound before it has begun."""
        for row in self.tables.get("deal", {}).values():
            assert isinstance(row, DealFacts)
            return row
        raise NotFound()

    @property
    def draft(self) -> Room:
        """The room as it is being prepared; NotFound once it was opened."""
        room = Room({name: rows for name, rows in self.tables.items() if name in ROOM_TABLES})
        room.about  # noqa: B018  raises when there is no draft
        return room

    @property
    def begun(self) -> bool:
        """Whether the deal has begun."""
        return bool(self.tables.get("deal"))

    @property
    def is_drafting(self) -> bool:
        """Whether the room is still being prepared here."""
        return bool(self.tables.get("room"))

    def colleague(self, user: str) -> Colleague:
        """The user's place in the deal's team; raises NotFound for everybody else."""
        row = self.tables.get("colleague", {}).get(user)
        if not isinstance(row, Colleague):
            raise NotFound()
        return row

    def cell(self, id: str) -> PrivateCell:
        """The kept cell with that id; raises NotFound."""
        row = self.tables.get("private_cell", {}).get(id)
        if not isinstance(row, PrivateCell):
            raise NotFound("no_such_cell")
        return row

    def member(self, user: str) -> Member:
        """The drafting member that a colleague is: leads, and stands in for both sides."""
        colleague = self.colleague(user)
        party = self.tables.get("party", {}).get(self.facts.party)
        if not isinstance(party, Party):
            raise NotAllowed("draft_was_opened")
        return Member(user, colleague.stakeholder, party.side, Role.LEAD, drafting=True)

    def after(self, changes: Iterable[Change]) -> "Deal":
        """The deal once these changes are folded in."""
        return Deal(fold(self.tables, changes))
