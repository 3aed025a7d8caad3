"""Everything that somebody can ask of a server: each route, with each id, in each tone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import httpx

from tests.live.person import Person

ENDING = {"/api/session/end", "/api/sessions"}
TONES: list[Any] = [{}]


@dataclass
class Prowl:
    """What a person was told over HTTP; `told` holds bodies and headers."""

    person: Person
    told: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    async def everywhere(self, rooms: list[str], bodies: dict[str, list[Any]]) -> None:
        """Every operation of the API's document; `bodies` are wishes worth trying, by the path's end."""
        document = (await self.ask("GET", "/api/openapi.json")).json()
        for path, operations in document["paths"].items():
            for method, room in product(operations, rooms if "{room}" in path else [""]):
                if path in ENDING and method != "get":
                    continue
                url = path.replace("{room}", room).replace("{session}", room or rooms[0])
                await self._operation(method.upper(), url, bodies.get(path.rpartition("/")[2], []))

    async def _operation(self, method: str, url: str, bodies: list[Any]) -> None:
        if method == "GET":
            for query in _queries(url):
                await self.ask(method, url + query)
            return
        for body in bodies or TONES:
            await self.ask(method, url, body)

    async def ask(self, method: str, url: str, body: Any = None) -> httpx.Response:
        """One request; what is told is kept."""
        sent = None if body is None else json.dumps(body, default=str)
        headers = {"content-type": "application/json"}
        answer = await self.person.http.request(method, url, content=sent, headers=headers)
        self.told.append(f"{method} {url}\n{dict(answer.headers)}\n{answer.text}")
        self.statuses.append(answer.status_code)
        return answer


def _queries(url: str) -> Iterator[str]:
    yield ""
    if url.endswith("/events"):
        yield from ("?after=1", "?after=-1", "?after=999999")
    if url.endswith(("/history", "/comments")):
        yield from ("?before=5&limit=200", "?limit=100000", f"?step={url.split('/')[3]}")
