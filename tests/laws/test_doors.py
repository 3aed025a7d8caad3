"""Law 3: every route and every message of the socket, for every kind of person, as policies and table say."""

import re
from typing import Any, get_args

import pytest
from websockets.exceptions import InvalidHandshake, InvalidStatus

from api.app import create_app
from api.policy import Policy, guarded, policy_of
from api.services import Services
from portal.core.config import Settings
from realtime.protocol import FromClient
from tests.live.person import Person, everybody
from tests.live.world import NOWHERE, World

SEATED = ("Ada", "Dan", "Bo", "Eli", "Cy")
READS_DEAL = {"Ada", "Gil"}
ACTS_IN_DEAL = {"Ada"}
EVERYBODY = ["", "Sam", "Zoe", "Hal", "Gil", *SEATED]
ENDING = {"/api/session/end", "/api/sessions"}
MESSAGES: dict[str, dict[str, Any]] = {
    "join": {"epoch": "", "seq": 0},
    "leave": {},
    "cmd": {"id": NOWHERE, "do": "undo", "v": 1, "args": {"command_id": NOWHERE}},
    "here": {"place": "plan/told by an outsider"},
    "home": {},
}

FORMLESS = ("%00", "%ED%A0%80", f"{NOWHERE}%0A", "x")

DEEDS: list[tuple[str, dict[str, Any]]] = [
    ("undo", {"command_id": NOWHERE}),
    ("edit_deal", {"set": {}, "was": {}}),
    ("no such deed", {}),
]

pytestmark = pytest.mark.part("doors")


def routes(settings: Settings) -> list[tuple[str, str, Policy]]:
    """Method, path and policy of every route but the pages, from the application itself."""
    app = create_app(Services(settings, None, None))  # type: ignore[arg-type]
    found = []
    for path, handler in guarded(app):
        policy = policy_of(handler)
        assert policy is not None, path
        methods = set(getattr(handler, "http_methods", ())) - {"OPTIONS", "HEAD"}
        found += [(method, path, policy) for method in sorted(methods) if path.startswith("/api/")]
    return found


def test_every_message_of_the_socket_has_a_row():
    assert {kind.__struct_config__.tag for kind in get_args(FromClient)} == MESSAGES.keys()


@pytest.mark.parametrize("name", EVERYBODY)
async def test_every_route_lets_in_whom_its_policy_names(person, world: World, tmp_path, name):
    asking = person(name)
    for method, path, policy in routes(Settings(data=tmp_path, front_end=tmp_path)):
        if path in ENDING and method != "GET":
            continue
        there, nowhere = _url(path, world.room), _url(path, NOWHERE)
        answer = await _ask(asking, method, there)
        blank = await _ask(asking, method, nowhere)

        match _expected(policy, name, method):
            case 401:
                assert answer.status_code == blank.status_code == 401, (method, path)
            case 404:
                assert answer.status_code == 404, (method, path, answer.text)
                assert answer.content == blank.content, (method, path)
                assert _told(answer) == _told(blank), (method, path)
            case None:
                assert answer.status_code not in (401, 403, 500), (method, path, answer.text)
                assert answer.status_code != 404 or answer.json()["code"] != "not_found" or "session" in path


@pytest.mark.parametrize("name", ["", "Sam", "Ada"])
async def test_what_no_id_looks_like_is_answered_as_an_id_of_nothing(person, tmp_path, name):
    asking = person(name)
    for method, path, _ in routes(Settings(data=tmp_path, front_end=tmp_path)):
        if "{" not in path:
            continue
        blank = await _ask(asking, method, _url(path, NOWHERE))
        for formless in FORMLESS:
            answer = await _ask(asking, method, _url(path, formless, formless))
            assert answer.status_code == blank.status_code, (method, path, formless)
            assert answer.content == blank.content, (method, path, formless)
            assert _told(answer) == _told(blank), (method, path, formless)


@pytest.mark.parametrize("name", EVERYBODY[1:])
async def test_streams_open_to_those_who_may_see_them_and_are_gone_for_the_rest(serving, world, name):
    async with everybody(serving, world.tokens, name) as (asking,):
        for stream, may in [
            (world.shared, name in SEATED),
            (world.deal, name in READS_DEAL),
            (world.draft, name in READS_DEAL),
            (f"room/{NOWHERE}", False),
            (f"deal/{NOWHERE}/{world.party}", False),
            (f"deal/{world.room}/{NOWHERE}", False),
            ("anything else", False),
        ]:
            told = len(asking.frames)
            await asking.say(t="join", stream=stream, **MESSAGES["join"])
            answer = await asking.until(lambda s=stream, n=told: _about(asking, s, n))
            assert answer["t"] == ("resync" if may else "gone"), stream
            assert may or answer == {"t": "gone", "stream": stream}


@pytest.mark.parametrize("name", EVERYBODY[1:])
async def test_a_command_in_a_stream_one_may_not_see_is_answered_as_if_there_were_none(serving, world, name):
    async with everybody(serving, world.tokens, name) as (asking,):
        unseen = [
            *([world.shared] if name not in SEATED else []),
            *([world.deal, world.draft] if name not in READS_DEAL else []),
        ]
        for deed, args in DEEDS:
            blank = await asking.do(deed, f"room/{NOWHERE}", **args)
            for stream in unseen:
                answer = await asking.do(deed, stream, **args)
                assert answer | {"id": ""} == blank | {"id": ""}, (deed, stream)
                assert answer["kind"] == "not_found"


async def test_outsiders_are_not_present(serving, world):
    async with everybody(serving, world.tokens, "Bo", "Zoe", "Hal", "Sam") as (bo, *outsiders):
        await bo.join(world.shared)
        for outsider in outsiders:
            await outsider.say(t="here", stream=world.shared, **MESSAGES["here"])
            await outsider.say(t="leave", stream=world.shared)
            await outsider.do("undo", f"room/{NOWHERE}", command_id=NOWHERE)

        await bo.say(t="here", stream=world.shared, place="plan")
        await bo.until(lambda: any(frame["who"] for frame in bo.said("here")))

        assert {one["member"] for frame in bo.said("here") for one in frame["who"]} == {world.cards["Bo"]}


async def test_a_visitor_is_told_to_sign_in_and_the_socket_closes(person):
    visitor = await person("").connect()
    await visitor.until(lambda: visitor.closed)

    assert [frame["t"] for frame in visitor.frames] == ["bye"]
    assert visitor.closed == (4401, "signed_out")


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null", None])
async def test_a_socket_from_another_page_is_refused(serving, world, origin):
    asking = Person(serving, "Bo", world.tokens["Bo"])
    with pytest.raises((InvalidStatus, InvalidHandshake)):
        await asking.connect(origin=origin)
    await asking.leave()


def _expected(policy: Policy, name: str, method: str) -> int | None:
    """The status that the policy demands; None: let in."""
    if policy is Policy.PUBLIC:
        return None
    if policy is Policy.DEMO:
        return 404
    if not name:
        return 401
    if policy is Policy.ROOM_MEMBER:
        return None if name in SEATED else 404
    if policy is Policy.DEAL_COLLEAGUE:
        return None if name in (READS_DEAL if method == "GET" else ACTS_IN_DEAL) else _refused_in_deal(name)
    return None


def _refused_in_deal(name: str) -> int | None:
    """An admin whom the deal does not name reads it; what they try to do is refused by the deed."""
    return None if name in READS_DEAL else 404


def _url(path: str, room: str, other: str = NOWHERE) -> str:
    filled = re.sub(r"\{room[^}]*\}", room, path)
    query = f"?step={NOWHERE}" if filled.endswith("/comments") else ""
    return re.sub(r"\{[^}]*\}", other, filled) + query


async def _ask(person: Person, method: str, url: str) -> Any:
    body = None if method == "GET" else "[]"
    return await person.http.request(method, url, content=body, headers={"content-type": "application/json"})


def _told(answer: Any) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in ("date", "x-request-id")}


def _about(person: Person, stream: str, since: int) -> dict[str, Any] | None:
    return next((f for f in person.frames[since:] if f.get("stream") == stream and "t" in f), None)
