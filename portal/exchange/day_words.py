"""Names of months, weekdays and counted numbers in the languages that plans are written in."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january", "janv", "januar"),
            ("feb", "february", "febr", "februar"),
            ("mar", "march", "mrz", "märz"),
            ("apr", "april"),
            ("may", "mai"),
            ("jun", "june", "juni"),
            ("jul", "july", "juli"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october", "okt", "oktober"),
            ("nov", "november"),
            ("dec", "december", "dez", "dezember"),
        ),
        1,
    )
    for name in names
}
MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"

WEEKDAY_NAMES = (
    ("mon", r"mon(?:day)?s?|月曜日?|(?:星期|週|周|礼拜|禮拜)一"),
    ("tue", r"tue(?:s(?:day)?)?s?|火曜日?|(?:星期|週|周|礼拜|禮拜)二"),
    ("wed", r"wed(?:nesday)?s?|水曜日?|(?:星期|週|周|礼拜|禮拜)三"),
    ("thu", r"thu(?:r(?:s(?:day)?)?)?s?|木曜日?|(?:星期|週|周|礼拜|禮拜)四"),
    ("fri", r"fri(?:day)?s?|金曜日?|(?:星期|週|周|礼拜|禮拜)五"),
    ("sat", r"sat(?:urday)?s?|土曜日?|(?:星期|週|周|礼拜|禮拜)六"),
    ("sun", r"sun(?:day)?s?|日曜日?|(?:星期|週|周|礼拜|禮拜)[日天]"),
)
WEEKDAYS = tuple(
    (code, re.compile(rf"(?<![a-z]){names.split('|')[0]}(?![a-z])|" + "|".join(names.split("|")[1:])))
    for code, names in WEEKDAY_NAMES
)
ANY_WEEKDAY = re.compile(
    r"\(\s*(?:[月火水木金土日一二三四五六]|" + "|".join(names for _, names in WEEKDAY_NAMES) + r")\s*\)"
    r"|(?<![a-z\d])(?:" + "|".join(names.split("|")[0] for _, names in WEEKDAY_NAMES) + r")(?![a-z])\.?,?"
    r"|" + "|".join("|".join(names.split("|")[1:]) for _, names in WEEKDAY_NAMES)
)

DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
COUNTED = re.compile(r"[〇零一二三四五六七八九十两兩]+(?=[年月日號号週周天個个季度營营工]|$|\s*[-~至到])")
SPELLED = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}


SPELLED_WEEK = re.compile(rf"\b(weeks?|days?|months?)\s+({'|'.join(SPELLED)})\b")


def counted(text: str) -> str:
    """The text with numerals beside a unit as digits: `第九週` → `第9週`, `week nine` → `week 9`."""
    text = SPELLED_WEEK.sub(lambda found: f"{found[1]} {SPELLED[found[2]]}", text)
    return COUNTED.sub(lambda found: str(_number(found.group())), text)


def weekday(text: str) -> str | None:
    """The weekday named in the text as `mon` … `sun`."""
    lowered = text.casefold()
    return next((code for code, known in WEEKDAYS if known.search(lowered)), None)


def _number(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(DIGITS[character]) for character in text))
    return (DIGITS.get(tens, 1) if tens else 1) * 10 + (DIGITS.get(ones, 0) if ones else 0)
