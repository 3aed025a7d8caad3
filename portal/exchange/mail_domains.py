"""Learns from addresses on which side people stand: one domain for each company."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portal.exchange.owner_parts import opposite
from portal.room.words import Side

OF_NOBODY = frozenset(
    {
        "gmail",
        "googlemail",
        "outlook",
        "hotmail",
        "live",
        "yahoo",
        "icloud",
        "me",
        "qq",
        "163",
        "126",
        "foxmail",
    }
)


def sides_of_domains(
    addresses: Iterable[tuple[str, Side | None]], companies: Mapping[str, Side]
) -> dict[str, Side]:
    """The side of each domain: that of somebody with an address there, else of the company it is named for.

    Of two domains of which one is known the other is the other side's; providers of mail for everybody count
    for nobody.
    """
    stated = [(domain_of(address), side) for address, side in addresses if address]
    stated = [(domain, side) for domain, side in stated if _owner(domain) not in OF_NOBODY]
    sides = {domain: side for domain, side in stated if side}
    squeezed = {name.replace(" ", ""): side for name, side in companies.items()}
    domains = {domain for domain, _ in stated}
    for domain in domains - set(sides):
        if side := squeezed.get(_owner(domain)):
            sides[domain] = side
    unknown = domains - set(sides)
    known = set(sides.values())
    if len(domains) == 2 and len(unknown) == 1 and len(known) == 1:
        sides[unknown.pop()] = opposite(known.pop())
    return sides


def domain_of(address: str) -> str:
    """What stands behind the @ of an address."""
    return address.rpartition("@")[2].casefold()


def _owner(domain: str) -> str:
    return domain.partition(".")[0]
