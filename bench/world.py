"""Rooms to measure in: forty actions each, members of both sides who may tick."""

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from api.services import Services
from portal.cli.stores import services_of
from portal.core.clock import now
from portal.core.config import Settings
from portal.core.ids import new_command, new_id
from portal.core.migrate import upgrade
from portal.deal.draft import BeginDraft, DraftAction, DraftPerson, DraftStep
from portal.deal.opening import OpenRoom
from portal.journal.commands import Done, command
from portal.people.seats import take_seat
from portal.people.sessions import begin_session
from portal.people.users import add_user
from portal.room.fields import Request
from portal.room.joining import JoinRoom
from portal.room.rows import Action, Stakeholder
from portal.room.words import Side
from portal.room.work import CompleteAction, UntickAction

TICK, UNTICK = "complete_action", "untick_action"
ACTIONS = 40
MILESTONES = 5


@dataclass(frozen=True, slots=True)
class Room:
    """A room as a browser knows it after its snapshot; the n-th member may tick the n-th action."""

    stream: str
    epoch: str
    seq: int
    members: tuple[str, ...]
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class World:
    """A data folder ready to be served; `cookies` signs in the n-th member of every room."""

    folder: Path
    rooms: tuple[Room, ...]
    cookies: tuple[str, ...]


@contextmanager
def world(rooms: int, members: int, missed: int = 0) -> Iterator[World]:
    """A fresh world on this machine's disk, gone afterwards; its rooms went on by `missed` events."""
    with TemporaryDirectory(prefix="cairn-bench-") as folder:
        data = Path(folder) / "seed"
        data.mkdir()
        yield world_in(Settings(data=data), rooms, members, missed)


@contextmanager
def copied(made: World) -> Iterator[Path]:
    """The world's data folder in a copy that may be written to."""
    with TemporaryDirectory(prefix="cairn-bench-") as folder:
        yield Path(shutil.copytree(made.folder, Path(folder) / "data"))


async def _made(settings: Settings, rooms: int, members: int, missed: int) -> World:
    async with services_of(settings) as services:
        people = [await services.database.write(partial(_person, number=number)) for number in range(members)]
        users, tokens = zip(*people, strict=True)
        made = [await _room(services, users, number) for number in range(rooms)]
        for room in made:
            await _go_on(services, room, missed)
    cookies = tuple(f"{settings.cookie}={token}" for token in tokens)
    return World(settings.data, tuple(made), cookies)


def world_in(settings: Settings, rooms: int, members: int, missed: int = 0) -> World:
    """The same in any empty database."""
    upgrade(settings.database_url)
    return asyncio.run(_made(settings, rooms, members, missed))


def _person(db: Connection, number: int) -> tuple[str, str]:
    user = add_user(db, _address(number), f"Person {number}").id
    return user, begin_session(db, user, now(), "bench")


async def _room(services: Services, users: tuple[str, ...], number: int) -> Room:
    """A room that the first user drafted and opened, and that all of them joined."""
    room, party = new_id(), new_id()
    private, shared = f"deal/{room}/{party}", f"room/{room}"
    await _done(services, private, "begin_draft", _draft(number, len(users)), users[0])
    await _done(services, private, "open_room", OpenRoom(seq=1), users[0])
    cards = await _cards(services, shared)
    for person, user in enumerate(users):
        stakeholder = cards[_address(person)]
        await services.database.write(partial(take_seat, user=user, room=room, stakeholder=stakeholder))
        if person:
            await _done(services, shared, "join_room", JoinRoom(stakeholder_id=stakeholder), stakeholder)
    value = await services.journal.value(shared)
    rows = [row for row in value.tables["action"].values() if isinstance(row, Action)]
    actions = {row.title: row.id for row in rows}
    return Room(
        shared,
        value.epoch,
        value.seq,
        tuple(cards[_address(person)] for person in range(len(users))),
        tuple(actions[_title(n)] for n in range(ACTIONS)),
    )


async def _go_on(services: Services, room: Room, events: int) -> None:
    for number in range(events):
        member = number % len(room.members)
        deed = TICK if number // len(room.members) % 2 == 0 else UNTICK
        await _done(services, room.stream, deed, ticking(deed, room.actions[member]), room.members[member])


def ticking(deed: str, action: str) -> Request:
    """The request of a tick or its untick, in the first round."""
    return (CompleteAction if deed == TICK else UntickAction)(step_id=action, round=1)


def _draft(number: int, members: int) -> BeginDraft:
    others = [DraftPerson(name=f"Person {n}", email=_address(n), side=_side(n)) for n in range(1, members)]
    return BeginDraft(
        name=f"Rollout {number}",
        own_company="Northwind",
        other_company="Contoso",
        maker_name="Person 0",
        maker_email=_address(0),
        started=date(2026, 11, 2),
        outcome="Claims are answered in a day instead of a week.",
        people=tuple(others),
        milestones=tuple(DraftStep(title=f"Milestone {n + 1}") for n in range(MILESTONES)),
        actions=tuple(
            DraftAction(
                title=_title(n),
                side=_side(n % members),
                milestone=n % MILESTONES,
                due=date(2027, 1, 4 + n % 20),
            )
            for n in range(ACTIONS)
        ),
    )


def _title(number: int) -> str:
    return f"Agree on promise number {number + 1}"


def _address(person: int) -> str:
    return f"person{person}@{'northwind' if _side(person) is Side.SELLER else 'contoso'}.example"


def _side(person: int) -> Side:
    return Side.SELLER if person % 2 == 0 else Side.BUYER


async def _cards(services: Services, shared: str) -> dict[str, str]:
    value = await services.journal.value(shared)
    return {row.email: row.id for row in value.tables["stakeholder"].values() if isinstance(row, Stakeholder)}


async def _done(services: Services, stream: str, deed: str, request: Request, actor: str) -> None:
    answer = await services.journal.submit(command(new_command(), stream, deed, request, actor))
    if not isinstance(answer, Done):
        raise TypeError(f"{deed}: {answer}")
