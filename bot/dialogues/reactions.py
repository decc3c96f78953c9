"""Reactions: the buttons below a nudge and what pressing them does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.buttons import number_in, parts_of
from bot.core.inputs import Press
from bot.core.profile_fields import say_reason
from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.replies import Reply, Say, quoted
from bot.core.texts import _, marked
from bot.delivery.later import LaterTime, offered
from bot.delivery.notices import say_signal
from bot.delivery.nudge_buttons import BACK, LATER, SNOOZE, SNOOZE_MINUTES, nudge_buttons, snooze_buttons
from bot.delivery.silence import fewer_buttons, say_fewer
from bot.dialogues.critiques import ask_what_was_off
from bot.dialogues.friends import pass_on
from bot.dialogues.pauses import is_paused
from bot.dialogues.time_phrases import say_instant
from bot.dialogues.turn import Outcome, Turn, acknowledged, buttons_in_place, look_up
from bot.dialogues.whereabouts import ask_places
from bot.services.base import Change
from bot.services.grounds import Grounds, GroundsOf
from bot.services.nudges import (
    AskForNudge,
    Exclude,
    GivenNudge,
    LaterInstant,
    React,
    RejectedInARow,
    Snooze,
    SnoozeObstacle,
    StoredNudge,
)
from bot.storage.models import ItemKind, Reason
from recommender import explain

REACTING = timedelta(hours=6)
"""How long after a nudge words such as "done" are a reaction to it, and "not for me" asks for another one."""

REJECTED_IN_A_ROW = 3
"""So many that were not for somebody ask whether something shall change."""


def press_reaction(turn: Turn, press: Press) -> Outcome:
    """Store a reaction and answer it. A second press of the same button changes nothing and says so."""
    number, what = parts_of(press.data)
    nudge_id = number_in(number)
    if nudge_id is None:
        return _unknown(press)
    return look_up(StoredNudge(nudge_id), lambda nudge: _press(turn, press, what, nudge))


def explain_nudge(grounds: Grounds) -> str:
    """Say what of the profile a nudge matched, in Telegram's HTML."""
    if grounds.is_own:
        return _("You asked me to remind you of it; /reminders has all of them.")
    told = say_signal(grounds.signal) if grounds.signal else ""
    return " ".join(filter(None, (told, quoted(explain(grounds.contributions, grounds.profile, say_reason)))))


def _press(turn: Turn, press: Press, what: str, nudge: GivenNudge | None) -> Outcome:
    if nudge is None:
        return _unknown(press)
    if what in (LATER, BACK):
        usual = nudge_buttons(nudge.id, nudge.reactions, is_own=nudge.is_own)
        rows = snooze_buttons(nudge.id, offered(turn.now, turn.zone)) if what == LATER else usual
        return Outcome([acknowledged(press), *buttons_in_place(press, rows)])
    if what.removeprefix(SNOOZE) in {str(minutes) for minutes in SNOOZE_MINUTES}:
        return _snooze(turn, press, nudge, timedelta(minutes=int(what.removeprefix(SNOOZE))))
    if what.removeprefix(f"{SNOOZE}_") in set(LaterTime):
        later = LaterTime(what.removeprefix(f"{SNOOZE}_"))
        return look_up(LaterInstant(later), lambda due_at: _snooze(turn, press, nudge, due_at - turn.now))
    if what not in set(ReactionKind) or what == ReactionKind.SNOOZE:
        return _unknown(press)
    return _react(turn, press, nudge, ReactionKind(what))


def _react(turn: Turn, press: Press, nudge: GivenNudge, kind: ReactionKind) -> Outcome:
    if kind is ReactionKind.WHY:
        return look_up(
            GroundsOf(nudge.id),
            lambda grounds: Outcome([Say(html=explain_nudge(grounds))]),
            replies=[acknowledged(press)],
            changes=[React(nudge.id, kind)],
        )
    if kind is ReactionKind.PASS_ON:
        noted = Outcome([acknowledged(press)], [React(nudge.id, kind)])
        return noted.followed_by(pass_on(turn, nudge.id))
    if kind in nudge.reactions:
        return Outcome([acknowledged(press, _(REACTIONS[kind].again))])
    replies: list[Reply] = [acknowledged(press, _(REACTIONS[kind].thanks))]
    changes: list[Change] = [React(nudge.id, kind)]
    if kind is ReactionKind.ANOTHER:
        return Outcome(replies, [*changes, AskForNudge(f"another/{nudge.id}")])
    replies += buttons_in_place(press, nudge_buttons(nudge.id, nudge.reactions | {kind}, is_own=nudge.is_own))
    if kind is ReactionKind.NOT_FOR_ME and turn.user.onboarded_at is None:
        return Outcome(replies, [*changes, Exclude(ItemKind.MESSAGE, nudge.message_id)])
    if kind is ReactionKind.NOT_FOR_ME:
        return refuse(turn, nudge, replies)
    answer = Outcome(replies, changes)
    is_known = turn.user.onboarded_at is not None
    return answer.followed_by(ask_places(turn)) if is_known and not turn.user.places_asked else answer


def refuse(turn: Turn, nudge: GivenNudge, replies: Sequence[Reply], wish: str = "") -> Outcome:
    """Leave a nudge out from now on, ask what was off, and bring another idea along, once for each nudge.

    Whoever pauses, or tidies up an old one, asks for none; after three in a row a question comes in its place.

    Args:
        turn: The present one.
        nudge: What was not for the person.
        replies: What is said first.
        wish: What is wished for instead, in the person's words.
    """

    def go_on(rejected: int) -> Outcome:
        if rejected and not rejected % REJECTED_IN_A_ROW and not wish:
            return Outcome([ask_what_was_off(nudge.id), Say(html=say_fewer(), buttons=fewer_buttons())])
        is_fresh = nudge.created_at > turn.now - REACTING and not is_paused(turn.user, turn.now)
        asked = [AskForNudge(f"instead/{nudge.id}", wish or None)] if is_fresh else []
        return Outcome([ask_what_was_off(nudge.id, is_replaced=is_fresh)], asked)

    changes = [React(nudge.id, ReactionKind.NOT_FOR_ME), Exclude(ItemKind.MESSAGE, nudge.message_id)]
    return look_up(RejectedInARow(), go_on, replies=replies, changes=changes)


def _snooze(turn: Turn, press: Press, nudge: GivenNudge, wait: timedelta) -> Outcome:
    """Put a nudge off, unless it would then meet a pause or quiet hours: these win, and that is said."""
    due_at = turn.now + wait

    def put_off(obstacle: Reason | None) -> Outcome:
        if obstacle is not None:
            rows = nudge_buttons(nudge.id, nudge.reactions, is_own=nudge.is_own)
            return Outcome([acknowledged(press, say_obstacle(obstacle)), *buttons_in_place(press, rows)])
        text = _("It comes again {when}.").format(when=say_instant(due_at, turn.zone, turn.now))
        if wait in _IN_WORDS:
            text = _(_IN_WORDS[wait])
        rows = nudge_buttons(nudge.id, nudge.reactions | {ReactionKind.SNOOZE}, is_own=nudge.is_own)
        changes = [Snooze(nudge.id, due_at), React(nudge.id, ReactionKind.SNOOZE)]
        return Outcome([acknowledged(press, text), *buttons_in_place(press, rows)], changes)

    return look_up(SnoozeObstacle(due_at, nudge.is_own), put_off)


_IN_WORDS = {
    timedelta(minutes=15): marked("It comes again in 15 minutes."),
    timedelta(minutes=30): marked("It comes again in 30 minutes."),
    timedelta(hours=1): marked("It comes again in an hour."),
}


def say_obstacle(obstacle: Reason) -> str:
    """Say why a nudge that is put off would not come."""
    if obstacle is Reason.NOT_CONSENTED:
        return _("Once my few questions are answered I can. /nudge works then, too.")
    if obstacle is Reason.PAUSED:
        return _("I keep quiet until after that, so it would not come. /nudge works at any time.")
    return _("Your quiet hours will have begun by then, so it would not come. /nudge works at any time.")


def _unknown(press: Press) -> Outcome:
    return Outcome([acknowledged(press, _("I no longer know this one. /nudge gives you a new one."))])
