"""Whatever the API's document allows, sent by the leads of a full room: no bug, and answers as documented."""

import random
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from portal.core.ids import new_command
from portal.room.words import Side
from tests.live.mending import Mending
from tests.live.replica import Replica, plain
from tests.live.world import World, link_for
from tests.scale import scale
from tests.servers.serving import COOKIE, Serving

EACH = scale(3, 16)
REACHED = 0.8
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    status_code_conformance,
    response_schema_conformance,
]
LAST = ("/open-room", "/close-room", "/reopen-room", "/api/sessions/{session}", "/api/session/end")
NEVER = {("DELETE", "/api/sessions"), ("POST", "/api/session/end")}

pytestmark = [pytest.mark.part("doors"), pytest.mark.timeout(590)]


@pytest.mark.filterwarnings("ignore")
def test_whatever_the_document_allows_is_answered_as_it_says(start, world: World):
    serving = start()
    leads = [Lead(serving, world, "Bo", Side.BUYER), Lead(serving, world, "Ada", Side.SELLER)]
    document = httpx.get(f"{serving.origin}/api/openapi.json").json()
    operations = [found.ok() for found in schemathesis.openapi.from_dict(document).get_all_operations()]
    wanted = [o for o in operations if (o.method.upper(), o.path) not in NEVER]

    reached = {
        operation.label
        for operation in sorted(wanted, key=lambda o: o.path.endswith(LAST))
        for case in _drawn(operation)
        if leads["/deals/" in operation.path].tries(case)
    }

    missed = sorted({operation.label for operation in wanted} - reached)
    assert len(reached) >= REACHED * len(wanted), missed
    assert not serving.bugs


class Lead:
    """Somebody who leads; of the cases that are drawn, the later ones are mended to make sense."""

    def __init__(self, serving: Serving, world: World, name: str, side: Side) -> None:
        self._serving, self._world, self._side = serving, world, side
        self._cookies = {COOKIE: world.tokens[name]}
        self._http = httpx.Client(base_url=serving.origin, cookies=self._cookies)
        self._room = world.room if side is Side.BUYER else world.draft_room
        self._kind = "rooms" if side is Side.BUYER else "deals"
        self._dice = random.Random(3)
        self._last: str | None = None
        self._count = 0

    def tries(self, case: Case) -> bool:
        """Send it; whether it was answered by a success. Raises what schemathesis finds wrong."""
        self._count += 1
        if "room" in case.path_parameters:
            case.path_parameters["room"] = self._room
        if "session" in case.path_parameters:
            case.path_parameters["session"] = self._another_session()
        key = new_command()
        if self._count % EACH:
            self._mend(case, key)
        headers = {"origin": self._serving.origin}
        cookies = {} if case.path.endswith("/link") else self._cookies
        answer = case.call(base_url=self._serving.origin, headers=headers, cookies=cookies)
        case.validate_response(answer, checks=CHECKS)
        if answer.status_code == 200 and b'"result":"done"' in answer.content and "undo" not in case.path:
            self._last = key
        return bool(200 <= answer.status_code < 300)

    def _mend(self, case: Case, key: str) -> None:
        deed = case.path.rpartition("/")[2]
        if "/{room}/" in case.path and isinstance(case.body, dict):
            case.headers = {**(case.headers or {}), "Idempotency-Key": key}
            case.body = self._mending().mended(deed, case.body)
            if "seq" in case.body:
                case.body["seq"] = self._snapshot()["seq"]
        elif case.path.endswith("/link"):
            case.body = {"token": link_for(self._serving, "gil@northwind.example")}
        elif case.method == "GET":
            case.query = {"step": self._snapshot()["tables"]["action"][0]["id"]} if case.query else {}

    def _mending(self) -> Mending:
        snapshot = self._snapshot()
        return Mending(self._dice, Replica.of(snapshot).scene, plain(snapshot), self._side, self._last)

    def _snapshot(self) -> dict[str, Any]:
        found: dict[str, Any] = self._http.get(f"/api/{self._kind}/{self._room}/snapshot").json()
        return found

    def _another_session(self) -> str:
        sessions = self._http.get("/api/sessions").json()
        return str(next((one["id"] for one in sessions if not one["current"]), new_command()))


def _drawn(operation: Any) -> Iterator[Case]:
    drawn: list[Case] = []

    @given(operation.as_strategy())
    @settings(
        max_examples=EACH,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def draw(case: Case) -> None:
        drawn.append(case)

    draw()
    yield from drawn
