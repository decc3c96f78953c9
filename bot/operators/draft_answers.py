"""What an operator writes for a draft: read into its fields, or said what is wrong with it."""

from __future__ import annotations

import re

from bot.core.replies import quoted
from bot.core.texts import _
from bot.operators.draft_fields import fields_of, keep_fields
from bot.operators.open_question import OpenQuestion
from bot.storage.models import ItemDraft
from content.items import CAPTION_LENGTH_LIMIT, MESSAGE_LENGTH_LIMIT, PICTURES_LIMIT
from content.techniques import TECHNIQUES
from content.vocabulary import TRAITS

LABEL = re.compile(r"[a-z][a-z0-9_]{0,39}")
"""An activity's."""


_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


_LIMITS = {"text": MESSAGE_LENGTH_LIMIT, "caption": CAPTION_LENGTH_LIMIT, "alt": CAPTION_LENGTH_LIMIT, "title": 80}


def take_answer(draft: ItemDraft, question: OpenQuestion, text: str) -> str | None:
    """Put an answer into the draft, or return what is wrong with it."""
    fields, what = fields_of(draft), question.what
    match what:
        case "translation":
            if len(text) > MESSAGE_LENGTH_LIMIT:
                return too_long(text, MESSAGE_LENGTH_LIMIT)
            fields = fields.translate(question.language or "", text)
        case "text" | "caption" | "title" | "alt":
            if len(text) > _LIMITS[what]:
                return too_long(text, _LIMITS[what])
            fields = fields.set_by_hand(**{what: text})
            if what == "caption":
                fields = fields.with_(captioned_by=None, caption_problem=None)
        case "activities":
            words = [re.sub(r"\W+", "_", word.strip().lower()) for word in text.split(",") if word.strip()]
            wrong = [word for word in words if not LABEL.fullmatch(word)]
            if wrong or not words:
                return _("{word} is no activity: write letters, with commas between them.").format(
                    word=quoted(wrong[0] if wrong else text)
                )
            fields = fields.set_by_hand(activities=tuple(dict.fromkeys(words)))
        case "technique":
            number = text.split()[0]
            if number not in TECHNIQUES:
                return _("{number} is no technique of the Taxonomy v1.").format(number=quoted(number))
            fields = fields.set_by_hand(technique=f"{number} {TECHNIQUES[number]}")
        case "pictures":
            chosen = _picture_ids(text)
            if isinstance(chosen, str):
                return chosen
            fields = fields.set_by_hand(pictures=chosen)
        case "audience":
            rule = _audience(text.lower())
            if isinstance(rule, str):
                return rule
            only, barred = rule
            fields = fields.set_by_hand(only_for=only, unsuitable_for=barred)
        case "language":
            if not re.fullmatch(r"[A-Za-z]{2}", text):
                return _("{text} is no language: write two letters.").format(text=quoted(text))
            fields = fields.set_by_hand(language=text.lower())
    keep_fields(draft, fields)
    return None


def _picture_ids(text: str) -> tuple[str, ...] | str:
    """Return the ids that were written, none for "by its words", or what is wrong with them."""
    if text.strip(" .").lower() == "by its words":
        return ()
    names = tuple(dict.fromkeys(word for word in re.split(r"[\s,;]", text.lower()) if word))
    if wrong := next((name for name in names if not _ID.fullmatch(name)), None):
        return _("{word} is no picture's id.").format(word=quoted(wrong))
    if len(names) > PICTURES_LIMIT:
        return _("A message has at most {most} pictures of its own.").format(most=PICTURES_LIMIT)
    return names


def _audience(text: str) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None] | str:
    if text.strip(" .") == "by its words":
        return None, None
    if text.strip(" .") == "everybody":
        return (), ()
    only: list[str] = []
    barred: list[str] = []
    for part in re.split(r"[;.]", text):
        words = re.findall(r"[a-z][a-z_]*", part)
        if not words:
            continue
        where = barred if words[0] == "not" else only
        for word in words:
            if word in ("only", "not", "and", "or", "for"):
                continue
            if word not in TRAITS:
                return _("I don't know the word {word}.").format(word=quoted(word))
            where.append(word)
    if not only and not barred:
        return _("I can't read that.")
    return tuple(dict.fromkeys(only)), tuple(dict.fromkeys(barred))


def too_long(text: str, limit: int) -> str:
    """Return what is said of words with more characters than are allowed."""
    return _("That has {n} characters; at most {limit} are allowed.").format(n=len(text), limit=limit)


def one_line(text: str) -> str:
    """Return words without line breaks, and with one space where several stood."""
    return re.sub(r"\s+", " ", text).strip()
