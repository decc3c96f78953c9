"""The bot in a terminal: the whole way through the port alone."""

from __future__ import annotations

import asyncio
import queue
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from bot.application import Offscreen
from bot.core.clock import JumpingClock
from bot.core.inputs import Press, Text
from bot.core.reactions import ReactionKind
from bot.core.replies import Button, Say
from bot.delivery.encoding import EncodingProcess
from bot.settings import Settings
from bot.storage.models import Account, Reaction
from bot.storage.queries.moments import next_pending
from bot.terminal.connection import TerminalConnection, TerminalSource
from bot.terminal.messenger import PERSON, TerminalMessenger
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.filled import copy_filled
from tests.bot.processes import environment, running
from tests.bot.talks import Answers, steps

PATIENCE_SECONDS = 60.0


@dataclass
class Terminal:
    """Somebody at a terminal, in memory."""

    lines: queue.Queue[str | None] = field(default_factory=queue.Queue)
    written: list[str] = field(default_factory=list)
    seen: int = 0

    def keyboard(self) -> Iterator[str]:
        while (line := self.lines.get()) is not None:
            yield line

    async def says(self, line: str, answer: str) -> str:
        """Write a line, and return the text with the answer in it."""
        self.lines.put(line + "\n")
        return await self.reads(answer)

    async def reads(self, answer: str) -> str:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                for number in range(self.seen, len(self.written)):
                    if answer in self.written[number]:
                        self.seen = number + 1
                        return self.written[number]
                await asyncio.sleep(0.01)


class Nowhere:
    """An inbox that keeps nothing."""

    async def store(self, payloads: Sequence[dict[str, Any]]) -> None: ...


def number_of(label: str, text: str) -> str:
    """Return the number before a button's label."""
    found = re.search(rf"\[(\d+)\] \S* ?{re.escape(label)}", text)
    assert found is not None, text
    return found[1]


@asynccontextmanager
async def sitting(
    settings: Settings, encoder: EncodingProcess, folder: Path
) -> AsyncIterator[tuple[Terminal, Offscreen]]:
    terminal = Terminal()
    connection = TerminalConnection(terminal.keyboard(), terminal.written.append, folder / "chat")
    own = settings.model_copy(update={"data_dir": folder, "database_url": None, "http_port": None})
    await copy_filled(folder, encoder.fingerprint)
    bot = Offscreen(own, JumpingClock(MONDAY_MORNING), encoder, connection=connection)
    await bot.start()
    try:
        yield terminal, bot
    finally:
        terminal.lines.put(None)
        await bot.stop()


async def test_from_the_first_hello_to_a_nudge_that_falls_due_and_a_reaction(
    settings: Settings, encoder: EncodingProcess, tmp_path: Path
) -> None:
    async with sitting(settings, encoder, tmp_path) as (terminal, bot):
        shown = ""
        for step in steps(Answers()):
            line = step.says if step.says is not None else number_of(step.presses or "", shown)
            shown = await terminal.says(line, step.answer)
        await terminal.reads(".png]")
        clock = bot.clock
        assert isinstance(clock, JumpingClock)
        async with bot.database.reading() as session:
            due = await next_pending(after=clock.now(), session=session)
        assert due is not None
        clock.jump_to(due)
        nudge = await terminal.reads(".png]")
        assert Path(nudge[1 : nudge.index("]")]).is_file()
        await terminal.says(number_of("Did it", nudge), "noted it")
        async with bot.database.reading() as session:
            assert [account.messenger for account in await session.exec(select(Account))] == ["terminal"]
            assert [reaction.kind for reaction in await session.exec(select(Reaction))] == [ReactionKind.DID_IT]


@pytest.mark.parametrize(("line", "pressed"), [("2", "b"), ("3", None), (" 2", None), ("two", None)])
async def test_a_number_is_a_press_only_where_there_is_such_a_button(
    line: str, pressed: str | None, tmp_path: Path
) -> None:
    messenger = TerminalMessenger(lambda _text: None, tmp_path)
    buttons = ((Button(label="A", data="a"), Button(label="B", data="b")),)
    await messenger.send(PERSON, Say(html="?", buttons=buttons))
    payload = TerminalSource([], messenger, Nowhere()).payload(line)
    assert payload.get("press") == pressed
    given = messenger.read(payload).understand()
    assert given == Text(line.strip()) if pressed is None else isinstance(given, Press)


async def test_what_changes_is_written_without_what_stood_there() -> None:
    written: list[str] = []
    messenger = TerminalMessenger(written.append, Path())
    message = await messenger.send(PERSON, Say(html="<b>Do</b> you &amp; I?"))
    assert await messenger.edit(PERSON, message, "<b>Do</b> you &amp; I?\nyes", ())
    assert not await messenger.edit(PERSON, message + 1, "of another day", ())
    assert written == ["Do you & I?\n", "yes\n"]


async def test_the_command_talks_through_pipes(tmp_path: Path) -> None:
    async with running("chat", env=environment(tmp_path), cwd=tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line, answer in (("/start", b"Yes, let's start"), ("1", b"1 of 9")):
            process.stdin.write(f"{line}\n".encode())
            async with asyncio.timeout(PATIENCE_SECONDS):
                await process.stdout.readuntil(answer)
        process.stdin.close()
        assert await process.wait() == 0
