"""Tables of people. `room`, `party` and `stakeholder` are ids of rows that live in streams."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from portal.core.schema import Moment, metadata

organisation = Table(
    "organisation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("created", Moment, nullable=False),
)

user = Table(
    "user",
    metadata,
    Column("id", Text, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

membership = Table(
    "membership",
    metadata,
    Column("organisation", ForeignKey("organisation.id"), primary_key=True),
    Column("user", ForeignKey("user.id"), primary_key=True, index=True),
    Column("role", Text, nullable=False),
)

team = Table(
    "team",
    metadata,
    Column("id", Text, primary_key=True),
    Column("organisation", ForeignKey("organisation.id"), nullable=False, index=True),
    Column("parent", ForeignKey("team.id"), nullable=True),
    Column("name", Text, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("user", ForeignKey("user.id"), nullable=False, index=True),
    Column("created", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("user_agent", Text, nullable=False),
    Column("ended", Moment, nullable=True),
)

seat = Table(
    "seat",
    metadata,
    Column("user", ForeignKey("user.id"), primary_key=True),
    Column("room", Text, primary_key=True, index=True),
    Column("stakeholder", Text, nullable=False),
)

party_link = Table(
    "party_link",
    metadata,
    Column("room", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("organisation", ForeignKey("organisation.id"), nullable=False, index=True),
    Column("side", Text, nullable=False),
)

sign_in_link = Table(
    "sign_in_link",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("user", ForeignKey("user.id"), nullable=False, index=True),
    Column("room", Text, nullable=True),
    Column("stakeholder", Text, nullable=True),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("used", Moment, nullable=True),
)

limit_hit = Table(
    "limit_hit",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_limit_hit_kind_subject_at", "kind", "subject", "at"),
)
