"""What is said in each language has room: beside each other on a phone, below a picture, in Telegram's menu."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.core.commands import menu
from bot.core.local_forms import say_date, say_minute, say_number
from bot.core.replies import Rows, Say
from bot.core.texts import _, speaking, spoken
from bot.delivery.later import LaterTime
from bot.delivery.notices import nudge_caption
from bot.delivery.nudge_buttons import nudge_buttons, snooze_buttons
from bot.dialogues.onboarding.reducer import Onboarding
from bot.dialogues.onboarding.state import CHANGE, CONFIRM, WELCOME, OnboardingState
from bot.language.catalogues import lacking
from content.manifest import starter_library

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
BESIDE = 20
"""Signs of a label beside another one."""
CAPTION = 1024
"""Signs below a picture, by Telegram."""
DESCRIPTION = 256
"""Of a command, by Telegram."""

LIBRARY = starter_library()


@pytest.fixture(params=spoken())
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(request.param):
        yield request.param


def too_long(rows: Rows) -> list[str]:
    return [button.label for row in rows if len(row) > 1 for button in row if len(button.label) > BESIDE]


@pytest.mark.usefixtures("language")
def test_labels_beside_each_other_have_room() -> None:
    onboarding = Onboarding(16, None)
    steps = (WELCOME, CONFIRM, CHANGE, *(question.name for question in onboarding.view.questions))
    shown = [onboarding.resume(OnboardingState(step=step, turn=1), NOW, restart=True) for step in steps]
    rows = [reply.buttons for outcome in shown for reply in outcome.replies if isinstance(reply, Say)]
    rows += [nudge_buttons(1, frozenset()), snooze_buttons(1, tuple(LaterTime))]
    assert [label for buttons in rows for label in too_long(buttons)] == []


def test_nudges_of_the_starter_library_have_room_below_their_pictures(language: str) -> None:
    longest = max(len(one.translations.get(language, one.text)) for one in LIBRARY.messages)
    alt = max(len(one.translations.get(language, one.alt)) for one in LIBRARY.images)
    caption = nudge_caption("x" * longest, "y" * 120, met=False, alt="z" * alt)
    assert len(caption) <= CAPTION


@pytest.mark.usefixtures("language")
def test_the_menu_is_within_telegrams_limits_and_no_two_commands_are_alike() -> None:
    described = [what for _name, what in menu()]
    assert all(3 <= len(what) <= DESCRIPTION for what in described)
    assert len(set(described)) == len(described)


def test_days_times_and_numbers_are_written_as_the_language_does(language: str) -> None:
    wanted = {
        "en": ("2 March", "20:00", "4,096"),
        "de": ("2. März", "20:00", "4.096"),
        "es": ("2 de marzo", "20:00", "4.096"),
        "fa": ("۲ مارس", "۲۰:۰۰", "۴٬۰۹۶"),
        "pt": ("2 de março", "20:00", "4.096"),
        "ru": ("2 марта", "20:00", "4\xa0096"),
    }
    assert (say_date(NOW), say_minute(20 * 60), say_number(4096)) == wanted[language]


@pytest.mark.usefixtures("language")
def test_no_text_stays_none() -> None:
    assert _("") == ""


def test_what_is_missing_is_named_until_it_is_translated() -> None:
    assert all(" lacks: " in line for line in lacking())
    with speaking("es"):
        assert _("a text that nobody has translated") == "a text that nobody has translated"
