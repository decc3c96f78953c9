"""A budget of a messenger that sets no limits."""

from __future__ import annotations


class FreeBudget:
    """Lets everything be said at once."""

    share = 1.0
    wants = False
    refusals = 0

    def set_share(self, share: float, seconds: float) -> None:
        """Divide nothing: there is enough for all."""

    def hold_budget(self, seconds: float) -> None:
        """Hold nothing."""

    def take_hold(self) -> float | None:
        """Return that nobody need hold."""
        return None
