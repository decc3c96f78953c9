"""Whom an item suits: set by a person, or derived from its words and vector."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

import numpy as np

from recommender.audience.probes import margins
from recommender.audience.traits import Trait, known_traits
from recommender.encoders.numbers import EncoderNumbers, numbers_of
from recommender.items import Item
from recommender.vectors import Vector, stack

HINT = 0.5
"""Doubt that words make which only suggest an audience, from 0 (none) to 1 (certain)."""

_DEPICTED = re.compile(
    r"\b((?:books?|novels?|stor(?:y|ies)|tales?|poems?|films?|songs?|magazines?|paintings?|drawings?|statues?|murals?"
    r"|posters?|cartoons?|draw|sketch|paint)(?: about| of| on)?) (?!your|our|my|the\b)(?:(?:a|an|some|two|three) )?\w+",
    re.IGNORECASE,
)
"""Who reads about a dog, or draws one, needs none: the thing is cut, the book stays."""
_SCREEN = r"(?:phones?|mobile|smartphone|screens?|laptop|tablet|computer|telly|tv|television|feeds?|apps?|emails?|news)"
_SET_ASIDE = re.compile(
    r"\b(?:(?:leave|forget|skip|ditch|drop|swap|save|put (?:away|down|aside)|switch off|turn off|take (?:out|off))"
    r" (?:the|your|those|that|any)"
    r"|without(?: the| your| a| an| any)?|instead of(?: the| your| a| an| another)?|rather than(?: the| your| a| an)?"
    r"|no need (?:for|of)(?: a| an| the)?|no|not a|not the)"
    rf" (?!{_SCREEN}\b|matter\b|doubt\b|more\b|one\b|rush\b|hurry\b|time\b|rules?\b)(?:\w+ )??\w+"
    r"(?= |[,.;:!?]|$)(?: at home| behind| away| aside| off| in the drawer)?",
    re.IGNORECASE,
)
"""What is left behind is not what a text is about, as far as it excludes somebody."""
_BOARDING = re.compile(
    r"\b(?:climb|hop|jump|leap)(?:s|ing)? (?:aboard|on board|(?:into|in|on|onto) (?:a|an|the|any) (?:\w+ )?"
    r"(?:bus|tram|train|coach|ferry|boat|taxi|carriage))\b",
    re.IGNORECASE,
)
"""Who climbs aboard only gets on: no exercise, though it sounds like one."""


@dataclass(frozen=True)
class AudienceRule:
    """One thing an item asks of a user.

    Attributes:
        traits: For a presupposition one of them is needed, for an exclusion none of them may be there.
        excludes: Which of the two it is.
        certainty: 1 rules the item out for users who break the rule, less makes it less likely; above 0.
    """

    traits: frozenset[str]
    excludes: bool
    certainty: float

    def broken_by(self, traits: Set[str]) -> bool:
        """Whether a user with these traits breaks the rule."""
        return bool(self.traits & traits) is self.excludes


@dataclass(frozen=True)
class Audience:
    """Whom an item is for: everybody who breaks none of its rules."""

    rules: tuple[AudienceRule, ...] = ()

    def suits(self, traits: Set[str]) -> bool:
        """Whether a user with these traits may see the item at all."""
        return not any(rule.certainty >= 1 and rule.broken_by(traits) for rule in self.rules)

    def doubt(self, traits: Set[str]) -> float:
        """Sum of the certainties of broken rules that do not rule the item out; 0 if it suits without a doubt."""
        return sum(rule.certainty for rule in self.rules if rule.certainty < 1 and rule.broken_by(traits))

    @property
    def only_for(self) -> frozenset[str]:
        """Traits that the item certainly presupposes, for showing to a person."""
        return frozenset().union(*(rule.traits for rule in self.rules if rule.certainty >= 1 and not rule.excludes))

    @property
    def unsuitable_for(self) -> frozenset[str]:
        """Traits that the item certainly excludes, for showing to a person."""
        return frozenset().union(*(rule.traits for rule in self.rules if rule.certainty >= 1 and rule.excludes))


def audiences_of(
    items: Sequence[Item], kind: Literal["message", "image"], vectors: Mapping[str, Vector], encoder: str = ""
) -> list[Audience]:
    """Return whom each item is for.

    Rules that a person set in an item win; what is left ``None`` is derived from its text, by the words of
    ``traits.yaml`` and by nearness to the examples of ``audience_probes.yaml``.

    Args:
        items: What to look at.
        kind: Captions show what messages have to say: a dog in a picture is somebody's dog.
        vectors: Vectors of the items' texts and of ``probe_texts()``; none at all leaves it to the words.
        encoder: Fingerprint of the encoder that made them: how near is near enough belongs to it.

    Raises:
        VectorError: If some vectors are given but others are missing.
    """
    numbers = numbers_of(encoder)
    needed: dict[str, Vector] = {}
    barred: dict[str, Vector] = {}
    if vectors and items:
        needed, barred = margins(stack([item.text for item in items], vectors), vectors)
    return [
        _audience(
            item,
            kind,
            {trait: _certainty(float(margin[at]), numbers) for trait, margin in needed.items()},
            {trait: _certainty(float(margin[at]), numbers) for trait, margin in barred.items()},
        )
        for at, item in enumerate(items)
    ]


def _audience(item: Item, kind: str, needed: Mapping[str, float], barred: Mapping[str, float]) -> Audience:
    rules: list[AudienceRule] = []
    text = _DEPICTED.sub(r"\1", item.text)
    if item.only_for is None:
        rules += _presuppositions(text, kind == "image", needed)
    elif item.only_for:
        rules.append(AudienceRule(frozenset(item.only_for), False, 1))
    if item.unsuitable_for is None:
        kept = _BOARDING.sub(" ", _SET_ASIDE.sub(" ", text))
        # nearness knows no "without": where something is set aside, it alone is a doubt at most
        most = 1.0 if kept == text else HINT
        for trait in known_traits():
            near = barred.get(trait.name, 0.0)
            certainty = max(_excluded(trait, kept, near), min(near, most))
            if certainty:
                rules.append(AudienceRule(frozenset((trait.name,)), True, certainty))
    elif item.unsuitable_for:
        rules.append(AudienceRule(frozenset(item.unsuitable_for), True, 1))
    return Audience(tuple(rules))


def _presuppositions(text: str, shown: bool, needed: Mapping[str, float]) -> list[AudienceRule]:
    """Believe the words where they say something for certain, the nearness to examples otherwise."""
    kept = _SET_ASIDE.sub(" ", text)
    # who is to leave the office goes to one, who is to leave the car needs no licence
    by_words = {
        trait.name: _presupposed(trait, kept if trait.name == "adult" else text, shown) for trait in known_traits()
    }
    if any(certainty >= 1 for certainty in by_words.values()):
        needed = {}
    elif kept != text and "adult" in needed:
        # nearness knows no "instead of": the car that stays at home asks for no licence
        needed = {**needed, "adult": min(needed["adult"], HINT)}
    rules = []
    for trait in known_traits():
        near = needed.get(trait.name, 0.0)
        group = {trait.name}
        if by_words[trait.name] < 1:
            group.update(trait.either)
        if near > by_words[trait.name]:
            group.update(trait.kinds)
        if certainty := max(near, by_words[trait.name]):
            rules.append(AudienceRule(frozenset(group), False, certainty))
    return rules


def _presupposed(trait: Trait, text: str, shown: bool) -> float:
    if trait.presupposed.search(text) or (shown and trait.caption.search(text)):
        return 1.0
    if trait.hint_presupposed.search(text) or (shown and trait.hint_caption.search(text)):
        return HINT
    return 0.0


def _excluded(trait: Trait, text: str, near: float) -> float:
    if trait.excluded.search(text):
        return 1.0
    if trait.ambiguous.search(text):
        return 1.0 if near > 0 else HINT
    return HINT if trait.hint_excluded.search(text) else 0.0


def _certainty(margin: float, numbers: EncoderNumbers) -> float:
    """Map a margin to 0 below ``doubt_from``, 1 from ``certain_from``, in a straight line between."""
    return float(np.clip((margin - numbers.doubt_from) / (numbers.certain_from - numbers.doubt_from), 0, 1))
