"""Whatever is sent, repeated, altered or lost on the way: the server is what the pure core says."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.live.model import Model, Sent
from tests.live.person import Person, numbered
from tests.live.replica import Replica
from tests.live.rooms import Furnished, furnished
from tests.live.world import World
from tests.property.wishes import ARGUMENTS, arguments
from tests.scale import scale
from tests.servers.serving import Serving

EXAMPLES, STEPS = scale(100, 500), scale(30, 50)
WHO = ("Ada", "Bo", "Dan", "Cy")
DEEDS = sorted(ARGUMENTS.keys() - {"join_room"})
KINDS = {403: "not_allowed", 404: "not_found", 409: "conflict", 422: "invalid"}

pytestmark = [pytest.mark.part("model"), pytest.mark.timeout(590)]


def test_a_real_server_does_what_the_pure_core_says(start, world: World):
    serving = start(at_once=False)
    rooms = iter(asyncio.run(furnished(serving.database_url, world, EXAMPLES + 200)))
    serving.start()
    with asyncio.Runner() as runner:
        people = runner.run(_connected(serving, world))
        run_state_machine_as_test(
            lambda: Talk(runner.run, people, next(rooms)),
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                phases=[Phase.generate],
                derandomize=True,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
        runner.run(_gone(people))
    assert not serving.bugs


class Talk(RuleBasedStateMachine):
    """People talk to the server; each answer must be the model's, event by event, byte by byte."""

    def __init__(self, run: Callable[..., Any], people: dict[str, Person], room: Furnished) -> None:
        super().__init__()
        self.run, self.people, self.stream = run, people, room.stream
        joined: Replica = run(self._all_join())
        self.model = Model(room.stream, room.cards, joined.tables, joined.seq)
        self.last: Sent | None = None
        self.ids = numbered("ffffffff")

    @rule(data=st.data(), who=st.sampled_from(WHO), deed=st.sampled_from(DEEDS), by_rest=st.booleans())
    def wish(self, data: st.DataObject, who: str, deed: str, by_rest: bool) -> None:
        """Something that makes sense in the room as it is, or nearly."""
        drawn = arguments(data.draw, self.model.scene, deed)
        args = json.loads(json.dumps(drawn, default=str))
        self._send(Sent(self.ids(), who, deed, args), by_rest)

    @precondition(lambda self: self.model.effective)
    @rule(data=st.data(), by_rest=st.booleans())
    def undo(self, data: st.DataObject, by_rest: bool) -> None:
        """Somebody wants a change of theirs, or of another, taken back."""
        done = data.draw(st.sampled_from(sorted(self.model.effective)))
        who = data.draw(st.sampled_from([self.model.effective[done][0].who] * 3 + ["Cy"]))
        self._send(Sent(self.ids(), who, "undo", {"command_id": done}), by_rest)

    @precondition(lambda self: self.last is not None)
    @rule(by_rest=st.booleans())
    def say_it_again(self, by_rest: bool) -> None:
        """The last command once more, whatever became of it."""
        assert self.last is not None
        self._send(self.last, by_rest)

    @precondition(lambda self: self.model.effective)
    @rule(data=st.data(), by_rest=st.booleans())
    def repeat(self, data: st.DataObject, by_rest: bool) -> None:
        """A command that took effect, once more."""
        done = data.draw(st.sampled_from(sorted(self.model.effective)))
        self._send(self.model.effective[done][0], by_rest)

    @precondition(lambda self: self.model.effective)
    @rule(data=st.data(), by_rest=st.booleans())
    def take_anothers_id(self, data: st.DataObject, by_rest: bool) -> None:
        """Another wish, or another person, under an id that took effect."""
        first = self.model.effective[data.draw(st.sampled_from(sorted(self.model.effective)))][0]
        if data.draw(st.booleans()):
            other = {"title": "Another", "probability": 1, "impact": 1}
            self._send(Sent(first.id, first.who, "log_risk", other), by_rest)
        else:
            who = data.draw(st.sampled_from([name for name in WHO if name != first.who]))
            self._send(Sent(first.id, who, first.deed, first.args), by_rest)

    @rule(who=st.sampled_from(WHO))
    def come_back(self, who: str) -> None:
        """A connection is lost, and what was missed is made up for."""
        self.run(self._reconnected(self.people[who]))

    @rule(who=st.sampled_from(WHO))
    def look_away(self, who: str) -> None:
        """Not live in the room for a while: commands are answered by frames, not by events."""
        self.run(self.people[who].say(t="leave", stream=self.stream))

    def teardown(self) -> None:
        """Everybody sees the room of the model."""
        self.run(self._all_agree())

    def _send(self, sent: Sent, by_rest: bool) -> None:
        self.last = sent
        told = self.run(self._told(sent, by_rest))
        expected = self.model.expected(sent, told)
        if by_rest and "at" in expected:
            expected = {"t": "done", "stream": self.stream, "seq": expected["seq"]}
        assert {name: told.get(name) for name in expected} == expected, sent

    async def _told(self, sent: Sent, by_rest: bool) -> dict[str, Any]:
        person = self.people[sent.who]
        if not by_rest:
            told = await person.do(sent.deed, self.stream, sent.id, **sent.args)
            return await self._event(told["seq"]) if told.get("t") == "done" and self._is_new(sent) else told
        answer = await person.post(sent.deed, self.stream, sent.id, **sent.args)
        body = answer.json()
        if answer.status_code == 200:
            return {"t": body["result"], **body} | (await self._at(sent, body))
        return {"t": "refused", "kind": KINDS.get(answer.status_code, "invalid"), **body}

    def _is_new(self, sent: Sent) -> bool:
        return sent.id not in self.model.effective

    async def _at(self, sent: Sent, body: dict[str, Any]) -> dict[str, Any]:
        """REST does not tell the event, only its seq: when it was decided is in the log."""
        if body["result"] != "done" or not self._is_new(sent):
            return {}
        return {"at": (await self._event(body["seq"]))["at"]}

    async def _event(self, seq: int) -> dict[str, Any]:
        path = f"/api/rooms/{self.stream.split('/')[1]}/events"
        answer = await self.people["Ada"].http.get(path, params={"after": seq - 1})
        event: dict[str, Any] = answer.json()[0]
        return event

    async def _reconnected(self, person: Person) -> None:
        await person.disconnect()
        await person.connect()
        await person.join(self.stream, anew=False)

    async def _all_join(self) -> Replica:
        for person in self.people.values():
            await person.join(self.stream)
        return self.people["Ada"].replicas[self.stream]

    async def _all_agree(self) -> None:
        wanted = Replica(self.stream, "", self.model.seq, self.model.tables).plain
        for person in self.people.values():
            await person.join(self.stream, anew=False)
            folded, told = await person.agrees(self.stream)
            assert person.replicas[self.stream].seq == self.model.seq
            assert folded == told == wanted
            await person.say(t="leave", stream=self.stream)
            del person.replicas[self.stream]


async def _connected(serving: Serving, world: World) -> dict[str, Person]:
    return {name: await Person(serving, name, world.tokens[name]).connect() for name in WHO}


async def _gone(people: dict[str, Person]) -> None:
    for person in people.values():
        await person.leave()
