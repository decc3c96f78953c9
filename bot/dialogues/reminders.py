"""Reminders in the person's own words: told in a sentence, what is missing asked, kept in a list.

::

    "play guitar at 8 on Tuesdays" --> 8:00 or 20:00? --> kept, shown
    "call mum every Sunday"        --> at what time?  --> kept, shown
    /reminders --> the list --> one of them --time--> asked --> kept, shown
                                 |----days--> weekdays, each a tap
                                 |----words--> asked --> kept, shown
                                 `----delete
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.core.buttons import first_part, number_in
from bot.core.inputs import Press
from bot.core.local_forms import say_minute
from bot.core.reminders import REMINDERS_LIMIT, Reminder, ReminderRequest, next_day_at
from bot.core.replies import Reply, Say, quoted
from bot.core.texts import _
from bot.core.weekly_windows import EVERY_DAY, MINUTES_PER_DAY
from bot.dialogues.reminder_cards import button, day_rows, reminder_card, reminder_list
from bot.dialogues.reminder_orders import undo_deleting
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.language.base import Meaning
from bot.services.base import Change
from bot.services.open_dialogues import EndDialogue, KeepDialogue
from bot.services.reminders import AddReminder, ChangeReminder, DeleteReminder, ListedReminder, StoredReminders

NAME = "reminder"

_OFFERED = (8 * 60, 12 * 60 + 30, 18 * 60, 20 * 60)
"""Times that are offered where none was said."""

_LEAVING = (Meaning.NO, Meaning.STOP, Meaning.BACK, Meaning.FILLER)


class _Unfinished(BaseModel):
    """What is known of a reminder while the rest is asked."""

    model_config = ConfigDict(frozen=True)

    asked: Literal["words", "time", "photo"]
    photo: str | None = None
    text: str = ""
    minutes: tuple[int, ...] = ()
    days: int = 0
    on: date | None = None
    reminder_id: int = 0
    """Of the one that is changed; 0: it is new."""
    rest: tuple[_Unfinished, ...] = ()
    """Others that were asked for with it, of which something is missing."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return bool(self.text) and len(self.minutes) == 1


def show_reminders(turn: Turn) -> Outcome:
    """Show the list."""
    return look_up(StoredReminders(), lambda listed: Outcome([reminder_list(listed, turn)]))


def hear_photo(turn: Turn, photo: str, caption: str) -> Outcome | None:
    """Take a photo for the reminder that it was asked for, or below which one is asked for; ``None``: it is neither."""
    unfinished = _open(turn)
    if unfinished is not None and unfinished.asked == "photo":
        return _go_on(turn, unfinished.model_copy(update={"photo": photo}))
    return hear_request(turn, caption, photo) if turn.language.says_reminder(caption) else None


def hear_request(turn: Turn, words: str, photo: str | None = None) -> Outcome:
    """Take a sentence that asks for a reminder; what it does not say is asked.

    Args:
        turn: The present one.
        words: The sentence.
        photo: What the messenger calls the picture above it, if there is one.
    """
    requests = turn.language.read_reminders(words, turn.now.astimezone(turn.zone))
    if requests[0].stops:
        return show_reminders(turn)

    def take(listed: Sequence[ListedReminder]) -> Outcome:
        if len(listed) + len(requests) > REMINDERS_LIMIT:
            html = _("You have {n} reminders already, which is all I can keep. Delete one of them first:")
            return Outcome([Say(html=html.format(n=len(listed))), reminder_list(listed, turn)])
        return _take_all(turn, [_Unfinished(asked="time", photo=photo, **_known(request)) for request in requests])

    return look_up(StoredReminders(), take)


def _take_all(turn: Turn, unfinished: Sequence[_Unfinished]) -> Outcome:
    """Keep those reminders that are whole at once, and ask for what the others lack, one after another."""
    whole = [one for one in unfinished if one.is_whole]
    outcome = _keep_several(turn, whole) if len(whole) > 1 else Outcome()
    asked = [one for one in unfinished if not one.is_whole or len(whole) == 1]
    asked.sort(key=lambda one: not one.is_whole)
    if not asked:
        return outcome
    return outcome.followed_by(_go_on(turn, asked[0].model_copy(update={"rest": tuple(asked[1:])})))


def _keep_several(turn: Turn, unfinished: Sequence[_Unfinished]) -> Outcome:
    added = [AddReminder(_reminder(turn, one)) for one in unfinished]

    def kept(listed: Sequence[ListedReminder]) -> Outcome:
        newest = sorted(listed, key=_number)[-len(added) :]
        return Outcome([reminder_list(newest, turn, _("I remind you of these; tap one to change it:"))])

    return look_up(StoredReminders(), kept, changes=[*added, EndDialogue()])


def hear_answer(turn: Turn, words: str, state: str) -> Outcome:
    """Take what is written where the words or the time of a reminder are asked."""
    unfinished = _unfinished(state)
    plain = words.casefold().strip(" .!")
    if unfinished is None or any(turn.language.says(meaning, plain) for meaning in _LEAVING):
        left = Outcome([Say(html=_("All right, I leave it at that."))], [EndDialogue()])
        return left.followed_by(_take_all(turn, unfinished.rest if unfinished is not None else ()))
    request = turn.language.read_reminder(words, turn.now.astimezone(turn.zone))
    if unfinished.asked == "photo":
        return _ask([], unfinished, "photo", _ask_for_photo(unfinished.text), ())
    if unfinished.asked == "words":
        text, minutes = request.text or words[:200], request.minutes or unfinished.minutes
    else:
        text, minutes = unfinished.text, _answered(request.minutes or turn.language.read_times(words), unfinished)
        is_later_day = request.on is not None and request.on > turn.now.astimezone(turn.zone).date()
        minutes = minutes[:1] if is_later_day else minutes  # "tomorrow at 9" is in the morning
    when = {"days": request.days, "on": request.on} if request.days or request.on else {}
    return _go_on(turn, unfinished.model_copy(update={"text": text, "minutes": minutes, **when}))


def _answered(minutes: tuple[int, ...], unfinished: _Unfinished) -> tuple[int, ...]:
    """Return what an answer means: the hour as it was offered where just that one of two is said."""
    return minutes[:1] if minutes == unfinished.minutes else minutes


def asks_for_words(state: str) -> bool:
    """Whether it is the words of a reminder that are asked for: they may say anything."""
    unfinished = _unfinished(state)
    return unfinished is not None and unfinished.asked == "words"


def press_reminder(turn: Turn, press: Press, rest: str) -> Outcome:
    """Do what a button of a reminder says."""
    what, value = first_part(rest)
    if what == "list":
        return look_up(StoredReminders(), lambda listed: _changed(turn, press, reminder_list(listed, turn)))
    if what == "undo":
        return undo_deleting(turn, press)
    if what == "cancel":
        return _press_cancel(turn, press)
    if what == "at":
        return _press_time(turn, press, value)
    number, _dash, chosen = value.partition("-")
    reminder_id = number_in(number)
    if reminder_id is None or what not in _ON_ONE:
        return _unknown(press)
    return look_up(StoredReminders(), lambda listed: _press_one(turn, press, what, chosen, _find(listed, reminder_id)))


def _press_one(turn: Turn, press: Press, what: str, chosen: str, found: ListedReminder | None) -> Outcome:
    return _unknown(press) if found is None else _ON_ONE[what](turn, press, chosen, found)


def _press_cancel(turn: Turn, press: Press) -> Outcome:
    left = Outcome([acknowledged(press), in_place(press, _("All right, I leave it at that."))], [EndDialogue()])
    unfinished = _open(turn)
    return left.followed_by(_take_all(turn, unfinished.rest if unfinished is not None else ()))


def _press_time(turn: Turn, press: Press, value: str) -> Outcome:
    minute = number_in(value, MINUTES_PER_DAY - 1)
    unfinished = _open(turn)
    if minute is None or unfinished is None or not unfinished.text:
        return Outcome([acknowledged(press, _("That question is answered already. /reminders shows all of them."))])
    return _go_on(turn, unfinished.model_copy(update={"minutes": (minute,)}), press)


def _go_on(turn: Turn, unfinished: _Unfinished, press: Press | None = None) -> Outcome:
    """Keep the reminder, or ask for what is missing."""
    first: list[Reply] = [acknowledged(press)] if press is not None else []
    if not unfinished.text:
        return _ask(first, unfinished, "words", _("What shall I remind you of?"), ())
    if len(unfinished.minutes) != 1:
        thing = quoted(unfinished.text)
        html = _("At what time shall I remind you: <b>{thing}</b>? Tap one, or write another.").format(thing=thing)
        return _ask(first, unfinished, "time", html, unfinished.minutes or _OFFERED)
    reminder = _reminder(turn, unfinished)
    change: Change = ChangeReminder(reminder) if reminder.id else AddReminder(reminder)

    def kept(listed: Sequence[ListedReminder]) -> Outcome:
        found = _find(listed, reminder.id) if reminder.id else max(listed, key=_number, default=None)
        html, rows = reminder_card(found, turn) if found is not None else (_("That reminder is gone."), ())
        return Outcome([in_place(press, html, rows) if press is not None else Say(html=html, buttons=rows)])

    done = look_up(StoredReminders(), kept, replies=first, changes=[change, EndDialogue()])
    return done.followed_by(_take_all(turn, unfinished.rest))


def _reminder(turn: Turn, unfinished: _Unfinished) -> Reminder:
    """Return the reminder that is known as a whole; one that comes once comes on the next day on which it can."""
    [minute] = unfinished.minutes
    on = None if unfinished.days else unfinished.on or next_day_at(minute, turn.now, turn.zone)
    return Reminder(unfinished.text, minute, unfinished.days, on, unfinished.reminder_id, unfinished.photo)


def _ask(
    first: Sequence[Reply],
    unfinished: _Unfinished,
    asked: Literal["words", "time", "photo"],
    html: str,
    minutes: Sequence[int],
) -> Outcome:
    state = unfinished.model_copy(update={"asked": asked}).model_dump_json()
    times = tuple(button(say_minute(minute), f"at:{minute}") for minute in minutes)
    rows = (times, (button(_("Cancel"), "cancel"),)) if times else ((button(_("Cancel"), "cancel"),),)
    return Outcome([*first, Say(html=html, buttons=rows)], [KeepDialogue(NAME, state)])


# one of them


def _show(turn: Turn, press: Press, _chosen: str, found: ListedReminder) -> Outcome:
    html, rows = reminder_card(found, turn)
    return Outcome([acknowledged(press), in_place(press, html, rows)])


def _ask_time(turn: Turn, press: Press, _chosen: str, found: ListedReminder) -> Outcome:
    return _go_on(turn, _state_of(found.reminder, "time"), press)


def _ask_words(turn: Turn, press: Press, _chosen: str, found: ListedReminder) -> Outcome:
    unfinished = _state_of(found.reminder, "words").model_copy(update={"minutes": (found.reminder.minute,)})
    html = _("What shall it say instead of <b>{thing}</b>?").format(thing=quoted(found.reminder.text))
    return _ask([acknowledged(press)], unfinished, "words", html, ())


def _choose_days(turn: Turn, press: Press, _chosen: str, found: ListedReminder) -> Outcome:
    html = _("On which days: <b>{thing}</b>?").format(thing=quoted(found.reminder.text))
    return Outcome([acknowledged(press), in_place(press, html, day_rows(found.reminder))])


def _set_days(turn: Turn, press: Press, chosen: str, found: ListedReminder) -> Outcome:
    days = number_in(chosen, EVERY_DAY)
    if days is None:
        return _unknown(press)
    on = None if days else next_day_at(found.reminder.minute, turn.now, turn.zone)
    changed = replace(found.reminder, days=days, on=on)
    html = _("On which days: <b>{thing}</b>?").format(thing=quoted(changed.text))
    return Outcome([acknowledged(press), in_place(press, html, day_rows(changed))], [ChangeReminder(changed)])


def _ask_photo(turn: Turn, press: Press, _chosen: str, found: ListedReminder) -> Outcome:
    reminder = found.reminder
    if reminder.photo is not None:
        html, rows = reminder_card(replace(found, reminder=replace(reminder, photo=None)), turn)
        changed = [ChangeReminder(replace(reminder, photo=None))]
        return Outcome([acknowledged(press), in_place(press, html, rows)], changed)
    unfinished = _state_of(reminder, "photo").model_copy(update={"minutes": (reminder.minute,)})
    return _ask([acknowledged(press)], unfinished, "photo", _ask_for_photo(reminder.text), ())


def _ask_for_photo(text: str) -> str:
    html = _("Send me a photo for <b>{thing}</b>. It stays in our chat; I keep only its name there.")
    return html.format(thing=quoted(text))


def _delete(turn: Turn, press: Press, _chosen: str, found: ListedReminder) -> Outcome:
    html = _("I won't remind you of this any more: <b>{thing}</b>").format(thing=quoted(found.reminder.text))
    rows = ((button(_("All reminders"), "list"),),)
    return Outcome([acknowledged(press), in_place(press, html, rows)], [DeleteReminder(found.reminder.id)])


_ON_ONE: dict[str, Callable[[Turn, Press, str, ListedReminder], Outcome]] = {
    "show": _show,
    "time": _ask_time,
    "words": _ask_words,
    "days": _choose_days,
    "on": _set_days,
    "photo": _ask_photo,
    "drop": _delete,
}
"""By what a button says: what is done with one reminder."""


def _changed(turn: Turn, press: Press, said: Say) -> Outcome:
    return Outcome([acknowledged(press), in_place(press, said.html, said.buttons)])


def _number(listed: ListedReminder) -> int:
    return listed.reminder.id


def _state_of(reminder: Reminder, asked: Literal["words", "time", "photo"]) -> _Unfinished:
    return _Unfinished(
        asked=asked,
        photo=reminder.photo,
        text=reminder.text,
        days=reminder.days,
        on=reminder.on,
        reminder_id=reminder.id,
    )


def _known(request: ReminderRequest) -> dict[str, object]:
    return {"text": request.text, "minutes": request.minutes, "days": request.days, "on": request.on}


def _open(turn: Turn) -> _Unfinished | None:
    """Return the reminder of which something is asked; ``None`` where none is."""
    is_open = turn.dialogue is not None and turn.dialogue.name == NAME
    return _unfinished(turn.dialogue.state) if is_open and turn.dialogue is not None else None


def _unfinished(state: str) -> _Unfinished | None:
    try:
        return _Unfinished.model_validate_json(state)
    except ValidationError:
        return None


def _find(listed: Sequence[ListedReminder], reminder_id: int) -> ListedReminder | None:
    return next((one for one in listed if one.reminder.id == reminder_id), None)


def _unknown(press: Press) -> Outcome:
    return Outcome([acknowledged(press, _("That reminder is gone. /reminders shows all of them."))])
