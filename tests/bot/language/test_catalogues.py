"""Translations break nothing, lack nothing where they are spoken, and a made-up language shows what is not marked."""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from bot.core import texts
from bot.core.inputs import Command, Input, Text
from bot.core.local_forms import own_name_of, say_date, say_minute, say_number, say_weekday
from bot.core.replies import Edit, Reply, Say
from bot.dialogues.onboarding.reducer import Onboarding
from bot.dialogues.onboarding.state import CHANGE, CONFIRM, MODEL, WELCOME, OnboardingState
from bot.dialogues.router import respond
from bot.dialogues.turn import DialogueSettings, Turn
from bot.language import registry as languages
from bot.language.catalogues import broken, compile_catalogue, missing, read_translation, translations
from bot.services.people import KnownUser

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
USER = KnownUser(1, NOW, consented_at=NOW, onboarded_at=NOW, time_zone="UTC", quiet_chosen=True)


@pytest.mark.parametrize("file", translations(), ids=lambda file: file.parent.parent.name)
def test_no_translation_breaks_a_placeholder(file: Path) -> None:
    assert broken(read_translation(file)) == []


def test_what_is_missing_or_broken_is_noticed(tmp_path: Path) -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("At most {n} a day from now on, besides those you ask for.", "Höchstens so viele am Tag.")
    catalogue.add("Saved. /nudge shows the difference.", "Gespeichert.")
    catalogue.add("Saved:", "Gespeichert:")
    assert sorted(broken(catalogue)) == [
        "At most {n} a day from now on, besides those you ask for.",
        "Saved. /nudge shows the difference.",
    ]
    assert "Saved:" not in missing(catalogue)
    assert "Saved." in missing(catalogue)
    catalogue.add("Saved.")
    assert "Saved." in missing(catalogue)
    file = tmp_path / "de.po"
    assert not compile_catalogue(file, catalogue)
    assert not file.with_suffix(".mo").exists()


def test_what_is_spoken_is_read_too() -> None:
    assert set(texts.spoken()) <= set(languages.languages())


def test_german_is_said_as_germans_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    write_mo(written, read_translation(texts.CATALOGUES / "de" / "LC_MESSAGES" / "offscreen.po"))
    german = gettext.GNUTranslations(io.BytesIO(written.getvalue()))
    monkeypatch.setattr(texts, "_catalogue", lambda language: german)
    with texts.speaking("de"):
        assert texts._("Like") == "Gefällt mir"
        assert say_date(NOW) == "2. März"
        assert say_weekday(NOW) == "Montag"
        assert say_minute(20 * 60) == "20:00"
        assert say_number(4096) == "4.096"
        assert texts.ngettext("You did one of them.", "You did {n} of them.", 2) == "{n} davon hast du umgesetzt."


class Pseudo(gettext.NullTranslations):
    """A language in which every marked text stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(texts, "_catalogue", lambda language: Pseudo())
    with texts.speaking("de"):
        yield


_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_NAMES = frozenset(
    "London Berlin New York Chicago Los Angeles Delhi Singapore Sydney English Deutsch UTC some model".split()
)


def unmarked(text: str) -> list[str]:
    """Return the words of a text that stand outside of all brackets, without tags, commands and names."""
    while (shorter := _MARKED.sub("", text)) != text:
        text = shorter
    plain = re.sub(r"<[^>]*>|/[a-z]+", " ", text)
    return [word for word in _LETTERS.findall(plain) if word not in _NAMES]


def words_in(replies: list[Reply]) -> str:
    said = [reply for reply in replies if isinstance(reply, Say | Edit)]
    return "\n".join([*(reply.html for reply in said), *(b.label for r in said for row in r.buttons for b in row)])


def test_an_unmarked_word_is_noticed() -> None:
    assert unmarked("⟦Hello ⟦you⟧⟧ <b>there</b> /help London") == ["there"]


@pytest.mark.usefixtures("pseudo")
def test_the_first_talk_holds_no_unmarked_word() -> None:
    onboarding = Onboarding(16, "some model")
    steps = [question.name for question in onboarding.view.questions]
    for step in (WELCOME, MODEL, CONFIRM, CHANGE, *steps):
        shown = onboarding.resume(OnboardingState(step=step, turn=1), NOW, restart=True)
        assert unmarked(words_in(list(shown.replies))) == [], step


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(
    "given",
    [
        *(Command(name, "") for name in ("help", "pause", "privacy", "forget", "language", "start", "nudgee")),
        *(Text(text) for text in ("hello", "thanks", "what time is it?", "are you a bot?", "unsubscribe", "?", "ok")),
        *(Text(text) for text in ("write me at 8", "do you speak german?", "I want to die", "why is the sky blue?")),
    ],
    ids=str,
)
def test_answers_hold_no_unmarked_word(given: Input) -> None:
    outcome = respond(Turn(USER, given, "key", NOW, DialogueSettings(16)))
    names = {"Samaritans", "TelefonSeelsorge", "findahelpline", "com", *map(own_name_of, texts.spoken())}
    assert set(unmarked(words_in(list(outcome.replies)))) <= names
