"""What a person's limits and dislikes leave out of a library: filters, never a matter of scores."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from recommender.belongings import not_told
from recommender.dislikes import Dislikes, Mention, Mentions, disliked
from recommender.items import Item
from recommender.limits import OWN_WORD, lacks_of, needs_of
from recommender.profile import Profile

LIKE_IT = frozenset({"y", "ly"})
"""Endings of a word that says what something is like."""

SHORTEST_PART, SHORTEST_REST = 4, 3
"""Letters of the two words that a longer one is made of, at least: shorter ones are in words by chance."""


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
    return Refused(lacks_of(profile) | not_told(profile), disliked(dislikes, likes))


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
        self._longer = _longer_words({need.removeprefix(OWN_WORD) for need in by_need if need.startswith(OWN_WORD)})

    def needing(self, needs: Iterable[str]) -> frozenset[str]:
        """Return the ids of what needs one of some needs."""
        return frozenset().union(*(self._by_need.get(need, frozenset()) for need in needs))

    def ruled_out(self, refused: Refused) -> frozenset[str]:
        """Return the ids of what a person must never get."""
        about = (self._by_activity.get(name, frozenset()) for name in refused.dislikes.activities)
        return self.needing(refused.lacks).union(*about, *map(self._mentioning, refused.dislikes.mentions))

    def _mentioning(self, group: Mentions) -> frozenset[str]:
        first, *rest = map(self._related, group)
        return first.intersection(*rest)

    def _related(self, mention: Mention) -> frozenset[str]:
        """Return the ids of what says a word, or a longer one that is made of it, or is about what it names."""
        said = (word for one in mention.stems for word in (one, *self._longer.get(one, ())))
        about = (self._by_activity.get(name, frozenset()) for name in mention.activities)
        return self.needing(OWN_WORD + word for word in said).union(*about)


def _longer_words(stems: Collection[str]) -> Mapping[str, Sequence[str]]:
    """Return the words that are made of others: "snowball" and "snowy" by "snow"."""
    longer: dict[str, list[str]] = {}
    for word in stems:
        for end in range(SHORTEST_PART, len(word)):
            if word[end:] in LIKE_IT or (len(word) - end >= SHORTEST_REST and word[end:] in stems):
                longer.setdefault(word[:end], []).append(word)
    return longer
