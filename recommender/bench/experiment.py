"""How many other people are known, times how many reactions of one's own: who ranks best where.

A fifth of the people are asked; of the others a fifth are set aside to choose what has to be chosen. A person's first
reactions in time are known, and what comes later is to be found among all that they have not rated yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recommender.bench.blend import best_blend
from recommender.bench.measures import Scores, auc, ndcg
from recommender.bench.rankers.base import AskedPeople, Catalogue, Ranker, ScoreAll
from recommender.bench.ratings import Mask, RatedData, Ratings, Rows
from recommender.errors import BenchError
from recommender.profile import Profile

BLEND = "blend"
LEFT = 5
"""Ratings that somebody must have beside those that are known."""
COLD_REACTIONS = 10
"""Reactions that are known where items that nobody rated are ranked."""
CHOSEN_AT = 10
"""Reactions at which a ranker's numbers are chosen."""


@dataclass(frozen=True)
class BenchSettings:
    """What is tried.

    Attributes:
        people: How many other people are known; ``None`` for all.
        reactions: How many of one's own reactions are known.
        seeds: Of who is asked.
        share: Of the people who are asked, and of the others who are set aside.
        cold: Share of the items that nobody has rated, where that is tried.
    """

    people: tuple[int | None, ...] = (0, 5, 20, 100, None)
    reactions: tuple[int, ...] = (0, 1, 3, 10, 30)
    seeds: tuple[int, ...] = (0, 1, 2, 3, 4)
    share: float = 0.2
    cold: float = 0.2


QUICK = BenchSettings(people=(0, 20, None), reactions=(0, 3, 10), seeds=(0,))


@dataclass(frozen=True, eq=False)
class BenchCell:
    """What a ranker reached with so many people and reactions.

    Attributes:
        ranker: Its name.
        people: How many other people were known.
        reactions: How many of one's own reactions were.
        cold: Whether only items that nobody had rated were ranked.
        ndcg: Of everybody asked, shape (people asked,).
        auc: Likewise, liked against disliked; NaN where either is missing.
    """

    ranker: str
    people: int
    reactions: int
    cold: bool
    ndcg: NDArray[np.float64]
    auc: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Round:
    """The people of one seed."""

    asked: Rows
    aside: Rows
    others: Rows

    @classmethod
    def draw(cls, count: int, share: float, seed: int) -> _Round:
        """Draw who is asked, who is set aside to choose, and who is known beside both."""
        order = np.random.default_rng(seed).permutation(count)
        asked = int(share * count + 0.5)
        aside = int(share * (count - asked) + 0.5)
        if not aside:
            raise BenchError(f"{count} people are too few to ask some and to set others aside: have at least 10")
        return cls(order[:asked], order[-aside:], order[asked:])

    def known(self, count: int | None) -> tuple[Rows, Rows]:
        """Return the first others, and the first who are not set aside."""
        apart = self.others[: -len(self.aside)]
        return self.others[:count], apart[:count]


@dataclass(frozen=True, eq=False)
class _Trial:
    """People with what is known of them, and what is to be found."""

    asked: AskedPeople
    candidates: Mask
    later: Ratings

    @property
    def relevant(self) -> Mask:
        return self.later.liked


def run_bench(
    data: RatedData,
    catalogue: Catalogue,
    rankers: Sequence[Sequence[Ranker]],
    parts: Sequence[str],
    settings: BenchSettings,
    progress: Callable[[], None] = lambda: None,
) -> list[BenchCell]:
    """Let rankers order items for people.

    Args:
        data: The ratings.
        catalogue: Their items, with the vectors of every text.
        rankers: Each with the settings from which people set aside choose one.
        parts: Names of the rankers that are blended.
        settings: What is tried.
        progress: Called after each community of each seed, :func:`rounds` times.

    Raises:
        BenchError: If there are too few people.
    """
    cells: list[BenchCell] = []
    for seed in settings.seeds:
        drawn = _Round.draw(len(data.people), settings.share, seed)
        asked, aside = ({n: _trial(data, rows, n) for n in settings.reactions} for rows in (drawn.asked, drawn.aside))
        for count in settings.people:
            everybody, apart = (data.table(rows) for rows in drawn.known(count))
            cells += _community(catalogue, rankers, parts, everybody, apart, asked, aside)
            progress()
        cells += _cold(data, catalogue, rankers, parts, settings, drawn, seed)
        progress()
    return _joined(cells)


def rounds(settings: BenchSettings) -> int:
    """Return how often progress is told."""
    return len(settings.seeds) * (len(settings.people) + 1)


def _community(
    catalogue: Catalogue,
    rankers: Sequence[Sequence[Ranker]],
    parts: Sequence[str],
    everybody: Ratings,
    apart: Ratings,
    asked: Mapping[int, _Trial],
    aside: Mapping[int, _Trial],
) -> list[BenchCell]:
    middle = aside.get(CHOSEN_AT, aside[max(aside)])
    chosen = [_chosen(options, catalogue, apart, middle) for options in rankers]
    trying = {ranker.name: scores for ranker, scores in chosen}
    fitted = {ranker.name: ranker.fit(catalogue, everybody) for ranker, _ in chosen}
    cells = []
    for reactions in asked:
        cells += _cells(fitted, trying, parts, asked[reactions], aside[reactions], len(everybody), reactions)
    return cells


def _cold(
    data: RatedData,
    catalogue: Catalogue,
    rankers: Sequence[Sequence[Ranker]],
    parts: Sequence[str],
    settings: BenchSettings,
    drawn: _Round,
    seed: int,
) -> list[BenchCell]:
    """Rank only items that nobody rated."""
    count = len(data.items)
    cold = np.zeros(count, dtype=np.bool_)
    cold[np.random.default_rng(seed).permutation(count)[: int(settings.cold * count)]] = True
    everybody, apart = (data.table(rows).without(cold) for rows in drawn.known(None))
    aside, asked = (_cold_trial(data, rows, cold) for rows in (drawn.aside, drawn.asked))
    chosen = [_chosen(options, catalogue, apart, aside) for options in rankers]
    trying = {ranker.name: scores for ranker, scores in chosen}
    fitted = {ranker.name: ranker.fit(catalogue, everybody) for ranker, _ in chosen}
    found = _cells(fitted, trying, parts, asked, aside, len(everybody), COLD_REACTIONS)
    return [replace(cell, cold=True) for cell in found]


def _chosen(
    options: Sequence[Ranker], catalogue: Catalogue, community: Ratings, trial: _Trial
) -> tuple[Ranker, ScoreAll]:
    """Return the setting that ranks best for people set aside, as fitted without them."""
    fitted = [(one, one.fit(catalogue, community)) for one in options]
    if len(fitted) == 1:
        return fitted[0]
    reached = [ndcg(scores(trial.asked), trial.candidates, trial.relevant).mean() for _, scores in fitted]
    return fitted[int(np.argmax(reached))]


def _cells(
    fitted: Mapping[str, ScoreAll],
    trying: Mapping[str, ScoreAll],
    parts: Sequence[str],
    asked: _Trial,
    aside: _Trial,
    people: int,
    reactions: int,
) -> list[BenchCell]:
    if not (asked.asked.profiles and aside.asked.profiles):
        return []  # nobody of a small data set has so many reactions
    scores = {name: score(asked.asked) for name, score in fitted.items()}
    tried = {name: trying[name](aside.asked) for name in parts}
    blend = best_blend(tried, aside.candidates, aside.relevant)
    scores[BLEND] = blend.scores(scores)
    return [_cell(name, found, asked, people, reactions) for name, found in scores.items()]


def _cell(name: str, scores: Scores, trial: _Trial, people: int, reactions: int) -> BenchCell:
    later = trial.later
    return BenchCell(
        name, people, reactions, False,
        ndcg(scores, trial.candidates, trial.relevant),
        auc(scores, later.liked & trial.candidates, later.disliked & trial.candidates),
    )  # fmt: skip


def _trial(data: RatedData, rows: Rows, reactions: int) -> _Trial:
    """Know so many first reactions of everybody who has enough of them."""
    enough = np.array([one for one in rows if len(data.by_person[one]) >= reactions + LEFT], dtype=np.int64)
    table = data.table(enough)
    known = table.until(reactions)
    return _Trial(_asked(data, enough, known), ~known.seen, table.after(reactions))


def _cold_trial(data: RatedData, rows: Rows, cold: Mask) -> _Trial:
    enough = np.array([one for one in rows if len(data.by_person[one]) >= COLD_REACTIONS + LEFT], dtype=np.int64)
    table = data.table(enough)
    known = table.without(cold).until(COLD_REACTIONS)
    return _Trial(_asked(data, enough, known), np.broadcast_to(cold, table.seen.shape), table.without(~cold))


def _asked(data: RatedData, rows: Rows, known: Ratings) -> AskedPeople:
    told = zip(rows, known.liked, known.disliked, strict=True)
    return AskedPeople(tuple(_told(data, one, liked, disliked) for one, liked, disliked in told), known)


def _told(data: RatedData, person: int, liked: Mask, disliked: Mask) -> Profile:
    likes, dislikes = (tuple(data.items[row].text for row in np.flatnonzero(rows)) for rows in (liked, disliked))
    return replace(data.people[person], likes=likes, dislikes=dislikes)


def _joined(cells: Sequence[BenchCell]) -> list[BenchCell]:
    """Return the cells of all seeds as one each."""
    groups: dict[tuple[str, int, int, bool], list[BenchCell]] = {}
    for cell in cells:
        groups.setdefault((cell.ranker, cell.people, cell.reactions, cell.cold), []).append(cell)
    return [
        replace(same[0], ndcg=np.concatenate([one.ndcg for one in same]), auc=np.concatenate([one.auc for one in same]))
        for same in groups.values()
    ]
