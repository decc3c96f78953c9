"""Reminders: told in a sentence, what is missing asked, kept in a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.inputs import UnsupportedMessage
from bot.core.profile_fields import Draft
from bot.core.reminders import REMINDERS_LIMIT, Reminder
from bot.core.replies import Acknowledge
from bot.core.texts import speaking
from bot.dialogues.turn import Outcome
from bot.services.base import Change
from bot.services.open_dialogues import EndDialogue
from bot.services.pauses import Pause
from bot.services.profiles import StoredProfile
from bot.services.reminders import AddReminder, ChangeReminder, DeleteReminder, ListedReminder, StoredReminders
from bot.services.timers import StartTimer
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


def test_stopping_one_that_is_not_known_shows_the_list() -> None:
    assert taps(taken("stop reminding me to swim", FOUND)) == ["m:show:3"]
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


def test_two_of_one_sentence_are_both_kept_and_echoed_in_order() -> None:
    beans, gas = (
        Reminder("water the beans", 1080, 0, date(2026, 3, 3)),
        Reminder("pay the gas", 540, 0, date(2026, 3, 6)),
    )
    found: Found = {
        StoredReminders: [*LISTED, ListedReminder(replace(beans, id=4), None), ListedReminder(replace(gas, id=5), None)]
    }
    outcome = taken("remind me to water the beans at 6pm tomorrow and pay the gas on friday at 9am", found)
    assert stored(outcome) == [AddReminder(beans), AddReminder(gas)]
    assert words(outcome).index("water the beans") < words(outcome).index("pay the gas")
    assert taps(outcome) == ["m:show:4", "m:show:5"]


def test_what_one_of_two_lacks_is_asked_when_the_other_is_kept() -> None:
    said = "remind me to water the beans at 6pm tomorrow and pay the gas on friday at 9"
    outcome = taken(said, FOUND)
    assert stored(outcome) == [AddReminder(Reminder("water the beans", 1080, 0, date(2026, 3, 3)))]
    assert taps(outcome)[-3:] == ["m:at:540", "m:at:1260", "m:cancel"]
    assert stored(taken("[m:at:540]", FOUND, after=outcome)) == [
        AddReminder(Reminder("pay the gas", 540, 0, date(2026, 3, 6)))
    ]


def test_what_both_lack_is_asked_of_each() -> None:
    asked = taken("remind me tomorrow to call the bank and on friday to pay the gas", FOUND)
    assert "call the bank" in words(asked)
    again = taken("at 10 am", FOUND, after=asked)
    assert "pay the gas" in words(again)
    left = taken("never mind", FOUND, after=asked)
    assert "pay the gas" in words(left)
    kept = taken("noon", FOUND, after=again)
    assert stored(kept) == [AddReminder(Reminder("pay the gas", 720, 0, date(2026, 3, 6)))]


BEANS = Reminder("water the beans", 1080, 0, date(2026, 3, 3), 4)
SEVERAL: Found = {StoredReminders: [*LISTED, ListedReminder(BEANS, None, MONDAY - timedelta(minutes=2))]}


def test_one_is_deleted_in_words_with_a_way_back() -> None:
    outcome = taken("delete the guitar one", SEVERAL)
    assert stored(outcome) == [DeleteReminder(3)]
    assert taps(outcome) == ["m:undo", "m:list"]
    back = taken("[m:undo]", SEVERAL, after=outcome)
    assert stored(back) == [AddReminder(replace(GUITAR, id=0))]
    assert EndDialogue() in back.changes
    assert not stored(taken("[m:undo]", SEVERAL))


@pytest.mark.parametrize(
    "said",
    [
        "cancel that reminder",
        "cancel that",
        "stop reminding me of the bean",
        "cancel it, I've just watered them",
        "never mind that, delete it. My neighbour did the job",
    ],
)
def test_that_is_the_newest(said: str) -> None:
    assert stored(taken(said, SEVERAL)) == [DeleteReminder(4)]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "no longer needed, that reminder. The band broke up"),
        ("en", "the reminder isn't needed any more, she rang"),
        ("en", "you can drop the reminder, I sold it"),
        ("de", "die Erinnerung brauche ich nicht mehr"),
        ("es", "ya no necesito el recordatorio, me llamó ella"),
        ("pt", "não preciso mais do lembrete"),
        ("ru", "напоминание больше не нужно"),
        ("fa", "یادآوری را دیگر لازم ندارم"),
    ],
)
def test_what_is_needed_no_more_is_deleted(code: str, said: str) -> None:
    with speaking(code):
        outcome = taken(said, FOUND, user=replace(USER, language=code), intent="reminder")
    assert stored(outcome) == [DeleteReminder(3)]


def test_of_several_the_reminder_is_asked_for() -> None:
    assert not stored(taken("the reminder isn't needed any more", SEVERAL, intent="reminder"))
    assert stored(taken("the guitar reminder can go", SEVERAL, intent="reminder")) == [DeleteReminder(3)]
    assert not stored(taken("the dentist reminder can go", FOUND, intent="reminder"))


def test_one_is_moved_to_the_half_of_the_day_that_it_was_in() -> None:
    assert stored(taken("move the beans to 7", SEVERAL)) == [ChangeReminder(replace(BEANS, minute=1140))]
    assert stored(taken("move it to 7 am", SEVERAL)) == [ChangeReminder(replace(BEANS, minute=420))]
    assert stored(taken("change the guitar reminder to fridays at 9 pm", SEVERAL)) == [
        ChangeReminder(replace(GUITAR, minute=1260, days=16))
    ]
    assert stored(taken("move the beans to saturday", SEVERAL)) == [ChangeReminder(replace(BEANS, on=date(2026, 3, 7)))]


def test_what_is_not_clear_is_asked_with_the_list() -> None:
    two: Found = {StoredReminders: [*LISTED, ListedReminder(replace(GUITAR, text="tune the guitar", id=5), None)]}
    assert not stored(taken("delete the guitar one", two))
    assert taps(taken("delete the guitar one", two)) == ["m:show:3", "m:show:5"]
    assert taps(taken("what reminders do I have", two)) == ["m:show:3", "m:show:5"]
    assert stored(taken("delete all my reminders", two)) == [DeleteReminder(3), DeleteReminder(5)]


@pytest.mark.parametrize("said", ["no more guitar please", "remove guitar from my likes", "cancel my dentist"])
def test_an_order_about_something_else_deletes_none(said: str) -> None:
    assert not stored(taken(said, {StoredReminders: LISTED, StoredProfile: Draft()}, intent="less_of"))


@pytest.mark.parametrize(
    ("said", "minute", "on"),
    [
        ("sorry beans at half 9 not 9", 1290, date(2026, 3, 3)),
        ("nah make the beans one 7", 1140, date(2026, 3, 3)),
        ("make that 10pm", 1320, date(2026, 3, 3)),
        ("please move that to Saturday at the same time", 1080, date(2026, 3, 7)),
    ],
)
def test_one_is_moved_as_people_correct_themselves(said: str, minute: int, on: date) -> None:
    assert stored(taken(said, SEVERAL)) == [ChangeReminder(replace(BEANS, minute=minute, on=on))]


@pytest.mark.parametrize(
    "said", ["no i want to play the guitar", "actually make dinner with beans and some other guests at 8"]
)
def test_what_shares_a_word_with_one_moves_none(said: str) -> None:
    assert not stored(taken(said, {**SEVERAL, StoredProfile: Draft()}, intent="wish"))


def test_what_reminds_somebody_of_something_is_no_request() -> None:
    outcome = taken("It reminded me of our dances at the lodge.", FOUND, intent="reminder")
    assert "At what time" not in words(outcome)


@pytest.mark.parametrize(
    ("said", "intent", "answered"),
    [
        ("what reminders have i got", "reminder", "Your reminders"),
        ("cancel the guitar one", "less_of", "I won't remind you"),
        ("change the guitar reminder to 10pm", "reminder", "at 22:00"),
        ("remind me to feed the cat at 7pm", "reminder", "feed the cat"),
    ],
)
def test_an_open_question_is_no_trap(said: str, intent: str, answered: str) -> None:
    asked = taken("remind me to call mum every Sunday", FOUND)
    found: Found = {
        StoredReminders: [*LISTED, ListedReminder(Reminder("feed the cat", 1140, 0, date(2026, 3, 2), 9), None)]
    }
    if "change" in said:
        found = {StoredReminders: [ListedReminder(replace(GUITAR, minute=1320), None)]}
    outcome = taken(said, found, after=asked, intent=intent)
    assert "call mum" not in words(outcome)
    assert answered in words(outcome)


def test_a_timer_starts_while_a_time_is_asked() -> None:
    asked = taken("remind me to call mum every Sunday", FOUND)
    assert StartTimer(12, "") in taken("timer 12 mins pasta", FOUND, after=asked, intent="timer").changes
