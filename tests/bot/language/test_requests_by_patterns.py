"""Reminders, timers, goals, names, pauses and times, as people ask for them in languages that are read by patterns."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.goals import Goal
from bot.core.reminders import ReminderRequest
from bot.core.timers import TimerRequest
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.language import registry

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=ZoneInfo("Europe/Madrid"))


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        (
            "es",
            "recuérdame tocar la guitarra a las 8 de la tarde los martes",
            ReminderRequest("tocar la guitarra", (1200,), 2),
        ),
        ("es", "recuérdame llamar a mi madre a las 18:30", ReminderRequest("llamar a mi madre", (1110,))),
        (
            "es",
            "avísame en 20 minutos de apagar el horno",
            ReminderRequest("apagar el horno", (1100,), 0, date(2026, 3, 2)),
        ),
        ("es", "cada día a las 7 de la mañana recuérdame estirar", ReminderRequest("estirar", (420,), EVERY_DAY)),
        (
            "es",
            "recuérdame comprar flores para Ana mañana",
            ReminderRequest("comprar flores para Ana", (), 0, date(2026, 3, 3)),
        ),
        ("fa", "سه‌شنبه‌ها ساعت ۸ شب یادم بینداز گیتار بزنم", ReminderRequest("گیتار بزنم", (1200,), 2)),
        ("fa", "ساعت ۱۸:۳۰ یادم بینداز به مادرم زنگ بزنم", ReminderRequest("به مادرم زنگ بزنم", (1110,))),
        ("fa", "یادم بینداز فردا نان بخرم", ReminderRequest("نان بخرم", (), 0, date(2026, 3, 3))),
    ],
)
def test_reminders_are_read(code: str, text: str, wanted: ReminderRequest) -> None:
    language = registry.get(code)
    assert language.says_reminder(text)
    assert language.read_reminder(text, MONDAY) == wanted


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("es", "pon un temporizador de diez minutos para leer", TimerRequest(10, "leer")),
        ("es", "empieza 15 minutos", TimerRequest(15)),
        ("es", "para el temporizador", TimerRequest(None, stops=True)),
        ("fa", "ده دقیقه تایمر برای کتاب بگذار", TimerRequest(10, "کتاب")),
        ("fa", "۱۵ دقیقه شروع کن", TimerRequest(15)),
    ],
)
def test_timers_are_read(code: str, text: str, wanted: TimerRequest) -> None:
    language = registry.get(code)
    assert language.says_timer(text)
    assert language.read_timer(text) == wanted


@pytest.mark.parametrize(
    ("code", "text", "goal"),
    [
        ("es", "quiero bailar dos veces por semana", Goal("bailar", 2)),
        ("es", "mándame ideas dos veces por semana", None),
        ("es", "trabajo tres veces por semana en casa", None),
        ("fa", "هفته‌ای دو بار رقص", Goal("رقص", 2)),
        ("fa", "هفته‌ای دو بار پیشنهاد بفرست", None),
    ],
)
def test_goals_are_read(code: str, text: str, goal: Goal | None) -> None:
    assert registry.get(code).read_goal(text) == goal


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [("es", "llámame Eva", "Eva"), ("es", "llámame mañana a casa", None), ("fa", "مرا مریم صدا کن", "مریم")],
)
def test_names_are_read(code: str, text: str, name: str | None) -> None:
    assert registry.get(code).read_called(text) == name


@pytest.mark.parametrize(
    ("code", "text", "spans"),
    [
        ("es", "entre semana de 7 a 9 de la noche", [Span(31, 1140, 1260)]),
        ("es", "sábados y domingos de 10:00 a 12:00", [Span(96, 600, 720)]),
        ("es", "lunes a viernes 20:00-22:30", [Span(31, 1200, 1350)]),
        ("fa", "شنبه تا چهارشنبه ۷ تا ۹ شب", [Span(103, 1140, 1260)]),
        ("fa", "جمعه‌ها ۱۰:۰۰ تا ۱۲:۰۰", [Span(16, 600, 720)]),
    ],
)
def test_hours_are_read(code: str, text: str, spans: list[Span]) -> None:
    assert registry.get(code).parse_hours(text) == spans


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("es", "pausa hasta el lunes", 7),
        ("es", "pausa por dos semanas", 14),
        ("fa", "سکوت تا دوشنبه", 7),
        ("fa", "سه روز سکوت", 3),
    ],
)
def test_pauses_are_read(code: str, text: str, days: int) -> None:
    end = registry.get(code).read_pause_end(text, MONDAY)
    assert end is not None
    assert (end.date() - MONDAY.date()).days == days
