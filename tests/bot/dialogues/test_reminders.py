"""Reminders: told in a sentence, what is missing asked, kept in a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.inputs import UnsupportedMessage
from bot.core.reminders import REMINDERS_LIMIT, Reminder
from bot.core.replies import Acknowledge
from bot.dialogues.turn import Outcome
from bot.services.base import Change
from bot.services.open_dialogues import EndDialogue
from bot.services.pauses import Pause
from bot.services.reminders import AddReminder, ChangeReminder, DeleteReminder, ListedReminder, StoredReminders
from tests.bot.turns import MONDAY, USER, Found, taken, taps, words

GUITAR = Reminder("play <guitar>", 1200, 2, None, 3)
LISTED = [ListedReminder(GUITAR, MONDAY + timedelta(hours=26))]
FOUND: Found = {StoredReminders: LISTED}


def stored(outcome: Outcome) -> list[Change]:
    return [change for change in outcome.changes if isinstance(change, AddReminder | ChangeReminder | DeleteReminder)]


def test_a_whole_sentence_is_kept_at_once() -> None:
    outcome = taken("remind me to play guitar at 8 pm on Tuesdays", FOUND)
    assert stored(outcome) == [AddReminder(Reminder("play guitar", 1200, 2))]
    assert "It comes tomorrow at 20:00." in words(outcome)


def test_a_sentence_without_those_words_is_heard_by_its_meaning() -> None:
    outcome = taken("ring grandma at 16:00 every Sunday", FOUND, intent="reminder")
    assert stored(outcome) == [AddReminder(Reminder("ring grandma", 960, 64))]


def test_a_time_that_may_be_two_is_asked_with_both() -> None:
    outcome = taken("remind me to play guitar at 8 on Tuesdays", FOUND)
    assert not stored(outcome)
    assert taps(outcome) == ["m:at:480", "m:at:1200", "m:cancel"]
    kept = taken("[m:at:1200]", FOUND, after=outcome)
    assert stored(kept) == [AddReminder(Reminder("play guitar", 1200, 2))]
    assert EndDialogue() in kept.changes


def test_a_missing_time_may_be_written() -> None:
    asked = taken("remind me to call mum every Sunday", FOUND)
    assert stored(taken("half past five", FOUND, after=asked)) == [AddReminder(Reminder("call mum", 1050, 64))]
    again = taken("whenever", FOUND, after=asked)
    assert not stored(again)
    assert "At what time" in words(again)
    assert stored(taken("at 9 in the morning", FOUND, after=again)) == [AddReminder(Reminder("call mum", 540, 64))]


def test_an_open_question_about_the_time_lets_something_else_go_its_way() -> None:
    asked = taken("remind me to call mum every Sunday", FOUND)
    paused = taken("pause until friday", FOUND, after=asked, intent="pause")
    assert "I keep quiet until" in words(paused)
    assert [type(change) for change in paused.changes] == [Pause]
    assert stored(taken("half past five", FOUND, after=asked)) == [AddReminder(Reminder("call mum", 1050, 64))]


@pytest.mark.parametrize(("said", "intent"), [("at 9 in the morning", "pause"), ("every evening", "times")])
def test_what_names_a_time_or_may_mean_one_answers_the_open_question(said: str, intent: str) -> None:
    asked = taken("remind me to call mum every Sunday", FOUND)
    outcome = taken(said, FOUND, after=asked, intent=intent)
    assert stored(outcome) or "At what time" in words(outcome)


def test_asked_for_its_words_a_reminder_may_say_anything() -> None:
    asked = taken("remind me at 21:00", FOUND)
    kept = taken("pause the washing machine", FOUND, after=asked, intent="pause")
    assert stored(kept) == [AddReminder(Reminder("pause the washing machine", 1260, 0, date(2026, 3, 2)))]


def test_missing_words_are_asked() -> None:
    asked = taken("remind me at 21:00", FOUND)
    assert "What shall I remind you of?" in words(asked)
    kept = taken("water the ficus", FOUND, after=asked)
    assert stored(kept) == [AddReminder(Reminder("water the ficus", 1260, 0, date(2026, 3, 2)))]


@pytest.mark.parametrize("said", ["never mind", "[m:cancel]", "Cancel."])
def test_a_question_can_be_left(said: str) -> None:
    asked = taken("remind me to call mum every Sunday", FOUND)
    left = taken(said, FOUND, after=asked)
    assert left.changes == [EndDialogue()]


def test_a_time_without_a_day_is_the_next_one() -> None:
    outcome = taken("remind me to lock the door at 11 am", FOUND)  # it is 18:00
    assert stored(outcome) == [AddReminder(Reminder("lock the door", 660, 0, date(2026, 3, 3)))]


def test_the_list_shows_and_changes_them() -> None:
    shown = taken("/reminders", FOUND)
    assert "<b>play &lt;guitar&gt;</b>, Tuesdays at 20:00" in words(shown)
    assert taps(shown) == ["m:show:3"]
    card = ["m:time:3", "m:days:3", "m:words:3", "m:drop:3", "m:photo:3", "m:list"]
    assert taps(taken("[m:show:3]", FOUND)) == card
    days = taken("[m:on:3-6]", FOUND)
    assert stored(days) == [ChangeReminder(replace(GUITAR, days=6))]
    once = taken("[m:on:3-0]", FOUND)
    assert stored(once) == [ChangeReminder(replace(GUITAR, days=0, on=date(2026, 3, 2)))]
    assert stored(taken("[m:drop:3]", FOUND)) == [DeleteReminder(3)]


def test_time_and_words_of_one_are_changed() -> None:
    asked = taken("[m:time:3]", FOUND)
    assert stored(taken("[m:at:480]", FOUND, after=asked)) == [ChangeReminder(replace(GUITAR, minute=480))]
    assert stored(taken("at 7:10 pm", FOUND, after=asked)) == [ChangeReminder(replace(GUITAR, minute=1150))]
    asked = taken("[m:words:3]", FOUND)
    assert stored(taken("play the flute", FOUND, after=asked)) == [
        ChangeReminder(replace(GUITAR, text="play the flute"))
    ]


@pytest.mark.parametrize("data", ["m:show:4", "m:drop:x", "m:on:3-200", "m:at:480", "m:at:9999", "m:nothing:3"])
def test_what_is_gone_or_never_was_changes_nothing(data: str) -> None:
    outcome = taken(f"[{data}]", FOUND)
    assert not outcome.changes
    assert isinstance(outcome.replies[0], Acknowledge)


def test_stopping_one_shows_the_list() -> None:
    assert taps(taken("stop reminding me to play", FOUND)) == ["m:show:3"]
    assert "no reminders" in words(taken("/reminders", {StoredReminders: []}))


def test_there_is_a_most() -> None:
    full = [ListedReminder(replace(GUITAR, id=number), None) for number in range(1, REMINDERS_LIMIT + 1)]
    outcome = taken("remind me to sing at 8 pm", {StoredReminders: full})
    assert not stored(outcome)
    assert "Delete one" in words(outcome)


def test_a_pause_says_that_it_holds_them() -> None:
    outcome = taken("[c:pause:1]", FOUND)
    assert outcome.changes == [Pause(timedelta(days=1))]
    assert "Your reminders wait as long." in words(outcome)
    assert "reminders wait" not in words(taken("[c:pause:1]", {StoredReminders: []}))
    paused = replace(USER, paused_at=MONDAY)
    assert "your reminders wait too" in words(taken("/reminders", FOUND, user=paused))
    kept = taken("remind me to hum at 8 pm daily", FOUND, user=paused)
    assert "your reminders wait too" in words(kept)


PHOTO = UnsupportedMessage("photo", photo="file-7")


def test_a_photo_goes_with_a_reminder_and_away_again() -> None:
    found: Found = {StoredReminders: [ListedReminder(GUITAR, None)]}
    asked = taken("[m:photo:3]", found)
    assert "Send me a photo" in words(asked)
    again = taken("here it is", found, after=asked)
    assert "Send me a photo" in words(again)
    kept = taken(PHOTO, found, after=again)
    [change] = [change for change in kept.changes if isinstance(change, ChangeReminder)]
    assert change.reminder == replace(GUITAR, photo="file-7")
    with_photo: Found = {StoredReminders: [ListedReminder(change.reminder, None)]}
    gone = taken("[m:photo:3]", with_photo)
    assert [one.reminder.photo for one in gone.changes if isinstance(one, ChangeReminder)] == [None]


def test_a_photo_with_the_request_below_it_is_kept_with_it() -> None:
    below = replace(PHOTO, caption="remind me to water this one every Sunday at 9 am")
    outcome = taken(below, {StoredReminders: []})
    [change] = [change for change in outcome.changes if isinstance(change, AddReminder)]
    assert (change.reminder.photo, change.reminder.minute) == ("file-7", 540)
    assert "can't look at pictures" in words(taken(replace(PHOTO, caption="look at this"), {}))
