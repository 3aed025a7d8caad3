"""Small faults put into the product by hand, each with the tests that must notice it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """In `file`, `old` becomes `new`; then one of the tests must fail."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


DURABILITY = (
    "tests/laws/test_durability.py::test_a_server_killed_under_load_loses_nothing_and_doubles_nothing",
)
DOORS = ("tests/laws/test_doors.py",)
DEEDS = ("tests/laws/test_deeds_at_the_doors.py",)
CANARIES = ("tests/laws/test_privacy.py",)
SAME_BYTES = ("tests/laws/test_non_interference.py",)
SYNC = ("tests/laws/test_sync.py",)
MODEL = ("tests/laws/test_model.py",)

MUTANTS = [
    Mutant(
        "confirmed before the commit",
        "portal/core/sqlite/writer.py",
        "        try:\n            _commit(items, batch)\n",
        "        try:\n"
        "            for run in [*(item.run for item in items)]:\n"
        "                run(batch)\n"
        "            for flush in batch.before_commit:\n"
        "                flush()\n"
        "            self._settle([*batch.after_commit, *(item.settle for item in items)])\n"
        "            __import__('time').sleep(0.02)\n"
        "            batch.raw.execute('COMMIT')\n"
        "            return\n",
        DURABILITY,
    ),
    Mutant(
        "commits are not synced",
        "portal/core/sqlite/connections.py",
        "PRAGMA synchronous=FULL",
        "PRAGMA synchronous=NORMAL",
        ("tests/laws/test_syncing.py::test_every_commit_confirmed_alone_was_synced",),
    ),
    Mutant(
        "a repeat is decided anew",
        "portal/journal/sqlite/journal.py",
        "if repeat is not None:",
        "if repeat is not None and False:",
        MODEL,
    ),
    Mutant(
        "another wish under a known id is answered like the first",
        "portal/journal/commands.py",
        "if self.actor != command.actor or (self.hash is not None and self.hash != command.hash):",
        "if False:",
        MODEL,
    ),
    Mutant(
        "rows that are gone stay",
        "portal/room/change.py",
        "            rows.pop(change.id, None)",
        "            pass",
        SYNC,
    ),
    Mutant(
        "viewers may work",
        "portal/room/permissions.py",
        "WORK = Permission(own=CONTRIBUTOR, shared=CONTRIBUTOR)",
        "WORK = Permission(own=VIEWER, shared=CONTRIBUTOR)",
        ("tests/laws/test_permission_table.py",),
    ),
    Mutant(
        "roles are not looked at",
        "portal/room/permissions.py",
        "return needed is not None and RANK[role] >= RANK[needed]",
        "return needed is not None",
        DEEDS,
    ),
    Mutant(
        "a seat of any room opens every room",
        "portal/people/seats.py",
        '_seat.user == bindparam("user"), _seat.room == bindparam("room")',
        '_seat.user == bindparam("user")',
        DOORS,
    ),
    Mutant(
        "every colleague reads every deal",
        "portal/people/colleagues.py",
        "or_(_member.role.in_(SEES_ALL), _colleague.id.is_not(None))",
        "or_(_member.role.is_not(None), _colleague.id.is_not(None))",
        DOORS,
    ),
    Mutant(
        "private events reach the room",
        "realtime/hub.py",
        "        listeners = self._live.get(value.name)\n        if not listeners:\n"
        "            return\n        seen",
        "        listeners = dict(self._live.get(value.name, {}))\n"
        "        listeners |= self._live.get('room/' + value.name.split('/')[1], {})\n"
        "        if not listeners:\n            return\n        seen",
        SAME_BYTES,
    ),
    Mutant(
        "dropped steps cross when a room is opened",
        "portal/deal/opening.py",
        "        return not row.is_dropped",
        "        return True",
        CANARIES,
    ),
    Mutant(
        "a cursor of another epoch is taken",
        "realtime/feeding.py",
        "if value.epoch != cursor.epoch or not",
        "if not",
        ("tests/socket/test_catching_up.py",),
    ),
    Mutant(
        "who does not read is written to for ever",
        "realtime/hub.py",
        "            if connection.line.is_behind:\n                lagging",
        "            if False:\n                lagging",
        ("tests/socket/test_stalling.py",),
    ),
    Mutant(
        "a link lets in twice",
        "portal/people/sign_in_links.py",
        "_link.used.is_(None), ",
        "",
        ("tests/laws/test_tokens.py",),
    ),
    Mutant(
        "ended sessions go on",
        "portal/people/sessions.py",
        "_session.ended.is_(None), ",
        "",
        ("tests/socket/test_signing_out.py",),
    ),
]
