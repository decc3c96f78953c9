"""How behaviour change techniques show in short messages: turns of phrase, and examples to compare with.

Only techniques that fit a one-sentence suggestion are here; whoever means another one names it. Examples avoid topics
as far as they can, since nearness between vectors is mostly about topics.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from content.techniques import TECHNIQUES

Vectors = Mapping[str, NDArray[np.float32]]

_COUNTED = (
    r"\b(?:two|three|four|five|six|eight|ten|twelve|\d+) (?:\w+ )?"
    r"(?:minutes?|pages?|rows?|clues?|lengths?|breaths?|things?|pieces?|weeds?|bars?|lines?|steps?|stitches)\b"
)

_PHRASES: dict[str, re.Pattern[str]] = {
    number: re.compile(pattern, re.IGNORECASE)
    for number, pattern in {
        "1.4": r"\b(?:choose an? (?:evening|day|time|hour)|fix (?:a|the) day|agree on|calendar|(?:to)?(?:night|day) at"
        r"|tomorrow|is on tonight|(?:after|before) (?:supper|dinner|lunch|breakfast|work))\b",
        "2.3": r"\b(?:count how many|tally|keep score|keep a list|note down how)\b",
        "3.1": r"\b(?:ask|invite|call|knock|ring|visit|meet|join) |\b(?:with a friend|somebody to|someone to)\b",
        "3.2": r"\b(?:neighbours?|help|carry a plate|hand with|lend|borrow|offer)\b",
        "4.4": r"\b(?:never (?:seen|tried|used|done)|not used|usually turn|without looking|another way|for a change"
        r"|see what happens|try something)\b",
        "7.1": r"\b(?:put|lay|hang|leave|set|stick) .{3,60}\b(?:by the door|beside|next to|where you|on the table)\b"
        r"|\bwhenever\b",
        "8.2": r"\b(?:instead|swap|rather than|leave the phone)\b",
        "8.3": r"\bevery (?:evening|day|morning|week|night)\b",
        "8.7": r"\b(?:just|only|that is (?:all|the whole plan)|(?:are|is) enough|stop there|keep going)\b|"
        + _COUNTED
        + r"|\bone (?:drawer|shelf|small)\b|\bfirst (?:line|page|step)\b",
        "11.2": r"\b(?:breaths? in|breathe|calm|going round in your head|worries)\b",
        "12.1": r"\b(?:another room|other room|turn (?:down|off)|dim|lights? off)\b",
        "12.3": r"\b(?:phones?|screen|tablet)\b.{0,25}\b(?:drawer|bowl|out of reach|out of sight|hall)\b",
        "13.1": r"\byour (?:grand)?child(?:ren)?\b",
        "15.3": r"\b(?:once (?:loved|liked|could)|years ago|remember|by heart|(?:old|printed) photos)\b",
    }.items()
}

_EXAMPLES: dict[str, tuple[str, ...]] = {
    "1.1": (
        "Decide what you want to get done tonight.",
        "Set yourself one aim for this evening and finish it.",
        "Find five things to give away.",
        "Finish the one job that has been waiting.",
    ),
    "1.4": (
        "Choose a time and a place and agree on them.",
        "Decide when and where you will do it.",
        "Write the date on the calendar.",
        "After supper, when the dishes are done, go and do it.",
        "Plan it for tonight at eight.",
        "Ask a friend and fix the day.",
    ),
    "2.3": (
        "Count how many times you manage it and write the number down.",
        "Keep a tally.",
        "Note in a diary what you did today.",
    ),
    "3.1": (
        "Ask somebody to join you.",
        "Invite a friend to come along.",
        "Do it together with someone.",
        "Knock on a friend's door.",
        "Call somebody you miss.",
    ),
    "3.2": (
        "Offer somebody a hand.",
        "Help a neighbour with something heavy.",
        "Carry something to a person who needs it.",
        "Ask somebody to show you how it is done.",
    ),
    "3.3": ("Listen to somebody who is lonely.", "Ask how their day was and listen.", "Comfort a friend."),
    "4.1": (
        "First do this, then do that, step by step.",
        "Breathe in and lift your arms, breathe out and let them sink.",
        "Fold it in half, turn it over and fold it again.",
        "Wipe it, oil it and screw it together.",
    ),
    "4.4": (
        "Try something you have never tried and see what happens.",
        "Do it another way than usual.",
        "See how it feels without.",
        "Try one new thing.",
    ),
    "7.1": (
        "Put it by the door where you will see it.",
        "Lay it ready on the table as a reminder.",
        "Whenever you pass it, do a little.",
        "Leave it where you cannot miss it.",
    ),
    "8.1": ("Practise it once more.", "Repeat it until it goes smoothly.", "Rehearse the piece you know."),
    "8.2": (
        "Instead of the screen, do this.",
        "Swap the phone for something else.",
        "Do it rather than scrolling.",
        "Leave the phone and go.",
    ),
    "8.3": (
        "Do it every evening at the same time.",
        "Make it a habit after each meal.",
        "Every day the same small thing.",
    ),
    "8.7": (
        "Just five minutes are enough.",
        "Start with one small piece.",
        "Do only ten of them and stop there.",
        "Two pages are enough, more if you like.",
        "Begin with the easiest part.",
        "To the corner and back, that is all.",
    ),
    "11.2": ("Breathe slowly and let the day go.", "Write down what worries you and put it away.", "Calm down."),
    "12.1": (
        "Put the charger in another room.",
        "Dim the lights and make the room quiet.",
        "Arrange the room so that it invites you.",
    ),
    "12.2": ("Gather everybody in the room.", "Do it with whoever is there.", "Ask the people around you."),
    "12.3": ("Put the phone out of reach.", "Lock the phone in a drawer.", "Leave the phone in the hall."),
    "12.5": (
        "Put a bowl of fruit on the table.",
        "Set up a bird feeder.",
        "Take the guitar out of its case and leave it out.",
    ),
    "13.1": (
        "Show your child how it is done.",
        "Your child will watch you and join in.",
        "Do it together with your child.",
    ),
    "13.2": ("See it as a game.", "A stain is only a chance for a new colour.", "Think of it in another way."),
    "15.2": ("Imagine it step by step with your eyes closed.", "Go through it in your mind."),
    "15.3": (
        "Remember what you once loved to do.",
        "Take up what you could do years ago.",
        "Look through old photos.",
    ),
}

_OF_PHRASE = 1.0
_OF_EXAMPLE = 0.5
"""What the nearest example counts, beside a turn of phrase; its similarity is -1 to 1."""
_OF_FREQUENCY = 1.0
"""What the share of a technique among the labelled messages counts, 0 to 1."""
_NEAR = 0.3
"""Similarity to an example from which it alone shows a technique."""


def example_texts() -> tuple[str, ...]:
    """Return every example sentence."""
    return tuple(text for texts in _EXAMPLES.values() for text in texts)


@dataclass(frozen=True)
class Likely:
    """A technique that a message may use.

    Attributes:
        label: As ``8.7 graded tasks``.
        is_shown: Whether the words show it, and not only that it is used often.
    """

    label: str
    is_shown: bool


def likely_techniques(
    text: str, own: NDArray[np.float32] | None, vectors: Vectors, used: Sequence[str], count: int
) -> list[Likely]:
    """Return the techniques that a message probably uses, the likeliest first.

    Args:
        text: The message.
        own: Its vector, shape (d,), less the mean of the library's messages, of length 1; ``None``: words alone.
        vectors: Of :func:`example_texts`; passed over unless all are there.
        used: Numbers of the techniques of labelled messages, as often as they are used.
        count: How many at most.
    """
    near = _nearness(own, vectors)
    often = Counter(used)
    total = max(sum(often.values()), 1)
    found: list[tuple[float, Likely]] = []
    for number in dict.fromkeys([*_PHRASES, *_EXAMPLES]):
        said = number in _PHRASES and _PHRASES[number].search(text) is not None
        score = _OF_PHRASE * said + _OF_EXAMPLE * near.get(number, 0.0) + _OF_FREQUENCY * often[number] / total
        shown = said or near.get(number, 0.0) >= _NEAR
        if score > 0:
            found.append((score, Likely(f"{number} {TECHNIQUES[number]}", shown)))
    return [likely for _score, likely in sorted(found, key=lambda one: (not one[1].is_shown, -one[0]))[:count]]


def _nearness(own: NDArray[np.float32] | None, vectors: Vectors) -> dict[str, float]:
    texts = example_texts()
    if own is None or any(text not in vectors for text in texts):
        return {}
    rows = np.stack([vectors[text] for text in texts])
    rows = rows - rows.mean(axis=0)
    close = dict(zip(texts, (rows / np.linalg.norm(rows, axis=1, keepdims=True)) @ own, strict=True))
    return {number: max(float(close[text]) for text in examples) for number, examples in _EXAMPLES.items()}
