"""Texts that operators wrote in place of those that ship, by language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.own_texts import OwnTextKind, OwnTexts
from bot.core.texts import SOURCE
from bot.storage.models import OwnText, User


async def own_texts(language: str, *, session: AsyncSession) -> OwnTexts:
    """Return what is said in a language; a contact that is given in English alone is one for everybody."""
    rows = await session.exec(select(OwnText).where(col(OwnText.language).in_((language, SOURCE))))
    found = {(row.kind, row.language): row for row in rows}

    def text(kind: OwnTextKind, code: str = language) -> str | None:
        row = found.get((kind.value, code))
        return None if row is None else row.text

    consent = found.get((OwnTextKind.CONSENT.value, language))
    return OwnTexts(
        text(OwnTextKind.WELCOME),
        text(OwnTextKind.CONSENT),
        text(OwnTextKind.CONTACT) or text(OwnTextKind.CONTACT, SOURCE),
        0 if consent is None else consent.version,
    )


async def all_own_texts(*, session: AsyncSession) -> Sequence[OwnText]:
    """Return all that were ever written, also those that were taken back."""
    return (await session.exec(select(OwnText).order_by(OwnText.kind, OwnText.language))).all()


async def put_own_text(
    kind: OwnTextKind, language: str, text: str | None, now: datetime, *, session: AsyncSession
) -> str | None:
    """Store a text, or ``None`` for the one that ships; return what there was. Each change of a consent is a version.

    Args:
        kind: Which.
        language: In which language.
        text: In plain words.
        now: Aware.
        session: A writing session.
    """
    latest = (await session.exec(select(func.max(OwnText.version)).where(OwnText.kind == kind.value))).one() or 0
    row = await session.get(OwnText, (kind.value, language))
    before = None if row is None else row.text
    row = row or OwnText(kind=kind.value, language=language, version=0, changed_at=now)
    row.text, row.version, row.changed_at = text, latest + 1, now
    session.add(row)
    await session.flush()
    return before


async def count_agreed(language: str, version: int, *, session: AsyncSession) -> tuple[int, int]:
    """Return how many who speak a language have agreed to a version of the consent, and how many to any."""
    agreed = (
        select(func.count()).select_from(User).where(User.language == language, col(User.consented_at).is_not(None))
    )
    present = await session.exec(agreed.where(col(User.consent_version) >= version))
    return present.one(), (await session.exec(agreed)).one()
