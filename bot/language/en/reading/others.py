"""What is said of other people: it is not about whoever says it."""

from __future__ import annotations

import re

from bot.language.en.no_longer_so import without_denials
from bot.language.en.reading.lexicon import CHILD, COUNT, LIMIT, OTHERS, PARTNER, PET
from bot.understanding.things import things_named

_SOMEBODY = (
    rf"(?:{PARTNER}|{OTHERS}|{CHILD}|{PET}|neighbou?rs?|friends?|boss|colleagues?|uncles?|aunt(?:ie)?s?|cousins?|"
    r"nephews?|nieces?|nan|gran|grandma|grandpa|grandad|granny|girl|boy|mates?|ex|ex-wife|ex-husband|landlord|kid|"
    r"(?:young|old|eld)(?:er|est)(?:\s{1,4}one)?|(?:little|wee|middle)\s{1,4}one)"
)
_CALLED = r"(?:mum|mom|dad|gran|grandma|grandpa|grandad|nan|granny|granddad)"
"""What somebody calls others without "my"."""

_NEAR_BY = (
    r"\s{1,4}(?:next\s{1,4}door|upstairs|downstairs|(?:across|over|down)\s{1,4}the\s{1,4}(?:road|street|hall)|"
    r"(?:from|at)\s{1,4}work)"
)
_NAMED = r"(?:\s{0,4},?\s{1,4}(?-i:[A-ZÀ-Þ])[\w'’-]+(?:\s{1,4}(?-i:[A-ZÀ-Þ])[\w'’-]+)?(?<!'s)\s{0,4},?)?"
_NEARER = rf"(?:{_NEAR_BY})?{_NAMED}"
"""Where somebody is, and what they are called."""

_TO_ITS_END = r"(?:(?!\bbut\b|\b(?:and|so|because|while)\s{1,4}(?:i|i'm|i've|we)\b)[^,.;!?\n])*"

_GOES_ON = (
    r",\s{0,4}(?:and\s{1,4}|also\s{1,4}){0,2}(?:(?:is|was|has|had|needs|uses|suffers|hates|loves|likes|adores|lives|works|sleeps|"
    r"doesn't|isn't|wears)\b|(?![^.;!?\n]{0,200}?\b(?:i|i'm|i've|my|love|hate|like|enjoy)\b)(?:(?:is\s{1,4})?(?:nearly\s{1,4}|almost\s{1,4})?"
    r"(?:diabetic|asthmatic|deaf|blind|autistic|epileptic|allergic|pregnant|vegan|vegetarian|coeliac|celiac|disabled|"
    r"dyslexic|anxious|bedridden|housebound)\b|in\s{1,4}a\s{1,4}wheelchair\b|on\s{1,4}crutches\b))"
)
"""What goes on about them without naming them again: "my aunt is 78, has asthma and can't climb stairs"."""

_WHERE = (
    r"(?:\s{1,4}(?:(?:over|back|down|up|out)\s{1,4})?(?:in|from|near)\s{1,4}(?:the\s{1,4})?[^\W\d_][\w'’.-]*"
    r"(?:\s(?-i:[A-ZÀ-Þ])[\w'’.-]*){0,2})"
)
"""Where they are, right behind them."""
_WHERE_THEY_ARE = re.compile(
    rf"(?P<who>(?:^|(?<=[.;!?,])|\b(?:and|but|because|as|since|so|while)\s{{1,4}})\s{{0,4}}(?:my|our|his|her|their|an?|some|one\s{{1,4}}of\s{{1,4}}my)"
    rf"\s{{1,4}}(?:[a-z]+\s{{1,4}}){{0,2}}?{_SOMEBODY}){_WHERE}"
    r"(?=\s{1,4}(?!(?:and|or|with|but|who|now|since|for|at|in|on|near|from|because|so|where|too)\b)(?-i:[a-z]))",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    rf"(?:(?<!\bin\s)(?<!\bat\s)(?<!\bfor\s)\b(?:my|our|his|her|their)\s{{1,4}}(?:[a-z]+\s{{1,4}})?{_SOMEBODY}{_NEARER}|\bthe\s{{1,4}}(?:{_SOMEBODY}|lady|man|woman|guy|bloke|fella|couple|people){_NEAR_BY}{_NAMED}|(?:^|[,.;]\s{{0,4}}|\band\s{{1,4}})(?:(?:{_SOMEBODY})(?=(?:'s|'re)\b|\s{{1,4}}(?:is|has|have|are)\b)|{_CALLED})){_WHERE}?"
    r"(?:'s\b|'re\b|\s{1,4}(?:who\s{1,4}|that\s{1,4})?"
    r"(?:is|are|was|were|has|have|had|uses?|can't|cannot|can|needs?|suffers?|got|lost|broke|hates?|loves?|likes?|adores?|"
    r"enjoys?|works?|plays?|lives?|smokes?|doesn't|does|isn't|won't|hurt|hurts|walks?|sleeps?|just|also|still|really|took|"
    r"left|says?|said|tells?|told|wrote|thinks?|thought|wants?|keeps?|makes?|goes|gets?|comes?|fell|died|cooks?|bought|gave)\b)"
    rf"{_TO_ITS_END}(?:{_GOES_ON}{_TO_ITS_END}){{0,5}}",
    re.IGNORECASE,
)
_OF_OUTSIDERS = re.compile(
    r"\b(?:my|our|the)\s{1,4}(?:neighbou?rs?|friends?|boss|colleagues?|uncles?|aunt(?:ie)?s?|cousins?|mates?|ex|ex-wife|"
    r"ex-husband|landlord|(?:brother|sister|son|daughter)s?(?:-in-law)?)\s{1,4}(?:has|have|had|got|took|bought|keeps?|owns?)\b"
    r"(?!\s{1,4}(?:(?:just|now|recently)\s{1,4}){0,2}moved\s{1,4}in\b)"
    r"(?:(?!\band\s{1,4}(?:my|our|i|i'm|we)\b)[^,.;!?\n])*",
    re.IGNORECASE,
)
_WHO_HAS = re.compile(
    r"(?<=[a-z]),?\s{1,4}(?<!guess\s)who(?:'s|\s{1,4}(?:has|is|uses|can't|cannot|suffers|needs))\b[^,.;!?\n]*",
    re.IGNORECASE,
)
_THEM = re.compile(
    r"(?<=\b(?:hate|love|like|bear)\s)it\b(?!\s{1,4}(?:when|if|that|here|there|all|to)\b)|"
    r"(?<=\b(?:stand|adore)\s)it\b(?!\s{1,4}(?:when|if|that|here|there|all|to)\b)|"
    r"(?<=\bto\s)them\b|(?<=\blove\s)them\b|(?<=\blike\s)them\b|(?<=\bhate\s)them\b|(?<=\bof\s)them\b",
    re.IGNORECASE,
)


_OF_THEM = re.compile(
    r"(?:^|(?<=[,.;!?\n])|(?<=\band)|(?<=\bbut))\s{0,4}(?:he|she|they|himself|herself)(?:'s|'re|'ll|\s{1,4}(?!and\b|or\b)[a-z']{2,12})\b"
    r"(?:(?!\bbut\b|\b(?:and|so|because|while)\s{1,4}(?:i|i'm|i've|we|it's\s{1,4}me|its\s{1,4}me)\b|\bi\s{1,4}(?:can't|hate|love|like|don't|prefer)\b)[^,.;!?\n])*",
    re.IGNORECASE,
)
"""What a clause says of somebody who was named before it: "he's scared of dogs"."""
_WHO_IS_SO = re.compile(rf"{LIMIT.pattern}\s{{1,4}}(?=(?:{PARTNER}|{CHILD}|{OTHERS}|{PET})\b)", re.IGNORECASE)
"""What somebody is called by what ails them: "my autistic brother"."""
_BEHIND_OTHERS = re.compile(
    rf"(?P<who>\bmy\s{{1,4}}(?:[a-z]+\s{{1,4}})?{_SOMEBODY})\s{{0,4}}\([^)]{{1,60}}\)", re.IGNORECASE
)
"""Somebody with what is said of them in brackets."""


_WITH_THEM = re.compile(
    rf"(?P<who>\b(?:{COUNT}|my|our)\s{{1,4}}(?:{CHILD}|{PARTNER}|{OTHERS})(?:\s{{1,4}}of\s{{1,4}}\d{{1,2}})?)"
    rf"\s{{1,4}}with\s{{1,4}}(?!me\b|us\b|my\b|our\b|(?:{COUNT})\b)[a-z][a-z' -]{{1,30}}",
    re.IGNORECASE,
)
"""Somebody with what they have: "a son of five with autism"."""


_SAYING = (
    r"(?:says?|said|tells?|told|thinks?|thought|reckons?|insists?|insisted|reminds?|reminded|warns?|warned|wants|wanted|asks?|asked|made|makes|"
    r"keeps?\s{1,4}(?:on\s{1,4})?(?:saying|telling|reminding|warning|insisting|nagging)|nags?|nagged|is\s{1,4}sure|is\s{1,4}convinced|is\s{1,4}worried)"
)
_TOLD_BY = re.compile(
    rf"\b(?:(?:my|our|the)\s{{1,4}})?(?:(?:[a-z]+\s{{1,4}})?(?:{_SOMEBODY}|missus|hubby|gp|doctor|doc|nurse|physio|consultant|surgeon|therapist|"
    rf"people|everyone|everybody)|they){_NAMED}\s{{1,4}}(?:(?:always|all|also|just|still|really|both)\s{{1,4}})?{_SAYING}"
    r"(?:\s{1,4}(?:me|you|us|about|that|to|of|i|i'd|should|ought|must|better|had|have|need|let|know|tell|mention|bring|up|say|note|for|it|down|put)\b){0,10}?"
    r"\s{1,4}(?=(?:i'm|im|i've|ive|i\s{1,4}(?:have|am|can't|cannot|suffer|get|need|use|had|got)|my|me\s{1,4}(?:back|knees?|hips?|heart|legs?|hands?|eyes?))\b)",
    re.IGNORECASE,
)
"""Who says it, before what they say of whoever writes: "my husband says I ought to tell you about" their own asthma."""


def told_by_others(words: str) -> str:
    """Return words without who says what they tell of their writer: "the wife keeps telling me my back's bad"."""
    return _TOLD_BY.sub("", words)


def without_their_places(words: str) -> str:
    """Return words without where somebody else is of whom something is told: "my aunt in Lagos says"."""
    return _WHERE_THEY_ARE.sub(r"\g<who>", words)


def of_oneself(words: str) -> str:
    """Return words without what they say of others, and with "them" named: what is left is about their writer."""
    words = _WITH_THEM.sub(r"\g<who>", _BEHIND_OTHERS.sub(r"\g<who>", without_denials(words)))
    own = _OF_THEM.sub(" ", _OF_OTHERS.sub(" ", _WHO_IS_SO.sub("", _naming_them(words))))
    return _WHO_HAS.sub(" ", own)


def of_ones_home(words: str) -> str:
    """Return words without whom and what others have who live elsewhere."""
    return _OF_OUTSIDERS.sub(" ", words)


_BEFORE_I = re.compile(
    r"\b(?P<what>(?!and\b|but\b|it\b|so\b|when\b|because\b|then\b|though\b|that\b)[a-z][\w'-]{2,20})\s{0,4},?\s{1,4}"
    r"(?:(?:and|but|though)\s{1,4})?i\s{1,4}(?:(?:can't|really|just|absolutely|do)\s{1,4}){0,2}[a-z]{4,6}\s{1,4}$",
    re.IGNORECASE,
)
"""What stands before somebody's opinion of it, also where nobody knows it: "he loves golf, I can't stand it"."""


def _naming_them(words: str) -> str:
    found = _THEM.search(words)
    named = things_named(words[: found.start()]) if found is not None else ()
    if found is None:
        return words
    before = _BEFORE_I.search(words[: found.start()])
    thing = named[-1] if named else before["what"] if before is not None else ""
    if not thing:
        return words
    spoken = re.findall(rf"\b{re.escape(thing)}\w*", words[: found.start()], re.IGNORECASE)
    return f"{words[: found.start()]}{spoken[-1] if spoken else thing}{words[found.end() :]}"
