"""The rubric: what the labels say about one recommended pair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.study.model import ItemLabels, StudyImage, StudyMessage, StudyUser


@dataclass(frozen=True)
class Verdict:
    """What the labels say; ``None`` where they are missing.

    Attributes:
        aligned: Message and image share an activity.
        not_disliked: Neither shows an activity that the user dislikes.
        suited: For both, no trait of the user is in ``unsuitable_for`` and, where ``only_for`` is given, some
            trait of the user is in it.
        liked: A shared activity is one the user likes.
        reasons: What went wrong, in words; empty if nothing did.
    """

    aligned: bool | None
    not_disliked: bool | None
    suited: bool | None
    liked: bool | None
    reasons: tuple[str, ...] = ()

    @property
    def appropriate(self) -> bool | None:
        """Aligned and not disliked and suited; ``None`` if one of them is not known and none is false."""
        parts = (self.aligned, self.not_disliked, self.suited)
        if any(part is False for part in parts):
            return False
        return None if any(part is None for part in parts) else True


def judge(user: StudyUser, message: StudyMessage, image: StudyImage) -> Verdict:
    """Judge one pair for one user by the labels."""
    reasons: list[str] = []
    shown, seen, told = message.labels, image.labels, user.labels
    shared: set[str] = set()
    aligned = not_disliked = suited = liked = None
    if shown and seen:
        shared = set(shown.activities) & set(seen.activities)
        aligned = bool(shared)
        if not aligned:
            reasons.append(f"not aligned: {_list(shown.activities)} beside {_list(seen.activities)}")
        if told:
            disliked = (set(shown.activities) | set(seen.activities)) & set(told.dislikes)
            not_disliked = not disliked
            if disliked:
                reasons.append(f"disliked: {_list(disliked)}")
            liked = bool(shared & set(told.likes))
            clashes = _clashes("message", shown, set(told.traits)) + _clashes("image", seen, set(told.traits))
            suited = not clashes
            reasons += clashes
    return Verdict(aligned, not_disliked, suited, liked, tuple(reasons))


def _clashes(what: str, labels: ItemLabels, traits: set[str]) -> list[str]:
    found = []
    if barred := traits & set(labels.unsuitable_for):
        found.append(f"not suited: the {what} is not for {_list(barred)}")
    if labels.only_for and not traits & set(labels.only_for):
        found.append(f"not suited: the {what} is only for {_list(labels.only_for)}")
    return found


def _list(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)) or "nothing"
