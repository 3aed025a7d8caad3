"""Four languages: each page is written in the reader's, and fits a phone in all of them."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, expect

from tests.browser.reading import misfits_on, words_on
from tests.browser.scene import LANGUAGES, ON_A_PHONE, Scene, catalogue, played
from tests.browser.scenes import scenes
from tests.browser.sitting import Sit
from tests.browser.troubles import troubles
from tests.servers.browsing import sit_down
from tests.servers.demo import Demo

pytestmark = pytest.mark.timeout(590)
JAPANESE = "保険金支払いの迅速化"
NAMES = re.compile(r"Sam Rivera|Solutions Engineer|Ctrl K|Alt ↑ ↓|[\w.]+@[\w.]+")
CONTENT = {"Milestone", "Enter", "plan"}
LONGEST_AND_WIDEST = ("en", "ja")
TWO_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_on_a_phone_no_page_is_too_wide_and_none_is_written_in_another_language(
    browser: Browser, demo: Demo, language: str
) -> None:
    untranslated = untranslated_in(language)
    wrong = []
    wanted = [*scenes(demo), *(troubles(demo) if language in LONGEST_AND_WIDEST else [])]
    async for scene, page in played(browser, demo, wanted, language, **ON_A_PHONE):
        wrong += [f"{scene.name}: {line}" for line in await misfits_on(page)]
        words = set(await words_on(page)) - CONTENT
        wrong += [f"{scene.name}: in English: {said}" for said in words if untranslated.fullmatch(said)]

    assert "\n".join(wrong) == ""


async def test_a_japanese_room_read_in_japanese_holds_no_english_sentence(
    browser: Browser, demo: Demo
) -> None:
    session = demo.session("佐藤")
    yuki = await sit_down(browser, "佐藤", demo.origin, session, "ja", locale="ja-JP")
    room = demo.room(JAPANESE, "佐藤")
    english = []
    for path in ("", "/risks", "/people", "/history"):
        scene = Scene(path, "佐藤", f"/rooms/{room}{path}")
        await scene.show(yuki, "ja")
        english += [f"{path}: {words}" for words in await words_on(yuki.page) if is_english(words)]
    await yuki.context.close()

    assert english == []


async def test_the_reader_chooses_the_language_and_it_stays_chosen(sit: Sit, room: str) -> None:
    bo = await sit("Bo")
    await bo.open(f"/rooms/{room}")
    for language in ("ja", "zh-Hant", "zh-Hans", "en"):
        await bo.page.locator("header button[aria-haspopup=menu]").click()
        own_name = {"ja": "日本語", "zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}[language]
        await bo.page.get_by_role("menuitemradio", name=own_name).click()

        links = bo.page.get_by_role("navigation").get_by_role("link")
        wished = [catalogue(language)[f"nav.{page}"] for page in ("plan", "risks", "people", "history")]
        await expect(links).to_have_text(wished)
        await expect(bo.page.locator("html")).to_have_attribute("lang", language)
        await bo.page.reload()
        await expect(links).to_have_text(wished)


def untranslated_in(language: str) -> re.Pattern[str]:
    """Matches every English message that this language says otherwise, whatever stands in its holes."""
    own, english = catalogue(language), catalogue("en")
    same = {message for key, message in english.items() if own[key] == message}
    others = (message for message in english.values() if message not in same and message not in own.values())
    return re.compile("|".join(pattern for message in others for pattern in _patterns(message)) or r"(?!)")


def _patterns(message: str) -> Iterator[str]:
    """A message as a pattern; plurals and other choices are too many shapes to follow."""
    if ", plural," in message or ", select," in message:
        return
    literal = re.sub(r"\{\w+\}", "", message)
    if len(re.findall(r"[A-Za-z]", literal)) >= 3:
        yield ".+".join(re.escape(part) for part in re.split(r"\{\w+\}", message))


def is_english(words: str) -> bool:
    """Whether two Latin words stand side by side that are no name."""
    return TWO_WORDS.search(NAMES.sub("", words)) is not None
