"""Learns from all owner cells of a file which bare name is the company whose name nobody told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from portal.exchange.columns import Column
from portal.exchange.hygiene import warned
from portal.exchange.meanings import Meaning
from portal.exchange.owner_parts import BRACKET, EDGES, SEPARATOR, Perspective, opposite, read_part, side_of
from portal.exchange.owners import split_owners
from portal.exchange.reading import Reading
from portal.exchange.roles import is_seller_role, is_title
from portal.exchange.side_words import BUYER, OURS, SELLER, THEIRS
from portal.exchange.words import pattern, plainly
from portal.room.words import Side

OFTEN = 2
NAMING = {Meaning.OWNER, Meaning.SIDE}
FIRM = pattern(
    r"""
    inc; corp; corporation; company; co; ltd; limited; llc; plc; gmbh; ag; bv; b\.v; nv; pte; pty; group;
    holdings?; traders?; software; systems; technologies; labs?; solutions; industries; bank; 株式会社;
    .+株式会社; 株式会社.+; .+公司; .+集團; .+集团; .+企業; .+科技; .+銀行; .+银行
    """
)


def known_companies(columns: Iterable[Column], reading: Reading) -> dict[str, Side]:
    """The reader's companies, with the other one where owner cells leave no doubt about it.

    One company is known and owns steps; beside it just one name of one word, or of a firm, comes again and
    again, and no `us` or `seller` names that side.
    """
    view = reading.view
    sides = set(view.companies.values())
    if len(sides) != 1:
        return view.companies
    known = sides.pop()
    parts = [part for column in columns if column.meaning in NAMING for part in _parts(column, view)]
    words = [plainly(_head(part)) for part in parts]
    if not set(words) & set(view.companies) or any(_names(one, opposite(known), view) for one in words):
        return view.companies
    listed = {name for person in reading.people.all for name in _forms(person.name)}
    unknown = Counter(
        one
        for one, part in zip(words, parts, strict=True)
        if one and one not in listed and _may_be_company(part, one, view)
    )
    often = [one for one, count in unknown.items() if count >= OFTEN]
    if len(often) != 1 or len([one for one in unknown if not _is_firm(one)]) > 1:
        return view.companies
    _tell(often[0], parts, words, reading)
    return {**view.companies, often[0]: opposite(known)}


def _tell(company: str, parts: list[str], words: list[str], reading: Reading) -> None:
    """Say which names were taken as the two companies, as the sheet writes them."""
    written = {one: _head(part) for one, part in zip(words, parts, strict=True)}
    known = next(one for one in words if one in reading.view.companies)
    reading.warnings.append(warned("company_assumed", company=written[company], known=written[known]))


def _parts(column: Column, view: Perspective) -> list[str]:
    return [part for cell in column.cells for part in split_owners(cell.text, view)[0]]


def _head(part: str) -> str:
    """What stands before brackets or a dash: `Northwind` of `Northwind - Ada Park`."""
    return SEPARATOR.split(BRACKET.sub(" ", part).strip(EDGES + "."), maxsplit=1)[0].strip(EDGES + ".")


def _forms(name: str) -> set[str]:
    """The plain name of a person and its parts."""
    return {plainly(name), *plainly(name).split()}


def _names(words: str, side: Side, view: Perspective) -> bool:
    """Whether plain words are a side's pronoun or its role in the trade (`us`, `seller`)."""
    relative = OURS if side is view.importer else THEIRS
    trade = BUYER if side is Side.BUYER else SELLER
    return bool(relative.fullmatch(words) or trade.fullmatch(words))


def _may_be_company(part: str, words: str, view: Perspective) -> bool:
    """One word, or a firm's name, that is neither a side nor a title."""
    bare = _head(part)
    if side_of(words, view) or is_title(bare) or is_seller_role(bare):
        return False
    found = read_part(bare, view, None)
    return bool(found.name) and not found.title and (" " not in words or _is_firm(words))


def _is_firm(words: str) -> bool:
    return any(FIRM.fullmatch(part) for part in re.split(r"[ .,]+", words) if part)
