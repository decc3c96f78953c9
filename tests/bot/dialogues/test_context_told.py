"""What people tell of their surroundings: where they are, the weather, and who pictures show; no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.inputs import Command, Input, Intent, Press, Text
from bot.core.profile_fields import Draft
from bot.core.reactions import ReactionKind
from bot.core.replies import Button, Edit, Reply, Rows, Say
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, Span
from bot.dialogues.router import respond
from bot.dialogues.turn import DialogueSettings, OpenDialogue, Outcome, Turn
from bot.language import registry as languages
from bot.language.weather import Weather, weather_said
from bot.services.base import Change
from bot.services.consent import NoteInformed
from bot.services.critiques import Faulted, FaultedNudge, FindFault
from bot.services.nudges import AskForNudge, GivenNudge, React, RejectedInARow, StoredNudge
from bot.services.people import KnownUser
from bot.services.profiles import Portrait, PreferPicturesAlike, ProfilePortrait, StoredProfile
from bot.services.schedules import NotePlacesAsked, Schedule, SetPlace, StoredSchedule
from bot.services.weather import SetWeather
from bot.storage.models import INFORMED, Origin
from recommender.policies.context import Whereabouts

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
USER = KnownUser(1, MONDAY, consented_at=MONDAY, onboarded_at=MONDAY, time_zone="UTC", quiet_chosen=True)
LUNCH, EVENING = Span(WEEKDAYS, 720, 780), Span(EVERY_DAY, 1140, 1260)
NUDGE = GivenNudge(7, "m1", "i1", Origin.WINDOW, MONDAY - timedelta(hours=1), 70, frozenset())
DRAFT = Draft(
    age="34", likes=("chess",), dislikes=("gardening", "opera"), limits=("arthritis in my hands",), time_zone="UTC"
)
FOUND: Mapping[type, Any] = {
    StoredNudge: NUDGE,
    RejectedInARow: 1,
    StoredProfile: DRAFT,
    ProfilePortrait: Portrait(DRAFT, (), False, ()),
    StoredSchedule: Schedule(USER, (LUNCH, EVENING), MONDAY + timedelta(hours=1)),
}


def answered(
    given: Input, user: KnownUser = USER, found: Mapping[type, Any] = FOUND, dialogue: OpenDialogue | None = None
) -> Outcome:
    """Return everything that comes of a turn, with what is looked up taken from ``found``."""
    outcome = respond(Turn(user, given, "key", MONDAY, DialogueSettings(16), dialogue))
    replies: list[Reply] = list(outcome.replies)
    changes: list[Change] = list(outcome.changes)
    while outcome.then is not None:
        outcome = outcome.then.go_on(found[type(outcome.then.query)])
        replies, changes = [*replies, *outcome.replies], [*changes, *outcome.changes]
    return Outcome(replies, changes)


def press(data: str) -> Press:
    return Press(query_id="q", data=data, message_id=9)


def words(outcome: Outcome) -> str:
    return " ".join(reply.html for reply in outcome.replies if isinstance(reply, Say | Edit))


def buttons(outcome: Outcome) -> dict[str, str]:
    """Return what buttons send, by label."""
    rows: list[Rows] = [reply.buttons for reply in outcome.replies if isinstance(reply, Say | Edit)]
    return {button.label: button.data for row in rows for line in row for button in line if isinstance(button, Button)}


def test_places_are_asked_once_after_the_first_reaction_window_by_window() -> None:
    first = answered(press("n:7:like"))
    assert "12:00–13:00" in words(first)
    assert [type(change) for change in first.changes] == [React, NotePlacesAsked]
    told = {**FOUND, StoredSchedule: Schedule(USER, (LUNCH, EVENING), None, {LUNCH: Whereabouts.WORK})}
    second = answered(press(buttons(first)["At work"]), found=told)
    assert second.changes == [SetPlace(LUNCH, Whereabouts.WORK)]
    assert "19:00" in words(second)
    everything = {LUNCH: Whereabouts.WORK, EVENING: Whereabouts.HOME}
    done = {**FOUND, StoredSchedule: Schedule(USER, (LUNCH, EVENING), None, everything)}
    third = answered(press(buttons(second)["At home"]), found=done)
    assert third.changes == [SetPlace(EVENING, Whereabouts.HOME)]
    assert "at work" in words(third)
    assert "at home" in words(third)
    again = answered(press("n:7:like"), replace(USER, places_asked=True))
    assert [type(change) for change in again.changes] == [React]


def test_nobody_is_asked_for_a_place_who_says_that_a_nudge_is_not_for_them() -> None:
    assert NotePlacesAsked not in {type(change) for change in answered(press("n:7:not_for_me")).changes}


def test_the_schedule_lets_a_place_be_changed() -> None:
    shown = answered(Command("schedule", ""))
    listed = answered(press(buttons(shown)["Where I am then"]))
    chosen = answered(press(buttons(listed)["every day 19:00–21:00"]))
    assert answered(press(buttons(chosen)["On the way"])).changes == [SetPlace(EVENING, Whereabouts.ON_THE_WAY)]


@pytest.mark.parametrize("data", ["s:at:0-1-2", "s:at:x", "s:at:127-1140-1260:moon", "s:at:999-1-2:home"])
def test_a_place_that_no_button_of_ours_says_changes_nothing(data: str) -> None:
    assert answered(press(data)).changes == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("it's raining", Weather.WET),
        ("Ugh, rain all day", Weather.WET),
        ("there's a thunderstorm", Weather.WET),
        ("its raining cats and dogs", Weather.WET),
        ("it has stopped raining", Weather.DRY),
        ("the sun is out", Weather.DRY),
        ("it isn't raining anymore", Weather.DRY),
        ("I don't want to be out in the cold tonight", Weather.STAY_IN),
        ("brr, nothing outside please", Weather.STAY_IN),
        ("too windy to go out", Weather.STAY_IN),
        ("we're staying in tonight", Weather.STAY_IN),
        ("I can't go out in the evening because of the kids", None),
        ("I don't go out much", None),
        ("no walk now, my socks are still wet", None),
        ("will it rain tomorrow?", None),
        ("I love rain", None),
        ("if it rains I read", None),
        ("it was raining yesterday", None),
        ("something for a rainy afternoon", None),
        ("it might rain later", None),
        ("let's brainstorm", None),
        ("my training day", None),
    ],
)
def test_the_present_weather_is_read_from_words(text: str, said: Weather | None) -> None:
    assert weather_said(text, languages.get("en")) is said


def test_rain_holds_at_once_and_can_be_taken_back() -> None:
    heard = answered(Text("It's raining"))
    assert heard.changes == [SetWeather(True)]
    undone = answered(press(buttons(heard)["↩ Undo"]))
    assert undone.changes == [SetWeather(False)]


def test_who_stays_in_gets_nothing_outdoors_and_no_idea_they_did_not_ask_for() -> None:
    text = "I don't want to go outside tonight"
    heard = answered(Text(text, intents=(Intent("wish_without", 0.8),)))
    assert heard.changes == [SetWeather(True)]
    assert answered(press(buttons(heard)["↩ Undo"])).changes == [SetWeather(False)]


def test_a_wish_beside_the_rain_is_granted_after_it() -> None:
    heard = answered(Text("It's raining, give me something to do"))
    assert [type(change) for change in heard.changes] == [SetWeather, AskForNudge]


def test_rain_is_a_tap_when_a_nudge_is_not_for_somebody() -> None:
    refused = replace(NUDGE, reactions=frozenset({ReactionKind.NOT_FOR_ME}))
    faulted = Faulted(refused, None, {}, "walking", (), (), (EVENING,))
    found = {**FOUND, FaultedNudge: faulted}
    heard = answered(press(buttons(answered(press("n:7:not_for_me")))["☔ It's raining"]), found=found)
    assert SetWeather(True) in heard.changes
    assert isinstance(heard.changes[-1], FindFault)
    undo = {**FOUND, FaultedNudge: replace(faulted, undo={"wet": True})}
    assert SetWeather(False) in answered(press(buttons(heard)["↩ Undo"]), found=undo).changes


def test_a_wet_day_is_shown_in_the_schedule_until_it_ends() -> None:
    wet = replace(USER, wet_until=MONDAY + timedelta(hours=1))
    found = {**FOUND, StoredSchedule: Schedule(wet, (EVENING,), None)}
    assert "Weather" in words(answered(Command("schedule", ""), wet, found))
    dry = replace(USER, wet_until=MONDAY)
    clear = {**FOUND, StoredSchedule: Schedule(dry, (), None)}
    assert "Weather" not in words(answered(Command("schedule", ""), dry, clear))


def test_who_is_in_pictures_is_one_tap_in_the_profile() -> None:
    off = answered(press(buttons(answered(Command("profile", "")))["Pictures of anybody"]))
    assert off.changes == [PreferPicturesAlike(False)]
    on = answered(press(buttons(off)["Pictures of people like me"]))
    assert on.changes == [PreferPicturesAlike(True)]


OLDER = replace(USER, informed=INFORMED - 1)


@pytest.mark.parametrize("given", [Text("something quiet please"), Command("schedule", ""), press("n:7:like")])
def test_people_of_an_earlier_version_are_told_once_what_is_left_out_now(given: Input) -> None:
    told = answered(given, OLDER)
    assert isinstance(told.changes[0], NoteInformed)
    for thing in ("sewing", "gardening", "opera"):
        assert thing in words(told)
    assert "/privacy" in words(told)
    assert "Change something" in buttons(told)
    assert NoteInformed not in {type(change) for change in answered(given).changes}


def test_a_limit_from_which_nothing_follows_is_asked_about_in_the_news() -> None:
    odd = DRAFT.model_copy(update={"limits": ("blorbitis",), "dislikes": ()})
    said = words(answered(Command("schedule", ""), OLDER, {**FOUND, StoredProfile: odd}))
    assert "blorbitis" in said
    assert "So I leave out" not in said


@pytest.mark.parametrize("given", [Command("forget", ""), Command("export", ""), press("c:forget:no")])
def test_the_news_waits_where_somebody_is_about_to_leave(given: Input) -> None:
    assert NoteInformed not in {type(change) for change in answered(given, OLDER).changes}


def test_the_news_waits_while_somebody_is_asked_something() -> None:
    waiting = OpenDialogue("schedule", '{"version": 1, "shown": null}')
    assert answered(Text("22:00-7:00"), OLDER, dialogue=waiting).replies
    assert NoteInformed() not in answered(Text("22:00-7:00"), OLDER, dialogue=waiting).changes
