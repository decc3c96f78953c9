"""How far two judges agree beyond chance."""

from __future__ import annotations

from collections.abc import Sequence


def kappa(both: Sequence[tuple[bool, bool]]) -> float | None:
    """Return Cohen's kappa (1960) of two judges' yes and no, at most 1.

    Args:
        both: What each of the two said, one pair per case.

    Returns:
        ``None`` without cases, or where chance alone explains that they agree.
    """
    if not both:
        return None
    size = len(both)
    same = sum(one == other for one, other in both) / size
    first, second = sum(one for one, _ in both) / size, sum(other for _, other in both) / size
    chance = first * second + (1 - first) * (1 - second)
    return None if chance == 1 else (same - chance) / (1 - chance)
