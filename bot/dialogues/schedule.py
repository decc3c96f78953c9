"""The schedule: when nudges come and how many, shown and changed with a few taps.

::

    /schedule --> shown --times--> the question for windows --> stored, said
                    |----where I am--> a window --> at home, at work or on the way (whereabouts.py)
                    |----place--> the question for the place --> stored, said
                    |--on-screen rules--> what of screen time makes a moment (screen_rules.py)
                    |----a day--> 1, 2 or 3 --> stored, shown
                    `----quiet--> a preset or off --> stored, shown
                                    `-- own --> "22:00-7:00" written --> stored, shown
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.buttons import SCHEDULE, SCREEN_RULES
from bot.core.inputs import Press
from bot.core.local_forms import say_minute, say_time
from bot.core.replies import Button, EditButtons, Reply, Rows, Say, quoted
from bot.core.texts import _
from bot.core.weekly_windows import EVERY_DAY, SPANS_LIMIT, Span, merge_spans, without_spans
from bot.dialogues import whereabouts
from bot.dialogues.pauses import say_care
from bot.dialogues.time_phrases import say_instant
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.base import Change
from bot.services.open_dialogues import EndDialogue, KeepDialogue
from bot.services.people import KnownUser
from bot.services.schedules import (
    KeepQuietOnce,
    ReplaceWindows,
    Schedule,
    SetNudgesPerDay,
    SetQuietHours,
    StoredSchedule,
)
from bot.understanding.places import zone_name

NAME = "schedule"
"""Of the dialogue that waits for quiet hours in words."""


MOST_A_DAY = 3
ADDED_MINUTES = 30
"""Length of a screen time that is added by its beginning alone."""

_QUIET = ((21 * 60, 7 * 60), (22 * 60, 7 * 60), (22 * 60 + 30, 8 * 60), (23 * 60, 8 * 60))


def show_schedule(turn: Turn) -> Outcome:
    """Say when nudges come."""

    def shown(schedule: Schedule) -> Outcome:
        html, rows = _describe(schedule, turn.now)
        return Outcome([Say(html=html, buttons=rows)])

    return look_up(StoredSchedule(), shown)


def press_schedule(turn: Turn, press: Press, what: str) -> Outcome:
    """Show what can be chosen, or store what was."""
    name, _colon, value = what.partition(":")
    match name:
        case "show":
            return _saved(turn, press, EndDialogue())
        case "day" if not value:
            html = _("How many nudges a day at most, besides those you ask for?")
            return Outcome([acknowledged(press), in_place(press, html, _days())])
        case "day" if value in {str(number) for number in range(1, MOST_A_DAY + 1)}:
            return _saved(turn, press, SetNudgesPerDay(int(value)))
        case "once":
            return _saved(turn, press, KeepQuietOnce(None))
        case "quiet":
            return _press_quiet(turn, press, value)
        case whereabouts.SIGN:
            return whereabouts.press_place(press, value, _shown_in_place(turn, press))
        case "set" if windows := _unpack(value):
            return _saved(turn, press, ReplaceWindows(windows))
        case "add" if value.isascii() and value.isdecimal() and int(value) < 24 * 60:
            return _add_window(turn, press, int(value))
    return _unknown(press)


def _press_quiet(turn: Turn, press: Press, value: str) -> Outcome:
    if not value:
        html = _("When shall I keep quiet, whatever else is set?")
        return Outcome([acknowledged(press), in_place(press, html, _quiet_rows())])
    if value == "own":
        html = _("Write your quiet hours, for example <i>22:00-7:00</i>.")
        asked = in_place(press, html, ((_button(_("‹ Back"), "show"),),))
        waits = KeepDialogue(NAME, json.dumps({"version": 1, "shown": press.message_id}))
        return Outcome([acknowledged(press), asked], [waits])
    if value == "off":
        return _saved(turn, press, SetQuietHours(0, 0))
    if value.isascii() and value.isdecimal() and int(value) < len(_QUIET):
        return _saved(turn, press, SetQuietHours(*_QUIET[int(value)]))
    hours = _HOURS.fullmatch(value)
    if hours is not None:
        return _saved(turn, press, SetQuietHours(int(hours[1]), int(hours[2])))
    return _unknown(press)


_HOURS = re.compile(r"(\d{1,4})-(\d{1,4})")


def offer_days() -> list[Reply]:
    """Ask how many nudges a day may come."""
    return [Say(html=_("How many nudges a day at most, besides those you ask for?"), buttons=_days())]


def _unpack(value: str) -> tuple[Span, ...]:
    """Return the windows in a button, empty if it holds none: ``<days>-<start>-<end>``, with commas between."""
    try:
        parts = [[int(number) for number in packed.split("-")] for packed in value.split(",")]
        return tuple(merge_spans([Span(days, start, end) for days, start, end in parts]))
    except ValueError:
        return ()


def _add_window(turn: Turn, press: Press, start: int) -> Outcome:
    added = Span(EVERY_DAY, start, (start + ADDED_MINUTES) % (24 * 60))

    def add(schedule: Schedule) -> Outcome:
        if len(schedule.windows) >= SPANS_LIMIT and added not in schedule.windows:
            return Outcome([acknowledged(press, _("Your list of times is full. /schedule changes it."))])
        return _saved(turn, press, ReplaceWindows(tuple(merge_spans([*schedule.windows, added]))))

    return look_up(StoredSchedule(), add)


def hear_quiet_hours(turn: Turn, words: str, state: str) -> Outcome:
    """Take quiet hours in words; what cannot be read is asked for again.

    Args:
        turn: The present one.
        words: What the person wrote.
        state: Of the dialogue, as it was stored.
    """
    shown = json.loads(state).get("shown")
    asked: list[Reply] = [EditButtons(message_id=shown)] if shown is not None else []
    spans = turn.language.read_quiet_hours(words[:100])
    if len(spans) != 1:
        html = _("I need one stretch of the day, for example <i>22:00-7:00</i>.")
        return Outcome([*asked, Say(html=html, buttons=((_button(_("‹ Back"), "show"),),), question=True)])
    changes = [SetQuietHours(spans[0].start, spans[0].end), EndDialogue()]
    return Outcome(asked, changes, then=show_schedule(turn).then)


def _saved(turn: Turn, press: Press, change: Change) -> Outcome:
    """Store a change, and show the schedule with it."""
    shown = _shown_in_place(turn, press)
    return replace(shown, replies=[acknowledged(press)], changes=[change])


def _shown_in_place(turn: Turn, press: Press) -> Outcome:
    """Turn the message whose button was pressed into the schedule."""

    def shown(schedule: Schedule) -> Outcome:
        html, rows = _describe(schedule, turn.now)
        return Outcome([in_place(press, html, rows)])

    return look_up(StoredSchedule(), shown)


def _unknown(press: Press) -> Outcome:
    return Outcome([acknowledged(press, _("This button no longer works. /schedule shows what does."))])


def _describe(schedule: Schedule, now: datetime) -> tuple[str, Rows]:
    user = schedule.user
    zone = ZoneInfo(user.time_zone or "UTC")
    lines = [
        (_("On the screen"), _windows_words(schedule), "\n"),
        (_("A day"), _("at most {n}").format(n=user.nudges_per_day), " "),
        (_("Quiet hours"), _quiet_words(user), " "),
        (
            _("Time zone"),
            _("{zone}, where it is {time} now").format(
                zone=user.place or zone_name(user.time_zone or "UTC"), time=say_time(now.astimezone(zone))
            ),
            " ",
        ),
        *([(_("Weather"), _("rain, so nothing outdoors today"), " ")] if user.is_wet(now) else []),
        (_("Next moment"), _next_words(user, schedule.next_moment, zone, now), " "),
    ]
    html = "\n".join(f"<b>{label}:</b>{between}{quoted(words)}" for label, words, between in lines)
    rows = (
        (_button(_("Screen times"), "times"), _button(_("How many a day"), "day")),
        (_button(_("Quiet hours"), "quiet"), _button(_("Time zone"), "place")),
        (
            _button(_("Where I am then"), whereabouts.SIGN),
            Button(label=_("On-screen rules"), data=SCREEN_RULES.payload("show")),
        ),
    )
    return html, rows


def _windows_words(schedule: Schedule) -> str:
    """Return the windows in words, each without the quiet hours that were chosen."""
    user = schedule.user
    quiet = [Span(EVERY_DAY, user.quiet_start, user.quiet_end)] if user.quiet_chosen else []
    quiet = quiet if user.quiet_start != user.quiet_end else []
    said = []
    for window in schedule.windows:
        left = without_spans([window], quiet) if quiet else [window]
        place = schedule.places.get(window)
        said += [f"• {whereabouts.say_window(one, {one: place} if place is not None else {})}" for one in left]
    return "\n".join(said) or f"• {_('none outside your quiet hours')}"


def _quiet_words(user: KnownUser) -> str:
    if user.quiet_start == user.quiet_end:
        return _("none")
    times = f"{say_minute(user.quiet_start)}–{say_minute(user.quiet_end)}"
    return times if user.quiet_chosen else _("{times}, but not within your screen times").format(times=times)


def _next_words(user: KnownUser, due: datetime | None, zone: ZoneInfo, now: datetime) -> str:
    if (care := say_care(user, now)) is not None:
        return care
    if user.paused_at is not None and (user.paused_until is None or user.paused_until > now):
        if user.paused_until is None:
            return _("none while you have paused me; /resume ends that")
        return _("after your pause, which ends {when}").format(when=say_instant(user.paused_until, zone, now))
    return say_instant(due, zone, now) if due is not None else _("none planned")


def _days() -> Rows:
    numbers = tuple(_button(str(number), f"day:{number}") for number in range(1, MOST_A_DAY + 1))
    return (numbers, (_button(_("‹ Back"), "show"),))


def _quiet_rows() -> Rows:
    presets = [
        _button(f"{say_minute(start)}–{say_minute(end)}", f"quiet:{index}") for index, (start, end) in enumerate(_QUIET)
    ]
    return (
        tuple(presets[:2]),
        tuple(presets[2:]),
        (_button(_("None"), "quiet:off"), _button(_("Other times"), "quiet:own")),
        (_button(_("‹ Back"), "show"),),
    )


def _button(label: str, what: str) -> Button:
    return Button(label=label, data=SCHEDULE.payload(what))
