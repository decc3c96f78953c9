"""Talking to a human: one message at a time goes to the people who run the bot, and theirs come back.

::

    /contact, the button, or words --> asked for the message --written--> handed on, said; what follows is for the bot
                                         `--never mind--> left
    /contact WORDS --> handed on, at any time, also in the first talk
    an answer --Write back--> asked for the message
               `--That's all--> ended
"""

from __future__ import annotations

import json

from bot.core.buttons import COMMAND
from bot.core.inputs import Press, Text
from bot.core.replies import Button, Reply, Say, quoted
from bot.core.texts import _
from bot.dialogues.turn import Outcome, Turn, acknowledged, buttons_in_place, in_place, look_up
from bot.services.open_dialogues import EndDialogue, KeepDialogue
from bot.services.support import (
    CONTACT,
    MOST_UNANSWERED,
    EndOwnCase,
    Reachable,
    ReachableOperators,
    WriteToOperators,
)

LONGEST = 3000
"""Signs of one message."""


def begin_contact(turn: Turn, words: str) -> Outcome:
    """Hand on the words after the command, or ask for them."""

    def begun(found: Reachable) -> Outcome:
        if (trouble := _trouble(turn, found)) is not None:
            return Outcome([trouble])
        if words:
            return _hand_on(turn, words)
        if turn.user.onboarded_at is None:  # the first talk keeps its own question
            return Outcome([Say(html=_("Write /contact and your message in one line, and I hand it on."))])
        return _asked()

    return look_up(ReachableOperators(turn.settings.owners), begun)


def hear_message(turn: Turn, given: Text) -> Outcome:
    """Hand on what somebody writes to the operators."""

    def heard(found: Reachable) -> Outcome:
        if (trouble := _trouble(turn, found)) is not None:
            return Outcome([trouble], [EndDialogue()])
        return _hand_on(turn, f"{given.text} {given.beyond}".strip())

    return look_up(ReachableOperators(turn.settings.owners), heard)


def press_contact(turn: Turn, press: Press, what: str) -> Outcome:
    """Ask for the next message, leave it, or end the conversation."""
    if what == "no":
        html = _("Nothing was handed on. What you write is for me again.")
        return Outcome([acknowledged(press), in_place(press, html)], [EndDialogue()])
    taken = [acknowledged(press), *buttons_in_place(press, ())]
    if what == "end":
        said = Say(html=_("Good, this conversation is ended. /contact begins a new one."))
        return Outcome([*taken, said], [EndOwnCase(turn.settings.owners)])
    return begin_contact(turn, "").after(taken[:1])


def offer_contact(turn: Turn) -> Outcome:
    """Say to somebody who asks for a human that this is none, and offer the way to one."""
    html = _("I'm a program. If you want to, I hand your words to the people who run me:")
    button = Button(label=_("Write to the people"), data=COMMAND.payload("do", CONTACT))

    def offered(found: Reachable) -> Outcome:
        trouble = _trouble(turn, found)
        return Outcome([trouble if trouble is not None else Say(html=html, buttons=((button,),))])

    return look_up(ReachableOperators(turn.settings.owners), offered)


def _asked() -> Outcome:
    html = _(
        "What shall I hand on? The next thing you write goes to the people who run this bot, just as you write it. "
        "They see neither your name nor your account, and their answer comes here. Nobody may be there right now."
    )
    never_mind = Button(label=_("Never mind"), data=COMMAND.payload(CONTACT, "no"))
    return Outcome([Say(html=html, buttons=((never_mind,),))], [KeepDialogue(CONTACT, json.dumps({"version": 1}))])


def _hand_on(turn: Turn, words: str) -> Outcome:
    if len(words) > LONGEST:
        html = _("That is too long to hand on in one message: at most {n} characters, please.").format(n=LONGEST)
        return Outcome([Say(html=html)])
    done: list[Reply] = [Say(html=_("Handed on. Their answer comes here; until then what you write is for me again."))]
    is_asked = turn.dialogue is not None and turn.dialogue.name == CONTACT
    changes = [EndDialogue()] if is_asked else []
    return Outcome(done, [*changes, WriteToOperators(words, turn.settings.owners)])


def _trouble(turn: Turn, found: Reachable) -> Say | None:
    """Return why nothing can be handed on; ``None`` if it can."""
    if not found.anybody:
        contact = turn.contact
        if contact is None:
            return Say(html=_("Nobody who runs this bot can be reached through me, and no contact is named."))
        html = _("Nobody who runs this bot can be reached through me. You can contact them so: {contact}")
        return Say(html=html.format(contact=quoted(contact)))
    if found.unanswered >= MOST_UNANSWERED:
        html = _("{n} of your messages wait for an answer: please wait for it before you write more.")
        return Say(html=html.format(n=found.unanswered))
    return None
