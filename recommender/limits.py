"""What somebody cannot do, does not have or keeps away from, from their own words; and what items need.

Both are sets of plain words: abilities and things of :mod:`recommender.facts`, and a few that follow from several
facts or from an item's words, such as ``long_walks`` and ``heights``. A word that no fact knows stands for itself,
with :data:`OWN_WORD` before it. Where both meet, an item is left out, whoever asks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from recommender.audience.limit_needs import needs_of_traits
from recommender.facts import Ability, Company, Effort, Noise, Thing, Where
from recommender.items import Item
from recommender.language_data import ENGLISH, told_by_language
from recommender.profile import Profile, given, phrases
from recommender.speakers import Clause, clauses_of, languages_reading, words_for_people
from recommender.spelling import respell, stem, words_of

LONG_WALK_MINUTES = 15
"""From so many minutes on foot a walk is a long one."""

OWN_WORD = "word:"
"""Before a word that is a need of its own: somebody is allergic to nuts."""

NEAR = 5
"""Words between what is wrong and the part of the body, or between "no" and what is not there, at most."""

_NOT_READ = frozenset({"age", "gender", "occupation"})

_LISTS = ("trouble", "cannot", "broken", "lost", "avoids", "avoids_before", "allergic", "without")

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    """Phrases of one kind and what follows from them."""

    said: tuple[Phrase, ...]
    lacks: frozenset[str] = frozenset()
    more: Mapping[str, tuple[Phrase, ...]] | None = None
    """Phrases that narrow it, by the key of the data."""
    far: frozenset[str] = frozenset()
    lost: bool = False

    @cached_property
    def starts(self) -> frozenset[str]:
        """The words with which its phrases begin: most of them are not there."""
        return frozenset(phrase[0] for phrase in self.said)

    def narrowed(self, key: str) -> tuple[Phrase, ...]:
        return (self.more or {}).get(key, ())


@dataclass(frozen=True)
class _Words:
    """How limits are told in one language; the keys of ``limits.yaml`` say what each is.

    Attributes:
        code: The language.
        known: Every word of its phrases.
    """

    code: str
    lists: Mapping[str, tuple[Phrase, ...]]
    rows: Mapping[str, tuple[_Row, ...]]
    known: frozenset[str]
    far: frozenset[str]
    goes_on: frozenset[str]
    sound: tuple[Phrase, ...]
    conditional: frozenset[str]
    fillers: frozenset[str]
    events: frozenset[str]

    def rows_in(self, kind: str, words: Collection[str]) -> list[_Row]:
        """Return the rows of a kind of which a phrase may stand among words."""
        return [row for row in self.rows[kind] if not row.starts.isdisjoint(words)]


@cache
def _languages() -> tuple[_Words, ...]:
    return tuple(_words(code, told) for code, told in told_by_language("limits").items())


def _words(code: str, told: Mapping[str, Any]) -> _Words:
    lists = {name: _phrases(told[name]) for name in _LISTS}
    rows = {name: tuple(map(_row, told[name])) for name in ("parts", "broken_parts", "verbs", "conditions")}
    for name in ("objects", "things"):
        rows[name] = tuple(_Row(_phrases(said), frozenset({need})) for need, said in told[name].items())
    spoken = [*lists.values(), *(row.said for group in rows.values() for row in group)]
    known = frozenset(word for group in spoken for phrase in group for word in phrase)
    names = ("far", "goes_on", "fillers", "events", "conditional")
    alone = {name: frozenset(words_of(" ".join(told.get(name, ())))) for name in names}
    return _Words(code, lists, rows, known, sound=_phrases(told.get("sound", ())), **alone)


@cache
def _shown() -> Mapping[str, frozenset[str]]:
    """Return the stems of items' words by the need that they show; items are compared in English."""
    return {need: frozenset(map(stem, words)) for need, words in told_by_language("limits")[ENGLISH]["shown"].items()}


@cache
def _known_anywhere() -> frozenset[str]:
    """Return the words that are no slips of others: of limits in any language, and of what people do ("horses")."""
    named = told_by_language("activity_names")
    done = (name for names in named.values() for pair in names.items() for name in pair)
    return frozenset(words_of(" ".join(done))).union(words_for_people(), *(words.known for words in _languages()))


def _phrases(said: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(sorted({tuple(words_of(phrase)) for phrase in said}, key=len, reverse=True))


def _row(told: Mapping[str, Any]) -> _Row:
    narrowing = {key: _phrases(told[key]) for key in ("only", "unless", "ended_by", "not_before") if key in told}
    return _Row(
        _phrases(told["said"]),
        frozenset(told["lacks"]),
        narrowing,
        frozenset(told.get("far", ())),
        told.get("lost", False),
    )


def lacks_said(words: str) -> frozenset[str]:
    """Return what words say that the speaker lacks; what they say of other people does not count.

    Returns:
        Abilities, things and other needs, for example ``{"fine_hands", "grip"}`` for "bad hands".
    """
    return _lacks(words[:2000])


def names_event(words: str) -> bool:
    """Whether words name something that is to happen: who fears it has a feeling, and nothing to keep away from."""
    return any(not known.events.isdisjoint(words_of(words)) for known in _languages())


def says_sound(words: str) -> bool:
    """Whether words say of their writer that nothing is wrong, and tell no limit: "nothing wrong with my hearing"."""
    said = [
        clause
        for known in _reading(words[:2000])
        for clause in _spelled(known, words[:2000])
        if any(clause.is_own(end - 1) for _start, end in _sound(known, clause))
    ]
    return bool(said) and not lacks_said(words)


def clauses_with_limits(words: str) -> tuple[str, ...]:
    """Return the clauses in which the speaker tells a limit, as they wrote them; "no books" may be a mere dislike."""
    told = (
        clause.text
        for known in _reading(words[:2000])
        for clause in _spelled(known, words[:2000])
        if _lacks_in(known, clause, ()) - _without(known, clause)
    )
    return tuple(dict.fromkeys(told))


@lru_cache(maxsize=4096)
def _lacks(words: str) -> frozenset[str]:
    return frozenset().union(*(_lacks_by(known, words) for known in _reading(words)))


def _reading(words: str) -> Sequence[_Words]:
    """Return how limits are told in the languages in which words may speak of whoever wrote them."""
    codes = languages_reading(words)
    return [known for known in _languages() if known.code in codes]


def _lacks_by(known: _Words, words: str) -> frozenset[str]:
    """Return what words say that the speaker lacks, as one language reads them."""
    clauses = _spelled(known, words)
    everything = [word for clause in clauses for word in clause.words]
    return frozenset().union(*(_lacks_in(known, clause, everything) for clause in clauses))


def _spelled(known: _Words, words: str) -> list[Clause]:
    """Return the clauses of words, spelled as one language has it; words of any other language are left alone."""
    return clauses_of(words, known.code, lambda found: respell(found, known.known, also=_known_anywhere()))


def _lacks_in(known: _Words, clause: Clause, everything: Sequence[str]) -> frozenset[str]:
    if known.known.isdisjoint(clause.words):
        return frozenset()
    return frozenset().union(
        _troubled(known, clause),
        _cannot(known, clause),
        _conditions(known, clause),
        _avoided(known, clause, everything),
        _without(known, clause),
    )


def _at(words: Sequence[str], phrases: Iterable[Phrase]) -> list[tuple[int, int]]:
    """Return where one of some phrases begins and ends, the longest first."""
    return [
        (start, start + len(phrase))
        for phrase in phrases
        if phrase[0] in words
        for start in range(len(words) - len(phrase) + 1)
        if tuple(words[start : start + len(phrase)]) == phrase
    ]


def _troubled(known: _Words, clause: Clause) -> set[str]:
    """Return what follows from parts of the body with which something is wrong."""
    lacks: set[str] = set()
    for row in known.rows_in("parts", clause.words):
        wrong = row.narrowed("only") or known.lists["trouble"] + (known.lists["lost"] if row.lost else ())
        if _side_by_side(known, clause, row.said, (*wrong, *known.lists["cannot"])):
            lacks |= row.lacks
    for row in known.rows_in("broken_parts", clause.words):
        if _side_by_side(known, clause, row.said, known.lists["broken"]):
            lacks |= row.lacks
    return lacks


def _side_by_side(known: _Words, clause: Clause, parts: Sequence[Phrase], wrong: Sequence[Phrase]) -> bool:
    found = _at(clause.words, parts)
    troubles = _at(clause.words, wrong) if found else []
    denied = {at for start, end in _sound(known, clause) for at in range(start, end)} if troubles else set()
    return any(
        max(start, other) - min(end, last) <= NEAR and clause.is_own(min(start, other))
        for start, end in found
        for other, last in troubles
        if other != start and other not in denied
    )


def _sound(known: _Words, clause: Clause) -> list[tuple[int, int]]:
    """Return where a clause says that nothing is wrong; under a condition it does not: "no pain unless I run"."""
    return _at(clause.words, known.sound) if known.conditional.isdisjoint(clause.words) else []


def _cannot(known: _Words, clause: Clause) -> set[str]:
    lacks: set[str] = set()
    for start, end in _at(clause.words, known.lists["cannot"]):
        for row in known.rows_in("verbs", clause.words):
            for verb, last in _at(clause.words, row.said):
                following = clause.words[last] if last < len(clause.words) else None
                if verb - end not in (0, 1) or not clause.is_own(start) or not _goes_on(row, following):
                    continue
                lacks |= row.far if row.far and not known.far.isdisjoint(clause.words[last:]) else row.lacks
    return lacks


def _goes_on(row: _Row, following: str | None) -> bool:
    """Whether the word after a verb leaves it what it is: who can't stand opera can stand."""
    if following is None:
        return True
    ended_by, not_before = row.narrowed("ended_by"), row.narrowed("not_before")
    return (not ended_by or (following,) in ended_by) and (following,) not in not_before


def _conditions(known: _Words, clause: Clause) -> set[str]:
    lacks: set[str] = set()
    for row in known.rows_in("conditions", clause.words):
        if _at(clause.words, row.narrowed("unless")):
            continue
        for start, end in _at(clause.words, row.said):
            following = clause.words[end] if end < len(clause.words) else None
            if clause.is_own(start) and _goes_on(row, following) and not clause.is_denied(start):
                lacks |= row.lacks
    return lacks


def _avoided(known: _Words, clause: Clause, everything: Sequence[str]) -> set[str]:
    """Return what follows from fears and allergies."""
    lacks: set[str] = set()
    for start, end in _at(clause.words, known.lists["avoids"]):
        feared = clause.words[end : end + NEAR]
        if clause.is_own(start) and known.events.isdisjoint(feared):
            lacks |= _objects(known, feared, unknown=True)
    for start, _end in _at(clause.words, known.lists["avoids_before"]):
        if clause.is_own(start) and start:
            lacks |= _objects(known, clause.words[start - 1 : start], unknown=True)
    for start, end in _at(clause.words, known.lists["allergic"]):
        if clause.is_own(start) and not lacks and known.goes_on.isdisjoint(clause.words[end : end + 1]):
            lacks |= _objects(known, everything, unknown=False)
    return lacks


def _objects(known: _Words, words: Sequence[str], *, unknown: bool) -> set[str]:
    """Return the needs of what words name; with ``unknown`` other words of the items' language are their own."""
    found = {need for row in known.rows_in("objects", words) for need in row.lacks if _at(words, row.said)}
    if found or not unknown or known.code != ENGLISH:
        return found
    return {OWN_WORD + stem(word) for word in words if word not in known.fillers and len(word) > 2}


def _without(known: _Words, clause: Clause) -> set[str]:
    lacking = _at(clause.words, known.lists["without"])
    if not lacking:
        return set()
    return {
        need
        for row in known.rows_in("things", clause.words)
        for need in row.lacks
        for start, _end in _at(clause.words, row.said)
        for other, last in lacking
        if 0 <= start - last <= NEAR and clause.is_own(other)
    }


def things_named(words: str) -> frozenset[str]:
    """Return the things that words name without saying that they are not there."""
    return frozenset(
        need
        for known in _languages()
        for clause in _spelled(known, words[:2000])
        for row in known.rows_in("things", clause.words)
        for need in row.lacks - _without(known, clause)
        if _at(clause.words, row.said)
    )


def lacks_of(profile: Profile) -> frozenset[str]:
    """Return what a person lacks by what they told of themselves; jobs are not read."""
    told = given(profile.attributes)
    said = [value for name, value in told.items() if name not in _NOT_READ]
    told_of_health = frozenset().union(*map(lacks_said, said), *map(lacks_by_trait, said))
    told_of_health |= lacks_told(told.get("limits", ""))
    return told_of_health.union(*map(lacks_said, phrases(profile.likes)), _refused(profile))


@lru_cache(maxsize=4096)
def lacks_told(limits: str) -> frozenset[str]:
    """Return what follows from words that are known to tell limits.

    Where they do not say what is wrong in words that are known, what they name is out of use: "my knee is like a
    melon", "stairs only slowly", "the oven packed up".
    """
    said = lacks_said(limits) | lacks_by_trait(limits)
    return said.union(
        *(
            _named(known, clause)
            for known in _reading(limits[:2000])
            for clause in _spelled(known, limits[:2000])
            if not lacks_said(clause.text) and not lacks_by_trait(clause.text)
        )
    )


def _named(known: _Words, clause: Clause) -> frozenset[str]:
    """Return the needs of what a clause names: parts of the body before what is done, and that before things."""
    for kind in ("parts", "verbs", "objects", "things"):
        rows = [row for row in known.rows[kind] if not row.narrowed("only")]
        words = [stem(word) for word in clause.words] if kind == "verbs" else clause.words
        places = ((row, _at(clause.words, row.said) or _at(words, row.said)) for row in rows)
        if found := frozenset().union(
            *(row.lacks for row, at in places if any(clause.is_own(start) for start, _end in at))
        ):
            return found
    return frozenset()


@lru_cache(maxsize=4096)
def lacks_by_trait(words: str) -> frozenset[str]:
    """Return what follows from limits of which no part of the body and no deed is told, such as "low vision"."""
    english = [known for known in _reading(words[:2000]) if known.code == ENGLISH]
    clauses = [clause for known in english for clause in _spelled(known, words[:2000])]
    own = [clause for clause in clauses if clause.is_own(len(clause.words) - 1)]
    return frozenset().union(*(needs_of_traits(clause.text, lacks_said(clause.text)) for clause in own))


def _refused(profile: Profile) -> frozenset[str]:
    """Return what follows from dislikes: "alcohol" and "heights" are refused like what one keeps away from."""
    said = [words_of(words) for words in phrases(profile.dislikes)]
    short = [words for words in said if len(words) <= 2]
    named = (_objects(known, words, unknown=False) for known in _languages() for words in short)
    return frozenset().union(*named, *map(lacks_said, phrases(profile.dislikes)))


def needs_of(item: Item) -> frozenset[str]:
    """Return what an item needs, as far as its facts and words tell."""
    facts = item.facts
    needs: set[str] = {*(facts.abilities or ()), *(facts.things or ())}
    if facts.places == (Where.OUTDOORS,):
        needs.add("outdoors")
        if Ability.WALKING in needs and (facts.minutes or 0) >= LONG_WALK_MINUTES:
            needs.add("long_walks")
    if facts.noise is Noise.LOUD:
        needs.add("loud")
    if facts.effort is Effort.HARD:
        needs.add("long_effort")
        if Ability.LIFTING in needs:
            needs.add("heavy_lifting")
    if Thing.DOG in needs:
        needs.add("dogs_near")
    if Thing.OVEN in needs:
        needs.add("wheat_baking")
    if facts.company == (Company.CHILD,):
        needs.add("child")
    if facts.money:
        needs.add("money")
    return frozenset(needs | needs_shown(stems_of(item.text)) | {OWN_WORD + word for word in stems_of(item.shown)})


def stems_of(text: str) -> frozenset[str]:
    """Return the words of a text, each as what its forms share."""
    return frozenset(map(stem, words_of(text)))


def needs_shown(stems: Collection[str]) -> set[str]:
    """Return what words of an item need beside its facts, each word by itself being a need too."""
    known = {need for need, words in _shown().items() if not words.isdisjoint(stems)}
    return known | {OWN_WORD + word for word in stems}
