"""Sentences: filled in, in the right language."""

import pytest

from portal.text import Language, preferred_language
from portal.text.message import render

PLURAL = "{n, plural, =0 {nothing} one {# step by {who}} other {# steps by {who}}} left"


@pytest.mark.parametrize(
    ("pattern", "fields", "language", "text"),
    [
        ("Plain.", {}, "en", "Plain."),
        ("{who} moved {title}.", {"who": "Bo", "title": "Review"}, "en", "Bo moved Review."),
        ("{who} moved it.", {}, "en", " moved it."),
        ("{who}", {"who": "{n, plural, other {#}}"}, "en", "{n, plural, other {#}}"),
        (PLURAL, {"n": 0, "who": "Bo"}, "en", "nothing left"),
        (PLURAL, {"n": 1, "who": "Bo"}, "en", "1 step by Bo left"),
        (PLURAL, {"n": 2, "who": "Bo"}, "en", "2 steps by Bo left"),
        (PLURAL, {"n": 1, "who": "Bo"}, "ja", "1 steps by Bo left"),
        ("{s, select, buyer {they} other {we}} ask", {"s": "buyer"}, "en", "they ask"),
        ("{s, select, buyer {they} other {we}} ask", {"s": None}, "en", "we ask"),
        ("# of {n}", {"n": 3}, "en", "# of 3"),
    ],
)
def test_a_pattern_is_filled_in(pattern, fields, language, text):
    assert render(pattern, fields, language) == text


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", Language.ENGLISH),
        ("fr, de;q=0.8", Language.ENGLISH),
        ("ja", Language.JAPANESE),
        ("fr, ja;q=0.5, en;q=0.9", Language.ENGLISH),
        ("zh-TW", Language.TRADITIONAL_CHINESE),
        ("zh-Hant-HK", Language.TRADITIONAL_CHINESE),
        ("zh-CN,zh;q=0.9", Language.SIMPLIFIED_CHINESE),
        ("zh", Language.SIMPLIFIED_CHINESE),
        ("ja;q=0, en", Language.ENGLISH),
        ("ja;q=x, zh", Language.SIMPLIFIED_CHINESE),
    ],
)
def test_the_browser_says_which_language(header, language):
    assert preferred_language(header) is language
