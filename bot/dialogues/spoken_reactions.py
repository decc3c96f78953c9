"""Reactions to a nudge in words instead of by its buttons."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.buttons import COMMAND, first_part, number_in
from bot.core.inputs import Press
from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.replies import Button, EditButtons, Reply, Say, quoted
from bot.core.texts import _
from bot.delivery.buttons import nudge_buttons, snooze_buttons
from bot.delivery.later import offered
from bot.dialogues.critiques import ask_what_was_off
from bot.dialogues.reactions import offer_fewer
from bot.dialogues.small_talk import doing
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.dialogues.whereabouts import ask_places
from bot.services.base import Change
from bot.services.nudges import (
    AskForNudge,
    Exclude,
    GivenNudge,
    React,
    RejectedInARow,
    RemoveDislike,
    StoredNudge,
    TakeBackReaction,
)
from bot.storage.models import ItemKind

KINDS: Mapping[str, ReactionKind] = {
    "did_it": ReactionKind.DID_IT,
    "liked_it": ReactionKind.LIKE,
    "rejected_it": ReactionKind.NOT_FOR_ME,
    "another": ReactionKind.ANOTHER,
    "later": ReactionKind.SNOOZE,
}
"""By intent."""


def react_in_words(turn: Turn, intent: str, nudge: GivenNudge) -> Outcome:
    """Store what words say of a nudge as the press of its button would, with a way back.

    Args:
        turn: The present one.
        intent: One of :data:`KINDS`.
        nudge: The last one.
    """
    kind = KINDS[intent]
    if kind is ReactionKind.SNOOZE:
        rows = snooze_buttons(nudge.id, offered(turn.now, turn.zone), goes_back=False)
        return Outcome([Say(html=_("When shall it come again?"), buttons=rows)])
    if kind is ReactionKind.ANOTHER:
        return Outcome([Say(html=_(REACTIONS[kind].thanks))], [React(nudge.id, kind), AskForNudge()])
    if kind is ReactionKind.NOT_FOR_ME and nudge.is_own:
        html = _("You asked me to remind you of that one yourself. You can change or delete it here:")
        return Outcome([Say(html=html, buttons=doing("reminders"))])
    if kind in nudge.reactions:
        return Outcome([Say(html=_(REACTIONS[kind].again))])
    changes: list[Change] = [React(nudge.id, kind)]
    replies: list[Reply] = []
    if nudge.sent_as is not None:
        rows = nudge_buttons(nudge.id, nudge.reactions | {kind}, is_own=nudge.is_own)
        replies.append(EditButtons(message_id=nudge.sent_as, buttons=rows))
    if kind is ReactionKind.NOT_FOR_ME:
        changes.append(Exclude(ItemKind.MESSAGE, nudge.message_id))
        replies.append(ask_what_was_off(nudge.id))
        return look_up(RejectedInARow(), offer_fewer, replies=replies, changes=changes)
    undo = Button(label=_("↩ Undo"), data=COMMAND.payload("react", f"{nudge.id}:{kind.value}"))
    answer = Outcome([*replies, Say(html=_(REACTIONS[kind].thanks), buttons=((undo,),))], changes)
    return answer if turn.user.places_asked else answer.followed_by(ask_places(turn))


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


def like_again(press: Press, thing: str) -> Outcome:
    """Take something from what is left out."""
    html = _("Taken back: {thing} may come again.").format(thing=quoted(thing))
    return Outcome([acknowledged(press), in_place(press, html)], [RemoveDislike(thing)])
