"""Who may do what in a room: the one table, generated into TypeScript and the docs.

A deed asks about the step it touches: the member's own side's, one both promise, the other
side's, or a milestone; deeds of the room as a whole ask about `room`.
"""

from dataclasses import dataclass

from portal.room.words import Role

LEAD, CONTRIBUTOR, VIEWER = Role.LEAD, Role.CONTRIBUTOR, Role.VIEWER
RANK = {Role.VIEWER: 0, Role.CONTRIBUTOR: 1, Role.LEAD: 2}


@dataclass(frozen=True, slots=True)
class Permission:
    """The lowest role that may; None: nobody."""

    own: Role | None = None
    shared: Role | None = None
    other: Role | None = None
    milestone: Role | None = None
    room: Role | None = None


WORK = Permission(own=CONTRIBUTOR, shared=CONTRIBUTOR)
WORDS = Permission(own=CONTRIBUTOR, shared=CONTRIBUTOR, milestone=CONTRIBUTOR)
EVERYONE_WORKS = Permission(room=CONTRIBUTOR)
LEADS = Permission(room=LEAD)

PERMISSIONS: dict[str, Permission] = {
    "complete_action": WORK,
    "untick_action": WORK,
    "start_action": WORK,
    "block_action": WORK,
    "unblock_action": WORK,
    "reopen_action": WORK,
    "send_back_action": Permission(shared=CONTRIBUTOR, other=CONTRIBUTOR),
    "add_evidence": WORK,
    "remove_evidence": WORK,
    "add_action": WORDS,
    "move_action": WORDS,
    "drop_action": WORDS,
    "edit_step": WORDS,
    "share_cell": WORDS,
    "assign_step": WORK,
    "add_milestone": WORDS,
    "move_milestone": WORDS,
    "schedule_step": Permission(own=CONTRIBUTOR, shared=CONTRIBUTOR, milestone=CONTRIBUTOR, other=LEAD),
    "explain_date_change": EVERYONE_WORKS,
    "add_criterion": EVERYONE_WORKS,
    "edit_criterion": EVERYONE_WORKS,
    "remove_criterion": EVERYONE_WORKS,
    "link_steps": EVERYONE_WORKS,
    "unlink_steps": EVERYONE_WORKS,
    "log_risk": EVERYONE_WORKS,
    "edit_risk": EVERYONE_WORKS,
    "add_comment": Permission(room=VIEWER),
    "edit_story": LEADS,
    "add_measure": LEADS,
    "edit_measure": LEADS,
    "remove_measure": LEADS,
    "edit_goal": LEADS,
    "name_stakeholder": EVERYONE_WORKS,
    "edit_stakeholder": EVERYONE_WORKS,
    "set_availability": EVERYONE_WORKS,
    "remove_stakeholder": LEADS,
    "join_room": Permission(room=VIEWER),
    "change_role": LEADS,
    "add_party": LEADS,
    "edit_party": LEADS,
    "edit_room": LEADS,
    "close_room": LEADS,
    "reopen_room": LEADS,
    "undo": Permission(room=VIEWER),
}


def suffices(role: Role, needed: Role | None) -> bool:
    """Whether a role is at least the needed one."""
    return needed is not None and RANK[role] >= RANK[needed]
