"""What is said instead of an answer in the first talk."""

from __future__ import annotations

import pytest

from bot.core.inputs import Intent, Text
from bot.core.profile_fields import Told
from bot.dialogues.onboarding.asides import answer_aside


def aside(question: str, words: str, intent: str, confidence: float = 0.9, told: Told | None = None) -> str | None:
    return answer_aside(question, Text(words, intents=(Intent(intent, confidence),)), told or Told())


def test_a_feeling_gets_its_word() -> None:
    said = aside("likes", "my grandmother passed away", "feel_grief")
    assert said is not None
    assert "sorry" in said.casefold()


@pytest.mark.parametrize("intent", ["question_bot", "nonsense", "did_it", "complaint"])
def test_what_is_no_answer_is_answered(intent: str) -> None:
    assert aside("occupation", "are you a real person?", intent)


@pytest.mark.parametrize(
    ("question", "words", "intent", "confidence", "told"),
    [
        ("age", "blub", "nonsense", 0.9, Told()),  # what is no age is refused by the question itself
        ("likes", "chess", "nonsense", 0.9, Told(likes=("chess",))),
        ("occupation", "glassblower", "nonsense", 0.4, Told()),
        ("limits", "I'm so tired all the time", "feel_tired", 0.9, Told()),
        ("likes", "pottery", "wish", 0.9, Told()),
    ],
)
def test_what_may_be_an_answer_is_one(question: str, words: str, intent: str, confidence: float, told: Told) -> None:
    assert aside(question, words, intent, confidence, told) is None
