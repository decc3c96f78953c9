"""From Start to a nudge to a reaction, by a person with a browser, on the real bot. Its picture is the README's."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.demo.stage import Stage
from tests.bot.talks import PATIENCE_SECONDS

expect.set_options(timeout=15_000)  # a machine that does much else is slow

PICTURE = os.environ.get("OFFSCREEN_PICTURE")
"""Where to put the README's picture; ``make picture`` sets it."""


async def press(page: Page, label: str) -> None:
    await page.get_by_role("log").get_by_role("button", name=label, exact=True).last.click()


async def write(page: Page, words: str) -> None:
    box = page.get_by_role("textbox", name="Message")
    await box.fill(words)
    await box.press("Enter")


@pytest.mark.browser
async def test_from_start_to_a_nudge_and_a_reaction(on: Stage, chromium: Browser, tmp_path: Path) -> None:
    page = await chromium.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    await page.goto(on.address)
    log = page.get_by_role("log")
    await page.get_by_role("button", name="Start", exact=True).click()
    await press(page, "Yes, let's start")
    await expect(log).to_contain_text("1 of 9")
    await press(page, "25–34")
    await expect(log).to_contain_text("2 of 9")
    await press(page, "Skip ›")
    await expect(log).to_contain_text("3 of 9")
    await write(page, "nurse")
    await expect(log).to_contain_text("4 of 9")
    await press(page, "Dog")
    await press(page, "Done ›")
    await expect(log).to_contain_text("5 of 9")
    await press(page, "Skip ›")
    await expect(log).to_contain_text("6 of 9")
    await press(page, "Walking")
    await press(page, "Reading")
    await expect(log.get_by_role("button", name="✓ Reading")).to_be_visible()
    await press(page, "Done ›")
    await expect(log).to_contain_text("7 of 9")
    await press(page, "Cooking")
    await press(page, "Done ›")
    await expect(log).to_contain_text("8 of 9")
    await write(page, "weekdays 20:00-22:30")
    await expect(log).to_contain_text("Noted: weekdays 20:00–22:30")
    await press(page, "Done ›")
    await expect(log).to_contain_text("9 of 9")
    await press(page, "London")
    await expect(log).to_contain_text("This is how I understood you")
    await expect(log).to_contain_text("You like: walking and reading")
    await press(page, "Yes, that's right")

    nudges = log.get_by_role("button", name="Why this?")
    await expect(nudges).to_have_count(1, timeout=PATIENCE_SECONDS * 1000)
    await page.get_by_role("button", name="To the next moment").click()
    await expect(nudges).to_have_count(2)
    await expect(log.locator("img").last).to_be_visible()
    did_it = log.get_by_role("button", name="Did it").last
    await did_it.click()
    await expect(log.get_by_role("button", name="✓ Did it")).to_be_visible()
    await expect(page.locator("#toast")).to_have_css("opacity", "0", timeout=10_000)  # the thanks have gone again
    picture = await page.screenshot(path=PICTURE or tmp_path / "nudge.png")
    assert len(picture) > 50_000  # a photo is in it
    await nudges.last.click()
    await expect(log).to_contain_text(re.compile("because|something new"))  # what is tried out says so
