"""What is recommended: messages and images as the recommender sees them, words and audience rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.errors import ItemError
from recommender.facts import UNKNOWN, Facts


@dataclass(frozen=True)
class Item:
    """A message or an image.

    Attributes:
        id: Unique among the messages, or among the images.
        text: A message's text or an image's caption, in English: the only thing that is encoded.
        only_for: Traits of which a user must have one. ``None`` derives the audience from the words; a
            tuple was set by a person and wins, an empty one meaning everybody.
        unsuitable_for: Traits of which a user must have none; ``None`` and tuples as above.
        activities: What it is about, as far as a person said so, the main one first.
        facts: What it needs and where it fits, as far as a person said so.
        technique: A message's technique of behaviour change, as the library calls it.
        pictures: Ids of the images that a person chose for a message, the best one first; none: they are found.
        shown: What else an image shows, in English: never encoded, but whoever dislikes it does not get the image.
    """

    id: str
    text: str
    only_for: tuple[str, ...] | None = None
    unsuitable_for: tuple[str, ...] | None = None
    activities: tuple[str, ...] = ()
    facts: Facts = UNKNOWN
    technique: str | None = None
    pictures: tuple[str, ...] = ()
    shown: str = ""


def check_items(kind: str, items: Iterable[Item]) -> None:
    """Refuse items that cannot be told apart or have nothing to encode.

    Args:
        kind: ``"message"`` or ``"image"``, for the error's text.
        items: What to check.

    Raises:
        ItemError: If an id is given twice or a text is blank; the text names the item.
    """
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise ItemError(f"two {kind}s have the id {item.id!r}: give each {kind} an id of its own")
        if not item.text.strip():
            raise ItemError(f"the {kind} {item.id!r} has no text: write one, or leave the {kind} out")
        seen.add(item.id)
