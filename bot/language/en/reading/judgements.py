"""What somebody says of things instead of saying that they like them: "PE is the worst", "chess is the best"."""

from __future__ import annotations

import re

from bot.language.en.reading.bare_facts import clauses_of, pieces_of
from bot.language.en.reading.sentences import sentences
from bot.language.en.reading.tastes import HAVING_NONE
from bot.understanding.things import things_named

_HOW = (
    r"(?:\s{1,4}(?:just|really|so|such|pretty|"
    r"kind\s{1,4}of|a\s{1,4}bit|totally|absolutely|simply|still|all|quite|very|too)){0,3}"
)
_BAD = (
    r"(?:the\s{1,4}(?:worst|devil|pits|death\s{1,4}of\s{1,4}me)|aw+ful|gross|horrible|terrible|dreadful|boring|dull|disgusting|"
    r"revolting|hell|tedious|rubbish|evil|a\s{1,4}(?:nightmare|drag|bore|pain|chore)|ghastly|yucky?|vile|overrated|stupid|"
    r"unbearable|torture|annoying|no|nope|not\s{1,4}(?:my|for\s{1,4}me|my\s{1,4}(?:thing|cup\s{1,4}of\s{1,4}tea|bag|jam|scene)))"
)
_GOOD = (
    r"(?:the\s{1,4}(?:best|greatest|dream)|great|amazing|awesome|brilliant|fantastic|wonderful|lovely|life|everything|"
    r"(?:good\s{1,4}|great\s{1,4})?fun|heaven|bliss|fab(?:ulous)?|magic|my\s{1,4}(?:thing|jam|cup\s{1,4}of\s{1,4}tea|happy\s{1,4}place))"
)
_WHAT = (
    r"(?P<what>(?!(?:it|this|that|life|i|you|he|she|they|there|weather|work|today|everything|"
    r"nothing|all|what|my|mine|our|his|her|their|your)\b)[a-z][\w'-]{0,24}(?:\s{1,4}[a-z][\w'-]{0,24}){0,2}?)"
)
_JUDGED = re.compile(
    rf"(?:but\s{{1,4}}|and\s{{1,4}}|so\s{{1,4}})?{_WHAT}\s{{1,4}}(?:is|are|r|was|were){_HOW}\s{{1,4}}"
    rf"(?:(?P<bad>{_BAD})|(?P<good>{_GOOD}))(?:\s{{1,4}}(?:lol|tbh|imo|though|to\s{{1,4}}me|for\s{{1,4}}me|really|ever))?",
    re.IGNORECASE,
)
_KEPT_AWAY = re.compile(
    r"(?:^|\bso\s{1,4}|\bbut\s{1,4}|\band\s{1,4}|\bplease\s{1,4})(?:no(?:\s{1,4}(?:to|more(?!\s{1,4}than\b)))?|nothing\s{1,4}(?:with|on|up|in|involving|like|about|near|to\s{1,4}do\s{1,4}with))\s{1,4}"
    r"(?P<what>(?!one\b|like\b|love\b|enjoy\b|want\b|more\s{1,4}than|longer\b|idea\b)[a-z][\w'-]*(?:\s{1,4}(?!ever\b|please\b|thanks\b|or\b|and\b|nor\b|on\b|at\b|th[eo]se\b|th[ai][ts]\b)[a-z][\w'-]*)?"
    r"(?:\s{1,4}(?:or|and|nor)\s{1,4}[a-z][\w'-]*(?:\s{1,4}[a-z][\w'-]*)?){0,2}?)(?:\s{1,4}(?:please|thanks|ever|for\s{1,4}me|(?:on\s{1,4}|at\s{1,4})?(?:those|these|such|that|this)\s{1,4}(?:days?|times?)))?$",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"(?:i|we)\s{1,4}(?:don't|do\s{1,4}not|never|won't)\s{1,4}(?P<what>[a-z-]{3,20})", re.IGNORECASE)
_NEITHER = re.compile(
    r"\bneither\s{1,4}(?P<one>[a-z][\w'-]{1,20}(?:\s{1,4}[a-z][\w'-]{1,20})?)\s{1,4}(?:nor|or)\s{1,4}(?P<other>[a-z][\w'-]{1,20})",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"(?:way|thanks|worries|problems?|rush|hurry|wonder|doubt|offen[cs]e|comment|big\s{1,4}deal|fun|good|luck|chance|joke|"
    r"need|matter|use|point|question|reason|surprise|degree|car|license|licence|siblings?|religion|gender|wait|sorry|longer.*)",
    re.IGNORECASE,
)


_ASKING = re.compile(r"\s{1,4}(?:please|thanks|thank\s{1,4}you|ever)$", re.IGNORECASE)
_ASKED_FOR = re.compile(r"\bno\s{1,4}[a-z' ]{2,40}\splease\b", re.IGNORECASE)
"""How somebody asks to be kept from something, who might else just not have it: "no religion please"."""
_BOTHERS = re.compile(
    rf"(?:but\s{{1,4}}|and\s{{1,4}})?{_WHAT}\s{{1,4}}(?:(?:just\s{{1,4}}|really\s{{1,4}})?(?:does|do|did)\s{{1,4}}my\s{{1,4}}head\s{{1,4}}in"
    r"|can\s{1,4}(?:get\s{1,4}(?:lost|stuffed|knotted|to)|do\s{1,4}one|go\s{1,4}away|take\s{1,4}a\s{1,4}hike|jog\s{1,4}on)"
    r"|gets?\s{1,4}(?:on\s{1,4}my\s{1,4}(?:nerves|wick)|my\s{1,4}goat)|gives?\s{1,4}me\s{1,4}the\s{1,4}"
    r"(?:creeps|ick|horrors|shivers|heebie[- ]jeebies)"
    r"|(?:stress(?:es)?|bores?|annoys?|scares?|drives?|freaks?|creeps?|irritates?|winds?|terrif(?:y|ies))\s{1,4}me)(?:\s{1,4}(?:out|mad|crazy|nuts|up(?:\s{1,4}the\s{1,4}wall)?|to\s{1,4}(?:tears|death)|a\s{1,4}lot|so\s{1,4}much))?",
    re.IGNORECASE,
)


_KEEPS_WELL = re.compile(
    rf"(?:but\s{{1,4}}|and\s{{1,4}})?{_WHAT}\s{{1,4}}(?:keeps?|makes?|helps?|calms?|gets?)\s{{1,4}}me\s{{1,4}}"
    r"(?:sane|going|happy|calm|down|alive|busy|young|smile|through|relax|unwind|sleep)\b.{0,30}",
    re.IGNORECASE,
)


def judged(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what somebody calls good, and what they call bad."""
    found = [match for clause in clauses_of(words) if (match := _JUDGED.fullmatch(clause)) is not None]
    bothering = [match["what"] for match in map(_BOTHERS.fullmatch, clauses_of(words)) if match is not None]
    good = tuple(match["what"].casefold() for match in found if match["good"])
    good += tuple(match["what"].casefold() for match in map(_KEEPS_WELL.fullmatch, clauses_of(words)) if match)
    return good, tuple(what.casefold() for what in (*(match["what"] for match in found if match["bad"]), *bothering))


def kept_away(words: str) -> tuple[str, ...]:
    """Return what somebody wants to be kept from, also where nobody knows it: "COPD so no stairs or hills"."""
    found = (_KEPT_AWAY.search(piece) for sentence in sentences(words) for piece in pieces_of(sentence))
    named = (
        _ASKING.sub("", part)
        for match in found
        if match is not None
        for part in re.split(r"\s(?:or|and|nor)\s", match["what"])
    )
    neither = [
        match["what"] for match in map(_NOT_DONE.fullmatch, clauses_of(words)) if match and things_named(match["what"])
    ]
    neither += [part for match in _NEITHER.finditer(words) for part in (match["one"], match["other"])]
    return tuple(
        part.casefold()
        for part in (*named, *neither)
        if not HAVING_NONE.fullmatch(part) and (not _NO_THING.fullmatch(part) or _ASKED_FOR.search(words))
    )
