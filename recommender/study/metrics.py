"""Figures of a method on a study, with bootstrap intervals over users."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommender.recommendation import Recommendation
from recommender.study.model import Study
from recommender.study.rubric import Verdict, judge

JUDGED = ("appropriate", "aligned", "not_disliked", "suited", "liked")
"""Figures that need labels: shares of recommended pairs."""
COUNTED = ("distinct_messages", "distinct_images", "coverage_messages", "coverage_images")
"""Figures that need none."""
RESAMPLES = 2000
"""Bootstrap samples: enough for two digits of a 95 % interval."""


@dataclass(frozen=True)
class StudyOutcome:
    """What one method recommended on one study, judged.

    Attributes:
        study: The study.
        method: The method's name.
        recommended: Per user id, the pairs, best first.
        verdicts: Per user id, the judge's word on each pair.
    """

    study: Study
    method: str
    recommended: Mapping[str, tuple[Recommendation, ...]]
    verdicts: Mapping[str, tuple[Verdict, ...]]


def judge_all(study: Study, method: str, recommended: Mapping[str, Sequence[Recommendation]]) -> StudyOutcome:
    """Judge everything that was recommended by the study's labels."""
    users = {user.id: user for user in study.users}
    messages = {message.id: message for message in study.messages}
    images = {image.id: image for image in study.images}
    verdicts = {
        name: tuple(judge(users[name], messages[pair.message], images[pair.image]) for pair in pairs)
        for name, pairs in recommended.items()
    }
    return StudyOutcome(study, method, {name: tuple(pairs) for name, pairs in recommended.items()}, verdicts)


def figures(outcomes: Sequence[StudyOutcome]) -> dict[str, float | None]:
    """Return the figures of one method, pooled over studies.

    Args:
        outcomes: One per study.

    Returns:
        Every name of :data:`JUDGED` and :data:`COUNTED`, from 0 to 1. Judged ones are shares of all pairs with
        the labels they need, ``None`` if there are none. Distinct: the share of a user's pairs that do not repeat
        a message (an image), mean over users. Coverage: the share of the library that anybody got.
    """
    verdicts = [verdict for outcome in outcomes for told in outcome.verdicts.values() for verdict in told]
    found: dict[str, float | None] = {name: _share([getattr(v, name) for v in verdicts]) for name in JUDGED}
    lists = [pairs for outcome in outcomes for pairs in outcome.recommended.values() if pairs]
    parts: tuple[tuple[str, Callable[[Recommendation], str]], ...] = (
        ("messages", lambda pair: pair.message),
        ("images", lambda pair: pair.image),
    )
    for name, of in parts:
        distinct = [len({of(pair) for pair in pairs}) / len(pairs) for pairs in lists]
        found[f"distinct_{name}"] = float(np.mean(distinct)) if distinct else None
    for name, of in parts:
        reached = [{of(pair) for pairs in outcome.recommended.values() for pair in pairs} for outcome in outcomes]
        size = sum(len(getattr(outcome.study, name)) for outcome in outcomes)
        found[f"coverage_{name}"] = sum(map(len, reached)) / size
    return found


def intervals(outcomes: Sequence[StudyOutcome], *, seed: int = 0) -> dict[str, tuple[float, float] | None]:
    """Return 95 % percentile bootstrap intervals of the judged figures, resampling users within each study.

    Args:
        outcomes: One per study.
        seed: Of the resampling.
    """
    found: dict[str, tuple[float, float] | None] = {}
    for name in JUDGED:
        rng = np.random.default_rng(seed)
        hits = np.zeros(RESAMPLES)
        counts = np.zeros(RESAMPLES)
        for outcome in outcomes:
            rows = [
                [getattr(v, name) for v in told if getattr(v, name) is not None] for told in outcome.verdicts.values()
            ]
            good = np.array([sum(row) for row in rows])
            size = np.array([len(row) for row in rows])
            drawn = rng.integers(0, len(rows), size=(RESAMPLES, len(rows)))
            hits += good[drawn].sum(axis=1)
            counts += size[drawn].sum(axis=1)
        if not counts.all():
            found[name] = None
            continue
        low, high = np.percentile(hits / counts, [2.5, 97.5])
        found[name] = float(low), float(high)
    return found


def _share(values: Sequence[bool | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
