"""Why a nudge came, and why none did."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations.commands import say_care
from bot.conversations.instants import say_instant, say_until
from bot.conversations.reactions import explain_nudge
from bot.core.replies import Reply, Say
from bot.storage.models import Reason, User
from bot.storage.queries.history import last_nudge, next_moment_of, withheld_since
from bot.texts import _

_LOOK_BACK = timedelta(days=3)
_MOST = 3
"""Moments without a nudge that are told of."""


async def say_why(user: User, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Explain the last nudge, the moments since at which none came, and when the next one is due."""
    zone = ZoneInfo(user.time_zone or "UTC")
    nudge = await last_nudge(user.id, session=session)
    parts = []
    since = now - _LOOK_BACK
    if nudge is not None and nudge.sent_at is not None:
        because = await explain_nudge(nudge, session=session)
        parts.append(
            _("Your last nudge came {when}. {because}").format(
                when=say_instant(nudge.sent_at, zone, now), because=because
            )
        )
        since = max(since, nudge.sent_at)
    withheld = await withheld_since(user.id, since, _MOST, session=session)
    for decision, moment in reversed(withheld):
        why = say_reason(decision.reason, user)
        parts.append(_("Nothing came {when}: {why}.").format(when=say_instant(moment.due_at, zone, now), why=why))
    parts.append(await _what_next(user, zone, now, session=session))
    return [Say(html="\n\n".join(parts))]


def say_reason(reason: Reason | None, user: User) -> str:
    """Return why nothing was sent, as the end of a sentence."""
    known = {
        Reason.PAUSED: _("I kept quiet, because you did not sound well")
        if user.paused_for_care
        else _("you had paused me"),
        Reason.QUIET_HOURS: _("it fell into your quiet hours"),
        Reason.CAP_REACHED: _("you had had {n} that day, which is the most we agreed on").format(n=user.nudges_per_day),
        Reason.TOO_SOON: _("the one before was less than {n} minutes ago").format(n=user.gap_minutes),
        Reason.EXPIRED: _("I was out of order at that moment, and later it would not have been that moment any more"),
        Reason.BLOCKED: _("you had blocked me"),
        Reason.NOTHING_SUITABLE: _("I had nothing that would have suited you"),
        Reason.NOT_UNDERSTOOD: _("I did not understand what you asked for"),
        Reason.NOT_CONSENTED: _("we had not finished getting to know each other"),
        Reason.BY_CHANCE: _("some moments are left out by chance, to learn whether nudges help"),
    }
    return known.get(reason, _("something kept me from it")) if reason is not None else _("something kept me from it")


async def _what_next(user: User, zone: ZoneInfo, now: datetime, *, session: AsyncSession) -> str:
    if (care := say_care(user, now)) is not None:
        return care
    if user.paused_at is not None and user.paused_until is None:
        return _("You have paused me; /resume lets nudges come again.")
    if user.paused_at is not None and user.paused_until is not None and user.paused_until > now:
        until = say_until(user.paused_until, zone, now)
        return _("You have paused me until {when}; /resume ends that earlier.").format(when=until)
    due = await next_moment_of(user.id, now, session=session)
    if due is None:
        return _("No moment is planned. /schedule shows your screen times.")
    return _("The next moment is {when}. /nudge gives you one now.").format(when=say_instant(due, zone, now))
