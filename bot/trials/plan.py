"""What a trial's file says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

LOWEST, HIGHEST = 0.2, 0.8
"""Probabilities of sending that are nearer to 0 or 1 say too little about what a nudge does."""

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]
"""Also the payload of a link and a part of a button: lower-case letters, digits and hyphens, at most 32."""

Share = Annotated[float, Field(gt=0, lt=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Stratum(StrEnum):
    """By what people are told apart before they are allocated."""

    LANGUAGE = "language"
    DEVICE = "device"
    """Whether a device of theirs tells of its screen."""


class Moderator(StrEnum):
    """What an effect may differ by."""

    EVENING = "evening"
    """From 18:00 by the person's clock."""
    WEEKEND = "weekend"
    DEVICE = "device"
    """The moment comes from a device."""
    RECENT = "recent"
    """A nudge came within the 24 hours before."""


class Eligibility(_Part):
    """Who may take part."""

    languages: tuple[str, ...] = ()
    """Codes; none: any."""
    least_age: int | None = Field(default=None, ge=16, le=120)
    """In years; who did not tell theirs is left out."""
    device: bool = False
    """Whether a device must be connected."""


class TrialCohort(_Part):
    """People who are treated alike."""

    share: int = Field(default=1, ge=1, le=20)
    """Of the people who are allocated at random."""
    send: Annotated[float, Field(ge=LOWEST, le=HIGHEST)] | Literal[1, "adaptive"]
    """Probability of sending, .2 to .8; 1: as without a trial; ``adaptive``: learned, within .2 and .8."""
    link: Name | None = None
    """Payload of a link that leads into this cohort without chance."""


class Allocation(_Part):
    """How people get into cohorts."""

    seed: int = Field(ge=0, le=2**31)
    strata: tuple[Stratum, ...] = ()


class ItemArm(_Part):
    """Messages among which is chosen."""

    probability: Share
    technique: str | None = None
    """What the library's technique begins with, for example ``8.2``."""
    messages: tuple[str, ...] = ()
    """Ids, where no technique is named."""

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if (self.technique is None) == (not self.messages):
            raise ValueError("name either a technique or messages")
        return self


class Timing(StrEnum):
    """How the minute of a window's moment is drawn."""

    EVEN = "even"
    """Any minute of the window is as likely as another."""
    LEARNED = "learned"
    """As without a trial: by when the person was found to have time."""


class OutcomeKind(StrEnum):
    """How it is known what came of a decision point."""

    SCREEN = "screen"
    """By devices: whether the screen was put down."""
    CHECK_IN = "check_in"
    """By a question with one tap, asked of everybody whether a nudge came or not."""


class ProximalOutcome(_Part):
    """What is counted at each decision point, sent or not."""

    kind: OutcomeKind
    minutes: int = Field(ge=2, le=60)
    """Within how many minutes after the decision."""


class Assumptions(_Part):
    """What is assumed for the power."""

    people: int = Field(ge=6, le=10_000)
    points_a_day: float = Field(default=2.0, gt=0, le=10)
    available: Share = 0.7
    """Of the decision points, at how many a nudge could go out."""
    answered: float = Field(default=0.6, gt=0, le=1)
    """Of these, at how many the outcome becomes known."""
    usual: Share = 0.3
    """The outcome's mean without a nudge."""
    effect: float = Field(gt=-1, lt=1)
    """By how much sending changes it."""
    spread: float = Field(default=0.1, ge=0, le=0.5)
    """Standard deviation of people's own means."""


class BroadcastRule(StrEnum):
    """What becomes of broadcasts to people in the trial."""

    WITHHELD = "withheld"
    APART = "apart"
    """They are sent, and use up neither the cap nor the gap of the trial's moments."""


class Freeze(_Part):
    """What stays as it is while the trial runs."""

    learning: bool = True
    """Whether what people do from the start on teaches nothing."""
    broadcasts: BroadcastRule = BroadcastRule.WITHHELD


class StoppingRules(_Part):
    """When the trial ends before its time."""

    refused_above: Share | None = None
    """Share of delivered nudges that got "not for me"."""
    left_above: Share | None = None
    """Share of people who left."""
    after_points: int = Field(default=200, ge=20)
    """Decision points before which no rule is looked at."""


class MonitoringBounds(_Part):
    """What owners are told of each day."""

    answered_below: Share = 0.5
    """Share of outcomes known, of those that could be."""
    fallback_above: Share = 0.05
    """Share of moments at which the drawn messages had nothing that fits."""


class AfterLeaving(StrEnum):
    """What becomes of a person's rows, which no longer say whose they are."""

    KEEP = "keep"
    DROP = "drop"


class DataHandling(_Part):
    """What the consent says about the data."""

    after_leaving: AfterLeaving = AfterLeaving.KEEP
    after_forgetting: AfterLeaving = AfterLeaving.DROP
    free_text: bool = False
    """Whether what people wrote is part of the data set."""
    kept_days: int = Field(default=90, ge=1, le=3650)
    """After the end, before housekeeping may remove the decision points."""


class TrialPlan(_Part):
    """A study with people: what is randomised, for whom, with which probabilities, and the outcome."""

    name: Name
    question: str = Field(min_length=10, max_length=500)
    link: Name
    """Payload of the link through which people are allocated at random."""
    start: date
    """First day (UTC)."""
    end: date
    """The day after the last one (UTC)."""
    eligibility: Eligibility = Eligibility()
    allocation: Allocation
    cohorts: Mapping[Name, TrialCohort] = Field(min_length=1, max_length=8)
    what: Mapping[Name, ItemArm] | None = Field(default=None, min_length=2, max_length=8)
    """Drawn at each decision point; ``None``: the whole library as ever."""
    when: Mapping[Timing, Annotated[float, Field(gt=0, le=1)]] | None = Field(default=None, min_length=1)
    """Probability of each timing, drawn for each window and day; ``None``: as without a trial."""
    outcome: ProximalOutcome
    moderators: tuple[Moderator, ...] = ()
    assumptions: Assumptions
    freeze: Freeze = Freeze()
    stopping: StoppingRules = StoppingRules()
    monitoring: MonitoringBounds = MonitoringBounds()
    data: DataHandling = DataHandling()
    consent: str = Field(min_length=100, max_length=3000)
    """What people read before they take part."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"it ends on {self.end}, but begins on {self.start}: let it end later")
        links = [self.link, *(cohort.link for cohort in self.cohorts.values() if cohort.link)]
        if len(set(links)) < len(links):
            raise ValueError("two links are the same: give each its own")
        total = sum(arm.probability for arm in (self.what or {}).values())
        if self.what and abs(total - 1) > 1e-6:
            raise ValueError(f"the probabilities under what sum to {total:g}: let them sum to 1")
        total = sum((self.when or {}).values())
        if self.when and abs(total - 1) > 1e-6:
            raise ValueError(f"the probabilities under when sum to {total:g}: let them sum to 1")
        if self.outcome.kind is OutcomeKind.SCREEN and not self.eligibility.device:
            raise ValueError("the outcome comes from devices: set eligibility.device to true")
        return self

    @property
    def begins_at(self) -> datetime:
        """The first instant."""
        return datetime.combine(self.start, time(), UTC)

    @property
    def ends_at(self) -> datetime:
        """The first instant after it."""
        return datetime.combine(self.end, time(), UTC)

    @property
    def is_randomised(self) -> bool:
        """Whether chance decides anywhere whether a nudge goes out."""
        return any(cohort.send != 1 for cohort in self.cohorts.values())

    def runs_at(self, now: datetime) -> bool:
        """Whether an instant lies within it."""
        return self.begins_at <= now < self.ends_at

    def links(self) -> dict[str, str | None]:
        """Return the cohort of each link; ``None``: it is drawn."""
        return {self.link: None} | {one.link: name for name, one in self.cohorts.items() if one.link is not None}
