"""Whole talks in other languages, to a nudge, a critique, times, a pause and goodbye: not one word of it is English."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from bot.demo.stage import Stage
from tests.bot.dialogues.steps import says
from tests.bot.talks import PATIENCE_SECONDS

pytestmark = pytest.mark.asyncio(loop_scope="module")

ENGLISH = re.compile(
    r"\b(?:the|you|your|and|is|are|what|write|tap|with|for|this|of|will|have|it|to|not|like|did|why|another|later|keep)\b",
    re.IGNORECASE,
)
"""Words of English sentences that no Spanish one has."""
LATIN = re.compile(r"[A-Za-z]{2,}")
OTHER_SCRIPTS = ("fa", "ru")
_NAMES = re.compile(r"Offscreen|UTC|GMT|<[^>]*>|/[a-z]+|Instagram|YouTube")

TALKS: dict[str, Sequence[tuple[str, str]]] = {
    "es": (
        ("/start", "¿Te parece bien?"),
        ("sí", "1 de"),
        ("Tengo 34 años, soy enfermera y tengo dos hijos, me encanta leer y odio correr", "2 de"),
        ("mujer", "5 de"),
        ("saltar", "8 de"),
        ("entre semana de 20 a 22", "entre semana 20:00–22:00"),
        ("listo", "9 de"),
        ("Sevilla", "Así te entendí"),
        ("sí, así es", "Todo listo"),
    ),
    "fa": (
        ("/start", "موافقید؟"),
        ("بله", "۱ از"),
        ("۳۴ سالمه، پرستارم و دو تا بچه دارم، کتاب خواندن را دوست دارم و از دویدن متنفرم", "۲ از"),
        ("زن", "۵ از"),
        ("بگذریم", "۸ از"),
        ("شنبه تا چهارشنبه ساعت ۲۰:۰۰ تا ۲۲:۰۰", "۲۰:۰۰"),
        ("تمام", "۹ از"),
        ("تهران", "این‌طور فهمیدمتان"),
        ("بله، درست است", "همه چیز آماده است"),
    ),
    "pt": (
        ("/start", "Tudo bem para você?"),
        ("sim", "1 de"),
        ("Tenho 34 anos, sou enfermeira e tenho dois filhos, adoro ler e odeio correr", "2 de"),
        ("mulher", "5 de"),
        ("pular", "8 de"),
        ("de segunda a sexta das 20 às 22", "dias de semana 20:00–22:00"),
        ("pronto", "9 de"),
        ("Recife", "Foi assim que entendi você"),
        ("sim, é isso", "Tudo pronto"),
    ),
    "ru": (
        ("/start", "Тебе это подходит?"),
        ("да", "1 из"),
        ("Мне 34 года, я медсестра, у меня двое детей, люблю читать и ненавижу бегать", "2 из"),
        ("женщина", "5 из"),
        ("пропустить", "8 из"),
        ("по будням с 20 до 22", "будни 20:00–22:00"),
        ("готово", "9 из"),
        ("Казань", "Вот как я тебя понимаю"),
        ("да, всё верно", "Всё готово"),
    ),
}
NOT_FOR_ME = {"es": "No es para mí", "fa": "برای من نه", "pt": "Não é para mim", "ru": "Не для меня"}
AFTERWARDS: dict[str, Sequence[tuple[str, str]]] = {
    "es": (
        ("/schedule", "Horas de silencio"),
        ("pausa hasta el viernes", "Guardo silencio hasta"),
        ("/resume", "Qué bien estar de vuelta"),
        ("/profile", "34"),
        ("/forget", "¿Lo borro?"),
    ),
    "fa": (
        ("/schedule", "ساعت‌های سکوت"),
        ("توقف تا جمعه", "ساکت می‌مانم"),
        ("/resume", "خوشحالم که برگشتم"),
        ("/profile", "پرستار"),
        ("/forget", "پاکش کنم؟"),
    ),
    "pt": (
        ("/schedule", "Horas de silêncio"),
        ("pausa até sexta", "Fico em silêncio até"),
        ("/resume", "Que bom estar de volta"),
        ("/profile", "34"),
        ("/forget", "Apago?"),
    ),
    "ru": (
        ("/schedule", "Тихие часы"),
        ("пауза до пятницы", "Молчу. Вернусь"),
        ("/resume", "Хорошо снова быть тут"),
        ("/profile", "34"),
        ("/forget", "Удалить?"),
    ),
}


@pytest.mark.parametrize("language", sorted(TALKS))
async def test_a_talk_holds_no_english_word(shared: Stage, language: str) -> None:
    person = shared.playground.person(f"Somebody {language}", language=language)
    for said, answer in TALKS[language]:
        await says(person, said, answer)
    nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    await person.presses(NOT_FOR_ME[language], message=nudge)
    await person.receives(timeout=PATIENCE_SECONDS)
    for said, answer in AFTERWARDS[language]:
        await says(person, said, answer)
    foreign = LATIN if language in OTHER_SCRIPTS else ENGLISH
    shown = [message.text or "" for message in person.messages]
    shown += [label for message in person.messages for row in message.buttons for label in row]
    assert [text for text in shown if foreign.search(_NAMES.sub(" ", text))] == []


async def test_the_menu_follows_the_language_that_somebody_chose(shared: Stage) -> None:
    person = shared.playground.person("Somebody else", language="en")
    await says(person, "/start", "Is that all right?")
    await says(person, "en español por favor", "Desde ahora hablo español")
    await says(person, "/privacy", "Qué guardo")
    made = [call for call in shared.playground.journal.of("setMyCommands") if str(person.id) in str(call.parameters)]
    assert "Una idea para ahora" in str(made[-1].parameters)
