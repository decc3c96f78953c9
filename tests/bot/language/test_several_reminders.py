"""Several reminders in one sentence, and orders about those that are kept."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.core.reminders import ReminderRequest
from bot.core.weekly_windows import EVERY_DAY
from bot.language import registry

LOCAL = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
"""A Monday."""
TOMORROW, FRIDAY, SATURDAY = date(2026, 3, 3), date(2026, 3, 6), date(2026, 3, 7)
NINE = (540, 1260)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "remind me to water the beans at 6pm tomorrow and pay the gas on friday at 9",
            [ReminderRequest("water the beans", (1080,), 0, TOMORROW), ReminderRequest("pay the gas", NINE, 0, FRIDAY)],
        ),
        (
            "water the beans at 6pm and pay the gas and the rent on friday at 9am",
            [
                ReminderRequest("water the beans", (1080,)),
                ReminderRequest("pay the gas and the rent", (540,), 0, FRIDAY),
            ],
        ),
        (
            "at 6pm remind me to water the beans and the tomatoes and at 9pm pay the gas",
            [ReminderRequest("water the beans and the tomatoes", (1080,)), ReminderRequest("pay the gas", (1260,))],
        ),
        (
            "remind me tomorrow at 6pm to water the beans, at 7pm to pay the gas, and on saturday at noon to call mum",
            [
                ReminderRequest("water the beans", (1080,), 0, TOMORROW),
                ReminderRequest("pay the gas", (1140,), 0, TOMORROW),
                ReminderRequest("call mum", (720,), 0, SATURDAY),
            ],
        ),
        (
            "take pills at 9am every day and vitamins at 10",
            [ReminderRequest("take pills", (540,), EVERY_DAY), ReminderRequest("vitamins", (600, 1320), EVERY_DAY)],
        ),
        (
            "remind me to take pills at 9 and 21:00 every day",
            [ReminderRequest("take pills", NINE, EVERY_DAY), ReminderRequest("take pills", (1260,), EVERY_DAY)],
        ),
        (
            "remind me at 10 p.m. and at 7 a.m. to take my pills",
            [ReminderRequest("take my pills", (1320,)), ReminderRequest("take my pills", (420,))],
        ),
        (
            "Remind me to ring Jo at 5. Also remind me to feed the cat at 7pm.",
            [ReminderRequest("ring Jo", (1020,)), ReminderRequest("feed the cat", (1140,))],
        ),
    ],
)
def test_each_is_read(text: str, read: list[ReminderRequest]) -> None:
    assert list(registry.get("en").read_reminders(text, LOCAL)) == read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("remind me to buy bread and milk at 6", "buy bread and milk"),
        ("remind me to buy eggs, milk and bread at 6", "buy eggs, milk and bread"),
        ("remind me to do the bins every mon and thu at half past six", "do the bins"),
        ("go for a swim at 7am mon, wed and fri", "go for a swim"),
        ("remind me to run at 7 on sat and sun", "run"),
        (
            "remind me to call mum on sunday and tell her about saturday's party",
            "call mum and tell her about saturday's party",
        ),
        ("At 7, remind me to call mum on Friday", "call mum"),
    ],
)
def test_one_stays_one(text: str, words: str) -> None:
    assert [request.text for request in registry.get("en").read_reminders(text, LOCAL)] == [words]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "erinnere mich morgen um 18 Uhr ans Gießen und am Freitag um 20 Uhr an die Miete", ["Gießen", "Miete"]),
        ("de", "erinnere mich um 18 Uhr an Brot und Milch", ["Brot und Milch"]),
        (
            "es",
            "recuérdame regar mañana a las 6 de la tarde y pagar el gas el viernes a las 9",
            ["regar", "pagar el gas"],
        ),
        ("pt", "me lembra de regar amanhã às 18h e de pagar o gás na sexta às 9h", ["regar", "pagar o gás"]),
        (
            "ru",
            "напомни завтра в 18:00 полить фасоль и в пятницу в 9:00 оплатить газ",
            ["полить фасоль", "оплатить газ"],
        ),
        ("fa", "فردا ساعت 18:00 یادم بینداز نان بخرم و جمعه ساعت 9:00 قبض را بدهم", ["نان بخرم", "قبض را بدهم"]),
    ],
)
def test_in_every_language(language: str, text: str, words: list[str]) -> None:
    assert [request.text for request in registry.get(language).read_reminders(text, LOCAL)] == words


@pytest.mark.parametrize(
    ("language", "text", "what", "words"),
    [
        ("en", "what reminders do I have", "list", ()),
        ("en", "my reminders?", "list", ()),
        ("en", "what are you going to remind me of?", "list", ()),
        ("en", "please delete the garden one", "drop", ("garden",)),
        ("en", "stop reminding me about the garden", "drop", ("garden",)),
        ("en", "move the beans to 7", "move", ("bean",)),
        ("de", "lösch die Erinnerung an den Garten", "drop", ("gart",)),
        ("de", "welche Erinnerungen habe ich?", "list", ()),
        ("de", "verschieb den Garten auf 7", "move", ("gart",)),
        ("es", "borra el recordatorio del jardín", "drop", ("jardín",)),
        ("es", "¿qué recordatorios tengo?", "list", ()),
        ("pt", "apaga o lembrete do jardim", "drop", ("jardim",)),
        ("pt", "quais lembretes eu tenho", "list", ()),
        ("ru", "удали напоминание про сад", "drop", ("сад",)),
        ("ru", "какие у меня напоминания", "list", ()),
        ("fa", "یادآوری باغ را حذف کن", "drop", ("باغ",)),
        ("fa", "چه یادآوری‌هایی دارم", "list", ()),
    ],
)
def test_orders_about_those_that_are_kept(language: str, text: str, what: str, words: tuple[str, ...]) -> None:
    order = registry.get(language).read_reminder_order(text)
    assert order is not None
    assert (order.what, order.words) == (what, words)


@pytest.mark.parametrize(
    "text", ["no more jazz please", "don't like jazz", "stop sending jazz", "remind me to cancel it"]
)
def test_what_is_no_order_about_one(text: str) -> None:
    assert registry.get("en").read_reminder_order(text) is None
