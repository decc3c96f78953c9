"""Reactions to a nudge in words instead of by its buttons."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.buttons import COMMAND, REACTION, first_part, number_in
from bot.core.inputs import Press
from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.replies import Button, EditButtons, Reply, Rows, Say, quoted
from bot.core.texts import _
from bot.delivery.buttons import SNOOZE, SNOOZE_MINUTES, nudge_buttons
from bot.dialogues.critiques import ask_what_was_off
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.base import Change
from bot.services.nudges import AskForNudge, Exclude, GivenNudge, React, RemoveDislike, StoredNudge, TakeBackReaction
from bot.storage.models import ItemKind

KINDS: Mapping[str, ReactionKind] = {
    "did_it": ReactionKind.DID_IT,
    "liked_it": ReactionKind.LIKE,
    "rejected_it": ReactionKind.NOT_FOR_ME,
    "another": ReactionKind.ANOTHER,
    "later": ReactionKind.SNOOZE,
}
"""By intent."""


def react_in_words(intent: str, nudge: GivenNudge) -> Outcome:
    """Store what words say of a nudge as the press of its button would, with a way back.

    Args:
        intent: One of :data:`KINDS`.
        nudge: The last one.
    """
    kind = KINDS[intent]
    if kind is ReactionKind.SNOOZE:
        return Outcome([Say(html=_("When shall it come again?"), buttons=_times(nudge))])
    if kind is ReactionKind.ANOTHER:
        return Outcome([Say(html=_(REACTIONS[kind].thanks))], [React(nudge.id, kind), AskForNudge()])
    if kind in nudge.reactions:
        return Outcome([Say(html=_(REACTIONS[kind].again))])
    changes: list[Change] = [React(nudge.id, kind)]
    replies: list[Reply] = []
    if nudge.sent_as is not None:
        rows = nudge_buttons(nudge.id, nudge.reactions | {kind})
        replies.append(EditButtons(message_id=nudge.sent_as, buttons=rows))
    if kind is ReactionKind.NOT_FOR_ME:
        changes.append(Exclude(ItemKind.MESSAGE, nudge.message_id))
        return Outcome([*replies, ask_what_was_off(nudge.id)], changes)
    undo = Button(label=_("↩ Undo"), data=COMMAND.payload("react", f"{nudge.id}:{kind.value}"))
    return Outcome([*replies, Say(html=_(REACTIONS[kind].thanks), buttons=((undo,),))], changes)


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
            rows = nudge_buttons(nudge.id, nudge.reactions - {kind})
            replies.append(EditButtons(message_id=nudge.sent_as, buttons=rows))
        return Outcome(replies, [TakeBackReaction(nudge.id, kind)])

    return look_up(StoredNudge(nudge_id), taken)


def like_again(press: Press, thing: str) -> Outcome:
    """Take something from what is left out."""
    html = _("Taken back: {thing} may come again.").format(thing=quoted(thing))
    return Outcome([acknowledged(press), in_place(press, html)], [RemoveDislike(thing)])


def _times(nudge: GivenNudge) -> Rows:
    labels = {15: _("15 min"), 30: _("30 min"), 60: _("1 hour")}
    row = tuple(
        Button(label=labels[minutes], data=REACTION.payload(nudge.id, f"{SNOOZE}{minutes}"))
        for minutes in SNOOZE_MINUTES
    )
    return (row,)
