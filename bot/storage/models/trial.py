"""Trials: what they say, who takes part, and what happened at their decision points."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.models.base import Json, random_id
from bot.storage.types import BigId, choice


class TrialState(StrEnum):
    """Whether a trial goes on."""

    RUNNING = "running"
    """Also before its first day: people can join."""
    STOPPED = "stopped"


class Trial(SQLModel, table=True):
    """A trial that was started; its text does not change any more."""

    name: str = Field(primary_key=True, max_length=32)
    text: str
    """The file, as :func:`bot.trials.plan_file.read_plan` reads it."""
    digest: str = Field(max_length=64)
    """SHA-256 of the text in hex."""
    state: TrialState = Field(default=TrialState.RUNNING, sa_type=choice(TrialState))
    started_at: datetime
    stopped_at: datetime | None = None
    stopped_because: str | None = Field(default=None, max_length=200)
    """The stopping rule, or who did it in general words."""
    watched_at: datetime | None = None
    """When it was last looked over for its owners."""


class TrialMember(SQLModel, table=True):
    """A person who agreed to take part. The random id stands for them in data sets."""

    __tablename__ = "trial_member"
    __table_args__ = (UniqueConstraint("user_id", "trial"),)

    id: int = Field(default_factory=random_id, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    trial: str = Field(max_length=32, foreign_key="trial.name", ondelete="CASCADE", index=True)
    cohort: str = Field(max_length=32)
    stratum: str = Field(max_length=40)
    place: int | None = None
    """From 0, in the order of allocation within the stratum; ``None``: the link led into the cohort."""
    joined_at: datetime
    left_at: datetime | None = None


class TrialPoint(SQLModel, table=True):
    """What a trial adds to the decision at one of its decision points."""

    __tablename__ = "trial_point"

    decision_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="decision.id", ondelete="CASCADE")
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    member_id: int = Field(sa_type=BigId, foreign_key="trial_member.id", ondelete="CASCADE", index=True)
    available: bool
    """Whether a nudge could have gone out: then chance decided."""
    situation: Json = Field(default_factory=dict, sa_type=JSON)
    """What the effect may differ by, by moderator, 0 or 1."""
    arm: str | None = Field(default=None, max_length=32)
    """The messages among which was chosen; ``None``: the whole library."""
    arm_probability: float | None = None
    timing_probability: float | None = None
    """With which the moment's timing was drawn; ``None``: the trial leaves that alone."""
    fallback: bool = False
    """Whether none of these messages fitted, so that the whole library was taken."""
    outcome: float | None = None
    """The proximal outcome, 0 to 1; ``None``: not known."""
    outcome_at: datetime | None = None
    """When it became known, or was found never to become known."""


class TrialRecord(SQLModel, table=True):
    """Rows of a person who is forgotten and had agreed that these stay; nothing leads back to them."""

    __tablename__ = "trial_record"

    member_id: int = Field(primary_key=True, sa_type=BigId)
    trial: str = Field(max_length=32, foreign_key="trial.name", ondelete="CASCADE", index=True)
    tables: dict[str, list[dict[str, Any]]] = Field(default_factory=dict, sa_type=JSON)
    """Rows by table of the data set, as they are exported."""
