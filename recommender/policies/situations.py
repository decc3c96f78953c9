"""What suits a moment: its light, season, hour and weather, and where and with whom somebody probably is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.facts import Ability, Company, Effort, Facts, Noise, Season, Where
from recommender.filters import ItemFilter, refused_by
from recommender.item_words import item_says
from recommender.items import Item
from recommender.policies.context import Context, Whereabouts
from recommender.policies.daylight import has_fallen_leaves, has_snow
from recommender.policies.fact_columns import FactColumns, Mask, is_for_child
from recommender.policies.slate import LeftOut, LeftOutItems
from recommender.policies.suitable_hours import BEFORE_BED, bedtime_of, unsuited_hours
from recommender.policies.whereabouts import is_workday, probable_place
from recommender.policies.wish_parser import Wish, read_wish, words_on_surroundings

NIGHT = frozenset({22, 23, 0, 1, 2, 3, 4, 5, 6})
"""Local hours at which nothing loud is done, and nothing outdoors in the dark."""

SLEEP = NIGHT - {22}
"""Local hours at which nobody is to be called or visited."""

DAY_BREAK = 5
"""Local hour from which nobody is sent to bed any more."""

CHILDS_DAY = frozenset(range(7, 20))
"""Local hours at which a child may be asked to play."""

LATE_MINUTES = 30
"""What takes longer is not begun at night."""

BREAK_MINUTES = 10
"""What takes longer has no room in a break or on the way."""

SLACK_MINUTES = 20
"""How much longer something may take than the screen time that is left."""

MOST_KEPT = 512

_ANY_DAY, _ANY_ZONE = date(2026, 1, 5), "Europe/Berlin"


@dataclass(frozen=True)
class Situation:
    """What of a moment decides what suits it.

    Attributes:
        hour: Local, 0 to 23.
        is_bright: Whether it is light outside, ``None`` if that is not known.
        is_sun_low: Whether the sun has just risen or is about to set, likewise.
        season: ``None`` if there is none or it is not known.
        has_fallen_leaves: Whether leaves turn and fall there.
        has_snow: Whether snow and frost belong to its winters.
        place: Where somebody probably is, ``None`` if that is not known.
        is_at_work: Whether they said that they are at work: hours of work are a guess.
        minutes: How long something may take, ``None`` for any time.
        is_wet: Whether it rains.
        is_free: Whether a child is at home by day.
        is_night_wished: Whether something of the night was asked for.
        sees: Whether they see well enough to find their way in the dark.
        bedtime: Hour of the evening from which they may be sent to bed.
    """

    hour: int
    is_bright: bool | None
    is_sun_low: bool | None
    season: Season | None
    has_fallen_leaves: bool
    has_snow: bool
    place: Whereabouts | None
    is_at_work: bool
    minutes: int | None
    is_wet: bool
    is_free: bool
    is_night_wished: bool
    sees: bool
    bedtime: int


class Situations:
    """Knows which items of a library suit which moment.

    Args:
        messages: The library's messages.
        images: The library's images.
    """

    def __init__(self, messages: Sequence[Item], images: Sequence[Item]) -> None:
        self._sides = ({item.id: item for item in messages}, {item.id: item for item in images})
        self._columns = (FactColumns(messages), FactColumns(images))
        self._filters = (ItemFilter(messages), ItemFilter(images))
        self.unsuited = tuple({name: _unsuited_hours(item) for name, item in side.items()} for side in self._sides)
        self._untimely = tuple(map(_by_hour, self.unsuited))
        self._about: dict[str, NDArray[np.intp]] = {}
        for name in {item.activities[0] for item in messages if item.activities}:
            rows = [row for row, item in enumerate(messages) if item.activities[:1] == (name,)]
            self._about[name] = np.array(rows, dtype=np.intp)
        self._kept: dict[Situation, list[LeftOutItems]] = {}
        is_workday(_ANY_DAY, _ANY_ZONE)  # the holidays of all countries are loaded before anybody waits
        for item in (*messages, *images):
            words_on_surroundings(item.text)

    def rows_about(self, activity: str) -> NDArray[np.intp]:
        """Return the row numbers of the messages that are mainly about an activity."""
        return self._about.get(activity, np.zeros(0, dtype=np.intp))

    def homely(self, context: Context) -> Mask:
        """Return the pictures that show a home alone while somebody is probably elsewhere, shape (images,)."""
        local, images = context.local_time, self._columns[1]
        place = context.place if local is None or not context.is_hour_known else _place(context, local)
        return images.none() if place in (None, Whereabouts.HOME) else images.only_at_home

    def steps(self, context: Context, wish: Wish | None) -> list[list[LeftOutItems]]:
        """Return what to leave out: first most; then, for whoever asked, less, but never what the light forbids."""
        unlit, unplaced, untimely = self._left_out(context, wish)
        refused, unwished = self._refused(context, wish), self._unwished(wish)
        steps = [[refused, unwished, unlit, unplaced, untimely]]
        if context.is_asked or wish or context.now is None:
            steps += [[refused, unwished, unlit, unplaced], [refused, unwished, unlit]]
            steps += [[refused, unlit, unplaced, untimely], [refused, unlit]]
        return [[one for one in step if one.messages or one.images] for step in steps]

    def _refused(self, context: Context, wish: Wish | None) -> LeftOutItems:
        """Return what the wish and those of earlier today rule out, which never comes, whatever else is left.

        What was ruled out before and is asked for now is wanted again.
        """
        earlier = (read_wish(words) for words in context.earlier_wishes)
        still = [one for one in earlier if wish is None or not one.names(wish.text, ())]
        ruled_out = [self._ruled_out(one) for one in (*still, *((wish,) if wish is not None else ()))]
        sides = ((one[side] for one in ruled_out) for side in range(len(self._sides)))
        return LeftOutItems(LeftOut.WISH, *(frozenset[str]().union(*side) for side in sides))

    def _ruled_out(self, wish: Wish) -> list[frozenset[str]]:
        """Return the ids of what a wish rules out, of messages and of images."""
        named = (
            frozenset(name for name, item in side.items() if wish.names(item.text, item.activities))
            for side in self._sides
        )
        return [side.ruled_out(wish.refused) | said for side, said in zip(self._filters, named, strict=True)]

    def _unwished(self, wish: Wish | None) -> LeftOutItems:
        """Return what is not what was wished for."""
        messages, images = (_unwished(wish, side) for side in self._sides)
        return LeftOutItems(
            LeftOut.WISH, messages | _childless(wish, self._sides[0]) | _demanding(wish, self._sides[0]), images
        )

    def _left_out(self, context: Context, wish: Wish | None) -> list[LeftOutItems]:
        local = context.local_time
        if local is None:
            return [LeftOutItems(reason) for reason in (LeftOut.LIGHT, LeftOut.PLACE, LeftOut.HOUR)]
        now = self._situation(context, wish, local)
        if context.is_hour_known:
            return self._left_out_in(now)
        always = (self._left_out_in(replace(now, **one)) for one in _ANY_HOUR)
        return [_together(reasons) for reasons in zip(*always, strict=True)]

    def _situation(self, context: Context, wish: Wish | None, local: datetime) -> Situation:
        is_together = wish is not None and wish.company == "together"  # who says so knows it better than the calendar
        place = context.place if is_together else _place(context, local)
        return Situation(
            local.hour,
            context.daylight,
            context.is_sun_low,
            context.season,
            has_fallen_leaves(context.time_zone),
            has_snow(context.time_zone),
            place,
            context.place is Whereabouts.WORK,
            _minutes(context, place),
            context.is_wet,
            is_together or not is_workday(local.date(), context.time_zone),
            bool(wish and item_says("night", wish.text)),
            Ability.SIGHT not in refused_by(context.profile).lacks,
            bedtime_of(context.profile),
        )

    def _left_out_in(self, now: Situation) -> list[LeftOutItems]:
        if now not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            messages, images = self._columns
            self._kept[now] = [
                LeftOutItems(
                    LeftOut.LIGHT,
                    messages.ids(_unlit(messages, now) | _hidden_sky(messages, now)),
                    images.ids(_unlit(images, now) | _too_dark(images, now) | _of_low_sun(images, now)),
                ),
                LeftOutItems(
                    LeftOut.PLACE, messages.ids(_elsewhere(messages, now)), images.ids(_of_offices(images, now))
                ),
                LeftOutItems(LeftOut.HOUR, *self._untimely_in(now)),
            ]
        return self._kept[now]

    def _untimely_in(self, now: Situation) -> list[frozenset[str]]:
        """Return the ids of what does not suit the hour, of messages and of images."""
        if now.is_night_wished:
            return [frozenset(), frozenset()]
        messages, images = (side[now.hour] for side in self._untimely)
        if DAY_BREAK <= now.hour < now.bedtime:
            messages |= self._columns[0].ids(self._columns[0].to_bed)
        return [messages, images]


_ANY_HOUR: tuple[dict[str, Any], ...] = (
    {"hour": 2, "is_bright": False, "place": None, "minutes": LATE_MINUTES},
    {"hour": 9, "is_bright": True, "is_sun_low": False, "place": None, "minutes": LATE_MINUTES},
    {"hour": 17, "is_bright": True, "place": None, "minutes": LATE_MINUTES},
)
"""Whoever has told no place may be in any of these: what suits them all is sent."""


def _together(reasons: Sequence[LeftOutItems]) -> LeftOutItems:
    """Return what any of them leaves out, for the reason that they share."""
    messages = frozenset[str]().union(*(one.messages for one in reasons))
    return LeftOutItems(reasons[0].reason, messages, frozenset[str]().union(*(one.images for one in reasons)))


def _unsuited_hours(item: Item) -> frozenset[int]:
    return unsuited_hours(item.text, item.activities, for_child=is_for_child(item))


def _by_hour(hours: Mapping[str, frozenset[int]]) -> list[frozenset[str]]:
    """Return the ids of what does not suit an hour of the day, by hour."""
    return [frozenset(name for name, unsuited in hours.items() if hour in unsuited) for hour in range(24)]


def _those(side: Mapping[str, Item], is_out: Callable[[Facts], bool]) -> frozenset[str]:
    return frozenset(name for name, item in side.items() if is_out(item.facts))


def _childless(wish: Wish | None, messages: Mapping[str, Item]) -> frozenset[str]:
    """Return what is not for a child, where somebody wishes for something with theirs."""
    if wish is None or not wish.with_child:
        return frozenset()
    return _those(messages, lambda facts: facts.company is not None and Company.CHILD not in facts.company)


def _demanding(wish: Wish | None, messages: Mapping[str, Item]) -> frozenset[str]:
    """Return what takes more time, effort or noise than was wished for."""
    if wish is None:
        return frozenset()
    return _those(
        messages,
        lambda facts: (
            _takes_too_long(facts, wish.minutes)
            or (wish.is_calm and _is_lively(facts))
            or (wish.needs_nothing and bool(facts.things))
        ),
    )


def _takes_too_long(facts: Facts, minutes: int | None) -> bool:
    return minutes is not None and facts.minutes is not None and facts.minutes > minutes


def _is_lively(facts: Facts) -> bool:
    return facts.noise is Noise.LOUD or facts.effort is Effort.HARD


def _unwished(wish: Wish | None, items: Mapping[str, Item]) -> frozenset[str]:
    if wish is None:
        return frozenset()
    return frozenset(
        name
        for name, item in items.items()
        if not wish.suits(item.text, item.activities) or _is_misplaced(item.facts, wish)
    )


def _is_misplaced(facts: Facts, wish: Wish) -> bool:
    """Whether something cannot be done where, or with whom, somebody wishes for it."""
    if wish.where == "indoors" and facts.places == (Where.OUTDOORS,):
        return True
    return wish.company == "alone" and facts.company == (Company.OTHERS,)


def _place(context: Context, local: datetime) -> Whereabouts:
    return context.place or probable_place(context.profile, local, context.time_zone)


def _minutes(context: Context, place: Whereabouts | None) -> int | None:
    """Return how long something may take."""
    local = context.local_time
    limits = [context.minutes_left + SLACK_MINUTES] if context.minutes_left is not None else []
    limits += [LATE_MINUTES] if local is not None and local.hour in NIGHT else []
    limits += [BREAK_MINUTES] if place in (Whereabouts.WORK, Whereabouts.ON_THE_WAY) else []
    return min(limits, default=None)


def _unlit(side: FactColumns, now: Situation) -> Mask:
    """Return what the light or the season outside forbids; where nothing is known, nothing.

    What is of the dark may be wished for by day, at bedtime in a polar summer for one.
    """
    rows = side.none()
    if now.is_bright is False:
        rows |= side.of_day
    elif now.is_bright and not now.is_night_wished:
        rows |= side.of_dark if now.hour in BEFORE_BED else side.of_dark & side.only_outdoors
    return rows | _out_of_season(side, now)


def _out_of_season(side: FactColumns, now: Situation) -> Mask:
    """Return what the season forbids: a mild winter is one of neither fallen leaves nor blossom."""
    rows = side.none() if now.has_snow else side.of_snow.copy()
    if now.season is not None:
        rows |= side.out_of_season[now.season]
    if now.season is Season.AUTUMN and not now.has_fallen_leaves:
        rows |= side.out_of_season[Season.SPRING]
    return rows


def _hidden_sky(side: FactColumns, now: Situation) -> Mask:
    """Return what watches the night while it is bright: a bedtime may be a bright one, a starry sky may not."""
    return side.of_dark & side.of_sky if now.is_bright and not now.is_night_wished else side.none()


def _too_dark(side: FactColumns, now: Situation) -> Mask:
    """Return the pictures that show the night while it is bright outside, at a summer's bedtime too."""
    return side.of_dark if now.is_bright and not now.is_night_wished else side.none()


def _of_low_sun(side: FactColumns, now: Situation) -> Mask:
    """Return the pictures of a sunrise or sunset while the sun is high."""
    return side.of_low_sun if now.is_sun_low is False else side.none()


def _elsewhere(side: FactColumns, now: Situation) -> Mask:
    """Return what cannot be done where somebody is, with whom they are, or in the time that is left."""
    rows = side.none()
    if now.place in (Whereabouts.WORK, Whereabouts.ON_THE_WAY):
        rows |= side.not_at_work
    if not now.is_at_work:
        rows |= side.only_at_work
    if now.is_wet or _is_dark_night(now) or (now.is_bright is False and not now.sees):
        rows |= side.only_outdoors
    if now.minutes is not None:
        rows |= side.minutes > now.minutes
    if now.hour in NIGHT or now.place not in (None, Whereabouts.HOME):
        rows |= side.loud
    if now.hour in SLEEP:
        rows |= side.only_with_others
    return rows if _is_with_child(now) else rows | side.only_with_child


def _of_offices(side: FactColumns, now: Situation) -> Mask:
    """Return the pictures that show work alone, for whoever did not say that they are there."""
    return side.none() if now.is_at_work else side.only_at_work


def _is_dark_night(now: Situation) -> bool:
    return now.hour in NIGHT and now.is_bright is not True


def _is_with_child(now: Situation) -> bool:
    at_school = not now.is_free and 8 <= now.hour < 15
    return now.hour in CHILDS_DAY and not at_school and now.place in (None, Whereabouts.HOME)
