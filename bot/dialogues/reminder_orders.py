"""Reminders that are listed, deleted or moved in words: "delete the gas one", "move the beans to 7"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.core.inputs import Press, Text
from bot.core.reminders import REMINDERS_LIMIT, Reminder, ReminderOrder, next_day_at
from bot.core.replies import Say, quoted
from bot.core.texts import _
from bot.dialogues.reminder_cards import button, reminder_card, reminder_list
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.base import Change
from bot.services.open_dialogues import EndDialogue, KeepDialogue
from bot.services.reminders import AddReminder, ChangeReminder, DeleteReminder, ListedReminder, StoredReminders

UNDOING = "reminders_deleted"
"""Of the dialogue that keeps what was deleted, for as long as its Undo works."""

_JUST = timedelta(minutes=10)
"""So long after it was asked for, "that" and "it" mean the newest reminder."""

_STEM = 4
"""Letters of two words that begin alike and may be one word with two endings."""

_HALF_DAY = 12 * 60


class _Deleted(BaseModel):
    """What was deleted."""

    model_config = ConfigDict(frozen=True)

    reminders: tuple[tuple[str, int, int, date | None, str | None], ...]


def hear_order(turn: Turn, given: Text, otherwise: Callable[[], Outcome]) -> Outcome:
    """Do what somebody orders about a reminder that is kept.

    Args:
        turn: The present one.
        given: What they wrote.
        otherwise: Returns what comes of it if no reminder is meant.
    """
    order = turn.language.read_reminder_order(given.text)
    if order is None or turn.language.says_timer(given.text):
        return otherwise()
    if not order.says_reminder and turn.language.read_edit(given.text) is not None:
        return otherwise()

    def go_on(listed: Sequence[ListedReminder]) -> Outcome:
        return _obey(turn, order, listed) or otherwise()

    return look_up(StoredReminders(), go_on)


def _obey(turn: Turn, order: ReminderOrder, listed: Sequence[ListedReminder]) -> Outcome | None:
    """Return what comes of an order; ``None`` if no reminder is meant."""
    meant = _meant(turn, order, listed)
    if order.what == "list" or (not meant and order.says_reminder):
        return Outcome([reminder_list(listed, turn)])
    if not meant:
        return None
    if order.what == "drop" and (len(meant) == 1 or order.is_all):
        return _delete(meant)
    if order.what == "move" and len(meant) == 1:
        return _move(turn, order, meant[0])
    return Outcome([reminder_list(meant, turn, _("Which one do you mean? Tap it to change it:"))])


def _meant(turn: Turn, order: ReminderOrder, listed: Sequence[ListedReminder]) -> Sequence[ListedReminder]:
    """Return the reminders that are meant: those that share most words with the order, all, or the newest."""
    words = [word for word in order.words if turn.language.read_weekdays(word) is None]
    shared = {one.reminder.id: _shared(turn, words, one.reminder) for one in listed}
    most = max(shared.values(), default=0)
    if most and (order.says_reminder or (2 * most >= len(words) and _says_enough(turn, order))):
        return [one for one in listed if shared[one.reminder.id] == most]
    if order.says_reminder and order.is_all:
        return listed
    if order.says_reminder and order.points and len(listed) == 1:
        return listed
    newest = max(listed, key=lambda one: one.reminder.id, default=None)
    if (
        newest is None
        or not order.is_latest
        or (words and not order.points)
        or not (order.says_reminder or _says_enough(turn, order))
    ):
        return []
    is_new = newest.added_at is not None and turn.now - newest.added_at <= _JUST
    return [newest] if is_new or order.says_reminder else []


def _says_enough(turn: Turn, order: ReminderOrder) -> bool:
    """Whether an order that does not speak of reminders says all that one would: a move says to when."""
    if order.what == "drop":
        return True
    request = turn.language.read_reminder(order.rest, turn.now.astimezone(turn.zone))
    return bool(request.days or request.on or _times(turn, order.rest))


def _shared(turn: Turn, words: Sequence[str], reminder: Reminder) -> int:
    own = {turn.language.bare(word) for word in re.findall(r"[^\W\d_]+", reminder.text.casefold())}
    return sum(any(_is_alike(word, other) for other in own) for word in words)


def _is_alike(one: str, other: str) -> bool:
    """Whether two words are the same but for their endings."""
    known = max(_STEM, min(len(one), len(other)) - 2)
    return one == other or (min(len(one), len(other)) >= _STEM and one[:known] == other[:known])


def _delete(meant: Sequence[ListedReminder]) -> Outcome:
    """Delete reminders at once, with a way back."""
    things = "; ".join(quoted(one.reminder.text) for one in meant)
    html = _("I won't remind you of this any more: <b>{thing}</b>").format(thing=things)
    rows = ((button(_("↩ Undo"), "undo"), button(_("All reminders"), "list")),)
    deleted = _Deleted(reminders=tuple(_values(one.reminder) for one in meant))
    changes: list[Change] = [DeleteReminder(one.reminder.id) for one in meant]
    return Outcome([Say(html=html, buttons=rows)], [*changes, KeepDialogue(UNDOING, deleted.model_dump_json())])


def _values(reminder: Reminder) -> tuple[str, int, int, date | None, str | None]:
    return reminder.text, reminder.minute, reminder.days, reminder.on, reminder.photo


def undo_deleting(turn: Turn, press: Press) -> Outcome:
    """Keep again what was deleted, as long as nothing else was asked since."""
    deleted = _deleted(turn)
    if deleted is None:
        return Outcome([acknowledged(press, _("That can no longer be undone."))])
    kept = [Reminder(*values[:4], photo=values[4]) for values in deleted.reminders[:REMINDERS_LIMIT]]

    def shown(listed: Sequence[ListedReminder]) -> Outcome:
        said = reminder_list(listed, turn)
        return Outcome([in_place(press, said.html, said.buttons)])

    changes: list[Change] = [AddReminder(one) for one in kept]
    return look_up(StoredReminders(), shown, replies=[acknowledged(press)], changes=[*changes, EndDialogue()])


def _deleted(turn: Turn) -> _Deleted | None:
    if turn.dialogue is None or turn.dialogue.name != UNDOING:
        return None
    try:
        return _Deleted.model_validate_json(turn.dialogue.state)
    except ValidationError:
        return None


def _move(turn: Turn, order: ReminderOrder, meant: ListedReminder) -> Outcome:
    """Let a reminder come at the time that is named; where none is, show it with its buttons."""
    moved = _moved(turn, order, meant.reminder)

    def shown(listed: Sequence[ListedReminder]) -> Outcome:
        found = next((one for one in listed if one.reminder.id == moved.id), meant)
        html, rows = reminder_card(found, turn)
        return Outcome([Say(html=html, buttons=rows)])

    return look_up(StoredReminders(), shown, changes=[ChangeReminder(moved)] if moved != meant.reminder else [])


def _moved(turn: Turn, order: ReminderOrder, reminder: Reminder) -> Reminder:
    request = turn.language.read_reminder(order.rest, turn.now.astimezone(turn.zone))
    minute = _nearest(_times(turn, order.rest), reminder.minute)
    if request.days:
        return replace(reminder, minute=minute, days=request.days, on=None)
    if request.on is not None:
        return replace(reminder, minute=minute, days=0, on=request.on)
    is_past = reminder.on is not None and reminder.on <= turn.now.astimezone(turn.zone).date()
    on = next_day_at(minute, turn.now, turn.zone) if is_past else reminder.on
    return replace(reminder, minute=minute, on=on)


def _times(turn: Turn, text: str) -> tuple[int, ...]:
    """Return what the time in a text may mean, as minutes of the day: "to 7" tells of one at the end alone."""
    midnight = turn.now.astimezone(turn.zone).replace(hour=0, minute=0)
    halves = (
        turn.language.read_reminder(text, midnight + half).minutes for half in (timedelta(0), timedelta(hours=12))
    )
    found = tuple(sorted({minute for minutes in halves for minute in minutes}))
    words = text.split()
    ends = (" ".join(words[start:]) for start in reversed(range(len(words))))
    return found or next(filter(None, map(turn.language.read_times, ends)), ())


def _nearest(minutes: Sequence[int], before: int) -> int:
    """Return which of the minutes of the day is least far from the one before; that one where there is none."""
    return min(
        minutes, key=lambda minute: abs((minute - before + _HALF_DAY) % (2 * _HALF_DAY) - _HALF_DAY), default=before
    )
