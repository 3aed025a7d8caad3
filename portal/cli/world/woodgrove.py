"""Contoso buys once more: a closed room, won."""

from portal.cli.world.telling import Telling


async def tell(room: Telling) -> None:
    """Everything done, the room closed as won."""
    room.on(-90)
    await room.begin("ada", **_draft(room))
    room.on(-89)
    await room.open("ada")
    await room.join("bo")
    for n, title in enumerate(("Agree the pilot's scope", "Run the pilot for two weeks")):
        room.on(-80 + 10 * n)
        await room.tick("bo", title)
    room.on(-62)
    await room.tick("ada", "Deliver the pilot's report")
    room.on(-55)
    await room.tick("bo", "Sign the order")
    room.on(-54)
    await room.do("bo", "close_room", outcome="won")


def _draft(room: Telling) -> dict[str, object]:
    people = [
        {
            "name": "Bo Lindqvist",
            "title": "VP Operations",
            "email": "bo@contoso.example",
            "side": "buyer",
            "part": "champion",
        }
    ]
    return {
        "name": "Photo estimates pilot",
        "other_company": "Contoso",
        "outcome": "Contoso settles simple car claims from photos",
        "people": people,
        "milestones": [
            {
                "title": "The pilot shows its worth",
                "side": "buyer",
                "due": room.day(-60),
                "kind": "technical",
            },
            {"title": "Contoso orders", "side": "buyer", "due": room.day(-55), "kind": "signature"},
        ],
        "actions": [
            {
                "title": "Agree the pilot's scope",
                "side": "buyer",
                "buyer_owner": 0,
                "milestone": 0,
                "due": room.day(-80),
            },
            {
                "title": "Run the pilot for two weeks",
                "side": "buyer",
                "buyer_owner": 0,
                "milestone": 0,
                "due": room.day(-68),
            },
            {"title": "Deliver the pilot's report", "side": "seller", "milestone": 0, "due": room.day(-62)},
            {
                "title": "Sign the order",
                "side": "buyer",
                "buyer_owner": 0,
                "milestone": 1,
                "due": room.day(-55),
                "kind": "signature",
            },
        ],
    }
