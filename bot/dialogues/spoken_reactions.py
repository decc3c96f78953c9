"""Reactions to a nudge in words instead of by its buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.buttons import COMMAND, first_part, number_in
from bot.core.inputs import Press, Text
from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.replies import Button, EditButtons, Reply, Say
from bot.core.texts import _
from bot.delivery.later import LaterTime, offered
from bot.delivery.nudge_buttons import nudge_buttons, snooze_buttons
from bot.dialogues.command_buttons import doing
from bot.dialogues.putting_off import read_later
from bot.dialogues.reactions import refuse, say_obstacle
from bot.dialogues.time_phrases import say_instant
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.dialogues.whereabouts import ask_places
from bot.language.base import Language, Meaning
from bot.services.nudges import (
    AskForNudge,
    GivenNudge,
    LaterInstant,
    React,
    Snooze,
    SnoozeObstacle,
    StoredNudge,
    TakeBackReaction,
)
from bot.storage.models import Reason
from bot.understanding.things import things_named
from recommender.polarity import read_polarity
from recommender.speakers import begins_with_another

KINDS: Mapping[str, ReactionKind] = {
    "did_it": ReactionKind.DID_IT,
    "liked_it": ReactionKind.LIKE,
    "rejected_it": ReactionKind.NOT_FOR_ME,
    "another": ReactionKind.ANOTHER,
    "later": ReactionKind.SNOOZE,
    "keep_it": ReactionKind.KEEP,
}
"""By intent."""


@dataclass(frozen=True)
class TwoReactions:
    """What somebody says in one breath of a nudge and of what is to come.

    Attributes:
        first: The reaction, by intent.
        second: Another one; empty where something is wished for instead.
        wish: What is wished for, in their words.
    """

    first: str
    second: str = ""
    wish: str = ""


def two_reactions(language: Language, given: Text) -> TwoReactions | None:
    """Return what is said in one breath: "done, next one", "no, something quieter"; ``None`` for anything else."""
    said = language.reactions.read(given.text)
    if len(said) == 2:
        return TwoReactions(*said)
    begun = None if said else language.reactions.read_first(given.text)
    if begun is None or begun[0] not in ("rejected_it", "did_it", "liked_it") or _refuses_things(given.text):
        return None
    first, rest = begun
    surest = next(iter(given.intents), None)
    is_meant = surest is not None and surest.name == "another" and surest.confidence >= _SURE
    if is_meant or language.reactions.asks_for_another(rest):
        return TwoReactions(first, "another")
    wished = language.says(Meaning.NAMES_IDEA, rest) and first == "rejected_it"
    return TwoReactions(first, wish=rest) if wished else None


_SURE = 0.35
"""Confidence from which another idea is asked for."""


def _refuses_things(text: str) -> bool:
    """Whether a text refuses something that is known: that is to be left out, whatever comes."""
    return any(map(things_named, read_polarity(text).refused))


def done_first(text: str, language: Language) -> bool:
    """Whether words begin by saying that it is done, and go on about others: "finished! the kids want it again"."""
    first, rest = language.reactions.read_first(text) or ("", "")
    return first == "did_it" and begins_with_another(rest, language.code)


def react_twice(turn: Turn, both: TwoReactions, nudge: GivenNudge) -> Outcome:
    """Store both reactions; what was not for somebody brings another idea along by itself.

    Args:
        turn: The present one.
        both: What was said.
        nudge: The last one.
    """
    outcome = react_in_words(turn, both.first, nudge, both.wish)
    if KINDS[both.first] is ReactionKind.NOT_FOR_ME or not both.second:
        return outcome
    after = replace(nudge, reactions=nudge.reactions | {KINDS[both.first]})
    return outcome.followed_by(react_in_words(turn, both.second, after))


def react_in_words(turn: Turn, intent: str, nudge: GivenNudge, wish: str = "") -> Outcome:
    """Store what words say of a nudge as the press of its button would, with a way back.

    Args:
        turn: The present one.
        intent: One of :data:`KINDS`.
        nudge: The last one.
        wish: What is wished for instead.
    """
    kind = KINDS[intent]
    if kind is ReactionKind.NOT_FOR_ME and kind not in nudge.reactions:
        return reject(turn, nudge, wish)
    if kind is ReactionKind.ANOTHER:
        return Outcome([Say(html=_(REACTIONS[kind].thanks))], [React(nudge.id, kind), AskForNudge()])
    if kind in nudge.reactions:
        return Outcome([Say(html=_(REACTIONS[kind].again))])
    undo = Button(label=_("↩ Undo"), data=COMMAND.payload("react", f"{nudge.id}:{kind.value}"))
    thanks = Say(html=_(REACTIONS[kind].thanks), buttons=((undo,),))
    answer = Outcome([*_ticked(nudge, kind), thanks], [React(nudge.id, kind)])
    return answer if turn.user.places_asked else answer.followed_by(ask_places(turn))


def reject(turn: Turn, nudge: GivenNudge, wish: str = "") -> Outcome:
    """Leave a nudge out from now on as a press of its button does; a reminder is the person's own."""
    if nudge.is_own:
        html = _("You asked me to remind you of that one yourself. You can change or delete it here:")
        return Outcome([Say(html=html, buttons=doing("reminders"))])
    return refuse(turn, nudge, _ticked(nudge, ReactionKind.NOT_FOR_ME), wish)


def put_off(turn: Turn, text: str, nudge: GivenNudge) -> Outcome:
    """Let a nudge come again when somebody says, or ask when; a pause and quiet hours win."""
    until = read_later(turn, text)
    if isinstance(until, LaterTime):
        return look_up(LaterInstant(until), lambda due_at: _put_off_until(turn, due_at, nudge))
    if until is None:
        rows = snooze_buttons(nudge.id, offered(turn.now, turn.zone), goes_back=False)
        return Outcome([Say(html=_("When shall it come again?"), buttons=rows)])
    return _put_off_until(turn, until, nudge)


def _put_off_until(turn: Turn, due_at: datetime, nudge: GivenNudge) -> Outcome:
    def come_again(obstacle: Reason | None) -> Outcome:
        when = say_instant(due_at, turn.zone, turn.now)
        if obstacle is Reason.QUIET_HOURS:
            html = _("It would be {when}, within your quiet hours, so it would not come. /nudge works at any time.")
            return Outcome([Say(html=html.format(when=when))])
        if obstacle is not None:
            return Outcome([Say(html=say_obstacle(obstacle))])
        html = _("All right, it comes again {when}.").format(when=when)
        changes = [Snooze(nudge.id, due_at), React(nudge.id, ReactionKind.SNOOZE)]
        return Outcome([*_ticked(nudge, ReactionKind.SNOOZE), Say(html=html)], changes)

    return look_up(SnoozeObstacle(due_at, is_own=nudge.is_own), come_again)


def _ticked(nudge: GivenNudge, kind: ReactionKind) -> list[Reply]:
    """Tick a reaction below the nudge."""
    if nudge.sent_as is None:
        return []
    return [
        EditButtons(
            message_id=nudge.sent_as, buttons=nudge_buttons(nudge.id, nudge.reactions | {kind}, is_own=nudge.is_own)
        )
    ]


def take_back(turn: Turn, press: Press, reaction: str) -> Outcome:
    """Take back a reaction that was given in words.

    Args:
        turn: The present one.
        press: Of its button.
        reaction: ``<nudge>:<reaction>``.
    """
    number, what = first_part(reaction)
    nudge_id = number_in(number)
    if nudge_id is None or what not in set(ReactionKind):
        return Outcome([acknowledged(press)])
    kind = ReactionKind(what)

    def taken(nudge: GivenNudge | None) -> Outcome:
        if nudge is None:
            return Outcome([acknowledged(press)])
        replies: list[Reply] = [acknowledged(press, _("Taken back.")), in_place(press, _("Taken back."))]
        if nudge.sent_as is not None:
            rows = nudge_buttons(nudge.id, nudge.reactions - {kind}, is_own=nudge.is_own)
            replies.append(EditButtons(message_id=nudge.sent_as, buttons=rows))
        return Outcome(replies, [TakeBackReaction(nudge.id, kind)])

    return look_up(StoredNudge(nudge_id), taken)
