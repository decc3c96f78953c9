"""Numbers in the digits of the script."""

from __future__ import annotations

import gettext

import pytest

from bot.core import texts
from bot.core.ages import say_age
from bot.dialogues.help import help_text


class Echo(gettext.NullTranslations):
    """A language that says what English says."""


@pytest.mark.parametrize(("language", "said"), [("fa", "۱۲ of {x} 3"), ("de", "12 of {x} 3")])
def test_whole_numbers_are_in_the_digits_of_the_language(
    monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.setattr(texts, "_catalogue", lambda code: Echo())
    with texts.speaking(language):
        assert texts._("{n} of {total} {name}").format(n=12, total="{x}", name="3") == said
        assert texts.ngettext("{n} day", "{n} days", 2).format(n=2).endswith(" days")


def test_ages_are_written_in_the_digits_of_the_script() -> None:
    with texts.speaking("fa"):
        assert say_age("16-24") == "۱۶–۲۴"
        assert "۷۵" in say_age("75 or older")


def test_commands_keep_their_slash_before_them_where_text_runs_from_right_to_left() -> None:
    for language, mark in (("fa", "\u200e"), ("ru", "")):
        with texts.speaking(language):
            assert f" {mark}/nudge" in texts._("Saved. /nudge shows the difference.")
            assert f"\n{mark}/forget  " in help_text()
    with texts.speaking("fa"):
        assert texts.with_marks("<b>x</b> https://example.org/a") == "<b>x</b> https://example.org/a"
