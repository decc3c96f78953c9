"""Kinds of ideas that rest for a while, or come less often; and one day that is quiet in part."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.profile_fields import Draft
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND, Span
from bot.demo.stage import Stage
from bot.dialogues.onboarding.question import own_index
from bot.services.held_back import HoldBack, LetCome, StoredHeldBack
from bot.services.nudges import AskForNudge, LatestNudge
from bot.services.profiles import Portrait, ProfilePortrait
from bot.services.schedules import KeepQuietOnce, ReplaceWindows, Schedule, SetQuietHours, StoredSchedule
from bot.storage.models import HeldBack
from tests.bot.dialogues.steps import EVENINGS, rows_with, says, stored, user_of
from tests.bot.talks import onboard
from tests.bot.turns import MONDAY, USER, Found, taken, taps, words

NEXT_MONDAY = datetime(2026, 3, 9, 6, 0, tzinfo=UTC)
TODAY, TOMORROW = (datetime(2026, 3, day, tzinfo=UTC) for day in (2, 3))
ROW = HeldBack(user_id=1, text="puzzles", until=NEXT_MONDAY)
FOUND: Found = {
    LatestNudge: None,
    StoredHeldBack: [ROW],
    StoredSchedule: Schedule(USER, (Span(EVERY_DAY, 1140, 1260),), None),
}
UNDO = f"c:rest:{own_index('puzzles')}"


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("no puzzles this week please", NEXT_MONDAY),
        ("not puzzles until Friday", datetime(2026, 3, 6, 6, 0, tzinfo=UTC)),
        ("I've had enough of puzzles for two weeks", MONDAY + timedelta(weeks=2)),
    ],
)
def test_a_kind_of_idea_rests_until_the_day_that_is_named(text: str, until: datetime) -> None:
    outcome = taken(text, FOUND, intent="less_of")
    assert outcome.changes == [HoldBack(("puzzles",), until)]
    assert "puzzles" in words(outcome)
    assert taps(outcome) == [UNDO]


@pytest.mark.parametrize("text", ["less puzzles, but not none", "not too many puzzles", "fewer puzzles pls"])
def test_less_is_never_taken_for_never(text: str) -> None:
    outcome = taken(text, FOUND, intent="less_of")
    assert outcome.changes == [HoldBack(("puzzles",), MONDAY + timedelta(days=7), is_rare=True)]
    assert taps(outcome) == [UNDO]


def test_what_is_wanted_instead_comes_along() -> None:
    outcome = taken("no puzzles this week, something with music", FOUND, intent="wish_without")
    held, asked = outcome.changes
    assert held == HoldBack(("puzzles",), NEXT_MONDAY)
    assert isinstance(asked, AskForNudge)
    assert "something with music" in (asked.wish or "")


def test_it_is_taken_back_by_its_button_and_by_words() -> None:
    assert taken(f"[{UNDO}]", FOUND).changes == [LetCome(("puzzles",))]
    assert not taken(f"[{UNDO}]", {StoredHeldBack: []}).changes
    assert not taken("[c:rest:x]", FOUND).changes


def test_the_profile_says_what_rests() -> None:
    rare = HeldBack(user_id=1, text="yoga", until=MONDAY, is_rare=True)
    portrait = Portrait(Draft(age="34", time_zone="UTC"), (), False, (), (ROW, rare))
    said = words(taken("/profile", {ProfilePortrait: portrait}))
    assert "I leave out puzzles until" in said
    assert "yoga most of the time" in said


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        # It is Monday, 18:00; the window is 19:00 to 21:00, so an hour that may be of either half is in it.
        (
            "tomorrow only after half past 7",
            datetime(2026, 3, 3, 0, 0, tzinfo=UTC),
            datetime(2026, 3, 3, 19, 30, tzinfo=UTC),
        ),
        ("in a meeting until 8", datetime(2026, 3, 2, 0, 0, tzinfo=UTC), datetime(2026, 3, 2, 20, 0, tzinfo=UTC)),
        ("nothing after 8 tonight", datetime(2026, 3, 2, 20, 0, tzinfo=UTC), datetime(2026, 3, 3, 0, 0, tzinfo=UTC)),
        (
            "tomorrow not before 7 in the morning",
            datetime(2026, 3, 3, 0, 0, tzinfo=UTC),
            datetime(2026, 3, 3, 7, 0, tzinfo=UTC),
        ),
    ],
)
def test_one_day_is_other_once_and_at_once(text: str, begin: datetime, end: datetime) -> None:
    outcome = taken(text, FOUND, intent="times")
    assert outcome.changes == [KeepQuietOnce((begin, end))]
    assert taps(outcome) == ["s:once"]
    assert "this once" in words(outcome)


def test_a_quiet_stretch_is_taken_back() -> None:
    assert taken("[s:once]", FOUND).changes == [KeepQuietOnce(None)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Tuesdays I sing in a band, leave out those", EVERY_DAY & ~2),
        ("weekends only, the working days are for my studies", WEEKEND),
        ("only on weekdays, not at the weekend", WEEKDAYS),
    ],
)
def test_days_are_left_out_or_meant_alone(text: str, days: int) -> None:
    outcome = taken(text, FOUND, intent="times")
    assert outcome.changes == [ReplaceWindows((Span(days, 1140, 1260),))]


@pytest.mark.asyncio(loop_scope="module")
async def test_a_rest_from_its_words_to_being_forgotten(shared: Stage) -> None:
    person = shared.playground.person("Rhea")
    await onboard(person, EVENINGS)
    said = await says(person, "no walks until the end of the month", "I leave out walks until")
    [row] = await stored(shared, HeldBack, person)
    assert (row.text, row.is_rare) == ("walks", False)
    await says(person, "/profile", "I leave out walks until")
    await person.presses("↩ Undo", message=said)
    await person.until(lambda: said if "Taken back" in said.text else None, "that it is taken back")
    assert await stored(shared, HeldBack, person) == []
    await says(person, "less walks please", "now and then")
    user = await user_of(shared, person)
    asked = await says(person, "/forget", "for good")
    await person.presses("Yes, delete everything")
    await person.until(lambda: asked if "things you told me" in asked.text else None, "what was deleted")
    assert await rows_with(shared, {user.id, "walks"}) == {}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("I don't want to hear from you before 7 in the morning", SetQuietHours(22 * 60 + 30, 7 * 60)),
        ("please don't bother me after 9 pm at weekends", SetQuietHours(21 * 60, 8 * 60)),
    ],
)
def test_times_at_which_nobody_wants_to_be_written_to_are_never_offered(text: str, change: SetQuietHours) -> None:
    assert taken(text, FOUND, intent="times").changes == [change]
