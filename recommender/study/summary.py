"""Results of studies as JSON-friendly data, in the form that scripts rely on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recommender.study.metrics import StudyOutcome, figures, intervals
from recommender.study.run import pooled


def summarise(outcomes: Sequence[StudyOutcome], encoder: str, k: int) -> dict[str, Any]:
    """Return the results of one study, or of several pooled.

    Args:
        outcomes: One per study and method.
        encoder: The encoder's fingerprint.
        k: Pairs that were asked for per user.

    Returns:
        ``study``, ``encoder``, ``k`` and ``methods``: by name the figures, their ``intervals`` (95 %, low and high) and
        the ``recommendations``. With several studies the figures are pooled, ``study`` joins their names,
        each recommendation names its study, and ``studies`` holds the same for each study by itself.
    """
    names = list(dict.fromkeys(outcome.study.name for outcome in outcomes))
    summary: dict[str, Any] = {
        "study": " + ".join(names),
        "encoder": encoder,
        "k": k,
        "methods": {name: _method(found, several=len(names) > 1) for name, found in pooled(outcomes).items()},
    }
    if len(names) > 1:
        summary["studies"] = {
            name: summarise([outcome for outcome in outcomes if outcome.study.name == name], encoder, k)
            for name in names
        }
    return summary


def _method(outcomes: Sequence[StudyOutcome], several: bool) -> dict[str, Any]:
    recommendations = [
        {
            **({"study": outcome.study.name} if several else {}),
            "user": user,
            "rank": rank,
            "message": pair.message,
            "image": pair.image,
            "score": round(pair.score, 6),
        }
        for outcome in outcomes
        for user, pairs in outcome.recommended.items()
        for rank, pair in enumerate(pairs, 1)
    ]
    return {**figures(outcomes), "intervals": intervals(outcomes), "recommendations": recommendations}
