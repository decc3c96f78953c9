"""A look at the whole library: faults, messages without a picture, what it cannot serve, how facts are suggested."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.delivery.matcher import Matcher
from bot.operators.library_files import row_of
from bot.storage.database import Database
from bot.storage.models import ItemState, StoredImage, StoredMessage
from bot.storage.queries.items import all_images, all_messages
from content.coverage import WindowCoverage, coverage
from content.fact_suggesting import FactSuggester, SuggestionAgreement
from content.items import Image, Library, Message
from content.linter import Finding, lint_library
from content.suggesting import Labelled
from recommender import Item
from recommender.facts import UNKNOWN, declared, read_facts


@dataclass(frozen=True)
class LibraryReview:
    """What there is to say of a library.

    Attributes:
        findings: Of the linter.
        pictureless: Ids of the live messages to which no picture belongs.
        text_alone: Whether these are sent by themselves; else they are not sent.
        undeclared: How many live items have no facts of their own; theirs are suggested.
        windows: What it has for people at typical times.
        agreement: How well the facts that were declared are suggested, each item left out once.
    """

    findings: Sequence[Finding]
    pictureless: Sequence[str]
    text_alone: bool
    undeclared: int
    windows: Sequence[WindowCoverage]
    agreement: Sequence[SuggestionAgreement]


async def review_library(database: Database, matcher: Matcher) -> LibraryReview:
    """Look at the stored library; what is new in it is encoded.

    Raises:
        recommender.EncoderError: If something new cannot be encoded.
    """
    policy = (await matcher.library()).policy
    async with database.reading() as session:
        messages = [one for one in await all_messages(session=session) if one.state is ItemState.LIVE]
        images = [one for one in await all_images(session=session) if one.state is ItemState.LIVE]
    labelled = labelled_items(messages, images)
    vectors = await matcher.stored_vectors([one.text for one in labelled])
    agreement = await asyncio.to_thread(lambda: FactSuggester(labelled, vectors).agreement())
    unfitting = await matcher.unfitting_captions({one.id: (one.caption, one.file) for one in images})
    return LibraryReview(
        [*lint_library(_library(messages, images)), *unfitting],
        [message.id for message in messages if not policy.pictures_of(message.id)],
        matcher.sends_text_alone,
        sum(one.facts == UNKNOWN for one in labelled),
        coverage([_item(one) for one in messages], [_item(one) for one in images]),
        agreement,
    )


def labelled_items(messages: Sequence[StoredMessage], images: Sequence[StoredImage]) -> list[Labelled]:
    """Return stored items as examples to suggest from, with the facts that a person declared."""
    return [
        *(
            Labelled(one.text, tuple(one.activities), "message", one.technique, read_facts(declared(one.facts)))
            for one in messages
        ),
        *(
            Labelled(one.caption, tuple(one.activities), "image", None, read_facts(declared(one.facts)))
            for one in images
        ),
    ]


def _item(stored: StoredMessage | StoredImage) -> Item:
    text = stored.text if isinstance(stored, StoredMessage) else stored.caption
    return Item(stored.id, text, activities=tuple(stored.activities), facts=read_facts(stored.facts))


def _library(messages: Sequence[StoredMessage], images: Sequence[StoredImage]) -> Library:
    return Library(
        messages=tuple(Message.model_validate(_row(one)) for one in messages),
        images=tuple(Image.model_validate(_row(one)) for one in images),
    )


def _row(stored: StoredMessage | StoredImage) -> dict[str, object]:
    row = row_of(stored)
    return {name: value for name, value in row.items() if name != "state" and value is not None}
