"""The commands as an operator types them: real processes, real sockets."""

import signal
import socket
from pathlib import Path

import httpx

from tests.api.terminal import environment, port, portal, serving

__all__ = ["environment", "port", "portal", "serving"]


def _sign_in(port: int, printed: str) -> httpx.Client:
    link = printed.splitlines()[0]
    address, token = link.split("/sign-in/link#")
    assert address == f"http://localhost:{port}"
    client = httpx.Client(base_url=address, headers={"origin": address})
    assert client.post("/api/sign-in/link", json={"token": token}).status_code == 200
    return client


def test_a_link_is_made_with_and_without_a_running_server(portal, serving, port):
    before = portal("sign-in-link", "ada@northwind.example", "--name", "Ada", "--organisation", "Northwind")
    assert before.returncode == 0, before.stderr

    with serving("serve"):
        me = _sign_in(port, before.stdout).get("/api/me").json()
        assert me["user"]["name"] == "Ada"
        assert me["organisations"][0]["name"] == "Northwind"
        assert not me["demo"]

        meanwhile = portal("sign-in-link", "ada@northwind.example")
        assert meanwhile.returncode == 0, meanwhile.stderr
        assert _sign_in(port, meanwhile.stdout).get("/api/me").json()["user"]["name"] == "Ada"


def test_a_refusal_of_the_server_reaches_the_terminal(portal, serving):
    with serving("serve"):
        refused = portal("sign-in-link", "ada@northwind.example", "--room", "none")

    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr


def test_the_next_server_takes_over_what_killed_ones_left_for_their_sockets(
    portal, serving, environment, tmp_path_factory
):
    temporary = tmp_path_factory.mktemp("t")
    environment["TMPDIR"] = str(temporary)
    for _ in range(2):
        with serving("serve") as server:
            server.kill()
    assert len(list(temporary.glob("portal-*"))) == 1

    with serving("serve") as server:
        refused = portal("sign-in-link", "ada@northwind.example", "--room", "none")
        assert "Nobody in this room bears that" in refused.stderr
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)

    assert not list(temporary.glob("portal-*"))


def test_a_folder_that_somebody_else_may_enter_is_never_used_for_the_socket(
    portal, serving, environment, tmp_path_factory
):
    temporary = tmp_path_factory.mktemp("t")
    environment["TMPDIR"] = str(temporary)
    with serving("serve"):
        [own] = temporary.glob("portal-*")
        assert own.stat().st_mode & 0o777 == 0o700
    own.chmod(0o755)

    with serving("serve"):
        [other] = set(temporary.glob("portal-*")) - {own}
        assert other.stat().st_mode & 0o777 == 0o700
        refused = portal("sign-in-link", "ada@northwind.example", "--room", "none")
        assert "Nobody in this room bears that" in refused.stderr


def test_a_second_server_keeps_away_from_the_folder(portal, serving):
    with serving("serve"):
        second = portal("serve", "--port", "1")

    assert second.returncode == 1
    assert "Another process" in second.stderr


def test_a_terminated_server_ends_cleanly_and_leaves_the_folder(portal, serving):
    with serving("serve") as server:
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=25) == 0

    assert portal("migrate").stdout == "Schema 0001: was up to date.\n"


def test_nobody_else_on_the_machine_can_read_what_is_stored(portal, tmp_path):
    (tmp_path / "data").mkdir(mode=0o755)

    assert portal("sign-in-link", "ada@northwind.example").returncode == 0

    stored = list((tmp_path / "data").iterdir())
    assert "portal.db" in {path.name for path in stored}
    assert [path.name for path in stored if path.stat().st_mode & 0o077] == []


def test_plain_http_for_others_is_refused(portal):
    refused = portal("serve", PUBLIC_URL="http://portal.example.com")

    assert refused.returncode == 2
    assert "https" in refused.stderr


def test_a_taken_port_is_said(portal, port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        served, demo = portal("serve"), portal("demo", "--port", str(port))

    assert (served.returncode, demo.returncode) == (2, 2)
    assert f"Port {port} is taken" in served.stderr
    assert "--port" in demo.stderr


def test_the_demo_has_people_and_a_room(serving, port, tmp_path):
    with serving("demo", "--port", str(port), "--data", "demo"):
        visitor = httpx.Client(
            base_url=f"http://localhost:{port}", headers={"origin": f"http://localhost:{port}"}
        )
        people = visitor.get("/api/demo/people").json()
        bo = next(person for person in people if person["name"].startswith("Bo"))
        assert visitor.post(f"/api/demo/people/{bo['id']}").status_code == 204
        assert visitor.get("/api/me").json()["demo"] is True

    assert (tmp_path / "demo" / "portal.db").exists()


def test_a_folder_that_is_no_demo_is_never_reset(portal, tmp_path, port):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")

    refused = portal("demo", "--data", "mine", "--reset", "--port", str(port))

    assert refused.returncode == 2
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_the_doctor_says_what_to_do(portal, environment):
    portal("migrate")
    Path(environment["PORTAL_DATA"]).chmod(0o755)

    examined = portal("doctor")

    assert examined.returncode == 1
    assert "chmod 700" in examined.stdout
    assert "ok   database schema 0001" in examined.stdout


def test_the_doctor_finds_wrong_settings(portal):
    examined = portal("doctor", PORTAL_PORT="0")

    assert examined.returncode == 1
    assert "PORTAL_PORT" in examined.stdout
