"""The small ICU subset of the catalogues: `{name}`, `{n, plural, …}` with `#`, `{x, select, …}`."""

from collections.abc import Mapping
from dataclasses import dataclass


def render(pattern: str, fields: Mapping[str, object], language: str) -> str:
    """Fill in a pattern; an unknown field is left empty, a branch that is missing falls to `other`."""
    return _Filling(pattern, fields, language).text(0, "", nested=False)[0]


@dataclass(frozen=True, slots=True)
class _Filling:
    """A walk over one pattern; every method takes a position and gives the one where it stopped."""

    pattern: str
    fields: Mapping[str, object]
    language: str

    def text(self, at: int, number: str, *, nested: bool) -> tuple[str, int]:
        parts: list[str] = []
        while at < len(self.pattern):
            sign = self.pattern[at]
            if sign == "}" and nested:
                return "".join(parts), at + 1
            if sign == "{":
                filled, at = self._field(at + 1)
                parts.append(filled)
                continue
            parts.append(number if sign == "#" and number else sign)
            at += 1
        return "".join(parts), at

    def _field(self, at: int) -> tuple[str, int]:
        end = next(i for i in range(at, len(self.pattern)) if self.pattern[i] in ",}")
        value = self.fields.get(self.pattern[at:end].strip())
        if self.pattern[end] == "}":
            return _shown(value), end + 1
        comma = self.pattern.index(",", end + 1)
        plural = self.pattern[end + 1 : comma].strip() == "plural"
        branches, after = self._branches(comma + 1, _shown(value) if plural else "")
        wanted = (f"={value}", _plural(value, self.language)) if plural else (_shown(value),)
        return next((branches[w] for w in wanted if w in branches), branches.get("other", "")), after

    def _branches(self, at: int, number: str) -> tuple[Mapping[str, str], int]:
        branches: dict[str, str] = {}
        while not self.pattern[at:].lstrip().startswith("}"):
            opening = self.pattern.index("{", at)
            name = self.pattern[at:opening].strip()
            branches[name], at = self.text(opening + 1, number, nested=True)
        return branches, self.pattern.index("}", at) + 1


def _plural(value: object, language: str) -> str:
    return "one" if language == "en" and value == 1 else "other"


def _shown(value: object) -> str:
    return "" if value is None else str(value)
