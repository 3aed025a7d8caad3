"""The API's document at `/api/openapi.json`: what the front end's types are generated from."""

import json
from functools import cache
from typing import Any

from litestar import Litestar, Request, Response, get
from litestar.openapi import OpenAPIConfig
from litestar.router import Router

from api.policy import Policy
from api.problems import MEDIA_TYPE
from api.shapes import Problem


class NoPages(Router):
    """Litestar insists on routes for its documentation sites; this one takes them and serves none."""

    def register(self, value: Any) -> list[Any]:
        """Drop the route."""
        return []


CONFIG = OpenAPIConfig(
    title="Cairn",
    version="1",
    use_handler_docstrings=True,
    openapi_router=NoPages("/api/pages", route_handlers=[], include_in_schema=False),
)


@get("/api/openapi.json", opt={"policy": Policy.PUBLIC}, include_in_schema=False, sync_to_thread=False)
def openapi(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Every door and resource, with the one shape that all errors have."""
    return Response(json.dumps(document(request.app)).encode(), media_type="application/json")


@cache
def document(app: Litestar) -> dict[str, Any]:
    """Litestar documents an error shape that is not ours: each operation's is replaced by Problem."""
    schema: dict[str, Any] = app.openapi_schema.to_schema()
    schema.setdefault("components", {}).setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
    answer = {
        "description": "Why not",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for operations in schema.get("paths", {}).values():
        for operation in operations.values():
            operation["responses"].pop("400", None)
            operation["responses"]["default"] = answer
    return schema
