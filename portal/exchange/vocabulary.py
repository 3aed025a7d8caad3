"""What a heading means by its words alone."""

from __future__ import annotations

import re
from functools import lru_cache

from portal.exchange import german_words as german
from portal.exchange.heading_words import HEADINGS, PEOPLE_NAME, RISK_HEADINGS
from portal.exchange.meanings import Meaning
from portal.exchange.side_words import BUYER, NOT_A_SIDE, OURS, SELLER, THEIRS
from portal.exchange.words import is_cjk, pattern, plainly

Table = tuple[tuple[Meaning, re.Pattern[str]], ...]
PLAN: Table = tuple((one, pattern(words, german.HEADINGS.get(one, ""))) for one, words in HEADINGS.items())
RISKS: Table = tuple(
    (one, pattern(words, german.RISK_HEADINGS.get(one, ""))) for one, words in RISK_HEADINGS.items()
)
NAMES = pattern(PEOPLE_NAME)
LONGEST = 60
WHY = re.compile(r"(?:原因|理由|事由|\breasons?) ?[\d①②③]*$|^(?:why|reason|cause)\b")
INSIDE = frozenset({"internal", "external", "内部", "內部", "社内", "in-house"})
SECRETLY = INSIDE | {"internal only", "internal use", "hidden", "private", "confidential", "非公開", "社外秘"}
PERSONS = pattern(
    "名;人;party;name;contact;stakeholder;person;poc;champion;sponsor;rep;representative;resources?;"
    "窓口;窗口;代表;團隊;团队;チーム;owner/lead;lead;部門;部门;人員;人员;attendees?;participants?;dri;pic"
)
PROMISES = pattern(
    "promises?;responsibilit(?:y|ies);to ?do;does;deliverables?;commitments?;next steps?;"
    "役割;やること;約束;承諾"
)
OWNING = dict(PLAN)[Meaning.OWNER]
DOING = dict(PLAN)[Meaning.ACTION]
PLANNED = re.compile(r"plan|target|expected|予定|計画|計劃|計畫|计划|預計|预计|目標|目标")
JOINED = re.compile(r"[/／|&+,・]|\b(?:or|and|vs|oder|und)\b")
NOT_OWNING = frozenset(
    {Meaning.REASON, Meaning.NOTE, Meaning.STATE, Meaning.PRIVATE, Meaning.EMAIL, Meaning.OWNER_TITLE}
)


@lru_cache(maxsize=5_000)
def heading(text: str) -> Meaning | None:
    """The meaning of a heading's words, None when no vocabulary knows them."""
    words = plainly(text)
    if not words or len(words) > LONGEST:
        return None
    outer = _outer(words)
    if WHY.search(outer):
        return Meaning.REASON
    if outer in INSIDE:
        return Meaning.PRIVATE
    if _secret(words, outer):
        return Meaning.PRIVATE
    found = _sided(words, outer) or _whole(outer, PLAN) or _partly(outer)
    if found is Meaning.ACTUAL and PLANNED.search(" ".join(re.findall(r"\(([^()]*)\)", words))):
        return Meaning.DUE
    return _refined(words) or found if found is Meaning.DUE else found


@lru_cache(maxsize=5_000)
def exact_heading(text: str) -> Meaning | None:
    """The meaning of a heading that is wholly made of known words."""
    words = plainly(text)
    outer = _outer(words)
    return (_sided(words, outer) or _whole(outer, PLAN)) if words and len(words) <= LONGEST else None


@lru_cache(maxsize=5_000)
def risk_heading(text: str) -> Meaning | None:
    """The meaning of a heading in a list of risks."""
    words = plainly(text)
    whole = _whole(words, RISKS)
    return whole or next(
        (meaning for meaning, known in RISKS if len(words) > 2 and known.search(words)), None
    )


@lru_cache(maxsize=5_000)
def people_heading(text: str) -> Meaning | None:
    """The meaning of a heading in a list of people."""
    if NAMES.fullmatch(plainly(text)):
        return Meaning.NAME
    found = heading(text)
    beside = {Meaning.OWNER_TITLE, Meaning.EMAIL, Meaning.SIDE, Meaning.NOTE, Meaning.PRIVATE}
    return found if found in beside else None


def heading_words(text: str) -> bool:
    """Whether the field could be a heading."""
    return len(text) <= LONGEST and heading(text) is not None


def relative(text: str) -> bool:
    """Whether a heading names a side only as `ours` or `theirs`, so that it turns with the importer."""
    words = NOT_A_SIDE.sub(" ", plainly(text))
    said = bool(OURS.search(words)) or bool(THEIRS.search(words))
    return said and not BUYER.search(words) and not SELLER.search(words)


def _secret(words: str, outer: str) -> bool:
    """Whether a heading ends with a figure of the deal (`Expected revenue`), or brackets hide it."""
    found = _partly_of(outer, frozenset({Meaning.PRIVATE}), last=True)
    inner = set(re.findall(r"\(([^()]*)\)", words))
    if not inner & SECRETLY:
        return found is not None
    return found is not None or bool(PROMISES.fullmatch(outer)) or _whole(outer, PLAN) in {None, Meaning.NOTE}


def _outer(words: str) -> str:
    """The words without brackets, unless all of them stand in brackets."""
    return re.sub(r"\s*\([^()]*\)", "", words).strip() or words.strip("() ")


def _refined(words: str) -> Meaning | None:
    """What brackets make of a date: `Due (original)`, `日期(新)`."""
    inner = " ".join(re.findall(r"\(([^()]*)\)", words))
    if inner in {"new", "新", "変更後", "後"}:
        return Meaning.MOVED
    if inner in {"old", "旧", "舊", "原", "当初"}:
        return Meaning.BASELINE
    found = _whole(inner, PLAN) if inner else None
    return found if found in {Meaning.BASELINE, Meaning.MOVED, Meaning.ACTUAL, Meaning.START} else None


def _sided(words: str, outer: str) -> Meaning | None:
    """Headings that name one side: with a word for owner or action, alone, or behind a company."""
    scope = NOT_A_SIDE.sub(" ", words)
    theirs = bool(BUYER.search(scope) or THEIRS.search(scope))
    ours = bool(SELLER.search(scope) or OURS.search(scope))
    if theirs and ours:
        rest = BUYER.sub(" ", SELLER.sub(" ", THEIRS.sub(" ", OURS.sub(" ", scope))))
        return None if JOINED.sub(" ", rest).strip() else Meaning.OWNER
    if not theirs and not ours:
        return None
    rest = BUYER.sub(" ", THEIRS.sub(" ", scope)) if theirs else SELLER.sub(" ", OURS.sub(" ", scope))
    rest = re.sub(r"\bside\b|\bteam\b|['’]s|[()（）/&の的側方様:-]", " ", rest).strip()
    behind_company = outer != words and any(found.end() == len(rest) for found in DOING.finditer(rest))
    if DOING.fullmatch(rest) or PROMISES.fullmatch(rest) or behind_company:
        return Meaning.BUYER_ACTION if theirs else Meaning.SELLER_ACTION
    if _partly_of(rest, NOT_OWNING):
        return None
    company = outer != words and rest == outer and _whole(outer, PLAN) is None and _partly(outer) is None
    if not rest or OWNING.search(rest) or PERSONS.fullmatch(rest) or company:
        return Meaning.BUYER_OWNER if theirs else Meaning.SELLER_OWNER
    return None


def _whole(words: str, table: Table) -> Meaning | None:
    return next((meaning for meaning, known in table if known.fullmatch(words)), None)


def _partly(words: str) -> Meaning | None:
    """The meaning of some of the words; in a longer heading the last one says what the column is."""
    return _partly_of(words, frozenset(Meaning)) if len(words.split()) <= 5 else None


def _partly_of(words: str, meanings: frozenset[Meaning], *, last: bool = False) -> Meaning | None:
    """As `_partly`, for some meanings; `last` asks for what the heading ends with."""
    found = [
        (match.end() == len(words), meaning)
        for meaning, known in PLAN
        if meaning in meanings
        for match in known.finditer(words)
        if _counts(match, words) and (match.end() == len(words) or not last)
    ]
    final = [meaning for at_end, meaning in found if at_end]
    secret = Meaning.PRIVATE in [meaning for _, meaning in found] and Meaning.OWNER not in final
    return Meaning.PRIVATE if secret else next(iter(final or [meaning for _, meaning in found]), None)


def _counts(found: re.Match[str], words: str) -> bool:
    """Single Chinese characters count at the end only, short plain words not at all."""
    text = found.group()
    if text in ONLY_WHOLE:
        return False
    if is_cjk(text):
        return len(text) > 1 or found.end() == len(words)
    return len(text) > 2


ONLY_WHOLE = frozenset(
    re.split(
        r"\s+",
        "needs requires after follows blocks enables to by from until plan time check checked health order "
        "key code work latest value win team org account function position what who why people complete "
        "done x v all open new lists von bis wer was wann stand ende fertig",
    )
)


@lru_cache(maxsize=4)
def plan_characters(encoding: str) -> frozenset[str]:
    """Characters beyond ASCII that headings use: the tell-tale of a right guess at an encoding."""
    patterns = [known.pattern for _, known in (*PLAN, *RISKS)] + [BUYER.pattern, SELLER.pattern, OURS.pattern]
    kana = KANA if encoding in {"shift_jis", "euc-jp"} else ""
    return frozenset(character for character in "".join(patterns) + kana if ord(character) > 0x7F)


KANA = (
    "のをにはがとでしまるたてりアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨ"
    "ラリルレロワンー"
)
