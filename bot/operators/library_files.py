"""Whole libraries in and out of the database."""

from __future__ import annotations

import asyncio
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.operators.draft_fields import fields_of
from bot.operators.import_batches import BatchEntry
from bot.operators.import_states import REPEATS, state_for
from bot.storage.database import Database
from bot.storage.models import ItemKind, ItemState, StoredImage, StoredMessage
from bot.storage.pictures import store_picture
from bot.storage.queries.item_texts import texts_of, texts_of_items
from bot.storage.queries.items import ItemPut, all_images, all_messages, items_by_id, put_items
from bot.storage.queries.operators import all_waiting_drafts
from content.captioning import Describe, described
from content.errors import ImportingError
from content.exporting import LICENCE, as_yaml
from content.importing import Ready, RefusedRow, Report, make_ready
from content.items import Image, Message
from content.linter import RepeatFinder
from content.manifest import IMAGES_FILE, MESSAGES_FILE
from content.pictures import Picture
from content.reading import Row, Source, open_source, rows_of
from content.translations import as_files
from recommender.facts import declared

BATCH = 50
"""Messages that are checked and stored together: beside people who talk each turn at SQLite is waited for."""

PICTURE_WEIGHS = 5
"""How many messages a picture counts as: those of a batch are in memory together."""

_HELD_SECONDS = 0.04
"""How long a SQLite database is written to, in all, before others get a gap."""

_GAP_SECONDS = 0.12
"""A little more than the longest pause between two looks of a writer that waits for SQLite."""


class Importer:
    """Imports into one database.

    Args:
        database: Where to.
        image_folder: Where pictures are kept.
        update: Replace items whose id is taken by other content; otherwise these rows are refused.
        dry_run: Change nothing, only say what would come of it.
        state: ``live`` or ``off`` for all items, see :func:`bot.operators.import_states.state_for`; ``None``: as it is
            written, and drafts of what has warnings.
        by: Internal id of the operator who imports; ``None``: somebody at the command line.
        describe: Describes pictures that nobody described; ``None``: a picture without a caption is refused.
    """

    def __init__(
        self,
        database: Database,
        image_folder: Path,
        *,
        update: bool = False,
        dry_run: bool = False,
        state: ItemState | None = None,
        by: int | None = None,
        describe: Describe | None = None,
    ) -> None:
        self._state = state
        self._by = by
        self._describe = describe
        self._held_seconds = 0.0
        self._database = database
        self._image_folder = image_folder
        self._update = update
        self._dry_run = dry_run
        self._contents: dict[ItemKind, dict[str, str]] = {}
        self._ids: dict[ItemKind, set[str]] = {}
        self._repeats: dict[ItemKind, RepeatFinder] = {}
        """What messages and images say: those of the library and of drafts first, then those of this import."""

    async def import_from(
        self, path: Path, now: datetime, begin: Callable[[int], None], advance: Callable[[int], None]
    ) -> Report:
        """Import a folder, ZIP, CSV or YAML file.

        Args:
            path: What to import.
            now: When.
            begin: Called with the number of rows.
            advance: Called with how many more rows were dealt with.

        Raises:
            content.errors.ImportingError: If it cannot be read at all.
        """
        report, entry = Report(), BatchEntry(path.name, now, self._by)
        with open_source(path) as (source, refused):
            report.refused += [RefusedRow(row.where, row.problem or "") for row in refused]
            rows = await asyncio.to_thread(lambda: list(rows_of(source)))
            await self._read_present(rows)
            begin(len(rows))
            for batch in _batches(rows):
                if self._describe is not None:
                    batch = await described(batch, source, self._describe)
                found = await asyncio.to_thread(_make_all_ready, batch, source)
                await self._take(found, now, report, entry)
                advance(len(batch))
        if report.batch is not None:
            async with self._database.writing() as session:
                await entry.end(report, session=session)
        return report

    async def _read_present(self, rows: Sequence[Row]) -> None:
        async with self._database.reading() as session:
            messages, images = await all_messages(session=session), await all_images(session=session)
            drafts = await all_waiting_drafts(session=session)
        self._contents = {
            ItemKind.MESSAGE: {message.text: message.id for message in messages},
            ItemKind.IMAGE: {image.file: image.id for image in images},
        }
        self._ids = {kind: set(ids.values()) for kind, ids in self._contents.items()}
        words = {
            ItemKind.MESSAGE: {message.id: message.text for message in messages},
            ItemKind.IMAGE: {image.id: image.caption for image in images},
        }
        for draft in drafts:
            words[draft.kind][f"draft {draft.id}"] = fields_of(draft).words or ""
        self._repeats = {kind: await asyncio.to_thread(_finder, there, kind, rows) for kind, there in words.items()}

    async def _take(
        self, found: Sequence[Ready | RefusedRow], now: datetime, report: Report, entry: BatchEntry
    ) -> None:
        if self._dry_run:
            async with self._database.reading() as session:
                await self._take_each(found, now, report, session=session)
            return
        begun = time.monotonic()
        async with self._database.writing() as session:
            await self._take_each(found, now, report, session=session)
            if report.batch is None and report.added + report.changed:
                report.batch = await entry.begin(session=session)
        await self._give_way(time.monotonic() - begun)

    async def _give_way(self, seconds: float) -> None:
        """Leave SQLite to writers of other processes, who look for a gap every tenth of a second."""
        self._held_seconds += seconds
        if self._database.is_sqlite and self._held_seconds >= _HELD_SECONDS:
            self._held_seconds = 0.0
            await asyncio.sleep(_GAP_SECONDS)

    async def _take_each(
        self, found: Sequence[Ready | RefusedRow], now: datetime, report: Report, *, session: AsyncSession
    ) -> None:
        """Compare rows with what is there, and store what is to be: each in one go, for others wait."""
        ready = [one for one in found if isinstance(one, Ready)]
        there = await _there(ready, session=session)
        puts: dict[tuple[ItemKind, str], ItemPut] = {}
        for one in found:
            if isinstance(one, RefusedRow):
                report.refused.append(one)
            else:
                self._count(self._taken(self._compared(one), there, puts, report), one, report)
        if not self._dry_run:
            await self._keep_pictures(one.picture for one in ready if (_kind_of(one), one.item.id) in puts)
            await put_items(list(puts.values()), now, session=session)

    @staticmethod
    def _count(became: str, ready: Ready, report: Report) -> None:
        match became:
            case "added":
                report.added += 1
            case "changed":
                report.changed += 1
            case "unchanged":
                report.unchanged += 1
            case problem:
                report.refused.append(RefusedRow(ready.where, problem))

    async def _keep_pictures(self, pictures: Iterable[Picture | None]) -> None:
        for picture in pictures:
            if picture is not None:
                await asyncio.to_thread(store_picture, picture.data, picture.suffix, self._image_folder)

    def _compared(self, ready: Ready) -> Ready:
        """Return it with a warning more if it nearly repeats another item."""
        repeated = self._repeats[_kind_of(ready)].find(ready.item.id, _words_of(ready))
        if repeated is None:
            return ready
        other, share = repeated
        warning = f"{REPEATS}: shares {share:.0%} of its words with {other!r}: change or drop one"
        return replace(ready, warnings=(*ready.warnings, warning))

    def _taken(
        self,
        ready: Ready,
        there: dict[tuple[ItemKind, str], _There],
        puts: dict[tuple[ItemKind, str], ItemPut],
        report: Report,
    ) -> str:
        """Return what becomes of a row: ``added``, ``changed``, ``unchanged``, or why it is refused.

        Args:
            ready: The row.
            there: What is there, by kind and id; what is taken is there from then on.
            puts: What is to be stored; it is added to.
            report: Of the import; warnings and drafts are counted.
        """
        kind, name = _kind_of(ready), ready.item.id
        content = ready.item.text if isinstance(ready.item, Message) else ready.item.file
        known = self._contents[kind]
        same = known.get(content)
        if same is not None and not ready.named and (self._state is None or same != name):
            return "unchanged"
        if same is not None and same != name:
            return f"is in the library already, as {same}"
        stored = there.get((kind, name))
        if stored is None and name in self._ids[kind]:
            return "unchanged" if same else "the id is given twice: rename one of the two"
        is_same = stored is not None and stored.content == _row_of_ready(ready)
        state = state_for(ready, self._state, None if stored is None else stored.state, is_same=is_same)
        is_ordered = ready.state is not None or self._state is not None
        if stored is not None and is_same and (stored.state is state or not is_ordered):
            return "unchanged"
        if stored is not None and not self._update and not (is_same and self._state is not None):
            return f"the id {name!r} is taken by other content: rename it, or import with --update"
        known[content] = name
        self._ids[kind].add(name)
        self._repeats[kind].add(name, _words_of(ready))
        report.warned += [RefusedRow(ready.where, warning) for warning in ready.warnings]
        report.drafted += state is ItemState.DRAFT
        if not self._dry_run:
            look = None if ready.picture is None else ready.picture.look
            puts[kind, name] = ItemPut(ready.item, ready.only_for, ready.unsuitable_for, look, state)
            there[kind, name] = _There(_row_of_ready(ready), state)
        return "added" if stored is None else "changed"


@dataclass(frozen=True)
class _There:
    """What the library holds under an id: the content as an export writes it, and its state."""

    content: Mapping[str, Any]
    state: ItemState


async def _there(ready: Sequence[Ready], *, session: AsyncSession) -> dict[tuple[ItemKind, str], _There]:
    """Return what is there of the ids of some rows; what is deleted is not."""
    found = {}
    for kind in {_kind_of(one) for one in ready}:
        ids = [one.item.id for one in ready if _kind_of(one) is kind]
        texts = await texts_of_items(kind, ids, session=session)
        for name, item in (await items_by_id(kind, ids, session=session)).items():
            if item.state is not ItemState.DELETED:
                found[kind, name] = _There(_without_state(row_of(item, texts.get(name))), item.state)
    return found


async def export_to(database: Database, image_folder: Path, target: Path) -> tuple[int, int]:
    """Write the library into a new folder, or into a ZIP if ``target`` ends with ``.zip``.

    Returns:
        How many messages and how many images.

    Raises:
        content.errors.ImportingError: If the target exists and is not an empty folder, or cannot be written.
    """
    async with database.reading() as session:
        messages = [row_of(message) for message in await all_messages(session=session)]
        images = await all_images(session=session)
        texts = {
            (kind.value, item_id): said
            for kind in ItemKind
            for item_id, said in (await texts_of(kind, session=session)).items()
        }
    files = {f"images/{image.file}": image_folder / image.file for image in images}
    rows = [{**row_of(image), "file": f"images/{image.file}"} for image in images]
    there = {("message", row["id"]) for row in messages} | {("image", row["id"]) for row in rows}
    written = {
        MESSAGES_FILE: as_yaml("messages", messages),
        IMAGES_FILE: as_yaml("images", rows),
        **as_files({item: said for item, said in texts.items() if item in there}, LICENCE),
    }
    try:
        await asyncio.to_thread(_write, target, written, files)
    except OSError as error:
        raise ImportingError(f"{target} cannot be written: {error.strerror or error}") from error
    return len(messages), len(rows)


def _write(target: Path, texts: Mapping[str, str], files: Mapping[str, Path]) -> None:
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise ImportingError(f"{target} exists already: give a new name")
    if target.suffix.lower() == ".zip":
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, text in texts.items():
                packed.writestr(name, text)
            for name, file in files.items():
                packed.write(file, name, zipfile.ZIP_STORED)
        return
    (target / "images").mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (target / name).parent.mkdir(exist_ok=True)
        (target / name).write_text(text, encoding="utf-8")
    for name, file in files.items():
        (target / name).write_bytes(file.read_bytes())


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    weight = 0
    for row in rows:
        batch.append(row)
        weight += PICTURE_WEIGHS if row.kind == ItemKind.IMAGE.value else 1
        if weight >= BATCH:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _finder(words: Mapping[str, str], kind: ItemKind, rows: Sequence[Row]) -> RepeatFinder:
    """Return a finder that knows the texts that are there, and is ready for those of the rows."""
    field = "text" if kind is ItemKind.MESSAGE else "caption"
    coming = [str(row.values.get(field) or "") for row in rows if row.kind == kind.value]
    finder = RepeatFinder([*words.values(), *coming])
    for name, text in words.items():
        finder.add(name, text)
    return finder


def _kind_of(ready: Ready) -> ItemKind:
    return ItemKind.MESSAGE if isinstance(ready.item, Message) else ItemKind.IMAGE


def _words_of(ready: Ready) -> str:
    return ready.item.text if isinstance(ready.item, Message) else ready.item.caption


def _without_state(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "state"}


def _make_all_ready(rows: Sequence[Row], source: Source) -> list[Ready | RefusedRow]:
    return [make_ready(row, source) for row in rows]


def row_of(item: StoredMessage | StoredImage, texts: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return an item as an export writes it.

    Args:
        item: The item.
        texts: What it says in other languages, if that is to be in its row.
    """
    common = {
        "activities": list(item.activities),
        "only_for": item.only_for,
        "unsuitable_for": item.unsuitable_for,
        "facts": declared(item.facts),
        "language": item.language,
        "translations": dict(texts) if texts else None,
        "state": item.state.value,
    }
    if isinstance(item, StoredMessage):
        return {
            "id": item.id,
            "text": item.text,
            "technique": item.technique,
            "pictures": item.pictures or None,
            **common,
        }
    return {
        "id": item.id,
        "title": item.title,
        "caption": item.caption,
        "alt": item.alt,
        "file": item.file,
        **common,
    }


def _row_of_ready(ready: Ready) -> dict[str, Any]:
    item = ready.item
    common = {
        "activities": list(item.activities),
        "only_for": ready.only_for,
        "unsuitable_for": ready.unsuitable_for,
        "facts": item.facts.as_dict() or None,
        "language": item.language,
        "translations": dict(item.translations) or None,
    }
    if isinstance(item, Image):
        words = {"title": item.title, "caption": item.caption, "alt": item.alt, "file": item.file}
        return {"id": item.id, **words, **common}
    pictures = list(item.pictures) or None
    return {"id": item.id, "text": item.text, "technique": item.technique, "pictures": pictures, **common}
