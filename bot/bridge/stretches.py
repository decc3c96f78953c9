"""Stretches of time in which something was so: at the keyboard, in an app."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

NONE = timedelta(0)


@dataclass(frozen=True, order=True)
class Stretch:
    """A stretch of time.

    Attributes:
        start: Its first instant, aware.
        end: The instant after it, aware; not before ``start``.
        label: What was so: a status, an app, or nothing.
    """

    start: datetime
    end: datetime
    label: str = ""


def merged(stretches: Iterable[Stretch], gap: timedelta = NONE) -> tuple[Stretch, ...]:
    """Return what is covered by any of the stretches: in order, disjoint, without labels or empty ones.

    Args:
        stretches: In any order; they may overlap.
        gap: What lies between two of them and is not longer than this is covered too.
    """
    covered: list[Stretch] = []
    for stretch in sorted(stretches):
        if covered and stretch.start - covered[-1].end <= gap:
            covered[-1] = Stretch(covered[-1].start, max(covered[-1].end, stretch.end))
        else:
            covered.append(Stretch(stretch.start, stretch.end))
    return tuple(stretch for stretch in covered if stretch.start < stretch.end)


def within(stretches: Iterable[Stretch], start: datetime, end: datetime) -> list[Stretch]:
    """Return the parts between ``start`` and ``end``, labels kept, empty ones left out."""
    cut = (Stretch(max(each.start, start), min(each.end, end), each.label) for each in stretches)
    return [each for each in cut if each.start < each.end]


def total(stretches: Iterable[Stretch], start: datetime, end: datetime) -> timedelta:
    """Return how long disjoint stretches last between ``start`` and ``end``."""
    return sum((each.end - each.start for each in within(stretches, start, end)), NONE)


def reached(stretches: Sequence[Stretch], amount: timedelta, start: datetime, end: datetime) -> datetime | None:
    """Return when disjoint, ordered stretches had lasted ``amount`` since ``start``; ``None``: not before ``end``.

    Args:
        stretches: Disjoint, in order.
        amount: Above 0.
        start: From when on they count, aware.
        end: Until when, aware.
    """
    left = amount
    for each in within(stretches, start, end):
        if each.end - each.start >= left:
            return each.start + left
        left -= each.end - each.start
    return None


def longest(stretches: Iterable[Stretch]) -> str | None:
    """Return the label that lasts longest, of equals the later one; ``None`` without stretches."""
    lasting: dict[str, timedelta] = {}
    for each in sorted(stretches):
        lasting[each.label] = lasting.pop(each.label, NONE) + (each.end - each.start)
    return max(reversed(lasting), key=lasting.__getitem__, default=None)
