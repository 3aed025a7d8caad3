"""Contoso × Northwind: an open room in full swing, two thirds done, one step blocked."""

from portal.cli.world.telling import Telling

BO, LI, CHEN, CY, CFO = range(5)
SAM, ADA = 5, 6

PEOPLE = [
    {
        "name": "Bo Lindqvist",
        "title": "VP Operations",
        "email": "bo@contoso.example",
        "side": "buyer",
        "part": "champion",
    },
    {
        "name": "Li Wei",
        "title": "CISO",
        "email": "li@contoso.example",
        "side": "buyer",
        "part": "security",
    },
    {
        "name": "Chen Yu",
        "title": "Legal Counsel",
        "email": "chen@contoso.example",
        "side": "buyer",
        "part": "legal",
    },
    {
        "name": "Cy Tanaka",
        "title": "Claims team lead",
        "email": "cy@contoso.example",
        "side": "buyer",
        "part": "user",
    },
    {"name": "Maria Alvarez", "title": "CFO", "side": "buyer", "part": "approver"},
    {
        "name": "Sam Rivera",
        "title": "Solutions Engineer",
        "email": "sam@northwind.example",
        "side": "seller",
        "part": "seller_support",
    },
    {"name": "Ada Okafor", "email": "ada@northwind.example", "side": "seller"},
]


async def tell(room: Telling) -> None:
    """Six weeks of a purchase that goes well, with one date moved and one step sent back."""
    room.on(-30)
    await room.begin("ada", **_draft(room))
    room.on(-29)
    await room.open("ada")
    await room.join("bo")
    room.on(-28)
    await room.join("li", "chen", "cy", "sam")
    await _first_weeks(room)
    await _lately(room)


async def _first_weeks(room: Telling) -> None:
    room.on(-26, 15)
    await room.tick("cy", "Map today's claims process with claims and IT")
    room.on(-25, 9, 20)
    await room.tick("ada", "Bring two reference customers to the table")
    room.on(-23, 11)
    await room.tick("bo", "Agree how a faster claim is measured")
    room.on(-22, 16, 40)
    await room.tick("sam", "Run the workshop on the new process")
    room.on(-18, 14)
    await room.tick("sam", "Set up the trial with Contoso's own claims")
    room.on(-15, 10)
    await room.do(
        "bo",
        "schedule_step",
        step="Handle one week of real claims in the trial",
        set={"due": room.day(-10)},
        was={"due": room.day(-13)},
        reason="person_unavailable",
        words="Two team leads were on holiday; the week moves as a whole.",
    )
    room.on(-12, 9)
    await room.tick("sam", "Send certificates and the security answers")
    room.on(-10, 17)
    await room.tick("cy", "Handle one week of real claims in the trial")
    room.on(-9, 11)
    await room.tick("ada", "Put the trial's results into Contoso's own numbers")
    room.on(-9, 15)
    await room.do(
        "cy",
        "log_risk",
        title="Claims staff keep the old spreadsheet beside the new process",
        probability=3,
        impact=4,
        mitigation="Cy names one person per team who answers questions in the first month.",
    )


async def _lately(room: Telling) -> None:
    room.on(-7, 10)
    await room.tick("bo", "Show the result to the claims managers")
    await room.do(
        "li",
        "log_risk",
        title="Outside counsel needs longer for the data processing terms",
        probability=4,
        impact=4,
        mitigation="Ada sends the marked-up terms two days ahead; Chen books the review slot now.",
        owner="Chen Yu",
    )
    room.on(-5, 13)
    await room.tick("li", "Review data flows and access")
    room.on(-4, 9)
    await room.do("ada", "start_action", step="Answer redlines within two days")
    room.on(-3, 14)
    await room.do(
        "chen",
        "block_action",
        step="Legal review of the master agreement",
        obstacle="waiting for outside counsel",
        blocker="Chen Yu",
    )
    room.on(-2, 10)
    await room.do(
        "bo",
        "add_comment",
        step="Legal review of the master agreement",
        words="I asked for a slot on Thursday. If they cannot, I call their partner myself.",
    )
    await room.tick("ada", "Send the offer in Contoso's budget format")
    room.on(-1, 16, 30)
    await room.do("li", "start_action", step="Answer the security questionnaire")
    await room.tick("ada", "Rehearse the board presentation together")
    room.on(-1, 16, 45)
    await room.do(
        "bo",
        "add_evidence",
        step="Show the result to the claims managers",
        title="Slides and the managers' notes",
        url="https://contoso.example/claims/trial-result",
    )


def _draft(room: Telling) -> dict[str, object]:
    return {
        "name": "Faster claims",
        "other_company": "Contoso",
        "outcome": "Contoso cuts claim handling from 9 to 4 days by the end of the next half-year",
        "champion_part": "Bo leads operations through the change and presents the result to the board.",
        "buyer_goal": "Customers hear within four days whether and how much we pay.",
        "seller_goal": "A reference in insurance that we may name.",
        "measures": [
            {
                "name": "Days from claim to decision",
                "from_value": "9 days",
                "to_value": "4 days",
                "by": room.day(120),
            },
            {"name": "Claims asked for twice", "from_value": "31 %", "to_value": "10 %", "by": room.day(120)},
        ],
        "criteria": ["Claims staff decide without a second system", "Auditors accept the trail of decisions"],
        "people": PEOPLE,
        "milestones": _milestones(room),
        "actions": _actions(room),
        "links": [
            {"predecessor": 0, "successor": 1},
            {"predecessor": 1, "successor": 2},
            {"predecessor": 2, "successor": 3},
            {"predecessor": 3, "successor": 4, "lag": 5},
        ],
        "private_cells": [
            {"tab": "plan", "line": 1, "heading": "ARR", "words": "240,000"},
            {"tab": "plan", "line": 1, "heading": "Competitors", "words": "Tailspin, in-house build"},
        ],
        "rhythm": "weekly",
        "weekday": "tue",
    }


def _milestones(room: Telling) -> list[dict[str, object]]:
    def stone(title: str, kind: str, due: int, *criteria: str) -> dict[str, object]:
        step = {"title": title, "kind": kind, "side": "buyer", "buyer_owner": BO, "due": room.day(due)}
        return step | {"criteria": list(criteria)}

    return [
        stone("Teams agree on the new process", "discovery", -21),
        stone("Contoso's own claims run faster in a trial", "technical", -6),
        stone("Security and legal are satisfied", "legal", 3),
        stone("Leadership confirms priority and approves the budget", "approval", 7),
        stone("Both companies sign", "signature", 9),
        stone("The first team works the new way", "kickoff", 20),
    ]


def _actions(room: Telling) -> list[dict[str, object]]:
    def buyer(milestone: int, title: str, owner: int, due: int, kind: str = "other") -> dict[str, object]:
        step = {"title": title, "side": "buyer", "buyer_owner": owner, "due": room.day(due), "kind": kind}
        return step | {"milestone": milestone}

    def seller(milestone: int, title: str, due: int, owner: int = ADA) -> dict[str, object]:
        step = {"title": title, "side": "seller", "seller_owner": owner, "due": room.day(due)}
        return step | {"milestone": milestone}

    def both(milestone: int, title: str, due: int) -> dict[str, object]:
        step = {"title": title, "side": "both", "buyer_owner": BO, "seller_owner": SAM}
        return step | {"due": room.day(due), "milestone": milestone}

    return [
        buyer(0, "Map today's claims process with claims and IT", CY, -25),
        seller(0, "Bring two reference customers to the table", -24),
        buyer(0, "Agree how a faster claim is measured", BO, -22),
        seller(0, "Run the workshop on the new process", -22, SAM),
        seller(1, "Set up the trial with Contoso's own claims", -18, SAM),
        buyer(1, "Handle one week of real claims in the trial", CY, -13),
        seller(1, "Put the trial's results into Contoso's own numbers", -8),
        buyer(1, "Show the result to the claims managers", BO, -6),
        seller(2, "Send certificates and the security answers", -12, SAM),
        buyer(2, "Review data flows and access", LI, -5, "security"),
        buyer(2, "Answer the security questionnaire", LI, 2, "security"),
        buyer(2, "Legal review of the master agreement", CHEN, 3, "legal"),
        seller(2, "Answer redlines within two days", 3),
        seller(3, "Send the offer in Contoso's budget format", -2),
        buyer(3, "Take the business case through the investment committee", CFO, 6, "approval"),
        both(3, "Rehearse the board presentation together", 5),
        buyer(4, "Sign the master agreement and the order", CFO, 9, "signature"),
        seller(5, "Train the first claims team", 18, SAM),
    ]
