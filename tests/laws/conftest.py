"""Servers and people for the laws."""

from tests.live.fixtures import (
    engine,
    person,
    postgresql_engine,
    serving,
    sqlite_engine,
    start,
    start_another,
    world,
)

__all__ = [
    "engine",
    "person",
    "postgresql_engine",
    "serving",
    "sqlite_engine",
    "start",
    "start_another",
    "world",
]
