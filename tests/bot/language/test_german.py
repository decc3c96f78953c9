"""What people write in German is read: tables of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.goals import Goal
from bot.core.profile_fields import KNOWN_LIMITS, PROFILE_FIELDS
from bot.core.reminders import ReminderRequest
from bot.core.timers import TimerRequest
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND, Span
from bot.language import registry as languages
from bot.language.base import AgeError, HoursError, Meaning
from bot.language.crisis import sounds_like_crisis
from bot.language.de.reading.lexicon import HOUSEHOLD, LIMITS, STATES
from recommender.dislikes import disliked

GERMAN = languages.get("de")
MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "age"),
    [("34", 34), ("ich bin 34", 34), ("34 Jahre alt", 34), ("bin gerade 34 geworden", 34), ("vierunddreißig", 34)],
)
def test_ages(text: str, age: int) -> None:
    assert GERMAN.parse_age(text) == age


@pytest.mark.parametrize("text", ["", "alt", "0", "121", "ich habe 2 Kinder", "5 Stunden am Tag"])
def test_no_ages(text: str) -> None:
    with pytest.raises(AgeError):
        GERMAN.parse_age(text)


TOLD = [
    ("Ich bin 34 und Krankenpfleger", {"age": "34", "occupation": "Krankenpfleger"}),
    ("Mitte 40, wohne mit meiner Frau in Hamburg", {"age": "44-46", "household": ("partner",), "place": "Hamburg"}),
    ("mein Sohn ist 8 Jahre alt, ich bin vierunddreißig", {"age": "34", "household": ("children",)}),
    ("Rentnerin, 71, lebe allein mit meiner Katze", {"occupation": "retired", "household": ("a cat", "lives alone")}),
    ("Ich lese gern und höre gerne Klassik. Kochen mag ich nicht.",
     {"likes": ("lesen", "Klassik hören"), "dislikes": ("Kochen",)}),
    ("Ich mag Schach und lange Spaziergänge, aber kein Joggen.",
     {"likes": ("Schach", "lange Spaziergänge"), "dislikes": ("Joggen",)}),
    ("Ich hasse Putzen und Yoga ist nichts für mich.", {"dislikes": ("Yoga", "Putzen")}),
    ("Ich kann Fitnessstudios nicht leiden, aber ich tanze gern.",
     {"dislikes": ("Fitnessstudios",), "likes": ("tanzen",)}),
    ("Meine Hobbys sind Nähen und Gärtnern. Bitte keine Hunde.",
     {"likes": ("Nähen", "Gärtnern"), "dislikes": ("Hunde",)}),
    ("Ich gehe gern spazieren und schwimmen", {"likes": ("spazieren gehen", "schwimmen")}),
    ("Ich würde gern mal wieder etwas machen", {"likes": ()}),
    ("Ich sitze im Rollstuhl, und mein Rücken tut weh", {"limits": ("bad back", "uses a wheelchair")}),
    ("Ich habe eine Katzenhaarallergie, aber keine Knieprobleme", {"limits": ("allergic to cats",)}),
    ("Ich bin meistens nach 21 Uhr am Handy", {"windows": (Span(EVERY_DAY, 1260, 1380),)}),
    ("Ich bin eine Frau aus Wien", {"gender": "female", "place": "Wien"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_profiles(text: str, told: dict[str, object]) -> None:
    read = GERMAN.read_profile(text)
    for name, value in told.items():
        found = getattr(read, name)
        if name == "place":
            assert read.time_zone is not None
            assert str(found).partition(",")[0] in (value, "Vienna")
        else:
            assert found == value, name


def test_what_was_not_read_is_named() -> None:
    text = "Ich bin 34, wohne in München und heiße Anna"
    assert GERMAN.find_unread(text, GERMAN.read_profile(text)) == ("heiße Anna",)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("werktags 20:00-22:30", [Span(WEEKDAYS, 1200, 1350)]),
        ("abends von 8 bis 10", [Span(EVERY_DAY, 1200, 1320)]),
        ("Sa und So 9 bis 11 Uhr", [Span(WEEKEND, 540, 660)]),
        ("Montag bis Freitag 19-22 Uhr", [Span(WEEKDAYS, 1140, 1320)]),
        ("von halb neun bis zehn abends", [Span(EVERY_DAY, 1230, 1320)]),
        ("am Wochenende morgens", [Span(WEEKEND, 420, 540)]),
        ("Freitagabend", [Span(16, 1140, 1320)]),
    ],
)
def test_hours(text: str, spans: list[Span]) -> None:
    assert GERMAN.parse_hours(text) == spans


@pytest.mark.parametrize("text", ["", "manchmal", "25 bis 26 Uhr", "montags"])
def test_no_hours(text: str) -> None:
    with pytest.raises(HoursError):
        GERMAN.parse_hours(text)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [("zwei Wochen Ruhe", timedelta(weeks=2)), ("für einen Tag", timedelta(days=1)), ("einfach so", None)],
)
def test_pauses(text: str, ahead: timedelta | None) -> None:
    assert GERMAN.read_pause_end(text, MONDAY) == (None if ahead is None else MONDAY + ahead)


def test_days_and_clocks() -> None:
    assert GERMAN.read_pause_end("bis Freitag", MONDAY) == datetime(2026, 3, 6, 6, tzinfo=UTC)
    assert GERMAN.read_weekdays("nur am Wochenende") == WEEKEND
    assert GERMAN.read_weekdays("nicht montags") == EVERY_DAY & ~1
    assert GERMAN.read_writing_time("schreib mir um 8 Uhr abends") == 20 * 60
    assert GERMAN.read_clock("es ist 14:05 Uhr") == [14 * 60 + 5]
    assert GERMAN.read_quiet_hours("von 22 bis 7 Uhr") == [Span(EVERY_DAY, 22 * 60, 7 * 60)]
    assert GERMAN.read_times_a_day("nur noch einmal am Tag") == 1


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("ja, stimmt", Meaning.YES),
        ("nö", Meaning.NO),
        ("überspringen", Meaning.SKIP),
        ("fertig", Meaning.DONE),
        ("keine Ahnung", Meaning.EVERYTHING),
        ("Wie spät ist es", Meaning.ASKS_TIME),
        ("guten Abend", Meaning.GREETING),
        ("vielen Dank", Meaning.THANKS),
        ("lass mich in Ruhe", Meaning.STOP),
        ("auf Deutsch bitte", Meaning.SPEAK_THIS),
        ("Wer hat Zugriff auf meine Daten", Meaning.ASKS_PRIVACY),
    ],
)
def test_short_words(text: str, meaning: Meaning) -> None:
    assert GERMAN.says(meaning, text)


CRISES = (
    "ich will nicht mehr leben|Ich möchte sterben|ich wünschte, ich wäre tot|ich bringe mich um|"
    "ich denke an Selbstmord|"
    "ich will mir das Leben nehmen|niemand würde mich vermissen|ohne mich wären alle besser dran|ich kann nicht mehr|"
    "ich halte das nicht mehr aus|ich ritze mich|ich will vor den Zug springen|ich hab alle Tabletten geschluckt|"
    "mein Mann schlägt mich|ich habe Angst vor meinem Mann|es hat alles keinen Sinn mehr|mein Leben ist sinnlos|"
    "ich verletze mich selbst|ich bin nur noch eine Last für alle|Ich hasse mich|ich will mich aufhängen|"
    "ich will Schluss machen mit dem Leben|am liebsten wäre ich tot|ich möchte mir etwas antun"
)
HARMLESS = (
    "mir ist zum Sterben langweilig|ich sterbe vor Hunger|ich lach mich tot|ich bin todmüde|ich will nicht mehr joggen|"
    "ich mag nicht mehr als einen am Tag|die Hitze bringt mich um|ich habe mich beim Kochen geschnitten|"
    "mein Hund ist gestorben|keine Lust mehr auf Joggen|ich will nicht mehr so viel am Handy sein|"
    "ich kann nicht mehr warten"
)


@pytest.mark.parametrize("text", CRISES.split("|"))
def test_crises_are_heard(text: str) -> None:
    assert sounds_like_crisis(text)


@pytest.mark.parametrize("text", HARMLESS.split("|"))
def test_figures_of_speech_are_none(text: str) -> None:
    assert not sounds_like_crisis(text)


def test_what_is_stored_in_english_can_be_said_in_every_language() -> None:
    offered = {stored for declared in PROFILE_FIELDS.values() for _label, stored in declared.choices}
    assert {*HOUSEHOLD, *STATES} <= offered
    assert set(LIMITS) <= {*offered, *KNOWN_LIMITS}


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("erinnere mich dienstags um 20 Uhr ans Gitarrespielen", ReminderRequest("Gitarrespielen", (1200,), 2)),
        ("erinner mich in 20 Minuten an die Nudeln", ReminderRequest("Nudeln", (1100,), 0, MONDAY.date())),
        ("erinnere mich jeden Abend um halb zehn ans Lesen", ReminderRequest("Lesen", (1290,), EVERY_DAY)),
        ("kannst du mich am Freitag um 18:30 an Yoga erinnern?", ReminderRequest("Yoga", (1110,), 0, date(2026, 3, 6))),
        ("keine Erinnerungen mehr", ReminderRequest("", stops=True)),
    ],
)
def test_reminders(text: str, request_: ReminderRequest) -> None:
    assert GERMAN.says_reminder(text)
    assert GERMAN.read_reminder(text, MONDAY) == request_


@pytest.mark.parametrize(
    ("text", "timer"),
    [
        ("starte 10 Minuten", TimerRequest(10)),
        ("Timer auf eine halbe Stunde zum Lesen", TimerRequest(30, "Lesen")),
        ("stopp den Timer", TimerRequest(None, stops=True)),
    ],
)
def test_timers(text: str, timer: TimerRequest) -> None:
    assert GERMAN.says_timer(text)
    assert GERMAN.read_timer(text) == timer


def test_times_of_the_day() -> None:
    assert GERMAN.read_times("halb acht") == (450, 1170)
    assert GERMAN.read_times("acht Uhr abends") == (1200,)


@pytest.mark.parametrize(
    ("told", "activity", "word"),
    [("Kochen", "cooking", None), ("Joggen", None, "run"), ("Hunde", None, "dog"), ("Gitarre spielen", None, "guitar")],
)
def test_a_dislike_told_in_german_leaves_out_the_same(told: str, activity: str | None, word: str | None) -> None:
    found = disliked((told,))
    assert activity is None or activity in found.activities
    assert word is None or any(word in one.stems for group in found.mentions for one in group)


def test_goals_and_names() -> None:
    assert GERMAN.read_goal("zweimal die Woche tanzen") == Goal("tanzen", 2)
    assert GERMAN.read_goal("ich möchte 3 mal pro Woche lesen") == Goal("lesen", 3)
    assert GERMAN.read_goal("schreib mir zweimal die Woche") is None
    assert GERMAN.read_goal("ich koche einmal die Woche") is None
    assert GERMAN.read_called("nenn mich Evi") == "Evi"
    assert GERMAN.read_called("nenn mich nicht so") is None


@pytest.mark.parametrize("text", ["Ich liebe Backen. 55, Wien", "Hallo! 55, Garten", "Backen und Lesen; 55, Linz"])
def test_an_age_may_begin_any_sentence(text: str) -> None:
    assert GERMAN.read_profile(text).age == "55"
