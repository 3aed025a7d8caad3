"""The demo as a process of its own, with its world freshly told, on a free port."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.servers.serving import ROOT, free_port

PATIENCE = 60.0


@dataclass
class Demo:
    """One run of `portal demo` that keeps what visitors do in `data`."""

    data: Path
    pages: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def origin(self) -> str:
        """Where browsers find it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """Its process."""
        assert self.process is not None
        return self.process.pid

    @property
    def log(self) -> str:
        """Everything that it has printed."""
        return (self.data.parent / f"{self.port}.log").read_text("utf-8", errors="replace")

    def start(self) -> "Demo":
        """Start, tell the world if nobody has, and return once it is ready."""
        command = [sys.executable, "-P", "-m", "portal.cli", "demo"]
        with (self.data.parent / f"{self.port}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--port", str(self.port), "--data", str(self.data)],
                env={**os.environ, "PYTHONPATH": str(ROOT), "PORTAL_FRONT_END": str(self.pages)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._wait_until_ready(self.process)
        return self

    def session(self, first_name: str) -> tuple[str, str]:
        """Name and value of the cookie of a new session of that person."""
        listed = httpx.get(f"{self.origin}/api/demo/people").json()
        user = next(person["id"] for person in listed if person["name"].split()[0] == first_name)
        headers = {"origin": self.origin}
        answer = httpx.post(f"{self.origin}/api/demo/people/{user}", json={}, headers=headers)
        assert answer.status_code == 204, answer.text
        [cookie] = answer.cookies.jar
        return cookie.name, cookie.value or ""

    def room(self, name: str, seen_by: str = "Ada") -> str:
        """The id of the room of that name."""
        cards = httpx.get(f"{self.origin}/api/rooms", cookies=dict([self.session(seen_by)])).json()
        found: str = next(card["room"] for card in cards if card["name"] == name)
        return found

    def step(self, room: str, title: str, seen_by: str = "Ada") -> str:
        """The id of the action or milestone of that title."""
        path = f"{self.origin}/api/rooms/{room}/snapshot"
        tables = httpx.get(path, cookies=dict([self.session(seen_by)])).json()["tables"]
        steps = [*tables["action"], *tables["milestone"]]
        found: str = next(step["id"] for step in steps if step["title"] == title)
        return found

    def do(self, first_name: str, room: str, deed: str, **args: Any) -> None:
        """Do a deed through its HTTP door."""
        answer = httpx.post(
            f"{self.origin}/api/rooms/{room}/{deed.replace('_', '-')}",
            json=args,
            cookies=dict([self.session(first_name)]),
            headers={"origin": self.origin},
        )
        assert answer.status_code == 200, answer.text

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)

    def _wait_until_ready(self, process: "subprocess.Popen[bytes]") -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and process.poll() is None:
            try:
                if httpx.get(f"{self.origin}/health/ready", timeout=5).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise RuntimeError(f"the demo did not start:\n{self.log}")
