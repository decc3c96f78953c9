"""Times, dates and moves of times as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.week_orders import WindowBound
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND, Span
from bot.language import registry
from bot.language.en import LANGUAGE
from bot.language.en.dates import snooze_until
from bot.language.en.shifts import read_new_bound, read_shift
from bot.language.en.spoken_times import find_times, is_ambiguous, parse_times

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
MON_TO_THU = 0b0001111
NOT_FRIDAY = 0b1101111


@pytest.mark.parametrize(
    ("words", "days", "start", "end"),
    [
        ("20h30 a 22h", EVERY_DAY, "20:30", "22:00"),
        ("12 to 1", EVERY_DAY, "12:00", "13:00"),
        ("from noon to 1", EVERY_DAY, "12:00", "13:00"),
        ("half past eight in the evening", EVERY_DAY, "20:30", "21:30"),
        ("quarter to nine until ten at night", EVERY_DAY, "20:45", "22:00"),
        ("7-9p", EVERY_DAY, "19:00", "21:00"),
        ("2000-2230", EVERY_DAY, "20:00", "22:30"),
        ("9 pm till midnight", EVERY_DAY, "21:00", "00:00"),
        ("between 11pm and midnight", EVERY_DAY, "23:00", "00:00"),
        ("eight to midnight", EVERY_DAY, "20:00", "00:00"),
        ("midnight to 2 am", EVERY_DAY, "00:00", "02:00"),
        ("8-10 pm during the week", WEEKDAYS, "20:00", "22:00"),
        ("２０:００-２２:３０", EVERY_DAY, "20:00", "22:30"),
        ("M-F 8-10pm", WEEKDAYS, "20:00", "22:00"),
        ("every evening except Friday", NOT_FRIDAY, "19:00", "22:00"),
        ("11-1", EVERY_DAY, "11:00", "13:00"),
        ("9 to 5", EVERY_DAY, "09:00", "17:00"),
        ("8pm", EVERY_DAY, "20:00", "21:00"),
        ("around 8pm for an hour", EVERY_DAY, "20:00", "21:00"),
        ("Fri 22:00 - Sat 02:00", 0b0010000, "22:00", "02:00"),
        ("weeknights 9pm-11pm", MON_TO_THU, "21:00", "23:00"),
        ("lunch (12 to 1)", EVERY_DAY, "12:00", "13:00"),
        ("after ten at night till 11:30", EVERY_DAY, "22:00", "23:30"),
        ("five fifteen to six forty-five in the morning", EVERY_DAY, "05:15", "06:45"),
        ("mornings between seven ten and eight twenty", EVERY_DAY, "07:10", "08:20"),
        ("from seven till quarter past eight in the evening", EVERY_DAY, "19:00", "20:15"),
        ("weekdays twelve till half past", WEEKDAYS, "12:00", "12:30"),
        ("seven forty to half eight in the morning", EVERY_DAY, "07:40", "08:30"),
        ("8 pm to 10", EVERY_DAY, "20:00", "22:00"),
        ("10 pm to 7", EVERY_DAY, "22:00", "07:00"),
    ],
)
def test_times(words: str, days: int, start: str, end: str) -> None:
    first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end))
    assert parse_times(words) == [Span(days, first, last)]


@pytest.mark.parametrize(
    ("words", "ambiguous"),
    [("8-10", True), ("after 9", True), ("8-10 pm", False), ("20-22", False), ("after 9 in the evening", False)],
)
def test_bare_hours_are_asked_about(words: str, ambiguous: bool) -> None:
    assert is_ambiguous(words) is ambiguous


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("until the 12th", datetime(2026, 3, 12, 6, tzinfo=UTC)),
        ("till march 20", datetime(2026, 3, 20, 6, tzinfo=UTC)),
        ("back on thursday", datetime(2026, 3, 5, 6, tzinfo=UTC)),
        ("for a fortnight", MONDAY + timedelta(days=14)),
        ("from 5 to 7 pm", None),
    ],
)
def test_until_when(words: str, until: datetime | None) -> None:
    assert LANGUAGE.read_pause_end(words, MONDAY) == until


@pytest.mark.parametrize(
    ("words", "due_at"),
    [
        ("snooze 40 minutes", MONDAY + timedelta(minutes=40)),
        ("in half an hour", MONDAY + timedelta(minutes=30)),
        ("tonight", MONDAY + timedelta(hours=1)),
        ("tomorrow morning", datetime(2026, 3, 3, 9, tzinfo=UTC)),
        ("this morning", None),
        ("when I'm home", None),
    ],
)
def test_until_when_a_nudge_is_put_off(words: str, due_at: datetime | None) -> None:
    assert snooze_until(words, MONDAY) == due_at


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("an hour earlier", -60), ("half an hour later please", 30), ("20 minutes sooner", -20), ("much later", None)],
)
def test_by_how_much_times_move(words: str, minutes: int | None) -> None:
    assert read_shift(words) == minutes


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("i'm on my phone at 4pm and 10pm", [Span(EVERY_DAY, 960, 1020), Span(EVERY_DAY, 1320, 1380)]),
        ("weekday mornings at nine", [Span(WEEKDAYS, 540, 600)]),
        ("add 9 in the morning too", [Span(EVERY_DAY, 540, 600)]),
        ("the mornings, around nine", [Span(EVERY_DAY, 540, 600)]),
        ("at 7am, 1pm and 9pm", [Span(EVERY_DAY, 420, 480), Span(EVERY_DAY, 780, 840), Span(EVERY_DAY, 1260, 1320)]),
        (
            "evening, between seven and nine and sometimes around nine in the morning",
            [Span(EVERY_DAY, 1140, 1260), Span(EVERY_DAY, 540, 600)],
        ),
        ("between 8pm and 10pm", [Span(EVERY_DAY, 1200, 1320)]),
        ("8pm to 10pm", [Span(EVERY_DAY, 1200, 1320)]),
    ],
)
def test_single_times_are_no_stretch_from_one_to_the_other(text: str, spans: list[Span]) -> None:
    assert find_times(text) == spans


def test_times_that_are_not_meant_are_left_out_where_others_are_named() -> None:
    order = LANGUAGE.read_week_order("not at 16 to 22, two times: after shift around 4 and then in bed around 10")
    assert order is not None
    assert list(order.wanted) == [Span(EVERY_DAY, 960, 1020), Span(EVERY_DAY, 1320, 1380)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("please begin at quarter past 7 instead of 8", WindowBound(True, (435, 1155))),
        ("stop at 10 pm", WindowBound(False, (1320,))),
        ("start at 8 and stop at 10", None),  # both are named
        ("I start work at the bakery", None),
        ("8 to 10", None),
    ],
)
def test_one_end_of_the_times_may_be_another_one(text: str, bound: WindowBound | None) -> None:
    assert read_new_bound(text) == bound


def test_what_is_to_be_forgotten_is_not_meant() -> None:
    order = LANGUAGE.read_week_order("now 6 to 8 in the morning tuesday to friday, drop the evenings")
    assert order is not None
    assert list(order.wanted) == [Span(0b0011110, 360, 480)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("6 to 7 pm on weekdays, but 3 to 5 at the weekend", [(WEEKDAYS, 1080, 1140), (WEEKEND, 900, 1020)]),
        ("7-8 pm Mondays and 9-10 pm Thursdays", [(1, 1140, 1200), (8, 1260, 1320)]),
        ("weekends 2 to 4, in the week 6 to 8", [(WEEKEND, 840, 960), (WEEKDAYS, 1080, 1200)]),
        ("weekdays 6 to 8 pm and 10 to 12 on Sundays", [(WEEKDAYS, 1080, 1200), (64, 600, 720)]),
        ("7 to 8 am and 6 to 7 pm on weekdays", [(WEEKDAYS, 420, 480), (WEEKDAYS, 1080, 1140)]),
    ],
)
def test_days_have_times_of_their_own(text: str, spans: list[tuple[int, int, int]]) -> None:
    assert LANGUAGE.find_hours(text) == [Span(*one) for one in spans]


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("en", "skip Thursdays, that's choir practice", 0b1110111),
        ("en", "no Mondays please because I coach football", 0b1111110),
        ("en", "I can't do Saturdays, we visit my gran", 0b1011111),
        ("en", "not on Mondays or Fridays", 0b1101110),
        ("en", "not on Fridays, and I love pottery", None),  # that is told besides
        ("en", "no yoga on Mondays", None),
        ("en", "not on Mondays from 5 to 7", None),
        ("de", "freitags nicht, da singe ich im Chor", 0b1101111),
        ("es", "los jueves no, que tengo coro", 0b1110111),
        ("pt", "nada às quintas, tenho coral", 0b1110111),
        ("ru", "по пятницам не пиши, у меня хор", 0b1101111),
    ],
)
def test_the_reason_behind_a_day_is_nothing_that_is_liked(code: str, text: str, days: int | None) -> None:
    assert registry.get(code).read_refused_days(text) == days


@pytest.mark.parametrize(
    ("code", "text", "hours"),
    [
        ("en", "quiet for 12h please", 12),
        ("en", "hush for 72 hrs", 72),
        ("en", "pause for two hours", 2),
        ("de", "Pause für 36 h", 36),
        ("es", "pausa de 48h", 48),
        ("ru", "пауза на 12 ч", 12),
    ],
)
def test_hours_may_be_a_single_letter(code: str, text: str, hours: int) -> None:
    assert registry.get(code).read_pause_end(text, MONDAY) == MONDAY + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("code", "text", "start", "end"),
    [
        ("de", "von sechs uhr dreißig bis sieben uhr fünfzehn abends", 1110, 1155),
        ("es", "de las seis y media a las ocho menos cuarto de la tarde", 1110, 1185),
        ("es", "entre seis y diez de la noche", 1080, 1320),
        ("pt", "das sete e quinze às oito e vinte da manhã", 435, 500),
        ("ru", "с семи с половиной до девяти вечера", 1170, 1260),
        ("fa", "از شش و نیم تا هفت و نیم عصر", 1110, 1170),
    ],
)
def test_minutes_may_be_in_words(code: str, text: str, start: int, end: int) -> None:
    assert registry.get(code).find_hours(text) == [Span(EVERY_DAY, start, end)]


@pytest.mark.parametrize("text", ["two thirty minute walks", "eleven twelve-year-olds"])
def test_how_long_and_how_old_are_no_minutes(text: str) -> None:
    assert ":" not in LANGUAGE.hours.as_digits(text)
