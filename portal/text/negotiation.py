"""Which language to answer in, by the Accept-Language header (RFC 9110, section 12.5.4)."""

from portal.text.catalogue import Language

_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def preferred_language(header: str) -> Language:
    """The first choice that has a catalogue; English if there is none."""
    for tag in _by_weight(header):
        if language := _match(tag):
            return language
    return Language.ENGLISH


def _by_weight(header: str) -> list[str]:
    choices: list[tuple[float, str]] = []
    for part in header[:500].lower().split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            choices.append((float(weight or 1), tag.strip()))
        except ValueError:
            continue
    return [tag for weight, tag in sorted(choices, key=lambda choice: -choice[0]) if weight > 0]


def _match(tag: str) -> Language | None:
    if tag.startswith(_TRADITIONAL):
        return Language.TRADITIONAL_CHINESE
    primary = tag.partition("-")[0]
    return {"en": Language.ENGLISH, "ja": Language.JAPANESE, "zh": Language.SIMPLIFIED_CHINESE}.get(primary)
