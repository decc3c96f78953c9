"""The facts of a library as columns, so that what suits a moment is found for all items at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from recommender.facts import Company, Facts, Light, Noise, Season, Where
from recommender.item_words import item_says
from recommender.items import Item
from recommender.policies.suitable_hours import sends_to_bed

Mask = NDArray[np.bool_]

SKY = "nature_watching"
"""The activity of what is looked at outside."""


class FactColumns:
    """What is known of some items, one row each; what is not known is said of none.

    Args:
        items: The messages of a library, or its images.

    Attributes:
        of_day: Which need, or show, daylight.
        of_dark: Which are of the dark.
        of_sky: Which watch the sky and what lives below it.
        of_low_sun: Which show the sun as it rises or sets.
        to_bed: Which send to bed, but for one's child.
        of_snow: Which need snow or frost outside, or show them.
        out_of_season: Which make no sense in a season, by season.
        not_at_work: Which cannot be done at work or on the way.
        only_at_work: Which can be done at work alone.
        only_outdoors: Which can be done outdoors alone.
        only_at_home: Which can be done at home alone.
        minutes: How long each takes; 0 where that is not known.
        loud: Which others hear.
        only_with_others: Which need other people.
        only_with_child: Which need one's child.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self._ids = [item.id for item in items]
        facts = [item.facts for item in items]
        self.of_day = _those(facts, lambda one: one.light is Light.DAY)
        self.of_dark = _those(facts, lambda one: one.light is Light.DARK)
        self.of_sky = np.array([SKY in item.activities for item in items], dtype=np.bool_)
        self.of_low_sun = _saying("low_sun", items)
        self.to_bed = np.array([_sends_to_bed(item) for item in items], dtype=np.bool_)
        self.of_snow = _saying("snow", items)
        self.out_of_season = {season: _those(facts, _not_in(season)) for season in Season}
        self.out_of_season[Season.SUMMER] |= _saying("warms", items)
        self.not_at_work = _those(facts, lambda one: one.places is not None and Where.WORK not in one.places)
        self.not_at_work |= _saying("of_a_home", items)
        self.only_at_work = _those(facts, lambda one: one.places == (Where.WORK,))
        self.only_outdoors = _those(facts, lambda one: one.places == (Where.OUTDOORS,))
        self.only_at_home = _those(facts, lambda one: one.places == (Where.HOME,))
        self.minutes = np.array([one.minutes or 0 for one in facts], dtype=np.int32)
        self.loud = _those(facts, lambda one: one.noise is Noise.LOUD)
        self.only_with_others = _those(facts, lambda one: one.company == (Company.OTHERS,))
        self.only_with_child = np.array([is_for_child(item) for item in items], dtype=np.bool_)

    def none(self) -> Mask:
        """Return no row at all."""
        return np.zeros(len(self._ids), dtype=np.bool_)

    def ids(self, rows: Mask) -> frozenset[str]:
        """Return the ids of the items in some rows."""
        return frozenset(compress(self._ids, rows.tolist()))


def _those(facts: Sequence[Facts], is_so: Callable[[Facts], bool]) -> Mask:
    return np.array([is_so(one) for one in facts], dtype=np.bool_)


def _saying(name: str, items: Sequence[Item]) -> Mask:
    return np.array([item_says(name, item.text) for item in items], dtype=np.bool_)


def _sends_to_bed(item: Item) -> bool:
    return sends_to_bed(item.text, item.activities) and not is_for_child(item)


def is_for_child(item: Item) -> bool:
    """Whether an item can be done with one's child alone."""
    return item.facts.company == (Company.CHILD,)


def _not_in(season: Season) -> Callable[[Facts], bool]:
    return lambda facts: facts.seasons is not None and season not in facts.seasons
