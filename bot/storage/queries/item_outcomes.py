"""What came of each message and image, added up by the database. No user is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Subquery, case, func
from sqlalchemy import select as select_columns
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.reactions import WELL
from bot.storage.models import ItemKind, Nudge, NudgeState, Origin, Reaction, ReactionKind
from bot.storage.queries.statistics import ReactionShare
from recommender.evaluate.clustered import ClusterSums


@dataclass(frozen=True)
class ItemOutcome:
    """What came of one message or image.

    Attributes:
        kind: Which of the two.
        item_id: Its id.
        sent: How often it went out.
        well: Answered with a reaction that counts as well, as a share of ``sent``.
        refused: Answered with "not for me", likewise.
    """

    kind: ItemKind
    item_id: str
    sent: int
    well: ReactionShare
    refused: ReactionShare


async def item_outcomes(
    kind: ItemKind, since: datetime | None = None, *, session: AsyncSession
) -> dict[str, ItemOutcome]:
    """Return what came of every item that was sent since then, or ever, by id."""
    own = _by_item_and_person(kind, since).c
    sums = select_columns(
        own.item,
        func.count(),
        func.sum(own.sent),
        func.sum(own.sent * own.sent),
        func.sum(own.well),
        func.sum(1.0 * own.well * own.well / own.sent),
        func.sum(own.refused),
        func.sum(1.0 * own.refused * own.refused / own.sent),
    ).group_by(own.item)
    found = {}
    rows = await session.stream(sums)
    async for name, people, sent, squares, well, well_explained, refused, refused_explained in rows:
        shares = [
            ReactionShare(name, ClusterSums(people, int(hits), int(sent), int(squares), float(explained)))
            for hits, explained in ((well, well_explained), (refused, refused_explained))
        ]
        found[name] = ItemOutcome(kind, name, int(sent), shares[0], shares[1])
    return found


def _by_item_and_person(kind: ItemKind, since: datetime | None) -> Subquery:
    """Return how often each item went to each person, and how often they answered well and refused."""
    item = col(Nudge.message_id) if kind is ItemKind.MESSAGE else col(Nudge.image_id)
    of = [col(Nudge.state) == NudgeState.SENT, col(Nudge.origin) != Origin.OWN]
    of += [] if since is None else [col(Nudge.sent_at) >= since]
    given = (
        select_columns(
            col(Reaction.nudge_id).label("nudge"),
            func.max(case((col(Reaction.kind).in_(WELL), 1), else_=0)).label("well"),
            func.max(case((col(Reaction.kind) == ReactionKind.NOT_FOR_ME, 1), else_=0)).label("refused"),
        )
        .group_by(col(Reaction.nudge_id))
        .subquery()
    )
    return (
        select_columns(
            item.label("item"),
            func.count().label("sent"),
            func.coalesce(func.sum(given.c.well), 0).label("well"),
            func.coalesce(func.sum(given.c.refused), 0).label("refused"),
        )
        .join(given, given.c.nudge == col(Nudge.id), isouter=True)
        .where(*of, item.is_not(None), item != "")
        .group_by(item, col(Nudge.user_id))
        .subquery()
    )
