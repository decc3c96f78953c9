"""What operators see of the languages that an item is written in."""

from __future__ import annotations

from bot.core.texts import spoken
from bot.operators.draft_fields import DraftFields
from bot.operators.translation_buttons import (
    question_for_translation,
    say_missing,
    say_outdated,
    translation_buttons,
)

WALK = DraftFields(text="Walk to the corner.")


def test_a_draft_says_in_which_languages_it_is_not_written_yet() -> None:
    assert "German" in (say_missing(WALK) or "")
    everywhere = WALK
    for code in spoken():
        everywhere = everywhere.translate(code, "Geh bis zur Ecke.")
    assert say_missing(everywhere) is None


def test_each_language_beside_its_own_has_a_button_with_a_mark_once_it_is_written() -> None:
    labels = [button.label for row in translation_buttons(1, WALK.translate("de", "Geh.")) for button in row]
    assert "✓ Deutsch" in labels
    assert "English" not in labels
    german = DraftFields(text="Geh.", language="de")
    assert "English" in [button.label for row in translation_buttons(1, german) for button in row]


def test_a_text_that_was_changed_after_its_translations_is_named() -> None:
    written = WALK.translate("de", "Geh bis zur Ecke.")
    assert say_outdated(written) is None
    assert say_outdated(written.set_by_hand(text="Walk to the pond.")) is not None


def test_the_question_shows_what_is_to_be_translated_and_what_it_says_so_far() -> None:
    asked = question_for_translation(WALK.translate("de", "Geh."), "de")
    assert "Walk to the corner." in asked
    assert "“Geh.”" in asked
