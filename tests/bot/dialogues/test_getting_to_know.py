"""Getting to know each other, through the real bot over HTTP."""

from __future__ import annotations

import pytest

from bot.demo.stage import Stage
from bot.storage.models import (
    Attribute,
    Taste,
    TasteKind,
)
from telegram_playground.scripting import Person
from tests.bot.dialogues.steps import folder_bytes, says, stored, user_of
from tests.bot.talks import PATIENCE_SECONDS

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_whole_sentence_fills_in_what_it_says_and_only_the_rest_is_asked(shared: Stage) -> None:
    person = shared.playground.person("Sen Tence")
    await says(person, "/start", "Is that all right?")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    understood = await says(
        person,
        "I'm 34, a nurse with two kids, I love hiking and can't stand cooking, "
        "mostly on my phone after 9 in the evening",
    )
    for told in ("34", "nurse", "two kids", "hiking", "cooking", "21:00–23:00", "2 of 9"):
        assert told in understood.text
    await person.presses("Woman")
    await person.receives("5 of 9")
    await person.presses("Skip ›")
    await person.receives("9 of 9")
    await person.sends("Berlin")
    await person.receives("This is how I understood you")
    await person.presses("Yes, that's right")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    likes = await stored(shared, Taste, person)
    assert {(taste.kind, taste.english) for taste in likes} == {
        (TasteKind.LIKE, "hiking"),
        (TasteKind.DISLIKE, "cooking"),
    }


async def test_no_button_of_an_answered_question_is_left(shared: Stage) -> None:
    person = shared.playground.person("No Buttons")
    await says(person, "/start", "Is that all right?")
    await says(person, "yes", "1 of 9")
    await says(person, "help", "I need your age")
    await says(person, "/start", "1 of 9")
    await says(person, "34", "2 of 9")
    await says(person, "/help", "/nudge")
    await says(person, "I'm a woman", "3 of 9")
    with_buttons = [message for message in person.messages if message.buttons]
    assert ["3 of 9" in message.text for message in with_buttons] == [True]
    assert any("→ 34" in message.text for message in person.messages)


async def test_a_shared_place_gives_the_zone_and_is_not_kept(shared: Stage) -> None:
    person = shared.playground.person("Pla Ce")
    await until_place(person)
    await person.presses("Share my place")
    await person.receives("key below the chat")
    assert person.keyboard == [["📍 Share my place"]]
    await person.sends_location(-33.86, 151.2)
    await person.receives("Time zone noted: Sydney")
    assert person.keyboard == []
    summary = await person.receives("This is how I understood you")
    assert "Sydney" in summary.text
    await person.presses("Yes, that's right")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert (await user_of(shared, person)).time_zone == "Australia/Sydney"
    assert b"-33.86" not in folder_bytes(shared)


async def test_the_time_on_the_wall_gives_the_zone(shared: Stage) -> None:
    person = shared.playground.person("Clo Ck")
    await until_place(person)
    await person.presses("Tell my time instead")
    await person.receives("14:05")
    now = shared.clock.now()
    await person.sends(f"it's {(now.hour + 9) % 24}:{now.minute:02d}")
    choice = await person.receives("Which is nearest to you?")
    assert any("Tokyo" in label for row in choice.buttons for label in row)
    await person.presses("Tokyo, Japan")
    await person.receives("This is how I understood you")
    await person.presses("Yes, that's right")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert (await user_of(shared, person)).time_zone == "Asia/Tokyo"


async def until_place(person: Person) -> None:
    await says(person, "/start", "Is that all right?")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    await says(person, "I'm 40 and I like chess", "2 of 9")
    for expected in ("3 of 9", "4 of 9", "5 of 9", "7 of 9", "8 of 9", "9 of 9"):
        await person.presses("Skip ›")
        await person.receives(expected)


async def test_it_can_be_started_over(shared: Stage) -> None:
    person = shared.playground.person("Ove R")
    await says(person, "/start")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    await says(person, "50", "2 of 9")
    again = await says(person, "/start", "2 of 9")
    await person.presses("Start over", message=again)
    await person.receives("1 of 9")


async def test_an_idea_comes_before_the_questions_for_who_wants_one(shared: Stage) -> None:
    person = shared.playground.person("Tr Y")
    await says(person, "/start", "Is that all right?")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    await says(person, "34", "2 of 9")
    await person.presses("Try one first")
    nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert {row.name for row in await stored(shared, Attribute, person)} == {"age"}
    await person.presses("Not for me", message=nudge)
    again = await person.receives("Back to my question")
    assert "2 of 9" in again.text
    await person.presses("Skip the rest")
    await person.receives("6 of 9")
    assert (await user_of(shared, person)).onboarded_at is None


async def test_other_commands_wait_until_the_questions_are_answered(shared: Stage) -> None:
    person = shared.playground.person("Wai T")
    await says(person, "/start")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    answer = await says(person, "/nudge", "finish this first")
    assert "1 of 9" in answer.text
    await says(person, "/privacy", "What I store")
    await says(person, "/help", "/schedule")
