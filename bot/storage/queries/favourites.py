"""Nudges that somebody keeps: those with the reaction of that name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.kept_nudge import KeptNudge
from bot.storage.models import (
    Exclusion,
    ItemKind,
    ItemState,
    ItemText,
    Nudge,
    Reaction,
    ReactionKind,
    StoredImage,
    StoredMessage,
    User,
)
from recommender.recommendation import NO_PICTURE


async def kept_nudges(user_id: int, most: int, *, session: AsyncSession) -> Sequence[KeptNudge]:
    """Return the nudges that a user keeps and that can come again, each pair once, latest kept first."""
    text = func.coalesce(ItemText.text, StoredMessage.text)
    translated = and_(
        col(ItemText.kind) == ItemKind.MESSAGE.value,
        col(ItemText.item_id) == col(Nudge.message_id),
        col(ItemText.language) == col(User.language),
    )
    refused = select(Exclusion.item_id).where(Exclusion.user_id == user_id)
    rows = await session.exec(
        select(Nudge.id, Nudge.message_id, Nudge.image_id, text)
        .join(Reaction, col(Reaction.nudge_id) == col(Nudge.id))
        .join(User, col(User.id) == col(Nudge.user_id))
        .join(StoredMessage, col(StoredMessage.id) == col(Nudge.message_id))
        .outerjoin(StoredImage, col(StoredImage.id) == col(Nudge.image_id))
        .outerjoin(ItemText, translated)
        .where(
            Nudge.user_id == user_id,
            Reaction.kind == ReactionKind.KEEP,
            StoredMessage.state == ItemState.LIVE,
            or_(col(Nudge.image_id).is_(None), col(StoredImage.state) == ItemState.LIVE),
            col(Nudge.message_id).not_in(refused),
            or_(col(Nudge.image_id).is_(None), col(Nudge.image_id).not_in(refused)),
        )
        .order_by(col(Reaction.at).desc(), col(Reaction.id).desc())
    )
    kept: dict[tuple[str, str], KeptNudge] = {}
    for nudge_id, message, image, words in rows:
        pair = message, image or NO_PICTURE
        kept.setdefault(pair, KeptNudge(nudge_id or 0, pair, words))
    return list(kept.values())[:most]
