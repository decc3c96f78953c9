"""What people agreed to in new words: asked again once, before the next answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.inputs import Command, Input, Press, Text
from bot.core.own_texts import OwnTexts
from bot.core.replies import Edit, Say
from bot.dialogues.router import respond
from bot.dialogues.turn import DialogueSettings, Outcome, Turn
from bot.services.base import Change
from bot.services.consent import AgreeAgain, GiveConsent, NoteConsentAsked
from bot.services.pauses import Pause
from bot.services.people import KnownUser
from tests.bot.turns import MONDAY, USER

NEW = OwnTexts(welcome="Hi <3", consent="We store your answers & ask you nothing else.", consent_version=2)


def _turn(given: Input, user: KnownUser = USER, own: OwnTexts = NEW) -> Outcome:
    return respond(Turn(user, given, "key", MONDAY, DialogueSettings(16), own=own))


def _said(outcome: Outcome) -> str:
    return " ".join(reply.html for reply in outcome.replies if isinstance(reply, Say | Edit))


def _of(kind: type[Change], changes: Sequence[Change]) -> list[Change]:
    return [change for change in changes if isinstance(change, kind)]


def test_who_agreed_to_other_words_is_asked_before_the_answer() -> None:
    outcome = _turn(Text("hello"))
    first = outcome.replies[0]
    assert isinstance(first, Say)
    assert "We store your answers &amp; ask you nothing else." in first.html
    assert [button.data for row in first.buttons for button in row] == ["c:consent:yes-2", "c:consent:no-2"]
    assert _of(NoteConsentAsked, outcome.changes) == [NoteConsentAsked(2)]
    assert "in the mood for" in _said(outcome)


def test_nobody_is_asked_twice_nor_in_the_middle_of_something() -> None:
    for user in (replace(USER, consent_asked=2), replace(USER, consent_version=2)):
        assert "put in new words" not in _said(_turn(Text("hello"), user))
    assert "put in new words" not in _said(_turn(Command("privacy", "")))
    assert "put in new words" not in _said(_turn(Text("hello"), own=OwnTexts()))


def test_a_yes_holds_and_a_no_keeps_quiet() -> None:
    asked = replace(USER, consent_asked=2)
    assert _of(AgreeAgain, _turn(Press("c:consent:yes-2", "q", 7), asked).changes) == [AgreeAgain(2)]
    refused = _turn(Press("c:consent:no-2", "q", 7), asked)
    assert _of(Pause, refused.changes) == [Pause(None)]
    assert "/forget deletes everything" in _said(refused)


def test_a_yes_to_words_that_changed_once_more_is_asked_anew() -> None:
    outcome = _turn(Press("c:consent:yes-1", "q", 7), replace(USER, consent_asked=2))
    assert _of(AgreeAgain, outcome.changes) == []
    assert "We store your answers" in _said(outcome)


def test_a_stranger_reads_and_agrees_to_the_operators_own_words() -> None:
    stranger = replace(USER, consented_at=None, onboarded_at=None)
    welcome = _turn(Command("start", ""), stranger)
    assert "Hi &lt;3\n\nWe store your answers &amp; ask you nothing else.\n\nIs that all right?" in _said(welcome)
    assert GiveConsent(0) != GiveConsent(2)
