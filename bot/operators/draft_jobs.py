"""The work on a draft: fetch its picture, check it, find words and labels for it, lint it, and show its card."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.core.address import Address
from bot.core.clock import Clock
from bot.core.messenger import Messenger, SendError
from bot.delivery.matcher import Matcher
from bot.operators.captions import Captioning
from bot.operators.cards import Cards
from bot.operators.draft_cards import draft_card
from bot.operators.draft_fields import DraftFields, fields_of, findings_of, keep_fields
from bot.operators.left_out_share import share_left_out
from bot.operators.open_question import ask, open_question
from bot.operators.reach import ReachFinder
from bot.operators.reviewing import labelled_items
from bot.services.drafts import note_draft_card, note_look, settle_draft
from bot.storage.database import Database
from bot.storage.models import DraftState, ItemDraft, ItemKind, Job, StoredImage
from bot.storage.pictures import read_picture, store_picture
from bot.storage.queries.items import all_images, all_messages, images_without_look
from bot.storage.queries.operators import all_waiting_drafts, own_draft, waiting_drafts
from content.errors import CaptionError, ContentError, PictureError
from content.fact_suggesting import FactSuggester
from content.linter import near_duplicates
from content.pictures import ALIKE_WITHIN, check_picture, distance, look_of
from content.suggesting import Kind, Labelled, Labels, Vectors, needed_texts, suggest_labels
from content.tone import sounds_like, tone_texts
from recommender import RecommenderError
from recommender.facts import Facts

_LOOKS_AT_ONCE = 20

_CHANGES = 2
"""How often a draft may be changed while it is looked at, so that it is looked at anew at once."""


class DraftJobs:
    """Looks at drafts.

    Args:
        database: Where they are.
        messenger: Fetches pictures.
        cards: Shows the cards.
        matcher: Encodes words.
        captioning: Describes pictures.
        image_folder: Where pictures are kept.
        clock: The time of questions.
        reach: Finds whom messages would reach.
    """

    def __init__(
        self,
        database: Database,
        messenger: Messenger,
        cards: Cards,
        matcher: Matcher,
        captioning: Captioning,
        image_folder: Path,
        clock: Clock,
        reach: ReachFinder,
    ) -> None:
        self._database = database
        self._messenger = messenger
        self._cards = cards
        self._matcher = matcher
        self._captioning = captioning
        self._image_folder = image_folder
        self._clock = clock
        self._reach = reach

    async def do(self, job: Job, chat_id: Address) -> None:
        """Look at the draft that a job names, if nobody has yet, and show it.

        Raises:
            bot.core.messenger.SendError: If it cannot be fetched or shown just now.
        """
        async with self._database.reading() as session:
            draft = await own_draft(int(job.payload["draft"]), session=session)
        if draft is None:
            return
        for _change in range(_CHANGES):
            if draft.state is DraftState.NEW:
                draft = await self._look_at(draft, chat_id)
        if draft.state is DraftState.NEW:
            return  # a later job looks at it
        await self._show(draft, chat_id)

    async def _look_at(self, draft: ItemDraft, chat_id: Address) -> ItemDraft:
        fields = before = fields_of(draft)
        problem: str | None = None
        try:
            if draft.kind is ItemKind.IMAGE and fields.file is None:
                await self._cards.busy(chat_id)
                fields = await self._fetch(draft, fields)
            if draft.kind is ItemKind.IMAGE and fields.caption is None:
                fields = await self._describe(fields)
            if fields.words:
                fields = await self._label(draft, fields)
                fields = fields.with_(
                    warnings=tuple(await self._warnings(draft, fields)), left_out=await self._left_out(fields)
                )
        except PictureError as error:
            problem = error.problem
        async with self._database.writing() as session:
            stored = await own_draft(draft.id or 0, session=session)
            if stored is None or stored.state is not DraftState.NEW or fields_of(stored) != before:
                return stored or draft  # changed meanwhile
            keep_fields(stored, fields)
            await settle_draft(stored, problem, session=session)
        return stored

    async def _fetch(self, draft: ItemDraft, fields: DraftFields) -> DraftFields:
        if draft.telegram_file is None:
            raise PictureError("has no file: send it again", "missing")
        try:
            data = await self._messenger.fetch_file(draft.telegram_file)
        except SendError as error:
            if not error.is_final:
                raise
            raise PictureError(f"cannot be fetched ({error.reason}): send it again", "missing") from None
        picture = await asyncio.to_thread(check_picture, data)
        file = await asyncio.to_thread(store_picture, picture.data, picture.suffix, self._image_folder)
        async with self._database.reading() as session:
            images = await all_images(session=session)
        if same := next((image for image in images if image.file == file), None):
            raise PictureError(f"is in the library already, as {same.id}", "duplicate")
        return fields.with_(file=file, look=picture.look, width=picture.width, height=picture.height)

    async def _describe(self, fields: DraftFields) -> DraftFields:
        if self._captioning.name is None:
            return fields
        try:
            data = await asyncio.to_thread(read_picture, self._image_folder, fields.file or "")
            caption = await self._captioning.caption(data)
        except (CaptionError, OSError) as error:
            return fields.with_(caption_problem=str(error)[:200])
        return fields.with_(caption=caption, captioned_by=self._captioning.name, caption_problem=None)

    async def _label(self, draft: ItemDraft, fields: DraftFields) -> DraftFields:
        kind: Kind = "message" if draft.kind is ItemKind.MESSAGE else "image"
        words = fields.words or ""
        async with self._database.reading() as session:
            messages = await all_messages(session=session)
            images = await all_images(session=session)
        labelled = labelled_items(messages, images)
        try:
            vectors = dict(await self._matcher.stored_vectors([one.text for one in labelled]))
            vectors |= await self._matcher.vectors(needed_texts(words))
            tones = await self._matcher.vectors(tone_texts()) if kind == "message" else {}
        except RecommenderError:  # no encoder just now: what words alone tell
            vectors, tones = {}, {}
        labels: Labels = await asyncio.to_thread(
            suggest_labels, words, kind, labelled, vectors, self._matcher.fingerprint
        )
        for field in ("activities", "technique", "language"):
            if fields.may_suggest(field):
                fields = fields.with_(**{field: getattr(labels, field)})
        if fields.may_suggest("facts"):
            fields = fields.with_(facts=await asyncio.to_thread(_suggest_facts, fields, kind, labelled, vectors))
        return fields.with_(
            derived_only=labels.only_for,
            derived_unsuitable=labels.unsuitable_for,
            likely_techniques=labels.techniques,
            sounds=sounds_like(vectors[words], tones, self._matcher.fingerprint)
            if tones and fields.language == "en"
            else {},
        )

    async def _left_out(self, fields: DraftFields) -> float:
        only, barred = fields.rule
        async with self._database.reading() as session:
            return await share_left_out(only, barred, session=session)

    async def _warnings(self, draft: ItemDraft, fields: DraftFields) -> list[str]:
        try:
            findings = findings_of(draft.kind, fields)
        except ContentError as error:
            return [str(error)]
        found = [f"{finding.rule}: {finding.text}" for finding in findings]
        known = {finding.rule for finding in findings}
        found += [f"{rule}: {text}" for rule, text in fields.sounds.items() if rule not in known]
        async with self._database.reading() as session:
            messages = await all_messages(session=session)
            images = await all_images(session=session)
            waiting = await all_waiting_drafts(session=session)
        own = {draft.item_id}
        texts = (
            {message.id: message.text for message in messages}
            if draft.kind is ItemKind.MESSAGE
            else {image.id: image.caption for image in images}
        )
        others = {name: text for name, text in texts.items() if name not in own}
        earlier = [one for one in waiting if one.kind is draft.kind and (one.id or 0) < (draft.id or 0)]
        others |= {f"draft {one.id}": fields_of(one).words or "" for one in earlier}
        found += await asyncio.to_thread(_similar_words, others, fields.words or "")
        if draft.kind is ItemKind.IMAGE:
            found += await self._similar_looks(draft, fields, images)
            found += await self._unfitting(draft, fields, images)
        return found

    async def _unfitting(self, draft: ItemDraft, fields: DraftFields, images: Sequence[StoredImage]) -> list[str]:
        """Return whether the caption does not say what is seen, if anything here can tell."""
        known = {image.id: (image.caption, image.file) for image in images if image.id != draft.item_id}
        try:
            found = await self._matcher.unfitting_captions({**known, "": (fields.words or "", fields.file or "")})
        except RecommenderError:
            return []
        return [f"{finding.rule}: {finding.text}" for finding in found if not finding.item]

    async def _similar_looks(self, draft: ItemDraft, fields: DraftFields, images: Sequence[StoredImage]) -> list[str]:
        if fields.look is None:
            return []
        if any(image.look is None for image in images):
            await self._take_looks()
            async with self._database.reading() as session:
                images = await all_images(session=session)
        found = [
            f"near_duplicate: looks like {image.id}"
            for image in images
            if image.id != draft.item_id and image.look and distance(image.look, fields.look) <= ALIKE_WITHIN
        ]
        async with self._database.reading() as session:
            waiting = await waiting_drafts(draft.user_id, session=session)
        for other in waiting:
            look = fields_of(other).look
            if (other.id or 0) < (draft.id or 0) and look and distance(look, fields.look) <= ALIKE_WITHIN:
                found.append("near_duplicate: looks like another draft of yours")
        return found

    async def _take_looks(self) -> None:
        """Take the perceptual hash of pictures that have none yet."""
        while True:
            async with self._database.reading() as session:
                images = await images_without_look(_LOOKS_AT_ONCE, session=session)
            if not images:
                return
            looks = await asyncio.to_thread(_looks, [self._image_folder / image.file for image in images])
            async with self._database.writing() as session:
                for image, look in zip(images, looks, strict=True):
                    await note_look(image.id, look, session=session)

    async def _show(self, draft: ItemDraft, chat_id: Address) -> None:
        fields = fields_of(draft)
        picture, is_next = None, True
        if fields.file is not None and draft.state is not DraftState.REFUSED:
            picture = await asyncio.to_thread(read_picture, self._image_folder, fields.file)
        if draft.kind is ItemKind.IMAGE and draft.state is DraftState.READY and not fields.words:
            # before the card asks for it: an answer must find its question, whatever happens after the card
            async with self._database.writing() as session:
                asked = await open_question(draft.user_id, session=session)
                if asked is None:
                    await ask(draft.user_id, "caption", draft.id, self._clock.now(), session=session)
                is_next = asked is None or asked.draft_id == draft.id
        html, rows = draft_card(draft, fields, is_next=is_next)
        card_id = await self._cards.show(chat_id, html, rows, picture=picture, card_id=draft.card_id)
        if draft.state is DraftState.LIVE and draft.kind is ItemKind.MESSAGE and draft.item_id is not None:
            html += await self._reach.line(draft.item_id)
            card_id = await self._cards.show(chat_id, html, rows, card_id=card_id)
        async with self._database.writing() as session:
            await note_draft_card(draft.id or 0, card_id, session=session)


def _suggest_facts(fields: DraftFields, kind: Kind, labelled: Sequence[Labelled], vectors: Vectors) -> Facts:
    item = Labelled(fields.words or "", fields.activities, kind)
    return FactSuggester([one for one in labelled if one.text != item.text], vectors).suggest(item, vectors)


def _similar_words(texts: dict[str, str], words: str) -> list[str]:
    pairs = near_duplicates({**texts, "": words})
    return [
        f"near_duplicate: shares {share:.0%} of its words with {first}" for first, second, share in pairs if not second
    ]


def _looks(paths: list[Path]) -> list[str]:
    return [look_of(path) for path in paths]
