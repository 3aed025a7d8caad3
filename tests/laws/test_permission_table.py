"""The permission table is the one that was agreed: written down here a second time, by role."""

from portal.room.permissions import PERMISSIONS, Permission
from portal.room.words import Role

EVERYBODY = {"add_comment", "join_room", "undo"}
LEADS = {
    "add_measure",
    "add_party",
    "change_role",
    "close_room",
    "edit_goal",
    "edit_measure",
    "edit_party",
    "edit_room",
    "edit_story",
    "remove_measure",
    "remove_stakeholder",
    "reopen_room",
}
ON_THE_OTHERS = {"send_back_action": Role.CONTRIBUTOR, "schedule_step": Role.LEAD}


def test_a_viewer_may_speak_and_nothing_else():
    assert {
        deed for deed, permission in PERMISSIONS.items() if Role.VIEWER in _roles(permission)
    } == EVERYBODY


def test_what_only_leads_may():
    assert {deed for deed, permission in PERMISSIONS.items() if _roles(permission) == {Role.LEAD}} == LEADS


def test_the_other_sides_steps_are_sent_back_or_dated_and_nothing_else():
    others = {deed: permission.other for deed, permission in PERMISSIONS.items() if permission.other}

    assert others == ON_THE_OTHERS


def _roles(permission: Permission) -> set[Role]:
    columns = (permission.own, permission.shared, permission.other, permission.milestone, permission.room)
    return {role for role in columns if role is not None}
