"""Whether this process lives, and whether it should be sent requests."""

from litestar import Response, get
from litestar.di import NamedDependency
from sqlalchemy import text

from api.policy import Policy
from api.services import Services


@get("/health/live", opt={"policy": Policy.PUBLIC}, include_in_schema=False, sync_to_thread=False)
def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "live"}


@get("/health/ready", opt={"policy": Policy.PUBLIC}, include_in_schema=False)
async def ready(services: NamedDependency[Services]) -> Response[dict[str, str]]:
    """503 as soon as the process was asked to end, and while the database cannot be reached."""
    if services.stopping.is_set():
        return Response({"status": "stopping"}, status_code=503)
    await services.database.read(lambda db: db.execute(text("SELECT 1")).scalar_one())
    return Response({"status": "ready"})
