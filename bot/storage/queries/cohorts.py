"""Cohorts: people who came in together, and how likely a moment of theirs leads to a nudge."""

from __future__ import annotations

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Cohort

LOWEST, HIGHEST = 0.2, 0.8
"""Probabilities nearer to 0 or 1 say too little about what a nudge does."""


async def set_send_probability(name: str, probability: float, *, session: AsyncSession) -> float:
    """Set how likely a moment of this cohort leads to a nudge, all else allowing it; return what was stored.

    1 stays 1; everything else is clipped to 0.2 .. 0.8.

    Raises:
        ValueError: If ``probability`` is not within 0 and 1.
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"{probability} is no probability: give a number from 0 to 1")
    stored = 1.0 if probability == 1 else min(max(probability, LOWEST), HIGHEST)
    await session.merge(Cohort(name=name, send_probability=stored))
    await session.flush()
    return stored


async def send_probabilities(*, session: AsyncSession) -> dict[str, float]:
    """Return the cohorts' probabilities by name; who is in none has 1."""
    return {cohort.name: cohort.send_probability for cohort in await session.exec(select(Cohort))}
