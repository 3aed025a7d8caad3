"""What only one's own side should know of a purchase."""

from typing import Annotated

from pydantic import Field, StringConstraints

from portal.deal.deal import Deal
from portal.deal.registry import deal_deed
from portal.room.change import Already, Event, changed
from portal.room.edit import replacing
from portal.room.fields import MaybeLine, MaybeWords, Request
from portal.room.registry import Call
from portal.room.room import Room


class DealPatch(Request):
    """What only the selling party may see."""

    stage: MaybeLine = ""
    amount: Annotated[int, Field(strict=True, ge=0, le=10**15)] | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^([A-Z]{3})?$")] = ""
    competitors: MaybeWords = ""
    notes: MaybeWords = ""


class EditDeal(Request):
    """`was` names the same fields with the values they replace."""

    set: DealPatch
    was: DealPatch


@deal_deed("deal.edited")
def edit_deal(deal: Deal, room: Room, user: str, request: EditDeal, call: Call) -> Event | Already:
    """Note what only one's own side should know of the purchase."""
    deal.colleague(user)
    edit = changed("deal", deal.facts, **replacing(deal.facts, request.set, request.was))
    if edit is None:
        return Already()
    return Event("deal.edited", user, call.now, (edit,), {})
