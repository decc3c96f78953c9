"""What people set with one tap, and what they want to be called."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.core.buttons import REACTION
from bot.core.letter_times import next_letter
from bot.core.preferences import PREFERENCES
from bot.core.replies import Button, without_emoji
from bot.demo.stage import Stage
from bot.language import registry as languages
from bot.language.en.called import read_called, read_introduction
from bot.services.preferences import SetName, SetPreference
from tests.bot.dialogues.steps import EVENINGS, says, user_of
from tests.bot.talks import PATIENCE_SECONDS, onboard
from tests.bot.turns import USER, taken, taps, words


def test_each_is_one_tap() -> None:
    shown = taken("/settings", {})
    assert taps(shown) == [f"p:{one.name}:{'off' if one.usual else 'on'}" for one in PREFERENCES.values()]
    pressed = taken("[p:text_only:on]", {})
    assert pressed.changes == [SetPreference("text_only", True)]
    assert "p:text_only:off" in taps(pressed)
    assert "p:is_silent:off" in taps(taken("/settings", {}, user=replace(USER, is_silent=True)))


@pytest.mark.parametrize("data", ["p:age:on", "p:text_only:maybe", "p:text_only"])
def test_what_is_no_preference_changes_nothing(data: str) -> None:
    assert not taken(f"[{data}]", {}).changes


def test_letters_end_with_one_tap() -> None:
    assert taken("[c:letter:off]", {}).changes == [SetPreference("wants_letter", False)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("call me Evie", "Evie"),
        ("please call me evie!", "Evie"),
        ("Hi, my name is Zoë", "Zoë"),
        ("call me at 8", None),
        ("call me later", None),
        ("call me a taxi", None),
        ("call me Evie at 8", None),
        ("people call me Bee", "Bee"),
        ("I'm Tola by the way", "Tola"),
        ("hi, i'm Anneke", "Anneke"),
        ("I'm Dutch", None),
        ("I'm Deaf", None),
        ("I'm Tola, 52, from Leeds", None),
    ],
)
def test_what_somebody_wants_to_be_called(text: str, name: str | None) -> None:
    assert read_called(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I'm Tola, 52, school secretary in Leeds", "Tola"),
        ("Hello! My name is Oluwaseun and I'm 31", "Oluwaseun"),
        ("Priya here, 19, student", "Priya"),
        ("im Sebastian from Graz", "Sebastian"),
        ("I'm Scottish, 52", None),
        ("I'm Muslim, so no dogs please", None),
        ("I'm Single, 40", None),
        ("I'm a nurse, 52", None),
        ("Nurse here, 52", None),
        ("I'm 52, Tola is my dog", None),
        ("I'm Tola's mother", None),
    ],
)
def test_the_name_with_which_somebody_begins_is_told_from_what_they_are(text: str, name: str | None) -> None:
    assert read_introduction(text) == name


def test_who_begins_with_a_name_is_called_so_and_nothing_is_left_over() -> None:
    text = "I'm Tola, 52, school secretary in Leeds, I like baking"
    assert languages.get("en").find_unread(text, languages.get("en").read_profile(text)) == ()


def test_a_name_is_kept_with_a_way_back() -> None:
    outcome = taken("call me Evie", {})
    assert outcome.changes == [SetName("Evie")]
    assert "All right, Evie!" in words(outcome)
    assert taken("[c:name:none]", {}).changes == [SetName(None)]


@pytest.mark.parametrize(
    ("label", "plain"),
    [("🌱 Did it", "Did it"), ("↩ Undo", "Undo"), ("✓ Did it", "✓ Did it"), ("‹ Back", "‹ Back"), ("🌱", "🌱")],
)
def test_labels_without_emoji(label: str, plain: str) -> None:
    [[button]] = without_emoji(((Button(label=label, data=REACTION.payload(1, "why")),),))
    assert button.label == plain


@pytest.mark.asyncio(loop_scope="module")
async def test_words_alone_without_emoji_and_without_a_sound(shared: Stage) -> None:
    person = shared.playground.person("Evie")
    await onboard(person, EVENINGS)
    settings = await says(person, "/settings", "Tap to change")
    for label in ("Words alone, no pictures", "Write without a sound", "No emoji on buttons"):
        await person.presses(label, message=settings)
    ticked = ["✓ No emoji on buttons"]
    await person.until(lambda: settings if ticked in settings.buttons else None, "the last tick")
    await person.sends("/nudge")
    nudge = await person.until(
        lambda: person.messages[-1] if ["Did it", "Like", "Not for me"] in person.messages[-1].buttons else None,
        "a nudge",
        timeout=PATIENCE_SECONDS,
    )
    assert nudge.photo is None
    assert nudge.text


@pytest.mark.asyncio(loop_scope="module")
async def test_a_letter_on_sunday_and_none_after_its_button(shared: Stage) -> None:
    person = shared.playground.person("Lee")
    await onboard(person, EVENINGS)
    await says(person, "call me Lee", "All right, Lee!")
    sunday = next_letter(shared.clock.now(), ZoneInfo("UTC"))
    shared.clock.jump_to(sunday)
    await shared.bot.letters.look()
    letter = await person.receives("Dear Lee! Your week in pictures", timeout=PATIENCE_SECONDS)
    assert letter.photo is not None
    await person.presses("No more Sunday letters", message=letter)
    await person.receives("No more Sunday letters. /settings brings them back.")
    user = await user_of(shared, person)
    assert (user.letter_at, user.wants_letter) == (None, False)
