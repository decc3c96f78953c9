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
from bot.storage.queries.statistics import ReactionShare, first_instant, outcomes
from bot.storage.queries.weeks import WeeksAsked, weeks_asked
from content.exporting import IMAGE_COLUMNS, MESSAGE_COLUMNS, as_csv

USUAL_DAYS = 365
"""How far back figures go where nobody says."""

SHARE_COLUMNS = ("name", "hits", "total", "share", "low", "high")
GROWTH_COLUMNS = ("day", "joined", "active", "blocked")
FUNNEL_COLUMNS = ("step", "people")
WEEK_COLUMNS = ("week", "asked", "answered", "yes", "share", "low", "high")
COHORT_COLUMNS = ("cohort", "people", "sent", "well", "well_share", "well_low", "well_high", "not_for_me")
ITEM_COLUMNS = ("kind", "id", "sent", "well", "well_share", "well_low", "well_high", "not_for_me")


async def table_of(
    name: str, now: datetime, *, days: int | None = None, zone: tzinfo = UTC, session: AsyncSession
) -> tuple[Sequence[str], list[dict[str, Any]]]:
    """Return a table's columns and rows.

    Args:
        name: One of :data:`bot.operators.outcomes.TABLES`.
        now: Figures end here.
        days: And begin that many days earlier; ``None``: a year, those of items with the first nudge.
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
        since = None if days is None else first_instant(now, days, zone)
        return ITEM_COLUMNS, await _items(since, session=session)
    if name == "audit":
        return AUDIT_COLUMNS, await audit_rows(session=session)
    days = USUAL_DAYS if days is None else days
    if name == "cohorts":
        return COHORT_COLUMNS, await _cohorts(now, days, zone, session=session)
    if name == "weeks":
        return WEEK_COLUMNS, _weeks(await weeks_asked(now, days, zone, session=session))
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


def _weeks(asked: WeeksAsked) -> list[dict[str, Any]]:
    return [
        {"week": week.isoformat(), "asked": questions, "answered": said.total, "yes": said.hits, **_ends(said)}
        for week, questions, said in asked.by_week
    ]


def write_table(columns: Sequence[str], rows: list[dict[str, Any]], *, as_json: bool) -> str:
    """Return a table as CSV or JSON text."""
    return json.dumps(rows, ensure_ascii=False, indent=1) if as_json else as_csv(columns, rows)


async def _cohorts(now: datetime, days: int, zone: tzinfo, *, session: AsyncSession) -> list[dict[str, Any]]:
    """Return a row for each cohort that somebody is in."""
    rows = []
    for cohort in sorted(await cohorts_in_use(session=session)):
        found = await outcomes(now, days, zone, f"cohort:{cohort}", session=session)
        refused = next(share.hits for share in found.reactions if share.name == ReactionKind.NOT_FOR_ME)
        rows.append(
            {
                "cohort": cohort,
                "people": sum(found.users.values()),
                "sent": found.sent,
                "well": found.well.hits,
                **_ends(found.well, "well_"),
                "not_for_me": refused,
            }
        )
    return rows


async def _items(since: datetime | None, *, session: AsyncSession) -> list[dict[str, Any]]:
    rows = []
    for kind in ItemKind:
        for outcome in (await item_outcomes(kind, since, session=session)).values():
            rows.append(
                {
                    "kind": kind.value,
                    "id": outcome.item_id,
                    "sent": outcome.sent,
                    "well": outcome.well.hits,
                    **_ends(outcome.well, "well_"),
                    "not_for_me": outcome.refused.hits,
                }
            )
    return rows


def _share(share: ReactionShare) -> dict[str, Any]:
    return {"name": share.name, "hits": share.hits, "total": share.total, **_ends(share)}


def _ends(share: ReactionShare, prefix: str = "") -> dict[str, float]:
    """Return a share and the ends of its interval."""
    values = zip(("share", "low", "high"), (share.share, *share.interval()), strict=True)
    return {f"{prefix}{name}": round(value, 4) for name, value in values}
