"""What happened with one user's moments and nudges, for telling them about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.progress import PastNudge
from bot.storage.export import tables_of_users
from bot.storage.models import (
    Counter,
    Decision,
    DecisionOutcome,
    Moment,
    MomentState,
    Nudge,
    NudgeState,
    Origin,
    Reaction,
    ReactionKind,
    Reason,
    StoredMessage,
    User,
)

_LATEST = 30
"""Nudges that are looked at for how many in a row were not for somebody."""


async def past_nudges(user_id: int, since: datetime, *, session: AsyncSession) -> list[PastNudge]:
    """Return the nudges that came to a user since an instant, oldest first; one that was put off is one nudge."""
    done = select(Reaction.nudge_id).where(Reaction.user_id == user_id, Reaction.kind == ReactionKind.DID_IT)
    rows = await session.exec(
        select(Nudge, StoredMessage.activities, col(Nudge.id).in_(done))
        .join(StoredMessage, col(StoredMessage.id) == col(Nudge.message_id))
        .where(Nudge.user_id == user_id, Nudge.state == NudgeState.SENT, col(Nudge.sent_at) >= since)
        .order_by(col(Nudge.sent_at))
    )
    found: dict[tuple[str, str, int], PastNudge] = {}
    for number, (nudge, activities, was_done) in enumerate(rows):
        if nudge.sent_at is None:
            continue
        pair = nudge.pair
        same = [key for key in found if key[:2] == pair] if nudge.origin is Origin.SNOOZE else []
        earlier = found.pop(same[-1]) if same else None
        done_before = earlier.done if earlier is not None else False
        found[*pair, number] = PastNudge(
            nudge.sent_at,
            activities[0] if activities and nudge.origin is not Origin.OWN else None,
            bool(was_done) or done_before,
        )
    return list(found.values())


async def last_nudge(user_id: int, *, session: AsyncSession) -> Nudge | None:
    """Return the nudge that came to a user last."""
    found = await session.exec(
        select(Nudge)
        .where(Nudge.user_id == user_id, Nudge.state == NudgeState.SENT)
        .order_by(col(Nudge.sent_at).desc(), col(Nudge.id).desc())
        .limit(1)
    )
    return found.first()


async def rejected_in_a_row(user_id: int, *, session: AsyncSession) -> int:
    """Return how many of a user's last nudges were not for them, until one of which they did not say so."""
    rejected = select(Reaction.nudge_id).where(Reaction.user_id == user_id, Reaction.kind == ReactionKind.NOT_FOR_ME)
    rows = await session.exec(
        select(col(Nudge.id).in_(rejected))
        .where(Nudge.user_id == user_id, Nudge.state == NudgeState.SENT, Nudge.origin != Origin.OWN)
        .order_by(col(Nudge.sent_at).desc(), col(Nudge.id).desc())
        .limit(_LATEST)
    )
    return sum(1 for _each in takewhile(bool, rows.all()))


async def nudge_shown_as(user_id: int, message_id: int, *, session: AsyncSession) -> Nudge | None:
    """Return the nudge of a user that a message in their chat shows."""
    found = await session.exec(select(Nudge).where(Nudge.user_id == user_id, Nudge.telegram_message_id == message_id))
    return found.first()


async def withheld_since(
    user_id: int, since: datetime, most: int, *, session: AsyncSession
) -> Sequence[tuple[Decision, Moment]]:
    """Return the latest moments since an instant at which nothing was sent, latest first.

    What a trial withheld is left out: who takes part must not learn which moments chance decided.
    """
    found = await session.exec(
        select(Decision, Moment)
        .join(Moment, col(Moment.id) == col(Decision.moment_id))
        .where(
            Decision.user_id == user_id,
            Decision.outcome == DecisionOutcome.WITHHELD,
            col(Decision.decided_at) >= since,
            col(Decision.reason).not_in((Reason.BY_CHANCE, Reason.IN_TRIAL)),
        )
        .order_by(col(Decision.decided_at).desc(), col(Decision.id).desc())
        .limit(most)
    )
    return list(found)


async def next_moment_of(user_id: int, now: datetime, *, session: AsyncSession) -> datetime | None:
    """Return when a user's next window or put-off moment is due."""
    found = await session.exec(
        select(Moment.due_at)
        .where(
            Moment.user_id == user_id,
            Moment.state == MomentState.PENDING,
            col(Moment.due_at) > now,
            col(Moment.origin).in_((Origin.WINDOW, Origin.SNOOZE)),
        )
        .order_by(col(Moment.due_at))
        .limit(1)
    )
    return found.first()


async def count_rows(user_id: int, *, session: AsyncSession) -> dict[str, int]:
    """Return how many rows of each table belong to a user; tables without any are left out."""
    await session.flush()
    connection = await session.connection()
    counts: dict[str, int] = {}
    for table, column in tables_of_users():
        query = select_columns(func.count()).select_from(table).where(column == user_id)
        number = int((await connection.execute(query)).scalar_one())
        if number:
            counts[table.name] = number
    return counts


async def add_to_counter(name: str, number: int, *, session: AsyncSession) -> None:
    """Move a counter that tells nothing about anybody, such as how many were forgotten."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(Counter) if on_sqlite else postgresql.insert(Counter)
    added = insert.values(name=name, value=number)
    await session.exec(
        added.on_conflict_do_update(index_elements=["name"], set_={"value": col(Counter.value) + number})
    )


async def latest_decision(*, session: AsyncSession) -> int:
    """Return the highest number of a decision, 0 if there is none."""
    return (await session.exec(select(func.max(Decision.id)))).one() or 0


async def nothing_suited_after(
    number: int, most: int, *, session: AsyncSession
) -> Sequence[tuple[Decision, Moment, str | None]]:
    """Return the decisions after one at which nothing in the library suited, with the time zones they were made in."""
    found = await session.exec(
        select(Decision, Moment, User.time_zone)
        .join(Moment, col(Moment.id) == col(Decision.moment_id))
        .join(User, col(User.id) == col(Decision.user_id))
        .where(col(Decision.id) > number, Decision.reason == Reason.NOTHING_SUITABLE)
        .order_by(col(Decision.id))
        .limit(most)
    )
    return list(found)
