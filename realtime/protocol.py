"""The messages of the socket, closed sets named by direction; no input or output here."""

import re
from typing import Annotated, Any

import msgspec

from portal.core.ids import COMMAND_PATTERN
from portal.room.registry import PROTOCOL

Name = Annotated[str, msgspec.Meta(max_length=90)]
PLACE = re.compile(r"(?:plan|risks|people|history)(?:/[0-9a-f-]{1,36})?")


class Join(msgspec.Struct, tag_field="t", tag="join", forbid_unknown_fields=True):
    """I hold the snapshot of that epoch at `seq`."""

    stream: Name
    epoch: Annotated[str, msgspec.Meta(max_length=32)]
    seq: Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class Leave(msgspec.Struct, tag_field="t", tag="leave", forbid_unknown_fields=True):
    """I no longer show that stream."""

    stream: Name


class Cmd(msgspec.Struct, tag_field="t", tag="cmd", forbid_unknown_fields=True):
    """Do this under that id; `v` is the protocol under which it was made."""

    id: Annotated[str, msgspec.Meta(pattern=COMMAND_PATTERN, max_length=36)]
    stream: Name
    do: Annotated[str, msgspec.Meta(max_length=64)]
    args: msgspec.Raw
    v: int = PROTOCOL


class Here(msgspec.Struct, tag_field="t", tag="here", forbid_unknown_fields=True):
    """Where I look in that room; null for away."""

    stream: Name
    place: Annotated[str, msgspec.Meta(max_length=60)] | None

    @property
    def is_somewhere(self) -> bool:
        """Whether the place is one that a page can have; the others in the room are told no other words."""
        return self.place is not None and PLACE.fullmatch(self.place) is not None


class Home(msgspec.Struct, tag_field="t", tag="home", forbid_unknown_fields=True):
    """I show lists."""


FromClient = Join | Leave | Cmd | Here | Home

_decoder = msgspec.json.Decoder(FromClient)
_encode = msgspec.json.Encoder().encode


class Malformed(Exception):
    """The frame is none of the messages that a client may send."""


def read(text: str | bytes) -> FromClient:
    """The message in a frame; raises Malformed."""
    try:
        message: FromClient = _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Malformed(str(error)) from error
    return message


def say(t: str, **fields: Any) -> bytes:
    """A message from the server."""
    return _encode({"t": t, **fields})


def frame(payload: bytes) -> bytes:
    """The bytes of one unmasked, unfragmented text frame (RFC 6455, section 5.2)."""
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    if size < 1 << 16:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload
