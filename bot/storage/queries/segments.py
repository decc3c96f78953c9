"""Segments of people: who is in a cohort, speaks a language, was active lately."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, select

from bot.storage.models import Reaction, TrialMember, User

EVERYBODY = "all"


def conditions_of(segments: str, now: datetime) -> list[Any]:
    """Return the conditions on users that segments stand for: who is in each of them.

    Args:
        segments: ``all``, ``cohort:NAME``, ``language:XX`` or ``active:DAYS``; several with ``+``.
        now: Aware.
    """
    conditions: list[Any] = []
    for segment in segments.split("+"):
        kind, _colon, value = segment.partition(":")
        if kind == "cohort":
            of_cohort = (TrialMember.cohort == value, col(TrialMember.left_at).is_(None))
            conditions.append(col(User.id).in_(select(TrialMember.user_id).where(*of_cohort)))
        elif kind == "language":
            conditions.append(col(User.language) == value)
        elif kind == "active":
            active = select(Reaction.user_id).where(col(Reaction.at) >= now - timedelta(days=int(value)))
            conditions.append(col(User.id).in_(active))
    return conditions
