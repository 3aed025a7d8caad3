"""The Japanese room of the demo, in which everything is written in Japanese: its pages, dialogs and menus."""

from tests.browser.scene import Scene, Steps, click, menu_item, menu_of, press, then, typed, typed_at
from tests.browser.scenes import SETTINGS
from tests.servers.demo import Demo

ROOM, WHO = "保険金支払いの迅速化", "佐藤"
OURS = "過去三か月分の請求データを匿名化して提供する"
DONE = "現行業務の流れと待ち時間を部門横断で洗い出し、改善の優先順位を決める"
MILESTONE = "情報セキュリティ審査と法務審査が完了する"


def japanese_scenes(demo: Demo) -> list[Scene]:
    """What its lead can have before her."""
    room = demo.room(ROOM, WHO)
    plan = f"/rooms/{room}"
    step, done, milestone = (demo.step(room, title, WHO) for title in (OURS, DONE, MILESTONE))
    person = click("main li button[aria-haspopup=menu]")
    paths: dict[str, str] = {"rooms": "/", "import": "/import", "lost": "/nowhere/at/all"}
    paths |= {page: f"{plan}/{page}" for page in ("risks", "people", "history")}
    paths |= {"plan": plan, "step": f"{plan}?step={step}", "milestone": f"{plan}?step={milestone}"}
    on_the_plan: dict[str, Steps] = {
        "story": press("story.more"),
        "menu": menu_of(step),
        "block": typed_at(step, "b"),
        "date": typed_at(step, "d"),
        "assign": then(menu_of(step), menu_item("do.assign")),
        "drop": then(menu_of(step), menu_item("do.drop")),
        "reopen": then(menu_of(done), menu_item("do.reopen")),
        "settings": SETTINGS,
        "palette": typed("/"),
        "keys": typed("?"),
        "reader-menu": click("header button[aria-haspopup=menu]"),
    }
    beside: dict[str, tuple[str, Steps]] = {
        "new-room": ("/", press("rooms.new")),
        "log-risk": (f"{plan}/risks", press("risks.log")),
        "edit-risk": (f"{plan}/risks", press("ui.edit_what", what="")),
        "name-person": (f"{plan}/people", press("people.name_one")),
        "person-menu": (f"{plan}/people", person),
        "edit-person": (f"{plan}/people", then(person, menu_item("people.edit"))),
        "away": (f"{plan}/people", then(person, menu_item("people.away"))),
    }
    return [
        *(Scene(name, WHO, path) for name, path in paths.items()),
        *(Scene(name, WHO, plan, steps, whole=False) for name, steps in on_the_plan.items()),
        *(Scene(name, WHO, path, steps, whole=False) for name, (path, steps) in beside.items()),
    ]
