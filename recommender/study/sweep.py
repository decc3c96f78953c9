"""The published method's open questions, answered with figures: weights, switches, dimensions, newcomers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import product

import numpy as np

from recommender.centre import Centre
from recommender.methods import OffscreenWeights, PaperWeights, Weights
from recommender.recommender import Recommender
from recommender.study.metrics import StudyOutcome, figures, judge_all
from recommender.study.model import Study
from recommender.study.run import Vectors, build, run_method
from recommender.vectors import unit

WEIGHTS = (0.0, 0.1, 0.2, 0.4, 0.8)
"""Values of w_l and w_d; the published ones are 0.2."""
DIMENSIONS = (32, 64, 128, 256)
"""Vector lengths that are tried besides the full one."""
NEWCOMERS = 10
"""Items per study that are taken out and put back, spread evenly over the library."""
SHIFT = 1 / 3
"""Relative change of each weight when its influence is measured."""

Figures = dict[str, float | None]


@dataclass(frozen=True)
class Setting:
    """One setting of a method and what it gives, pooled over the studies.

    Attributes:
        name: What was set.
        figures: As :func:`recommender.study.metrics.figures` gives them.
    """

    name: str
    figures: Figures


@dataclass(frozen=True)
class HeatMap:
    """Figures over w_l (rows) and w_d (columns), both :data:`WEIGHTS`, under one combination of switches.

    Attributes:
        centring: Whether each type's mean was subtracted.
        normalising: Whether vectors were made unit length after it.
        repeats: Whether a message or image could come twice.
        appropriate: ``res[i][j]``: share of appropriate pairs at ``w_l = WEIGHTS[i]``, ``w_d = WEIGHTS[j]``.
        liked: Likewise, share of liked pairs.
    """

    centring: bool
    normalising: bool
    repeats: bool
    appropriate: tuple[tuple[float | None, ...], ...]
    liked: tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True)
class Newcomer:
    """How much the recommendations of others change when one item joins the library.

    Attributes:
        method: The method.
        centre: ``"kept"`` or ``"estimated again"`` when the item came.
        unchanged: Share of all users' pairs with neither the new item nor one it displaced that stay, 0 to 1.
        displaced: Pairs with the new item, per user and new item.
    """

    method: str
    centre: str
    unchanged: float
    displaced: float


@dataclass(frozen=True)
class Sweep:
    """Everything that was tried."""

    heat_maps: tuple[HeatMap, ...]
    dimensions: tuple[Setting, ...]
    first_user: tuple[Setting, ...]
    newcomers: tuple[Newcomer, ...]
    without: tuple[Setting, ...]
    shifted: tuple[Setting, ...]

    def as_dict(self) -> dict[str, object]:
        """Return it as JSON-friendly data."""

        def settings(rows: Sequence[Setting]) -> dict[str, Figures]:
            return {row.name: row.figures for row in rows}

        return {
            "weights": list(WEIGHTS),
            "heat_maps": [vars(heat_map) for heat_map in self.heat_maps],
            "dimensions": settings(self.dimensions),
            "first_user": settings(self.first_user),
            "newcomers": [vars(newcomer) for newcomer in self.newcomers],
            "without": settings(self.without),
            "shifted": settings(self.shifted),
        }


def steps(studies: Sequence[Study]) -> int:
    """Return how often :func:`sweep` will report progress."""
    parts = 2 * (len(DIMENSIONS) + 1) + 3 + len(_without("")) + len(_shifted("")) + 4
    return (8 * len(WEIGHTS) ** 2 + parts) * len(studies)


def sweep(
    studies: Sequence[Study],
    vectors: Sequence[Vectors],
    *,
    k: int = 5,
    encoder: str = "",
    progress: Callable[[], None] = lambda: None,
) -> Sweep:
    """Try everything.

    Args:
        studies: On which; figures are pooled.
        vectors: Of :func:`recommender.study.run.encode_study`, for each of them.
        k: Pairs per user.
        encoder: Fingerprint of the encoder that made the vectors.
        progress: Called :func:`steps` times.
    """
    pairs = list(zip(studies, vectors, strict=True))

    def pooled(name: str, run: Callable[[Study, Vectors], StudyOutcome]) -> Setting:
        outcomes = []
        for study, known in pairs:
            outcomes.append(run(study, known))
            progress()
        return Setting(name, figures(outcomes))

    def method(name: str, label: str, weights: Weights | None = None) -> Setting:
        return pooled(label, lambda study, known: run_method(study, known, name, k=k, weights=weights, encoder=encoder))

    def shortened(name: str, length: int | None) -> Setting:
        label = f"{name}, {length or 'all'} dimensions"
        return pooled(
            label, lambda study, known: run_method(study, _shorten(known, length), name, k=k, encoder=encoder)
        )

    return Sweep(
        heat_maps=tuple(
            _heat_map(*switches, method) for switches in product((True, False), (False, True), (True, False))
        ),
        dimensions=tuple(shortened(name, length) for name in ("paper", "offscreen") for length in (*DIMENSIONS, None)),
        first_user=(
            method("paper", "paper, the study's users as population"),
            pooled("paper, reference profiles as population", lambda s, v: _no_population(s, v, k, "paper", encoder)),
            pooled(
                "offscreen, reference profiles as population",
                lambda s, v: _no_population(s, v, k, "offscreen", encoder),
            ),
        ),
        newcomers=tuple(
            _newcomers(pairs, name, kept, k, encoder, progress)
            for name in ("paper", "offscreen")
            for kept in (True, False)
        ),
        without=tuple(method("offscreen", f"without {name}", weights) for name, weights in _without(encoder).items()),
        shifted=tuple(method("offscreen", name, weights) for name, weights in _shifted(encoder).items()),
    )


def _heat_map(
    centring: bool, normalising: bool, repeats: bool, method: Callable[[str, str, Weights], Setting]
) -> HeatMap:
    found = [
        [
            method("paper", "", PaperWeights(like, dislike, centring, normalising, repeats)).figures
            for dislike in WEIGHTS
        ]
        for like in WEIGHTS
    ]

    def table(name: str) -> tuple[tuple[float | None, ...], ...]:
        return tuple(tuple(cell[name] for cell in row) for row in found)

    return HeatMap(centring, normalising, repeats, table("appropriate"), table("liked"))


def _shorten(vectors: Vectors, length: int | None) -> Vectors:
    """Keep the first ``length`` numbers of every vector and make it unit length again."""
    return vectors if length is None else {text: unit(row[:length]) for text, row in vectors.items()}


def _no_population(study: Study, vectors: Vectors, k: int, name: str, encoder: str) -> StudyOutcome:
    """Recommend to each user as if they were the first: nobody but the reference profiles is known."""
    messages = [message.as_item() for message in study.messages]
    images = [image.as_item() for image in study.images]
    recommender = Recommender.build(messages, images, vectors, method=name, encoder=encoder)
    return judge_all(
        study, name, {user.id: recommender.recommend(user.as_profile(), vectors, k=k) for user in study.users}
    )


def _newcomers(
    pairs: Sequence[tuple[Study, Vectors]], name: str, kept: bool, k: int, encoder: str, progress: Callable[[], None]
) -> Newcomer:
    stayed = compared = with_new = users = 0
    for study, vectors in pairs:
        if len(study.messages) < 2:  # without its only message there is nothing to compare with
            progress()
            continue
        after = _lists(build(study, vectors, name, encoder=encoder), study, vectors, k)
        for number in np.linspace(0, len(study.messages) - 1, NEWCOMERS, dtype=int):
            new = study.messages[number].id
            smaller = study.model_copy(update={"messages": tuple(m for m in study.messages if m.id != new)})
            without = build(smaller, vectors, name, encoder=encoder)
            before = _lists(without, study, vectors, k)
            now = _lists(_with_centre(study, vectors, name, without.centre), study, vectors, k) if kept else after
            for user, old in before.items():
                fresh = [pair for pair in now[user] if pair[0] != new]
                with_new += len(now[user]) - len(fresh)
                # what the new item displaces is explained by it; what else changes is not
                compared += len(fresh)
                stayed += sum(pair in old for pair in fresh)
                users += 1
        progress()
    return Newcomer(name, "kept" if kept else "estimated again", stayed / max(compared, 1), with_new / max(users, 1))


def _with_centre(study: Study, vectors: Vectors, name: str, centre: Centre) -> Recommender:
    messages = [message.as_item() for message in study.messages]
    images = [image.as_item() for image in study.images]
    return Recommender.build(messages, images, vectors, method=name, centre=centre, encoder=centre.encoder)


def _lists(recommender: Recommender, study: Study, vectors: Vectors, k: int) -> dict[str, list[tuple[str, str]]]:
    return {
        user.id: [(p.message, p.image) for p in recommender.recommend(user.as_profile(), vectors, k=k)]
        for user in study.users
    }


def _without(encoder: str) -> Mapping[str, OffscreenWeights]:
    """Return the product's weights with one part switched off each."""
    plain = OffscreenWeights.of(encoder)
    return {
        "nothing": plain,
        "likes": replace(plain, like=0.0),
        "dislikes": replace(plain, dislike=0.0),
        "attributes": replace(plain, attributes=0.0, attributes_alone=0.0),
        "topics": replace(plain, topics=0.0),
        "gates": replace(plain, gate=0.0),
        "audience": replace(plain, audience=False),
        "no-repeat": replace(plain, repeats=True),
    }


def _shifted(encoder: str) -> Mapping[str, OffscreenWeights]:
    """Return the product's weights with one number a third smaller or larger each."""
    plain = OffscreenWeights.of(encoder)
    numbers = [field.name for field in fields(plain) if isinstance(getattr(plain, field.name), float)]
    idle = ("wish", "attributes_alone")  # no study asks for these
    return {
        f"{name} x {factor:.2f}": replace(plain, **{name: getattr(plain, name) * factor})
        for name in numbers
        if name not in idle
        for factor in (1 - SHIFT, 1 + SHIFT)
    }
