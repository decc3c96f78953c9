"""Where somebody usually is during their screen times: asked after the first nudge, changed from the schedule.

::

    first reaction --> asked for the first window --tap--> for the next one ... --> the schedule
    /schedule --where I am--> all windows --tap--> asked for one --tap--> stored, the schedule
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.core.buttons import SCHEDULE
from bot.core.inputs import Press
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _, marked
from bot.core.weekly_windows import Span
from bot.dialogues.time_phrases import say_span
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.schedules import NotePlacesAsked, Schedule, SetPlace, StoredSchedule
from recommender.policies.context import Whereabouts

SIGN = "at"
"""What the buttons begin with: ``at``, ``at:<days>-<start>-<end>`` or ``at:<days>-<start>-<end>:<place>``."""

NAMES: Mapping[Whereabouts, str] = {
    Whereabouts.HOME: marked("at home"),
    Whereabouts.WORK: marked("at work"),
    Whereabouts.ON_THE_WAY: marked("on the way"),
}

_WINDOW = re.compile(r"(\d{1,3})-(\d{1,4})-(\d{1,4})")


def ask_places(turn: Turn) -> Outcome:
    """Ask once where the person is during the first of their windows of which they have not told."""

    def ask(schedule: Schedule) -> Outcome:
        window = _untold(schedule)
        if window is None:
            return Outcome()
        why = _("So that I suggest only what can be done where you are:")
        return Outcome([Say(html=f"{why} {_question(window)}", buttons=_answers(window))])

    return look_up(StoredSchedule(), ask, changes=[NotePlacesAsked()])


def press_place(press: Press, value: str, show: Outcome) -> Outcome:
    """Show the windows with their places, ask for one, or store an answer.

    Args:
        press: Of the button.
        value: What it says after :data:`SIGN`.
        show: Turns the message into the schedule.
    """
    packed, _colon, place = value.partition(":")
    if not packed:
        return look_up(StoredSchedule(), lambda schedule: _choose(press, schedule), replies=[acknowledged(press)])
    window = _unpack(packed)
    if window is None or place not in {"", *Whereabouts}:
        return Outcome([acknowledged(press, _("This button no longer works. /schedule shows what does."))])
    if not place:
        return Outcome([acknowledged(press), in_place(press, _question(window), _answers(window))])
    return _store(press, window, Whereabouts(place), show)


def _store(press: Press, window: Span, place: Whereabouts, show: Outcome) -> Outcome:
    def go_on(schedule: Schedule) -> Outcome:
        untold = _untold(schedule)
        if untold is None:
            return show
        return Outcome([in_place(press, _question(untold), _answers(untold))])

    noted = acknowledged(press, _("Noted: {place}.").format(place=_(NAMES[place])))
    return look_up(StoredSchedule(), go_on, replies=[noted], changes=[SetPlace(window, place)])


def say_window(window: Span, places: Mapping[Span, Whereabouts]) -> str:
    """Return a window in words, with the place where that was told."""
    place = places.get(window)
    said = say_span(window)
    return said if place is None else f"{said}, {_(NAMES[place])}"


def _choose(press: Press, schedule: Schedule) -> Outcome:
    rows = tuple(
        (Button(label=say_window(window, schedule.places), data=_data(window)),) for window in schedule.windows
    )
    html = _("Where are you usually at these times? Tap one to change it.")
    return Outcome([in_place(press, html, (*rows, (_back(),)))])


def _untold(schedule: Schedule) -> Span | None:
    return next((window for window in schedule.windows if window not in schedule.places), None)


def _question(window: Span) -> str:
    return _("Where are you usually at this time: <b>{window}</b>?").format(window=quoted(say_span(window)))


def _answers(window: Span) -> Rows:
    labels = {
        Whereabouts.HOME: _("At home"),
        Whereabouts.WORK: _("At work"),
        Whereabouts.ON_THE_WAY: _("On the way"),
    }
    return (
        tuple(Button(label=label, data=f"{_data(window)}:{place}") for place, label in labels.items()),
        (_back(),),
    )


def _data(window: Span) -> str:
    return SCHEDULE.payload(SIGN, f"{window.days}-{window.start}-{window.end}")


def _unpack(packed: str) -> Span | None:
    found = _WINDOW.fullmatch(packed)
    try:
        return Span(*map(int, found.groups())) if found is not None else None
    except ValueError:
        return None


def _back() -> Button:
    return Button(label=_("‹ Back"), data=SCHEDULE.payload("show"))
