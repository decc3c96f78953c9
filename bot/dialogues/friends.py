"""Passing an idea on: a card to be forwarded, what its link leads to, and doing it together.

::

    Pass on --> the card --forwarded--> its link --> the idea, for a stranger after the first talk
                                                       |-- together --> its maker is asked --yes or no--> both know
                                                       `-- alone
"""

from __future__ import annotations

import re

from bot.core.buttons import FRIEND, first_part, number_in
from bot.core.inputs import Press
from bot.core.replies import LINK_PLACE, Button, Reply, Say, SendCard, quoted
from bot.core.texts import _
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.base import Change
from bot.services.invitations import AnswerJoining, AskToJoin, CardOf, SharedCard, SharedIdea, SharedIdeaOf
from bot.services.nudges import AskForNudge

_LINK = re.compile(r"friend-(?P<token>[A-Za-z0-9_-]{16})")
"""What the link of a card brings along."""


def token_in(payload: str) -> str | None:
    """Return the token that a card's link brings along; ``None`` for any other link."""
    found = _LINK.fullmatch(payload)
    return found["token"] if found is not None else None


def pass_on(turn: Turn, nudge_id: int) -> Outcome:
    """Make a card of a nudge."""
    return look_up(CardOf(nudge_id), lambda card: _card(turn, card))


def _card(turn: Turn, card: SharedCard | None) -> Outcome:
    if card is None:
        return Outcome([Say(html=_("That idea is gone from the library, so I can't pass it on."))])
    invites = _("An idea for time away from the screen, passed on by a friend. Shall we do it together?")
    html = f"<b>{quoted(card.text)}</b>\n\n{invites}\n{LINK_PLACE}"
    hint = _(
        "Forward this card to a friend. If they would like to join you, I ask you first. They learn only what you want "
        "to be called ({name}), and you what they want to be called."
    )
    name = quoted(turn.user.called) if turn.user.called else _("nothing yet: write <i>call me …</i>")
    file = "" if turn.user.text_only else card.file
    sent = SendCard(html=html, file=file, payload=f"friend-{card.token}")
    return Outcome([Say(html=hint.format(name=name)), sent])


def open_idea(token: str, otherwise: Outcome) -> Outcome:
    """Show what a card's link leads to, and ask whether to do it together.

    Args:
        token: Of the link.
        otherwise: What happens if it leads to nothing any more.
    """
    return look_up(SharedIdeaOf(token), lambda found: otherwise if found is None else _opened(token, found))


def _opened(token: str, found: SharedIdea) -> Outcome:
    if found.is_own:
        return Outcome([Say(html=_("That is your own card: forward it to somebody who would enjoy it."))])
    row = (
        Button(label=_("🤝 Together"), data=FRIEND.payload("join", token)),
        Button(label=_("Alone is fine"), data=FRIEND.payload("alone", token)),
    )
    html = _(
        "A friend passed this idea on to you. Would you like to do it together? Then I ask them, and tell them what "
        "you want to be called, and nothing else."
    )
    return Outcome([Say(html=html, buttons=(row,))], [AskForNudge(f"friend/{found.id}", pair=found.pair)])


def say_gone() -> Reply:
    """Say that a link leads to nothing any more."""
    return Say(html=_("That idea has gone by. /nudge brings you one of your own."))


def press_friend(turn: Turn, press: Press, rest: str) -> Outcome:
    """Do what a button about an idea that was passed on says."""
    what, value = first_part(rest)
    if what == "alone":
        return Outcome([acknowledged(press), in_place(press, _("All right. Enjoy it!"))])
    if what == "join":
        return look_up(SharedIdeaOf(value), lambda found: _join(press, value, found))
    number = number_in(value)
    if number is None or what not in ("yes", "no"):
        return Outcome([acknowledged(press, _("That idea has gone by."))])
    html = _("It's agreed. I tell them so. Have a good time together!")
    if what == "no":
        html = _("All right, I tell them that it doesn't suit you this time.")
    return Outcome([acknowledged(press), in_place(press, html)], [AnswerJoining(number, what == "yes")])


def _join(press: Press, token: str, found: SharedIdea | None) -> Outcome:
    if found is None or found.is_own:
        return Outcome([acknowledged(press, _("That idea has gone by."))])
    changes: list[Change] = [AskToJoin(token)]
    html = _("I ask your friend, and tell you once they answer.")
    return Outcome([acknowledged(press), in_place(press, html)], changes)
