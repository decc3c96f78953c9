"""The onboarding as a pure function: whatever is pressed or written in whatever order, it goes on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.buttons import PAYLOAD_LIMIT
from bot.core.inputs import Location, Press, Text
from bot.core.profile_fields import Draft, Told
from bot.core.replies import Acknowledge, Edit, EditButtons, Say
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.dialogues.onboarding.reducer import Onboarding
from bot.dialogues.onboarding.state import CHANGE, CONFIRM, REFUSAL_LASTS, OnboardingState, OnboardingStep
from bot.dialogues.profile_words import draft_lines
from bot.services.consent import AgreeToModel, GiveConsent, RefuseForAge
from bot.services.nudges import AskForNudge
from bot.services.profiles import KeepUnfinished, StoreProfile

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


def assert_answered(given_input: Text | Press | Location, turn: OnboardingStep) -> None:
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
                assert all(len(button.data.encode()) <= PAYLOAD_LIMIT and button.label for button in row)


def test_a_double_press_is_known_and_changes_nothing() -> None:
    turn = ONBOARDING.begin(NOW)
    assert turn.state is not None
    press = Press("ob:1:yes", "q", 7)
    agreed = ONBOARDING.step(turn.state, press, NOW)
    assert agreed.changes == [GiveConsent()]
    assert agreed.state is not None
    again = ONBOARDING.step(agreed.state, press, NOW)
    assert again.state == agreed.state
    assert not again.changes
    assert [type(reply) for reply in again.replies] == [Acknowledge]


@pytest.mark.parametrize("words", ["12", "I'm 12 years old and I like chess", "I am 15"])
def test_too_young_is_refused_however_it_is_said(words: str) -> None:
    state = OnboardingState(step="age", turn=2)
    asked = ONBOARDING.step(state, Text(words), NOW)
    assert asked.state is not None
    assert not asked.changes
    turn = ONBOARDING.step(asked.state, Text("yes"), NOW)
    assert turn.state is None
    assert turn.changes == [RefuseForAge(REFUSAL_LASTS)]
    older = ONBOARDING.step(asked.state, Press(f"ob:{asked.state.turn}:no", "q", 7), NOW)
    assert older.state is not None
    assert (older.state.step, older.state.young) == ("age", None)
    right = ONBOARDING.step(asked.state, Text("51"), NOW)
    assert right.state is not None
    assert right.state.draft.age == "51"


@pytest.mark.parametrize(
    ("words", "age"), [("1958", "67-68"), ("born in 1990, I like chess", "35-36"), ("my mum was born in 1958", None)]
)
def test_a_year_of_birth_answers_how_old_somebody_is(words: str, age: str | None) -> None:
    turn = ONBOARDING.step(OnboardingState(step="age", turn=2), Text(words), NOW)
    assert turn.state is not None
    assert turn.state.draft.age == age


@pytest.mark.parametrize("words", ["I have 2 kids", "5 hours a day", "<script>alert(1)</script>"])
def test_a_number_that_is_no_age_refuses_nobody(words: str) -> None:
    turn = ONBOARDING.step(OnboardingState(step="age", turn=2), Text(words), NOW)
    assert turn.state is not None
    assert (turn.state.step, turn.state.draft.age, turn.state.young) == ("age", None, None)


def test_the_group_below_the_minimum_is_asked_about_before_it_refuses() -> None:
    turn = ONBOARDING.step(OnboardingState(step="age", turn=2), Press("ob:2:+0", "q", 7), NOW)
    assert turn.state is not None
    refused = ONBOARDING.step(turn.state, Press(f"ob:{turn.state.turn}:yes", "q", 8), NOW)
    assert refused.changes == [RefuseForAge(REFUSAL_LASTS)]
    assert any("30 days" in reply.html for reply in refused.replies if isinstance(reply, Say))


def test_what_could_not_be_used_is_named() -> None:
    turn = ONBOARDING.step(OnboardingState(step="age", turn=2), Text("I'm 34, I have a weird tractor"), NOW)
    assert any("I could not use: “I have a weird tractor”" in say.html for say in turn.replies if isinstance(say, Say))
    likes = ONBOARDING.step(OnboardingState(step="likes", turn=2), Text("chess, evenings from 7 to 9"), NOW)
    assert likes.state is not None
    assert likes.state.draft.likes == ("chess",)
    assert any("“evenings from 7 to 9”" in reply.html for reply in likes.replies if isinstance(reply, Say))


def test_skipping_what_must_be_told_is_no_like() -> None:
    turn = ONBOARDING.step(OnboardingState(step="likes", turn=2), Text("skip"), NOW)
    assert turn.state is not None
    assert (turn.state.step, turn.state.draft.likes) == ("likes", ())
    assert any("at least one" in reply.html for reply in turn.replies if isinstance(reply, Say))


@pytest.mark.parametrize(
    ("words", "gender", "likes"),
    [
        ("gardening, chess", None, ("gardening", "chess")),
        ("agender", "agender", ()),
        ("enby, they/them", "enby, they/them", ()),
    ],
)
def test_likes_told_instead_of_a_gender_are_likes(words: str, gender: str | None, likes: tuple[str, ...]) -> None:
    turn = ONBOARDING.step(OnboardingState(step="gender", turn=2), Text(words), NOW)
    assert turn.state is not None
    assert (turn.state.draft.gender, turn.state.draft.likes) == (gender, likes)


@pytest.mark.parametrize("step", ["gender", "occupation"])
def test_a_list_at_a_question_for_one_word_is_taken_apart_and_what_is_not_read_is_named(step: str) -> None:
    turn = ONBOARDING.step(
        OnboardingState(step=step, turn=2), Text("woman, tram driver, tuba, I was told to come"), NOW
    )
    assert turn.state is not None
    draft = turn.state.draft
    assert (draft.gender, draft.occupation, draft.likes) == ("female", "tram driver", ("tuba",))
    [said] = [reply for reply in turn.replies if isinstance(reply, Say)]
    assert "I was told to come" in said.html


@pytest.mark.parametrize("words", ["I like everything", "everything", "I don't know"])
def test_everything_is_no_like(words: str) -> None:
    turn = ONBOARDING.step(OnboardingState(step="likes", turn=2), Text(words), NOW)
    assert turn.state is not None
    assert turn.state.draft.likes == ()
    assert any("one or two" in reply.html for reply in turn.replies if isinstance(reply, Say))


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        (("partner", "a cat"), "I live alone", ("a cat", "lives alone")),
        (("lives alone", "a cat"), "my partner", ("a cat", "partner")),
        ((), "bad cat", ("bad cat",)),
        ((), "cat", ("a cat",)),
    ],
)
def test_who_lives_alone_lives_with_nobody(before: tuple[str, ...], words: str, after: tuple[str, ...]) -> None:
    state = OnboardingState(step="household", turn=2, draft=Draft(household=before))
    turn = ONBOARDING.step(state, Text(words), NOW)
    assert turn.state is not None
    assert turn.state.draft.household == after


def test_the_place_can_be_corrected_at_the_summary() -> None:
    draft = Draft(age="34", likes=("chess",), time_zone="Europe/Berlin", place="Berlin, Germany")
    state = OnboardingState(step=CONFIRM, turn=12, draft=draft, reviewing=True)
    turn = ONBOARDING.step(state, Text("my place is Lisbon"), NOW)
    assert turn.state is not None
    assert (turn.state.step, turn.state.draft.time_zone) == (CONFIRM, "Europe/Lisbon")


def pressed(turn: OnboardingStep, what: str) -> OnboardingStep:
    assert turn.state is not None
    return ONBOARDING.step(turn.state, Press(f"ob:{turn.state.turn}:{what}", "q", 7), NOW)


def asks_for_nudge(turn: OnboardingStep) -> bool:
    return any(isinstance(change, AskForNudge) for change in turn.changes)


def test_nine_taps_lead_to_the_first_nudge() -> None:
    taps = [
        "yes",
        "+3",
        "rest",
        "+0",
        "done",
        "+0",
        "yes",
    ]  # agree, age, leave the rest out, a like, done, a city, right
    turn = ONBOARDING.begin(NOW)
    for tap in taps:
        turn = pressed(turn, tap)
    assert turn.state is None
    assert asks_for_nudge(turn)
    assert 1 + len(taps) <= 9  # with the one on Start


@pytest.mark.parametrize(
    "words",
    [
        "I'm 34, a nurse with two kids, I love hiking and live in Berlin",
        "45, retired, I like chess and gardening, on my phone from 8 to 10 pm, in Dublin",
    ],
)
def test_one_sentence_leads_to_the_first_nudge(words: str) -> None:
    turn = pressed(ONBOARDING.begin(NOW), "yes")
    assert turn.state is not None
    turn = ONBOARDING.step(turn.state, Text(words), NOW)
    assert turn.state is not None
    assert turn.state.step == CONFIRM
    assert any("keep in mind" in reply.html for reply in turn.replies if isinstance(reply, Say))
    assert asks_for_nudge(pressed(turn, "yes"))


def test_what_cannot_be_used_of_a_whole_sentence_is_named_with_the_summary() -> None:
    words = "I'm 34, I love hiking, I live in Berlin, I have a weird tractor"
    turn = ONBOARDING.step(OnboardingState(step="age", turn=2), Text(words), NOW)
    assert turn.state is not None
    assert turn.state.step == CONFIRM
    assert any("“I have a weird tractor”" in reply.html for reply in turn.replies if isinstance(reply, Say))


@pytest.mark.parametrize("given_input", [None, Text("try one first")], ids=["tap", "words"])
def test_one_idea_comes_before_the_questions_and_the_question_stays(given_input: Text | None) -> None:
    turn = pressed(pressed(ONBOARDING.begin(NOW), "yes"), "+3")
    assert turn.state is not None
    tried = pressed(turn, "try") if given_input is None else ONBOARDING.step(turn.state, given_input, NOW)
    assert tried.changes == [KeepUnfinished(Draft(age="35-44")), AskForNudge("try")]
    assert tried.state is not None
    assert (tried.state.step, tried.state.turn) == ("gender", turn.state.turn)
    assert not asks_for_nudge(pressed(tried, "try"))
    again = ONBOARDING.resume(tried.state, NOW).replies[-1]
    assert isinstance(again, Say)
    assert "Try one" not in str(again.buttons)


def test_no_idea_comes_before_consent_and_age() -> None:
    begun = ONBOARDING.begin(NOW)
    assert not asks_for_nudge(pressed(begun, "try"))
    assert not asks_for_nudge(pressed(pressed(ONBOARDING.begin(NOW), "yes"), "try"))


def test_telling_the_time_shows_a_way_back() -> None:
    turn = ONBOARDING.step(OnboardingState(step="time_zone", turn=9), Press("ob:9:+101", "q", 7), NOW)
    assert turn.state is not None
    asked = next(reply for reply in turn.replies if isinstance(reply, Say))
    assert "What time is it" in asked.html
    assert [button.data for button in asked.buttons[0]] == ["ob:10:+102"]
    back = ONBOARDING.step(turn.state, Press("ob:10:+102", "q", 8), NOW)
    assert any("Which city" in reply.html for reply in back.replies if isinstance(reply, Say))


def test_own_words_that_mean_a_preset_tick_it() -> None:
    turn = ONBOARDING.step(OnboardingState(step="limits", turn=2), Text("a bad knee"), NOW)
    assert turn.state is not None
    assert turn.state.draft.limits == ("bad knees",)


def test_a_limit_is_answered_by_what_it_leaves_out_or_by_a_question() -> None:
    turn = ONBOARDING.step(OnboardingState(step="limits", turn=2), Text("arthritis in my hands, migraines"), NOW)
    assert turn.state is not None
    asked = next(reply for reply in turn.replies if isinstance(reply, Say))
    assert "“migraines”, but I don" in asked.html
    assert "arthritis" not in asked.html.partition("Noted")[0]
    lines = dict(draft_lines(turn.state.draft, NOW))
    assert lines["I leave out"].startswith("sewing, screws")
    assert "migraine" not in lines["I leave out"]


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
    begun = onboarding.begin(NOW)
    assert begun.state is not None
    turn = onboarding.step(begun.state, Press("ob:1:yes", "q", 7), NOW)
    assert turn.changes == [GiveConsent()]
    assert turn.state is not None
    assert turn.state.step == "model"
    for what, agreed in (("yes", True), ("no", False)):
        answered = onboarding.step(turn.state, Press(f"ob:{turn.state.turn}:{what}", "q", 7), NOW)
        assert answered.changes == [AgreeToModel(agreed)]
        assert answered.state is not None
        assert answered.state.step == "age"


def test_changing_one_thing_stores_it_at_once() -> None:
    draft = Draft(age="34", likes=("chess",), time_zone="Europe/Berlin")
    begun = ONBOARDING.revise(draft, NOW, "time_zone")
    assert begun.state is not None
    turn = ONBOARDING.step(begun.state, Text("Lisbon"), NOW)
    assert turn.state is None
    [change] = turn.changes
    assert isinstance(change, StoreProfile)
    assert change.draft.time_zone == "Europe/Lisbon"


def test_every_change_is_stored_at_once() -> None:
    begun = ONBOARDING.revise(Draft(age="34", likes=("chess",), time_zone="Europe/Berlin"), NOW)
    assert begun.state is not None
    assert begun.state.step == CHANGE
    turn = ONBOARDING.step(begun.state, Text("I also love swimming"), NOW)
    assert turn.state is None
    [change] = turn.changes
    assert isinstance(change, StoreProfile)
    assert change.draft.likes == ("chess", "swimming")

    likes = ONBOARDING.step(begun.state, Press(f"ob:{begun.state.turn}:likes", "q", 7), NOW)
    assert likes.state is not None
    tapped = ONBOARDING.step(likes.state, Press(f"ob:{likes.state.turn}:+0", "q", 8), NOW)
    [change] = tapped.changes
    assert isinstance(change, StoreProfile)
    assert change.draft.likes == ("chess", "walking")


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


def settled(turn: OnboardingStep, message: int) -> str | None:
    """Return what a question's message has become, empty where only its buttons went; ``None``: it stays."""
    [*found] = [
        reply for reply in turn.replies if isinstance(reply, Edit | EditButtons) and reply.message_id == message
    ]
    assert len(found) <= 1
    if not found:
        return None
    assert found[0].buttons == ()
    return found[0].html if isinstance(found[0], Edit) else ""


@pytest.mark.parametrize(
    ("step", "words", "becomes"),
    [
        ("welcome", "yes", "You agreed."),
        ("age", "34", "→ <b>34</b>"),
        ("age", "around forty or so", ""),
        ("gender", "skip", "skipped"),
        ("gender", "back", "How do you describe your gender?"),
        ("occupation", "nurse <3", "→ <b>nurse &lt;3</b>"),
        ("likes", "chess", ""),
        ("time_zone", "Lisbon", "→ <b>Lisbon, Portugal</b>"),
        (CONFIRM, "yes", "That's right."),
    ],
)
def test_an_answer_in_words_settles_the_question_as_a_tap_does(step: str, words: str, becomes: str) -> None:
    state = OnboardingState(step=step, turn=2, shown=70, draft=Draft(likes=("walking",), time_zone="UTC"))
    turn = ONBOARDING.step(state, Text(words), NOW)
    html = settled(turn, 70)
    assert html is not None
    assert becomes in html if becomes else html == ""
    assert isinstance(turn.replies[0], Edit | EditButtons)
    assert turn.state is None or turn.state.shown is None
    asked = [reply for reply in turn.replies if isinstance(reply, Say) and reply.buttons]
    assert all(reply.question for reply in asked)


def test_a_tap_on_another_message_than_the_last_settles_both() -> None:
    state = OnboardingState(step="gender", turn=2, shown=70)
    turn = ONBOARDING.step(state, Press("ob:2:+0", "q", 60), NOW)
    assert "Woman" in (settled(turn, 60) or "")
    assert settled(turn, 70) == ""
    stale = ONBOARDING.step(state, Press("ob:1:+0", "q", 60), NOW)
    assert stale.state == state


def test_a_changed_answer_is_shown_where_it_was_asked() -> None:
    begun = ONBOARDING.revise(Draft(age="34", likes=("chess",), time_zone="UTC"), NOW, "age")
    assert begun.state is not None
    turn = ONBOARDING.step(begun.state, Press(f"ob:{begun.state.turn}:+3", "q", 7), NOW)
    assert turn.state is None
    assert "→ <b>35–44</b>" in (settled(turn, 7) or "")


def test_a_tap_is_acknowledged_before_the_key_for_the_place_goes() -> None:
    state = OnboardingState(step="time_zone", turn=9, sharing=True, draft=Draft(likes=("chess",)))
    turn = ONBOARDING.step(state, Press("ob:9:back", "q", 7), NOW)
    assert isinstance(turn.replies[0], Acknowledge)
    assert any(isinstance(reply, Say) and reply.keyboard == "remove" for reply in turn.replies)


CHECKED = OnboardingState(
    step=CONFIRM,
    turn=3,
    reviewing=True,
    draft=Draft(age="61", likes=("chess",), time_zone="Europe/Lisbon", windows=(Span(EVERY_DAY, 420, 480),)),
)


def _written(words: str, state: OnboardingState = CHECKED) -> OnboardingStep:
    return ONBOARDING.step(state, Text(words), NOW)


@pytest.mark.parametrize("words", ["yes that's right", "that's right", "looks good", "yep, correct"])
def test_a_yes_in_other_words_ends_the_first_talk(words: str) -> None:
    assert any(isinstance(change, StoreProfile) for change in _written(words).changes)


@pytest.mark.parametrize("step", ["gender", "household", "limits"])
def test_a_yes_is_no_answer_to_an_open_question(step: str) -> None:
    asked = _written("yes that's right", CHECKED.model_copy(update={"step": step, "reviewing": False}))
    assert asked.state is not None
    assert asked.state.step == step
    assert asked.state.draft == CHECKED.draft


def test_words_that_are_no_correction_change_nothing() -> None:
    done = _written("did it, lovely")
    assert done.state is not None
    assert done.state.draft == CHECKED.draft


def test_a_day_that_is_ruled_out_is_taken_from_the_times() -> None:
    done = _written("never on Sunday mornings")
    assert done.state is not None
    assert done.state.draft.windows == (Span(EVERY_DAY & ~(1 << 6), 420, 480),)


def test_a_trip_is_not_where_somebody_lives() -> None:
    done = _written("I'm off to Goa for two weeks")
    assert done.state is not None
    assert done.state.draft == CHECKED.draft
    assert any("trip" in reply.html for reply in done.replies if isinstance(reply, Say))
