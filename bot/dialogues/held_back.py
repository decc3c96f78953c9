"""Kinds of ideas that rest: until a day that somebody names, or for a week and seldom after it ("less cooking")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.phrases import enumerate_phrases
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues.onboarding.question import own_index, own_words
from bot.dialogues.time_phrases import say_until
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.held_back import HoldBack, LetCome, StoredHeldBack
from bot.storage.models import HeldBack

NAME = "rest"
"""Of the buttons: ``c:rest:<number of what it is about>``."""

RESTING = timedelta(days=7)
"""How long nothing comes of which somebody wants fewer."""

_LABEL = 24
"""Characters of what it is about on a button."""


def hold_back_until(turn: Turn, things: Sequence[str], until: datetime) -> Outcome:
    """Let kinds of ideas rest at once until an instant (aware), with a way back."""
    html = _("I leave out {things} until {when}. What you like stays as it is.").format(
        things=_named(things), when=say_until(until, turn.zone, turn.now)
    )
    return Outcome([Say(html=html, buttons=_undo(things))], [HoldBack(tuple(things), until)])


def hold_back_mostly(turn: Turn, things: Sequence[str]) -> Outcome:
    """Let fewer ideas of some kinds come at once, with a way back."""
    html = _("Less of that: {things} rests for a week, and then comes only now and then.").format(things=_named(things))
    return Outcome([Say(html=html, buttons=_undo(things))], [HoldBack(tuple(things), turn.now + RESTING, is_rare=True)])


def press_held_back(press: Press, number: str) -> Outcome:
    """Let a kind of idea rest no more."""

    def taken_back(resting: Sequence[HeldBack]) -> Outcome:
        text = own_words(int(number), [one.text for one in resting]) if number.isdecimal() else None
        if text is None:
            return Outcome([acknowledged(press, _("That is not there any more."))])
        return Outcome([acknowledged(press), in_place(press, _("Taken back."))], [LetCome((text,))])

    return look_up(StoredHeldBack(), taken_back)


def say_held_back(turn: Turn, resting: Sequence[HeldBack]) -> str:
    """Return what rests, in Telegram's HTML; empty where nothing does."""
    said = [
        _("{things} until {when}").format(things=quoted(one.text), when=say_until(one.until, turn.zone, turn.now))
        for one in resting
        if one.until > turn.now
    ]
    said += [_("{things} most of the time").format(things=quoted(one.text)) for one in resting if one.until <= turn.now]
    return _("I leave out {things}.").format(things=enumerate_phrases(said, _("and"))) if said else ""


def _named(things: Sequence[str]) -> str:
    return f"<b>{quoted(enumerate_phrases(list(things), _('and')))}</b>"


def _undo(things: Sequence[str]) -> Rows:
    if len(things) == 1:
        return ((Button(label=_("↩ Undo"), data=_data(things[0])),),)
    label = _("↩ Undo: {thing}")
    return tuple((Button(label=label.format(thing=thing[:_LABEL]), data=_data(thing)),) for thing in things)


def _data(thing: str) -> str:
    return COMMAND.payload(NAME, own_index(thing))
