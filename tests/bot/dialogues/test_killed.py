"""The process killed while somebody changes their schedule, criticises a nudge or is forgotten: done once, and said."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from telegram_playground.journal import Call
from telegram_playground.scripting import Message, Person
from telegram_playground.server import Playground
from tests.bot.processes import environment, running
from tests.bot.talks import PATIENCE_SECONDS, onboard, with_answers

EVENINGS = with_answers(windows="every day 19:00-22:00", place="Lisbon")


@dataclass
class House:
    """A bot in a process of its own, which can be killed at any call to Telegram."""

    folder: Path
    playground: Playground
    processes: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def start(self) -> None:
        """Start the bot, and return when it asks for updates."""
        server = {"telegram_token": self.playground.token, "telegram_api": self.playground.address}
        env = environment(self.folder, **server)
        self.process = await self.processes.enter_async_context(running("run", env=env, cwd=self.folder))
        await self.playground.polled(timeout=PATIENCE_SECONDS)

    async def press_and_kill(self, person: Person, message: Message, label: str, point: str) -> None:
        """Press a button, kill the process when it makes a call of this kind, and start it again."""
        arrived = asyncio.Event()

        def look(call: Call) -> None:
            if call.method == point and call.answer and not arrived.is_set():
                self.process.kill()
                arrived.set()

        self.playground.on_call(look)
        data = next(
            button["callback_data"] for row in message.stored.buttons for button in row if label in button["text"]
        )
        self.playground.world.person_presses(person.account, person.chat, message.stored, data)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await arrived.wait()
            await self.process.wait()
        await self.start()


async def until(person: Person, words: str) -> str:
    """Return the text of the message that has these words by now, whether it was sent or changed."""
    return await person.until(
        lambda: next((message.text for message in reversed(person.messages) if words in message.text), None),
        words,
        timeout=PATIENCE_SECONDS,
    )


async def offers(person: Person, message: Message, label: str) -> None:
    """Return when a message has a button with this label."""
    await person.until(
        lambda: any(label in row for row in message.buttons) or None, f"a button {label}", timeout=PATIENCE_SECONDS
    )


@pytest.mark.long
async def test_schedule_critique_and_forgetting_survive_being_killed(tmp_path: Path) -> None:
    async with Playground() as playground:
        house = House(tmp_path, playground)
        async with house.processes:
            await house.start()
            person = playground.person("Kil Led")
            nudge = await onboard(person, EVENINGS)

            await person.sends("/schedule")
            shown = await person.receives("Next moment", timeout=PATIENCE_SECONDS)
            await person.presses("How many a day", message=shown, timeout=PATIENCE_SECONDS)
            await offers(person, shown, "3")
            await house.press_and_kill(person, shown, "3", "answerCallbackQuery")
            await until(person, "at most 3")
            await person.presses("Quiet hours", message=shown, timeout=PATIENCE_SECONDS)
            await offers(person, shown, "21:00–07:00")
            await house.press_and_kill(person, shown, "21:00–07:00", "editMessageText")
            await until(person, "Quiet hours: 21:00–07:00")

            await person.presses("Not for me", message=nudge, timeout=PATIENCE_SECONDS)
            asked = await person.receives("tell me what was off", timeout=PATIENCE_SECONDS)
            await house.press_and_kill(person, asked, "What to do", "editMessageText")
            await until(person, "on the list of what is not for you")
            await person.sends("/profile")
            profile = await person.receives("Not for you: ", timeout=PATIENCE_SECONDS)
            told = next(line for line in profile.text.splitlines() if line.startswith("Not for you: "))
            assert "," not in told
            assert " and " not in told

            await person.sends("/forget")
            asked = await person.receives("Shall I delete it?", timeout=PATIENCE_SECONDS)
            await house.press_and_kill(person, asked, "Yes, delete everything", "answerCallbackQuery")
            await until(person, "deleted are")
            house.process.terminate()
            await house.process.wait()
        found = b"".join(file.read_bytes() for file in sorted(tmp_path.rglob("*")) if file.is_file())
        for word in ("detective stories", "long walks", "Kil Led", str(person.id)):
            assert word.encode() not in found
