"""Ages, phrases, hours, places, clocks, crises: tables of what people write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.ages import age_groups
from bot.core.phrases import PhraseError, enumerate_phrases, merge_phrases, split_enumeration
from bot.core.replies import Say
from bot.core.weekly_windows import Span
from bot.dialogues.critiques import cut
from bot.dialogues.time_phrases import say_instant, say_until
from bot.dialogues.wishes import answer_time, is_about_oneself
from bot.language import registry as languages
from bot.language.base import AgeError, HoursError
from bot.understanding.places import zone_at, zones_by_clock

ENGLISH = languages.get("en")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("34", 34),
        ("I'm 34", 34),
        ("34 years old", 34),
        ("34yo", 34),
        ("age: 34", 34),
        ("34 years", 34),
        ("1", 1),
        ("just call it 34", 34),
        ("say 34 and be done with it", 34),
        ("you can put 34ish", 34),
    ],
)
def test_ages(text: str, age: int) -> None:
    assert ENGLISH.parse_age(text) == age


@pytest.mark.parametrize(
    "text",
    [
        "",
        "old",
        "0",
        "-3",
        "121",
        "34.5",
        "3 4",
        "34 or 35",
        "1e3",
        "³⁴",
        "v34",
        "I have 2 kids",
        "5 hours a day",
        "<script>alert(1)</script>",
    ],
)
def test_no_ages(text: str) -> None:
    with pytest.raises(AgeError):
        ENGLISH.parse_age(text)


def test_age_groups_begin_at_the_minimum() -> None:
    assert age_groups(16) == ["16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75 or older"]
    assert age_groups(30)[0] == "30-34"


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("hiking, chess and my dog", ["hiking", "chess", "my dog"]),
        ("I really like long walks; reading", ["long walks", "reading"]),
        ("rock and roll & arts and crafts", ["rock and roll", "arts and crafts"]),
        ("Chess, chess, CHESS", ["Chess"]),
        ("<b>bold</b> moves", ["<b>bold</b> moves"]),
        ("שלום עולם", ["שלום עולם"]),
    ],
)
def test_phrases(text: str, phrases: list[str]) -> None:
    assert ENGLISH.split_phrases(text) == phrases


@pytest.mark.parametrize(
    ("text", "kind"), [("🙂", "wordless"), (", ,", "wordless"), ("x" * 61, "long"), (",".join("abcdefghijklm"), "many")]
)
def test_no_phrases(text: str, kind: str) -> None:
    with pytest.raises(PhraseError, match=kind):
        ENGLISH.split_phrases(text)


def test_limits_keep_their_beginning() -> None:
    assert ENGLISH.split_phrases("can't stand for long, asthma", of_taste=False) == ["can't stand for long", "asthma"]


@given(
    st.lists(
        st.sampled_from(["two kids", "a dog", "can't stand for long", "bad knees", "mum"]), max_size=12, unique=True
    )
)
def test_what_was_enumerated_is_taken_apart_again(phrases: list[str]) -> None:
    assert split_enumeration(enumerate_phrases(phrases)) == tuple(phrases)


def test_merging_keeps_the_first_spelling_and_the_order() -> None:
    assert merge_phrases(["Chess", "walks"], ["chess", "tea"]) == ("Chess", "walks", "tea")


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("weekdays 20:00-22:30", [(31, 1200, 1350)]),
        ("sat and sun 9 to 11 am", [(96, 540, 660)]),
        ("8-10 pm", [(127, 1200, 1320)]),
        ("evenings", [(127, 1140, 1320)]),
        ("mon-fri 12-1pm, weekends 20-23", [(31, 720, 780), (96, 1200, 1380)]),
        ("every day 22:00-1:00", [(127, 1320, 60)]),
        ("20:00-22:00 on weekdays", [(31, 1200, 1320)]),
        ("between 3 and 5", [(127, 900, 1020)]),
        ("05:00-07:00", [(127, 300, 420)]),
        ("lunch times and lunchbreaks", [(127, 720, 810)]),
        ("mornings 5-6", [(127, 300, 360)]),
        ("evenings from 7 to 9", [(127, 1140, 1260)]),
        ("mornings and 20-22", [(127, 420, 540), (127, 1200, 1320)]),
        ("from nine up until eleven pm", [(127, 1260, 1380)]),
    ],
)
def test_hours(text: str, spans: list[tuple[int, int, int]]) -> None:
    assert [(span.days, span.start, span.end) for span in ENGLISH.parse_hours(text)] == spans


@pytest.mark.parametrize("text", ["whenever", "25:00-26:00", "20-20", "weekends", "🌙", "20:00-20:05"])
def test_no_hours(text: str) -> None:
    with pytest.raises(HoursError):
        ENGLISH.parse_hours(text)
    assert ENGLISH.find_hours(text) == []


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("i live in munich", "Europe/Berlin"),
        ("london, canada", "America/Toronto"),
        ("São Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Portugal Cove", None),
        ("japan", "Asia/Tokyo"),
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("UTC", "UTC"),
        ("USA", None),
        ("<b>", None),
    ],
)
def test_places(text: str, zone: str | None) -> None:
    place = ENGLISH.find_place(text)
    assert (place.zone if place else None) == zone


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("14:05", [845]),
        ("it's 2:05 pm", [845]),
        ("2:05", [125, 845]),
        ("12:30 am", [30]),
        ("now 0:10", [10]),
        ("25:00", None),
        ("14", None),
        ("13 pm", None),
        ("soon", None),
    ],
)
def test_clocks(text: str, minutes: list[int] | None) -> None:
    assert ENGLISH.read_clock(text) == minutes


@given(st.sampled_from(["Europe/Berlin", "Asia/Kolkata", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu"]))
def test_the_time_told_leads_to_ones_own_zone_even_if_the_clock_is_wrong_by_minutes(zone: str) -> None:
    local = NOW.astimezone(ZoneInfo(zone)) + timedelta(minutes=4)
    found = zones_by_clock([local.hour * 60 + local.minute], NOW, most=50)
    assert zone in found or len(found) == 50
    clocks = {f"{NOW.astimezone(ZoneInfo(name)):%H:%M}" for name in found}  # a day apart is the same clock
    assert clocks == {f"{NOW.astimezone(ZoneInfo(zone)):%H:%M}"}


def test_places_by_position() -> None:
    assert zone_at(52.5, 13.4) == "Europe/Berlin"
    assert zone_at(91, 0) is None


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("please write me at 8 in the morning instead", 480),
        ("could you message me around 7:30 pm", 1170),
        ("send it at 20:15", 1215),
        ("write to me at 4", 960),
        ("I write at my desk", None),
        ("something quiet", None),
    ],
)
def test_times_asked_for(text: str, minute: int | None) -> None:
    assert ENGLISH.read_writing_time(text) == minute
    assert (answer_time(ENGLISH, text, NOW) is None) is (minute is None)


def test_the_time_is_told() -> None:
    [said] = answer_time(ENGLISH, "What time is it?", NOW) or []
    assert isinstance(said, Say)
    assert "09:00" in said.html


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("from ten to seven", [(1320, 420)]),
        ("22-7", [(1320, 420)]),
        ("10 to 7", [(1320, 420)]),
        ("22:30 until 8", [(1350, 480)]),
        ("from 1 to 6", [(60, 360)]),
        ("10 pm to 7 am", [(1320, 420)]),
        ("99-3", []),
    ],
)
def test_quiet_hours(words: str, spans: list[tuple[int, int]]) -> None:
    assert [(span.start, span.end) for span in ENGLISH.read_quiet_hours(words)] == spans


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("I love pottery", True),
        ("I'm 35 now", True),
        ("no more running please", True),
        ("my dog died yesterday", False),
        ("btw I have a dog", True),
        ("I feel like painting", False),
        ("I want something with my dog", False),
        ("something for my daughter", False),
    ],
)
def test_telling_is_told_from_wishing(text: str, about: bool) -> None:
    assert is_about_oneself(ENGLISH, text, ENGLISH.read_profile(text)) is about


@given(st.integers(0, 1439), st.integers(15, 1080), st.data())
def test_a_cut_window_is_a_part_of_it_without_the_unwelcome_minute(
    start: int, length: int, data: st.DataObject
) -> None:
    window = Span(0b0010001, start, (start + length) % 1440)
    offset = data.draw(st.integers(0, length - 1))
    left = cut(window, (start + offset) % 1440)
    if left is None:
        assert length < 60
        return
    begun = (left.start - start) % 1440
    assert 15 <= left.minutes <= length
    assert begun + left.minutes <= length
    assert not begun <= offset < begun + left.minutes
    moved = start + begun >= 1440
    assert left.days == (0b0100010 if moved else 0b0010001)


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (NOW, "10:00"),
        (NOW + timedelta(days=1), "tomorrow, 10:00"),
        (NOW + timedelta(days=5), "Saturday, 10:00"),
        (NOW + timedelta(days=30), "1 April, 11:00"),
    ],
)
def test_ends_in_words(instant: datetime, words: str) -> None:
    assert say_until(instant, ZoneInfo("Europe/Berlin"), NOW) == words


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (NOW, "today at 10:00"),
        (NOW + timedelta(days=1), "tomorrow at 10:00"),
        (NOW - timedelta(days=1), "yesterday at 10:00"),
        (NOW + timedelta(days=3), "on Thursday at 10:00"),
        (NOW + timedelta(days=30), "on 1 April at 11:00"),  # the clocks have changed by then
    ],
)
def test_instants_in_words(instant: datetime, words: str) -> None:
    assert say_instant(instant, ZoneInfo("Europe/Berlin"), NOW) == words
