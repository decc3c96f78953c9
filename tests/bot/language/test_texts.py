"""All texts for people are marked, and are found by the tool that collects them for translators."""

from __future__ import annotations

import ast
import gettext
from pathlib import Path

import pytest

from bot.core import texts
from bot.language.catalogues import extract_texts, template

ROOT = Path(texts.__file__).parents[1]


def test_every_marked_text_is_a_literal_so_that_it_can_be_collected() -> None:
    marks = 0
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "marked"):
                marks += 1
                [text] = node.args
                looked_up = isinstance(text, ast.Name | ast.Attribute | ast.Subscript)  # marked where it stands
                literal = isinstance(text, ast.Constant) and isinstance(text.value, str)
                assert literal or (looked_up and node.func.id == "_"), f"{path}:{node.lineno}"
    assert marks > 200


def test_the_template_holds_what_is_said() -> None:
    found = extract_texts()
    for text in (
        "Is that right?",
        "Not for me",
        "An idea for now",
        "Making music",
        "Evening",
        "The next moment is {when}.",
    ):
        assert any(text in known for known in found), text
    written = template().decode()
    assert 'msgid "Not for me"' in written


def test_what_is_not_translated_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    class German(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"Like": "Gefällt mir"}.get(message, message)

    monkeypatch.setattr(texts, "_catalogue", lambda language: German() if language == "de" else None)
    with texts.speaking("de"):
        assert texts._("Like") == "Gefällt mir"
        assert texts._("Did it") == "Did it"
    assert texts._("Like") == "Like"
