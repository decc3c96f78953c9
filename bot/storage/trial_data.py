"""A trial's data set, read from the database: of all its members, or of one."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import StoredMessage
from bot.storage.queries.people import load_people
from bot.storage.queries.trials import members_of, point_rows, reactions_to_points, records_of, weekly_answers
from bot.storage.trial_tables import (
    DECISIONS,
    ITEMS,
    PEOPLE,
    REACTIONS,
    WEEKS,
    MemberRow,
    ReactionRow,
    Value,
    WeekRow,
    as_rows,
)
from bot.trials.plan import TrialPlan

Tables = dict[str, list[dict[str, Value]]]


async def tables_of(plan: TrialPlan, member_id: int | None = None, *, session: AsyncSession) -> Tables:
    """Return the rows of decisions, reactions, people and weeks of a trial, or of one of its members."""
    points = await point_rows(plan.name, member_id, session=session)
    reactions = await reactions_to_points(plan.name, member_id, session=session)
    weeks = await weekly_answers(plan, member_id, session=session)
    return {
        "decisions": as_rows(DECISIONS, points),
        "reactions": as_rows(REACTIONS, [ReactionRow(*found) for found in reactions]),
        "people": as_rows(PEOPLE, await _members(plan, member_id, session=session)),
        "weeks": as_rows(WEEKS, [WeekRow(*found) for found in weeks]),
    }


async def data_set(plan: TrialPlan, *, session: AsyncSession) -> Tables:
    """Return all tables of a trial, with what stays of members who were forgotten."""
    tables = await tables_of(plan, session=session)
    for record in await records_of(plan.name, session=session):
        for name, rows in record.tables.items():
            tables.setdefault(name, []).extend(rows)
    names = {row["message"] for row in tables["decisions"]}
    stored = await session.exec(select(StoredMessage).order_by(col(StoredMessage.id)))
    tables["items"] = as_rows(ITEMS, [one for one in stored if one.id in names])
    return tables


async def _members(plan: TrialPlan, member_id: int | None, *, session: AsyncSession) -> list[MemberRow]:
    members = [one for one in await members_of(plan.name, session=session) if member_id in (None, one.id)]
    people = await load_people([member.user_id for member in members], session=session)
    found = []
    for member in members:
        person = people[member.user_id]
        told = dict(person.attributes) if plan.data.free_text else None
        likes, dislikes = len(person.likes), len(person.dislikes)
        found.append(MemberRow(member, person.user.language, likes, dislikes, told))
    return found
