"""Four languages: each page is written in the reader's, and fits a phone in all of them."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, expect

from tests.browser.japanese import japanese_scenes
from tests.browser.reading import misfits_on, words_on
from tests.browser.scene import LANGUAGES, ON_A_PHONE, WITHOUT_WORKER, catalogue, played
from tests.browser.scenes import scenes
from tests.browser.sitting import Sit
from tests.browser.troubles import troubles
from tests.servers.demo import Demo

pytestmark = pytest.mark.timeout(590)
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
    english = []
    async for scene, page in played(browser, demo, japanese_scenes(demo), "ja", **WITHOUT_WORKER):
        english += [f"{scene.name}: {words}" for words in await words_on(page) if is_english(words)]

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


def test_a_message_with_choices_has_all_its_shapes() -> None:
    message = "{count, plural, one {# step by {name}} other {# steps{more, select, yes { or more} other {}}}}"

    assert shapes(message) == ["{count} step by {name}", "{count} steps or more", "{count} steps"]


def untranslated_in(language: str) -> re.Pattern[str]:
    """Matches every English message that this language says otherwise, whatever stands in its holes."""
    own, english = catalogue(language), catalogue("en")
    same = {message for key, message in english.items() if own[key] == message}
    others = (message for message in english.values() if message not in same and message not in own.values())
    return re.compile("|".join(pattern for message in others for pattern in _patterns(message)) or r"(?!)")


def _patterns(message: str) -> Iterator[str]:
    for shape in shapes(message):
        literal = re.sub(r"\{\w+\}", "", shape)
        if len(re.findall(r"[A-Za-z]", literal)) >= 3:
            yield ".+".join(re.escape(part) for part in re.split(r"\{\w+\}", shape))


def shapes(message: str) -> list[str]:
    """Everything that a message can become by its plurals and other choices; its holes stay."""
    choice = re.search(r"\{\w+, (?:plural|select), ", message)
    if not choice:
        return [message]
    cases, end = [], choice.end()
    while message[end] != "}":
        opening = message.index("{", end)
        end = _closing(message, opening) + 1
        cases.append(message[opening + 1 : end - 1].replace("#", "{count}"))
        end += len(message[end:]) - len(message[end:].lstrip())
    before, after = message[: choice.start()], message[end + 1 :]
    return [shape for case in cases for shape in shapes(before + case + after)]


def _closing(message: str, opening: int) -> int:
    """Where the brace is closed that opens there."""
    depth = 0
    for at in range(opening, len(message)):
        depth += {"{": 1, "}": -1}.get(message[at], 0)
        if depth == 0:
            return at
    raise ValueError(message)


def is_english(words: str) -> bool:
    """Whether two Latin words stand side by side that are no name."""
    return TWO_WORDS.search(NAMES.sub("", words)) is not None
