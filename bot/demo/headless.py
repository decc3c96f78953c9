"""One persona played through the real bot: onboarding, the first nudge, the next moment, a reaction."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import select

from bot.demo.stage import Stage, stage
from bot.errors import DemoError
from bot.settings import Settings
from bot.storage.models import Nudge, NudgeState, Reaction
from bot.storage.queries.moments import next_pending
from telegram_playground.errors import PlaygroundError
from telegram_playground.scripting import Message

PATIENCE_SECONDS = 25.0
"""For one answer; the first nudge waits for the encoder to load."""


@dataclass(frozen=True)
class Played:
    """What happened.

    Attributes:
        message: Text of the nudge at the screen-time moment.
        image: Id of its image.
        moment: When it was due.
        nudges: How many nudges came in all.
        reaction: The reaction that was stored.
        seconds: Real time that it took.
    """

    message: str
    image: str
    moment: datetime
    nudges: int
    reaction: str
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """Return the command's result."""
        return {
            "onboarded": True,
            "nudges": self.nudges,
            "nudge": {"message": self.message, "image": self.image, "moment": self.moment.isoformat()},
            "reaction": self.reaction,
            "seconds": round(self.seconds, 2),
        }


async def perform(settings: Settings, tell: Callable[[str], None]) -> Played:
    """Set up a stage and play the persona on it.

    Args:
        settings: See :func:`bot.demo.stage.stage`.
        tell: Called with each line of the transcript.

    Raises:
        DemoError: If something that should have happened did not, or not in time.
    """
    try:
        async with stage(settings) as on:
            return await play(on, tell)
    except PlaygroundError as error:
        raise DemoError(f"the demo broke off: {error}") from error


async def play(on: Stage, tell: Callable[[str], None]) -> Played:
    """Play the persona.

    Args:
        on: The bot and its playground.
        tell: Called with each line of the transcript.

    Raises:
        DemoError: If something that should have happened did not.
        telegram_playground.errors.NothingHappened: If an answer did not come in time.
    """
    begun = time.monotonic()
    person = on.playground.person("Mara")

    def heard(message: Message) -> Message:
        tell(f"  Offscreen: {'[photo] ' if message.photo else ''}{' / '.join(message.text.splitlines())}")
        return message

    async def answer(words: str, *, press: bool = False) -> Message:
        tell(f"  Mara: {'[' + words + ']' if press else words}")
        if press:
            await person.presses(words)
        else:
            await person.sends(words)
        return heard(await person.receives(timeout=PATIENCE_SECONDS))

    tell("Getting to know each other")
    await answer("/start")
    await answer("Yes, let's start", press=True)
    await answer("34")
    await answer("Woman", press=True)
    await answer("nurse on night shifts")
    tell("  Mara: [Children] [Dog] [Done ›]")
    await person.presses("Children")
    await person.presses("Dog")
    await person.presses("Done")
    heard(await person.receives(timeout=PATIENCE_SECONDS))
    await answer("Skip", press=True)
    await answer("long walks, detective stories")
    await answer("Done", press=True)
    await answer("cooking")
    await answer("Done", press=True)
    await answer("weekdays 20:00-22:30 and weekends 19-22")
    await answer("Done", press=True)
    await answer("Berlin")
    await answer("Yes, that's right", press=True)

    tell("The first nudge, right after")
    heard(await person.receives(photo=True, timeout=PATIENCE_SECONDS))

    async with on.bot.database.reading() as session:
        due = await next_pending(after=on.clock.now(), session=session)
    if due is None:
        raise DemoError("no screen-time moment is planned after the onboarding")
    tell(f"The clock jumps to the next screen-time moment: {due.isoformat()}")
    on.clock.jump_to(due)
    shown = heard(await person.receives(photo=True, timeout=PATIENCE_SECONDS))

    tell("  Mara: [Did it]")
    thanks = await person.presses("Did it", message=shown)
    tell(f"  Offscreen: {thanks.text}")

    async with on.bot.database.reading() as session:
        nudges = (await session.exec(select(Nudge).where(Nudge.state == NudgeState.SENT))).all()
        reaction = (await session.exec(select(Reaction))).first()
    last = next((nudge for nudge in nudges if nudge.telegram_message_id == shown.id), None)
    if last is None or reaction is None:
        raise DemoError("the nudge or the reaction was not stored")
    return Played(shown.text, last.image_id or "", due, len(nudges), reaction.kind.value, time.monotonic() - begun)
