"""The audit log, as owners read it: in pages, and as a table."""

from __future__ import annotations

from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, Edit, Reply, Rows, Say, quoted
from bot.core.texts import _
from bot.storage.models import AuditEntry
from bot.storage.queries.operators import audit_page

PAGE = 12
"""Entries shown at once."""

AUDIT_COLUMNS = ("id", "at", "operator", "action", "subject", "before", "after", "details")

_SHOWN_VALUE = 40
"""Characters of an old or new value in a page; the table has all of it."""


async def show_audit(*, session: AsyncSession) -> list[Reply]:
    """Show the latest changes."""
    html, rows = await _page(0, session=session)
    return [Say(html=html, buttons=rows)]


async def turn_audit(press: Press, what: str, *, session: AsyncSession) -> list[Reply]:
    """Show another page."""
    page = int(what) if what.isdecimal() and len(what) < 6 else 0
    html, rows = await _page(page, session=session)
    answer = Acknowledge(query_id=press.query_id)
    if press.message_id is None:
        return [answer, Say(html=html, buttons=rows)]
    return [answer, Edit(message_id=press.message_id, html=html, buttons=rows)]


async def _page(page: int, *, session: AsyncSession) -> tuple[str, Rows]:
    entries = await audit_page(PAGE + 1, page * PAGE, session=session)
    lines = []
    for entry, name in entries[:PAGE]:
        details = f" ({quoted(entry.details)})" if entry.details else ""
        who = quoted(operator_named(entry, name) or _("command line"))
        lines.append(f"{entry.at:%Y-%m-%d %H:%M}  <code>{who}</code>  {quoted(entry.action)}: {quoted(entry.subject)}")
        lines[-1] += details + _changed(entry)
    row = []
    if page:
        row.append(Button(label=_("‹ Newer"), data=OPERATOR.payload("audit", page - 1)))
    if len(entries) > PAGE:
        row.append(Button(label=_("Older ›"), data=OPERATOR.payload("audit", page + 1)))
    title = f"<b>{_('What was changed')}</b> (UTC)"
    return "\n".join([title, *(lines or [_("Nothing yet.")])]), (tuple(row),) if row else ()


def operator_named(entry: AuditEntry, name: str | None) -> str | None:
    """Return who made a change: what they want to be called, else the end of their id; ``None``: the command line."""
    return None if entry.user_id is None else name or f"{entry.user_id:x}"[-6:]


def _changed(entry: AuditEntry) -> str:
    if entry.before is None and entry.after is None:
        return ""
    before, after = (_cut(value or "") for value in (entry.before, entry.after))
    return f": {quoted(before)} → {quoted(after)}"


def _cut(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN_VALUE else line[:_SHOWN_VALUE] + "…"


async def audit_rows(*, session: AsyncSession) -> list[dict[str, Any]]:
    """Return the whole log as rows of a table, latest first; times are in UTC."""
    return [
        {
            "id": entry.id,
            "at": entry.at.isoformat(timespec="seconds"),
            "operator": operator_named(entry, name) or "command line",
            "action": entry.action,
            "subject": entry.subject,
            "before": entry.before or "",
            "after": entry.after or "",
            "details": entry.details or "",
        }
        for entry, name in await audit_page(None, 0, session=session)
    ]
