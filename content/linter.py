"""Checks of what messages and captions say: tone, form and repetition.

What is *valid* is decided by :mod:`content.items`; the linter says what is *unwise to send*. All checks are pure.
Tone is read in the languages that :mod:`content.tone` knows; texts in others are checked for form and links only.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from content.items import Image, Library, LibraryItem, Message
from content.techniques import is_technique
from content.tone import rules_for
from content.vocabulary import TRAITS

MESSAGE_GLANCE = 160
"""Characters of a message that are read at a glance, above the buttons of a nudge."""

CAPTION_GLANCE = 200
"""Characters of a caption; what comes after blurs the vector of what the picture shows."""

SHARP_SIDE = 640
"""Pixels of a picture's longer side from which it fills a phone's screen without looking blurred."""

SENTENCE_LIMIT = 3
"""A message has one or two sentences and at most a very short third."""

SIMILARITY_LIMIT = 0.6
"""Share of common words (Jaccard) from which two texts count as the same."""

COMPARED = 50
"""Texts that one of an import is compared with at most: rows that are all alike must not take for ever."""


@dataclass(frozen=True)
class Finding:
    """Something that should be changed before an item is sent."""

    item: str
    """Id of the message or image."""
    rule: str
    """Name of the check, such as ``greeting``."""
    text: str
    """What was found and what to do about it."""

    def __str__(self) -> str:
        return f"{self.item}: {self.rule}: {self.text}"


_WORDS = re.compile(r"\b[^\W\d_]+\b")
_LOUD = frozenset(
    "all and but do for get go let never no not now off on one out run stop the to up you your yes".split()
)
"""Short words that nobody takes for an abbreviation when they are in capitals."""
_WORD = re.compile(r"\w+(?:'\w+)*")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+(?:[\"'”’)]*)(?:\s|$)")
_BLIND_START = re.compile(
    r"^(?:an? |the )?(?:image|picture|photo|photograph|illustration|drawing) (?:of|shows?)\b", re.I
)

_JOINERS = "\u200c\u200d"
"""Within emoji, and within Persian words."""

_ENGLISH = frozenset(
    """
    a about after again all an and any are as at be before but by can do down every for from get go has have if in into
    is it its just let long many more next no not of off old on one or out over put see so some somebody someone take
    than that the their them then there they this to two under until up was what when where which while who with you
    your
    """.split()
)
_FOREIGN = (
    frozenset(
        """
        aber auf aus bei das dem den der dich die dir ein eine einen einer für ist mit nach nicht oder sich sie und von
        wie zu zum zur avec ce dans des du elle est et il la le les mais ou pas pour que qui sur un une vous con del el
        en es los las para por una y di che e lo gli non per sono met het een van niet om op te och att det som är på
        jest nie się na w z que não um uma os
        """.split()
    )
    - _ENGLISH
)


def lint_message(message: Message) -> list[Finding]:
    """Return what should be changed in ``message``, in the order of the checks; empty if it is fine."""
    found = [Finding(message.id, rule, text) for rule, text in _text_faults(message.text, message.language)]
    if len(message.text) > MESSAGE_GLANCE:
        found.append(
            Finding(message.id, "too_long", f"{len(message.text)} characters: {MESSAGE_GLANCE} are read at a glance")
        )
    sentences = len(_SENTENCE_END.findall(message.text))
    if sentences > SENTENCE_LIMIT:
        found.append(Finding(message.id, "too_long", f"{sentences} sentences: one or two say enough"))
    if message.technique is not None and not is_technique(message.technique):
        found.append(
            Finding(
                message.id,
                "technique",
                f"{message.technique!r} is no technique of the Taxonomy v1: use number and name ('8.7 graded tasks')",
            )
        )
    return found + _translation_faults(message, MESSAGE_GLANCE) + list(_label_faults(message))


def _translation_faults(item: LibraryItem, glance: int) -> list[Finding]:
    """Return what should be changed in what an item says in other languages."""
    found = []
    for language, text in item.translations.items():
        faults = [*_text_faults(text, language)]
        if len(text) > glance:
            faults.append(("too_long", f"{len(text)} characters: {glance} are read at a glance"))
        found += [Finding(item.id, rule, f"{language}: {fault}") for rule, fault in faults]
    return found


def lint_image(image: Image) -> list[Finding]:
    """Return what should be changed in the words of ``image``, in the order of the checks; empty if they are fine."""
    found = []
    for field in ("title", "caption", "alt"):
        faults = _text_faults(getattr(image, field), image.language, words=field != "title")
        found += [Finding(image.id, rule, f"{field}: {text}") for rule, text in faults]
    if len(image.caption) > CAPTION_GLANCE:
        found.append(
            Finding(image.id, "too_long", f"caption: {len(image.caption)} characters: say it in {CAPTION_GLANCE}")
        )
    for field in ("caption", "alt"):
        if _BLIND_START.search(getattr(image, field)):
            found.append(Finding(image.id, "caption_start", f"{field}: start with what is seen, not with 'picture of'"))
    if len(_WORD.findall(image.caption)) < 4:
        found.append(Finding(image.id, "caption_short", "caption: say what is seen in at least four words"))
    return found + _translation_faults(image, CAPTION_GLANCE) + list(_label_faults(image))


def lint_picture(item: str, width: int, height: int) -> list[Finding]:
    """Return what should be changed about the size of a picture that may be sent; empty if it is fine.

    Args:
        item: Id of the image.
        width: In pixels.
        height: Likewise.
    """
    if max(width, height) >= SHARP_SIDE:
        return []
    problem = f"{width} x {height} pixels look blurred on a phone: the longer side should have {SHARP_SIDE} or more"
    return [Finding(item, "small_picture", problem)]


def lint_library(library: Library) -> list[Finding]:
    """Return the findings of every item, then near-duplicates among messages and among captions."""
    found = [finding for message in library.messages for finding in lint_message(message)]
    found += [finding for image in library.images for finding in lint_image(image)]
    for texts in (
        {message.id: message.text for message in library.messages},
        {image.id: image.caption for image in library.images},
    ):
        for first, second, share in near_duplicates(texts):
            found.append(
                Finding(second, "near_duplicate", f"shares {share:.0%} of its words with {first!r}: change or drop one")
            )
    return found


def near_duplicates(texts: dict[str, str], *, limit: float = SIMILARITY_LIMIT) -> list[tuple[str, str, float]]:
    """Find texts that say nearly the same in the same words.

    Only pairs that share one of their rarest words are compared; two texts above the limit always do, so that none is
    missed (prefix filtering), and large libraries stay fast.

    Args:
        texts: Texts by id.
        limit: Least share of common words, 0 to 1: size of the intersection of both word sets by that of their union.

    Returns:
        ``(first id, second id, share)`` in the order of ``texts``.
    """
    bags = _bags(texts)
    pairs: list[tuple[str, str, float]] = []
    for name, others in _comparable(bags, limit):
        for other in dict.fromkeys(others):
            if (share := _shared(bags[other], bags[name])) >= limit:
                pairs.append((other, name, share))
    place = {name: index for index, name in enumerate(texts)}
    return sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]]))


class RepeatFinder:
    """Finds for a text another one that it nearly repeats: the quick look at each row of an import, whoever made it.

    Args:
        texts: All texts that there will be, or most of them: words that are rare among them are looked up.
        limit: As in :func:`near_duplicates`; no text is compared with more than :data:`COMPARED` others.
    """

    def __init__(self, texts: Iterable[str], *, limit: float = SIMILARITY_LIMIT) -> None:
        self._frequency = Counter(word for text in texts for word in _bag(text))
        self._limit = limit
        self._bags: dict[str, set[str]] = {}
        self._seen: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, name: str, text: str) -> None:
        """Let later texts be compared with this one, which takes the place of another one of its name."""
        self._bags[name] = bag = _bag(text)
        for word in _rarest(bag, self._frequency, self._limit):
            self._seen[word].append(name)

    def find(self, name: str, text: str) -> tuple[str, float] | None:
        """Return the name of a text that this one nearly repeats, and the share of common words; itself is left out."""
        bag = _bag(text)
        rarest = _rarest(bag, self._frequency, self._limit)
        others = (other for word in rarest for other in self._seen.get(word, ()) if other != name)
        for other in dict.fromkeys(islice(others, COMPARED)):
            if (share := _shared(self._bags[other], bag)) >= self._limit:
                return other, share
        return None


def _bags(texts: Mapping[str, str]) -> dict[str, set[str]]:
    return {name: _bag(text) for name, text in texts.items()}


def _bag(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _rarest(bag: set[str], frequency: Mapping[str, int], limit: float) -> list[str]:
    """Return a text's rarest words, of which every text above the limit shares one."""
    rarest = sorted(bag, key=lambda word: (frequency[word], word))
    return rarest[: len(bag) - math.ceil(limit * len(bag)) + 1]


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


def _comparable(bags: Mapping[str, set[str]], limit: float) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield each text with those before it that share one of its rarest words, the rarest first."""
    frequency = Counter(word for bag in bags.values() for word in bag)
    seen: defaultdict[str, list[str]] = defaultdict(list)
    for name, bag in bags.items():
        prefix = _rarest(bag, frequency, limit)
        yield name, (other for word in prefix for other in seen[word])
        for word in prefix:
            seen[word].append(name)


def _text_faults(text: str, language: str, *, words: bool = True) -> Iterator[tuple[str, str]]:
    for rule in rules_for(language):
        if match := rule.pattern.search(text):
            yield rule.name, f"{match.group(0).strip()!r}: {rule.remedy}"
    if language == "en" and words and not reads_english(text):
        yield "language", "does not read as English, which its 'language' says: translate it or set 'language'"
    shouted = [word for word in _WORDS.findall(text) if word.isupper() and (len(word) > 3 or word.lower() in _LOUD)]
    if shouted:
        yield "shouting", f"{shouted[0]!r}: write in lower case"
    if text.count("!") > 1:
        yield "shouting", f"{text.count('!')} exclamation marks: one is plenty"
    if (emoji := sum(map(_is_emoji, text))) > 1:
        yield "emoji", f"{emoji} emoji: at most one"
    if odd := next(
        (sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf") and sign not in _JOINERS), None
    ):
        yield "characters", f"U+{ord(odd):04X} is a control character or line break: write plain running text"


def _label_faults(item: LibraryItem) -> Iterator[Finding]:
    if not item.activities:
        yield Finding(item.id, "no_activity", "suggests no activity: name at least one in 'activities'")
    for field, traits in (("only_for", item.only_for), ("unsuitable_for", item.unsuitable_for)):
        for trait in _unknown(traits):
            yield Finding(item.id, "trait", f"{field}: {trait!r} is no trait that users have: use {', '.join(TRAITS)}")
    if both := set(item.only_for) & set(item.unsuitable_for):
        yield Finding(item.id, "trait", f"{min(both)!r} is in 'only_for' and in 'unsuitable_for': nobody would get it")


def _unknown(traits: Iterable[str]) -> list[str]:
    return [trait for trait in traits if trait not in TRAITS]


def reads_english(text: str) -> bool:
    """Judge by script and by the small words: few in English texts are foreign, many are English."""
    letters = [sign for sign in text if sign.isalpha()]
    if not letters or sum(sign.isascii() for sign in letters) < 0.9 * len(letters):
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    english, foreign = sum(word in _ENGLISH for word in words), sum(word in _FOREIGN for word in words)
    return foreign <= english and (len(words) < 5 or english >= max(1, round(0.12 * len(words))))


def _is_emoji(sign: str) -> bool:
    return unicodedata.category(sign) == "So" or 0x1F000 <= ord(sign) <= 0x1FAFF
