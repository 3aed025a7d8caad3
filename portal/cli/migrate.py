"""`portal migrate`: for those who bring the schema up to date apart from starting the server."""

import argparse
from contextlib import nullcontext

from portal.core.config import Settings
from portal.core.data_folder import held
from portal.core.migrate import head, upgrade


def arguments(_: argparse.ArgumentParser) -> None:
    """None: the database is that of the environment."""


def run(_: argparse.Namespace) -> int:
    """Upgrade, and say whether there was anything to do."""
    settings = Settings()
    with held(settings.data) if settings.is_sqlite else nullcontext():
        changed = upgrade(settings.database_url)
    print(f"Schema {head()}: {'now up to date' if changed else 'was up to date'}.")
    return 0
