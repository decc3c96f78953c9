"""Times at which nobody wants to be written to are never turned into times at which they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from bot.core.profile_fields import Draft
from bot.core.texts import speaking
from bot.core.weekly_windows import EVERY_DAY, WEEKEND, Span
from bot.dialogues.turn import Outcome
from bot.services.nudges import LatestNudge
from bot.services.pauses import Pause
from bot.services.profiles import StoredProfile
from bot.services.reminders import StoredReminders
from bot.services.schedules import (
    KeepQuietOnce,
    ReplaceWindows,
    Schedule,
    SetNudgesPerDay,
    SetQuietHours,
    StoredSchedule,
)
from tests.bot.turns import MONDAY, USER, Found, taken, taps, words

EVENINGS = Span(EVERY_DAY, 1140, 1260)
AFTERNOONS = Span(EVERY_DAY, 840, 960)
SCHEDULE = Schedule(USER, (EVENINGS, AFTERNOONS), None)
FOUND: Found = {StoredSchedule: SCHEDULE, StoredProfile: Draft(), StoredReminders: []}
THU_TO_SAT = 0b0111000


def said(text: str, intent: str = "times") -> Outcome:
    return taken(text, FOUND, intent=intent)


@pytest.mark.parametrize("intent", ["times", "quiet", "pause"])
@pytest.mark.parametrize("text", ["dont msg me between 8pm and 8am", "please do not write after eight in the evening"])
def test_by_night_quiet_hours_are_set_at_once(text: str, intent: str) -> None:
    outcome = said(text, intent)
    assert outcome.changes == [SetQuietHours(1200, 480)]
    assert "Shall I write" not in words(outcome)


@pytest.mark.parametrize("intent", ["times", "quiet"])
def test_by_day_they_are_taken_out_of_the_times_of_the_week_with_undo(intent: str) -> None:
    outcome = said("dont msg me in school 9 to 3", intent)
    assert outcome.changes == [ReplaceWindows((EVENINGS, replace(AFTERNOONS, start=900)))]
    assert taps(outcome) == ["s:set:127-1140-1260,127-840-960"]


def test_on_some_days_those_days_alone_change() -> None:
    outcome = said("DONT msg me thur fri sat 8pm-8am")
    [changed] = outcome.changes
    assert isinstance(changed, ReplaceWindows)
    assert set(changed.windows) == {
        Span(EVERY_DAY & ~THU_TO_SAT, 1140, 1260),
        Span(THU_TO_SAT, 1140, 1200),
        AFTERNOONS,
    }


def test_where_nothing_comes_anyway_nothing_changes() -> None:
    outcome = said("don't message me from 9 am to 11 am")
    assert not outcome.changes
    assert "nothing comes at these times" in words(outcome)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("i said stop msging me til weds", 2),
        ("leave me in peace until friday", 4),
        ("stop msging me for a bit, im off on hols sat to weds", 9),  # it is Monday
    ],
)
def test_until_a_day_is_a_pause(text: str, days: int) -> None:
    outcome = said(text)
    [pause] = outcome.changes
    assert isinstance(pause, Pause)
    assert pause.length is not None
    assert pause.length.days == days - 1  # it ends at six in the morning, and it is 18:00


def test_bare_hours_are_asked_unless_one_half_of_the_day_is_known() -> None:
    outcome = said("write to me 9-11")
    assert taps(outcome)[:2] == ["s:set:127-540-660", "s:set:127-1260-1380"]
    assert taps(said("write to me 8-10"))[0] == "s:set:127-1200-1320"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "hush until I tell you otherwise, ok?"),
        ("en", "no messages until further notice"),
        ("en", "hold fire till i give you a shout"),
        ("en", "lay off until I'm ready, would you"),
        ("en", "shush for the moment, I'll let you know when I'm back on my feet"),
        ("de", "Ruhe, bis ich mich wieder melde"),
        ("es", "no escribas hasta que te avise"),
        ("pt", "fica quieto até eu te chamar"),
        ("ru", "молчи, пока не скажу"),
    ],
)
def test_a_pause_may_last_until_its_end_is_told(code: str, text: str) -> None:
    with speaking(code):
        outcome = taken(text, FOUND, user=replace(USER, language=code), intent="pause")
    assert outcome.changes == [Pause(None)]


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("en", "whisht till Saturday, the wee ones have exams", 5),
        ("en", "could you pipe down until like friday", 4),
        ("en", "at the cabin til sunday so nothing till then", 6),
        ("en", "nae messages till Sunday, the in-laws are staying", 6),
        ("de", "Funkstille bis Freitag bitte", 4),
        ("de", "nichts mehr bis Sonntag, ich habe Prüfung", 6),
        ("es", "silencio hasta el viernes", 4),
        ("pt", "nada até sexta, por favor", 4),
    ],
)
@pytest.mark.parametrize("intent", ["travel", "question_world"])
def test_quiet_is_asked_for_in_many_words(code: str, text: str, days: int, intent: str) -> None:
    with speaking(code):
        outcome = taken(text, FOUND, user=replace(USER, language=code), intent=intent)
    [pause] = outcome.changes
    assert isinstance(pause, Pause)
    assert pause.length is not None
    assert pause.length.days == days - 1


@pytest.mark.parametrize(
    "text",
    [
        "nothing to do till Friday, any ideas?",
        "no ideas for dinner till Friday",
        "my brother will stay quiet until Friday",
        "in Madrid till Friday, I can't speak a word of Spanish",
    ],
)
def test_what_else_lasts_until_a_day_is_no_pause(text: str) -> None:
    assert not any(isinstance(change, Pause) for change in said(text, "travel").changes)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "hm, changed my mind, carry on please"),
        ("en", "cancel the break"),
        ("en", "on second thoughts keep them coming"),
        ("de", "hab's mir anders überlegt, mach doch weiter"),
        ("es", "cambié de idea, sigue escribiendo"),
        ("pt", "mudei de ideia, pode continuar"),
        ("ru", "я передумал, продолжай"),
    ],
)
def test_a_pause_is_taken_back_in_words(code: str, text: str) -> None:
    paused = replace(USER, language=code, paused_at=MONDAY)
    with speaking(code):
        outcome = taken(text, FOUND, user=paused, intent="another")
    assert taps(outcome) == ["c:do:resume"]


def test_what_is_told_beside_a_pause_is_noted() -> None:
    outcome = taken("no messages until Friday, I broke my leg", FOUND, intent="pause")
    assert any(isinstance(change, Pause) for change in outcome.changes)
    assert "broke my leg" in words(outcome)


def test_a_day_told_before_is_left_out_whatever_is_told_of_it() -> None:
    [changed] = said("Sunday is for my family. Don't bother me on that day", "about_me").changes
    assert isinstance(changed, ReplaceWindows)
    assert {window.days for window in changed.windows} == {63}


def test_times_that_are_kept_already_are_not_asked_about() -> None:
    outcome = said("7 to 9 pm and 2 to 4 pm please")
    assert not outcome.changes
    assert "stay as they are" in words(outcome)


def test_a_week_of_other_times_is_asked_about_where_they_are_told() -> None:
    outcome = said("this week I'm on lates, so 9.30 to 10.30 in the morning. Next week as usual")
    assert taps(outcome)[0] == "s:set:127-570-630"
    assert "tell me when they change" in words(outcome)


def test_across_noon_an_hour_is_of_no_other_half() -> None:
    outcome = said("7 to 9 on weekdays and 11 to 1 on Saturdays")
    assert taps(outcome)[0] == "s:set:31-1140-1260,32-660-780"


@pytest.mark.parametrize("text", ["not now, at half past six", "maybe later, 7 to 8 this evening"])
def test_what_is_put_off_changes_no_times(text: str) -> None:
    outcome = taken(text, {**FOUND, LatestNudge: None}, intent="later")
    assert "from now on" not in words(outcome)


def test_hours_at_work_never_become_times_at_which_something_comes() -> None:
    outcome = said("please don't message me while I'm at work, 1 to 5 pm", "quiet")
    assert outcome.changes == [ReplaceWindows((EVENINGS,))]


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("skip this weekend", 7, 9),
        ("no messages from the 12th to the 19th", 12, 19),
        ("my parents are here from the 5th until the 9th, so nothing then", 5, 9),
        ("don't write tomorrow and Wednesday", 3, 5),
    ],
)
def test_days_to_come_are_kept_quiet_this_once(text: str, begin: int, end: int) -> None:
    [changed] = said(text, "pause").changes
    assert isinstance(changed, KeepQuietOnce)
    assert changed.stretch is not None
    assert [at.astimezone(UTC).day for at in changed.stretch] == [begin, end]


def test_the_weekend_is_left_out_every_week_where_no_one_weekend_is_meant() -> None:
    [changed] = said("no texts at the weekend please", "pause").changes
    assert isinstance(changed, ReplaceWindows)
    assert all(not window.days & WEEKEND for window in changed.windows)


def test_how_often_a_day_is_heard_beside_the_days() -> None:
    outcome = said("no more than one a day, and nothing on Sundays", "times")
    assert outcome.changes[0] == SetNudgesPerDay(1)
    assert isinstance(outcome.changes[1], ReplaceWindows)


def test_what_names_days_and_nothing_else_is_heard_whatever_it_sounds_like() -> None:
    text = "Mondays are mad, leave me be on Mondays"
    [changed] = taken(text, FOUND, intent="feel_angry", perhaps="times").changes
    assert isinstance(changed, ReplaceWindows)
