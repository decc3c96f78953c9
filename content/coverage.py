"""What a library can serve: which tastes it has something for, at which times of day and where somebody is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from recommender.items import Item
from recommender.policies.context import Context, Whereabouts
from recommender.policies.situations import Situations
from recommender.profile import Profile

ENOUGH = 3
"""Messages about an activity from which it counts as a taste that the library has; what has fewer is no promise."""

_ZONE = "Europe/Berlin"


@dataclass(frozen=True)
class TypicalWindow:
    """A time at which people are on a screen, and where they are then.

    Attributes:
        name: In words.
        now: Aware.
        place: Where.
    """

    name: str
    now: datetime
    place: Whereabouts


def _window(name: str, place: Whereabouts, *when: int) -> TypicalWindow:
    year, month, day, hour, minute = when
    return TypicalWindow(name, datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(_ZONE)), place)


WINDOWS = (
    _window("weekday mornings at home", Whereabouts.HOME, 2026, 3, 17, 7, 30),
    _window("breaks at work", Whereabouts.WORK, 2026, 3, 17, 12, 30),
    _window("on the way", Whereabouts.ON_THE_WAY, 2026, 3, 17, 17, 30),
    _window("winter evenings at home", Whereabouts.HOME, 2026, 1, 13, 20, 30),
    _window("summer evenings at home", Whereabouts.HOME, 2026, 7, 14, 20, 30),
    _window("late nights at home", Whereabouts.HOME, 2026, 1, 13, 23, 30),
    _window("weekend afternoons", Whereabouts.HOME, 2026, 3, 21, 15, 0),
)
"""Of people in the middle of the northern hemisphere."""


@dataclass(frozen=True)
class WindowCoverage:
    """What a library has for a window.

    Attributes:
        window: Its name.
        messages: How many suit it.
        missing: Activities that the library has, and has nothing about then.
    """

    window: str
    messages: int
    missing: tuple[str, ...]


def coverage(messages: Sequence[Item], images: Sequence[Item]) -> list[WindowCoverage]:
    """Return what a library has for each of :data:`WINDOWS`, for a person who told nothing."""
    situations = Situations(messages, images)
    known = Counter(item.activities[0] for item in messages if item.activities)
    return [_covered(window, situations, messages, known) for window in WINDOWS]


def _covered(
    window: TypicalWindow, situations: Situations, messages: Sequence[Item], known: Mapping[str, int]
) -> WindowCoverage:
    context = Context(Profile(), now=window.now, time_zone=_ZONE, place=window.place)
    out = frozenset[str]().union(*(left_out.messages for left_out in situations.steps(context, None)[0]))
    suiting = [item for item in messages if item.id not in out]
    about = {name for item in suiting for name in item.activities}
    missing = sorted(name for name, count in known.items() if count >= ENOUGH and name not in about)
    return WindowCoverage(window.name, len(suiting), tuple(missing))
