"""Likes and dislikes, read from where they are announced: "I love", "can't stand", "my hobbies are"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.conversations.hours import find_hours
from bot.conversations.phrases import PHRASES_LIMIT, PhraseError, merge_phrases, split_phrases
from bot.conversations.reading.lexicon import CHILD, COUNT, LIMIT, PARTNER, PET, SCREEN
from bot.conversations.reading.sentences import EDGES, sentences

_LIKE = (
    r"(?:i(?:'m|\s+am)?\s+|and\s+|we\s+|also\s+)*(?:really\s+|also\s+|absolutely\s+|do\s+|just\s+|mostly\s+|still\s+|"
    r"(?:have\s+)?always\s+|quite\s+|truly\s+)*"
    r"(?:love|(?<=who )(?:loves|likes)|loved|like|liked|enjoys?|enjoyed|adore|used\s+to\s+(?:love|like|enjoy)|"
    r"fond\s+of|keen\s+on|into|"
    r"(?:a\s+)?(?:big\s+|huge\s+)?fan\s+of|crazy\s+about|mad\s+about|passionate\s+about|interested\s+in|"
    r"happiest\s+(?:when|while)(?:\s+i'm|\s+i\s+am)?|happy\s+(?:when|while)(?:\s+i'm|\s+i\s+am)?|"
    r"can(?:'t|not)\s+get\s+enough\s+of|relax\s+(?:by|with)|(?<=i )play|(?<=it's )all\s+about|"
    r"(?:have\s+|'ve\s+)?always\s+wanted\s+to(?=\s+(?:learn|try|play)\b))"
)
_DISLIKE = (
    r"(?:i(?:'m|\s+am)?\s+|and\s+|but\s+|we\s+)*(?:really\s+|also\s+|absolutely\s+|just\s+)*"
    r"(?:hate|dislike|loathe|detest|despise|avoid|can(?:'t|not|\s+not)\s+(?:stand(?!\s+(?:for\s+)?(?:very\s+|"
    r"too\s+)?long\b)|bear|abide)|"
    r"(?:do\s+not|don't|never)\s+(?:really\s+|much\s+|particularly\s+)?(?:like|enjoy|love|"
    r"care\s+(?:much\s+)?for|want)|"
    r"(?:do\s+not|don't|never)\s+(?:send|suggest|show|give|offer|recommend)\s+(?:me\s+)?"
    r"(?:(?:anything|stuff|things|ideas|nudges)\s+)?(?:(?:with|about|involving|like|to\s+do\s+with)(?=\s))?|"
    r"not\s+(?:really\s+|at\s+all\s+)?(?:into|keen\s+on|fond\s+of|interested\s+in|(?:a\s+)?(?:big\s+)?fan\s+of)|"
    r"(?:am\s+|i'm\s+)?(?:bored\s+by|tired\s+of|sick\s+of|scared\s+of|afraid\s+of))"
)
_CUE = re.compile(
    r"(?<![\w'])(?:"
    rf"(?P<dislike>{_DISLIKE})"
    rf"|(?P<like>{_LIKE})"
    r"|(?P<hobby>(?:my|our)\s+(?:main\s+|favourite\s+|favorite\s+)?(?:hobb(?:y|ies)|pastimes?|passions?|interests?|"
    r"(?<=favourite )(?:things|activities|pastime)|(?<=favorite )(?:things|activities|pastime))"
    r"(?:\s+(?:is|are|include))?:?|(?:hobbies|interests|likes)\s*:)"
    r"|(?P<contra>dislikes\s*:|(?:but\s+(?:definitely\s+|certainly\s+)?|(?<=,)\s*)(?:not|never|no)(?=\s)"
    r"(?!\s+(?:really\s+|so\s+)?(?:into|keen|fond|interested|(?:a\s+)?(?:big\s+)?fan)\b)|"
    r"(?:please\s+)?(?:no(?:\s+more)?|never)(?=\s+[a-z]+(?:ing)?\b(?:\s+please)?\s*(?:[,.;!]|$)))"
    r"|(?P<other>(?:i'm|i\s+am|i've|i\s+have|i\s+live|i\s+work|i\s+study|i\s+use|i\s+usually|i\s+spend|i\s+mostly|"
    r"i\s+can't|i\s+cannot|i\s+need|i\s+come|i\s+got|i\s+teach|i\s+run\s+a|i\s+stay|i\s+look|i\s+watch|i\s+scroll|"
    r"i\s+go|i\s+sit|i\s+share|my|our|we\s+live|we\s+have|"
    r"(?:mostly|mainly|usually|always|often)\s+(?:on|at|in\s+front)|have|live|living|work|working|based|"
    r"on\s+my\s+(?:phone|laptop|tablet|computer)|retired|married|single))"
    r")(?![\w'])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:a lot|very much|so much|the most|most of all|best|too|as well|though|at all|please|anymore|any more|"
    r"anyway|in my (?:free|spare) time|(?:when|while|whenever) (?:i|i'm|they|he|she|it|we|the \w+)\b.*|if i can|"
    r"and so on|etc|for now|right now|these days))+$",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:^|\s+)(?:and|or|but|so|also|because|with|then|i|&|in|on|at|for|to|of|from|by)$", re.IGNORECASE
)
_HEAD = re.compile(
    r"^(?:and|or|but|also|to|very much|a lot|any|anything (?:to do with|about|like|with)|it when|when i|the|some|"
    r"sometimes|all kinds of|everything about)\s+",
    re.I,
)
_NO_TASTE = re.compile(
    r"^(?:[Ww]hat|[Tt]hings|.*\s[Ii]\s.*|(?:can't|cannot|don't|won't)\b.*|it|that|this|them|you|him|her|i\b.*|"
    r"we\b.*|they\b.*|a lot|nothing|everything|much|"
    r"anything|mostly.*|"
    r"mainly.*|"
    r"what\b.*|if\b.*|your\b.*|to be\b.*|no|not|yes|usually.*|live in\b.*|in [A-Z].*)$"
)
CUE_OF_TASTE = re.compile(rf"(?<![\w'])(?:{_DISLIKE}|{_LIKE})(?![\w'])", re.IGNORECASE)
"""Where a sentence begins to tell of tastes."""


def read_tastes(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return likes and dislikes."""
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    last = ""
    for sentence in sentences(words):
        pieces = _pieces(sentence)
        if not pieces and last and (more := _GOING_ON.match(sentence)):
            pieces = [_Piece(last, sentence[more.end() :])]
        last = pieces[-1].kind if pieces else ""
        for piece in pieces:
            phrases = _phrases(piece.text)
            if piece.kind == "contra":
                first = re.split(r",|\band\b", piece.text, maxsplit=1)[0].strip(EDGES)
                phrases = [] if _HAVING_NONE.fullmatch(first) else phrases
            if piece.kind in ("like", "hobby"):
                likes = merge_phrases(likes, phrases)
            elif piece.kind in ("dislike", "contra"):
                dislikes = merge_phrases(dislikes, phrases)
        for found in _IS_MY_LIFE.finditer(sentence):
            likes = merge_phrases(likes, _phrases(found["what"]))
    return likes[:PHRASES_LIMIT], dislikes[:PHRASES_LIMIT]


_IS_MY_LIFE = re.compile(
    r"(?:^|,\s*|\bbut\s+|\band\s+)(?P<what>(?!my\b|i\b|this\b|that\b|it\b|"
    r"what\b)[a-z][\w'-]*(?:\s+[a-z][\w'-]*){0,3}?)\s+"
    r"(?:is|are)\s+my\s+(?:life|passion|great love|favou?rite(?:\s+(?:thing|hobby|pastime))?|happy place|"
    r"obsession)\b",
    re.IGNORECASE,
)


_GOING_ON = re.compile(r"(?:or|nor|and(?: also)?|also|plus)\s+", re.IGNORECASE)
"""How a sentence begins that goes on with what the last one was about."""

_HAVING_NONE = re.compile(
    r"(?:(?:any|enough|much|more|health|physical|medical|real|particular|other|serious|special|big|known|bodily)\s+)*"
    r"(?:limits?|limitations?|"
    r"problems?|issues?|restrictions?|allerg(?:y|ies)|injur(?:y|ies)|conditions?|disabilit(?:y|ies)|complaints?|"
    r"troubles?|"
    r"illness(?:es)?|pain|pets?|animals|kids?|child(?:ren)?|partner|job|idea|preferences?|health|time|sleep|"
    r"energy|money|"
    r"hobb(?:y|ies)|clue|car|garden|friends|family|work|space|room|plans?|breaks?|rest|help|wife|husband|worries|"
    r"rush|"
    r"siblings|strength|appetite|motivation)"
    r"(?:\s+(?:at all|at home|yet))?",
    re.IGNORECASE,
)
"""What "no" before it says that one does not have, rather than that one does not like it."""

_TIME = re.compile(r"\b\d{1,2}(?::\d{2}|\s*(?:[ap]\.?m\b|o'clock\b))", re.IGNORECASE)


def names_time(phrase: str) -> bool:
    """Whether a phrase tells a time by the clock, such as ``evenings from 7 to 9``."""
    return bool(_TIME.search(phrase) or (re.search(r"\d", phrase) and find_hours(phrase)))


@dataclass(frozen=True)
class _Piece:
    kind: str
    text: str


def _pieces(sentence: str) -> list[_Piece]:
    cues = [cue for cue in _CUE.finditer(sentence) if not _is_would(sentence, cue)]
    ends = [*(cue.start() for cue in cues), len(sentence)][1:]
    return [
        _Piece(cue.lastgroup or "", _BUT.split(sentence[cue.end() : end], maxsplit=1)[0])
        for cue, end in zip(cues, ends, strict=True)
    ]


_BUT = re.compile(r"\s*,?\s*\b(?:but|though|although|while|because|since|so)\s+(?=\S+\s+\S)", re.IGNORECASE)
"""Where something else begins to be told."""


def _is_would(sentence: str, cue: re.Match[str]) -> bool:
    """Whether a cue is part of a wish ("I'd like", "would love") or of a comparison ("things like")."""
    before = sentence[: cue.start()].lower()
    if re.search(r"\b(?:should|must|have to|need to|told to|had to)\s*$", before):
        return True
    if re.match(r"i\b", cue[0].lower()) and not re.search(r"(?:\bwould|'d|feel)\s*$", before):
        return bool(re.match(r"(?:i\s+)?would\b", cue[0].lower()))
    if re.search(r"(?:\b(?:i'd|would|'d|you|feel|things|something|anything|look|looks|stuff)\s*)$", before):
        return True
    return cue.lastgroup == "like" and bool(re.match(r"(?:i\s+)?would\b", cue[0].lower()))


def _phrases(text: str) -> list[str]:
    try:
        parts = split_phrases(text.strip(EDGES)) if any(sign.isalpha() for sign in text) else []
    except PhraseError:
        return []
    found = []
    for part in parts:
        phrase = part
        while (shorter := _HEAD.sub("", phrase)) != phrase:
            phrase = shorter
        phrase = _DANGLING.sub("", _TAIL.sub("", phrase)).strip(EDGES)
        if phrase and not _NO_TASTE.match(phrase) and not _is_something_else(phrase):
            found.append(phrase)
    return found


def _is_something_else(phrase: str) -> bool:
    """Whether a phrase tells of people, limits or screens rather than of a taste."""
    if names_time(phrase) or LIMIT.fullmatch(phrase) or re.fullmatch(r"\d+", phrase):
        return True
    member = rf"(?:with\s+)?(?:(?:my|our)\s+)?(?:{COUNT}\s+)?(?:{CHILD}|{PARTNER})"
    pet = rf"(?:with\s+)?(?:(?:my|our)|{COUNT})\s+{PET}"
    return bool(re.fullmatch(member, phrase, re.I) or re.fullmatch(pet, phrase, re.I)) or bool(
        SCREEN.search(phrase) and find_hours(phrase)
    )
