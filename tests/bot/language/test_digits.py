"""Numbers in the digits of the script."""

from __future__ import annotations

import gettext

import pytest

from bot.core import texts


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
