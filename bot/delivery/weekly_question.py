"""The question at the end of a week, for everybody who likes: did it get you off the screen?"""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import COMMAND
from bot.core.replies import Button, Rows
from bot.core.texts import _, speaking
from bot.storage.models import User, WeeklyAnswer
from bot.storage.queries.history import past_nudges
from bot.storage.queries.notices import new_notice


async def ask_of_week(user: User, monday: datetime, now: datetime, *, session: AsyncSession) -> bool:
    """Ask a person of the week that ends, unless nothing came or they were asked; return whether they are.

    Args:
        user: Who likes to be asked.
        monday: The week's first instant by their clock.
        now: Aware.
        session: A writing one.
    """
    key = user.id, monday.date()
    if await session.get(WeeklyAnswer, key) or not await past_nudges(user.id, monday, session=session):
        return False
    with speaking(user.language):
        html = _("One question for this week: did an idea of mine get you off the screen?")
        rows = question_buttons(monday)
    session.add_all([WeeklyAnswer(user_id=user.id, week=key[1], asked_at=now), new_notice(user.id, html, now, rows)])
    return True


def question_buttons(monday: datetime) -> Rows:
    """Return one tap for each answer, and one that ends the questions."""
    week = monday.date().isoformat()
    said = [(_("Yes"), 1), (_("No"), 0)]
    answers = tuple(Button(label=label, data=COMMAND.payload("weekly", f"{week}/{value}")) for label, value in said)
    return answers, (Button(label=_("Don't ask me this"), data=COMMAND.payload("weekly", "off")),)
