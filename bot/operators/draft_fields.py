"""What a draft holds: everything an item will have, as far as it was written or suggested."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.storage.models import ItemDraft, ItemKind
from content.errors import ContentError
from content.importing import alt_of, fault_in_words, title_of
from content.items import Image, Message
from content.linter import Finding, lint_image, lint_message, lint_picture
from recommender.facts import UNKNOWN, Facts


class DraftFields(BaseModel):
    """An item in the making."""

    model_config = ConfigDict(frozen=True)

    text: str | None = None
    """A message's text."""
    title: str | None = None
    caption: str | None = None
    alt: str | None = None
    file: str | None = None
    """The picture's name in the data folder."""
    file_name: str | None = None
    """What the operator's file was called."""
    look: str | None = None
    width: int | None = None
    height: int | None = None
    activities: tuple[str, ...] = ()
    technique: str | None = None
    likely_techniques: tuple[str, ...] = ()
    """What the words show, the likeliest first: shown at the top of the choice."""
    pictures: tuple[str, ...] = ()
    """Ids of a message's own pictures; none: they are found."""
    only_for: tuple[str, ...] | None = None
    """``None``: derived from the words."""
    unsuitable_for: tuple[str, ...] | None = None
    facts: Facts = UNKNOWN
    language: str = "en"
    translations: dict[str, str] = {}
    """What is shown to people of other languages, by language."""
    translated_from: str | None = None
    """The words, in the item's own language, that the translations were written for."""
    by_hand: tuple[str, ...] = ()
    """Fields that the operator has set: nothing is suggested for these any more."""
    derived_only: tuple[str, ...] = ()
    """For whom the words say it is alone, to be shown while ``only_for`` is ``None``."""
    derived_unsuitable: tuple[str, ...] = ()
    left_out: float = 0.0
    """Share of people whom the rule that says for whom it is leaves out."""
    sounds: dict[str, str] = {}
    """What the text sounds like by its vector: names of rules, each with a warning."""
    earlier_cards: tuple[int, ...] = ()
    """Messages that showed it before it was shown once more: a reply to one of them is about it."""
    warnings: tuple[str, ...] = ()
    """What the linter found, in words."""
    captioned_by: str | None = None
    """Name of the captioner that wrote the caption."""
    caption_problem: str | None = None
    """Why the captioner has no words."""

    def with_(self, **values: Any) -> DraftFields:
        """Return a copy with some fields replaced."""
        return self.model_copy(update=values)

    def set_by_hand(self, **values: Any) -> DraftFields:
        """Return a copy with fields that an operator has set."""
        return self.with_(**values, by_hand=tuple(dict.fromkeys((*self.by_hand, *values))))

    def may_suggest(self, field: str) -> bool:
        """Whether nobody has set this field."""
        return field not in self.by_hand

    @property
    def rule(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """For whom alone it is, and for whom it is not: as it was set, else as its words say."""
        only = self.derived_only if self.only_for is None else self.only_for
        return only, self.derived_unsuitable if self.unsuitable_for is None else self.unsuitable_for

    @property
    def shown_words(self) -> str | None:
        """What people are shown: the text, or what somebody is told who cannot see the picture."""
        return self.text or self.alt or (alt_of(self.caption) if self.caption else None)

    def translate(self, language: str, text: str) -> DraftFields:
        """Return a copy with what it says in another language; an empty text takes it away."""
        others = {code: said for code, said in self.translations.items() if code != language}
        translations = {**others, language: text} if text else others
        return self.set_by_hand(translations=translations, translated_from=self.shown_words)

    @property
    def words(self) -> str | None:
        """What is encoded: the text, or the caption; ``None`` if it is still to be written."""
        return self.text or self.caption


def fields_of(draft: ItemDraft) -> DraftFields:
    """Return what a stored draft holds."""
    return DraftFields.model_validate(draft.fields)


def keep_fields(draft: ItemDraft, fields: DraftFields) -> None:
    """Put fields into a stored draft; the caller adds it to its session."""
    draft.fields = fields.model_dump(mode="json")


def as_message(fields: DraftFields, item_id: str) -> Message:
    """Return the message that a draft becomes.

    Raises:
        ContentError: If something is missing or malformed; the text names it.
    """
    message: Message = _built(
        Message,
        {
            "id": item_id,
            "text": fields.text or "",
            "technique": fields.technique,
            "pictures": fields.pictures,
            "activities": fields.activities,
            "only_for": fields.only_for or (),
            "unsuitable_for": fields.unsuitable_for or (),
            "facts": fields.facts,
            "language": fields.language,
            "translations": fields.translations,
        },
    )
    return message


def as_image(fields: DraftFields, item_id: str) -> Image:
    """Return the image that a draft becomes.

    Raises:
        ContentError: If something is missing or malformed; the text names it.
    """
    caption = fields.caption or ""
    image: Image = _built(
        Image,
        {
            "id": item_id,
            "title": fields.title or title_of(caption),
            "caption": caption,
            "alt": fields.alt or alt_of(caption),
            "file": fields.file or "",
            "activities": fields.activities,
            "only_for": fields.only_for or (),
            "unsuitable_for": fields.unsuitable_for or (),
            "facts": fields.facts,
            "language": fields.language,
            "translations": fields.translations,
        },
    )
    return image


def findings_of(kind: ItemKind, fields: DraftFields) -> list[Finding]:
    """Return what the linter says about a draft.

    Raises:
        ContentError: If it is no valid item yet.
    """
    if kind is ItemKind.MESSAGE:
        return lint_message(as_message(fields, "new"))
    sized = fields.width is not None and fields.height is not None
    small = lint_picture("new", fields.width or 0, fields.height or 0) if sized else []
    return [*lint_image(as_image(fields, "new")), *small]


def _built(model: type[Any], values: dict[str, Any]) -> Any:
    try:
        return model(**values)
    except ValidationError as error:
        raise ContentError("; ".join(fault_in_words(fault, model) for fault in error.errors())) from None
