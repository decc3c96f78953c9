"""The chat as people see it on a phone: whole sentences, a nudge, what was off, the chart, the profile."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.demo.stage import Stage
from tests.bot.talks import PATIENCE_SECONDS

PICTURES = os.environ.get("OFFSCREEN_PICTURES")
"""Where to put the pictures of the documentation, if they are to be taken."""

ABOUT = (
    "I'm 34, a nurse with two kids and a dog. I love hiking and detective stories, can't stand cooking, "
    "and I'm mostly on my phone after 9 in the evening"
)


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Wait as long for what is to be seen as elsewhere for what is to be said."""
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    yield
    expect.set_options(timeout=5_000)  # what it is by itself


async def press(page: Page, label: str) -> None:
    await page.get_by_role("log").get_by_role("button", name=label, exact=True).last.click()


async def write(page: Page, words: str) -> None:
    box = page.get_by_role("textbox", name="Message")
    await box.fill(words)
    await box.press("Enter")


async def take(page: Page, name: str) -> None:
    """Take a picture of the chat, once all photos in it are shown."""
    if PICTURES:
        await page.wait_for_timeout(700)
        await page.screenshot(path=Path(PICTURES) / f"{name}.png")


@pytest.mark.browser
@pytest.mark.long
async def test_the_chat_reads_well_on_a_phone(on: Stage, chromium: Browser) -> None:
    page = await chromium.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    await page.goto(on.address)
    log = page.get_by_role("log")

    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(log).to_contain_text("Is that all right?")
    await take(page, "welcome")
    await press(page, "Yes, let's start")
    await expect(log).to_contain_text("1 of 9")
    await write(page, ABOUT)
    await expect(log).to_contain_text("This is what I understood")
    await expect(log).to_contain_text("2 of 9")
    await take(page, "onboarding")
    await press(page, "Skip ›")
    await expect(log).to_contain_text("5 of 9")
    await press(page, "Skip ›")
    await expect(log).to_contain_text("9 of 9")
    await take(page, "place")
    await press(page, "Berlin")
    await expect(log).to_contain_text("This is how I understood you")
    await take(page, "summary")
    await press(page, "Yes, that's right")
    await expect(log.locator("img").last).to_be_visible()
    await take(page, "nudge")

    await press(page, "🚫 Not for me")
    await expect(log).to_contain_text("tell me what was off")
    await take(page, "critique")
    await press(page, "The picture")
    await expect(log).to_contain_text("This picture won't come again")
    await write(page, "something quiet indoors with my daughter")
    await expect(log).to_contain_text("Because you asked:")
    await take(page, "wish")

    human = next(iter(on.playground.world.humans.values()))
    person = on.playground.person(human.name, id=human.id)
    for day in range(24):
        person.catches_up()
        on.clock.jump_to(on.clock.now() + timedelta(hours=16 if day % 2 else 32))
        await person.sends("/nudge")
        nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
        if day % 3:
            await person.presses("Did it", message=nudge)
    await write(page, "/progress")
    await expect(log).to_contain_text("In the last 4 weeks")
    await take(page, "progress")
    await write(page, "/profile")
    await expect(log).to_contain_text("You seem to enjoy")
    await take(page, "profile")
    await write(page, "/schedule")
    await expect(log).to_contain_text("Next moment")
    await take(page, "schedule")
    await page.close()
