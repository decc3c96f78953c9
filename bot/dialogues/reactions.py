"""Reactions: the buttons below a nudge and what pressing them does."""

from __future__ import annotations

from datetime import timedelta

from bot.core.buttons import number_in, parts_of
from bot.core.inputs import Press
from bot.core.profile_fields import say_reason
from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.replies import Reply, Say, quoted
from bot.core.texts import _
from bot.delivery.buttons import BACK, LATER, SNOOZE, SNOOZE_MINUTES, nudge_buttons, snooze_buttons
from bot.delivery.notices import say_signal
from bot.dialogues.critiques import ask_what_was_off
from bot.dialogues.turn import Outcome, Turn, acknowledged, buttons_in_place, look_up
from bot.services.base import Change
from bot.services.nudges import (
    AskForNudge,
    Exclude,
    GivenNudge,
    Grounds,
    GroundsOf,
    React,
    Snooze,
    SnoozeObstacle,
    StoredNudge,
)
from bot.storage.models import ItemKind, Reason
from recommender import explain


def press_reaction(turn: Turn, press: Press) -> Outcome:
    """Store a reaction and answer it. A second press of the same button changes nothing and says so."""
    number, what = parts_of(press.data)
    nudge_id = number_in(number)
    if nudge_id is None:
        return _unknown(press)
    return look_up(StoredNudge(nudge_id), lambda nudge: _press(turn, press, what, nudge))


def explain_nudge(grounds: Grounds) -> str:
    """Say what of the profile a nudge matched, in Telegram's HTML."""
    told = say_signal(grounds.signal) if grounds.signal else ""
    return " ".join(filter(None, (told, quoted(explain(grounds.contributions, grounds.profile, say_reason)))))


def _press(turn: Turn, press: Press, what: str, nudge: GivenNudge | None) -> Outcome:
    if nudge is None:
        return _unknown(press)
    if what in (LATER, BACK):
        rows = snooze_buttons(nudge.id) if what == LATER else nudge_buttons(nudge.id, nudge.reactions)
        return Outcome([acknowledged(press), *buttons_in_place(press, rows)])
    if what.removeprefix(SNOOZE) in {str(minutes) for minutes in SNOOZE_MINUTES}:
        return _snooze(turn, press, nudge, int(what.removeprefix(SNOOZE)))
    if what not in set(ReactionKind) or what == ReactionKind.SNOOZE:
        return _unknown(press)
    return _react(press, nudge, ReactionKind(what))


def _react(press: Press, nudge: GivenNudge, kind: ReactionKind) -> Outcome:
    if kind is ReactionKind.WHY:
        return look_up(
            GroundsOf(nudge.id),
            lambda grounds: Outcome([Say(html=explain_nudge(grounds))]),
            replies=[acknowledged(press)],
            changes=[React(nudge.id, kind)],
        )
    if kind in nudge.reactions:
        return Outcome([acknowledged(press, _(REACTIONS[kind].again))])
    replies: list[Reply] = [acknowledged(press, _(REACTIONS[kind].thanks))]
    changes: list[Change] = [React(nudge.id, kind)]
    if kind is ReactionKind.ANOTHER:
        return Outcome(replies, [*changes, AskForNudge(f"another/{nudge.id}")])
    replies += buttons_in_place(press, nudge_buttons(nudge.id, nudge.reactions | {kind}))
    if kind is ReactionKind.NOT_FOR_ME:
        changes.append(Exclude(ItemKind.MESSAGE, nudge.message_id))
        replies.append(ask_what_was_off(nudge.id))
    return Outcome(replies, changes)


def _snooze(turn: Turn, press: Press, nudge: GivenNudge, minutes: int) -> Outcome:
    """Put a nudge off, unless it would then meet a pause or quiet hours: these win, and that is said."""
    due_at = turn.now + timedelta(minutes=minutes)

    def put_off(obstacle: Reason | None) -> Outcome:
        if obstacle is not None:
            rows = nudge_buttons(nudge.id, nudge.reactions)
            return Outcome([acknowledged(press, _say_obstacle(obstacle)), *buttons_in_place(press, rows)])
        text = (
            _("It comes again in an hour.") if minutes == 60 else _("It comes again in {n} minutes.").format(n=minutes)
        )
        rows = nudge_buttons(nudge.id, nudge.reactions | {ReactionKind.SNOOZE})
        changes = [Snooze(nudge.id, due_at), React(nudge.id, ReactionKind.SNOOZE)]
        return Outcome([acknowledged(press, text), *buttons_in_place(press, rows)], changes)

    return look_up(SnoozeObstacle(due_at), put_off)


def _say_obstacle(obstacle: Reason) -> str:
    if obstacle is Reason.PAUSED:
        return _("I keep quiet until after that, so it would not come. /nudge works at any time.")
    return _("Your quiet hours will have begun by then, so it would not come. /nudge works at any time.")


def _unknown(press: Press) -> Outcome:
    return Outcome([acknowledged(press, _("I no longer know this one. /nudge gives you a new one."))])
