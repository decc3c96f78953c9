"""Pausing: for how long, and letting nudges come again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.replies import Button, Reply, Say
from bot.core.texts import _, ngettext
from bot.dialogues.time_phrases import say_instant, say_until
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.pauses import Pause, Resume
from bot.services.people import KnownUser
from bot.services.reminders import ListedReminder, StoredReminders
from bot.services.schedules import Schedule, StoredSchedule


def offer_pauses(*, leaving: bool = False) -> list[Reply]:
    """Ask for how long to pause; who may want to leave for good is shown how."""
    rows = (
        (("1", _("1 day")), ("3", _("3 days"))),
        (("7", _("1 week")), ("0", _("Until I say so"))),
    )
    buttons = tuple(
        tuple(Button(label=label, data=COMMAND.payload("pause", days)) for days, label in row) for row in rows
    )
    if leaving:
        buttons = (*buttons, (Button(label=_("Delete everything"), data=COMMAND.payload("do", "forget")),))
    return [Say(html=_("For how long shall I keep quiet?"), buttons=buttons)]


def pause(turn: Turn, press: Press, days: int) -> Outcome:
    """Pause for a number of days, 0: until the person resumes. What is on its way is called back."""
    length = timedelta(days=days) if days else None
    said = _("I keep quiet until you say /resume.")
    if length is not None:
        until = say_until(turn.now + length, turn.zone, turn.now)
        said = _("I keep quiet until {when}. /resume ends it earlier.").format(when=until)
    html = said + " " + _("/nudge still gives you one whenever you ask.")
    return look_up(
        StoredReminders(),
        lambda listed: Outcome([acknowledged(press), in_place(press, html + say_held(listed))]),
        changes=[Pause(length)],
    )


def say_held(listed: Sequence[ListedReminder]) -> str:
    """Return what becomes of reminders while a pause lasts, to follow what is said of it; empty without any."""
    return " " + _("Your reminders wait as long.") if listed else ""


def resume(turn: Turn) -> Outcome:
    """End a pause, and say when the next moment is."""
    first = _("Good to be back.") if is_paused(turn.user, turn.now) else _("You had not paused me.")

    def say(schedule: Schedule) -> Outcome:
        due = schedule.next_moment
        if due is None or turn.user.time_zone is None:
            return Outcome([Say(html=f"{first} {_('I write to you at your screen-time moments.')}")])
        when = say_instant(due, turn.zone, turn.now)
        return Outcome([Say(html=f"{first} {_('The next moment is {when}.').format(when=when)}")])

    return look_up(StoredSchedule(), say, changes=[Resume()])


def is_paused(user: KnownUser, now: datetime) -> bool:
    """Whether nudges pause at ``now`` (aware)."""
    return user.paused_at is not None and (user.paused_until is None or user.paused_until > now)


def say_care(user: KnownUser, now: datetime) -> str | None:
    """Return why the bot keeps quiet if it does so by itself, in Telegram's HTML; else ``None``."""
    if user.paused_at is None or not is_paused(user, now):
        return None
    since = say_instant(user.paused_at, ZoneInfo(user.time_zone or "UTC"), now)
    if user.silent_since is not None:
        return _(
            "I have kept quiet since {when}, because my last ideas stayed unanswered; /resume lets nudges come again."
        ).format(when=since)
    if not user.paused_for_care:
        return None
    return _(
        "I have kept quiet since {when}, because what you wrote sounded as if you were not well. "
        "Take all the time you need; /resume lets nudges come again."
    ).format(when=since)


def say_pause(user: KnownUser, now: datetime) -> str:
    """Return how often nudges come, or until when they pause, in Telegram's HTML."""
    if not is_paused(user, now):
        often = ngettext(
            "I write to you at most once a day; /schedule says when.",
            "I write to you at most {n} times a day; /schedule says when.",
            user.nudges_per_day,
        )
        return often.format(n=user.nudges_per_day)
    if user.paused_until is None:
        return say_care(user, now) or _("I keep quiet until you say /resume.")
    until = say_until(user.paused_until, ZoneInfo(user.time_zone or "UTC"), now)
    return _("I keep quiet until {when}. /resume ends it earlier.").format(when=until)
