"""Goals in words: what is one, how it is kept and reached, and what it does to the choice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.goals import GOALS_LIMIT, Goal
from bot.delivery.contexts import context_of
from bot.demo.stage import Stage
from bot.language.en.goal_phrases import read_goal
from bot.screentime.report import PutDown
from bot.services.goals import AddGoal, DropGoal, NoteGoalDone, StoredGoals
from bot.services.progress import Doings, PastDoings
from bot.storage.models import StoredGoal, User
from bot.storage.queries.people import Person
from tests.bot.dialogues.steps import EVENINGS, rows_with, says, stored, user_of
from tests.bot.talks import onboard
from tests.bot.turns import MONDAY, Found, taken, taps, words

TODAY = MONDAY.date()
DANCE = Goal("dance", 2, 4, (TODAY - timedelta(days=1), TODAY))
"""Once last week, once this one."""

FOUND: Found = {StoredGoals: [DANCE]}


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("dance twice a week", Goal("dance", 2)),
        ("I want to read three times a week", Goal("read", 3)),
        ("My goal is to call a friend once a week.", Goal("call a friend", 1)),
        ("goal: swim 3x per week", Goal("swim", 3)),
        ("once a week cook with Ana", Goal("cook with Ana", 1)),
        ("I'd like to play chess two evenings a week", Goal("play chess", 2)),
        ("I play tennis twice a week", None),
        ("my wife dances twice a week", None),
        ("write to me twice a week", None),
        ("only two nudges a week", None),
        ("remind me twice a week", None),
        ("dance nine times a week", None),
        ("twice a week", None),
    ],
)
def test_what_is_a_goal(text: str, goal: Goal | None) -> None:
    assert read_goal(text) == goal


def test_a_week_begins_on_monday_and_a_day_counts_once() -> None:
    assert DANCE.done_in_week_of(TODAY) == 1
    assert DANCE.done_in_week_of(TODAY - timedelta(days=1)) == 1
    assert replace(DANCE, done=(TODAY, TODAY)).done_in_week_of(TODAY) == 1


def test_one_is_kept_at_once_with_a_way_back() -> None:
    outcome = taken("dance twice a week", FOUND)
    assert outcome.changes == [AddGoal(Goal("dance", 2))]
    assert "<b>dance</b>, twice a week" in words(outcome)
    assert taps(outcome) == ["g:done:4", "g:drop:4"]


def test_there_is_a_most() -> None:
    full = [Goal(f"goal {number}", 1, number) for number in range(1, GOALS_LIMIT + 1)]
    assert "Which one shall go?" in words(taken("dance twice a week", {StoredGoals: full}))


def test_they_are_shown_reached_and_given_up() -> None:
    assert "dance: 1 of 2 this week" in words(taken("/goals", FOUND))
    assert "no goals" in words(taken("/goals", {StoredGoals: []}))
    assert taken("[g:done:4]", FOUND).changes == [NoteGoalDone(4, TODAY)]
    assert taken("[g:drop:4]", FOUND).changes == [DropGoal(4)]
    assert not taken("[g:drop:5]", FOUND).changes
    assert not taken("[g:eat:4]", FOUND).changes


def test_progress_shows_the_week() -> None:
    outcome = taken("/progress", {PastDoings: Doings([], {}, PutDown(), [DANCE])})
    assert "dance: 1 of 2 this week" in words(outcome)


@pytest.mark.parametrize(("times", "likes"), [(2, ("dance", "chess")), (1, ("chess",))])
def test_what_the_week_lacks_is_liked_first(times: int, likes: tuple[str, ...]) -> None:
    user = User(created_at=MONDAY, time_zone="UTC")
    person = Person(user, likes=("chess",), goals=(replace(DANCE, times=times),))
    assert context_of(person, (), (), MONDAY).profile.likes == likes


@pytest.mark.asyncio(loop_scope="module")
async def test_a_goal_from_its_words_to_being_forgotten(shared: Stage) -> None:
    person = shared.playground.person("Goa")
    await onboard(person, EVENINGS)
    kept = await says(person, "yodel twice a week", "A good goal")
    await person.presses("🌱 yodel", message=kept)
    await person.until(lambda: kept if "yodel: 1 of 2 this week" in kept.text else None, "the week")
    [goal] = await stored(shared, StoredGoal, person)
    assert [date.fromisoformat(day) for day in goal.done] == [shared.clock.now().date()]
    user = await user_of(shared, person)
    asked = await says(person, "/forget", "for good")
    await person.presses("Yes, delete everything")
    await person.until(lambda: asked if "goals (1)" in asked.text else None, "what was deleted")
    assert await rows_with(shared, {user.id, "yodel"}) == {}
