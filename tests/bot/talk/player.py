"""A person of the playground who says what a case says, and what can be seen of it afterwards."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from sqlmodel import col, func, select

from bot.core.address import Address
from bot.core.texts import _, speaking
from bot.demo.stage import Stage
from bot.language.catalogues import extract_texts
from bot.storage.export import rows_of
from bot.storage.models import InboxUpdate, Moment, MomentState, Notice, Nudge, NudgeState
from bot.storage.queries.inbox import is_open
from bot.storage.queries.people import find_user
from bot.telegram.addresses import telegram_address
from telegram_playground.scripting import Message, Person
from tests.bot.talk.checks import Seen, failures, needs_following

REST = {
    "How old are you": "57",
    "Which city": "Nairobi",
    "When are you usually": "5:00-6:00",
    "What do you like,": "stamp collecting",
    "I need at least one": "stamp collecting",
}
"""What is answered to questions that cannot be skipped."""

_YES = ("Yes, go by it", "Yes, that's right", "Yes, add {time}", "Yes")
_ON_ITS_WAY = (NudgeState.PLANNED, NudgeState.CLAIMED, NudgeState.SENDING)
_names = itertools.count(1)


@dataclass(frozen=True)
class Case:
    """One case of a file; the file's head says what its parts mean."""

    id: str
    kind: str
    input: str | list[str]
    expect: Sequence[Mapping[str, Any]]
    setup: str | None = None
    confirm: bool = False
    as_reply: bool = False
    client: str = "en"

    @property
    def messages(self) -> list[str]:
        """What is written, one message after another."""
        return [self.input] if isinstance(self.input, str) else list(self.input)

    @property
    def is_odd(self) -> bool:
        """Whether its number is odd: the half of a file that is read while something is made better."""
        return int("".join(sign for sign in self.id if sign.isdecimal())) % 2 == 1


@dataclass(frozen=True)
class Cases:
    """A file of cases.

    Attributes:
        personas: What each says about themselves, by name.
        cases: In the order of the file.
    """

    personas: Mapping[str, str]
    cases: Sequence[Case]


def read_cases(path: Path) -> Cases:
    """Return the cases of a file."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Cases(told["personas"], [Case(**case) for case in told["cases"]])


@dataclass
class Player:
    """Plays cases on a stage.

    Attributes:
        on: With the real bot, its real encoder and people in memory.
        personas: What each says about themselves, by name.
    """

    on: Stage
    personas: Mapping[str, str]
    transcript: list[str] = field(default_factory=list)

    async def play(self, case: Case) -> list[str]:
        """Play a case; return what of the expected does not hold. What was said stands in the transcript."""
        person = self.on.playground.person(f"Person {next(_names)}", language=case.client)
        await self._begin(person)
        if case.setup is not None:
            await self._say(person, self.personas[case.setup])
            await self._finish(person)
        before = len(person.messages)
        for words in case.messages:
            await self._write(person, self._filled(words), as_reply=case.as_reply)
            if case.setup is not None and case.confirm:
                await self._confirm(person)
        if case.setup is None:
            await self._finish(person)
        seen = await self._look(person, case, before)
        return failures(case.expect, seen)

    async def _begin(self, person: Person) -> None:
        await self._say(person, "/start")
        await person.presses(_said("Yes, let's start", person))
        await self._quiet(person)

    async def _finish(self, person: Person) -> None:
        """Skip what is still asked, answer what cannot be skipped, and say that the summary is right."""
        for _number in range(14):
            last = _question(person)
            if last is None:
                return
            labels = [label for row in last.buttons for label in row]
            finishing = ["Yes, that's right", "Done ›", "Skip ›"]
            if any(_asks(last, begins, person) for begins in ("What do you like,", "I need at least one")):
                finishing.remove("Done ›")
            pressed = next((said for one in finishing if (said := _said(one, person)) in labels), None)
            if pressed is None and last.buttons and _asks(last, "That may be in several places", person):
                pressed = last.buttons[0][0]
            if pressed is not None:
                await person.presses(pressed, message=last)
                await self._quiet(person)
                continue
            words = next((answer for begins, answer in REST.items() if _asks(last, begins, person)), "57")
            await self._say(person, words)

    async def _write(self, person: Person, words: str, *, as_reply: bool) -> None:
        nudges = [message for message in person.messages if message.photo is not None]
        await person.sends(words, reply_to=nudges[-1] if as_reply and nudges else None)
        await self._quiet(person)

    async def _say(self, person: Person, words: str) -> None:
        await person.sends(words)
        await self._quiet(person)

    async def _confirm(self, person: Person) -> None:
        last = _question(person)
        labels = [label for row in last.buttons for label in row] if last is not None else []
        known = tuple(_said(one, person).partition("{")[0] for one in _YES)
        yes = next((label for label in labels if label.startswith(known)), None)
        if last is not None and yes is not None:
            await person.presses(yes, message=last)
            await self._quiet(person)

    async def _look(self, person: Person, case: Case, before: int) -> Seen:
        after = [message for message in person.messages[before:] if message.from_bot]
        own_nudges = after if case.setup is not None else []
        nudge = next((message.text for message in own_nudges if message.photo is not None), None)
        said = "\n".join(message.text for message in after)
        self.transcript.append(f"[{case.id}] {case.messages}\n" + "\n".join(map(_shown, after)))
        following = [await self._next(person) for _ in range(3)] if needs_following(case.expect) else []
        profile, schedule = await self._ask(person, "/profile"), await self._ask(person, "/schedule")
        async with self.on.bot.database.reading() as session:
            user = await find_user(self._address(person), session=session)
            tables = await rows_of(user.id, session=session) if user is not None else {}
        paused = _paused_days(tables["user"][0], self.on.clock.now())
        return Seen(case.messages, said, nudge, following, tables, profile, schedule, paused)

    async def _next(self, person: Person) -> str:
        return await self._ask(person, "/nudge")

    async def _ask(self, person: Person, command: str) -> str:
        before = len(person.messages)
        await self._say(person, command)
        return "\n".join(message.text for message in person.messages[before:] if message.from_bot)

    def _filled(self, words: str) -> str:
        later = self.on.clock.now() + timedelta(minutes=180)
        return words.replace("<now+180>", f"{later:%I:%M %p}".lstrip("0").lower())

    def _address(self, person: Person) -> Address:
        return telegram_address(person.id)

    async def _quiet(self, person: Person) -> None:
        """Return when the bot has answered everything and no nudge is on its way."""
        async with asyncio.timeout(30):
            while self.on.playground.world.main.updates.waiting() or await self._is_at_work(person):
                await asyncio.sleep(0.01)

    async def _is_at_work(self, person: Person) -> bool:
        async with self.on.bot.database.reading() as session:
            if (await session.exec(select(InboxUpdate.update_id).where(is_open(InboxUpdate)).limit(1))).first():
                return True
            user = await find_user(self._address(person), session=session)
            if user is None:
                return False
            due = select(func.count()).where(
                Moment.user_id == user.id,
                Moment.state == MomentState.PENDING,
                col(Moment.due_at) <= self.on.clock.now(),
            )
            moving = select(func.count()).where(Nudge.user_id == user.id, col(Nudge.state).in_(_ON_ITS_WAY))
            told = select(func.count()).where(
                Notice.user_id == user.id,
                col(Notice.state).in_(_ON_ITS_WAY),
                col(Notice.not_before) <= self.on.clock.now(),
            )
            return any([(await session.exec(count)).one() for count in (due, moving, told)])


def _said(text: str, person: Person) -> str:
    """Return a text as the bot says it in the language of a person's messenger."""
    with speaking(person.human.language.partition("-")[0]):
        return str(_(text))


@cache
def _texts_that_begin(begins: str) -> Sequence[str]:
    return [text for text in extract_texts() if isinstance(text, str) and text.startswith(begins)]


def _asks(asked: Message, begins: str, person: Person) -> bool:
    """Whether a message asks what begins so in English; in other languages the first words tell."""
    said = (_said(text, person)[:_TELLING] for text in _texts_that_begin(begins))
    return any(one in asked.text for one in said)


_TELLING = 30
"""Characters of a question that tell it from all others."""


def _question(person: Person) -> Message | None:
    """Return the last message that has buttons, unless it is a nudge."""
    asked = [message for message in person.messages if message.from_bot and message.buttons]
    return asked[-1] if asked and asked[-1].photo is None else None


def _shown(message: Message) -> str:
    kind = "[picture] " if message.photo is not None else ""
    return f"    {kind}{message.text}" + "".join(f"\n      {row}" for row in message.buttons)


def _paused_days(user: Mapping[str, Any], now: datetime) -> float | None:
    if user["paused_at"] is None:
        return None
    if user["paused_until"] is None:
        return 999.0
    return (datetime.fromisoformat(user["paused_until"]) - now) / timedelta(days=1)
