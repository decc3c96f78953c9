"""What suits a moment: its light, season, hour and weather, and where and with whom somebody probably is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.facts import Company, Facts, Light, Noise, Season, Where
from recommender.items import Item
from recommender.policies.context import Context, Whereabouts
from recommender.policies.slate import LeftOut, LeftOutItems
from recommender.policies.suitable_hours import DAY, is_of_night, unsuited_hours
from recommender.policies.whereabouts import is_workday, probable_place
from recommender.policies.wish_parser import Wish

NIGHT = frozenset({22, 23, 0, 1, 2, 3, 4, 5, 6})
"""Local hours at which nothing loud is done, and nothing outdoors in the dark."""

SLEEP = NIGHT - {22}
"""Local hours at which nobody is to be called or visited."""

CHILDS_DAY = frozenset(range(6, 20))
"""Local hours at which a child is awake."""

LATE_MINUTES = 30
"""What takes longer is not begun at night."""

BREAK_MINUTES = 10
"""What takes longer has no room in a break or on the way."""

SLACK_MINUTES = 20
"""How much longer something may take than the screen time that is left."""

SKY = "nature_watching"
"""Activity that needs the light that it names."""

MOST_KEPT = 512


@dataclass(frozen=True)
class Situation:
    """What of a moment decides what suits it.

    Attributes:
        hour: Local, 0 to 23.
        is_bright: Whether it is light outside, ``None`` if that is not known.
        season: ``None`` if there is none or it is not known.
        place: Where somebody probably is, ``None`` if that is not known.
        minutes: How long something may take, ``None`` for any time.
        is_wet: Whether it rains.
        is_free: Whether a child is at home by day.
        is_night_wished: Whether something of the night was asked for.
    """

    hour: int
    is_bright: bool | None
    season: Season | None
    place: Whereabouts | None
    minutes: int | None
    is_wet: bool
    is_free: bool
    is_night_wished: bool


class Situations:
    """Knows which items of a library suit which moment.

    Args:
        messages: The library's messages.
        images: The library's images.
    """

    def __init__(self, messages: Sequence[Item], images: Sequence[Item]) -> None:
        self._sides = ({item.id: item for item in messages}, {item.id: item for item in images})
        self.unsuited = tuple(
            {name: unsuited_hours(item.text, item.activities) for name, item in side.items()} for side in self._sides
        )
        self._about: dict[str, NDArray[np.intp]] = {}
        for name in {item.activities[0] for item in messages if item.activities}:
            rows = [row for row, item in enumerate(messages) if item.activities[:1] == (name,)]
            self._about[name] = np.array(rows, dtype=np.intp)
        self._kept: dict[Situation, list[LeftOutItems]] = {}

    def rows_about(self, activity: str) -> NDArray[np.intp]:
        """Return the row numbers of the messages that are mainly about an activity."""
        return self._about.get(activity, np.zeros(0, dtype=np.intp))

    def steps(self, context: Context, wish: Wish | None) -> list[list[LeftOutItems]]:
        """Return what to leave out: first most; then, for whoever asked, less, but never what the light forbids."""
        unlit, unplaced, untimely = self._left_out(context, wish)
        messages, images = (_unwished(wish, side) for side in self._sides)
        unwished = LeftOutItems(LeftOut.WISH, messages | _childless(wish, self._sides[0]), images)
        steps = [[unwished, unlit, unplaced, untimely]]
        if context.is_asked or wish or context.now is None:
            steps += [[unwished, unlit, unplaced], [unwished, unlit], [unlit, unplaced, untimely], [unlit]]
        return [[one for one in step if one.messages or one.images] for step in steps]

    def _left_out(self, context: Context, wish: Wish | None) -> list[LeftOutItems]:
        local = context.local_time
        if local is None:
            return [LeftOutItems(reason) for reason in (LeftOut.LIGHT, LeftOut.PLACE, LeftOut.HOUR)]
        is_together = wish is not None and wish.company == "together"  # who says so knows it better than the calendar
        place = context.place or (None if is_together else probable_place(context.profile, local, context.time_zone))
        now = Situation(
            local.hour,
            context.daylight,
            context.season,
            place,
            _minutes(context, place),
            context.is_wet,
            is_together or not is_workday(local.date(), context.time_zone),
            bool(wish and is_of_night(wish.text)),
        )
        if now not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[now] = [
                LeftOutItems(
                    LeftOut.LIGHT,
                    _those(self._sides[0], lambda facts: _is_unlit(facts, now)) | self._hidden_sky(now),
                    _those(self._sides[1], lambda facts: _is_unlit(facts, now) or _is_too_dark(facts, now)),
                ),
                LeftOutItems(LeftOut.PLACE, _those(self._sides[0], lambda facts: _is_elsewhere(facts, now))),
                LeftOutItems(LeftOut.HOUR, *(self._untimely(side, now) for side in self.unsuited)),
            ]
        return self._kept[now]

    def _hidden_sky(self, now: Situation) -> frozenset[str]:
        """Return what watches the night while it is bright: a bedtime may be a bright one, a starry sky may not."""
        if not now.is_bright or now.is_night_wished:
            return frozenset()
        return frozenset(
            name for name, item in self._sides[0].items() if item.facts.light is Light.DARK and SKY in item.activities
        )

    def _untimely(self, hours: Mapping[str, frozenset[int]], now: Situation) -> frozenset[str]:
        if now.is_night_wished:
            return frozenset()
        return frozenset(name for name, unsuited in hours.items() if now.hour in unsuited)


def _those(side: Mapping[str, Item], is_out: Callable[[Facts], bool]) -> frozenset[str]:
    return frozenset(name for name, item in side.items() if is_out(item.facts))


def _childless(wish: Wish | None, messages: Mapping[str, Item]) -> frozenset[str]:
    """Return what is not for a child, where somebody wishes for something with theirs."""
    if wish is None or not wish.with_child:
        return frozenset()
    return _those(messages, lambda facts: facts.company is not None and Company.CHILD not in facts.company)


def _unwished(wish: Wish | None, items: Mapping[str, Item]) -> frozenset[str]:
    if wish is None:
        return frozenset()
    return frozenset(name for name, item in items.items() if not wish.suits(item.text, item.activities))


def _minutes(context: Context, place: Whereabouts | None) -> int | None:
    """Return how long something may take."""
    local = context.local_time
    limits = [context.minutes_left + SLACK_MINUTES] if context.minutes_left is not None else []
    limits += [LATE_MINUTES] if local is not None and local.hour in NIGHT else []
    limits += [BREAK_MINUTES] if place in (Whereabouts.WORK, Whereabouts.ON_THE_WAY) else []
    return min(limits, default=None)


def _is_unlit(facts: Facts, now: Situation) -> bool:
    """Whether the light or the season outside forbids something; where nothing is known, nothing.

    What is of the dark may be wished for by day, at bedtime in a polar summer for one.
    """
    is_out = facts.places == (Where.OUTDOORS,)
    unlit = Light.DAY if now.is_bright is False else None
    if now.is_bright and (now.hour in DAY or is_out) and not now.is_night_wished:
        unlit = Light.DARK
    if unlit is not None and facts.light is unlit:
        return True
    return now.season is not None and facts.seasons is not None and now.season not in facts.seasons


def _is_too_dark(facts: Facts, now: Situation) -> bool:
    """Whether a picture shows the night while it is bright outside, at a summer's bedtime too."""
    return facts.light is Light.DARK and now.is_bright is True and not now.is_night_wished


def _is_elsewhere(facts: Facts, now: Situation) -> bool:
    """Whether something cannot be done where somebody is, with whom they are, or in the time that is left."""
    return any(
        (
            now.place in (Whereabouts.WORK, Whereabouts.ON_THE_WAY) and _is_not_at(facts, Where.WORK),
            now.place is Whereabouts.HOME and facts.places == (Where.WORK,),
            facts.places == (Where.OUTDOORS,) and (now.is_wet or _is_dark_night(now)),
            now.minutes is not None and facts.minutes is not None and facts.minutes > now.minutes,
            now.hour in NIGHT and facts.noise is Noise.LOUD,
            now.place is not None and now.place is not Whereabouts.HOME and facts.noise is Noise.LOUD,
            now.hour in SLEEP and facts.company == (Company.OTHERS,),
            facts.company == (Company.CHILD,) and not _is_with_child(now),
        )
    )


def _is_not_at(facts: Facts, place: Where) -> bool:
    return facts.places is not None and place not in facts.places


def _is_dark_night(now: Situation) -> bool:
    return now.hour in NIGHT and now.is_bright is not True


def _is_with_child(now: Situation) -> bool:
    at_school = not now.is_free and 8 <= now.hour < 15
    return now.hour in CHILDS_DAY and not at_school and now.place in (None, Whereabouts.HOME)
