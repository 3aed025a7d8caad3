"""A scene that remembers what was asked, so that the browser can guess it and fold what came of it."""

import json
from dataclasses import dataclass, field
from typing import Any

from portal.core.schema import moment_text
from portal.room.change import Already, Event
from portal.room.deeds import DEEDS
from portal.room.fields import Request
from portal.room.member import Member
from tests.property.wire import json_event
from tests.rooms import TODAY, Scene, command_id


@dataclass
class Recorder(Scene):
    """A scene with the wish and the event of every deed that took effect, as JSON values."""

    stream: str = "room/x"
    steps: list[dict[str, Any]] = field(default_factory=list)

    def attempt(
        self, who: str | Member, deed: str, undone: Event | None = None, **args: Any
    ) -> Event | Already:
        """Decide a deed, and remember it if anything came of it."""
        answer = super().attempt(who, deed, undone, **args)
        if isinstance(answer, Event):
            member = who if isinstance(who, Member) else self.member(who)
            self.note(member.stakeholder, deed, DEEDS[deed].request.model_validate(args), answer)
        return answer

    def note(self, me: str | None, deed: str, request: Request, event: Event) -> None:
        """Remember a wish of the newest command, with its event."""
        self.steps.append(
            {
                "do": deed,
                "args": json.loads(request.model_dump_json(exclude_unset=True)),
                "me": me,
                "today": TODAY.isoformat(),
                "now": moment_text(self.now),
                "event": json_event(event, len(self.steps) + 1, command_id(self.commands), self.stream),
            }
        )
