"""What support may see of one person: their account's state and what became of their moments, never their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import distinct, func
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.weekly_windows import Span
from bot.storage.models import Decision, Device, Moment, Nudge, NudgeState, Origin, Reaction, Reason, User
from bot.storage.queries.history import next_moment_of
from bot.storage.queries.people import span_of, windows_of


@dataclass(frozen=True)
class PastMoment:
    """What became of one moment.

    Attributes:
        at: When it was decided.
        origin: Where it came from.
        reason: Why nothing was sent; ``None``: something was.
        state: How far the nudge got; ``None``: there was none.
        pair: Ids of its message and its image, which may be empty; ``None`` without a nudge, and of a reminder, whose
            words are the person's own.
        error: Why it was not delivered, as the messenger says.
        left_out: How many messages each class of reason left out.
    """

    at: datetime
    origin: Origin
    reason: Reason | None
    state: NudgeState | None
    pair: tuple[str, str] | None
    error: str | None
    left_out: Mapping[str, int]


@dataclass(frozen=True)
class PersonPage:
    """One person as support may see them.

    Attributes:
        user: Of which only the state of the account is shown.
        windows: When they are usually on a screen.
        next_moment: When the next nudge is planned; ``None``: none is.
        devices: How many are connected.
        sent: How many nudges came in the stretch of time that is looked at.
        reacted: To how many of these they reacted.
        withheld: How many moments brought none, by the reason.
        moments: The latest, latest first.
    """

    user: User
    windows: Sequence[Span]
    next_moment: datetime | None
    devices: int
    sent: int
    reacted: int
    withheld: Mapping[Reason, int]
    moments: Sequence[PastMoment]


async def person_page(user: User, since: datetime, now: datetime, most: int, *, session: AsyncSession) -> PersonPage:
    """Return what support may see of a person.

    Args:
        user: Who.
        since: From when on moments are counted, aware.
        now: Aware.
        most: How many moments are told one by one.
        session: A session.
    """
    devices = select(func.count()).select_from(Device).where(Device.user_id == user.id)
    sent = (Nudge.user_id == user.id, Nudge.state == NudgeState.SENT, col(Nudge.sent_at) >= since)
    reacted = (
        select(func.count(distinct(col(Reaction.nudge_id))))
        .join(Nudge, col(Nudge.id) == col(Reaction.nudge_id))
        .where(*sent)
    )
    return PersonPage(
        user,
        [span_of(window) for window in await windows_of(user.id, session=session)],
        await next_moment_of(user.id, now, session=session),
        (await session.exec(devices)).one(),
        (await session.exec(select(func.count()).select_from(Nudge).where(*sent))).one(),
        (await session.exec(reacted)).one(),
        await _withheld(user.id, since, session=session),
        await _moments(user.id, since, most, session=session),
    )


async def _withheld(user_id: int, since: datetime, *, session: AsyncSession) -> Mapping[Reason, int]:
    rows = await (await session.connection()).execute(
        select_columns(col(Decision.reason), func.count())
        .where(col(Decision.user_id) == user_id, col(Decision.decided_at) >= since, col(Decision.reason).is_not(None))
        .group_by(col(Decision.reason))
    )
    return {Reason(str(reason)): int(count) for reason, count in rows}


async def _moments(user_id: int, since: datetime, most: int, *, session: AsyncSession) -> list[PastMoment]:
    rows = await session.exec(
        select(Decision, Moment, Nudge)
        .join(Moment, col(Moment.id) == col(Decision.moment_id))
        .join(Nudge, col(Nudge.decision_id) == col(Decision.id), isouter=True)
        .where(Decision.user_id == user_id, col(Decision.decided_at) >= since)
        .order_by(col(Decision.decided_at).desc(), col(Decision.id).desc())
        .limit(most)
    )
    return [_past(decision, moment, nudge) for decision, moment, nudge in rows]


def _past(decision: Decision, moment: Moment, nudge: Nudge | None) -> PastMoment:
    left_out = {reason: counts[0] for reason, counts in (decision.left_out or {}).items()}
    if nudge is None:
        return PastMoment(decision.decided_at, moment.origin, decision.reason, None, None, None, left_out)
    pair = None if moment.origin is Origin.OWN else (nudge.message_id, nudge.image_id or "")
    return PastMoment(nudge.sent_at or decision.decided_at, moment.origin, None, nudge.state, pair, nudge.error, {})
