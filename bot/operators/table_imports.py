"""Tables and ZIPs that an editor sends: what would come of an import is shown first, and a tap imports them."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path, PurePath

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.buttons import OPERATOR, number_in
from bot.core.clock import Clock
from bot.core.inputs import Press
from bot.core.messenger import Messenger, SendError
from bot.core.operator_inputs import Sent
from bot.core.replies import Acknowledge, Button, EditButtons, Reply, Rows, Say, quoted
from bot.core.texts import _
from bot.operators.cards import Cards
from bot.operators.library_files import Importer
from bot.storage.database import Database
from bot.storage.models import Job, JobKind
from bot.storage.queries.operators import add_job
from content.errors import ImportingError
from content.importing import RefusedRow, Report
from content.pictures import FILE_LIMIT

_ENDINGS = frozenset({".csv", ".xlsx", ".zip"})
_NAME_LENGTH = 60
"""Signs of a file's name that are kept: a disk takes 255 bytes, and a sign has up to four."""

_SHOWN = 5
"""Rows of each kind that a card names."""


def is_table(sent: Sent) -> bool:
    """Whether a file is one that can be imported, by its name."""
    return PurePath(sent.name or "").suffix.lower() in _ENDINGS


async def begin_import(operator_id: int, sent: Sent, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Have a file looked at; nothing is changed by that."""
    name = PurePath(sent.name or "").name
    if sent.size is not None and sent.size > FILE_LIMIT:
        text = _("🚫 {name} is larger than {n} MB: import it at the command line.")
        return [Say(html=text.format(name=quoted(name), n=FILE_LIMIT // 2**20))]
    await add_job(operator_id, JobKind.IMPORT, now, {"file": sent.file_id, "name": name}, session=session)
    return []


async def press_import(
    operator_id: int, press: Press, rest: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Import what a card shows, or leave it."""
    number, _colon, what = rest.partition(":")
    job_id = number_in(number)
    job = await session.get(Job, job_id) if job_id is not None else None
    if job is None or job.user_id != operator_id or job.kind is not JobKind.IMPORT or what not in ("go", "cancel"):
        return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]
    if what == "go":
        payload = {"file": job.payload["file"], "name": job.payload["name"], "card": press.message_id}
        await add_job(operator_id, JobKind.IMPORT, now, payload, session=session)
    told = Acknowledge(query_id=press.query_id, text=None if what == "go" else _("Left as it is."))
    return [told] if press.message_id is None else [told, EditButtons(message_id=press.message_id, buttons=())]


class ImportJobs:
    """Looks at files, and imports them by the same code as the command line.

    Args:
        database: Where to.
        messenger: Fetches files.
        cards: Shows what would come of it, and what came.
        image_folder: Where pictures are kept.
        clock: When it is.
    """

    def __init__(
        self, database: Database, messenger: Messenger, cards: Cards, image_folder: Path, clock: Clock
    ) -> None:
        self._database = database
        self._messenger = messenger
        self._cards = cards
        self._image_folder = image_folder
        self._clock = clock

    async def do(self, job: Job, chat_id: Address) -> None:
        """Look at a file, or import it if its card was tapped.

        Raises:
            bot.core.messenger.SendError: If it cannot be fetched or shown just now.
        """
        await self._cards.busy(chat_id)
        name, card_id = str(job.payload["name"]), job.payload.get("card")
        is_tapped = "card" in job.payload
        rows: Rows = ()
        try:
            report = await self._import(str(job.payload["file"]), name, job.user_id, dry_run=not is_tapped)
        except ImportingError as error:
            html = f"🚫 {quoted(name)}: {quoted(str(error)[:500])}"
        else:
            html = report_card(name, report, is_done=is_tapped)
            if not is_tapped and report.added + report.changed:
                rows = _buttons(job.id or 0)
        await self._cards.show(chat_id, html, rows, card_id=card_id)

    async def _import(self, file_id: str, name: str, user_id: int, *, dry_run: bool) -> Report:
        data = await self._fetch(file_id)
        importer = Importer(self._database, self._image_folder, dry_run=dry_run, by=user_id)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{PurePath(name).stem[-_NAME_LENGTH:]}{PurePath(name).suffix.lower()}"
            await asyncio.to_thread(path.write_bytes, data)
            return await importer.import_from(path, self._clock.now(), lambda _total: None, lambda _count: None)

    async def _fetch(self, file_id: str) -> bytes:
        try:
            return await self._messenger.fetch_file(file_id)
        except SendError as error:
            if not error.is_final:
                raise
            raise ImportingError(f"cannot be fetched ({error.reason}): send it again") from None


def report_card(name: str, report: Report, *, is_done: bool) -> str:
    """Return what an import did, or would do, in Telegram's HTML."""
    counts = (
        _("Added: {added}, changed: {changed}, there already: {unchanged}, refused: {refused}.")
        if is_done
        else _("Would be added: {added}, changed: {changed}, there already: {unchanged}, refused: {refused}.")
    )
    counted = counts.format(
        added=report.added, changed=report.changed, unchanged=report.unchanged, refused=len(report.refused)
    )
    lines = [f"<b>{quoted(name)}</b>", counted]
    if report.drafted:
        text = _("Drafts among them, not live: {n}. /library shows them under Drafts once they are imported.")
        lines.append(text.format(n=report.drafted))
    lines += [*_named("🚫", report.refused), *_named("⚠️", report.warned)]
    if is_done and report.added and report.batch is not None:
        text = _("At the command line {command} takes it back.")
        lines.append(text.format(command=f"<code>offscreen content undo {report.batch}</code>"))
    return "\n".join(lines)


def _named(sign: str, rows: Sequence[RefusedRow]) -> list[str]:
    lines = [f"{sign} {quoted(one.where[:80])}: {quoted(one.reason[:160])}" for one in rows[:_SHOWN]]
    if len(rows) > _SHOWN:
        lines.append(_("… and {n} more").format(n=len(rows) - _SHOWN))
    return lines


def _buttons(job_id: int) -> Rows:
    go = Button(label=_("Import"), data=OPERATOR.payload("import", job_id, "go"))
    return ((go, Button(label=_("Cancel"), data=OPERATOR.payload("import", job_id, "cancel"))),)
