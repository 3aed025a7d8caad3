"""The nouns of a room as resources: each whole table as a list in its own order."""

from collections.abc import Callable
from typing import Any

from litestar import Router, get
from litestar.di import NamedDependency, Provide
from litestar.handlers import HTTPRouteHandler

from api.policy import Policy
from api.room.place import Place, provide_deal, provide_room, written
from api.services import Services
from portal.core.columns import Row, Table
from portal.deal.rows import PRIVATE_TABLES
from portal.room.positions import ordered
from portal.room.rows import ROOM_TABLES, Risk

PLURALS = {"story": "stories", "criterion": "criteria", "party": "parties", "evidence": "evidence"}
PLURALS |= {"dependency": "dependencies", "activity": "activities", "room": "about"}


def plural(table: str) -> str:
    """The path of a table: `date_change` as `date-changes`."""
    return PLURALS.get(table, table + "s").replace("_", "-")


def sorted_rows(table: Table, rows: list[Any]) -> list[Any]:
    """In the order of their list; risks by exposure, the highest first."""
    if table.row is Risk:
        return sorted(rows, key=lambda risk: (-risk.exposure, risk.id))
    if any(column.name == "position" and column.kind is str for column in table.columns):
        return ordered(rows)
    return sorted(rows, key=lambda row: (getattr(row, "position", 0), row.id))


def _resource(table: Table, kind: str, policy: Policy) -> HTTPRouteHandler:
    row: type[Row] = table.row
    answer: Any = list[row]  # type: ignore[valid-type]

    async def rows(services: NamedDependency[Services], place: NamedDependency[Place]) -> Any:
        value = await written(services, place)
        return sorted_rows(table, list(value.tables.get(table.name, {}).values()))

    rows.__annotations__["return"] = answer
    rows.__doc__ = (row.__doc__ or "").strip()
    name = "".join(word.title() for word in plural(table.name).split("-"))
    return get(f"/{plural(table.name)}", operation_id=f"list{kind}{name}", opt={"policy": policy})(rows)


def _router(path: str, kind: str, policy: Policy, tables: list[Table], place: Callable[..., Any]) -> Router:
    return Router(
        path,
        route_handlers=[_resource(table, kind, policy) for table in tables if not table.paged],
        dependencies={"place": Provide(place)},
        tags=[kind.lower() + "s"],
    )


def resource_routers() -> list[Router]:
    """A room's tables for its members, a deal's for the company's own side."""
    shared, private = list(ROOM_TABLES.values()), [*ROOM_TABLES.values(), *PRIVATE_TABLES.values()]
    return [
        _router("/api/rooms/{room:str}", "Room", Policy.ROOM_MEMBER, shared, provide_room),
        _router("/api/deals/{room:str}", "Deal", Policy.DEAL_COLLEAGUE, private, provide_deal),
    ]
