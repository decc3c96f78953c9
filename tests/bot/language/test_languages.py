"""Every folder of a language holds all that the protocol asks for."""

from __future__ import annotations

import pytest

from bot.language import registry as languages
from bot.language.base import Meaning
from bot.language.from_data import LanguageData
from bot.understanding.places import find_place
from recommender.language_data import told_by_language

READ = sorted(languages.languages())


def test_english_is_read_and_stands_in_for_what_is_not() -> None:
    assert "en" in READ
    assert languages.get("xx").code == languages.get().code == "en"


@pytest.mark.parametrize("code", READ)
def test_every_meaning_can_be_said(code: str) -> None:
    language = languages.get(code)
    assert isinstance(language, LanguageData)
    assert {*language.phrases.whole, *language.phrases.part} == set(Meaning)


@pytest.mark.parametrize(
    ("code", "lacking", "other"),
    [
        ("en", "we've no bath here", "we have no time"),
        ("de", "wir haben keine Badewanne", "ich habe keine Zeit"),
        ("es", "no tenemos bañera", "no tengo tiempo"),
        ("pt", "não temos banheira", "não tenho tempo"),
        ("ru", "у нас нет ванны", "у меня нет времени"),
        ("fa", "ما وان نداریم", "وقت ندارم"),
    ],
)
def test_what_a_home_lacks_is_told_from_what_nobody_has_for_the_moment(code: str, lacking: str, other: str) -> None:
    language = languages.get(code)
    assert language.says(Meaning.LACKS, lacking)
    assert not language.says(Meaning.LACKS, other)


@pytest.mark.parametrize(
    ("code", "wish", "complaint"),
    [
        ("en", "find me something that costs nothing", "something is wrong with my knee"),
        ("de", "hast du was, das nichts kostet", "etwas ist mit meinem Knie"),
        ("es", "dame algo que no cueste nada", "algo me duele en la rodilla"),
        ("pt", "me dá uma ideia que não custe nada", "alguma coisa dói no joelho"),
        ("ru", "дай что-нибудь, что ничего не стоит", "что-то болит колено"),
        ("fa", "ایده بده که خرج نداشته باشد", "چیزی به زانویم خورده"),
    ],
)
def test_who_asks_for_an_idea_of_some_kind_tells_no_limit(code: str, wish: str, complaint: str) -> None:
    language = languages.get(code)
    assert language.says(Meaning.ASKS_KIND, wish)
    assert not language.says(Meaning.ASKS_KIND, complaint)


@pytest.mark.parametrize("code", READ)
def test_numbers_up_to_99_have_words(code: str) -> None:
    language = languages.get(code)
    assert isinstance(language, LanguageData)
    assert set(language.numbers.values.values()) == set(range(100))


@pytest.mark.parametrize("name", ["ages", "dislikes", "limits", "numbers", "speakers", "wishes"])
def test_filters_know_the_words_of_every_language(name: str) -> None:
    assert set(READ) <= told_by_language(name).keys()


@pytest.mark.parametrize("name", ["ages", "limits", "speakers", "wishes"])
def test_the_lists_of_all_languages_have_the_same_parts(name: str) -> None:
    english, *others = told_by_language(name).values()
    optional = {"shown", "school_year"}
    assert all(told.keys() - optional == english.keys() - optional for told in others)


@pytest.mark.parametrize("code", READ)
def test_the_cities_that_are_offered_are_known(code: str) -> None:
    cities = languages.get(code).large_cities()
    assert len(cities) == 8
    assert [city for city in cities if find_place(city) is None] == []


@pytest.mark.parametrize(
    ("code", "text", "lasts"),
    [
        ("en", "sling until the 20th", True),
        ("en", "no bending for another ten days", True),
        ("en", "no hot water this week", True),
        ("en", "tore my calf this morning", False),
        ("en", "a stiff neck for two weeks now", False),
        ("en", "had an operation this week", False),
        ("en", "six months pregnant", False),
        ("en", "can't stand for an hour", False),
        ("de", "Gips bis Freitag", True),
        ("de", "seit zwei Wochen Hexenschuss", False),
        ("es", "hoy me duele la rodilla", True),
        ("es", "me torcí el pie hoy", False),
        ("pt", "de muleta até sexta", True),
        ("ru", "на костылях до пятницы", True),
        ("fa", "تا جمعه پایم در گچ است", True),
    ],
)
def test_a_limit_is_told_with_its_end_or_with_how_long_it_has_lasted(code: str, text: str, lasts: bool) -> None:
    assert languages.get(code).says(Meaning.LASTS, text) is lasts
