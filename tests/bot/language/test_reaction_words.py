"""Reactions that are said word for word, alone, in one breath, or before what goes on."""

from __future__ import annotations

import pytest

from bot.language import registry as languages


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("en", "Ticked off!", ("did_it",)),
        ("en", "ooh yes", ("liked_it",)),
        ("en", "hard pass tbh", ("rejected_it",)),
        ("en", "done, got any more?", ("did_it", "another")),
        ("en", "meh. anything else?", ("rejected_it", "another")),
        ("en", "not my bag I'm afraid", ("rejected_it",)),
        ("en", "thanks", ()),
        ("en", "ok", ()),
        ("en", "lol", ()),
        ("en", "pass me the salt", ()),
        ("en", "done with my boyfriend", ()),
        ("en", "next week I'm away", ()),
        ("de", "Erledigt, noch was?", ("did_it", "another")),
        ("de", "nö, lieber nicht heute", ()),
        ("es", "hecho, otra", ("did_it", "another")),
        ("pt", "adorei!", ("liked_it",)),
        ("ru", "готово, ещё", ("did_it", "another")),
        ("fa", "بعدی", ("another",)),
    ],
)
def test_reactions_are_told_word_for_word(code: str, text: str, said: tuple[str, ...]) -> None:
    assert languages.get(code).reactions.read(text) == said


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("not my style, got another?", ("rejected_it", "got another")),
        ("nah show me one with cats", ("rejected_it", "show me one with cats")),
        ("that's not it - something slower", ("rejected_it", "something slower")),
        ("did that one. what else", ("did_it", "what else")),
        ("boring day at the office", None),
        ("my cat is ill, next time maybe", None),
        ("next", None),
    ],
)
def test_a_text_may_begin_with_a_reaction(text: str, first: tuple[str, str] | None) -> None:
    assert languages.get("en").reactions.read_first(text) == first
