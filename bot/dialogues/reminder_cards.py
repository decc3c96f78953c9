"""How reminders look: the list of them, and the card of one with its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core.buttons import REMINDER
from bot.core.local_forms import say_date, say_minute, say_weekday
from bot.core.reminders import Reminder
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _
from bot.core.weekly_windows import EVERY_DAY
from bot.dialogues.pauses import is_paused
from bot.dialogues.time_phrases import say_days, say_instant
from bot.dialogues.turn import Turn
from bot.services.reminders import ListedReminder

_A_WEEK = tuple(date(2024, 1, day) for day in range(1, 8))
"""A Monday and the six days after it."""


def reminder_list(listed: Sequence[ListedReminder], turn: Turn, heading: str | None = None) -> Say:
    """Return reminders, each with a button that shows it.

    Args:
        listed: Which.
        turn: The present one.
        heading: In Telegram's HTML; ``None``: they are all there are.
    """
    if not listed:
        html = _(
            "You have no reminders. Write for example <i>remind me to play guitar at 8 pm on Tuesdays</i>, and I "
            "send you your own words then."
        )
        return Say(html=html)
    lines = [f"• <b>{quoted(one.reminder.text)}</b>, {say_when(one.reminder)}" for one in listed]
    html = "\n".join([heading or _("Your reminders; tap one to change it:"), *lines])
    if is_paused(turn.user, turn.now):
        html += "\n\n" + _pause_note()
    rows = tuple((button(one.reminder.text[:40], f"show:{one.reminder.id}"),) for one in listed)
    return Say(html=html, buttons=rows)


def reminder_card(found: ListedReminder, turn: Turn) -> tuple[str, Rows]:
    """Return what is said of one reminder, and the buttons that change it."""
    reminder = found.reminder
    html = _("I remind you: <b>{thing}</b>, {when}.").format(thing=quoted(reminder.text), when=say_when(reminder))
    if is_paused(turn.user, found.next_at or turn.now):
        html += "\n" + _pause_note()
    elif found.next_at is not None:
        html += "\n" + _("It comes {when}.").format(when=say_instant(found.next_at, turn.zone, turn.now))
    number = reminder.id
    rows = (
        (button(_("Time"), f"time:{number}"), button(_("Days"), f"days:{number}")),
        (button(_("Words"), f"words:{number}"), button(_("Delete"), f"drop:{number}")),
        (button(_("Without my photo") if reminder.photo else _("📷 My own photo"), f"photo:{number}"),),
        (button(_("All reminders"), "list"),),
    )
    return html, rows


def say_when(reminder: Reminder) -> str:
    """Return when a reminder comes in words: ``Tuesdays at 20:00``."""
    day = say_days(reminder.days) if reminder.on is None else say_date(reminder.on)
    return _("{day} at {time}").format(day=day, time=say_minute(reminder.minute))


def _pause_note() -> str:
    return _("You have paused me, so your reminders wait too; /resume ends that.")


def day_rows(reminder: Reminder) -> Rows:
    """Return the weekdays, of which each can be tapped."""
    days = [
        button(f"{'✓ ' if reminder.days >> day & 1 else ''}{name}", f"on:{reminder.id}-{reminder.days ^ 1 << day}")
        for day, name in enumerate(map(say_weekday, _A_WEEK))
    ]
    once = f"{'✓ ' if not reminder.days else ''}{_('Once')}"
    return (
        tuple(days[:4]),
        tuple(days[4:]),
        (button(_("Every day"), f"on:{reminder.id}-{EVERY_DAY}"), button(once, f"on:{reminder.id}-0")),
        (button(_("‹ Back"), f"show:{reminder.id}"),),
    )


def button(label: str, what: str) -> Button:
    """Return a button of a reminder."""
    return Button(label=label, data=REMINDER.payload(what))
