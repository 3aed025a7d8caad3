"""The journal on both engines."""

from tests.journals.engines import database_url, journal, stores

__all__ = ["database_url", "journal", "stores"]
