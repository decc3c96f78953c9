"""Figures and items as tables for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.operators.audit import AUDIT_COLUMNS, audit_rows
from bot.operators.library_files import row_of
from bot.storage.models import ItemKind, ReactionKind
from bot.storage.queries.broadcasts import cohorts_in_use
from bot.storage.queries.growth import Growth, growth
from bot.storage.queries.item_outcomes import item_outcomes
from bot.storage.queries.item_texts import texts_of
from bot.storage.queries.items import all_images, all_messages
from bot.storage.queries.statistics import ReactionShare, outcomes
from content.exporting import IMAGE_COLUMNS, MESSAGE_COLUMNS, as_csv

SHARE_COLUMNS = ("name", "hits", "total", "share", "low", "high")
GROWTH_COLUMNS = ("day", "joined", "active", "blocked")
FUNNEL_COLUMNS = ("step", "people")
COHORT_COLUMNS = ("cohort", "people", "sent", "well", "well_share", "well_low", "well_high", "not_for_me")
ITEM_COLUMNS = ("kind", "id", "sent", "well", "well_share", "well_low", "well_high", "not_for_me")


async def table_of(
    name: str, now: datetime, *, days: int = 365, zone: tzinfo = UTC, session: AsyncSession
) -> tuple[Sequence[str], list[dict[str, Any]]]:
    """Return a table's columns and rows.

    Args:
        name: One of :data:`bot.operators.outcomes.TABLES`.
        now: Figures end here.
        days: And begin that many days earlier.
        zone: Whose days those are.
        session: A session.

    Raises:
        KeyError: If there is no such table.
    """
    if name == "messages":
        texts = await texts_of(ItemKind.MESSAGE, session=session)
        return MESSAGE_COLUMNS, [row_of(item, texts.get(item.id)) for item in await all_messages(session=session)]
    if name == "images":
        texts = await texts_of(ItemKind.IMAGE, session=session)
        return IMAGE_COLUMNS, [row_of(item, texts.get(item.id)) for item in await all_images(session=session)]
    if name == "items":
        return ITEM_COLUMNS, await _items(session=session)
    if name == "audit":
        return AUDIT_COLUMNS, await audit_rows(session=session)
    if name == "cohorts":
        return COHORT_COLUMNS, await _cohorts(now, days, zone, session=session)
    if name in ("growth", "funnel"):
        return _people(name, await growth(now, days, zone, session=session))
    found = await outcomes(now, days, zone, session=session)
    groups = {
        "days": found.by_day,
        "activities": found.by_activity,
        "techniques": found.by_technique,
        "hours": found.by_hour,
        "reactions": found.reactions,
    }
    return SHARE_COLUMNS, [_share(share) for share in groups[name]]


def _people(name: str, grown: Growth) -> tuple[Sequence[str], list[dict[str, Any]]]:
    if name == "funnel":
        return FUNNEL_COLUMNS, [{"step": step, "people": people} for step, people in grown.funnel.items()]
    return GROWTH_COLUMNS, [{**vars(day), "day": day.day.isoformat()} for day in grown.days]


def write_table(columns: Sequence[str], rows: list[dict[str, Any]], *, as_json: bool) -> str:
    """Return a table as CSV or JSON text."""
    return json.dumps(rows, ensure_ascii=False, indent=1) if as_json else as_csv(columns, rows)


async def _cohorts(now: datetime, days: int, zone: tzinfo, *, session: AsyncSession) -> list[dict[str, Any]]:
    """Return a row for each cohort that somebody is in."""
    rows = []
    for cohort in sorted(await cohorts_in_use(session=session)):
        found = await outcomes(now, days, zone, f"cohort:{cohort}", session=session)
        low, high = found.well.interval()
        refused = next(share.hits for share in found.reactions if share.name == ReactionKind.NOT_FOR_ME)
        rows.append(
            {
                "cohort": cohort,
                "people": sum(found.users.values()),
                "sent": found.sent,
                "well": found.well.hits,
                "well_share": round(found.well.share, 4),
                "well_low": round(low, 4),
                "well_high": round(high, 4),
                "not_for_me": refused,
            }
        )
    return rows


async def _items(*, session: AsyncSession) -> list[dict[str, Any]]:
    rows = []
    for kind in ItemKind:
        for outcome in (await item_outcomes(kind, session=session)).values():
            low, high = outcome.well.interval()
            rows.append(
                {
                    "kind": kind.value,
                    "id": outcome.item_id,
                    "sent": outcome.sent,
                    "well": outcome.well.hits,
                    "well_share": round(outcome.well.share, 4),
                    "well_low": round(low, 4),
                    "well_high": round(high, 4),
                    "not_for_me": outcome.refused.hits,
                }
            )
    return rows


def _share(share: ReactionShare) -> dict[str, Any]:
    low, high = share.interval()
    return {
        "name": share.name,
        "hits": share.hits,
        "total": share.total,
        "share": round(share.share, 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }
