"""Reads one owner: `Buyer (IT lead)`, `Li Wei, CISO`, `our SE`, `客戶法務`, `田中部長`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from portal.exchange.limits import LONGEST
from portal.exchange.roles import is_duty, is_seller_role, is_title, looks_like_name, personal
from portal.exchange.side_words import BOTH, BUYER, NOT_A_SIDE, OURS, SELLER, THEIRS
from portal.exchange.words import is_cjk, plainly
from portal.room.words import Side

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
LONGEST_ADDRESS = 254
BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
SEPARATOR = re.compile(r"\s*(?::|：| - | – | — |–|—|-(?=[\u3040-\u9fff])|(?<=[\u3040-\u9fff])-)\s*")
CHIEF = r"C[A-Z]O|CISO|CHRO"
INITIAL = re.compile(r"(?:^|\s)[A-Z]\.$")
EDGES = " -–—:：,，、/の的;"


@dataclass(frozen=True, slots=True)
class Found:
    """One owner as a cell names it, empty where it says nothing; `words` are duties that name nobody.

    `supposed`: nothing but a title that sellers do not usually have speaks for the side.
    """

    name: str = ""
    title: str = ""
    side: Side | None = None
    email: str = ""
    words: str = ""
    supposed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Perspective:
    """Who reads: the importer's side, and companies and people whose side is known."""

    importer: Side = Side.SELLER
    companies: dict[str, Side] = field(default_factory=dict)
    people: dict[str, Side] = field(default_factory=dict)


def opposite(side: Side) -> Side:
    """The other side; both stays both."""
    return {Side.BUYER: Side.SELLER, Side.SELLER: Side.BUYER}.get(side, Side.BOTH)


def side_of(words: str, view: Perspective) -> Side | None:
    """The side that plain words name as a whole: `us`, `客戶`, `both`, a company's name."""
    if len(words) > LONGEST:
        return None
    words = re.sub(r"^(?:the|our own) |['’]s$", "", words.strip(EDGES + "()."))
    if words in view.companies:
        return view.companies[words]
    for known, side in _sides(view):
        if known.fullmatch(words) or known.fullmatch(
            re.sub(r" ?(?:side|team|company|party|org|chains?|組織|團隊|团队|チーム)$", "", words)
        ):
            return side
    return None


def _sides(view: Perspective) -> tuple[tuple[re.Pattern[str], Side], ...]:
    return (
        (BOTH, Side.BOTH),
        (BUYER, Side.BUYER),
        (SELLER, Side.SELLER),
        (OURS, view.importer),
        (THEIRS, opposite(view.importer)),
    )


def is_address(text: str) -> bool:
    """Whether the text is a mail address that a room can hold."""
    return len(text) <= LONGEST_ADDRESS and bool(ADDRESS.fullmatch(text))


def read_part(text: str, view: Perspective, column: Side | None) -> Found:
    """One owner out of one part of a cell; `column` is the side of a column that belongs to one side."""
    email = EMAIL.search(text)
    if email and not is_address(email.group()):
        return Found(side=column, words=text.strip())
    bare = EMAIL.sub("", text).replace("<>", "").replace("()", "").strip() if email else text.strip()
    found = _read(bare, view, column)
    return Found(found.name, found.title, found.side, email.group() if email else "", found.words)


def _read(text: str, view: Perspective, column: Side | None) -> Found:
    bracket = BRACKET.search(text)
    if bracket:
        outer = (text[: bracket.start()] + " " + text[bracket.end() :]).strip()
        return _combined(_unbracketed(outer, view, column), _read(bracket[1].strip(), view, column), column)
    return _unbracketed(text, view, column)


def _unbracketed(text: str, view: Perspective, column: Side | None) -> Found:
    pieces = [piece for piece in SEPARATOR.split(text, maxsplit=1) if piece]
    if len(pieces) == 2 and not (pieces[0][-1:].isdigit() or pieces[1][:1].isdigit()):
        return _combined(_simple(pieces[0], view, column), _simple(pieces[1], view, column), column)
    if "," in text:
        first, _, rest = text.partition(",")
        return _combined(_simple(first.strip(), view, column), _simple(rest.strip(), view, column), column)
    return _simple(text, view, column)


def _combined(one: Found, other: Found, column: Side | None) -> Found:
    """Two readings of one owner: the side from either, the name from either, else titles side by side."""
    side = column or _stated(one, other)
    name = one.name or other.name
    title = one.title or other.title
    words = " ".join(part for part in (one.words, other.words) if part)
    if one.name and other.name:
        return Found(one.name, title, side, words=other.name)
    if one.title and other.title and not name:
        title = f"{one.title} ({other.title})"
    return Found(name, title, side, words=words)


def _stated(one: Found, other: Found) -> Side | None:
    return one.side or other.side


def _simple(text: str, view: Perspective, column: Side | None) -> Found:
    """An owner without brackets: a side, a side with a rest, a title, a person."""
    words = plainly(text)
    if not words:
        return Found(side=column)
    if side := side_of(words, view):
        return Found(side=column or side)
    side, rest = _led_by_side(text, view)
    if side and rest:
        inner = _person(rest, view)
        return Found(inner.name, inner.title, column or side, words=inner.words)
    found = _person(text, view)
    return Found(found.name, found.title, column or found.side, words=found.words)


def _led_by_side(text: str, view: Perspective) -> tuple[Side | None, str]:
    """A side word at the beginning (`customer CFO`, `客戶法務`) and what follows it."""
    lowered = text.casefold()
    if NOT_A_SIDE.match(plainly(text)):
        return None, text
    for company, side in view.companies.items():
        if lowered.startswith(company + " ") or (is_cjk(company) and lowered.startswith(company)):
            return side, text[len(company) :].strip(EDGES)
    for known, side in _sides(view):
        found = known.match(lowered)
        if found and found.end() < len(text) and found.group() not in {"all", "either", "we"}:
            return side, re.sub(r"^['’]s? +", "", text[found.end() :]).strip(EDGES)
    return None, text


def _person(text: str, view: Perspective) -> Found:
    """A role, a person written with a title, else a duty, a title or a name."""
    bare = text.strip() if INITIAL.search(text.strip()) else text.strip(" .")
    if is_seller_role(bare):
        return Found(title=bare, side=Side.SELLER)
    if person := personal(bare):
        return Found(person[0], person[1], opposite(view.importer) if bare.endswith(("様", "さま")) else None)
    found = _spaced(bare) or _plain(bare)
    known = view.people.get(plainly(found.name)) if found.name and not found.side else None
    return replace(found, side=known) if known else found


def _plain(bare: str) -> Found:
    """A duty, a title or a name, in this order of certainty."""
    if is_duty(bare) and not (bare[0].isupper() and is_title(bare)):
        return Found(words=bare)
    if is_title(bare):
        return Found(title=bare)
    if looks_like_name(bare):
        return Found(name=bare)
    return Found(words=bare) if bare[0].islower() or len(bare) > 40 else Found(name=bare)


def _spaced(text: str) -> Found | None:
    """Title and name with a space between: `情シス 田中`, `CISO Li Wei`, `营业 佐藤`."""
    head, _, rest = text.partition(" ")
    if not rest:
        return None
    if is_seller_role(head) and looks_like_name(rest) and not is_title(rest):
        return Found(rest, head, Side.SELLER)
    if is_cjk(text) and is_title(head) and not is_title(rest):
        person = personal(rest)
        return Found(
            person[0] if person else rest, f"{head}{' ' + person[1] if person and person[1] else ''}"
        )
    if re.fullmatch(CHIEF, head) and looks_like_name(rest) and not is_title(rest):
        return Found(rest, head)
    return _before_a_title(text)


def _before_a_title(text: str) -> Found | None:
    """Name and title with a space between, the name first: `李娜 CIO`, `Sarah Lee AE`."""
    head, _, tail = text.rpartition(" ")
    if not head or is_title(head) or not looks_like_name(head):
        return None
    if is_seller_role(tail):
        return Found(head, tail, Side.SELLER)
    return Found(head, tail) if re.fullmatch(CHIEF, tail) else None
