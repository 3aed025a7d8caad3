"""Servers and people at the live door."""

from tests.live.fixtures import *  # noqa: F403  pytest finds fixtures by the names that a conftest holds
