"""Fabrikam: a draft that only Northwind sees."""

from portal.cli.world.telling import Telling


async def tell(room: Telling) -> None:
    """Begun yesterday, not yet shown."""
    room.on(-1)
    await room.begin(
        "ada",
        name="One view of every plant",
        other_company="Fabrikam",
        outcome="Fabrikam's plant managers see every stoppage within a minute by the end of Q2",
        people=[
            {"name": "Ines Duarte", "title": "Head of Production", "side": "buyer", "part": "champion"},
            {"name": "", "title": "Dir IT", "side": "buyer", "part": "evaluator"},
        ],
        milestones=[
            {"title": "Plant managers agree what they need to see", "side": "buyer", "due": room.day(8)},
            {
                "title": "One plant runs on live data",
                "side": "buyer",
                "due": room.day(22),
                "kind": "technical",
            },
            {
                "title": "Board approves the roll-out",
                "side": "buyer",
                "due": room.day(35),
                "kind": "approval",
            },
            {"title": "Contract signed", "side": "both", "due": room.day(40), "kind": "signature"},
        ],
        actions=[
            {
                "title": "Interview four plant managers",
                "side": "seller",
                "milestone": 0,
                "due": room.day(5),
            },
            {
                "title": "Name the pilot plant",
                "side": "buyer",
                "buyer_owner": 0,
                "milestone": 0,
                "due": room.day(7),
            },
            {
                "title": "Open the network to the collector",
                "side": "buyer",
                "buyer_owner": 1,
                "milestone": 1,
                "due": room.day(14),
                "kind": "security",
            },
            {"title": "Install the collector", "side": "seller", "milestone": 1, "due": room.day(16)},
        ],
        private_cells=[
            {"tab": "plan", "line": 2, "heading": "Probability", "words": "60 %"},
            {"tab": "plan", "line": 4, "heading": "Internal notes", "words": "IT director is new; go slow"},
        ],
    )
