"""JSON bodies: a model reads one as the socket reads its arguments, and no bad one is a bug of ours."""

from collections.abc import Callable
from typing import Any

from litestar import Request
from litestar.exceptions import ClientException
from litestar.plugins.pydantic import PydanticInitPlugin
from litestar.serialization import decode_json
from litestar.utils import is_class_and_subclass
from msgspec import Raw
from pydantic import BaseModel, ValidationError

Decoder = tuple[Callable[[Any], bool], Callable[[Any, Any], Any]]


class JsonRequest(Request[Any, Any, Any]):
    """Litestar's own turns only some of what its decoder raises into a bad request."""

    async def json(self) -> Raw:
        """The body, known to be JSON and left for a model to read; raises ClientException for any other."""
        try:
            return decode_json(await self.body(), Raw)
        except RecursionError as error:
            raise ClientException from error


class JsonModels(PydanticInitPlugin):
    """Litestar's own overrules the strictness of fields: `"1"` and `true` would be numbers."""

    @classmethod
    def decoders(cls, validate_strict: bool = False) -> list[Decoder]:
        """How the models in handlers' signatures come about."""
        return [(lambda kind: is_class_and_subclass(kind, BaseModel), _read)]


def _read(model: type[BaseModel], body: Any) -> BaseModel:
    try:
        return model.model_validate_json(bytes(body) if isinstance(body, Raw) else b"")
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False, include_context=False)
        extra = [{"key": ".".join(map(str, one["loc"])), "message": one["msg"]} for one in wrong]
        raise ClientException(extra=extra) from error
