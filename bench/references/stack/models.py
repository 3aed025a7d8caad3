"""The rows of a tick as mapped classes."""

from typing import Any

from sqlalchemy.orm import DeclarativeBase, Mapped

from portal.journal import tables


class Base(DeclarativeBase):
    """All mapped classes; their tables are ours."""

    metadata = tables.event.metadata


class Head(Base):
    """The newest seq of a stream."""

    __table__ = tables.stream
    name: Mapped[str]
    seq: Mapped[int]
    at: Mapped[Any]


class StoredEvent(Base):
    """What happened, as it was sent."""

    __table__ = tables.event


class Action(Base):
    """A promise in a shared room."""

    __table__ = tables.SHARED["action"]
    id: Mapped[str]
    title: Mapped[str]
    side: Mapped[str]
    state: Mapped[str]
    round: Mapped[int]
    finished: Mapped[Any]
    finished_by: Mapped[str | None]


class Stakeholder(Base):
    """A person in a shared room."""

    __table__ = tables.SHARED["stakeholder"]
    id: Mapped[str]
    party: Mapped[str]
    role: Mapped[str | None]


class Party(Base):
    """A company in a shared room."""

    __table__ = tables.SHARED["party"]
    side: Mapped[str]
