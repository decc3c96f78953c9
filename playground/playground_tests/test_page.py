"""The chat page in Chromium, with a small bot on the other side."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from telegram import BotCommand
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

from playground_tests.browser import launched
from playground_tests.moved_time import MovedTime
from playground_tests.small_bot import ATTACK, SmallWorld, answer_press, answer_text, picture
from telegram_playground.http_server import HttpServer
from telegram_playground.scripting import Person
from telegram_playground.server import Playground

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
expect.set_options(timeout=15_000)  # a machine that does much else is slow

NARROW = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 800}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def stage() -> SmallWorld:
    return SmallWorld(MovedTime())


@pytest_asyncio.fixture(loop_scope="module")
async def playground(stage: SmallWorld) -> AsyncIterator[Playground]:
    async with Playground(name="Woody", clock=stage.clock, controls=stage) as playground:
        application = (
            Application.builder()
            .token(playground.token)
            .base_url(f"{playground.address}/bot")
            .base_file_url(f"{playground.address}/file/bot")
            .build()
        )
        application.add_handlers([CallbackQueryHandler(answer_press), MessageHandler(filters.ALL, answer_text)])
        async with application:
            assert application.updater is not None
            await application.bot.set_my_commands([BotCommand("start", "Begin"), BotCommand("pause", "Take a break")])
            await application.bot.set_my_description("A small nudge away from the screen.")
            await application.updater.start_polling()
            await application.start()
            yield playground
            await application.updater.stop()
            await application.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def maya(playground: Playground) -> Person:
    return playground.person("Maya Okafor")


Opens = Callable[..., Any]


@pytest_asyncio.fixture(loop_scope="module")
async def opens(browser: Browser, playground: Playground, maya: Person) -> AsyncIterator[Opens]:
    """Open the page; errors in its script fail the test."""

    contexts = []

    async def open_page(
        size: dict[str, int] = WIDE, scheme: str = "light", *, who: Person = maya, waits_for: str = ".bot-name"
    ) -> Page:
        context = await browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if scheme == "dark" else "light",
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: pytest.fail(f"the page's script failed: {error}"))
        await page.goto(f"{playground.address}/#{who.id}")
        await expect(page.locator(".bot-name")).to_have_text("Woody")
        return page

    yield open_page
    for context in contexts:
        await context.close()


async def meet(page: Page) -> None:
    """Go from Start to the photo."""
    await page.get_by_role("button", name="Start", exact=True).click()
    await page.get_by_role("button", name="Go on").click()
    await page.get_by_role("button", name="Evenings").click()
    await expect(page.get_by_role("button", name="Did it")).to_be_visible()


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_from_start_to_a_reaction(
    opens: Opens, maya: Person, size: dict[str, int], scheme: str, tmp_path: Path
) -> None:
    page = await opens(size, scheme)
    await expect(page.locator(".welcome")).to_contain_text("A small nudge away from the screen.")
    await meet(page)
    log = page.get_by_role("log")
    await expect(log.locator(".message.mine").first).to_contain_text("/start")
    await expect(log).to_contain_text("Good.")
    await expect(log.locator(".ticks use").last).to_have_attribute("href", "#i-two")
    image = log.locator(".photo img")
    assert await image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 640
    await page.screenshot(path=tmp_path / "nudge.png")
    with Image.open(tmp_path / "nudge.png") as shot:
        assert shot.size == (size["width"], size["height"])
    overflowing = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflowing <= 0
    await page.get_by_role("button", name="Why this?").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("You like walks.")
    await dialog.get_by_role("button", name="OK").click()
    await page.get_by_role("button", name="Did it").click()
    await expect(page.get_by_role("status")).to_contain_text("Lovely")
    await expect(page.get_by_role("button", name="Did it")).to_have_count(0)


async def test_an_emoji_goes_below_a_message_and_away_again(opens: Opens, playground: Playground) -> None:
    who = playground.person("Remy Act")
    page = await opens(who=who)
    await meet(page)
    photo = page.get_by_role("log").locator("article:has(.photo)")
    await photo.hover()
    await photo.locator("summary").click()
    await photo.get_by_role("button", name="React with 👍").click()
    chip = photo.get_by_role("button", name="Your reaction 👍: take it away")
    await expect(chip).to_be_visible()
    assert await serious(page) == []
    [shown] = [message for message in who.messages if message.photo]
    assert list(shown.stored.emoji) == ["👍"]
    await chip.click()
    await expect(chip).to_have_count(0)
    assert not shown.stored.emoji


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious(opens: Opens, size: dict[str, int], scheme: str) -> None:
    page = await opens(size, scheme)
    found = list(await serious(page))
    await meet(page)
    await page.get_by_role("button", name="Menu").click()
    found += await serious(page)
    if size == WIDE:
        for name in ("Stored", "Calls", "Faults"):
            await page.get_by_role("tab", name=name).click()
            found += await serious(page)
    assert found == []


async def serious(page: Page) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.async_playwright", reason="install axe-playwright-python")
    results = await axe.Axe().run(page)
    return [
        f"{violation['id']}: {json.dumps([node['html'][:120] for node in violation['nodes']])}"
        for violation in results.response["violations"]
        if violation["impact"] in ("serious", "critical")
    ]


async def test_everything_works_by_keyboard(opens: Opens) -> None:
    page = await opens()
    await page.get_by_role("button", name="Start", exact=True).focus()
    await page.keyboard.press("Enter")
    box = page.get_by_role("textbox", name="Message")
    await expect(box).to_be_focused()
    await page.get_by_role("button", name="Go on").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log")).to_contain_text("Good.")
    await expect(page.get_by_role("log")).to_be_focused()  # the pressed button is gone, the place is kept
    await box.focus()
    await page.keyboard.type("Evenings")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Photo: show it large").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#lightbox")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#lightbox")).to_be_hidden()
    await page.get_by_role("tab", name="Why").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Stored")).to_be_focused()


async def test_light_and_dark_are_chosen_and_remembered(opens: Opens) -> None:
    page = await opens(scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert await page.evaluate(paper) == "rgb(246, 240, 230)"
    await page.get_by_role("button", name="Light or dark").click()
    assert await page.evaluate(paper) == "rgb(26, 23, 20)"
    await page.reload()
    await expect(page.locator(".bot-name")).to_have_text("Woody")
    assert await page.evaluate(paper) == "rgb(26, 23, 20)"


async def test_markup_in_a_text_stays_text(opens: Opens, playground: Playground) -> None:
    mallory = playground.person(ATTACK)
    page = await opens(who=mallory)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))
    await page.get_by_role("button", name="Start", exact=True).click()
    await page.get_by_role("textbox", name="Message").fill(ATTACK)
    await page.keyboard.press("Enter")
    await expect(page.locator(".message").last).to_contain_text(f"You said {ATTACK}")
    await mallory.sends_document(b"x", name=f"{ATTACK}.txt", caption=ATTACK)
    await expect(page.locator(".file strong")).to_have_text(f"{ATTACK}.txt")
    assert await page.locator("img[src=x]").count() == 0
    assert alerts == []


async def test_what_a_text_may_look_like(opens: Opens, playground: Playground, maya: Person) -> None:
    await maya.sends("hello")
    await maya.receives("hello")
    page = await opens()
    world, account = playground.world, playground.world.main
    formatted = {
        "text": "🌳 bold both link bad hidden /pause",
        "entities": [
            {"type": "bold", "offset": 3, "length": 9},
            {"type": "italic", "offset": 8, "length": 4},
            {"type": "text_link", "offset": 13, "length": 4, "url": "https://example.org/"},
            {"type": "text_link", "offset": 18, "length": 3, "url": "javascript:alert(1)"},
            {"type": "spoiler", "offset": 22, "length": 6},
            {"type": "bot_command", "offset": 29, "length": 6},
        ],
    }
    world.bot_says(account, account.chats[maya.id], formatted)
    words = page.locator(".message").last.locator(".words")
    await expect(words.locator("strong")).to_have_text("bold both")
    await expect(words.locator("strong em")).to_have_text("both")
    await expect(words.locator("a")).to_have_text(["link"])
    await expect(words).to_contain_text("bad")
    await words.locator(".spoiler").click()
    await expect(words.locator(".spoiler")).to_have_class("spoiler open")
    await words.get_by_role("button", name="/pause").click()
    await expect(page.locator(".message").last).to_contain_text("You said /pause")


async def test_the_clock_moves_on_demand(opens: Opens, stage: SmallWorld, maya: Person) -> None:
    page = await opens()
    time = page.locator("#time")
    await expect(time).to_have_text("Tue 24 Nov 19:41")  # Berlin is an hour ahead of UTC
    await page.get_by_role("button", name="To the next moment").click()
    await expect(time).to_have_text("Tue 24 Nov 21:41")
    await page.get_by_role("button", name="One day on").click()
    await expect(time).to_have_text("Wed 25 Nov 21:41")
    await page.get_by_role("button", name="To the next moment").click()
    await expect(page.get_by_role("status")).to_have_text("Nothing is due: the clock stays.")
    assert stage.asked == [maya.id, maya.id]
    stage.clock.forward(timedelta(hours=1))
    await expect(time).to_have_text("Wed 25 Nov 22:41")


async def test_the_panel_tells_what_is_behind(opens: Opens) -> None:
    page = await opens()
    await meet(page)
    sheet = page.get_by_role("tabpanel")
    await page.locator(".message").last.hover()
    await page.locator(".message").last.get_by_role("button", name="What is behind").click()
    await expect(sheet).to_contain_text("window")
    await expect(sheet.locator("tbody tr")).to_have_count(2)
    await expect(sheet.locator("tbody tr").last).to_contain_text(ATTACK)
    await page.get_by_role("tab", name="Stored").click()
    await expect(sheet).to_contain_text("long walks")
    await expect(sheet).to_contain_text(str(2**60 + 1))  # a browser's own numbers would round it
    await expect(sheet.locator("time")).to_have_text("24 Nov, 19:41:00")
    await page.get_by_role("tab", name="Stored").press("ArrowRight")
    await expect(sheet.locator(".call").first).to_contain_text("sendPhoto")
    await sheet.locator(".call").first.click()
    await expect(sheet.locator(".call pre").first).to_contain_text("three leaves")


async def test_faults_are_set_on_the_page(opens: Opens, playground: Playground, maya: Person) -> None:
    await maya.sends("hello")
    await maya.receives("hello")
    page = await opens()
    await page.get_by_role("tab", name="Faults").click()
    sheet = page.get_by_role("tabpanel")
    await sheet.get_by_label("To").select_option("sendMessage")
    await sheet.get_by_role("button", name="Let it happen").click()
    await expect(sheet.locator("li")).to_have_text("500, sendMessage, 1 more")
    (fault,) = playground.faults
    assert (fault.kind, fault.method, fault.times) == ("error", "sendMessage", 1)
    await sheet.get_by_role("button", name="Lift all").click()
    await expect(sheet.locator("li")).to_have_count(0)
    assert len(playground.faults) == 0


async def test_files_go_both_ways(opens: Opens, maya: Person, tmp_path: Path) -> None:
    await maya.sends("file")
    await maya.receives()
    page = await opens()
    async with page.expect_download() as waiting:
        await page.locator(".file").click()
    download = await waiting.value
    assert download.suggested_filename == "items.csv"
    assert Path(await download.path()).read_bytes() == b"id\n1\n"
    (tmp_path / "leaf.png").write_bytes(picture())
    await page.locator("input[type=file]").set_input_files(tmp_path / "leaf.png")
    await expect(page.locator(".draft")).to_contain_text("leaf.png")
    await page.get_by_role("textbox", name="Message").fill("my leaf")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message").last).to_contain_text("A photo of 640 pixels: my leaf")
    await expect(page.locator(".draft")).to_be_hidden()


async def test_commands_are_listed_and_chosen(opens: Opens, maya: Person) -> None:
    await maya.sends("hello")
    page = await opens()
    await page.get_by_role("button", name="Menu").click()
    await expect(page.locator(".commands li")).to_have_count(2)
    await page.keyboard.press("Escape")
    await page.get_by_role("textbox", name="Message").fill("/pa")
    await expect(page.locator(".commands li")).to_have_text(["Take a break/pause"])
    await page.locator(".commands button").click()
    await expect(page.locator(".message").last).to_contain_text("You said /pause")


async def test_a_text_is_edited_and_the_bot_types(opens: Opens, maya: Person) -> None:
    await maya.sends("helo")
    page = await opens()
    await expect(page.locator(".message").last).to_contain_text("You said")
    box = page.get_by_role("textbox", name="Message")
    await box.press("ArrowUp")
    await expect(box).to_have_value("helo")
    await box.fill("hello")
    await box.press("Enter")
    await expect(page.locator(".message.mine").first).to_contain_text("edited")
    await box.fill("type")
    await box.press("Enter")
    await expect(page.locator(".status")).to_have_text("typing…")
    await expect(page.locator(".typing")).to_be_visible()


async def test_several_people_chat(opens: Opens, playground: Playground, maya: Person) -> None:
    await maya.sends("hello")
    page = await opens()
    await page.get_by_label("Name of somebody new").fill("Jonas Lind")
    await page.get_by_role("button", name="Add").click()
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(page.locator(".message")).to_have_count(2)
    maya.catches_up()
    await maya.sends("again")
    await maya.receives("again")
    entry = page.locator(".person").filter(has_text="Maya Okafor")
    await expect(entry).to_contain_text("You said again")
    await expect(entry.locator("b")).to_have_text("1")
    await page.locator(".persons li").filter(has_text="Maya Okafor").hover()
    await page.get_by_role("button", name="Open the chat of Maya Okafor beside").click()
    await expect(page.locator(".chat")).to_have_count(2)
    await expect(page.locator(".chat").last).to_contain_text("You said again")
    await maya.sends("third")
    await expect(page.locator(".chat").last).to_contain_text("You said third")
    await expect(page.locator(".chat").first).not_to_contain_text("third")


async def test_a_blocked_bot_is_unblocked(opens: Opens, maya: Person) -> None:
    await maya.sends("hello")
    page = await opens()
    await page.get_by_label("More", exact=True).click()
    await page.get_by_role("button", name="Block the bot").click()
    await page.get_by_role("button", name="Unblock", exact=True).click()
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    assert maya.chat.status == "open"


async def test_the_page_survives_a_lost_connection(opens: Opens, playground: Playground, maya: Person) -> None:
    await maya.sends("hello")
    await maya.receives("hello")
    page = await opens()
    await expect(page.locator(".message")).to_have_count(2)
    playground.world.feed.close()  # every open page is cut off
    world, account = playground.world, playground.world.main
    world.bot_says(account, account.chats[maya.id], {"text": "meanwhile"})
    await expect(page.locator(".message").last).to_contain_text("meanwhile")


async def test_a_long_chat_is_loaded_bit_by_bit(opens: Opens, playground: Playground, maya: Person) -> None:
    world, account = playground.world, playground.world.main
    chat = account.chats[maya.id]
    chat.status = "open"
    for number in range(10_000):
        world.bot_says(account, chat, {"text": f"number {number}"})
    page = await opens()
    messages = page.locator(".message")
    await expect(messages).to_have_count(50)
    await expect(messages.last).to_contain_text("number 9999")
    await page.get_by_role("log").evaluate("log => log.scrollTo(0, 0)")
    await expect(messages).to_have_count(100)
    await expect(messages.first).to_contain_text("number 9900")
    await page.get_by_role("button", name="To the newest message").click()
    for number in range(600):
        world.bot_says(account, chat, {"text": f"more {number}"})
        if number % 100 == 99:
            await asyncio.sleep(0)
    await expect(messages.last).to_contain_text("more 599")
    assert await messages.count() <= 401


TRIES = """
async address => {
  const tell = work => work.then(() => "open", () => "closed");
  const post = (path, body, type) =>
    fetch(address + path, { method: "POST", mode: "no-cors", body, headers: { "Content-Type": type } });
  const part = (tag, path) => new Promise((done, failed) => {
    const node = Object.assign(document.createElement(tag), { src: address + path, onload: done, onerror: failed });
    document.body.append(node);
  });
  const stream = new Promise((done, failed) => {
    const events = new EventSource(address + "/page/events");
    events.onopen = done;
    events.onerror = () => { events.close(); failed(); };
  });
  await Promise.all([
    post("/page/chats/CHAT/text", JSON.stringify({ text: "hi" }), "text/plain"),
    post("/botTOKEN/setWebhook?url=http://127.0.0.1:9/", "", "application/x-www-form-urlencoded"),
    fetch(address + "/botTOKEN/sendMessage?chat_id=CHAT&text=hi", { mode: "no-cors" }),
  ].map(tell));
  return Promise.all([
    fetch(address + "/page/stored/CHAT"), fetch(address + "/page/calls"), part("img", "/static/icon.svg"),
    part("script", "/static/state.js"), stream,
  ].map(tell));
}
"""
"""What a page of another site may try: do something, and read something."""


@pytest.mark.parametrize("site", ["http://localhost:{}/", "http://elsewhere.test:{}/"])
async def test_other_sites_neither_act_nor_read(
    playground: Playground, maya: Person, browser: Browser, site: str
) -> None:
    page_of_others = HttpServer(Starlette(routes=[Route("/", lambda _: HTMLResponse("<p>elsewhere</p>"))]))
    listener = socket.create_server(("127.0.0.1", 0))
    await page_of_others.start(listener)
    page = await browser.new_page()
    await page.goto(site.format(listener.getsockname()[1]))
    tries = TRIES.replace("CHAT", str(maya.id)).replace("TOKEN", playground.token)
    assert await page.evaluate(tries, playground.address) == ["closed"] * 5
    assert (maya.messages, playground.world.main.webhook.url, playground.journal.of("sendMessage")) == ([], "", [])
    await page.close()
    await page_of_others.stop()


async def test_a_name_that_leads_here_shows_nothing(playground: Playground, browser: Browser) -> None:
    page = await browser.new_page()
    answer = await page.goto(playground.address.replace("127.0.0.1", "rebound.test"))
    assert answer is not None
    assert answer.status == 403
    await expect(page.locator("body")).to_contain_text("this server answers to 127.0.0.1")
    await page.close()
