"""A second hand's labels of some studies, made from the items alone, and how far both hands agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from recommender.shipped_yaml import load_shipped
from recommender.study.agreement import kappa
from recommender.study.metrics import JUDGED, StudyOutcome, figures, judge_all
from recommender.study.model import ItemLabels, Study, StudyImage, StudyMessage, StudyUser, UserLabels
from recommender.study.rubric import Verdict, judge
from recommender.study.run import pooled


@dataclass(frozen=True)
class SecondHand:
    """What comes of judging by a second hand's labels.

    Attributes:
        studies: Those that have such labels.
        cases: How many pairs of a message and an image were judged for how many users: all there are.
        kappa: By verdict, Cohen's kappa of both hands over all of them; ``None`` where chance explains everything.
        appropriate: By method, the share of its pairs that is appropriate by the second hand's labels.
        first: By method, the same by the first hand's, on these studies.
    """

    studies: tuple[str, ...]
    cases: int
    kappa: dict[str, float | None]
    appropriate: dict[str, float | None]
    first: dict[str, float | None]


def by_second_hand(study: Study) -> Study | None:
    """Return a shipped study with the second hand's labels; ``None`` if it has none."""
    if study.folder is not None or (labels := _labels(study.name)) is None:
        return None
    users, messages, images = labels["users"], labels["messages"], labels["images"]
    return study.model_copy(
        update={
            "users": tuple(one.model_copy(update={"labels": _of_user(users, one)}) for one in study.users),
            "messages": tuple(one.model_copy(update={"labels": _of_item(messages, one)}) for one in study.messages),
            "images": tuple(one.model_copy(update={"labels": _of_item(images, one)}) for one in study.images),
        }
    )


def second_hand(outcomes: Sequence[StudyOutcome]) -> SecondHand | None:
    """Compare both hands on the studies that have labels of both; ``None`` if none has.

    Args:
        outcomes: Per study and method.
    """
    studies = {outcome.study.name: outcome.study for outcome in outcomes}
    others = {name: other for name, study in studies.items() if (other := by_second_hand(study)) is not None}
    if not others:
        return None
    both = [pair for name, other in others.items() for pair in zip(_all(studies[name]), _all(other), strict=True)]
    own = [outcome for outcome in outcomes if outcome.study.name in others]
    told = [judge_all(others[one.study.name], one.method, one.recommended) for one in own]
    return SecondHand(
        tuple(others),
        len(both),
        {name: kappa(_known(both, name)) for name in JUDGED},
        {method: figures(same)["appropriate"] for method, same in pooled(told).items()},
        {method: figures(same)["appropriate"] for method, same in pooled(own).items()},
    )


def _all(study: Study) -> list[Verdict]:
    """Judge every pair for every user."""
    return [judge(user, message, image) for user in study.users for message in study.messages for image in study.images]


def _known(both: Sequence[tuple[Verdict, Verdict]], name: str) -> list[tuple[bool, bool]]:
    told: list[tuple[bool | None, bool | None]] = [(getattr(one, name), getattr(other, name)) for one, other in both]
    return [(one, other) for one, other in told if one is not None and other is not None]


def _of_user(rows: dict[str, Any], user: StudyUser) -> UserLabels:
    return UserLabels.model_validate(rows[user.id])


def _of_item(rows: dict[str, Any], item: StudyMessage | StudyImage) -> ItemLabels:
    return ItemLabels.model_validate(rows[item.id])


def _labels(name: str) -> dict[str, Any] | None:
    path = files("recommender").joinpath(f"study/second/{name}.yaml")
    if not path.is_file():
        return None
    loaded: dict[str, Any] = load_shipped(path.read_text(encoding="utf-8"))
    return loaded
