"""Typing yes or no does what a tap would, wherever a question with such buttons stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.replies import Acknowledge, Say
from bot.demo.stage import Stage
from bot.dialogues.asked import AskedQuestion, yes_or_no
from bot.language import registry
from bot.services.trips import MoveToZone
from tests.bot.dialogues.steps import EVENINGS, says
from tests.bot.talks import PATIENCE_SECONDS, onboard
from tests.bot.turns import MONDAY, taken, words


@pytest.mark.parametrize(
    "said",
    [
        "yes", "YES!!!", "yes pls", "ok yes", "yeah ok lets start", "ye whatever go", "its fine", "sure", "go on then",
        "Very well, thank you. I agree, please go ahead.", "Yes, the rest is quite right.", "yep do it", "fine by me",
        "Yes, you may take the hip out.", "please do", "I do", "that would be nice, yes",
    ],
)  # fmt: skip
def test_a_yes_is_heard_however_it_is_said(said: str) -> None:
    assert yes_or_no(registry.reading(said, "en"), said) == "yes"


@pytest.mark.parametrize(
    "said", ["no", "nah", "nope", "no leave it", "please don't", "not now", "rather not", "never mind"]
)
def test_a_no_too(said: str) -> None:
    assert yes_or_no(registry.reading(said, "en"), said) == "no"


@pytest.mark.parametrize(
    "said",
    [
        "yes but only 6-7", "yes, and I like chess too", "ok remind me to call mum at 8", "no, not golf", "thanks",
        "maybe", "yes I have a dog", "no, make it 7pm", "yes. wait do you sell my data?", "what", "no sugar please",
    ],
)  # fmt: skip
def test_what_says_more_is_no_mere_answer(said: str) -> None:
    assert yes_or_no(registry.reading(said, "en"), said) is None


@pytest.mark.parametrize(
    ("code", "yes", "no"), [("de", "ja, mach das", "nein, lass das"), ("es", "sí, por favor", "no")]
)
def test_answers_are_heard_in_other_languages(code: str, yes: str, no: str) -> None:
    language = registry.reading(yes, code)
    assert (yes_or_no(language, yes), yes_or_no(language, no)) == ("yes", "no")


def test_a_typed_yes_does_what_the_button_does() -> None:
    asked = taken("I'm in Tokyo until Friday", {}, intent="travel")
    typed = taken("yes please", {}, after=asked)
    (moved,) = typed.changes
    assert isinstance(moved, MoveToZone)
    assert [type(reply) for reply in typed.replies if not isinstance(reply, Acknowledge)] == [Say]


def test_a_typed_no_changes_nothing() -> None:
    asked = taken("I'm in Tokyo until Friday", {}, intent="travel")
    assert not taken("no thanks", {}, after=asked).changes
    resumed = taken("can you write to me again", {}, intent="resume")
    assert "stays as it is" in words(taken("nah", {}, after=resumed))


def test_a_question_stands_for_two_hours_and_asks_only_where_it_says_yes() -> None:
    asked = taken("I'm in Tokyo until Friday", {}, intent="travel")
    question = AskedQuestion.of(asked.replies, MONDAY)
    assert question is not None
    assert question.until == MONDAY + timedelta(hours=2)
    assert AskedQuestion.of(taken("/settings", {}).replies, MONDAY) is None


@pytest.mark.asyncio(loop_scope="module")
async def test_yes_is_taken_once_and_only_for_the_last_question(shared: Stage) -> None:
    person = shared.playground.person("Asta")
    await onboard(person, EVENINGS)
    await says(person, "write to me at 6pm only from now on", "Shall I write")
    await says(person, "yes pls", "18:00")
    await says(person, "/schedule", "18:00")
    await person.sends("yes")
    again = await person.receives(timeout=PATIENCE_SECONDS)
    assert "18:00" not in again.text
    await says(person, "remind me to call mum every sunday at 9 am", "call mum")
    await says(person, "delete the mum reminder", "any more")
    await says(person, "write to me at 5pm only from now on", "Shall I write")
    await says(person, "ok", "17:00")
