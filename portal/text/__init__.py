"""Message catalogues: one JSON file per language, the same source for Python and TypeScript."""

from portal.text.catalogue import Language, has_message, sentence
from portal.text.negotiation import preferred_language

__all__ = ["Language", "has_message", "preferred_language", "sentence"]
