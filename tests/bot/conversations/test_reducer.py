"""The onboarding as a pure function: whatever is pressed or written in whatever order, it goes on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversations.draft import Draft
from bot.conversations.inputs import Location, Press, Text
from bot.conversations.onboarding import Onboarding
from bot.conversations.onboarding_state import (
    CHANGE,
    CONFIRM,
    Consented,
    ModelAgreed,
    OnboardingState,
    ProfileConfirmed,
    RefusedForAge,
    Turn,
)
from bot.conversations.told import Told
from bot.replies import CALLBACK_DATA_LIMIT, Acknowledge, Edit, EditButtons, Say

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ONBOARDING = Onboarding(16)
STEPS = ("welcome", "age", "gender", "occupation", "household", "limits", "likes", "dislikes", "windows", "time_zone")

texts = st.one_of(
    st.text(min_size=1, max_size=200),
    st.sampled_from(
        [
            "yes",
            "no",
            "34",
            "12",
            "skip",
            "done",
            "back",
            "restart",
            "hiking, chess",
            "I love hiking",
            "Berlin",
            "14:05",
            "weekdays 20:00-22:30",
            "I'm 34, a nurse with two kids",
            "walking",
            "I hate walking",
            "<b>",
            "nothing",
        ]
    ),
)
presses = st.builds(
    lambda turn, what: Press(f"ob:{turn}:{what}", "q", 7),
    st.integers(0, 3),
    st.sampled_from(
        ["yes", "no", "skip", "done", "back", "restart", "change", "confirm", "age", "+0", "+1", "-0", "+99"]
    )
    | st.text(max_size=10),
)
places = st.builds(Location, st.sampled_from(["Europe/Paris", None]))


def fresh(state: OnboardingState, press: Press) -> Press:
    """Return a press of the present turn."""
    what = press.data.split(":", 2)[2]
    return Press(f"ob:{state.turn}:{what}", press.query_id, press.message_id)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(texts.map(Text), presses, places), max_size=25), st.data())
def test_any_sequence_goes_on_and_is_answered(inputs: list[Text | Press | Location], data: st.DataObject) -> None:
    turn = ONBOARDING.begin(NOW)
    for given_input in inputs:
        assert turn.state is not None
        state = OnboardingState.model_validate_json(turn.state.model_dump_json())
        assert state == turn.state
        if isinstance(given_input, Press) and data.draw(st.booleans()):
            given_input = fresh(state, given_input)
        turn = ONBOARDING.step(state, given_input, NOW)
        assert_answered(given_input, turn)
        if turn.state is None:
            turn = ONBOARDING.begin(NOW)


def assert_answered(given_input: Text | Press | Location, turn: Turn) -> None:
    says = [reply for reply in turn.replies if isinstance(reply, Say)]
    if isinstance(given_input, Press):
        assert isinstance(turn.replies[0], Acknowledge)
    else:
        assert says
    for reply in turn.replies:
        if isinstance(reply, Say | Edit):
            assert 0 < len(reply.html) < 4096
        if isinstance(reply, Say | Edit | EditButtons):
            for row in reply.buttons:
                assert 1 <= len(row) <= 3
                assert all(len(button.data.encode()) <= CALLBACK_DATA_LIMIT and button.label for button in row)


def test_a_double_press_is_known_and_changes_nothing() -> None:
    turn = ONBOARDING.begin(NOW)
    assert turn.state is not None
    press = Press("ob:1:yes", "q", 7)
    agreed = ONBOARDING.step(turn.state, press, NOW)
    assert agreed.changes == [Consented(None)]
    assert agreed.state is not None
    again = ONBOARDING.step(agreed.state, press, NOW)
    assert again.state == agreed.state
    assert not again.changes
    assert [type(reply) for reply in again.replies] == [Acknowledge]


@pytest.mark.parametrize("words", ["12", "I'm 12 years old and I like chess", "I am 15"])
def test_too_young_is_refused_however_it_is_said(words: str) -> None:
    state = OnboardingState(step="age", turn=2)
    turn = ONBOARDING.step(state, Text(words), NOW)
    assert turn.state is None
    assert turn.changes == [RefusedForAge()]


def test_what_was_told_on_the_way_is_not_asked_and_back_still_leads_there() -> None:
    state = OnboardingState(step="age", turn=2)
    turn = ONBOARDING.step(state, Text("I'm 30, a man and I live alone"), NOW)
    assert turn.state is not None
    assert turn.state.step == "occupation"
    assert set(turn.state.filled) == {"age", "gender", "household"}
    turn = ONBOARDING.step(turn.state, Press(f"ob:{turn.state.turn}:back", "q", 7), NOW)
    assert turn.state is not None
    assert turn.state.step == "gender"


def test_what_a_chat_model_read_is_taken_in_place_of_the_rules() -> None:
    state = OnboardingState(step="age", turn=2)
    given_text = Text(
        "je suis infirmière, 34 ans, j'aime marcher", Told(age="34", occupation="nurse", likes=("walking",))
    )
    turn = ONBOARDING.step(state, given_text, NOW)
    assert turn.state is not None
    assert (turn.state.draft.age, turn.state.draft.occupation, turn.state.draft.likes) == ("34", "nurse", ("walking",))
    failed = ONBOARDING.step(state, Text("I'm 34 and a nurse", reader_failed=True), NOW)
    assert any("by myself" in reply.html for reply in failed.replies if isinstance(reply, Say))


def test_a_chat_model_is_asked_for_before_anything_is_told() -> None:
    onboarding = Onboarding(16, "some-model")
    begun = onboarding.begin(NOW, "study-a")
    assert begun.state is not None
    turn = onboarding.step(begun.state, Press("ob:1:yes", "q", 7), NOW)
    assert turn.changes == [Consented("study-a")]
    assert turn.state is not None
    assert turn.state.step == "model"
    for what, agreed in (("yes", True), ("no", False)):
        answered = onboarding.step(turn.state, Press(f"ob:{turn.state.turn}:{what}", "q", 7), NOW)
        assert answered.changes == [ModelAgreed(agreed)]
        assert answered.state is not None
        assert answered.state.step == "age"


def test_changing_one_thing_stores_it_at_once() -> None:
    draft = Draft(age="34", likes=("chess",), time_zone="Europe/Berlin")
    begun = ONBOARDING.revise(draft, NOW, "time_zone")
    assert begun.state is not None
    turn = ONBOARDING.step(begun.state, Text("Lisbon"), NOW)
    assert turn.state is None
    [change] = turn.changes
    assert isinstance(change, ProfileConfirmed)
    assert change.draft.time_zone == "Europe/Lisbon"
    assert not change.first


def test_changing_anything_ends_with_a_summary() -> None:
    begun = ONBOARDING.revise(Draft(age="34", likes=("chess",), time_zone="Europe/Berlin"), NOW)
    assert begun.state is not None
    assert begun.state.step == CHANGE
    turn = ONBOARDING.step(begun.state, Text("I also love swimming"), NOW)
    assert turn.state is not None
    assert turn.state.step == CONFIRM
    assert turn.state.draft.likes == ("chess", "swimming")


def test_own_words_can_be_tapped_away_twice_without_harm() -> None:
    state = OnboardingState(step="likes", turn=5, draft=Draft(likes=("long walks", "chess")))
    shown = ONBOARDING.resume(state, NOW).replies[0]
    assert isinstance(shown, Say)
    button = next(button for row in shown.buttons for button in row if "long walks" in button.label)
    first = ONBOARDING.step(state, Press(button.data, "q", 7), NOW)
    assert first.state is not None
    assert first.state.draft.likes == ("chess",)
    second = ONBOARDING.step(first.state, Press(button.data, "q", 7), NOW)
    assert second.state is not None
    assert second.state.draft.likes == ("chess",)
