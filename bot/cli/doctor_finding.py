"""What one check of ``offscreen doctor`` found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DoctorFinding:
    """Whether something is in order, and a sentence."""

    good: bool
    text: str
