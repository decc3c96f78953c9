"""The letter on Sunday evening: the week's nudges in one picture, with two kind sentences, and one question."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.activities import activity_phrase
from bot.core.buttons import COMMAND
from bot.core.letter_times import SUNDAY
from bot.core.log_events import event
from bot.core.phrases import enumerate_phrases
from bot.core.progress import PastNudge, days_looked_up
from bot.core.replies import Button, Rows, quoted
from bot.core.texts import _, speaking
from bot.delivery.dose import withhold
from bot.delivery.plans import availability, plan_letter
from bot.delivery.weekly_question import ask_of_week
from bot.storage.models import Origin, User
from bot.storage.queries.history import past_nudges
from bot.storage.queries.letters import due_letters, is_any_letter_due, week_pictures
from bot.storage.queries.notices import new_notice
from bot.storage.queries.people import load_people
from bot.storage.worker_context import WorkerContext

INTERVAL = timedelta(seconds=30)
"""Between two looks; an idle look is one indexed query."""

LATEST = timedelta(hours=3)
"""A letter that could not go by then does not go that week."""

_BATCH = 20
_MOST_NAMED = 3

_log = logging.getLogger(__name__)


class Letters:
    """Writes letters when they are due.

    That one was written and when the next is due are stored together, so that a week has at most one.

    Args:
        context: Where people are, and when Sunday evening is.
    """

    def __init__(self, context: WorkerContext) -> None:
        self._database = context.database
        self._clock = context.clock

    async def look(self) -> None:
        """Write all that is due; what fails is tried again at the next look."""
        try:
            while await self.tick() == _BATCH:
                pass
        except Exception:  # the database may be away for a while
            _log.exception("letters_failed")

    async def tick(self) -> int:
        """Write what is due; return how many people were looked at."""
        now = self._clock.now()
        async with self._database.reading() as session:
            if not await is_any_letter_due(now, session=session):
                return 0
        async with self._database.writing() as session:
            users = await due_letters(now, _BATCH, session=session)
            for user in users:
                if await _write(user, now, session=session):
                    event(_log, logging.INFO, "letter_written", user=user.id)
        return len(users)


async def _write(user: User, now: datetime, *, session: AsyncSession) -> bool:
    """Write a person's letter and question unless something is against it; return whether anything was written."""
    due, zone = user.letter_at, ZoneInfo(user.time_zone or "UTC")
    plan_letter(user, now)
    session.add(user)
    await session.flush()
    person = (await load_people([user.id], session=session))[user.id]
    if due is None or withhold(availability(person), Origin.SNOOZE, due + LATEST, (), now) is not None:
        return False
    monday = datetime.combine(now.astimezone(zone).date() - timedelta(days=SUNDAY), time(0), zone)
    written = user.wants_letter is not False and await _letter(user, monday, now, session=session)
    asked = user.asks_weekly is True and await ask_of_week(user, monday, now, session=session)
    if written or asked:
        user.last_letter_at = now
        session.add(user)
        await session.flush()
    return written or asked


async def _letter(user: User, monday: datetime, now: datetime, *, session: AsyncSession) -> bool:
    """Write a letter if there is anything to show; return whether there was."""
    pictures = await week_pictures(user.id, monday, session=session)
    if not pictures:
        return False
    nudges = await past_nudges(user.id, monday, session=session)
    with speaking(user.language):
        html = say_letter(nudges, ZoneInfo(user.time_zone or "UTC"), user.called)
        rows = letter_buttons(offers_question=user.asks_weekly is None)
    session.add(new_notice(user.id, html, now, rows, pictures=pictures))
    return True


def say_letter(nudges: Sequence[PastNudge], zone: ZoneInfo, called: str | None = None) -> str:
    """Return the letter's two sentences, in Telegram's HTML, with what the person wants to be called before them."""
    words = _say_week(nudges, zone)
    return f"{_('Dear {name}!').format(name=quoted(called))} {words}" if called else words


def _say_week(nudges: Sequence[PastNudge], zone: ZoneInfo) -> str:
    came = (
        _("Your week in pictures: one idea came to you.")
        if len(nudges) == 1
        else _("Your week in pictures: {n} ideas came to you.").format(n=len(nudges))
    )
    days = days_looked_up(nudges, zone)
    if not days:
        return f"{came} {_('If one of them makes you smile, it is yours for the next week.')}"
    named = list(dict.fromkeys(activity_phrase(one.activity) for one in nudges if one.done and one.activity))
    on = _("on one day") if len(days) == 1 else _("on {n} days").format(n=len(days))
    if not named:
        return f"{came} {_('You looked up {days}: that was time well spent.').format(days=on)}"
    things = quoted(enumerate_phrases(named[:_MOST_NAMED], _("and")))
    return f"{came} {_('You looked up {days}, for {things}: that was time well spent.').format(days=on, things=things)}"


def letter_buttons(*, offers_question: bool = False) -> Rows:
    """Return the buttons that end letters, and those that begin weekly questions where these were never offered."""
    end = (Button(label=_("No more Sunday letters"), data=COMMAND.payload("letter", "off")),)
    begin = (Button(label=_("Ask me each week if it helped"), data=COMMAND.payload("weekly", "on")),)
    return (begin, end) if offers_question else (end,)
