"""Counting when people have time, and keeping it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.delivery.common_hours import NOT_KNOWN, CommonHours
from bot.delivery.day_cells import Cell, cell_of
from bot.storage.models import CommonHoursSnapshot
from bot.storage.queries.answered import everybodys_moments
from bot.storage.queries.common_hours import latest_common_hours

LEAST_NUDGES, LEAST_PEOPLE = 200, 5
"""Below so many nudges that came unasked, and so many people who got them, nothing is said of others."""


@dataclass(frozen=True)
class CountedHours:
    """When people have time, and how many nudges that comes from."""

    hours: CommonHours
    nudges: int


async def count_hours(since: datetime, *, session: AsyncSession) -> CountedHours | None:
    """Count how soon people answered; ``None`` where there is too little to count.

    Args:
        since: Earlier nudges do not count.
        session: A reading one.
    """
    soon, sent = Counter[Cell](), Counter[Cell]()
    people, zones = set[int](), dict[str, ZoneInfo]()
    async for one in everybodys_moments(since, session=session):
        zone = zones.get(one.time_zone) or zones.setdefault(one.time_zone, ZoneInfo(one.time_zone))
        cell = cell_of(one.moment.at, zone, by_device=one.moment.by_device)
        sent[cell] += 1
        soon[cell] += one.moment.soon
        people.add(one.user_id)
    if sent.total() < LEAST_NUDGES or len(people) < LEAST_PEOPLE:
        return None
    counts = [(*cell, soon[cell], sent[cell]) for cell in sorted(sent)]
    return CountedHours(CommonHours.of(counts, len(people)), sent.total())


async def common_hours(*, session: AsyncSession) -> CommonHours:
    """Return when people have time, as it was counted last."""
    row = await latest_common_hours(session=session)
    if row is None:
        return NOT_KNOWN
    return CommonHours({(minute, weekend, device): mean for minute, weekend, device, mean in row.data["means"]})


async def store_hours(found: CountedHours, now: datetime, *, session: AsyncSession) -> None:
    """Keep what was counted; moments that are planned from now on are drawn by it."""
    means = [[*cell, mean] for cell, mean in found.hours.means.items()]
    await session.merge(
        CommonHoursSnapshot(digest=found.hours.digest, at=now, nudges=found.nudges, data={"means": means})
    )
    await session.flush()
