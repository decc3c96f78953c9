"""The question for a place: one of several cities is asked with buttons that keep its name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.inputs import Text
from bot.core.profile_fields import Draft
from bot.dialogues.onboarding.place_question import PlaceQuestion
from bot.dialogues.onboarding.question import Understood
from bot.dialogues.onboarding.reducer import Onboarding
from bot.dialogues.onboarding.state import OnboardingState
from bot.language import registry

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
QUESTION = PlaceQuestion(registry.get("en"))


def test_a_name_of_several_cities_is_asked_and_the_chosen_one_kept_by_name() -> None:
    heard = QUESTION.hear(Draft(), "Birmingham", NOW)
    assert isinstance(heard, Understood)
    assert not heard.settled
    options = QUESTION.options(heard.draft)
    assert [option.label for option in options] == ["Birmingham, England", "Birmingham, Alabama"]
    chosen = QUESTION.choose(heard.draft, options[1].index, chosen=True)
    assert isinstance(chosen, Understood)
    assert (chosen.draft.time_zone, chosen.draft.place) == ("America/Chicago", "Birmingham, Alabama")


def test_a_city_with_its_state_is_not_asked() -> None:
    heard = QUESTION.hear(Draft(), "Birmingham, Alabama", NOW)
    assert isinstance(heard, Understood)
    assert heard.draft.time_zone == "America/Chicago"


@pytest.mark.parametrize(
    ("words", "zone", "zones"),
    [
        ("31, from Springfield, I love chess and gardening", None, 2),
        ("31, from Springfield, Missouri, I love chess and gardening", "America/Chicago", 0),
        ("31, from Birmingham, I love chess and gardening", "Europe/London", 0),  # the summary says which
        ("31, from Lisbon, I love chess and gardening", "Europe/Lisbon", 0),
    ],
)
def test_a_name_of_several_cities_within_a_sentence_is_asked_too(words: str, zone: str | None, zones: int) -> None:
    step = Onboarding(16).step(OnboardingState(step="age", turn=2), Text(words), NOW)
    assert step.state is not None
    assert (step.state.draft.time_zone, len(step.state.draft.zones)) == (zone, zones)
    assert step.state.draft.likes


def test_which_of_several_cities_is_meant_stays_to_be_asked() -> None:
    words = "from dundee, 19, student, I love techno, I hate mud, a flatmate, on my phone 10 to 11 pm"
    step = Onboarding(16).step(OnboardingState(step="age", turn=2), Text(words), NOW)
    assert step.state is not None
    assert step.state.draft.zones
    assert "time_zone" not in step.state.filled


def test_hours_of_work_are_no_trip() -> None:
    words = "I live in Porto, 33, and work in a bakery from 3 in the night, I like fado"
    step = Onboarding(16).step(OnboardingState(step="age", turn=2), Text(words), NOW)
    assert step.state is not None
    assert step.state.draft.place == "Porto, Portugal"
