"""Orders about the times of the week, whichever way they are put."""

from __future__ import annotations

import pytest

from bot.core.week_orders import WeekOrder, WindowBound
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND, Span
from bot.language import registry

EVENINGS = Span(EVERY_DAY, 1200, 1320)  # 20:00 to 22:00
LUNCHES = Span(EVERY_DAY, 720, 780)
NOT_SUNDAY = EVERY_DAY & ~64
TUE_THU, FRIDAY = 0b0001010, 0b0010000


def ordered(text: str, code: str = "en") -> WeekOrder:
    order = registry.get(code).read_week_order(text)
    assert order is not None
    return order


def after(text: str, *windows: Span) -> set[tuple[int, int, int]]:
    left = ordered(text).applied(windows or [EVENINGS])
    return {(span.days, span.start, span.end % 1440) for span in left}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # other times in place of those there are, and why
        ("can we do mornings from 7 to 8 instead, evenings I'm wrecked", {(127, 420, 480)}),
        ("Afternoons are better since the baby came. Say 2 till 3, and not the evenings", {(127, 840, 900)}),
        ("swap the evenings for mornings, 6.30 till 7.30", {(127, 390, 450)}),
        ("from wednesday on 17:15 to 18:00, I've pottery later", {(127, 1035, 1080)}),
        ("the kids stay with us all summer. Make it 9 till 11 pm", {(127, 1260, 1380)}),
        ("7 till 9 pm clashes with choir. 8.15 to 9.45 pm would do", {(127, 1215, 1305)}),
        ("8 pm to 10 pm is out these days, make it 9 to 11 pm", {(127, 1260, 1380)}),
        ("evenings are out, 6 to 8 pm suits better", {(127, 1080, 1200)}),
        ("did I say 7 to 9? Make it quarter past seven to nine of an evening", {(127, 1155, 1260)}),
        ("I told you 8 to 10 but 9 to 10 pm is better", {(127, 1260, 1320)}),
        ("Start an hour later, half past eight, and quit at ten", {(127, 1230, 1320)}),
        ("quarter past nine tae eleven at night noo", {(127, 1275, 1380)}),
        # some days alone
        ("not daily, Tuesdays and Saturdays will do", {(0b0100010, 1200, 1320)}),
        ("It needn't be every day. Only Monday and Thursday", {(0b0001001, 1200, 1320)}),
        ("you don't need to write each day, weekends are plenty", {(WEEKEND, 1200, 1320)}),
        ("Tuesdays and Thursdays 6 to 7pm, all the other days as before", {(TUE_THU, 1080, 1140), (117, 1200, 1320)}),
        ("shift the weekend ones to 10 till noon", {(WEEKEND, 600, 720), (WEEKDAYS, 1200, 1320)}),
        ("9pm until midnight at weekends, weekdays stay as they are", {(WEEKEND, 1260, 0), (WEEKDAYS, 1200, 1320)}),
        ("from monday on its 19:00 to 20:30, weekend can stay", {(WEEKDAYS, 1140, 1230), (WEEKEND, 1200, 1320)}),
        ("leave Saturday out, on Sunday only between 4 and 5 in the afternoon", {(31, 1200, 1320), (64, 960, 1020)}),
        (
            "mondays and fridays I swim, so those two days start at 9 and not at 8. the others stay the same",
            {(17, 1260, 1320), (110, 1200, 1320)},
        ),
        ("let the late one finish by half past nine, the twins wake so early these days", {(127, 1200, 1290)}),
        ("the same 8 to 10 of the night please", {(127, 1200, 1320)}),
        ("put my tea break in, 4pm to 4.30pm. leave the night one as e dey", {(127, 1200, 1320), (127, 960, 990)}),
        # all days, told one by one
        ("Mon, Wed: 7-8pm; Fri: 9-10pm. Nothing else.", {(5, 1140, 1200), (16, 1260, 1320)}),
        ("tuesday thursday 20-21, other days 17.30 till 18.15", {(TUE_THU, 1200, 1260), (117, 1050, 1095)}),
        ("phone time is 7.15pm-8.45pm mon to sat now, sunday no", {(NOT_SUNDAY, 1155, 1245)}),
        ("Mon to Thu 5-6pm. Fri-Sun no messages.", {(15, 1020, 1080)}),
        ("every day but Sunday, quarter past 8 to quarter to 10 in the evening", {(NOT_SUNDAY, 1215, 1305)}),
        ("other than Tuesdays I'm free 6pm-8pm", {(125, 1080, 1200)}),
        ("7.10 to 7.50 and 17.30 to 18.10, working days", {(WEEKDAYS, 430, 470), (WEEKDAYS, 1050, 1090)}),
        ("my evenings are 6.30 to 7 and then 8.30 to 9.30", {(127, 1110, 1140), (127, 1230, 1290)}),
        # besides
        ("add lunchtime on weekdays, keep the evening", {(127, 1200, 1320), (WEEKDAYS, 720, 810)}),
        ("weekdays 1 to 2 pm as well please", {(127, 1200, 1320), (WEEKDAYS, 780, 840)}),
        (
            "and at breakfast too, half past seven to eight. Keep the eight o'clock one",
            {(127, 1200, 1320), (127, 450, 480)},
        ),
        ("Saturdays only, 3 to 4 pm. in the week I'm worn out after my shift", {(32, 900, 960)}),
        # what is left out
        ("skip Monday and Tuesday, they are my long days", {(124, 1200, 1320)}),
        ("take the Thursday one away", {(119, 1200, 1320)}),
        ("tuesday evenings off please, thats bingo", {(125, 1200, 1320)}),
        ("nothing before 9 in the evening at the weekend", {(WEEKDAYS, 1200, 1320), (WEEKEND, 1260, 1320)}),
        ("only Saturdays and Sundays from now on", {(WEEKEND, 1200, 1320)}),
        ("weekdays I don't get a minute. Weekend only, say 3 to 4", {(WEEKEND, 900, 960)}),
        (
            "Mondays and Fridays I coach, on those two 9 to 10 pm, the rest like always",
            {(110, 1200, 1320), (17, 1260, 1320)},
        ),
        ("no more evenings: mornings, 6:30 till 7:15", {(127, 390, 435)}),
        ("drop the Sunday one", {(63, 1200, 1320)}),
        ("drop the Saturday one", {(95, 1200, 1320)}),
        ("Saturday is shabbat. please don't write that day", {(95, 1200, 1320)}),
        ("Wednesdays we have chess club, so nothing then", {(123, 1200, 1320)}),
        ("Mondays and Thursdays I've got dialysis 5 to 9 pm, skip both. The other days are fine", {(118, 1200, 1320)}),
        ("Thursdays my daughter visits from 3 to 5. Nothing that evening please", {(119, 1200, 1320)}),
        ("On Fridays I teach until 8, leave that one out", {(111, 1200, 1320)}),
        ("give Sundays a miss", {(63, 1200, 1320)}),
        ("Leave the Saturdays alone, that's market day", {(95, 1200, 1320)}),
        ("keep Wednesdays free please", {(123, 1200, 1320)}),
        ("let Fridays be", {(111, 1200, 1320)}),
        ("7 to 10 pm, nothing from 9 pm to 11 pm", {(127, 1140, 1260)}),
        ("no mornings on Sundays, every day 7 to 9 am", {(63, 420, 540)}),
        # hours of what is refused, and others in their place
        ("please no texts during practice, Tuesdays 8 to 9 pm", {(125, 1200, 1320), (2, 1260, 1320)}),
        ("nothing while I'm teaching: 8 to 9 pm", {(127, 1260, 1320)}),
        ("don't write when I'm at the gym, mornings suit me better", {(127, 420, 540)}),
        ("quarter past 7 to 9 pm not 8 to 10 pm", {(127, 1155, 1260)}),
        ("8 to 11 pm, not 9 to 10 pm", {(127, 1200, 1260), (127, 1320, 1380)}),
        # not all days
        ("Mondays and Fridays rather than every day", {(17, 1200, 1320)}),
        ("Sundays are hectic, leave me be on Sundays", {(63, 1200, 1320)}),
        ("just Tuesday and Thursday mornings", {(TUE_THU, 420, 540)}),
        ("on Saturdays later in the evening, say 11 to midnight", {(95, 1200, 1320), (32, 1380, 0)}),
        # the other half of the day
        ("I wrote 6 to 7 pm but meant am", {(127, 360, 420)}),
        ("I meant in the morning, not at night", {(127, 420, 540)}),
        ("oh sorry, I meant AM", {(127, 480, 600)}),
        # days that are told by what somebody does then
        ("don't write on days I work, Mon to Wed", {(120, 1200, 1320)}),
        ("no need on the days my mother visits, tue and fri", {(109, 1200, 1320)}),
        ("early mornings on my days off, wed and sun", {(68, 360, 480)}),
        ("Mondays are crazy, leave them out", {(126, 1200, 1320)}),
        ("mornings are impossible with two kids", {(127, 1200, 1320)}),
        # single times
        ("I'm home at half 5", {(127, 1050, 1110)}),
        ("on my breaks, 10.15 and 2.30", {(127, 615, 675), (127, 870, 930)}),
        # how often is no time
        ("at most once a day, and never on a Sunday", {(63, 1200, 1320)}),
        ("move tuesdays to 6 till 7, leave the rest alone", {(125, 1200, 1320), (2, 1080, 1140)}),
    ],
)
def test_what_the_times_are_after_an_order(text: str, left: set[tuple[int, int, int]]) -> None:
    assert after(text) == left


def test_a_part_of_the_day_means_what_somebody_has_in_it() -> None:
    assert after("the evenings only from now on, drop the lunch one", EVENINGS, LUNCHES) == {(127, 1200, 1320)}
    assert after("no evenings", Span(EVERY_DAY, 1200, 1380), LUNCHES) == {(127, 720, 780)}


def test_ends_of_the_times_are_moved_together_or_on_some_days() -> None:
    assert after("I start at 8.30 but stop at half nine now") == {(127, 1230, 1290)}
    assert after("on Fridays stop at half past nine") == {(111, 1200, 1320), (FRIDAY, 1200, 1290)}


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("I'm in bed early these days, so nothing after 6 in the evening please", (1080, None)),
        ("no messages past 9 in the evening, the baby sleeps by then", (1260, None)),
        ("nothing after 10.30pm pls", (1350, None)),
    ],
)
def test_one_end_of_every_day_is_quiet(text: str, bounds: tuple[int | None, int | None]) -> None:
    order = ordered(text)
    assert (order.quiet_from, order.quiet_until) == bounds
    assert order.is_all


def test_times_of_some_days_are_said_to_be_so() -> None:
    order = ordered("this week I have afternoon shift, please write between 10 and 11 before noon")
    assert order.is_for_now
    assert order.is_plain
    assert order.wanted == (Span(EVERY_DAY, 600, 660),)


@pytest.mark.parametrize(
    "text",
    [
        "drop the chess, my friend is gone",
        "no money this month",
        "not the wedding",
        "never in the sun",
        "she never sat down",
        "something for the weekend",
        "I love pottery",
        "not too long please",
        "no running",
        "stop the timer",
        "no work on Mondays",
        "I don't have school on Fridays",
        "only 2 a day",
    ],
)
def test_what_names_no_time_orders_nothing(text: str) -> None:
    assert registry.get("en").read_week_order(text) is None


def test_what_is_told_besides_is_seen() -> None:
    assert not ordered("Mondays 7 to 8 pm, and I love pottery").is_all
    assert ordered("Mondays 7 to 8 pm, I've no time before").is_all


def test_a_bound_knows_its_days() -> None:
    assert ordered("on Fridays stop at 9 pm").bounds == (WindowBound(False, (1260,), FRIDAY),)


@pytest.mark.parametrize(
    ("code", "text", "order"),
    [
        ("ru", "с 18:00 до 19:00", WeekOrder(wanted=(Span(EVERY_DAY, 1080, 1140),), is_all=False)),
        ("pt", "só no fim de semana", WeekOrder(alone=(Span(WEEKEND, 0, 0),), is_all=False)),
    ],
)
def test_languages_without_such_words_read_times_and_days(code: str, text: str, order: WeekOrder) -> None:
    assert ordered(text, code) == order


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Dienstags und donnerstags 18 bis 19 Uhr, die anderen Tage wie bisher",
            {(TUE_THU, 1080, 1140), (117, 1200, 1320)},
        ),
        ("lieber morgens von 7 bis 8, abends bin ich zu müde", {(127, 420, 480)}),
        ("sonntags bin ich in der Kirche, da bitte nichts", {(63, 1200, 1320)}),
        ("nur am Wochenende", {(WEEKEND, 1200, 1320)}),
        ("lass den Samstag aus", {(95, 1200, 1320)}),
        ("lass die Sonntage in Ruhe, da ist Familie", {(63, 1200, 1320)}),
        ("nicht jeden Tag bitte, montags und freitags reicht", {(17, 1200, 1320)}),
        ("statt 20 bis 22 Uhr lieber von 21 bis 23 Uhr", {(127, 1260, 1380)}),
        ("zusätzlich mittags von 12 bis 13 Uhr, der Abend bleibt", {(127, 1200, 1320), (127, 720, 780)}),
        ("mein Sohn bleibt den Sommer über hier. mach es lieber 21 bis 23 Uhr", {(127, 1260, 1380)}),
        ("werktags 20 bis 22 Uhr, am Wochenende nicht", {(WEEKDAYS, 1200, 1320)}),
        ("hatte ich 18 bis 20 Uhr gesagt? besser 19 bis 20 Uhr", {(127, 1140, 1200)}),
    ],
)
def test_in_german_orders_are_read_clause_by_clause(text: str, left: set[tuple[int, int, int]]) -> None:
    applied = ordered(text, "de").applied([EVENINGS])
    assert {(span.days, span.start, span.end % 1440) for span in applied} == left


@pytest.mark.parametrize("text", ["ich mag abends gern lesen", "kein Jogging mehr", "meine Tochter kommt am Freitag"])
def test_in_german_what_is_told_orders_nothing(text: str) -> None:
    assert registry.get("de").read_week_order(text) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("martes y jueves de 18 a 19, los demás días como siempre", {(TUE_THU, 1080, 1140), (117, 1200, 1320)}),
        ("mejor por la mañana de 7 a 8, por la noche estoy muerta", {(127, 420, 480)}),
        ("los domingos voy a misa, esos días nada", {(63, 1200, 1320)}),
        ("deja los sábados libres", {(95, 1200, 1320)}),
        ("deja los domingos en paz, son para la familia", {(63, 1200, 1320)}),
        ("no todos los días, lunes y viernes bastan", {(17, 1200, 1320)}),
        ("en vez de 20:00 a 22:00 mejor de 21:00 a 23:00", {(127, 1260, 1380)}),
        ("además al mediodía de 12:00 a 13:00, la noche se queda como está", {(127, 1200, 1320), (127, 720, 780)}),
        ("te dije de 18:00 a 20:00, mejor de 19:00 a 20:00", {(127, 1140, 1200)}),
        ("entre semana de 20:00 a 22:00, fines de semana no", {(WEEKDAYS, 1200, 1320)}),
    ],
)
def test_in_spanish_orders_are_read_clause_by_clause(text: str, left: set[tuple[int, int, int]]) -> None:
    applied = ordered(text, "es").applied([EVENINGS])
    assert {(span.days, span.start, span.end % 1440) for span in applied} == left
