"""Servers and people at the live door."""

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
