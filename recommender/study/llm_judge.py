"""A chat model as a second judge, beside the labels, and how far the two agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from recommender.chat import ChatModel
from recommender.profile import describe, phrases
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
class Agreement:
    """How the model's word on *appropriate* compares with the labels'.

    Attributes:
        pairs: How many pairs both judged.
        appropriate: Share that the model calls appropriate.
        agreement: Share on which both say the same.
        kappa: Cohen's kappa: agreement beyond chance, at most 1; ``None`` where chance alone explains everything.
    """

    pairs: int
    appropriate: float
    agreement: float
    kappa: float | None


def judge_by_model(
    outcome: StudyOutcome, model: ChatModel, *, progress: Callable[[], None] = lambda: None
) -> dict[str, list[Opinion]]:
    """Ask the model about every recommended pair.

    Args:
        outcome: What was recommended; its labels are not shown to the model.
        model: The judge.
        progress: Called after each pair.

    Raises:
        ChatError: If the model fails.
    """
    instruction = files("recommender").joinpath("data/prompts/judge.txt").read_text(encoding="utf-8")
    users = {user.id: user for user in outcome.study.users}
    messages = {message.id: message for message in outcome.study.messages}
    images = {image.id: image for image in outcome.study.images}
    opinions: dict[str, list[Opinion]] = {}
    for name, pairs in outcome.recommended.items():
        for pair in pairs:
            question = _question(users[name], messages[pair.message], images[pair.image])
            opinions.setdefault(name, []).append(model.ask(instruction, question, Opinion))
            progress()
    return opinions


def agreement(outcome: StudyOutcome, opinions: dict[str, list[Opinion]]) -> Agreement | None:
    """Compare the model's opinions with the labels; ``None`` if no pair was judged by both."""
    both = [
        (opinion.appropriate, verdict.appropriate)
        for name, told in opinions.items()
        for opinion, verdict in zip(told, outcome.verdicts[name], strict=True)
        if verdict.appropriate is not None
    ]
    return _compare(both) if both else None


def _compare(both: Sequence[tuple[bool, bool]]) -> Agreement:
    size = len(both)
    same = sum(a == b for a, b in both) / size
    model, labels = sum(a for a, _ in both) / size, sum(b for _, b in both) / size
    chance = model * labels + (1 - model) * (1 - labels)
    return Agreement(size, model, same, None if chance == 1 else (same - chance) / (1 - chance))


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
