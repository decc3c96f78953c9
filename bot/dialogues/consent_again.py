"""Asking again once the words that people agreed to were changed: before the next answer, once for each version."""

from __future__ import annotations

from bot.core.buttons import COMMAND, number_in
from bot.core.inputs import Press
from bot.core.replies import Button, Rows, Say
from bot.core.texts import _
from bot.dialogues.asked import asking
from bot.dialogues.news import can_listen
from bot.dialogues.onboarding.view import consent_words
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place
from bot.services.consent import AgreeAgain, NoteConsentAsked
from bot.services.pauses import Pause

NAME = "consent"
"""Of the buttons: ``c:consent:<yes or no>-<version>``."""


def ask_again_if_changed(turn: Turn, outcome: Outcome) -> Outcome:
    """Return an outcome with the new words before it, for whoever agreed to others and was not asked about these."""
    version = turn.own.consent_version
    known = max(turn.user.consent_version, turn.user.consent_asked)
    if version <= known or not can_listen(turn):
        return outcome
    asked = Say(html=say_changed(turn), buttons=_rows(version))
    return Outcome(changes=[NoteConsentAsked(version)]).followed_by(outcome.after([asked]))


def say_changed(turn: Turn) -> str:
    """Return the question, in Telegram's HTML."""
    first = _("<b>What you agreed to has been put in new words:</b>")
    return f"{first}\n\n{consent_words(turn.own)}\n\n{_('Is that all right?')}"


def _rows(version: int) -> Rows:
    """Return the answers to the question."""
    yes = Button(label=_("Yes, I agree"), data=COMMAND.payload(NAME, f"yes-{version}"))
    return asking(yes, Button(label=_("No"), data=COMMAND.payload(NAME, f"no-{version}")))


def press_consent(turn: Turn, press: Press, what: str) -> Outcome:
    """Note that somebody agrees to the new words, or keep quiet if they don't."""
    answer, _dash, number = what.partition("-")
    version = number_in(number)
    if version is None or answer not in ("yes", "no"):
        return Outcome([acknowledged(press, _("This button no longer works."))])
    if version < turn.own.consent_version:  # the words were changed once more
        return Outcome(
            [acknowledged(press), in_place(press, say_changed(turn), _rows(turn.own.consent_version))],
            [NoteConsentAsked(turn.own.consent_version)],
        )
    if answer == "yes":
        return Outcome([acknowledged(press), in_place(press, _("Thank you. You agreed."))], [AgreeAgain(version)])
    html = _("Then I keep quiet. /resume lets nudges come again, as you agreed to before; /forget deletes everything.")
    return Outcome([acknowledged(press), in_place(press, html)], [Pause(None)])
