"""Choosing again from a stored decision: the same seed and probabilities give the same pair."""

from __future__ import annotations

from bot.storage.models import Decision
from recommender.policies.drawing import drawn_at


def chosen_again(decision: Decision, seed: int | None = None) -> tuple[str, str] | None:
    """Return ids of the message and the image that a decision's row gives; ``None`` if it holds no candidates.

    Args:
        decision: As it is stored.
        seed: Another one than the decision's, to see what else could have come.
    """
    if not decision.candidates:
        return None
    names = [(str(one[0]), str(one[1])) for one in decision.candidates]
    chances = [float(one[3]) for one in decision.candidates]
    return names[drawn_at(names, chances, decision.seed if seed is None else seed)]


def is_same(decision: Decision) -> bool:
    """Whether choosing again gives the pair that was chosen, which is stored first."""
    first = decision.candidates[0] if decision.candidates else None
    return first is None or chosen_again(decision) == (first[0], first[1])
