"""The texts that a browser sends."""

import json

from bench.world import Room


def join(room: Room, seq: int | None = None) -> str:
    """I hold the snapshot at that seq, the newest if not said."""
    cursor = room.seq if seq is None else seq
    return json.dumps({"t": "join", "stream": room.stream, "epoch": room.epoch, "seq": cursor})


def tick(room: Room, action: str, id: str) -> str:
    """Done, in the first round."""
    return _command(room, "complete_action", action, id)


def untick(room: Room, action: str, id: str) -> str:
    """Not done after all."""
    return _command(room, "untick_action", action, id)


def _command(room: Room, deed: str, action: str, id: str) -> str:
    args = {"step_id": action, "round": 1}
    return json.dumps({"t": "cmd", "id": id, "stream": room.stream, "do": deed, "args": args})
