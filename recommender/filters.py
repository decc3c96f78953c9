"""What a person's limits and dislikes leave out of a library: filters, never a matter of scores."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from recommender.belongings import not_told
from recommender.dislikes import Dislikes, disliked
from recommender.items import Item
from recommender.limits import OWN_WORD, lacks_of, needs_of
from recommender.profile import Profile


@dataclass(frozen=True)
class Refused:
    """What somebody lacks or keeps away from, and what they dislike."""

    lacks: frozenset[str] = frozenset()
    dislikes: Dislikes = field(default_factory=Dislikes)


def refused_by(profile: Profile) -> Refused:
    """Return what follows from a person's limits and dislikes."""
    attributes = tuple((name, str(value)) for name, value in profile.attributes.items() if value is not None)
    return _refused(attributes, profile.likes, profile.dislikes)


@lru_cache(maxsize=2048)
def _refused(attributes: tuple[tuple[str, str], ...], likes: tuple[str, ...], dislikes: tuple[str, ...]) -> Refused:
    profile = Profile(dict(attributes), likes, dislikes)
    return Refused(lacks_of(profile) | not_told(profile), disliked(dislikes))


_ANYBODY = Profile(likes=("walking",), dislikes=("walking",))
"""Asked about before anybody waits: whoever is the first to be asked about has all lists of words read."""


class ItemFilter:
    """The messages of a library, or its images, by what they need and what they are about."""

    def __init__(self, items: Iterable[Item]) -> None:
        refused_by(_ANYBODY)
        by_need: dict[str, set[str]] = {}
        by_activity: dict[str, set[str]] = {}
        for item in items:
            for need in needs_of(item):
                by_need.setdefault(need, set()).add(item.id)
            for activity in item.activities:
                by_activity.setdefault(activity, set()).add(item.id)
        self._by_need = {need: frozenset(ids) for need, ids in by_need.items()}
        self._by_activity = {activity: frozenset(ids) for activity, ids in by_activity.items()}

    def needing(self, needs: Iterable[str]) -> frozenset[str]:
        """Return the ids of what needs one of some needs."""
        return frozenset().union(*(self._by_need.get(need, frozenset()) for need in needs))

    def ruled_out(self, refused: Refused) -> frozenset[str]:
        """Return the ids of what a person must never get."""
        about = (self._by_activity.get(name, frozenset()) for name in refused.dislikes.activities)
        return self.needing(refused.lacks).union(*about, *map(self._saying, refused.dislikes.words))

    def _saying(self, words: frozenset[str]) -> frozenset[str]:
        first, *rest = (self._by_need.get(OWN_WORD + word, frozenset()) for word in words)
        return first.intersection(*rest)
