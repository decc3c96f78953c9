"""Favourites: nudges that somebody keeps, to be sent again with a tap."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.buttons import FAVOURITE, first_part, number_in
from bot.core.inputs import Press
from bot.core.kept_nudge import KeptNudge
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues.turn import Outcome, acknowledged, in_place, look_up
from bot.services.favourites import Favourites, KeepNoLonger
from bot.services.nudges import AskForNudge

_LABEL_LENGTH = 40


def show_favourites() -> Outcome:
    """Show the list."""

    def shown(kept: Sequence[KeptNudge]) -> Outcome:
        html, rows = _list(kept)
        return Outcome([Say(html=html, buttons=rows)])

    return look_up(Favourites(), shown)


def press_favourite(press: Press, rest: str) -> Outcome:
    """Send a kept nudge again, take one out, or show the list."""
    what, number = first_part(rest)
    if what in ("list", "edit"):
        return look_up(Favourites(), lambda kept: _show_in_place(press, kept, editing=what == "edit"))
    nudge_id = number_in(number)
    if nudge_id is None or what not in ("send", "drop"):
        return _unknown(press)
    return look_up(Favourites(), lambda kept: _press_one(press, what, kept, nudge_id))


def _press_one(press: Press, what: str, kept: Sequence[KeptNudge], nudge_id: int) -> Outcome:
    found = next((one for one in kept if one.nudge_id == nudge_id), None)
    if found is None:
        return _unknown(press)
    if what == "send":
        return Outcome([acknowledged(press, _("Here it comes again."))], [AskForNudge(pair=found.pair)])
    left = [one for one in kept if one is not found]
    shown = _show_in_place(press, left, editing=bool(left))
    return Outcome(shown.replies, [KeepNoLonger(found.pair)])


def _show_in_place(press: Press, kept: Sequence[KeptNudge], *, editing: bool) -> Outcome:
    return Outcome([acknowledged(press), in_place(press, *_list(kept, editing=editing))])


def _list(kept: Sequence[KeptNudge], *, editing: bool = False) -> tuple[str, Rows]:
    if not kept:
        return _("You keep no nudges yet. Tap “Keep” below one that you would like to have again."), ()
    lines = [f"• {quoted(one.text)}" for one in kept]
    head = _("Which one shall go?") if editing else _("What you keep; tap one, and it comes again:")
    what, sign = ("drop", "✕ ") if editing else ("send", "")
    rows = tuple(
        (Button(label=f"{sign}{_short(one.text)}", data=FAVOURITE.payload(what, one.nudge_id)),) for one in kept
    )
    last = ("list", _("‹ Back")) if editing else ("edit", _("Take one out"))
    return "\n".join([head, *lines]), (*rows, (Button(label=last[1], data=FAVOURITE.payload(last[0])),))


def _short(text: str) -> str:
    return text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1].rstrip() + "…"


def _unknown(press: Press) -> Outcome:
    return Outcome([acknowledged(press, _("That one is gone. /favourites shows what you keep."))])
