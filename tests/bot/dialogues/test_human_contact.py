"""Talking to a human: what is asked, what is handed on, and when nothing can be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.inputs import Text
from bot.dialogues.human_contact import LONGEST
from bot.dialogues.router import respond
from bot.dialogues.turn import DialogueSettings, Turn
from bot.language import registry as languages
from bot.language.base import Meaning
from bot.services.open_dialogues import EndDialogue
from bot.services.support import MOST_UNANSWERED, EndOwnCase, Reachable, ReachableOperators, WriteToOperators
from tests.bot.turns import MONDAY, USER, Found, taken, taps, words

HERE: Found = {ReachableOperators: Reachable(anybody=True)}
NEWCOMER = replace(USER, consented_at=None, onboarded_at=None)


def _handed_on(outcome: object) -> list[str]:
    return [change.text for change in getattr(outcome, "changes", ()) if isinstance(change, WriteToOperators)]


def test_one_message_is_handed_on_and_the_next_is_for_the_bot() -> None:
    asked = taken("/contact", HERE)
    assert "just as you write it" in words(asked)
    assert taps(asked) == ["c:contact:no"]
    written = taken("hello", HERE, after=asked)  # which the bot would greet
    assert _handed_on(written) == ["hello"]
    assert EndDialogue() in written.changes


def test_what_is_left_is_not_handed_on() -> None:
    left = taken("[c:contact:no]", HERE, after=taken("/contact", HERE))
    assert _handed_on(left) == []
    assert EndDialogue() in left.changes


def test_words_after_the_command_are_handed_on_at_any_time() -> None:
    assert _handed_on(taken("/contact it does not work", HERE)) == ["it does not work"]
    assert _handed_on(taken("/contact what is this?", HERE, user=NEWCOMER)) == ["what is this?"]
    assert "in one line" in words(taken("/contact", HERE, user=NEWCOMER))


def test_nobody_floods_the_operators() -> None:
    many: Found = {ReachableOperators: Reachable(True, MOST_UNANSWERED, is_open=True)}
    refused = taken("/contact once more", many)
    assert _handed_on(refused) == []
    assert "5 of your messages wait" in words(refused)


def test_what_is_too_long_is_not_cut() -> None:
    refused = taken("/contact " + "a" * (LONGEST + 1), HERE)
    assert _handed_on(refused) == []
    assert "at most 3000 characters" in words(refused)


def test_without_anybody_the_contact_is_named() -> None:
    nobody: Found = {ReachableOperators: Reachable(anybody=False)}
    assert "no contact is named" in words(taken("/contact help", nobody))
    settings = DialogueSettings(16, contact="help@example.org")
    outcome = respond(Turn(USER, Text("can I talk to a human?"), "key", MONDAY, settings))
    assert outcome.then is not None
    assert "help@example.org" in words(outcome.then.go_on(nobody[ReachableOperators]))


def test_an_exchange_is_ended() -> None:
    ended = taken("[c:contact:end]", HERE)
    assert [change for change in ended.changes if isinstance(change, EndOwnCase)]
    assert "is ended" in words(ended)


ASKED = (
    ("en", "Can I talk to a human?"),
    ("en", "connect me to support"),
    ("en", "human please"),
    ("de", "Kann ich mit einem Menschen sprechen?"),
    ("es", "quiero hablar con una persona"),
    ("pt", "quero falar com um atendente"),
    ("ru", "Хочу поговорить с живым человеком"),
    ("fa", "می‌خواهم با یک آدم واقعی حرف بزنم"),
)
NOT_ASKED = (
    ("en", "am I talking to a human?"),
    ("en", "I'd like to talk to my mother"),
    ("de", "spreche ich mit einem Menschen?"),
    ("es", "hablar con mi madre"),
    ("ru", "поговорить с мамой"),
    ("fa", "با مادرم حرف بزنم"),
)


@pytest.mark.parametrize(("code", "text"), ASKED)
def test_a_human_is_asked_for(code: str, text: str) -> None:
    assert languages.get(code).says(Meaning.ASKS_HUMAN, text)


@pytest.mark.parametrize(("code", "text"), NOT_ASKED)
def test_no_human_is_asked_for(code: str, text: str) -> None:
    assert not languages.get(code).says(Meaning.ASKS_HUMAN, text)


def test_plain_words_offer_the_way_to_a_human() -> None:
    offered = taken("can I talk to a human?", HERE)
    assert taps(offered) == ["c:do:contact"]
