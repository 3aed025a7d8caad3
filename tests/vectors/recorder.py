"""A scene that remembers what was asked, so that the browser can guess it and fold what came of it."""

import json
from dataclasses import dataclass, field
from typing import Any

from portal.core.schema import moment_text
from portal.room.change import Already, Event
from portal.room.deeds import DEEDS
from portal.room.member import Member
from tests.property.wire import json_event
from tests.rooms import Scene, command_id


@dataclass
class Recorder(Scene):
    """A scene with the wish and the event of every deed that took effect, as JSON values."""

    steps: list[dict[str, Any]] = field(default_factory=list)

    def attempt(
        self, who: str | Member, deed: str, undone: Event | None = None, **args: Any
    ) -> Event | Already:
        """Decide a deed, and remember it if anything came of it."""
        answer = super().attempt(who, deed, undone, **args)
        if isinstance(answer, Event):
            self.steps.append(self._step(who, deed, args, answer))
        return answer

    def _step(self, who: str | Member, deed: str, args: dict[str, Any], event: Event) -> dict[str, Any]:
        member = who if isinstance(who, Member) else self.member(who)
        request = DEEDS[deed].request.model_validate(args)
        return {
            "do": deed,
            "args": json.loads(request.model_dump_json(exclude_unset=True)),
            "me": member.stakeholder,
            "today": self.room.today(self.now).isoformat(),
            "now": moment_text(self.now),
            "event": json_event(event, len(self.steps) + 1, command_id(self.commands)),
        }
