"""Why a nudge came, and why none did."""

from __future__ import annotations

from datetime import timedelta

from bot.core.replies import Say
from bot.core.texts import _, ngettext
from bot.dialogues.pauses import say_care
from bot.dialogues.reactions import explain_nudge
from bot.dialogues.time_phrases import say_instant, say_until
from bot.dialogues.turn import Outcome, Turn, look_up
from bot.services.grounds import Recent, RecentMoments
from bot.services.people import KnownUser
from bot.services.schedules import Schedule, StoredSchedule
from bot.storage.models import Reason

_LOOK_BACK = timedelta(days=3)
_MOST = 3
"""Moments without a nudge that are told of."""


def say_why(turn: Turn) -> Outcome:
    """Explain the last nudge, the moments since at which none came, and when the next one is due."""

    def said(recent: Recent) -> Outcome:
        return look_up(StoredSchedule(), lambda schedule: _say(turn, recent, schedule))

    return look_up(RecentMoments(turn.now - _LOOK_BACK, _MOST), said)


def _say(turn: Turn, recent: Recent, schedule: Schedule) -> Outcome:
    parts = []
    if recent.sent_at is not None and recent.grounds is not None:
        when, because = say_instant(recent.sent_at, turn.zone, turn.now), explain_nudge(recent.grounds)
        parts.append(_("Your last nudge came {when}. {because}").format(when=when, because=because))
    for moment in recent.withheld:
        when, why = say_instant(moment.due_at, turn.zone, turn.now), say_reason(moment.reason, turn.user)
        parts.append(_("Nothing came {when}: {why}.").format(when=when, why=why))
    parts.append(_what_next(turn, schedule))
    return Outcome([Say(html="\n\n".join(parts))])


def say_reason(reason: Reason | None, user: KnownUser) -> str:
    """Return why nothing was sent, as the end of a sentence."""
    known = {
        Reason.PAUSED: _paused(user),
        Reason.QUIET_HOURS: _("it fell into your quiet hours"),
        Reason.CAP_REACHED: ngettext(
            "you had had one that day, which is the most we agreed on",
            "you had had {n} that day, which is the most we agreed on",
            user.nudges_per_day,
        ).format(n=user.nudges_per_day),
        Reason.TOO_SOON: _("the one before was less than {n} minutes ago").format(n=user.gap_minutes),
        Reason.EXPIRED: _("I was out of order at that moment, and later it would not have been that moment any more"),
        Reason.BLOCKED: _("you had blocked me"),
        Reason.NOTHING_SUITABLE: _("I had nothing that would have suited you"),
        Reason.NOT_UNDERSTOOD: _("I did not understand what you asked for"),
        Reason.NOT_CONSENTED: _("we had not finished getting to know each other"),
        Reason.UNANSWERED: _("you had not answered the last ones, so I asked instead"),
    }
    return known.get(reason, _("something kept me from it")) if reason is not None else _("something kept me from it")


def _paused(user: KnownUser) -> str:
    if user.paused_for_care:
        return _("I kept quiet, because you did not sound well")
    if user.silent_since is not None:
        return _("I kept quiet, because my last ideas stayed unanswered")
    return _("you had paused me")


def _what_next(turn: Turn, schedule: Schedule) -> str:
    user, due = turn.user, schedule.next_moment
    if (care := say_care(user, turn.now)) is not None:
        return care
    if user.paused_at is not None and user.paused_until is None:
        return _("You have paused me; /resume lets nudges come again.")
    if user.paused_at is not None and user.paused_until is not None and user.paused_until > turn.now:
        until = say_until(user.paused_until, turn.zone, turn.now)
        return _("You have paused me until {when}; /resume ends that earlier.").format(when=until)
    if due is None:
        return _("No moment is planned. /schedule shows your screen times.")
    when = say_instant(due, turn.zone, turn.now)
    return _("The next moment is {when}. /nudge gives you one now.").format(when=when)
