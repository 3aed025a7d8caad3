"""A copy of the database put back: browsers begin anew, ended sessions stay ended, nothing is thrown away."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.api.terminal import environment, port, portal, serving

__all__ = ["environment", "port", "portal", "serving"]


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def imported(portal, tmp_path: Path) -> Path:
    plan = tmp_path / "plan.csv"
    plan.write_text("Milestone,Owner,Due\nSecurity is satisfied,us,2026-12-11\n")
    assert portal("sign-in-link", "ada@northwind.example", "--organisation", "Northwind").returncode == 0
    made = portal("import", str(plan), "--by", "ada@northwind.example", "--company", "Contoso")
    assert made.returncode == 0, made.stderr
    return tmp_path / "data" / "portal.db"


def test_a_restored_copy_begins_a_new_epoch_and_lets_nobody_in_by_what_it_held(portal, tmp_path):
    database = imported(portal, tmp_path)
    copy = tmp_path / "copy.db"
    copy.write_bytes(database.read_bytes())
    before = rows(copy, "SELECT name, seq, epoch FROM stream ORDER BY name")
    assert rows(copy, "SELECT * FROM sign_in_link")

    restored = portal("restore", str(copy))

    assert restored.returncode == 0, restored.stderr
    after = rows(database, "SELECT name, seq, epoch FROM stream ORDER BY name")
    assert [row[:2] for row in after] == [row[:2] for row in before]
    assert not {row[2] for row in after} & {row[2] for row in before}
    assert rows(database, "SELECT * FROM sign_in_link") == rows(database, "SELECT * FROM session") == []
    [aside] = (tmp_path / "data").glob("before-restore-*")
    assert rows(aside / "portal.db", "SELECT name, seq, epoch FROM stream ORDER BY name") == before


def test_what_is_no_database_of_ours_touches_nothing(portal, tmp_path):
    database = imported(portal, tmp_path)
    held = database.read_bytes()
    (tmp_path / "letter.db").write_text("dear all, this is no database at all" * 50)
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE plan (id)")

    for name in ("letter.db", "other.db", "none.db"):
        refused = portal("restore", str(tmp_path / name))
        assert refused.returncode == 2
        assert "Nothing was touched" in refused.stderr
    assert portal("restore").returncode == 2
    assert database.read_bytes() == held


def test_nothing_is_restored_under_a_running_server(portal, serving, tmp_path):
    with serving("serve"):
        refused = portal("restore", str(tmp_path / "data" / "portal.db"))

    assert refused.returncode == 1
    assert "Another process" in refused.stderr
