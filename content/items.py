"""What the library is made of: messages and images, as operators and the starter pack write them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from recommender.facts import UNKNOWN, Facts
from recommender.items import Item

MESSAGE_LENGTH_LIMIT = 300
"""Longest message text in characters: with the buttons below it, a nudge must be read at a glance."""

CAPTION_LENGTH_LIMIT = 300
"""Longest image caption in characters; text encoders read about 256 word pieces."""

PICTURES_LIMIT = 6
"""Most pictures of a message: three for the evening and three for the day."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
"""Lower-case letters, digits, ``-`` and ``_``; at most 64 characters; unique within its kind."""

Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""A label such as ``making_music`` or ``pet_owner``."""


LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
"""ISO 639-1, such as ``de``."""

Translation = Annotated[str, StringConstraints(min_length=1, max_length=MESSAGE_LENGTH_LIMIT)]


class LibraryItem(BaseModel):
    """What messages and images have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Identifier
    activities: tuple[Word, ...] = ()
    """What it suggests doing, the main activity first. For rotation and statistics; matching reads words only."""
    only_for: tuple[Word, ...] = ()
    """Traits of which a user must have one; empty means everybody. Set by a person, it wins over what is derived."""
    unsuitable_for: tuple[Word, ...] = ()
    """Traits of which a user must have none."""
    facts: Facts = UNKNOWN
    """What it needs and where it fits; what is not given is not known."""
    language: LanguageCode = "en"
    """Language of what is shown, ISO 639-1."""
    translations: Mapping[LanguageCode, Translation] = {}
    """What is shown to people of other languages: a message's text, or what a picture shows (its ``alt``)."""

    @property
    def rules(self) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
        """Whom it is for, and whom not, as the storage keeps it: an empty rule is none."""
        return self.only_for or None, self.unsuitable_for or None


class Message(LibraryItem):
    """A short text that suggests something to do off screen."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=MESSAGE_LENGTH_LIMIT)]
    """What is encoded, and what people read for whose language there is no translation."""
    technique: str | None = None
    """Its behaviour change technique by the Taxonomy v1, for example ``8.2 behaviour substitution``."""
    pictures: Annotated[tuple[Identifier, ...], Field(max_length=PICTURES_LIMIT)] = ()
    """Ids of the images that show what it suggests, the best one first; none: they are found by activity and words."""

    def as_item(self) -> Item:
        """Return it as policies know it."""
        return Item(self.id, self.text, *self.rules, self.activities, self.facts, self.technique, self.pictures)


class Image(LibraryItem):
    """A picture with the words for what it shows."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    caption: Annotated[str, StringConstraints(min_length=1, max_length=CAPTION_LENGTH_LIMIT)]
    """What it shows, as a captioner would say it; this is what is encoded."""
    alt: Annotated[str, StringConstraints(min_length=1, max_length=CAPTION_LENGTH_LIMIT)]
    """What a person who cannot see it should be told."""
    file: str
    """The picture's path, relative to its manifest."""

    def as_item(self) -> Item:
        """Return it as policies know it."""
        return Item(self.id, self.caption, *self.rules, self.activities, self.facts, shown=self.alt)

    @field_validator("file")
    @classmethod
    def _stays_inside(cls, value: str) -> str:
        path = PurePosixPath(value)
        if path.is_absolute() or ".." in path.parts or not path.name:
            raise ValueError(f"{value!r} must be a path relative to the manifest, without '..'")
        return value


class Library(BaseModel):
    """All messages and images that may be sent.

    Raises:
        pydantic.ValidationError: If two messages or two images share an id; the text names it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    messages: tuple[Message, ...] = Field(default=())
    images: tuple[Image, ...] = Field(default=())

    @field_validator("messages", "images")
    @classmethod
    def _ids_are_unique(cls, items: tuple[LibraryItem, ...]) -> tuple[LibraryItem, ...]:
        seen: set[str] = set()
        for item in items:
            if item.id in seen:
                raise ValueError(f"the id {item.id!r} is given twice: ids are unique within messages and within images")
            seen.add(item.id)
        return items
