"""Reads who promises a step: sides, names, titles and duties in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from portal.exchange.limits import LONGEST
from portal.exchange.owner_parts import Found, Perspective, opposite, read_part, side_of
from portal.exchange.roles import is_seller_role, is_title, looks_like_name
from portal.exchange.side_words import BUYER, OURS, SELLER, THEIRS
from portal.exchange.words import plainly, same_width
from portal.room.words import Side

NOBODY = re.compile(
    r"(?:tbd|tbc|tba|n/?a|none|nobody|unassigned|unknown|-+|–|—|\?+|\[.*\]|未定|待定|"
    r"なし|無|无|未指定|未決定|to be (?:defined|confirmed|decided))"
)
SLASH = re.compile(r"\s*(?:/|／|\|)\s*")
NOTHING = re.compile(r"-+|–|—|―|n/?a|none|nobody|なし|無|无", re.IGNORECASE)
BRACKETED = re.compile(r"\s*[(（].*?[)）]")
OPEN_TITLE = re.compile(r"(?:vp|svp|evp|head|director|chief|manager)\b")
LISTED = re.compile(r"([^(:]{1,20}?)\s*(?:[(:]|\s[-–—]\s)\s*([^()]*(?:\([^()]*\)[^()]*)*)\)?")
PLUS = re.compile(r"\s*(?:\+|＋|→|->|=>|\n|;|；|、|・|×| x )\s*")
COMMA = re.compile(r"\s*[,，]\s*")
AND = re.compile(r"\s*(?:&|＆|\band\b|\bwith\b(?! )|と|和|与|與|及び?|以及|跟)\s*")
JOINED_TITLE = re.compile(r"(?:^|[\s(])(?:R&D|FP&A|M&A|P&L|T&Cs)(?:$|[\s)])")


@dataclass(frozen=True, slots=True)
class OwnerReading:
    """Who a cell names: people with their sides, the side of the whole, and words left over."""

    people: tuple[Found, ...] = ()
    side: Side | None = None
    words: str = ""
    nobody: bool = False

    def on(self, side: Side) -> OwnerReading:
        """The same with everybody on that side whose side was only supposed."""
        if not any(one.supposed for one in self.people):
            return self
        people = tuple(replace(one, side=side) if one.supposed else one for one in self.people)
        return replace(self, people=people, side=_common({one.side for one in people if one.side}))


def read_owner(
    text: str, view: Perspective, order: tuple[Side, Side] | None = None, column: Side | None = None
) -> OwnerReading:
    """The owners in a cell; `order` is whose person comes first in `A / B`, `column` its column's side."""
    if len(text) > LONGEST:
        return OwnerReading(words=text.strip())
    bare = same_width(text)
    if not bare or NOBODY.fullmatch(bare.casefold()):
        return OwnerReading(nobody=True)
    if (everyone := LISTED.fullmatch(bare)) and side_of(plainly(everyone[1]), view) is Side.BOTH:
        return replace(read_owner(everyone[2], view, order, column), side=Side.BOTH)
    parts, slashed = split_owners(text, view)
    if (
        slashed
        and len(parts) == 2
        and (empty := [bool(NOTHING.fullmatch(part)) for part in parts]).count(True) == 1
    ):
        return _half(parts, empty.index(False), view, order, column)
    found = [read_part(part, view, column) for part in parts]
    if slashed and order and len(found) > 2 and not any(one.side for one in found):
        return _halves(text, view, order)
    if slashed and order and len(found) == 2 and not any(one.side for one in found):
        found = [one if one.side else replace(one, side=side) for one, side in zip(found, order, strict=True)]
    found = [_titled(one) for one in _completed(found, slashed=slashed)]
    sides = {one.side for one in found if one.side}
    if _two_parties(parts) and not any(one.name or one.title for one in found):
        sides = {Side.BUYER, Side.SELLER}
    words = text.strip() if any(one.words for one in found) else ""
    people = tuple(one for one in found if one.name or one.title or one.email)
    return OwnerReading(people, _common(sides) if sides else None, words)


def _two_parties(parts: list[str]) -> bool:
    """`Us / Customer` are two parties, whichever of them the importer is."""
    words = [plainly(part) for part in parts]
    named = [bool(BUYER.match(one) or SELLER.match(one)) for one in words]
    relative = [bool(OURS.match(one) or THEIRS.match(one)) for one in words]
    return (
        len(parts) == 2
        and any(named)
        and any(relative)
        and not any(map(all, zip(named, relative, strict=True)))
    )


def _half(
    parts: list[str], which: int, view: Perspective, order: tuple[Side, Side] | None, column: Side | None
) -> OwnerReading:
    """`- / Priya`: one side has no part; whose person the other is, its place tells."""
    return read_owner(parts[which], view, None, column or (order[which] if order else None))


def _halves(text: str, view: Perspective, order: tuple[Side, Side]) -> OwnerReading:
    """`Anna, Bo / Cy`: several people on either side of a slash, whose sides their places tell."""
    shielded, inner = _shield(same_width_lines(text))
    halves = [_unshield(half, inner) for half in SLASH.split(shielded)]
    found = [read_owner(half, view, None, side) for half, side in zip(halves, order, strict=True)]
    people = tuple(person for one in found for person in one.people)
    return OwnerReading(people, Side.BOTH, text.strip() if any(one.words for one in found) else "")


def split_owners(text: str, view: Perspective) -> tuple[list[str], bool]:
    """The parts of a cell that each name one owner, and whether a slash set them apart."""
    shielded, inner = _shield(same_width_lines(text))
    pieces = [shielded]
    slashed = False
    if len(SLASH.split(shielded)) > 1 and not JOINED_TITLE.search(shielded):
        pieces, slashed = SLASH.split(shielded), len(SLASH.split(shielded)) == 2
    pieces = [part for piece in pieces for part in PLUS.split(piece)]
    pieces = [part for piece in pieces for part in _by_comma(piece, inner, view)]
    pieces = [part for piece in pieces for part in _by_and(piece, inner, view)]
    return [_unshield(piece, inner).strip() for piece in pieces if piece.strip()], slashed


def same_width_lines(text: str) -> str:
    """Plain width for brackets and letters, line ends kept: they set owners apart."""
    return "\n".join(same_width(line) for line in text.splitlines())


def _by_comma(piece: str, inner: list[str], view: Perspective) -> list[str]:
    """A comma sets people apart, unless it stands between a name and that person's title."""
    merged: list[str] = []
    for part in COMMA.split(piece):
        if merged and _belongs(_unshield(merged[-1], inner), _unshield(part, inner), view):
            merged[-1] += f", {part}"
        else:
            merged.append(part)
    return merged


def _belongs(before: str, after: str, view: Perspective) -> bool:
    """Whether what follows a comma is the title of who stands before it, or the rest of a title."""
    bare = BRACKETED.sub("", after).strip()
    if side_of(plainly(bare), view) or not (is_title(bare) or is_seller_role(bare)):
        return False
    if "(" not in before and _is_bare_name(before.split(",", maxsplit=1)[0]):
        return True
    return is_title(before) and is_title(bare) and bool(OPEN_TITLE.match(plainly(before)))


def _by_and(piece: str, inner: list[str], view: Perspective) -> list[str]:
    """`and` sets apart sides and people, never the halves of one title (`Head of IT & Security`)."""
    parts = AND.split(piece)
    if len(parts) < 2:
        return parts
    whole = [_unshield(part, inner) for part in parts]
    if any(not part.strip() for part in whole):
        return [piece]
    found = [read_part(part, view, None) for part in whole]
    sided = any(one.side for one in found)
    named = all(one.name for one in found)
    return parts if sided or named else [piece]


def _is_bare_name(text: str) -> bool:
    return looks_like_name(text) and not is_title(text) and not is_seller_role(text)


def _shield(text: str) -> tuple[str, list[str]]:
    """Brackets out of the way, so that nothing is split inside them."""
    inner: list[str] = []

    def put(found: re.Match[str]) -> str:
        inner.append(found.group())
        return f"\x00{len(inner) - 1}\x00"

    return re.sub(r"[(（\[][^()（）\[\]]*[)）\]]", put, text), inner


def _unshield(text: str, inner: list[str]) -> str:
    return re.sub(r"\x00(\d+)\x00", lambda found: inner[int(found[1])], text)


def _completed(found: list[Found], *, slashed: bool) -> list[Found]:
    """Where one of two owners is on a known side, a slash puts the other on the other side."""
    known = [one for one in found if one.side]
    if slashed and len(found) == 2 and len(known) == 1 and known[0].side is not Side.BOTH:
        other = opposite(known[0].side or Side.BUYER)
        return [one if one.side else replace(one, side=other) for one in found]
    return found


def _titled(one: Found) -> Found:
    """A title that is not one of a seller's roles stands on the buyer's side."""
    return replace(one, side=Side.BUYER, supposed=True) if one.title and not one.side else one


def _common(sides: set[Side]) -> Side:
    return next(iter(sides)) if len(sides) == 1 else Side.BOTH
