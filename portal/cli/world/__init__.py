"""The demo's made-up world: two companies' people, and rooms told day by day through real deeds."""

from api.services import Services
from portal.cli.world import contoso, fabrikam, sakura, woodgrove
from portal.cli.world.cast import bring_in
from portal.cli.world.telling import Telling
from portal.people.users import active_users

STORIES = (contoso, sakura, fabrikam, woodgrove)


async def make_world(services: Services) -> bool:
    """Tell every story once; False when somebody lives here already."""
    if await services.database.read(active_users):
        return False
    people = await services.database.write(bring_in)
    for story in STORIES:
        await story.tell(Telling(services.database, people))
    return True
