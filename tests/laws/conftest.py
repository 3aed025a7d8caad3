"""Servers and people for the laws."""

from tests.live.fixtures import *  # noqa: F403  pytest finds fixtures by the names that a conftest holds
