"""Ideas passed on to friends: their words and pictures, and who would like to do them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Companion, Invitation, ItemKind, ItemText, Notice, StoredImage, StoredMessage


@dataclass(frozen=True)
class PairShown:
    """A pair as it is shown to somebody.

    Attributes:
        text: Of the message, in their language.
        file: Of the picture.
    """

    text: str
    file: str


async def shown_pair(pair: tuple[str, str], language: str, *, session: AsyncSession) -> PairShown | None:
    """Return what a pair says and shows in a language; ``None`` if one of both is gone."""
    message_id, image_id = pair
    translated = and_(
        col(ItemText.kind) == ItemKind.MESSAGE.value,
        col(ItemText.item_id) == col(StoredMessage.id),
        col(ItemText.language) == language,
    )
    text_said = func.coalesce(ItemText.text, StoredMessage.text)
    words = select(text_said).select_from(StoredMessage).outerjoin(ItemText, translated)
    text = (await session.exec(words.where(StoredMessage.id == message_id))).first()
    image = await session.get(StoredImage, image_id)
    return None if text is None or image is None else PairShown(text, image.file)


async def invitation_for(
    user_id: int, pair: tuple[str, str], token: str, now: datetime, since: datetime, *, session: AsyncSession
) -> str:
    """Return the token of a user's card for a pair: that of one made since an instant, or of a new one.

    Args:
        user_id: Who passes it on.
        pair: Ids of the message and the picture.
        token: Of a new one.
        now: Aware.
        since: Aware; older ones no longer count.
        session: A writing session.
    """
    message_id, image_id = pair
    statement = select(Invitation.token).where(
        Invitation.user_id == user_id,
        Invitation.message_id == message_id,
        Invitation.image_id == image_id,
        col(Invitation.created_at) > since,
    )
    known = (await session.exec(statement.limit(1))).first()
    if known is not None:
        return known
    session.add(Invitation(user_id=user_id, token=token, message_id=message_id, image_id=image_id, created_at=now))
    await session.flush()
    return token


async def invitation_of(token: str, since: datetime, *, session: AsyncSession) -> Invitation | None:
    """Return the invitation with this token, unless it is older than an instant."""
    statement = select(Invitation).where(Invitation.token == token, col(Invitation.created_at) > since)
    return (await session.exec(statement)).first()


async def add_companion(invitation_id: int, user_id: int, now: datetime, *, session: AsyncSession) -> Companion | None:
    """Store that somebody would like to join; return the row, ``None`` if that is known already."""
    known = select(Companion.id).where(Companion.invitation_id == invitation_id, Companion.user_id == user_id)
    if (await session.exec(known)).first() is not None:
        return None
    companion = Companion(invitation_id=invitation_id, user_id=user_id, asked_at=now)
    session.add(companion)
    await session.flush()
    return companion


async def unname(user_id: int, *, session: AsyncSession) -> None:
    """Delete what others were told of a user: notices that may say what they want to be called."""
    answers = select(Companion.answer_id).join(Invitation).where(Invitation.user_id == user_id)
    questions = select(Companion.question_id).where(Companion.user_id == user_id)
    found = [one for rows in (answers, questions) for one in (await session.exec(rows)).all() if one is not None]
    if found:
        await session.exec(delete(Notice).where(col(Notice.id).in_(found)))


async def companion_of(
    companion_id: int, inviter: int, *, session: AsyncSession
) -> tuple[Companion, Invitation] | None:
    """Return who would like to join an idea that ``inviter`` passed on, and that idea."""
    statement = select(Companion, Invitation).join(Invitation)
    found = await session.exec(statement.where(Companion.id == companion_id, Invitation.user_id == inviter))
    return found.first()
