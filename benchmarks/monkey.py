"""Monkeys in the chat: random presses, texts, commands and media, and whether all of them are answered.

``python -m benchmarks.monkey --users 50 --steps 60 --seed 1 --json``; with ``--database postgresql`` on a server of
its own. What they write and press is in :mod:`benchmarks.mischief`.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import logging
import random
import statistics
import sys
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from PIL import Image

from benchmarks.mischief import BODIES, COMMANDS, FORGED, GROUP_ID, elsewhere
from benchmarks.mischief import TEXTS as MISCHIEF
from benchmarks.postgresql import PostgresqlServer
from benchmarks.report import Outcome, Promise, at_most
from benchmarks.understanding import sentences_of
from bot.demo.stage import Stage, stage
from bot.monitoring.logs import configure_logging
from bot.settings import Settings
from telegram_playground.errors import NothingHappened
from telegram_playground.journal import Call
from telegram_playground.scripting import Message, Person

PATIENCE_SECONDS = 40.0
"""After so long without an answer an action counts as unanswered; the first nudge waits for the encoder to load."""

TEXTS = (*MISCHIEF, *(said for said, _intent in sentences_of()))
"""What is written: what nobody would, and sentences of every intent."""

HARMLESS = ("message is not modified", "query is too old")


@dataclass
class Tally:
    """What was done and what came of it."""

    actions: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    longest_silence: int = 0
    """Most unanswered actions in a row of one user."""
    silent_taps: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    """Refused calls by method and reason, but those that are harmless."""
    harmless: int = 0
    exceptions: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    """Seconds until the first answer."""
    said: Counter[int] = field(default_factory=Counter)
    """What the bot said or changed, by chat."""
    buttons: list[str] = field(default_factory=list)
    """Data of buttons that somebody was shown: others press them too."""

    def note_call(self, call: Call) -> None:
        """Count a call of the bot."""
        if call.status == 200:
            if call.chat_id is not None and call.method.startswith(("send", "edit")):
                self.said[call.chat_id] += call.method != "sendChatAction"
        elif call.chat_id == GROUP_ID or any(words in str(call.answer).lower() for words in HARMLESS):
            self.harmless += 1  # the playground has no groups to answer in
        elif not (call.status == 403 and "blocked" in str(call.answer).lower()):
            self.errors[f"{call.method}: {call.status} {call.answer}"] += 1


class _Listener(logging.Handler):
    """Collects what the log calls an error."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(logging.ERROR)
        self._tally = tally

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        self._tally.exceptions.append(f"{record.name}: {record.getMessage()} {kind}".strip())


class Monkey:
    """One user who does anything.

    Args:
        person: Their side of the chat.
        chance: Where their whims come from.
        tally: What is counted.
    """

    def __init__(self, person: Person, chance: random.Random, tally: Tally) -> None:
        self._person = person
        self._chance = chance
        self._tally = tally
        self._silence = 0
        self._picture = _picture()

    async def live(self, steps: int) -> None:
        """Do so many things, most often sensible at first."""
        await self._do("command", "/start")
        for number in range(steps):
            if number < 25 and self._chance.random() < 0.55 and await self._press_newest():
                continue
            await self._whim()

    async def _whim(self) -> None:
        acts = ["press"] * 8 + ["text"] * 6 + ["command"] * 5 + ["stale"] * 3 + ["double"] * 2
        acts += ["forged", "forged", "stolen", "body", "body", "body", "reply", "elsewhere", "elsewhere"]
        acts += ["sticker", "photo", "document", "location", "contact", "edit", "burst", "leave", "flight", "move"]
        act = self._chance.choice(acts)
        match act:
            case "press":
                await self._press_newest()
            case "stale" | "double" | "forged" | "stolen":
                await self._press_any(act)
            case "text" | "reply":
                await self._do(act, self._chance.choice(TEXTS))
            case "command":
                await self._do("command", self._chance.choice(COMMANDS))
            case "elsewhere" | "move":
                self._update(act)
            case "flight":
                await self._tap_and_write()
            case "leave":
                await self._person.blocks()
                await self._person.returns()
                await self._do("command", "/start")
            case _:
                await self._do(act, "")

    async def _do(self, act: str, words: str) -> None:
        """Do something that must be answered with a message or a change of one."""
        person, chat = self._person, self._person.chat.human.id
        before = self._tally.said[chat]
        self._tally.actions[act] += 1
        begun = time.monotonic()
        match act:
            case "text" | "command":
                await person.sends(words)
            case "reply":
                await person.sends(words, reply_to=self._chance.choice(person.messages))
            case "body":
                body = self._chance.choice(BODIES)
                person.world.person_sends(person.account, person.chat, dict(body))
                words = str(next(iter(body)))
            case "sticker":
                await person.sends_sticker()
            case "photo":
                await person.sends_photo(self._picture, "look <b>")
            case "document":
                await person.sends_document(b"\x00\x01", name="a.bin")
            case "location":
                await person.sends_location(self._chance.uniform(-90, 90), self._chance.uniform(-180, 180))
            case "contact":
                await person.sends_contact()
            case "edit":
                mine = [
                    message for message in person.messages if not message.from_bot and "text" in message.stored.body
                ]
                if not mine:
                    return
                await person.edits(mine[-1], "changed")
            case "burst":
                for text in self._chance.sample(TEXTS, 3):
                    await person.sends(text)
        try:
            await person.until(lambda: self._tally.said[chat] > before or None, act, timeout=PATIENCE_SECONDS)
        except NothingHappened:
            self._unanswered(f"{act} {words[:30]}")
        else:
            self._answered(begun)

    def _update(self, act: str) -> None:
        """Let something happen that needs no answer: in a group or a channel, or that a shared place moves on."""
        account, human = self._person.account, self._person.human
        self._tally.actions[act] += 1
        if act == "elsewhere":
            account.updates.push(*elsewhere(self._chance, human.as_user(), account.as_user()))
            return
        place = {"latitude": self._chance.uniform(-90, 90), "longitude": 1.0, "live_period": 900}
        moved = {"message_id": 1, "date": 1, "edit_date": 2, "location": place}
        account.updates.push("edited_message", {**moved, "chat": human.as_chat(), "from": human.as_user()})

    async def _tap_and_write(self) -> None:
        """Do several things in the same moment, not waiting for any answer but the last."""
        pressed = [message for message in self._person.messages[-6:] if message.stored.buttons]
        taps = []
        if pressed:
            row = self._chance.choice(pressed[-1].stored.buttons)
            taps = [self._press("flight", _data(button) or "", pressed[-1]) for button in [*row, row[0]]]
        await asyncio.gather(*taps, self._do("text", self._chance.choice(TEXTS)))

    async def _press_newest(self) -> bool:
        shown = [message for message in self._person.messages[-6:] if message.stored.buttons]
        if not shown:
            return False
        message = shown[-1] if self._chance.random() < 0.8 else self._chance.choice(shown)
        row = self._chance.choice(message.stored.buttons)
        await self._press("press", self._chance.choice(row).get("callback_data", ""), message)
        return True

    async def _press_any(self, act: str) -> None:
        """Press what is no longer there, twice at once, or what never was."""
        messages = [message for message in self._person.messages if message.from_bot]
        if not messages:
            return
        message = self._chance.choice(messages)
        pressed = [data for message in messages for row in message.stored.buttons if (data := _data(row[0]))]
        self._tally.buttons += pressed[-3:]
        data = self._chance.choice(FORGED) if act == "forged" or not pressed else self._chance.choice(pressed)
        if act == "stolen" and self._tally.buttons:
            data = self._chance.choice(self._tally.buttons)
        if act == "stale":
            data = f"ob:{self._chance.randrange(1, 12)}:{self._chance.choice(('done', 'skip', 'back', 'yes', '+1'))}"
        presses = [self._press(act, data, message)]
        if act == "double":
            presses.append(self._press(act, data, message))
        await asyncio.gather(*presses)

    async def _press(self, act: str, data: str, message: Message) -> None:
        self._tally.actions[act] += 1
        begun = time.monotonic()
        try:
            await self._person.presses_data(data, message, timeout=PATIENCE_SECONDS)
        except NothingHappened:
            self._tally.silent_taps += 1
            self._unanswered(f"{act} {data}")
        else:
            self._answered(begun)

    def _answered(self, begun: float) -> None:
        self._silence = 0
        self._tally.waits.append(time.monotonic() - begun)

    def _unanswered(self, what: str) -> None:
        self._silence += 1
        self._tally.unanswered[what] += 1
        self._tally.longest_silence = max(self._tally.longest_silence, self._silence)


def _data(button: dict[str, Any]) -> str | None:
    data: str | None = button.get("callback_data")
    return data


def _picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (60, 40), "#88aa99").save(data, "PNG")
    return data.getvalue()


async def _jump(on: Stage, chance: random.Random) -> None:
    """Let hours pass now and then, so that moments come due while the monkeys play."""
    while True:
        await asyncio.sleep(4)
        on.clock.jump_to(on.clock.now() + timedelta(minutes=chance.randrange(10, 400)))


async def play(users: int, steps: int, seed: int, database_url: str | None = None) -> Tally:
    """Let monkeys play.

    Args:
        users: How many, at the same time.
        steps: What each does.
        seed: The same seed gives the same whims, though not the same order between users.
        database_url: Where the bot keeps what it knows; ``None``: in SQLite.
    """
    tally = Tally()
    listener = _Listener(tally)
    logging.getLogger().addHandler(listener)
    chance = random.Random(seed)
    try:
        async with stage(Settings(_env_file=None), database_url=database_url) as on:
            on.playground.on_call(tally.note_call)
            jumping = asyncio.create_task(_jump(on, random.Random(seed + 1)))
            monkeys = [
                Monkey(on.playground.person(f"Monkey {number}"), random.Random(chance.random()), tally)
                for number in range(users)
            ]
            await asyncio.gather(*(monkey.live(steps) for monkey in monkeys))
            jumping.cancel()
    finally:
        logging.getLogger().removeHandler(listener)
    return tally


def judge(tally: Tally) -> Outcome:
    """Hold what was counted against what is promised."""
    waits = sorted(tally.waits) or [0.0]
    promises: tuple[Promise, ...] = (
        at_most("taps left spinning", tally.silent_taps, 0),
        at_most("refused calls", sum(tally.errors.values()), 0),
        at_most("exceptions in the log", len(tally.exceptions), 0),
        at_most("unanswered actions of one user in a row", tally.longest_silence, 2),
    )
    figures = {
        "actions": sum(tally.actions.values()),
        "by_kind": dict(tally.actions),
        "unanswered": dict(tally.unanswered),
        "errors": dict(tally.errors),
        "harmless": tally.harmless,
        "exceptions": sorted(set(tally.exceptions))[:10],
        "answer_seconds_median": round(statistics.median(waits), 4),
        "answer_seconds_p95": round(waits[int(0.95 * (len(waits) - 1))], 4),
    }
    return Outcome(figures, promises)


def main() -> None:
    """Parse the arguments, let the monkeys play, print, and exit: 0 if every promise holds, 1 if not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.monkey")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="10 users of 20 steps, done within 50 seconds")
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    arguments = parser.parse_args()
    users, steps = (10, 20) if arguments.quick else (arguments.users, arguments.steps)
    configure_logging("ERROR")
    begun = time.monotonic()
    with ExitStack() as servers:
        url = None
        if arguments.database == "postgresql":
            url = servers.enter_context(PostgresqlServer()).create_database()
        outcome = judge(asyncio.run(play(users, steps, arguments.seed, url)))
    seconds = round(time.monotonic() - begun, 1)
    print(f"{outcome.figures['actions']} actions of {users} users in {seconds} s (seed {arguments.seed})")
    for name in ("unanswered", "errors", "exceptions"):
        if outcome.figures[name]:
            print(f"{name}: {outcome.figures[name]}")
    for promise in outcome.promises:
        print(f"{'holds ' if promise.holds else 'BROKEN'} {promise.promise}: {promise.figure:g} ({promise.bound})")
    if arguments.json:
        figures = {**outcome.figures, "users": users, "steps": steps, "seed": arguments.seed, "seconds": seconds}
        figures["database"] = arguments.database
        print(json.dumps({"figures": figures, "promises": [asdict(promise) for promise in outcome.promises]}))
    sys.exit(0 if all(promise.holds for promise in outcome.promises) else 1)


if __name__ == "__main__":
    main()
