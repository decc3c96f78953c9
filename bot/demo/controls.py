"""What the playground's page can do to the bot's world: move its clock, and look behind a nudge."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import SQLModel, col, select

from bot.application import Offscreen
from bot.core.clock import JumpingClock
from bot.storage.models import Account, Decision, Moment, Nudge, NudgeState, Reaction
from bot.storage.queries.moments import next_pending
from bot.storage.queries.people import find_user, load_people
from bot.telegram.addresses import telegram_address

_ON_ITS_WAY = (NudgeState.PLANNED, NudgeState.CLAIMED, NudgeState.SENDING)
_SENDING_SECONDS = 5.0


class DemoControls:
    """The bot's world, as far as the demo's page may touch it.

    Args:
        clock: The clock that the bot lives by.
    """

    def __init__(self, clock: JumpingClock) -> None:
        self._clock = clock
        self._bot: Offscreen | None = None

    def show(self, bot: Offscreen) -> None:
        """Let the page see this bot."""
        self._bot = bot

    def now(self) -> datetime:
        """Return the bot's time."""
        return self._clock.now()

    async def next_moment(self, person_id: int | None = None) -> datetime | None:
        """Jump to the next planned moment of a person, or of anybody; ``None`` if none is planned."""
        if self._bot is None:
            return None
        async with self._bot.database.reading() as session:
            user = await find_user(telegram_address(person_id), session=session) if person_id is not None else None
            if person_id is not None and user is None:
                return None
            due = await next_pending(after=self.now(), user_id=user.id if user else None, session=session)
        if due is not None:
            self._clock.jump_to(due)
        return due

    async def forward(self, by: timedelta) -> datetime:
        """Let time pass, moment by moment: what falls due on the way happens when it is due."""
        end = self.now() + by
        while self._bot is not None:
            async with self._bot.database.reading() as session:
                due = await next_pending(after=self.now(), session=session)
            if due is None or due >= end:
                break
            self._clock.jump_to(due)
            await self._bot.ticker.tick()
            await self._sent(self._bot)
        if end > self.now():
            self._clock.jump_to(end)
        return self.now()

    async def _sent(self, bot: Offscreen) -> None:
        """Return once nothing is on its way, or after a few seconds: the sender works by itself."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_SENDING_SECONDS):
                while True:
                    async with bot.database.reading() as session:
                        waiting = await session.exec(select(Nudge.id).where(col(Nudge.state).in_(_ON_ITS_WAY)).limit(1))
                        if waiting.first() is None:
                            return
                    await asyncio.sleep(0.05)

    async def decision(self, chat_id: int, message_id: int) -> dict[str, Any] | None:
        """Return the decision behind a message, or ``None`` if it is no nudge."""
        if self._bot is None:
            return None
        async with self._bot.database.reading() as session:
            found = await session.exec(
                select(Nudge, Decision, Moment)
                .join(Decision, col(Decision.id) == col(Nudge.decision_id))
                .join(Moment, col(Moment.id) == col(Nudge.moment_id))
                .join(Account, col(Account.user_id) == col(Nudge.user_id))
                .where(Account.address == str(chat_id), Nudge.telegram_message_id == message_id)
            )
            row = found.first()
        if row is None:
            return None
        nudge, decision, moment = row
        return {"nudge": _plain(nudge), "decision": _plain(decision), "moment": _plain(moment)}

    async def stored(self, person_id: int) -> dict[str, Any] | None:
        """Return what is stored about a person, or ``None`` if nothing is."""
        if self._bot is None:
            return None
        async with self._bot.database.reading() as session:
            user = await find_user(telegram_address(person_id), session=session)
            if user is None:
                return None
            person = (await load_people([user.id], session=session))[user.id]
            nudges = (await session.exec(select(Nudge).where(Nudge.user_id == user.id))).all()
            reactions = (await session.exec(select(Reaction).where(Reaction.user_id == user.id))).all()
            moments = (await session.exec(select(Moment).where(Moment.user_id == user.id))).all()
        return {
            "user": _plain(user),
            "attributes": dict(person.attributes),
            "likes": list(person.likes),
            "dislikes": list(person.dislikes),
            "windows": [{"days": span.days, "start": span.start, "end": span.end} for span in person.windows],
            "moments": [_plain(moment) for moment in moments],
            "nudges": [_plain(nudge) for nudge in nudges],
            "reactions": [_plain(reaction) for reaction in reactions],
        }


def _plain(row: SQLModel) -> dict[str, Any]:
    return row.model_dump(mode="json")
