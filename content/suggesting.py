"""What a new item's labels could be, read from its words: activities, technique, audience, language.

Suggestions save taps; a person looks at them before the item goes live.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from content.linter import reads_english
from content.techniques import TECHNIQUES
from content.vocabulary import ACTIVITIES
from recommender import Item as Candidate
from recommender.audience import audiences_of

Vectors = Mapping[str, NDArray[np.float32]]

NEIGHBOURS = 5
"""Labelled texts that vote; with the phrases' votes right for 79 of 100 messages of the starter library."""

_PHRASE_VOTE = 2.0
"""What an activity's own phrase counts beside one labelled text."""

_SECOND = 0.7
"""Share of the best activity's votes from which a second one is suggested too."""

_SHARPNESS = 3
"""Power of the similarity: only near texts have a say."""


@dataclass(frozen=True)
class Labelled:
    """A text whose activities are known, the main one first."""

    text: str
    activities: tuple[str, ...]


@dataclass(frozen=True)
class Labels:
    """What was read from a text.

    Attributes:
        activities: One or two, the likelier first; none for a text without any vector.
        technique: As ``8.7 graded tasks``; ``None`` where the words show none.
        only_for: Traits of which a user must have one.
        unsuitable_for: Traits of which a user must have none.
        language: ISO 639-1.
    """

    activities: tuple[str, ...] = ()
    technique: str | None = None
    only_for: tuple[str, ...] = ()
    unsuitable_for: tuple[str, ...] = ()
    language: str = "en"


def needed_texts(text: str) -> list[str]:
    """Return the texts whose vectors :func:`suggest_labels` needs, besides the labelled ones'."""
    return [text, *ACTIVITIES.values()]


def suggest_labels(
    text: str, kind: Literal["message", "image"], labelled: Sequence[Labelled], vectors: Vectors
) -> Labels:
    """Read labels from a text.

    Args:
        text: A message's text or an image's caption.
        kind: Which of the two.
        labelled: Texts of the library, messages and captions alike.
        vectors: Unit vectors, shape (d,), of :func:`needed_texts`, of the labelled texts, and, for a finer audience,
            of everything that ``recommender.audience`` compares with; labelled texts without one are passed over.
    """
    (audience,) = audiences_of([Candidate("new", text)], kind, {})
    return Labels(
        activities=_activities(text, labelled, vectors),
        technique=suggest_technique(text) if kind == "message" else None,
        only_for=tuple(sorted(audience.only_for)),
        unsuitable_for=tuple(sorted(audience.unsuitable_for)),
        language=guess_language(text),
    )


def _activities(text: str, labelled: Sequence[Labelled], vectors: Vectors) -> tuple[str, ...]:
    own = vectors.get(text)
    if own is None:
        return ()
    votes: dict[str, float] = defaultdict(float)
    known = [one for one in labelled if one.text in vectors and one.text != text and one.activities]
    if known:
        near = np.stack([vectors[one.text] for one in known]) @ own
        for at in np.argsort(-near)[:NEIGHBOURS]:
            for place, activity in enumerate(known[at].activities):
                votes[activity] += max(float(near[at]), 0.0) ** _SHARPNESS * (1.0 if place == 0 else 0.6)
    for activity, phrase in ACTIVITIES.items():
        if phrase in vectors:
            votes[activity] += _PHRASE_VOTE * max(float(vectors[phrase] @ own), 0.0) ** _SHARPNESS
    best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]
    if not best or best[0][1] <= 0:
        return ()
    return tuple(activity for activity, count in best if count >= _SECOND * best[0][1])


_SHOWN_BY = (
    ("7.1", r"\b(?:put|lay|hang|stick|leave|place) .{3,60}\b(?:by|beside|next to|on|where) (?:the|your|you)\b"),
    ("12.1", r"\b(?:phone|screen|charger|tablet)\b.{0,40}\b(?:drawer|other room|another room|out of sight|hallway)\b"),
    ("3.1", r"\b(?:ask|invite|call|ring|meet|visit|join|with a friend|together with|somebody to|someone to)\b"),
    (
        "8.7",
        r"\b(?:just|only|one|two|three|five|ten|fifteen|a few|small|short)\b.{0,20}\b(?:minutes?|page|song|corner"
        r"|shelf|line|stitch|chord|step|thing|round|drawer)",
    ),
)


def suggest_technique(text: str) -> str | None:
    """Return the behaviour change technique that a message's words show, or ``None``."""
    for number, pattern in _SHOWN_BY:
        if re.search(pattern, text, re.IGNORECASE):
            return f"{number} {TECHNIQUES[number]}"
    return None


_WORDS = {
    "de": "der die das und ist nicht ein eine mit auf für dich dir du im den zum zur wie auch noch mal doch einen",
    "fr": "le la les et est pas un une des avec pour dans tu te toi du au sur que qui ton ta tes ou",
    "es": "el la los las y es no un una con para en tu te de que por al lo más sin si ve haz",
    "it": "il lo la gli e è non un una con per in tu ti di che del della al fai vai più senza",
    "nl": "de het een en is niet met op voor je jou in van dat die ook nog maar eens ga",
    "pt": "o a os as e é não um uma com para em você te de que do da no na por mais sem vá",
    "sv": "och är inte en ett med på för dig du i av att det som den till gå ta",
    "pl": "i jest nie z na do w się to że dla jak za po idź weź swój twój",
}


def guess_language(text: str) -> str:
    """Return the likeliest language by its small words, ISO 639-1; ``en`` for a text that reads as English."""
    if reads_english(text):
        return "en"
    words = re.findall(r"\w+", text.lower())
    counts = {name: sum(word in small.split() for word in words) for name, small in _WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else "en"
