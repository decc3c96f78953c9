"""The main screens in every language, as a phone shows them: nothing is cut off, each script runs its way.

``make screenshots`` takes pictures of them for translators.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel import Locale
from playwright.async_api import Browser, Page

from bot.core.texts import _, speaking, spoken
from bot.demo.stage import Stage
from telegram_playground.scripting import Message, Person
from tests.bot.talks import PATIENCE_SECONDS

PICTURES = os.environ.get("OFFSCREEN_PICTURES")
"""Where to put the pictures, if they are to be taken."""

QUIET_MILLISECONDS = 700
"""After that all that was sent is drawn."""

TALK: Sequence[tuple[str, str]] = (
    ("Yes, let's start", "age"),
    ("34", "gender"),
    ("Woman", "occupation"),
    ("Skip ›", "household"),
    ("Skip ›", "limits"),
    ("Skip ›", "likes"),
    ("Walking", ""),
    ("Done ›", "dislikes"),
    ("Skip ›", "times"),
    ("Skip ›", "place"),
    ("UTC", "summary"),
)
"""Buttons by their English labels, or words that every language takes; and the screen that each leads to."""

COMMANDS = ("help", "profile", "schedule", "settings", "privacy", "progress", "language", "forget")

CUT_OFF = """log => [log, ...log.querySelectorAll("button, .words")]
    .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.textContent)"""
"""What does not fit into its width."""

DIRECTION = 'log => getComputedStyle([...log.querySelectorAll(".words")].at(-1)).direction'


@dataclass(frozen=True)
class Screens:
    """The page of a chat in one language."""

    page: Page
    language: str

    async def look(self, name: str) -> None:
        """Hold what is shown to the width there is, and to the direction of its script; take a picture if wanted."""
        await self.page.wait_for_timeout(QUIET_MILLISECONDS)
        log = self.page.get_by_role("log")
        assert await log.evaluate(CUT_OFF) == [], name
        wanted = "rtl" if Locale.parse(self.language).text_direction == "rtl" else "ltr"
        assert await log.evaluate(DIRECTION) == wanted, name
        if PICTURES:
            await self.page.screenshot(path=Path(PICTURES) / f"{self.language}-{name}.png")


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("language", spoken())
async def test_the_main_screens_read_well_on_a_phone(on: Stage, chromium: Browser, language: str) -> None:
    person = on.playground.person("Negar Müller-Наташа", language=language)
    page = await chromium.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    await page.goto(f"{on.address}#{person.id}")
    screens = Screens(page, language)
    await said(person, screens, "/start", "welcome")
    for answer, screen in TALK:
        await answered(person, screens, answer, screen)
    await person.presses(label("Yes, that's right", language), message=asked(person))
    nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    await screens.look("nudge")
    await person.presses(label("Not for me", language), message=nudge)
    await person.receives(timeout=PATIENCE_SECONDS)
    await screens.look("critique")
    for command in COMMANDS:
        await said(person, screens, f"/{command}", command)
    await page.close()


def label(english: str, language: str) -> str:
    with speaking(language):
        return _(english)


def asked(person: Person) -> Message:
    """Return the last message with buttons."""
    return next(message for message in reversed(person.messages) if message.buttons)


async def said(person: Person, screens: Screens, words: str, screen: str) -> None:
    await person.sends(words)
    await person.receives(timeout=PATIENCE_SECONDS)
    await screens.look(screen)


async def answered(person: Person, screens: Screens, answer: str, screen: str) -> None:
    question, own = asked(person), label(answer, screens.language)
    if any(own in row for row in question.buttons):
        await person.presses(own, message=question)
    else:
        await person.sends(answer)
    if screen:
        await person.receives(timeout=PATIENCE_SECONDS)
        await screens.look(screen)
