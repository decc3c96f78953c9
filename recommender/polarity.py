"""What somebody's words want and what they refuse: negation, exception and contrast, told in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from recommender.language_data import ENGLISH, told_by_language
from recommender.speakers import begins_with_another

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,.;:!?]")

_NOTHING = "(?!)"
"""A pattern that is never found, of a language that does not say something so."""

_LONGEST_PHRASE = 4
"""Words of something refused; more is a story."""


@dataclass(frozen=True)
class Polarity:
    """What words want and refuse.

    Attributes:
        wanted: The words without what they refuse.
        refused: What must not come, as it was said, in lower case.
        is_lasting: Whether that is said for good, and not of this moment.
        is_fewer: Whether less of it is asked for, and not none.
        is_for_a_while: Whether it is to rest for some time of which nobody knows the end: "no knitting for a while".
        allows_else: Whether something like it is said to be fine: "jazz is fine but no concerts".
        is_order: Whether nobody is to send what has to do with it: "don't send me anything with beads".
        is_list: Whether several things are refused one like the other: "no photos, no poems".
    """

    wanted: str
    refused: tuple[str, ...] = ()
    is_lasting: bool = False
    is_fewer: bool = False
    is_for_a_while: bool = False
    allows_else: bool = False
    is_order: bool = False
    is_list: bool = False


_Cues = Mapping[str, Sequence[tuple[str, ...]]]
"""Cues by their first word, longest first."""


@dataclass(frozen=True)
class _Orders:
    """How somebody orders that nothing is to come: a denial, what may stand between, and a verb of sending.

    What may stand behind the verb belongs to it; all the rest is refused, and behind a word that names what ideas are
    about it is surely a thing.
    """

    denials: _Cues
    between: frozenset[str]
    verbs: frozenset[str]
    behind: frozenset[str]
    naming: frozenset[str]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> _Orders:
        """Return what a language's data tells of them."""
        lists = (frozenset(told.get(name, "").split()) for name in ("between", "verbs", "behind", "naming"))
        return cls(_by_first_word(told.get("denials", ())), *lists)

    def length_at(self, words: Sequence[str], at: int) -> int:
        """Return of how many words an order consists that begins at a place; 0 for none."""
        if not (denial := _longest(self.denials, words, at)):
            return 0
        end = self._after(self.between - self.verbs, words, at + denial)
        verb = end
        while verb < len(words) and words[verb] in self.verbs:
            verb += 1
        return self._after(self.behind, words, verb) - at if verb > end else 0

    @staticmethod
    def _after(these: frozenset[str], words: Sequence[str], at: int) -> int:
        while at < len(words) and words[at] in these:
            at += 1
        return at


@dataclass(frozen=True)
class _TakenBack:
    """How somebody denies a refusal: a denial, what may stand between, and what refuses, said once.

    Denied twice it is a refusal again ("never stop hating"), and so it is asked behind some words ("why don't you
    skip chess").
    """

    denials: _Cues
    between: frozenset[str]
    refusals: _Cues
    welcomes: _Cues
    around: Mapping[str, _Cues]
    not_after: frozenset[str]

    @classmethod
    def of(cls, told: Mapping[str, Any], denied: Mapping[str, Any]) -> _TakenBack:
        """Return one way to deny of what a language's data tells of them all."""
        refusals, welcomes = (_by_first_word(told.get(name, ())) for name in ("refusals", "welcomes"))
        around = {verb: _by_first_word(ends) for verb, ends in told.get("around", {}).items()}
        between, not_after = (
            frozenset(said.split()) for said in (denied.get("between", ""), told.get("not_after", ""))
        )
        return cls(_by_first_word(denied["denials"]), between, refusals, welcomes, around, not_after)

    def refusal_at(self, words: Sequence[str], at: int) -> tuple[int, bool] | None:
        """Return the end of a denied refusal that begins at a place, and whether it welcomes what follows."""
        if (at and words[at - 1] in self.not_after) or not (denial := _longest(self.denials, words, at)):
            return None
        end = at + denial
        while end < len(words) and not (self._size(words, end)) and words[end] in self.between:
            end += 1
        size = self._size(words, end)
        if not size or self._size(words, end + size):
            return None
        return end + size, _longest(self.welcomes, words, end) == size

    def _size(self, words: Sequence[str], at: int) -> int:
        size = max(_longest(self.refusals, words, at), _longest(self.welcomes, words, at))
        return size or _until_end(self.around, words, at) - at


@dataclass(frozen=True)
class _Words:
    """How one language wants and refuses; the keys of its data say what each is."""

    code: str
    for_now: _Cues
    for_good: _Cues
    orders: _Orders
    fewer: _Cues
    after: _Cues
    after_last: _Cues
    rests_around: Mapping[str, _Cues]
    rests_before: _Cues
    spared: _Cues
    taken_back: Sequence[_TakenBack]
    minded: Mapping[str, _Cues]
    meant_again: Sequence[list[str]]
    lacking: frozenset[str]
    kinds: _Cues
    bounds: frozenset[str]
    hollow: frozenset[str]
    opinions: frozenset[str]
    links: frozenset[str]
    momentary: re.Pattern[str]
    resting: re.Pattern[str]
    allowed: re.Pattern[str]
    wished: re.Pattern[str]
    unless: re.Pattern[str]
    shortened: Sequence[tuple[re.Pattern[str], str]]


@cache
def _words(language: str) -> _Words:
    told = told_by_language("polarity")[language]
    rests, denied = told.get("rests", {}), told.get("taken_back", {})
    return _Words(
        code=language,
        for_now=_by_first_word(told["for_now"]),
        for_good=_by_first_word(told["for_good"]),
        orders=_Orders.of(told.get("orders", {})),
        fewer=_by_first_word(told.get("fewer", ())),
        after=_by_first_word(told["after"]),
        after_last=_by_first_word(told.get("after_last", ())),
        rests_around={word: _by_first_word(ends) for word, ends in rests.get("around", {}).items()},
        rests_before=_by_first_word(rests.get("before", ())),
        spared=_by_first_word(told.get("spared", ())),
        taken_back=[_TakenBack.of(denied, one) for one in denied.get("ways", ())],
        meant_again=[[word] for word in denied.get("meant_again", "").split()],
        minded={word: _by_first_word(ends) for word, ends in denied.get("minded", {}).items()},
        lacking=frozenset(told.get("lacking", "").split()),
        kinds=_by_first_word(told["kinds"]),
        bounds=frozenset(told["bounds"].split()),
        hollow=frozenset(told["hollow"].split()),
        opinions=frozenset(told.get("opinions", "").split()),
        links=frozenset(told["links"].split()),
        momentary=_pattern(told["momentary"]),
        resting=_pattern(told.get("resting", _NOTHING)),
        allowed=_pattern(told.get("allowed", _NOTHING)),
        wished=_pattern(told["wished"]),
        unless=_pattern(told["unless"]),
        shortened=[(_pattern(full), short) for full, short in told["shortened"].items()],
    )


def _pattern(said: str) -> re.Pattern[str]:
    return re.compile(said.replace(" ", r"\s{1,4}"), re.IGNORECASE)


def _by_first_word(cues: Sequence[str]) -> _Cues:
    found: dict[str, list[tuple[str, ...]]] = {}
    for cue in sorted(cues, key=lambda one: -len(one.split())):
        words = tuple(cue.replace("'", "").split())
        found.setdefault(words[0], []).append(words)
    return found


@dataclass(frozen=True)
class _Cue:
    start: int
    end: int
    is_lasting: bool
    is_fewer: bool
    is_order: bool


def read_polarity(text: str, language: str = ENGLISH) -> Polarity:
    """Return what a text wants and what it refuses.

    Args:
        text: The words.
        language: Two-letter code of a language that has ``polarity.yaml``.
    """
    told = _words(language)
    said = told.unless.sub(" , something ", text.replace("’", "'"))
    for said_in_full, short in told.shortened:
        said = said_in_full.sub(short, said)
    tokens, words = _tokens(said)
    refused: list[str] = []
    struck: list[tuple[int, int]] = []
    is_lasting, fewer, cues = False, [], []
    at = 0
    while at < len(words):
        if (spared := _spared_until(told, words, at)) > at:
            at = spared
            continue
        cue = _cue_at(told, words, at)
        if cue is None:
            at += 1
            continue
        end, phrases = _object(told, words, cue.end) if cue.end > at else (cue.end, [])
        if phrases:
            refused += phrases
            is_lasting = is_lasting or cue.is_lasting
            fewer.append(cue.is_fewer)
            cues += [cue] * len(phrases)
            struck.append((cue.start, end))
        at = max(end, at + 1)
    for start, end, phrases in _behind(told, words):
        refused += phrases
        struck.append((start, end))
        is_lasting = True
        fewer.append(False)
    resting = [*_rested(told, words)]
    refused += [phrase for _start, _end, phrases in resting for phrase in phrases]
    struck += [(start, end) for start, end, _phrases in resting]
    wanted = _without(said, [(tokens[start][1][0], tokens[end - 1][1][1]) for start, end in struck])
    allows = bool(refused) and bool(told.allowed.search(said))
    rests = bool(resting) or (bool(refused) and bool(told.resting.search(said)))
    is_now = bool(told.momentary.search(said) or told.wished.search(wanted)) or rests
    only_fewer = bool(fewer) and all(fewer)
    return Polarity(
        wanted,
        tuple(dict.fromkeys(refused)),
        (is_lasting or allows) and not is_now,
        only_fewer,
        rests,
        allows,
        is_order=any(cue.is_order for cue in cues),
        is_list=not is_now
        and len({cue.start for cue in cues}) > 1
        and len({tuple(words[cue.start : cue.end]) for cue in cues}) == 1,
    )


def _tokens(said: str) -> tuple[list[tuple[str, tuple[int, int]]], list[str]]:
    """Return the tokens of a text with where they stand, and each as the cues spell it."""
    tokens = [(found[0], found.span()) for found in _TOKEN.finditer(said)]
    return tokens, [token.casefold().replace("'", "") for token, _span in tokens]


def _spared_until(told: _Words, words: Sequence[str], at: int) -> int:
    """Return where a refusal ends that is taken back where it begins; the place itself where none is."""
    ends = [found[0] for one in told.taken_back if (found := one.refusal_at(words, at)) is not None]
    return max(at + _longest(told.spared, words, at), _minded_until(told, words, at), *ends, at)


def _minded_until(told: _Words, words: Sequence[str], at: int) -> int:
    """Return where words end of which something is said not to be what somebody minds; the place itself: none."""
    end = _until_end(told.minded, words, at)
    return at if words[end : end + 1] in told.meant_again else end  # "not chess I hate it" refuses


def _until_end(around: Mapping[str, _Cues], words: Sequence[str], at: int) -> int:
    """Return where words end that stand around a thing, such as "take ... off"; the place itself: none stand there."""
    if at >= len(words) or words[at] not in around:
        return at
    for behind in range(at + 1, min(at + _LONGEST_PHRASE + 3, len(words))):
        if not words[behind][0].isalnum():
            break
        if size := _longest(around[words[at]], words, behind):
            return behind + size
    return at


def _cue_at(told: _Words, words: Sequence[str], at: int) -> _Cue | None:
    """Return the longest cue that begins here."""
    good, now, fewer = (_longest(cues, words, at) for cues in (told.for_good, told.for_now, told.fewer))
    order = told.orders.length_at(words, at)
    good = max(good, order)
    size = max(good, now, fewer)
    kind = _longest(told.kinds, words, at + size)
    is_order = order == size > 0 and words[at + size + kind - 1] in told.orders.naming
    return _Cue(at, at + size + kind, max(good, fewer) >= now, fewer == size, is_order) if size else None


def _longest(cues: _Cues, words: Sequence[str], at: int) -> int:
    for cue in cues.get(words[at], ()) if at < len(words) else ():
        if tuple(words[at : at + len(cue)]) == cue:
            return len(cue)
    return 0


def _object(told: _Words, words: Sequence[str], start: int) -> tuple[int, list[str]]:
    """Return where what is refused ends, and its phrases."""
    end = start
    phrases: list[list[str]] = []
    phrase: list[str] = []
    while end < len(words):
        word = words[end]
        if word in told.links:
            phrases, phrase = [*phrases, phrase], []
        elif not word[0].isalpha() or word in told.bounds or ((phrase or phrases) and _begins_anew(told, words, end)):
            break
        elif word not in told.hollow:
            phrase.append(word)
        end += 1
    said = [" ".join(each) for each in [*phrases, phrase] if 0 < len(each) <= _LONGEST_PHRASE]
    said = [each for each in said if not told.lacking.issuperset(each.split())]
    while end > start and words[end - 1] in told.links:
        end -= 1
    return end, said


def _begins_anew(told: _Words, words: Sequence[str], at: int) -> bool:
    """Whether another refusal begins at a place, or what somebody else does: "no more singing my brother laughs"."""
    if _cue_at(told, words, at) is not None or _spared_until(told, words, at) > at:
        return True
    goes_on = at + 2 < len(words) and _goes_on(told, words[at + 2]) and words[at + 2] not in told.links
    return goes_on and begins_with_another(" ".join(words[at : at + 2]), told.code)


def _behind(told: _Words, words: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield what is refused by words that stand behind it: ``board games and chess aren't my thing``."""
    for at in range(1, len(words)):
        last = _longest(told.after_last, words, at)
        last = last if at + last == len(words) or not _goes_on(told, words[at + last]) else 0
        if size := max(_longest(told.after, words, at), last):
            start = at
            while start and at - start <= _LONGEST_PHRASE and _goes_on(told, words[start - 1]):
                start -= 1
            if size == last and not told.hollow.isdisjoint(words[start:at]):  # "the kids are out"
                continue
            if phrases := _between_links(told, words[start:at]):
                yield start, at + size, phrases


def _rested(told: _Words, words: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield what is to rest for some time: ``give the knitting a rest``, ``a break from baking``."""
    for at, word in enumerate(words):
        if size := _longest(told.rests_before, words, at):
            end, phrases = _object(told, words, at + size)
            if phrases:
                yield at, end, phrases
        for behind in range(at + 2, min(at + _LONGEST_PHRASE + 3, len(words))) if word in told.rests_around else ():
            if size := _longest(told.rests_around[word], words, behind):
                if phrases := _between_links(told, words[at + 1 : behind]):
                    yield at, behind + size, phrases
                break


def _goes_on(told: _Words, word: str) -> bool:
    return word[0].isalnum() and word not in told.bounds | told.opinions


def _between_links(told: _Words, words: Sequence[str]) -> list[str]:
    """Return phrases without the words that say nothing."""
    said = " ".join("," if word in told.links else word for word in words if word not in told.hollow)
    return [" ".join(each.split()) for each in said.split(",") if each.strip()]


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text without some parts of it."""
    left, at = [], 0
    for start, end in sorted(spans):
        left.append(text[at : max(start, at)])
        at = max(end, at)
    return " ".join(" ".join([*left, text[at:]]).split()).strip(" ,.;!")


def takes_back(text: str, language: str = ENGLISH) -> bool:
    """Whether a text says that something is not disliked: "I don't mind cleaning", "who says I hate chess?".

    Args:
        text: The words.
        language: Two-letter code of a language that has ``polarity.yaml``.
    """
    told, words = _words(language), _tokens(text.replace("’", "'"))[1]
    return any(_spared_until(told, words, at) > at for at in range(len(words)))


def without_denied(text: str, welcomed: str, language: str = ENGLISH) -> str:
    """Return a text without the refusals that it denies: they tell nothing that is disliked.

    Args:
        text: The words.
        welcomed: Stands where something is welcome that is not refused: "I'd never say no to cake".
        language: Two-letter code of a language that has ``polarity.yaml``.
    """
    told = _words(language)
    tokens, words = _tokens(text)
    left, at, done = [], 0, 0
    while at < len(words):
        if plainly := _longest(told.spared, words, at):
            at += plainly
            continue
        minded = _minded_until(told, words, at)
        found = next(filter(None, (one.refusal_at(words, at) for one in told.taken_back)), None)
        end, is_welcome = found or (minded, False)
        if end > at:
            left += [text[done : tokens[at][1][0]], welcomed if is_welcome else ","]
            done = tokens[end - 1][1][1]
        at = max(end, at + 1)
    return " ".join([*left, text[done:]]) if left else text


def allows(text: str, language: str = ENGLISH) -> bool:
    """Whether a text says of something that it is fine, which is less than that it is liked."""
    return bool(_words(language).allowed.search(text.replace("’", "'")))
