"""Servers and people at the live door."""

from tests.live import fixtures

engine = fixtures.engine
person = fixtures.person
postgresql_engine = fixtures.postgresql_engine
serving = fixtures.serving
sqlite_engine = fixtures.sqlite_engine
start = fixtures.start
start_another = fixtures.start_another
world = fixtures.world
