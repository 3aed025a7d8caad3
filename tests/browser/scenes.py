"""Every page of the product, and every dialog, panel and menu that has a look of its own."""

from pathlib import Path

from playwright.async_api import Page

from tests.browser.scene import (
    Scene,
    Steps,
    answered,
    catalogue,
    chosen,
    click,
    filled,
    follow,
    menu_item,
    menu_of,
    press,
    then,
    typed,
    typed_at,
)
from tests.servers.demo import Demo

SHEETS = Path(__file__).parents[1] / "sheets"
DATED, DOUBTFUL = SHEETS / "given" / "midmarket-dated.csv", SHEETS / "given" / "saas-week-ranges.csv"
ROOM = "Faster claims"
LEGAL = "Legal review of the master agreement"
OURS, THEIRS = "Review data flows and access", "Send certificates and the security answers"
MOVED = "Handle one week of real claims in the trial"
MILESTONE = "Security and legal are satisfied"
SETTINGS = click("header button[aria-haspopup=dialog]")


def scenes(demo: Demo) -> list[Scene]:
    """All of them, in the rooms of the demo's world."""
    return [scene for part in PARTS for scene in part(demo)]


def around_rooms(demo: Demo) -> list[Scene]:
    """The doors, the list of rooms, a draft, and an import."""
    draft = f"/rooms/{demo.room('One view of every plant')}"
    return [
        Scene("demo", "", "/demo"),
        Scene("sign-in", "", "/sign-in", before=answered("**/api/demo/people", 404), alone=True),
        Scene("sign-in-link", "", "/sign-in/link#spent"),
        Scene("lost", "Bo", "/nowhere/at/all"),
        Scene("rooms", "Ada", "/"),
        Scene("reader-menu", "Ada", "/", click("header button[aria-haspopup=menu]"), whole=False),
        Scene("palette-outside", "Ada", "/", typed("/"), whole=False),
        Scene("new-room", "Ada", "/", press("rooms.new"), whole=False),
        Scene("draft", "Ada", draft),
        Scene("open-draft", "Ada", draft, press("draft.open", company="Fabrikam"), whole=False),
        Scene("import", "Ada", "/import"),
        Scene("import-preview", "Ada", "/import", upload(DATED)),
        Scene("import-doubts", "Ada", "/import", upload(DOUBTFUL)),
    ]


def the_plan(demo: Demo) -> list[Scene]:
    """The plan as different people see it, and what opens within it."""
    room = demo.room(ROOM)
    plan, step = f"/rooms/{room}", demo.step(room, LEGAL)
    closed = f"/rooms/{demo.room('Photo estimates pilot', 'Bo')}"
    return [
        Scene("plan", "Bo", plan),
        Scene("plan-seller", "Ada", plan),
        Scene("plan-kept", "Ada", plan, click("details > summary")),
        Scene("share-cell", "Ada", plan, then(click("details > summary"), press("kept.share")), whole=False),
        Scene("plan-closed", "Bo", closed),
        Scene("story", "Bo", plan, press("story.more")),
        Scene("measure", "Bo", plan, then(press("story.more"), click(".measures li button"))),
        Scene("criterion", "Bo", plan, then(press("story.more"), click(".criteria .words button"))),
        Scene("step", "Bo", f"{plan}?step={step}", whole=False),
        Scene("step-link", "Bo", f"{plan}?step={step}", press("links.add_before"), whole=False),
        Scene(
            "explain",
            "Bo",
            f"{plan}?step={demo.step(room, MOVED)}",
            press("trail.explain_better"),
            whole=False,
        ),
        Scene("milestone", "Bo", f"{plan}?step={demo.step(room, MILESTONE)}", whole=False),
        Scene("title", "Bo", plan, typed_at(step, "e", "[data-row] :is(input, textarea)"), whole=False),
        Scene("add-milestone", "Bo", plan, press("plan.add_milestone"), whole=False),
    ]


def questions(demo: Demo) -> list[Scene]:
    """What the plan asks in a dialog or a menu."""
    room = demo.room(ROOM)
    plan, step = f"/rooms/{room}", demo.step(room, LEGAL)
    ours, theirs = demo.step(room, OURS), demo.step(room, THEIRS)
    closed = f"/rooms/{demo.room('Photo estimates pilot', 'Bo')}"
    return [
        Scene("menu", "Bo", plan, menu_of(step), whole=False),
        Scene("block", "Chen", plan, typed_at(step, "b"), whole=False),
        Scene("date", "Bo", plan, typed_at(step, "d"), whole=False),
        Scene("date-why", "Bo", plan, _moving(step), whole=False),
        Scene("assign", "Bo", plan, _asking(step, "do.assign"), whole=False),
        Scene("drop", "Bo", plan, _asking(step, "do.drop"), whole=False),
        Scene("reopen", "Bo", plan, _asking(ours, "do.reopen"), whole=False),
        Scene("send-back", "Bo", plan, _asking(theirs, "do.send_back"), whole=False),
        Scene("settings", "Bo", plan, SETTINGS, whole=False),
        Scene("ending", "Bo", plan, then(SETTINGS, chosen("settings.ending", "lost")), whole=False),
        Scene("settings-read", "Cy", plan, SETTINGS, whole=False),
        Scene("settings-closed", "Bo", closed, SETTINGS, whole=False),
        Scene("palette", "Bo", plan, typed("/"), whole=False),
        Scene("palette-which", "Bo", plan, then(typed("/"), _under), whole=False),
        Scene("keys", "Bo", plan, typed("?"), whole=False),
    ]


def beside_the_plan(demo: Demo) -> list[Scene]:
    """Risks, people and history, and a room in which nothing is yet."""
    room = demo.room(ROOM)
    risks, people, history = (f"/rooms/{room}/{page}" for page in ("risks", "people", "history"))
    person = click("main li button[aria-haspopup=menu]")
    return [
        Scene("risks", "Bo", risks),
        Scene("log-risk", "Bo", risks, press("risks.log"), whole=False),
        Scene("edit-risk", "Bo", risks, press("ui.edit_what", what=""), whole=False),
        Scene("people", "Bo", people),
        Scene("name-person", "Bo", people, press("people.name_one"), whole=False),
        Scene("person-menu", "Bo", people, person, whole=False),
        Scene("edit-person", "Bo", people, then(person, menu_item("people.edit")), whole=False),
        Scene("away", "Bo", people, then(person, menu_item("people.away")), whole=False),
        Scene("company", "Bo", people, click("section header button"), whole=False),
        Scene("new-company", "Bo", people, press("party.add"), whole=False),
        Scene("history", "Bo", history),
        Scene("plan-empty", "Ada", "/", new_room),
        Scene("risks-empty", "Ada", "/", then(new_room, follow("nav.risks"))),
        Scene("people-few", "Ada", "/", then(new_room, follow("nav.people"))),
        Scene("history-short", "Ada", "/", then(new_room, follow("nav.history"))),
    ]


def _asking(step: str, key: str) -> Steps:
    return then(menu_of(step), menu_item(key))


def _moving(step: str) -> Steps:
    return then(typed_at(step, "d"), filled("dialog input[type=date] >> nth=1", "2031-03-08"))


async def _under(page: Page, language: str) -> None:
    await page.get_by_role("combobox").fill(catalogue(language)["do.under"])
    await page.keyboard.press("Enter")


async def new_room(page: Page, language: str) -> None:
    """A draft just begun, in which nothing is yet."""
    await page.get_by_role("button", name=catalogue(language)["rooms.new"]).click()
    await page.get_by_label(catalogue(language)["new_room.company"]).fill("Litware")
    await page.get_by_role("button", name=catalogue(language)["new_room.make"]).click()
    await page.get_by_role("heading", name=catalogue(language)["plan.empty"]).wait_for()


def upload(sheet: Path) -> Steps:
    """A spreadsheet, as far as its preview."""

    async def uploaded(page: Page, language: str) -> None:
        await page.locator("input[type=file]").set_input_files(sheet)
        await page.get_by_role("heading", name=catalogue(language)["import.columns"]).wait_for()

    return uploaded


PARTS = (around_rooms, the_plan, questions, beside_the_plan)
