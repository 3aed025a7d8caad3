"""A command on its way to becoming events, and what can come of it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from portal.core.errors import Invalid, NotFound, Refusal
from portal.deal.deeds import DEAL_DEEDS
from portal.journal.streams import StreamName, parsed
from portal.room.change import Event
from portal.room.deeds import DEEDS
from portal.room.fields import Request

Companion = Callable[[Connection, Mapping[str, Event]], None]

TAKES_BACK = {"undo": "command_id", "untick_action": "tick"}


@dataclass(frozen=True, slots=True)
class Command:
    """A wish that has been read and whose author is known.

    `actor` is the author's stakeholder id in a shared stream, the user's id in a private one;
    `companion` is run in the same transaction, after the deed decided and before anything is kept.
    """

    id: str
    stream: str
    deed: str
    request: Request
    actor: str
    hash: str
    companion: Companion | None = None

    @property
    def name(self) -> StreamName:
        """The parts of the stream's name."""
        return parsed(self.stream)

    @property
    def streams(self) -> tuple[str, ...]:
        """The streams it touches, in the order in which they are locked."""
        deed = DEAL_DEEDS.get(self.deed)
        if deed is not None and deed.crosses:
            return (str(StreamName(self.name.room)), self.stream)
        return (self.stream,)

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Where its id may be taken, as (stream, id): first where its own repeat would be found."""
        return tuple((name, self.id) for name in reversed(self.streams))


def command(
    id: str,
    stream: str,
    deed: str,
    request: Request,
    actor: str,
    companion: Companion | None = None,
    asked: object = None,
) -> Command:
    """A command with the hash of its body, which tells a repeat from another wish under the same id.

    `asked` is what the person sent, where a door adds to it what another day would be different.
    """
    said = request.model_dump(mode="json", exclude_unset=True) if asked is None else asked
    body = msgspec.json.encode([stream, deed, said], order="deterministic")
    return Command(id, stream, deed, request, actor, hashlib.sha256(body).hexdigest(), companion)


def request_type(stream: str, deed: str) -> type[Request]:
    """The request of a deed that can be done in that stream; raises NotFound for any other."""
    name = parsed(stream)
    if name.is_private and deed in DEAL_DEEDS:
        return DEAL_DEEDS[deed].request
    if deed in DEEDS:
        return DEEDS[deed].request
    raise NotFound("no_such_deed")


@dataclass(frozen=True, slots=True)
class Done:
    """It took effect at `seq` of its stream; a repeat gets the first answer again."""

    stream: str
    seq: int
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Unneeded:
    """The wish was already true."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A rule turned it down; it may be decided anew another time."""

    refusal: Refusal


Answer = Done | Unneeded | Refused


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of a command that took effect: who sent it, with which body, at which seq."""

    seq: int
    actor: str | None
    hash: str | None

    def answer(self, command: Command) -> Answer:
        """The first answer for a repeat; a refusal for another wish under the same id."""
        if self.actor != command.actor or (self.hash is not None and self.hash != command.hash):
            return Refused(Invalid("command_id_taken"))
        return Done(command.stream, self.seq, repeated=True)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its place in the log and its bytes."""

    stream: str
    seq: int
    command: Command
    event: Event
    body: bytes

    @property
    def at(self) -> datetime:
        """The moment of the event."""
        return self.event.at


def undone_command(command: Command) -> str | None:
    """The command that an undo, or the untick of a known tick, wants to take back."""
    named = TAKES_BACK.get(command.deed)
    return (getattr(command.request, named) or None) if named else None
