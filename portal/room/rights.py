"""Rights that look at more than side and role: whose story, whose card, whose company."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from portal.core.errors import NotAllowed
from portal.room.member import Member
from portal.room.room import Room
from portal.room.rows import Party, Stakeholder
from portal.room.words import Part, Role, Side

LEADING = (Part.CHAMPION, Part.SELLER_LEAD)


def require_story(room: Room, member: Member, deed: str) -> None:
    """The buyer's lead words the story; the seller's lead does until the buyer has one."""
    member.require(deed)
    if member.side is Side.SELLER and not member.drafting and room.has_lead(Side.BUYER):
        raise NotAllowed("story_is_the_buyers")


def require_card(room: Room, member: Member, row: Stakeholder, deed: str) -> None:
    """One's own card: anybody; a colleague's who joined: leads; of somebody who has not: who may work."""
    if member.drafting or row.id == member.stakeholder:
        return
    member.require(deed)
    own_side = room.side_of(row.id) is member.side
    if row.joined and not (own_side and member.role is Role.LEAD):
        raise NotAllowed("not_allowed", deed=deed)


def require_card_edit(
    room: Room, member: Member, row: Stakeholder, wished: Mapping[str, Any], deed: str
) -> None:
    """A card's new values, by hand or given back by undo; `wished` is by column."""
    require_card(room, member, row, deed)
    if {"part", "party"} & wished.keys():
        member.require(deed)
    if "part" in wished:
        for part in (row.part, wished["part"]):
            require_leading_part(member, part, deed)
    after = replace(row, **wished)
    moves = room.one(Party, after.party).side is not room.one(Party, row.party).side
    if "email" in wished or (moves and row.email):
        for card in (row, after):
            require_address(room, member, card, deed)


def require_address(room: Room, member: Member, row: Stakeholder, deed: str) -> None:
    """Who proves a card's address joins as it: that of a lead, or of the other side, is its leads' to set.

    A side that has no lead yet is looked after by the other one's leads.
    """
    if member.drafting or row.id == member.stakeholder:
        return
    side = room.one(Party, row.party).side
    leads = member.role is Role.LEAD and (side is member.side or not room.has_lead(side))
    if not leads and (side is not member.side or row.part in LEADING):
        raise NotAllowed("not_allowed", deed=deed)


def require_leading_part(member: Member, part: Part, deed: str) -> None:
    """Who is given a part that leads joins as a lead, so only leads give it."""
    if part in LEADING and not member.drafting and member.role is not Role.LEAD:
        raise NotAllowed("not_allowed", deed=deed)


def require_party(room: Room, member: Member, row: Party, deed: str) -> None:
    """A company of one's own side, or of a side that nobody leads yet."""
    member.require(deed)
    if row.side is not member.side and not member.drafting and room.has_lead(row.side):
        raise NotAllowed("not_allowed", deed=deed)
