"""The sentences of each language, found by key; English stands in for what a language lacks."""

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from portal.text.message import render

FOLDER = Path(__file__).parent


class Language(StrEnum):
    """The languages that people can choose, as BCP 47 tags."""

    ENGLISH = "en"
    JAPANESE = "ja"
    TRADITIONAL_CHINESE = "zh-Hant"
    SIMPLIFIED_CHINESE = "zh-Hans"


def sentence(language: Language, key: str, fields: Mapping[str, object] | None = None) -> str:
    """The message in that language, else in English, else the key itself."""
    for tag in (language, Language.ENGLISH):
        if (pattern := messages(tag).get(key)) is not None:
            return render(pattern, fields or {}, tag)
    return key


def has_message(key: str) -> bool:
    """Whether English knows the key."""
    return key in messages(Language.ENGLISH)


@cache
def messages(language: Language) -> Mapping[str, str]:
    """Key to pattern; a nested object's keys are joined by dots."""
    path = FOLDER / f"{language}.json"
    return dict(_flatten("", json.loads(path.read_text("utf-8")))) if path.exists() else {}


def _flatten(prefix: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [
            pair
            for key, below in value.items()
            for pair in _flatten(f"{prefix}.{key}" if prefix else key, below)
        ]
    return [(prefix, str(value))]
