"""A tick and its untick: load, check, change, record, commit."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bench.references.stack.models import Action, Head, Party, Stakeholder, StoredEvent
from portal.core.schema import moment_text


class Args(msgspec.Struct):
    """Which action, in which round."""

    step_id: str
    round: int


class Command(msgspec.Struct):
    """A message that asks for a change."""

    id: str
    stream: str
    do: str
    args: Args


async def tick(sessions: async_sessionmaker[AsyncSession], command: Command, actor: str) -> bytes:
    """Carry the command out in one transaction; returns the event's bytes once it is committed."""
    async with sessions.begin() as session:
        head = await session.get_one(Head, command.stream)
        member = await session.get_one(Stakeholder, (command.stream, actor))
        action = await session.get_one(Action, (command.stream, command.args.step_id))
        party = await session.get_one(Party, (command.stream, member.party))
        if member.role is None or action.side != party.side or action.round != command.args.round:
            raise PermissionError(command.do)
        now = datetime.now(UTC)
        was, kind = _state(action), _change(action, command, actor, now)
        head.seq += 1
        head.at = now
        body = _body(head, command, actor, kind, action, was)
        session.add(_event(head, command, actor, kind, body))
    return body


def _change(action: Action, command: Command, actor: str, now: datetime) -> str:
    if command.do == "complete_action":
        action.state, action.finished, action.finished_by = "done", now.date(), actor
        return "action.completed"
    action.state, action.finished, action.finished_by = "open", None, None
    return "action.unticked"


def _state(action: Action) -> dict[str, Any]:
    return {"state": action.state, "finished": action.finished, "finished_by": action.finished_by}


def _body(head: Head, command: Command, actor: str, kind: str, action: Action, was: dict[str, Any]) -> bytes:
    return msgspec.json.encode(
        {
            "stream": head.name,
            "seq": head.seq,
            "v": 1,
            "kind": kind,
            "actor": actor,
            "at": moment_text(head.at),
            "command": command.id,
            "data": {"step": action.id, "title": action.title, "round": action.round},
            "changes": [{"table": "action", "id": action.id, "set": _state(action), "was": was}],
        }
    )


def _event(head: Head, command: Command, actor: str, kind: str, body: bytes) -> StoredEvent:
    return StoredEvent(
        stream=head.name,
        seq=head.seq,
        command=command.id,
        actor=actor,
        hash=None,
        kind=kind,
        at=head.at,
        body=body.decode(),
    )
