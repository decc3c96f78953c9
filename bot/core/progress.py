"""What somebody did with their nudges over the last weeks, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict


@dataclass(frozen=True)
class PastNudge:
    """A nudge that came, as the chart counts it."""

    at: datetime
    """Aware."""
    activity: str | None
    """The main activity of its message, as the library calls it."""
    done: bool


def days_looked_up(nudges: Sequence[PastNudge], zone: ZoneInfo) -> frozenset[date]:
    """Return the local days of nudges that were done."""
    return frozenset(nudge.at.astimezone(zone).date() for nudge in nudges if nudge.done)


class Week(BaseModel):
    """One week of nudges.

    Attributes:
        monday: Its first local day.
        nudges: How many came.
        done: To how many of them the person said "Did it".
        label: The day in words, in the person's language.
    """

    model_config = ConfigDict(frozen=True)

    monday: date
    nudges: int = 0
    done: int = 0
    label: str = ""


class Share(BaseModel):
    """A part of the whole: an activity, or a time of day.

    Attributes:
        name: What it is called, in the person's language.
        nudges: How many nudges fell into it.
        done: How many of them were done.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    nudges: int = 0
    done: int = 0


class ScreenBar(BaseModel):
    """One day of screen time.

    Attributes:
        label: The day in words, in the person's language.
        minutes: At a screen, by what the person's devices told; ``None``: they told nothing.
    """

    model_config = ConfigDict(frozen=True)

    label: str
    minutes: int | None = None


class Progress(BaseModel):
    """All numbers of the chart.

    Attributes:
        weeks: Oldest first, weeks without nudges included.
        activities: Most done first.
        times: The parts of the day, in their order.
        title: Above everything.
        labels: Words of the chart in the person's language: ``weeks``, ``activities``, ``times``, ``nudges``, ``done``,
            ``screen``.
        days_this_week: On how many days of the last week something was done.
        screen: Screen time of the last days, oldest first; empty if no device tells of it.
    """

    model_config = ConfigDict(frozen=True)

    weeks: tuple[Week, ...]
    activities: tuple[Share, ...] = ()
    times: tuple[Share, ...] = ()
    title: str = ""
    labels: dict[str, str] = {}
    screen: tuple[ScreenBar, ...] = ()
    days_this_week: int = 0

    @property
    def nudges(self) -> int:
        """How many nudges came in all."""
        return sum(week.nudges for week in self.weeks)

    @property
    def done(self) -> int:
        """How many of them were done."""
        return sum(week.done for week in self.weeks)
