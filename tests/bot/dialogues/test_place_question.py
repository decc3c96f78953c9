"""The question for a place: one of several cities is asked with buttons that keep its name."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.profile_fields import Draft
from bot.dialogues.onboarding.place_question import PlaceQuestion
from bot.dialogues.onboarding.question import Understood
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
