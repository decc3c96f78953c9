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
from content.technique_signs import example_texts, likely_techniques
from content.vocabulary import ACTIVITIES
from recommender import Item as Candidate
from recommender.audience import audiences_of, probe_texts
from recommender.facts import UNKNOWN, Facts
from recommender.topics import activity_phrases

Kind = Literal["message", "image"]
Vectors = Mapping[str, NDArray[np.float32]]

NEIGHBOURS = 9
"""Labelled texts that vote. With the votes below, 76 of 100 messages of the starter library and 89 of 100 images get
one of their activities first, each without its own label; one of the suggested is right for 82 of 100 messages. With
the English encoder these are 73, 91 and 79."""

_PHRASE_VOTE = 2.0
"""What an activity's own phrase counts beside one labelled text."""

_MIDDLE_VOTE = 2.0
"""What the middle of an activity's labelled texts counts."""

_SECOND = 0.7
"""Share of the best activity's votes from which a second one is suggested too."""

_SHARPNESS = 3
"""Power of the similarity: only near texts have a say."""

_ENOUGH = 10
"""Labelled texts of a kind from which their mean is known well enough to be taken off."""

LIKELY = 3
"""Techniques that are suggested, the likeliest first."""


@dataclass(frozen=True)
class Labelled:
    """A text whose activities are known, the main one first."""

    text: str
    activities: tuple[str, ...]
    kind: Kind = "message"
    technique: str | None = None
    facts: Facts = UNKNOWN


@dataclass(frozen=True)
class Labels:
    """What was read from a text.

    Attributes:
        activities: One or two, the likelier first; none for a text without any vector.
        technique: As ``8.7 graded tasks``; ``None`` where the words show none.
        techniques: What it may be, the likeliest first.
        only_for: Traits of which a user must have one.
        unsuitable_for: Traits of which a user must have none.
        language: ISO 639-1.
    """

    activities: tuple[str, ...] = ()
    technique: str | None = None
    techniques: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    unsuitable_for: tuple[str, ...] = ()
    language: str = "en"


def needed_texts(text: str) -> list[str]:
    """Return the texts whose vectors :func:`suggest_labels` needs, besides the labelled ones'."""
    return [text, *ACTIVITIES.values(), *example_texts(), *probe_texts(), *activity_phrases()]


def suggest_labels(text: str, kind: Kind, labelled: Sequence[Labelled], vectors: Vectors, encoder: str = "") -> Labels:
    """Read labels from a text.

    Args:
        text: A message's text or an image's caption.
        kind: Which of the two.
        labelled: Texts of the library, messages and captions alike.
        vectors: Unit vectors, shape (d,), of :func:`needed_texts` and of the labelled texts; labelled texts without
            one are passed over, and what the others are needed for is read from the words alone.
        encoder: Fingerprint of the encoder that made them.
    """
    known = [one for one in labelled if one.text in vectors and one.text != text]
    space = _Space.of(known, vectors)
    own = space.place(vectors[text], kind) if text in vectors else None
    heard = vectors if all(one in vectors for one in (text, *probe_texts(), *activity_phrases())) else {}
    (audience,) = audiences_of([Candidate("new", text)], kind, heard, encoder)
    used = [one.technique.partition(" ")[0] for one in known if one.technique]
    likely = likely_techniques(text, own, vectors, used, LIKELY) if kind == "message" else []
    return Labels(
        activities=() if own is None else _activities(own, known, space, vectors),
        technique=likely[0].label if likely and likely[0].is_shown else None,
        techniques=tuple(one.label for one in likely),
        only_for=tuple(sorted(audience.only_for)),
        unsuitable_for=tuple(sorted(audience.unsuitable_for)),
        language=guess_language(text),
    )


@dataclass(frozen=True)
class _Space:
    """Vectors less the mean of their kind: what all messages (or all captions) share tells nothing."""

    means: Mapping[Kind, NDArray[np.float32]]

    @classmethod
    def of(cls, known: Sequence[Labelled], vectors: Vectors) -> _Space:
        means: dict[Kind, NDArray[np.float32]] = {}
        kinds: tuple[Kind, ...] = ("message", "image")
        for kind in kinds:
            rows = [vectors[one.text] for one in known if one.kind == kind]
            if len(rows) >= _ENOUGH:
                means[kind] = np.mean(rows, axis=0)
        return cls(means)

    def place(self, vector: NDArray[np.float32], kind: Kind) -> NDArray[np.float32]:
        mean = self.means.get(kind)
        return vector if mean is None else _unit(vector - mean)


def _activities(
    own: NDArray[np.float32], labelled: Sequence[Labelled], space: _Space, vectors: Vectors
) -> tuple[str, ...]:
    votes: dict[str, float] = defaultdict(float)
    known = [one for one in labelled if one.activities]
    if known:
        rows = np.stack([space.place(vectors[one.text], one.kind) for one in known])
        near = rows @ own
        for at in np.argsort(-near)[:NEIGHBOURS]:
            for place, activity in enumerate(known[at].activities):
                votes[activity] += max(float(near[at]), 0.0) ** _SHARPNESS * (1.0 if place == 0 else 0.6)
        for activity in {one.activities[0] for one in known}:
            middle = _unit(rows[[one.activities[0] == activity for one in known]].mean(axis=0))
            votes[activity] += _MIDDLE_VOTE * max(float(middle @ own), 0.0) ** _SHARPNESS
    phrases = {activity: vectors[phrase] for activity, phrase in ACTIVITIES.items() if phrase in vectors}
    mean = np.mean(list(phrases.values()), axis=0) if phrases and space.means else 0.0
    for activity, vector in phrases.items():
        votes[activity] += _PHRASE_VOTE * max(float(_unit(vector - mean) @ own), 0.0) ** _SHARPNESS
    best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]
    if not best or best[0][1] <= 0:
        return ()
    return tuple(activity for activity, count in best if count >= _SECOND * best[0][1])


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


_WORDS = {
    "de": "der die das und ist nicht ein eine mit auf für dich dir du im den zum zur wie auch noch mal doch einen",
    "fr": "le la les et est pas un une des avec pour dans tu te toi du au sur que qui ton ta tes ou",
    "es": "el la los las y es no un una con para en tu te de que por al lo más sin si ve haz",
    "it": "il lo la gli e è non un una con per in tu ti di che del della al fai vai più senza",
    "nl": "de het een en is niet met op voor je jou in van dat die ook nog maar eens ga",
    "pt": "o a os as e é não um uma com para em você te de que do da no na por mais sem vá",
    "ru": "и в на не с что это как по за из для или но к до у а ты тебе твой себя пока где один одну потом без его её",
    "fa": "از به با در که را این آن و یا برای یک خود تا هر چه شما بعد پیش",
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
