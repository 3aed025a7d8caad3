"""Beginning a deal with a draft of its room, empty or read from a sheet."""

from collections.abc import Iterable

from portal.core.clock import today
from portal.core.columns import Row
from portal.core.errors import Conflict, Invalid
from portal.deal.deal import Deal
from portal.deal.draft import BeginDraft
from portal.deal.draft_people import Cast, cast
from portal.deal.draft_plan import Plan, at, drawn_criteria, plan
from portal.deal.numbering import Numbering
from portal.deal.registry import deal_deed
from portal.deal.rows import Colleague, DealFacts, Forecast, PrivateCell, Standing
from portal.room.change import Already, Change, Event, added
from portal.room.decision import default_decision
from portal.room.positions import spread
from portal.room.reaching import with_reaching
from portal.room.registry import Call
from portal.room.room import MOST_ROWS, TABLE_OF, Room
from portal.room.rows import About, Criterion, Measure, Party, Risk, Step, Story
from portal.room.words import RoomState, Side


@deal_deed("draft.begun")
def begin_draft(deal: Deal, room: Room, user: str, request: BeginDraft, call: Call) -> Event | Already:
    """Begin a deal: its facts, its owner, and the draft of its room.

    The stream's name holds the ids of room and party, so `call.room` and `call.party` are needed.
    """
    if deal.begun:
        raise Conflict("id_taken")
    if request.side is Side.BOTH:
        raise Invalid("party_of_both")
    if sum(len(m.criteria) for m in request.milestones) > MOST_ROWS:
        raise Invalid("room_full", most=MOST_ROWS)
    numbering = Numbering(call.command)
    parties = {request.side: call.party, _other(request.side): numbering.new()}
    people = cast(request, parties, numbering, call)
    day = today(request.zone, call.now)
    steps = plan(request, people, numbering, call, day)
    rows = [*_shown(request, parties, people, steps, call), *_rest(request, people, steps, numbering)]
    changes = with_reaching(Room({}), map(_added, rows), day)
    private = [added(table, row) for table, row in _private(request, people, user, numbering, call)]
    return Event("draft.begun", user, call.now, (*changes, *private), {"name": request.name})


def _other(side: Side) -> Side:
    return Side.SELLER if side is Side.BUYER else Side.BUYER


def _added(row: Row) -> Change:
    return added(TABLE_OF[type(row)], row)


def _shown(
    request: BeginDraft, parties: dict[Side, str], cast: Cast, plan: Plan, call: Call
) -> Iterable[Row]:
    """What the form says of the room, its companies, its people and the plan."""
    names = (request.own_company, request.other_company)
    companies = [
        Party(id, position, side, name, "")
        for (side, id), name, position in zip(parties.items(), names, spread(2), strict=True)
    ]
    drawn = Room({"milestone": {m.id: m for m in plan.milestones}})
    about = About(
        id=call.room,
        name=request.name,
        state=RoomState.DRAFT,
        outcome=None,
        zone=request.zone,
        decision=default_decision(drawn),
        plan_version=1,
        started=request.started,
        rhythm=request.rhythm,
        weekday=request.weekday,
        checkin_words=request.checkin_words,
    )
    story = Story(call.room, request.outcome, request.champion_part, request.buyer_goal, request.seller_goal)
    steps = (*plan.milestones, *plan.criteria, *plan.actions, *plan.links, *plan.moves)
    return [about, story, *companies, *cast.cards, *steps]


def _rest(request: BeginDraft, cast: Cast, plan: Plan, numbering: Numbering) -> Iterable[Row]:
    measures = zip(request.measures, spread(len(request.measures)), strict=True)
    yield from (Measure(numbering.new(), position, **m.model_dump()) for m, position in measures)
    criteria: list[Criterion] = drawn_criteria(request.criteria, None, numbering)
    yield from criteria
    steps: list[Step] = [*plan.milestones, *plan.actions]
    for risk in request.risks:
        named = {"owner": cast.card(risk.owner), "steps": tuple(at(steps, n).id for n in risk.steps)}
        yield Risk(numbering.new(), **(risk.model_dump() | named))


def _private(
    request: BeginDraft, cast: Cast, user: str, numbering: Numbering, call: Call
) -> Iterable[tuple[str, Row]]:
    """What never crosses: the deal's facts, its owner, and cells that were kept back."""
    facts = DealFacts(
        id=call.room,
        name=request.name,
        party=call.party,
        opened=None,
        amount=None,
        currency="",
        stage="",
        forecast=Forecast.PIPELINE,
        win_probability=None,
        competitors="",
        notes="",
    )
    yield "deal", facts
    yield "colleague", Colleague(user, Standing.OWNER, cast.maker.id)
    for cell in request.private_cells:
        yield "private_cell", PrivateCell(numbering.new(), cell.tab, cell.line, cell.heading, cell.words)
