"""The people a file names: one for each name, or for each title while no name is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.exchange.mail_domains import domain_of, sides_of_domains
from portal.exchange.owner_parts import Found
from portal.exchange.words import plainly
from portal.room.words import Side


@dataclass(eq=False)
class Person:
    """A stakeholder while the file is read; `votes` weigh the side of one whose side nobody states."""

    name: str
    title: str
    side: Side | None = None
    email: str = ""
    listed: bool = False
    votes: dict[Side, int] = field(default_factory=dict)
    id: str = ""


@dataclass
class People:
    """All people in order of their first mention, those of a list, and all by how they were first named."""

    all: list[Person] = field(default_factory=list)
    listed: list[Person] = field(default_factory=list)
    alike: dict[tuple[str, str], list[Person]] = field(default_factory=dict)

    def met(self, found: Found, *, listed: bool = False) -> Person:
        """The person that an owner cell or a list of people names, filled in with what is new."""
        side = found.side if found.side is not Side.BOTH else None
        person = self._known(found, side)
        if person is None:
            person = Person(found.name, found.title, side, found.email, listed)
            self.all.append(person)
            self.listed += [person] if listed else []
            self.alike.setdefault(_key(found), []).append(person)
            return person
        person.title = person.title or found.title
        person.name = person.name or found.name
        person.side = person.side or side
        person.email = person.email or found.email
        return person

    def _known(self, found: Found, side: Side | None) -> Person | None:
        alike = self.alike.get(_key(found), []) + self.listed
        fitting = [one for one in dict.fromkeys(alike) if side is None or one.side in {None, side}]
        if found.email and not found.name:
            return next((one for one in fitting if one.email.casefold() == found.email.casefold()), None)
        if found.name:
            return self._by_name(plainly(found.name), fitting)
        titled = [one for one in fitting if found.title and plainly(one.title) == plainly(found.title)]
        bare = [one for one in titled if not one.name]
        listed = [one for one in titled if one.listed]
        return bare[0] if bare else listed[0] if len(listed) == 1 else None

    def _by_name(self, name: str, fitting: list[Person]) -> Person | None:
        same = next((one for one in fitting if plainly(one.name) == name), None)
        if same or " " in name:
            return same
        first = [one for one in fitting if one.listed and plainly(one.name).split(" ")[0] == name]
        return first[0] if len(first) == 1 else None

    def settle(self, companies: Mapping[str, Side]) -> list[Person]:
        """Give everybody a side and an id; returns those whose side had to be assumed."""
        domains = sides_of_domains([(one.email, one.side) for one in self.all], companies)
        assumed = []
        for number, person in enumerate(self.all, 1):
            person.id = f"s{number}"
            if person.side is None and person.email:
                person.side = domains.get(domain_of(person.email))
            if person.side is None:
                person.side = max((Side.BUYER, Side.SELLER), key=lambda side: person.votes.get(side, 0))
                assumed.append(person)
        return assumed


def _key(found: Found) -> tuple[str, str]:
    """What names a person first: the name, else the title, else the address."""
    if found.name:
        return "name", plainly(found.name)
    return ("title", plainly(found.title)) if found.title else ("email", found.email.casefold())
