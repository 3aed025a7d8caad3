"""The demo's made-up world: two companies' people, and rooms told day by day through real deeds."""

from api.services import Services
from portal.cli.world import contoso, fabrikam, sakura, woodgrove
from portal.cli.world.cast import bring_in
from portal.cli.world.telling import Telling

STORIES = (contoso, sakura, fabrikam, woodgrove)


async def make_world(services: Services) -> None:
    """Tell every story once, in a database where nobody lives yet."""
    people = await services.database.write(bring_in)
    for story in STORIES:
        await story.tell(Telling(services.database, people))
