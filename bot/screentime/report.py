"""What people are told of their screen time: whether the screen was put down after a nudge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.screentime.sessions import Ending, Run, Sign, build_sessions, join_runs

SOON = timedelta(minutes=10)
"""Who puts the screen down within that time may have done so because of the nudge."""

_ABOUT = timedelta(minutes=1)
"""How long after its last sign a screen is still taken to be looked at when a nudge comes."""


@dataclass(frozen=True)
class PutDown:
    """How often the screen was put down soon after a nudge.

    Attributes:
        met: Nudges that came while a device told of its screen, and whose end is known.
        closed: After how many of them a device said that the screen, or the app, was closed.
        silent: After how many of them the device only ceased to tell anything.
    """

    met: int = 0
    closed: int = 0
    silent: int = 0


def count_put_down(sent: Sequence[datetime], signs: Iterable[Sign], now: datetime, within: timedelta = SOON) -> PutDown:
    """Return how often the screen was put down soon after a nudge.

    Args:
        sent: When nudges came, aware; the latest, of which it is not known yet, are left out.
        signs: What devices said in that time, in the order of their arrival.
        now: Aware.
        within: How soon.
    """
    runs = join_runs(build_sessions(signs, now))
    met = [(run, at) for at in sent if now - at > within and (run := _run_at(runs, at)) is not None]
    endings = [_ending(run, at + within) for run, at in met]
    known = [ending for ending in endings if ending is not Ending.UNKNOWN]
    return PutDown(len(known), known.count(Ending.CLOSED), known.count(Ending.SILENT))


def _run_at(runs: Sequence[Run], at: datetime) -> Run | None:
    return next((run for run in runs if run.start <= at <= run.end + _ABOUT), None)


def _ending(run: Run, until: datetime) -> Ending:
    """Return how a run ended by an instant; ``NOT_YET``: it went on for longer."""
    if run.until is not None or run.end > until:
        return Ending.NOT_YET
    return max(run.sessions, key=lambda session: session.end).ending
