"""A chat model as a second judge, beside the labels, and how far the two agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from recommender.chat import ChatModel
from recommender.profile import describe, phrases
from recommender.study.agreement import kappa
from recommender.study.metrics import StudyOutcome
from recommender.study.model import StudyImage, StudyMessage, StudyUser


class Opinion(BaseModel):
    """What the model says about one pair."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    aligned: bool
    not_disliked: bool
    suited: bool

    @property
    def appropriate(self) -> bool:
        """All three."""
        return self.aligned and self.not_disliked and self.suited


@dataclass(frozen=True)
class ModelFigures:
    """What a chat model says of one method's pairs, and how that compares with the labels.

    Attributes:
        pairs: How many pairs it judged.
        appropriate: Share that it calls appropriate.
        aligned: Share whose message and picture show the same activity, as it sees it.
        not_disliked: Share without anything that the person dislikes, likewise.
        suited: Share that could be meant for the person, likewise.
        both: How many pairs the labels judge as well.
        agreement: Share of these on which both say the same of *appropriate*; ``None`` without labels.
        kappa: Cohen's kappa of that, at most 1; ``None`` without labels, or where chance alone explains everything.
    """

    pairs: int
    appropriate: float
    aligned: float
    not_disliked: float
    suited: float
    both: int
    agreement: float | None
    kappa: float | None


Question = tuple[str, str, str, str]
"""Ids of study, user, message and image."""


def questions(outcomes: Sequence[StudyOutcome]) -> dict[Question, str]:
    """Return what a model would be asked: once about each pair of a user, whichever methods chose it."""
    found: dict[Question, str] = {}
    for outcome in outcomes:
        users = {user.id: user for user in outcome.study.users}
        messages = {message.id: message for message in outcome.study.messages}
        images = {image.id: image for image in outcome.study.images}
        for key in _asked(outcome):
            if key not in found:
                found[key] = _question(users[key[1]], messages[key[2]], images[key[3]])
    return found


def judge_by_model(
    asked: Mapping[Question, str], model: ChatModel, *, progress: Callable[[], None] = lambda: None
) -> dict[Question, Opinion]:
    """Ask the model about every pair.

    Args:
        asked: Of :func:`questions`; no labels are in it.
        model: The judge.
        progress: Called after each pair.

    Raises:
        ChatError: If the model fails.
    """
    instruction = files("recommender").joinpath("data/prompts/judge.txt").read_text(encoding="utf-8")
    opinions: dict[Question, Opinion] = {}
    for key, question in asked.items():
        opinions[key] = model.ask(instruction, question, Opinion)
        progress()
    return opinions


def model_figures(outcomes: Sequence[StudyOutcome], opinions: Mapping[Question, Opinion]) -> ModelFigures:
    """Return what the model says of one method's pairs, pooled over studies.

    Args:
        outcomes: One method's, one per study, with at least one pair.
        opinions: Of :func:`judge_by_model`.
    """
    told = [opinions[key] for outcome in outcomes for key in _asked(outcome)]
    labels = [verdict.appropriate for outcome in outcomes for row in outcome.verdicts.values() for verdict in row]
    both = [(one.appropriate, label) for one, label in zip(told, labels, strict=True) if label is not None]

    def share(of: Callable[[Opinion], bool]) -> float:
        return sum(map(of, told)) / len(told)

    return ModelFigures(
        pairs=len(told),
        appropriate=share(lambda one: one.appropriate),
        aligned=share(lambda one: one.aligned),
        not_disliked=share(lambda one: one.not_disliked),
        suited=share(lambda one: one.suited),
        both=len(both),
        agreement=sum(one == label for one, label in both) / len(both) if both else None,
        kappa=kappa(both),
    )


def _asked(outcome: StudyOutcome) -> Iterator[Question]:
    for user, pairs in outcome.recommended.items():
        for pair in pairs:
            yield outcome.study.name, user, pair.message, pair.image


def _question(user: StudyUser, message: StudyMessage, image: StudyImage) -> str:
    profile = user.as_profile()
    return "\n".join(
        [
            f"Person: {describe(profile.attributes) or 'nothing is known'}",
            f"Likes: {'; '.join(phrases(profile.likes)) or 'nothing told'}",
            f"Dislikes: {'; '.join(phrases(profile.dislikes)) or 'nothing told'}",
            f"Message: {message.text}",
            f"Picture: {image.caption}",
        ]
    )
