"""Reminders, timers, goals, names, pauses and times, as people ask for them in languages that are read by patterns."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.goals import Goal
from bot.core.reminders import ReminderRequest
from bot.core.texts import speaking
from bot.core.timers import TimerRequest
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.language import registry
from bot.language.base import Meaning

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
        (
            "pt",
            "me lembra de tocar violão às 8 da noite nas terças",
            ReminderRequest("tocar violão", (1200,), 2),
        ),
        ("pt", "lembrete: regar as plantas às 9 e meia da manhã", ReminderRequest("regar as plantas", (570,))),
        (
            "pt",
            "me avisa em 20 minutos pra desligar o forno",
            ReminderRequest("desligar o forno", (1100,), 0, date(2026, 3, 2)),
        ),
        ("pt", "todo dia às 7 da manhã me lembra de alongar", ReminderRequest("alongar", (420,), EVERY_DAY)),
        (
            "pt",
            "me lembra de comprar flores para a Ana amanhã",
            ReminderRequest("comprar flores para a Ana", (), 0, date(2026, 3, 3)),
        ),
        ("fa", "سه‌شنبه‌ها ساعت ۸ شب یادم بینداز گیتار بزنم", ReminderRequest("گیتار بزنم", (1200,), 2)),
        ("fa", "ساعت ۱۸:۳۰ یادم بینداز به مادرم زنگ بزنم", ReminderRequest("به مادرم زنگ بزنم", (1110,))),
        ("fa", "یادم بینداز فردا نان بخرم", ReminderRequest("نان بخرم", (), 0, date(2026, 3, 3))),
        ("ru", "напомни поиграть на гитаре в 8 вечера по вторникам", ReminderRequest("поиграть на гитаре", (1200,), 2)),
        ("ru", "напомни мне в 18:30 позвонить маме", ReminderRequest("позвонить маме", (1110,))),
        (
            "ru",
            "напомни через 20 минут выключить духовку",
            ReminderRequest("выключить духовку", (1100,), 0, date(2026, 3, 2)),
        ),
        ("ru", "каждый день в 7 утра напоминай делать зарядку", ReminderRequest("делать зарядку", (420,), EVERY_DAY)),
        ("ru", "напомни завтра купить цветы для Ани", ReminderRequest("купить цветы для Ани", (), 0, date(2026, 3, 3))),
        ("ru", "напомни через полчаса полить цветы", ReminderRequest("полить цветы", (1110,), 0, date(2026, 3, 2))),
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
        ("pt", "põe um timer de dez minutos para ler", TimerRequest(10, "ler")),
        ("pt", "começa 15 minutos", TimerRequest(15)),
        ("pt", "para o timer", TimerRequest(None, stops=True)),
        ("fa", "ده دقیقه تایمر برای کتاب بگذار", TimerRequest(10, "کتاب")),
        ("fa", "۱۵ دقیقه شروع کن", TimerRequest(15)),
        ("ru", "поставь таймер на десять минут для чтения", TimerRequest(10, "для чтения")),
        ("ru", "запусти 15 минут", TimerRequest(15)),
        ("ru", "таймер на полчаса", TimerRequest(30)),
        ("ru", "останови таймер", TimerRequest(None, stops=True)),
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
        ("pt", "quero dançar duas vezes por semana", Goal("dançar", 2)),
        ("pt", "me manda ideias duas vezes por semana", None),
        ("pt", "trabalho três vezes por semana em casa", None),
        ("fa", "هفته‌ای دو بار رقص", Goal("رقص", 2)),
        ("fa", "هفته‌ای دو بار پیشنهاد بفرست", None),
        ("ru", "хочу танцевать два раза в неделю", Goal("танцевать", 2)),
        ("ru", "присылай идеи два раза в неделю", None),
        ("ru", "работаю три раза в неделю дома", None),
    ],
)
def test_goals_are_read(code: str, text: str, goal: Goal | None) -> None:
    assert registry.get(code).read_goal(text) == goal


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("es", "llámame Eva", "Eva"),
        ("es", "llámame mañana a casa", None),
        ("pt", "me chama de Duda", "Duda"),
        ("pt", "me chame amanhã em casa", None),
        ("fa", "مرا مریم صدا کن", "مریم"),
        ("ru", "зови меня Аня", "Аня"),
        ("ru", "зови меня завтра", None),
    ],
)
def test_names_are_read(code: str, text: str, name: str | None) -> None:
    assert registry.get(code).read_called(text) == name


@pytest.mark.parametrize(
    ("code", "text", "spans"),
    [
        ("es", "entre semana de 7 a 9 de la noche", [Span(31, 1140, 1260)]),
        ("es", "sábados y domingos de 10:00 a 12:00", [Span(96, 600, 720)]),
        ("es", "lunes a viernes 20:00-22:30", [Span(31, 1200, 1350)]),
        ("pt", "durante a semana das 7 às 9 da noite", [Span(31, 1140, 1260)]),
        ("pt", "sábados e domingos das 10:00 às 12:00", [Span(96, 600, 720)]),
        ("pt", "segunda-feira e quarta-feira das 19h às 21h30", [Span(5, 1140, 1290)]),
        ("pt", "fds à tarde", [Span(96, 900, 1140)]),
        ("fa", "شنبه تا چهارشنبه ۷ تا ۹ شب", [Span(103, 1140, 1260)]),
        ("fa", "جمعه‌ها ۱۰:۰۰ تا ۱۲:۰۰", [Span(16, 600, 720)]),
        ("ru", "по будням с 7 до 9 вечера", [Span(31, 1140, 1260)]),
        ("ru", "по субботам и воскресеньям с 10:00 до 12:00", [Span(96, 600, 720)]),
        ("ru", "с понедельника по пятницу 20:00-22:30", [Span(31, 1200, 1350)]),
        ("ru", "по вторникам и по четвергам с семи до девяти вечера", [Span(10, 1140, 1260)]),
    ],
)
def test_hours_are_read(code: str, text: str, spans: list[Span]) -> None:
    assert registry.get(code).parse_hours(text) == spans


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("es", "pausa hasta el lunes", 7),
        ("es", "pausa por dos semanas", 14),
        ("pt", "pausa até segunda", 7),
        ("pt", "pausa por duas semanas", 14),
        ("pt", "silêncio até amanhã", 1),
        ("fa", "سکوت تا دوشنبه", 7),
        ("fa", "سه روز سکوت", 3),
        ("ru", "пауза до понедельника", 7),
        ("ru", "не пиши две недели", 14),
        ("ru", "сделай паузу на неделю", 7),
    ],
)
def test_pauses_are_read(code: str, text: str, days: int) -> None:
    end = registry.get(code).read_pause_end(text, MONDAY)
    assert end is not None
    assert (end.date() - MONDAY.date()).days == days


@pytest.mark.parametrize(
    ("code", "text", "minute"),
    [
        ("es", "escríbeme a las 8 de la noche", 1200),
        ("pt", "me escreve às 8 da noite", 1200),
        ("pt", "me manda às 20h", 1200),
    ],
)
def test_the_half_of_the_day_belongs_to_a_time_to_write_at(code: str, text: str, minute: int) -> None:
    assert registry.get(code).read_writing_time(text) == minute


@pytest.mark.parametrize(
    ("code", "text", "likes"),
    [
        ("de", "Ich mag Musik, 52 Jahre, Wien", ("Musik",)),
        ("es", "No me gusta el deporte, me gusta la música, 52 años, Sevilla", ("música",)),
        ("pt", "Não gosto de esportes, gosto de música, 52 anos, Recife", ("música",)),
    ],
)
def test_an_age_and_a_place_at_the_end_are_no_likes(code: str, text: str, likes: tuple[str, ...]) -> None:
    told = registry.get(code).read_profile(text)
    assert (told.age, told.likes, bool(told.place)) == ("52", likes, True)


@pytest.mark.parametrize(
    ("code", "text", "minute"),
    [("es", "escríbeme a las ocho de la tarde", 1200), ("ru", "пиши мне в восемь вечера", 1200)],
)
def test_times_of_writing_are_read_in_words(code: str, text: str, minute: int) -> None:
    assert registry.get(code).read_writing_time(text) == minute


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("живу в Самаре", "Самара, Россия"),
        ("из Нижнего Новгорода", "Нижний Новгород, Россия"),
        ("Тула", "Тула, Россия"),
        ("Moscow", "Moscow, Россия"),
    ],
)
def test_places_are_found_in_the_forms_of_sentences_and_called_as_on_a_map(text: str, name: str) -> None:
    with speaking("ru"):
        place = registry.get("ru").find_place(text)
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "denies"),
    [("algo para a minha filha", False), ("nao quero correr", True), ("para de mandar receita", True)],
)
def test_the_word_for_for_denies_nothing_in_portuguese(text: str, denies: bool) -> None:
    assert registry.get("pt").says(Meaning.DENIES, text) is denies
