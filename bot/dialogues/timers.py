"""Timers: started in words, stopped by a tap, and asked about when they are over."""

from __future__ import annotations

from bot.core.buttons import TIMER, first_part, number_in
from bot.core.inputs import Press
from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.replies import Busy, Button, Say
from bot.core.texts import _
from bot.core.timers import LONGEST_MINUTES
from bot.delivery.timer_texts import AGAIN, STOP, over_buttons, say_stopped
from bot.dialogues.turn import Outcome, Turn, acknowledged, buttons_in_place, in_place, look_up
from bot.services.timers import KnownTimer, ReactToTimer, StartTimer, StopTimers, StoredTimer

NEW = "new"
_OFFERED = (5, 10, 20, 30)


def hear_timer(turn: Turn, words: str) -> Outcome:
    """Start a timer, or stop the one that runs; how long it takes is asked where it is not said."""
    request = turn.language.read_timer(words)
    if request.stops:
        return Outcome([Say(html=_("All right, no timer runs now."))], [StopTimers()])
    if request.minutes is not None:
        return Outcome([Busy()], [StartTimer(request.minutes, request.about)])
    about = request.about if TIMER.fits(NEW, f"{LONGEST_MINUTES}:{request.about}") else ""
    row = tuple(
        Button(label=_("{n} min").format(n=minutes), data=TIMER.payload(NEW, f"{minutes}:{about}"))
        for minutes in _OFFERED
    )
    html = _("For how many minutes? Tap one, or write for example <i>start 15 minutes</i>; {n} are the most.")
    return Outcome([Say(html=html.format(n=LONGEST_MINUTES), buttons=(row,))])


def press_timer(turn: Turn, press: Press, rest: str) -> Outcome:
    """Do what a button of a timer says."""
    number, what = first_part(rest)
    if number == NEW:
        return _start(press, what)
    timer_id = number_in(number)
    if timer_id is None or what not in {STOP, AGAIN, *ReactionKind}:
        return _unknown(press)
    return look_up(StoredTimer(timer_id), lambda timer: _press(turn, press, what, timer))


def _start(press: Press, what: str) -> Outcome:
    length, about = first_part(what)
    minutes = number_in(length, LONGEST_MINUTES)
    return _unknown(press) if not minutes else Outcome([acknowledged(press)], [StartTimer(minutes, about)])


def _press(turn: Turn, press: Press, what: str, timer: KnownTimer | None) -> Outcome:
    if timer is None:
        return _unknown(press)
    if what == AGAIN:
        return Outcome([acknowledged(press)], [StartTimer(timer.minutes, timer.about)])
    if what == STOP:
        return _stop(turn, press, timer)
    kind = ReactionKind(what)
    thanks = REACTIONS[kind].again if timer.reaction is kind and kind is not ReactionKind.NOT_FOR_ME else _thanks(kind)
    rows = buttons_in_place(press, over_buttons(timer.id, kind))
    return Outcome([acknowledged(press, _(thanks)), *rows], [ReactToTimer(timer.id, kind)])


def _thanks(kind: ReactionKind) -> str:
    return _("Fine, another time then.") if kind is ReactionKind.NOT_FOR_ME else REACTIONS[kind].thanks


def _stop(turn: Turn, press: Press, timer: KnownTimer) -> Outcome:
    if timer.is_stopped or timer.ends_at <= turn.now:
        return Outcome([acknowledged(press, _("That timer is over.")), *buttons_in_place(press, ())])
    said = in_place(press, say_stopped(timer.minutes, timer.about))
    return Outcome([acknowledged(press), said], [StopTimers()])


def _unknown(press: Press) -> Outcome:
    return Outcome([acknowledged(press, _("That timer is gone. Write for example: start 10 minutes."))])
