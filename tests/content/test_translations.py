"""What items say in other languages: complete in the starter library, in its tone, out and in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.errors import ManifestError
from content.importing import Ready, make_ready
from content.items import Message
from content.linter import lint_message
from content.manifest import load_library, starter_library
from content.reading import open_source, rows_of
from content.translations import as_files, read_texts

LIBRARY = starter_library()
COMPLETE = ("de", "es", "fa", "pt", "ru")
"""Languages in which the whole starter library speaks; its linter reads them, too."""


@pytest.mark.parametrize("language", COMPLETE)
def test_the_starter_library_speaks_a_language_whole(language: str) -> None:
    items = [*LIBRARY.messages, *LIBRARY.images]
    assert [item.id for item in items if not item.translations.get(language)] == []
    said = [message.translations[language] for message in LIBRARY.messages]
    assert len(set(said)) == len(said)
    assert max(map(len, said)) <= 160


BLAMING = {
    "de": (
        "Du solltest dich wirklich schämen.",
        "Du hast schon wieder den ganzen Abend vergeudet.",
        "Kein Wunder, du bist süchtig nach dem Ding.",
        "Andere schaffen das doch auch.",
        "Wann hast du zuletzt mit deiner Mutter geredet?",
    ),
    "es": (
        "Deberías sentir vergüenza.",
        "Has perdido otra tarde entera.",
        "Otra vez con el teléfono en la mano.",
        "Un buen padre jugaría con sus hijos.",
        "¿Cuándo fue la última vez que llamaste a tu madre?",
    ),
    "fa": (
        "واقعاً باید خجالت بکشید.",
        "همهٔ شب را هدر داده‌اید.",
        "باز هم سر گوشی هستید.",
        "بقیه می‌توانند، چرا شما نه؟",
        "آخرین بار کی به مادرتان زنگ زدید؟",
    ),
    "pt": (
        "Você deveria ter vergonha.",
        "Você perdeu mais uma tarde inteira.",
        "De novo no celular.",
        "Um bom pai brincaria com os filhos.",
        "Quando foi a última vez que você ligou para a sua mãe?",
    ),
    "ru": (
        "Тебе должно быть стыдно.",
        "Опять в телефоне весь вечер.",
        "Ты никогда не выходишь из дома.",
        "Другие справляются, а ты нет.",
        "Когда ты последний раз звонил маме?",
    ),
}
PRESSING = {
    "de": (
        "Beeil dich, gleich ist der Mond weg.",
        "Nur noch heute: die Sonne scheint.",
        "Geh sofort hinaus.",
        "Das ist deine letzte Chance auf Schnee.",
        "Geh los, bevor es zu spät ist.",
    ),
    "es": (
        "Date prisa, que se va la luna.",
        "Solo hoy hay sol.",
        "Sal ahora mismo.",
        "Es tu última oportunidad de ver nieve.",
        "Ve antes de que sea tarde.",
    ),
    "fa": (
        "عجله کنید، ماه دارد می‌رود.",
        "فقط امروز آفتاب هست.",
        "همین حالا بیرون بروید.",
        "این آخرین فرصت دیدن برف است.",
        "تا دیر نشده بروید.",
    ),
    "pt": (
        "Corra que a lua vai embora.",
        "Só hoje tem sol.",
        "Saia agora mesmo.",
        "É a sua última chance de ver a neve.",
        "Vá antes que seja tarde.",
    ),
    "ru": (
        "Поторопись, луна уходит.",
        "Только сегодня светит солнце.",
        "Выйди немедленно.",
        "Это последний шанс увидеть снег.",
        "Иди, пока не поздно.",
    ),
}


@pytest.mark.parametrize(
    ("rule", "language", "text"),
    [
        (rule, language, text)
        for rule, by_language in (("guilt", BLAMING), ("urgency", PRESSING))
        for language, texts in by_language.items()
        for text in texts
    ],
)
def test_blame_and_hurry_are_found_in_other_languages(rule: str, language: str, text: str) -> None:
    own = Message(id="own", text=text, activities=("walking",), language=language)
    assert rule in {finding.rule for finding in lint_message(own)}
    said = Message(
        id="one", text="Take a walk along the river.", activities=("walking",), translations={language: text}
    )
    assert [finding.text.startswith(f"{language}: ") for finding in lint_message(said) if finding.rule == rule]


def small_folder(folder: Path, texts: str) -> Path:
    (folder / "texts").mkdir(parents=True)
    (folder / "messages.yaml").write_text(
        "licence: Apache-2.0\nmessages:\n- {id: walk, text: Walk to the corner and back., activities: [walking]}\n"
    )
    (folder / "texts" / "de.yaml").write_text(texts, encoding="utf-8")
    return folder


def test_a_folders_texts_belong_to_its_items_however_it_is_read(tmp_path: Path) -> None:
    texts = "licence: Apache-2.0\nmessages:\n  walk: Geh bis zur Ecke und zurück.\n"
    folder = small_folder(tmp_path / "mine", texts)
    said = {"de": "Geh bis zur Ecke und zurück."}
    assert load_library(folder).messages[0].translations == said
    with open_source(folder) as (source, _refused):
        (ready,) = [make_ready(row, source) for row in rows_of(source)]
    assert isinstance(ready, Ready)
    assert ready.item.translations == said


def test_texts_that_cannot_be_read_are_refused_by_name(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "mine", "messages: [walk]\n")
    with pytest.raises(ManifestError, match=r"de.yaml: 'messages' must be a mapping"):
        load_library(folder)
    with open_source(folder) as (source, _refused):
        problems = [row.problem for row in rows_of(source) if row.problem]
    assert problems == ["'messages' must be a mapping from ids to texts"]


def test_files_of_texts_say_what_was_written_into_them() -> None:
    texts = {("message", "a"): {"de": "Geh: jetzt", "fa": "برو"}, ("image", "b"): {"de": "Ein Weg"}}
    files = as_files(texts, "Apache-2.0")
    assert list(files) == ["texts/de.yaml", "texts/fa.yaml"]
    assert read_texts(files["texts/de.yaml"]) == {("message", "a"): "Geh: jetzt", ("image", "b"): "Ein Weg"}
