"""Which encoding a text file is in: by its mark, by being valid UTF-8, else by how its characters look."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from portal.exchange.errors import Unreadable
from portal.exchange.vocabulary import plan_characters

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Legacy:
    """An encoding from before Unicode, with the lead bytes of everyday characters."""

    name: str
    codec: str
    everyday: range
    halfwidth: bool = False


LEGACY = (
    Legacy("shift_jis", "cp932", range(0x81, 0x99), halfwidth=True),
    Legacy("big5", "big5hkscs", range(0xA1, 0xC7)),
    Legacy("gb18030", "gb18030", range(0xA1, 0xD8)),
    Legacy("euc-jp", "euc_jp", range(0xA1, 0xD0)),
)
WESTERN = ("windows-1252", "cp1252")
SURE = 0.8


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; raises Unreadable for bytes that are no text."""
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return _marked_utf16(data) if name == "utf-16" else _strictly(data, codec), name
    if b"\x00" in data[:4096]:
        return _unmarked_utf16(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if (
            error.reason == "unexpected end of data"
            and error.start > 8
            and any(byte > 0x7F for byte in data[: error.start])
        ):
            raise Unreadable("broken", detail="its last character is cut off") from error
        return _legacy(data)


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable("broken", detail="its characters are cut off") from error


def _marked_utf16(data: bytes) -> str:
    """A mark can lie: where the other byte order gives far more plain letters, it is the right one."""
    big = data.startswith(codecs.BOM_UTF16_BE)
    high, low = data[2:4098:2].count(0), data[3:4099:2].count(0)
    said, other = (high, low) if big else (low, high)
    if other <= 10 * said + 3:
        return _strictly(data, "utf-16")
    return _strictly(data[2:], "utf-16-le" if big else "utf-16-be")


def _unmarked_utf16(data: bytes) -> tuple[str, str]:
    """UTF-16 of a plan has line ends and digits, so zero bytes stand at even or at odd places only."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if len(data) % 2 or min(even, odd) * 10 > max(even, odd):
        raise Unreadable("wrong_type", found="not text")
    return _strictly(data, "utf-16-le" if odd > even else "utf-16-be"), "utf-16"


def _legacy(data: bytes) -> tuple[str, str]:
    scored = []
    for legacy in LEGACY:
        try:
            text = data.decode(legacy.codec)
        except UnicodeDecodeError:
            continue
        scored.append((likeness(text, legacy), legacy.name, text))
    try:
        western = data.decode(WESTERN[1])
    except UnicodeDecodeError:
        western = None
    if western is not None:
        scored.append((_western_likeness(western), WESTERN[0], western))
    score, name, text = max(scored, key=lambda one: one[0], default=(0.0, "", ""))
    return (text, name) if score >= SURE else _second_opinion(data, text, name)


def likeness(text: str, legacy: Legacy) -> float:
    """How much like a plan in that encoding's language: about 1 for everyday text, else less."""
    foreign = [character for character in text if ord(character) > 0x7F]
    return sum(_worth(character, legacy) for character in foreign) / max(len(foreign), 1)


def _worth(character: str, legacy: Legacy) -> float:
    code = ord(character)
    if 0xFF61 <= code <= 0xFF9F or 0xE000 <= code <= 0xF8FF or code > 0xFFFF:
        return -1.0
    known = 0.5 if character in plan_characters(legacy.name) else 0.0
    try:
        raw = character.encode(legacy.codec)
    except UnicodeEncodeError:
        return -1.0
    return known + (1.0 if len(raw) == 2 and raw[0] in legacy.everyday else -0.5)


def _western_likeness(text: str) -> float:
    """Accented letters stand between plain ones; in text of another kind they stand in rows."""
    foreign = [place for place, character in enumerate(text) if ord(character) > 0x7F]
    alone = sum(
        (text[place].isalpha() or text[place] in "–—’‘“”…•€£°·\xa0©®×")
        and not (place + 1 < len(text) and ord(text[place + 1]) > 0x7F)
        and not (place and ord(text[place - 1]) > 0x7F)
        for place in foreign
    )
    return 1.4 * alone / max(len(foreign), 1)


def _second_opinion(data: bytes, text: str, name: str) -> tuple[str, str]:
    best = from_bytes(data, cp_isolation=[legacy.codec for legacy in LEGACY] + [WESTERN[1]]).best()
    if best is None and not text:
        raise Unreadable("unknown_encoding")
    if best is None:
        return text, name
    names = {legacy.codec: legacy.name for legacy in LEGACY} | {WESTERN[1]: WESTERN[0]}
    return str(best), names.get(best.encoding, best.encoding)
