"""How words are compared: without case, width and decoration."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DECORATION = re.compile(r"[*_`\"“”「」『』【】:：?？!！。]+")
SPACES = re.compile(r"[\s_]+")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@lru_cache(maxsize=20_000)
def plainly(text: str) -> str:
    """The text in one width and case, without decoration: how headings and vocabulary are compared."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return SPACES.sub(" ", DECORATION.sub(" ", text)).strip(" -–—.,;")


def same_width(text: str) -> str:
    """The text with full-width letters, digits and brackets as plain ones, spaces collapsed; case is kept."""
    return SPACES_ONLY.sub(" ", unicodedata.normalize("NFKC", text)).strip()


SPACES_ONLY = re.compile(r"\s+")


def is_cjk(text: str) -> bool:
    """Whether the text holds Chinese or Japanese characters."""
    return bool(CJK.search(text))


def pattern(*words: str) -> re.Pattern[str]:
    """A search for any of the words: plain ones as whole words, Chinese and Japanese ones anywhere.

    Long lists are one text with semicolons between the words.
    """
    listed = [word.strip() for text in words for word in text.split(";")]
    anywhere = [word for word in listed if word and is_cjk(word)]
    whole = [word for word in listed if word and not is_cjk(word)]
    grouped = [rf"(?<![a-z0-9])(?:{'|'.join(whole)})(?![a-z0-9])"] if whole else []
    return re.compile("|".join([*grouped, *anywhere]))
