"""A database in memory for functions over a connection."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, create_engine

import portal.people.tables  # noqa: F401 - joins the metadata
from portal.core.schema import metadata

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def db() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()
