"""The request as handlers see it: a JSON body that cannot be read is the sender's mistake, never a bug."""

from typing import Any

from litestar import Request
from litestar.exceptions import ClientException


class JsonRequest(Request[Any, Any, Any]):
    """Litestar's own turns only some of what its decoder raises into a bad request."""

    async def json(self) -> Any:
        """The body's value; raises ClientException for one nested too deeply, or not in UTF-8."""
        try:
            return await super().json()
        except (RecursionError, UnicodeError) as error:
            raise ClientException from error
