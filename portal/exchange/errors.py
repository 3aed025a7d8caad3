"""The refusal of a file: a stable code with the figures that its sentence needs."""

from __future__ import annotations

from portal.exchange.messages import REFUSALS


class Unreadable(Exception):
    """A file that is not read at all; `code` names the sentence `import.refused.<code>`, `fields` fill it."""

    def __init__(self, code: str, **fields: str | int) -> None:
        self.code = code
        self.fields = fields
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The English sentence, for the terminal and the log."""
        return REFUSALS[self.code].format(**self.fields)

    def as_json(self) -> dict[str, object]:
        """Code, fields and English sentence, as they cross a process border."""
        return {"code": self.code, "fields": self.fields, "text": self.sentence}
