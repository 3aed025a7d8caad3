"""From a command's frame to a command of the journal, and from its answer to a frame."""

from pydantic import ValidationError

from portal.core.database import OutcomeUnknown
from portal.core.errors import Invalid, NotFound, Refusal
from portal.journal.commands import Answer, Command, Done, Refused, Unneeded, request_type
from portal.people.deals import BY_OWN_DOOR, wish
from portal.room.registry import PROTOCOL
from portal.text import Language, has_message, sentence
from realtime.protocol import Cmd, say


def wished(message: Cmd, actor: str) -> Command:
    """The command that a frame asks for; raises Refusal for one that no deed could take."""
    if message.v != PROTOCOL:
        raise Invalid("other_protocol", v=message.v)
    if message.do in BY_OWN_DOOR:
        raise NotFound("no_such_deed")
    kind = request_type(message.stream, message.do)
    try:
        request = kind.model_validate_json(bytes(message.args))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Invalid("malformed", field=where, problem=first["type"]) from error
    return wish(message.id, message.stream, message.do, request, actor)


def answer_frame(message: Cmd, answer: Answer | BaseException, language: str) -> bytes:
    """What the author is told when the event itself does not tell it."""
    if isinstance(answer, Done):
        return say("done", id=message.id, stream=answer.stream, seq=answer.seq)
    if isinstance(answer, Unneeded):
        return say("already", id=message.id)
    if isinstance(answer, Refused):
        return refused_frame(message.id, answer.refusal, language)
    if isinstance(answer, OutcomeUnknown):
        return say("unknown", id=message.id)
    return say("unavailable", id=message.id)


def refused_frame(id: str, refusal: Refusal, language: str) -> bytes:
    """A rule turned it down: the code, and the sentence in the reader's language."""
    key = f"refused.{refusal.code}"
    known = language if language in set(Language) else Language.ENGLISH
    text = sentence(Language(known), key, dict(refusal.fields)) if has_message(key) else refusal.code
    return say("refused", id=id, kind=refusal.kind, code=refusal.code, text=text, fields=dict(refusal.fields))
