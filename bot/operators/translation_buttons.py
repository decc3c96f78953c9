"""The languages that an item can be written in, as buttons below its draft, and what is said of them."""

from __future__ import annotations

from bot.core.buttons import OPERATOR
from bot.core.local_forms import name_language, own_name_of
from bot.core.replies import Button, Rows, quoted
from bot.core.texts import _, spoken
from bot.operators.draft_fields import DraftFields


def translation_buttons(draft_id: int | None, fields: DraftFields) -> Rows:
    """Return the languages that are spoken beside the item's own; those in which it says something are marked."""
    buttons = [
        Button(
            label=("✓ " if code in fields.translations else "") + own_name_of(code),
            data=OPERATOR.payload("draft", draft_id, f"translate:{code}"),
        )
        for code in spoken()
        if code != fields.language
    ]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    return (*rows, (Button(label=_("‹ Back"), data=OPERATOR.payload("draft", draft_id, "show")),))


def say_missing(fields: DraftFields) -> str | None:
    """Return in which spoken languages an item says nothing, in Telegram's HTML; ``None`` if it lacks none."""
    missing = [code for code in spoken() if code != fields.language and code not in fields.translations]
    if not missing:
        return None
    text = _("🌐 Not written yet in: {languages}. Until then it is shown there as it is.")
    return text.format(languages=quoted(", ".join(map(name_language, missing))))


def say_outdated(fields: DraftFields) -> str | None:
    """Return that translations were written for other words, in Telegram's HTML; ``None`` if they were not."""
    if not fields.translations or fields.translated_from in (None, fields.shown_words):
        return None
    return _("🌐 Its words have changed since it was written in other languages. Look at those, too.")


def question_for_translation(fields: DraftFields, language: str) -> str:
    """Return how an operator is asked for what an item says in another language, in Telegram's HTML."""
    text = _("Write it in {language}, as a friend would say it there:\n“{words}”")
    asked = text.format(language=quoted(name_language(language)), words=quoted(fields.shown_words or ""))
    now = fields.translations.get(language)
    shown = "" if now is None else "\n" + _("So far: “{words}”").format(words=quoted(now))
    return f"{asked}{shown}\n" + _("/cancel leaves it as it is.")
