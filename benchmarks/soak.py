"""A day of the whole bot, its clock jumping: does anything grow, and is anything left unanswered?

The bot runs as ``offscreen run`` does, on SQLite and in a process of its own; Telegram is the local Bot API here.
People talk, press and are nudged while the clock of both goes on by five minutes at a time. ``--quick`` is two hours.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel, col, func, select

from benchmarks.memory import pss_mib
from benchmarks.report import Outcome, at_most, main
from benchmarks.understanding import sentences_of
from bot.application import Offscreen
from bot.core.clock import JumpingClock
from bot.monitoring.logs import configure_logging
from bot.settings import Settings
from bot.storage.models import InboxState, InboxUpdate, Nudge, NudgeState
from bot.storage.queries.moments import count_due
from bot.storage.queries.outbox import count_open
from telegram_playground.errors import NoSuchButton, NothingHappened
from telegram_playground.journal import Call
from telegram_playground.scripting import Person
from telegram_playground.server import Playground

ROLE = "OFFSCREEN_BENCHMARK_SOAK"
STEP = timedelta(minutes=5)
PATIENCE_SECONDS = 30.0
"""For an answer, and for what is due to be sent."""

GROWTH_MIB = 32.0
"""What caches may still take up after the first hours."""

START = datetime(2026, 10, 24, 4, tzinfo=UTC)
"""The night that follows is 25 hours long in Berlin."""

_ONBOARDING = (
    ("/start", False),
    ("Yes, let's start", True),
    ("34", False),
    ("Woman", True),
    ("nurse", False),
    ("Dog", True),
    ("Done", True),
    ("Skip", True),
    ("long walks, detective stories", False),
    ("Done", True),
    ("cooking", False),
    ("Done", True),
)

_REACTIONS = ("Did it", "Like", "Not for me")
_FAREWELLS = ("pause", "fewer", "quiet")
"""Intents of sentences after which somebody is no longer nudged."""

_COMMANDS = ("/nudge", "/profile", "/schedule", "/help", "/privacy", "/stats")


# In the process of the bot.


async def _live(token: str, address: str, folder: str) -> None:
    """Run the bot; each line that comes in is an instant to jump to, and is answered by what is found afterwards."""
    settings = Settings(
        _env_file=None,
        telegram_token=token,
        telegram_api=address,
        data_dir=Path(folder),
        backup_every=timedelta(hours=6),
        backup_keep=2,
    )
    clock = JumpingClock(START)
    bot = Offscreen(settings, clock)
    await bot.start()
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := (await lines.readline()).decode().strip():
        if (instant := datetime.fromisoformat(line)) > clock.now() + timedelta(seconds=1):
            clock.jump_to(instant)
        await _settled(bot, clock)
        print(json.dumps(await _figures(bot, clock)), flush=True)
    await bot.stop()


async def _settled(bot: Offscreen, clock: JumpingClock) -> None:
    """Wait until what is due was decided and sent."""
    until = time.monotonic() + PATIENCE_SECONDS
    while sum((await _waiting(bot, clock)).values()) and time.monotonic() < until:
        await asyncio.sleep(0.1)


async def _waiting(bot: Offscreen, clock: JumpingClock) -> dict[str, int]:
    open_ones = select(func.count()).select_from(InboxUpdate).where(col(InboxUpdate.state) != InboxState.DONE)
    async with bot.database.reading() as session:
        on_their_way = await count_open(session=session)
        return {
            "due": await count_due(clock.now(), session=session),
            "updates": (await session.exec(open_ones)).one(),
            "nudges": sum(count for state, count in on_their_way.items() if state is not NudgeState.UNKNOWN),
        }


async def _figures(bot: Offscreen, clock: JumpingClock) -> dict[str, Any]:
    found: dict[str, Any] = {
        "waiting": await _waiting(bot, clock),
        "mib": pss_mib(),
        "files": len(list(Path("/proc/self/fd").iterdir())),
    }
    async with bot.database.reading() as session:
        kinds = await session.exec(select(Nudge.state, func.count()).group_by(col(Nudge.state)))
        found["nudges"] = {str(state): count for state, count in kinds}
        counts = {
            name: (await session.exec(select(func.count()).select_from(table))).one()
            for name, table in SQLModel.metadata.tables.items()
        }
    found["rows"] = {name: count for name, count in counts.items() if count}
    found["bytes"] = sum(path.stat().st_size for path in (bot.database.path or Path()).parent.glob("offscreen.sqlite*"))
    return found


# In this process: people and Telegram.


@dataclass
class _Soak:
    """What was done and seen."""

    said: Counter[int] = field(default_factory=Counter)
    actions: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    hours: list[dict[str, Any]] = field(default_factory=list)

    def note(self, call: Call) -> None:
        """Count a call of the bot."""
        if call.ok and call.chat_id is not None and call.method.startswith("send"):
            self.said[call.chat_id] += call.method != "sendChatAction"
        elif not call.ok:
            self.refused[f"{call.method}: {call.answer}"] += 1

    async def act(self, person: Person, words: str, *, press: bool = False, heard: bool = True) -> None:
        """Say or press something, and wait until it is acknowledged, and for words if some must be heard."""
        chat, begun = person.chat.human.id, time.monotonic()
        before = self.said[chat]
        self.actions["press" if press else "command" if words.startswith("/") else "text"] += 1
        try:
            if press:
                await person.presses(words, timeout=PATIENCE_SECONDS)
            else:
                await person.sends(words)
            if heard:
                await person.until(lambda: self.said[chat] > before or None, words, timeout=PATIENCE_SECONDS)
        except (NothingHappened, NoSuchButton):
            self.unanswered[words] += 1
        self.waits.append(time.monotonic() - begun)


async def _onboard(soak: _Soak, person: Person, hour: int) -> None:
    for words, press in _ONBOARDING:
        await soak.act(person, words, press=press, heard=words != "Dog")  # that only ticks it
    await soak.act(person, f"every {hour:02d}:00-{hour + 1:02d}:00")
    await soak.act(person, "Done", press=True)
    await soak.act(person, "Berlin")
    await soak.act(person, "Yes, that's right", press=True)


async def _do_something(soak: _Soak, person: Person, chance: random.Random, sentences: list[str]) -> None:
    labels = [label for message in person.messages[-8:] for row in message.buttons for label in row]
    reactions = [label for label in labels if any(label.endswith(words) for words in _REACTIONS)]
    if reactions and chance.random() < 0.5:
        await soak.act(person, chance.choice(reactions), press=True, heard=False)
    else:
        await soak.act(person, chance.choice(_COMMANDS if chance.random() < 0.3 else sentences))


class _Bot:
    """The bot's process, as this one sees it."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._log = log

    async def jump(self, instant: datetime) -> dict[str, Any]:
        """Let it come to an instant, and return what it then found."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{instant.isoformat()}\n".encode())
        if not (line := await self._process.stdout.readline()):
            raise RuntimeError(f"the bot has ended:\n{self._log.read_text()[-3000:]}")
        found: dict[str, Any] = json.loads(line)
        return found

    async def end(self) -> None:
        """Stop it and wait for its end."""
        await self._process.communicate(b"\n")


async def _soaked(hours: int, people: int) -> tuple[_Soak, list[str]]:
    soak, chance = _Soak(), random.Random(1)
    sentences = [said for said, intent in sentences_of() if intent not in _FAREWELLS]
    clock = JumpingClock(START)
    with tempfile.TemporaryDirectory() as folder:
        async with Playground(clock=clock) as playground:
            playground.on_call(soak.note)
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "benchmarks.soak"),
                env={**os.environ, ROLE: json.dumps([playground.token, playground.address, folder])},
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=(Path(folder) / "log").open("wb"),
            )
            bot = _Bot(process, Path(folder) / "log")
            await bot.jump(clock.now())
            crowd = [playground.person(f"Person {number}") for number in range(people)]
            for number, person in enumerate(crowd):
                await _onboard(soak, person, (6 + number) % 23)
            for step in range(hours * (timedelta(hours=1) // STEP)):
                clock.jump_to(clock.now() + STEP)
                found = await bot.jump(clock.now())
                for person in chance.sample(crowd, 2):
                    await _do_something(soak, person, chance, sentences)
                if step % 12 == 11:
                    soak.hours.append(found)
                    print(_line(found, soak), flush=True)
            clock.jump_to(clock.now() + timedelta(minutes=1))
            soak.hours.append(await bot.jump(clock.now()))
            await bot.end()
        log = (Path(folder) / "log").read_text().splitlines()
    return soak, [line for line in log if " ERROR " in line or line.startswith("Traceback")]


def _line(found: dict[str, Any], soak: _Soak) -> str:
    return (
        f"{found['mib']:.1f} MiB, {found['files']} files, {sum(found['rows'].values())} rows, "
        f"{found['nudges'].get('sent', 0)} nudges, {soak.actions.total()} actions"
    )


def measure(quick: bool) -> Outcome:
    """Let the time pass."""
    hours, people = (2, 3) if quick else (24, 12)
    soak, errors = asyncio.run(_soaked(hours, people))
    warm, last = soak.hours[len(soak.hours) // 4], soak.hours[-1]
    for what in (soak.unanswered, soak.refused):
        print(*(f"{count} x {words}" for words, count in what.items()), sep="\n")
    waits = sorted(soak.waits)
    figures: dict[str, object] = {
        "hours": hours,
        "people": people,
        "actions": dict(soak.actions),
        "unanswered": dict(soak.unanswered),
        "refused": dict(soak.refused),
        "errors": errors[:5],
        "nudges": last["nudges"],
        "answer_p95_s": round(waits[int(0.95 * (len(waits) - 1))], 3),
        "mib": [round(found["mib"], 1) for found in soak.hours],
        "files": [found["files"] for found in soak.hours],
        "rows": last["rows"],
        "database_bytes": last["bytes"],
    }
    return Outcome(
        figures,
        (
            at_most("actions that nobody answered", soak.unanswered.total(), 0),
            at_most("moments, updates and nudges that wait at the end", sum(last["waiting"].values()), 0),
            at_most("nudges of which nobody knows", last["nudges"].get("unknown", 0), 0),
            at_most("errors in the log", len(errors), 0),
            at_most("MiB (PSS) more than after a quarter of the time", last["mib"] - warm["mib"], GROWTH_MIB),
            at_most("open files more than then", last["files"] - warm["files"], 4),
        ),
    )


if __name__ == "__main__":
    if told := os.environ.pop(ROLE, ""):
        configure_logging("WARNING")
        asyncio.run(_live(*json.loads(told)))
    else:
        main("soak", measure)
