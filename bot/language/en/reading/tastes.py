"""Likes and dislikes, read from where they are announced: "I love", "can't stand", "my hobbies are"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.phrases import PHRASES_LIMIT, PhraseError, merge_phrases
from bot.language.en.data import DATA
from bot.language.en.reading.lexicon import CHILD, COUNT, LIMIT, OTHERS, PARTNER, PET, SCREEN
from bot.language.en.reading.sentences import EDGES, sentences
from bot.language.en.reading.words import WORDS
from bot.understanding.things import is_known_thing
from recommender.limits import names_event
from recommender.polarity import without_denied

_LIKE = (
    r"(?:i(?:'m|\s{1,4}am)?\s{1,4}|and\s{1,4}|we\s{1,4}|also\s{1,4}){0,6}(?:really\s{1,4}|also\s{1,4}|absolutely\s{1,4}|do\s{1,4}|just\s{1,4}|mostly\s{1,4}|still\s{1,4}|"
    r"(?:have\s{1,4})?always\s{1,4}|quite\s{1,4}|truly\s{1,4}){0,6}"
    r"(?:love(?!\s{1,4}(?:songs?|stor(?:y|ies)|letters?|novels?|films?|poems?|ballads?)\b)|prefer|"
    r"(?:i'd|i\s{1,4}would|we'd)\s{1,4}(?:much\s{1,4})?rather(?=\s[^.;!?]{2,60}\bthan\b)|"
    r"(?<=who )(?:loves|likes)|loved|like|liked|enjoys?|enjoyed|adore|"
    r"miss(?=\s{1,4}[a-z]+ing\b)|used\s{1,4}to\s{1,4}(?:love|like|enjoy)|"
    r"fond\s{1,4}of|keen\s{1,4}on|into|"
    r"(?:a\s{1,4})?(?:big\s{1,4}|huge\s{1,4})?fan\s{1,4}of|crazy\s{1,4}about|mad\s{1,4}about|passionate\s{1,4}about|interested\s{1,4}in|"
    r"happiest\s{1,4}(?:when|while)(?:\s{1,4}i'm|\s{1,4}i\s{1,4}am)?|happy\s{1,4}(?:when|while)(?:\s{1,4}i'm|\s{1,4}i\s{1,4}am)?|"
    r"(?:want|need|would\s{1,4}like|wish\s{1,4}for)\s{1,4}more\s{1,4}time\s{1,4}for|more\s{1,4}time\s{1,4}for|"
    r"obsessed\s{1,4}with|hooked\s{1,4}on|nuts\s{1,4}about|big\s{1,4}on|"
    r"can(?:'t|not)\s{1,4}get\s{1,4}enough\s{1,4}of|relax\s{1,4}(?:by|with)|(?<=i )play|"
    r"(?:rather\s{1,4}|but\s{1,4})?more\s{1,4}of\s{1,4}an?|(?<=it's )all\s{1,4}about|"
    r"(?:have\s{1,4}|'ve\s{1,4})?always\s{1,4}wanted\s{1,4}to(?=\s{1,4}(?:learn|try|play)\b))"
)
_DISLIKE = (
    r"(?:i(?:'m|\s{1,4}am)?\s{1,4}|and\s{1,4}|but\s{1,4}|we\s{1,4}){0,6}(?:really\s{1,4}|also\s{1,4}|absolutely\s{1,4}|just\s{1,4}){0,6}"
    r"(?:hate|dislike|loathe|detest|despise|avoid|(?:can(?:'t|not|\s{1,4}(?:not|never))|could(?:n't|\s{1,4}(?:not|never))|never\s{1,4}(?:can|could))\s{1,4}(?:ever\s{1,4})?(?:eat|be\s{1,4}(?:doing|dealing|bothered)\s{1,4}with|stand(?!\s{1,4}(?:up\s{1,4})?(?:for\s{1,4})?(?:very\s{1,4}|"
    r"too\s{1,4})?long\b)|bear|abide)|"
    r"(?:no|not)\s{1,4}(?:very\s{1,4}|really\s{1,4})?(?:like|enjoy|love)(?=\s)|"
    r"no\s{1,4}(?:(?:big|great|real|huge)\s{1,4})?fan\s{1,4}of|"
    r"(?:do\s{1,4}not|don't|never|no\s{1,4}longer)\s{1,4}(?:really\s{1,4}|much\s{1,4}|particularly\s{1,4})?(?:liked?|enjoy(?:ed)?|loved?|"
    r"care\s{1,4}(?:much\s{1,4})?for|want|eat|drink|take(?=\s{1,4}(?!(?:long|care|part|place|off|it|that|them|me|much|time|any|up|notes?|photos?|pictures?)\b)[a-z-]{3,20}(?:\s{1,4}(?:and|or|nor|&)\s{1,4}[a-z-]{3,20})?\s{0,4}(?:[.,;!\n]|$)))|"
    r"(?:do\s{1,4}not|don't|never)\s{1,4}(?:send|suggest|show|give|offer|recommend)\s{1,4}(?:me\s{1,4})?"
    r"(?:(?:anything|stuff|things|ideas|nudges)\s{1,4})?(?:(?:with|about|involving|like|to\s{1,4}do\s{1,4}with)(?=\s))?|"
    r"not\s{1,4}(?:really\s{1,4}|at\s{1,4}all\s{1,4}|"
    r"much\s{1,4}|that\s{1,4}|so\s{1,4}|too\s{1,4}|very\s{1,4}|much\s{1,4}of\s{1,4})?(?:into|(?:keen|big|hot)\s{1,4}on|(?:mad|crazy|wild)\s{1,4}about|(?:a\s{1,4})?one\s{1,4}for|fond\s{1,4}of|interested\s{1,4}in|(?:a\s{1,4})?(?:big\s{1,4})?fan\s{1,4}of)|"
    r"(?:get\s{1,4}|am\s{1,4}|i'm\s{1,4})?(?:anxious|nervous|panicky|uneasy|claustrophobic)\s{1,4}(?:in|around|about|of|with)|"
    r"(?:am\s{1,4}|i'm\s{1,4})?(?:bored\s{1,4}by|tired\s{1,4}of|sick\s{1,4}of|scared\s{1,4}of|afraid\s{1,4}of))"
)
_CUE = re.compile(
    r"(?<![\w'])(?:"
    rf"(?P<dislike>{_DISLIKE})"
    rf"|(?P<like>{_LIKE})"
    r"|(?P<hobby>(?:my|our)\s{1,4}(?:main\s{1,4}|favourite\s{1,4}|favorite\s{1,4})?(?:hobb(?:y|ies)|pastimes?|passions?|interests?|"
    r"(?<=favourite )(?:things|activities|pastime)|(?<=favorite )(?:things|activities|pastime))"
    r"(?:\s{1,4}(?:is|are|include))?:?|(?:hobbies|interests|likes)\s{0,4}:)"
    r"|(?P<contra>dislikes\s{0,4}:|(?:but\s{1,4}(?:definitely\s{1,4}|certainly\s{1,4})?|(?<=,)\s{0,4})(?:not(?!\s{1,4}(?:allowed|able|supposed|permitted|meant|advised|cleared)\b)|never(?!\s{1,4}(?:can|could)\b)|no(?:\s{1,4}more(?!\s{1,4}than\b))?)(?=\s)"
    r"(?!\s{1,4}(?:really\s{1,4}|so\s{1,4}|much\s{1,4}|that\s{1,4}|too\s{1,4}|very\s{1,4})?(?:into|keen|fond|interested|(?:big|hot)\s{1,4}on|(?:mad|crazy|wild)\s{1,4}about|(?:a\s{1,4})?one\s{1,4}for|(?:a\s{1,4})?(?:big\s{1,4})?fan)\b)|"
    r"(?:please\s{1,4})?(?:no(?:\s{1,4}more)?|never)(?=\s{1,4}[a-z]+(?:ing)?\b(?:\s{1,4}please)?\s{0,4}(?:[,.;!]|$)))"
    r"|(?P<other>(?:i'm|i\s{1,4}am|i've|i\s{1,4}have|i\s{1,4}live|i\s{1,4}work|i\s{1,4}study|i\s{1,4}use|i\s{1,4}usually|i\s{1,4}spend|i\s{1,4}mostly|"
    r"i\s{1,4}can't|i\s{1,4}cannot|i\s{1,4}need|i\s{1,4}come|i\s{1,4}got|i\s{1,4}teach|i\s{1,4}run\s{1,4}a|i\s{1,4}stay|i\s{1,4}look|i\s{1,4}watch|i\s{1,4}scroll|"
    r"i\s{1,4}go|i\s{1,4}sit|i\s{1,4}share|(?<!of\s)my|our|we\s{1,4}live|we\s{1,4}have|"
    r"(?:mostly|mainly|usually|always|often)\s{1,4}(?:on|at|in\s{1,4}front)|have|live(?!\s{1,4}(?:music|bands?|gigs?|shows?|theatre|theater|concerts?|jazz|comedy|sports?|football)\b)|living|work|working|based|"
    r"on\s{1,4}my\s{1,4}(?:phone|laptop|tablet|computer)|retired|married|single))"
    r")(?![\w'])",
    re.IGNORECASE,
)
_MANNER = (
    r"(?:\s{1,4}(?:a lot|very much|so much|ever|either|thanks|with a passion|to bits|to death|like mad|"
    r"the most|most of all|best|too|as well|though|at all|please|anymore|any more|"
    r"anyway|for me|in my (?:free|spare) time|if i can|now|recently|lately|and so on|etc|for now|right now|"
    r"these days|okay|ok|alright|cheers|innit|thank you|mate|tbh|lol)){1,6}"
)
_OCCASION = (
    r"\s{1,4}(?:when|while|whenever|unless|as long as|provided|if|even if|except when) "
    r"(?:i|i'm|they|he|she|it|we|the \w{1,20})\b.{0,150}"
)
_TAIL = re.compile(rf"(?:{_MANNER}(?:{_OCCASION})?|{_OCCASION})$", re.IGNORECASE)
_DANGLING = re.compile(
    r"(?:^|\s{1,4})(?:and|or|but|so|also|because|with|then|i|&|in|on|at|for|to|of|from|by)"
    r"(?:\s{1,4}(?:of|for|with|to|in|on))?$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:and|or|but|also|now|to|my|our|very much|a lot|any ?more|no longer|"
    r"(?:the )?(?:sight|sound|smell|thought|idea|look)s? of|"
    r"any|much of an?|a (?:big|great|huge|real) fan of|anything (?:to do with|about|like|with)|it when|when i|the|some|"
    r"sometimes|all kinds of|everything about)\s{1,4}",
    re.I,
)
_NO_TASTE = re.compile(
    r"^(?:[Ww]hat|that\s{1,4}(?:you|i|we|it|they)\b.{0,150}|(?:that|which)(?:\s{1,4}(?:is|are|was)|'s)\b.{0,150}|(?:(?:[Mm]ost|[Aa]ll)\s{1,4})?[Tt]hings|.{0,150}\s[Ii]\s.{0,150}|(?:can't|cannot|don't|won't)\b.{0,150}|it|that|this|them|you|him|her|i\b.{0,150}|"
    r".{1,60}\s(?:is|are|was|were|stress(?:es)?|bores?|annoys?|scares?|drives?|makes?)\s.{0,100}|"
    r".{1,60}=.{0,60}|"
    r"neither\b.{0,150}|thanks?\b.{0,20}|way|chance|"
    r"nothing\s(?:in\s{1,4}particular|special|much|really|at\s{1,4}all)\b.{0,60}|"
    r"we\b.{0,150}|they\b.{0,150}|a lot|nothing|everything|otherwise|"
    r"(?:(?:just|only|maybe|rather|but)\s{1,4}){0,2}(?:something|smth|sth|anything)\b.{0,150}|"
    r"everything\s.{0,60}\byou\b.{0,60}|"
    r"all\s{1,4}(?:of\s{1,4})?(?:your|you|this|that|these|those)\b.{0,60}|much|"
    r"anything|mostly.{0,150}|"
    r"mainly.{0,150}|"
    r"what\b.{0,150}|(?:where|why|how|when|who)\b.{0,150}|(?:has|have|had|was|were|will|did|does|is|are)\b.{0,60}|"
    r"if\b.{0,150}|your\b.{0,150}|to be\b.{0,150}|no|not|yes|usually.{0,150}|live in\b.{0,150}|"
    r"in [A-Z].{0,150})$"
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
        for before, piece in zip([None, *pieces], pieces, strict=False):
            if piece.is_not and (before is None or before.kind == "other") and _TELLS_WORK.match(sentence):
                continue  # "I drive trams these days, not buses"
            refused, wanted_instead = _contrasted(piece)
            if wanted_instead:  # "not golf, tennis"
                likes, dislikes = merge_phrases(likes, wanted_instead), merge_phrases(dislikes, refused)
                continue
            phrases = [] if piece.is_fear and names_event(piece.text) else _phrases(piece.text)
            if piece.kind == "contra":
                first = re.split(r",|\band\b", piece.text, maxsplit=1)[0].strip(EDGES)
                phrases = [] if HAVING_NONE.fullmatch(first) else phrases
            if piece.kind in ("like", "hobby"):
                said = _COMPARED.split(_HOWEVER.split(piece.text, maxsplit=1)[0], maxsplit=1)[0]
                wanted, *excepted = _EXCEPT.split(said, maxsplit=1)
                phrases = _phrases(wanted) if not excepted else phrases
                likes = merge_phrases(likes, _phrases(wanted) if excepted else phrases)
                dislikes = merge_phrases(dislikes, [one for each in excepted for one in _phrases(each)])
            elif piece.kind in ("dislike", "contra"):
                dislikes = merge_phrases(dislikes, _phrases(_OR.sub(", ", piece.text)) if phrases else [])
        likes = merge_phrases(
            likes,
            [
                found["does"]
                for found in _DOES_OFTEN.finditer(sentence)
                if is_known_thing(found["does"]) and not found["does"].endswith("ed")
            ],
        )
        for found in _IS_MY_LIFE.finditer(sentence):
            likes = merge_phrases(likes, _phrases(found["what"]))
    return likes[:PHRASES_LIMIT], dislikes[:PHRASES_LIMIT]


def _contrasted(piece: _Piece) -> tuple[list[str], list[str]]:
    """Return what is refused and what is wanted in its place; nothing where all that follows "not" is refused."""
    first, comma, rest = piece.text.partition(",")
    if not (piece.is_not and comma) or _LINKED.search(rest):
        return [], []
    wanted = [phrase for phrase in _phrases(rest) if len(phrase.split()) <= _FEW]
    return (_phrases(first), wanted) if wanted else ([], [])


_HOWEVER = re.compile(
    r"\s{1,4}but\s{1,4}(?=(?:since|because|only|when|if|after|i|i'm|my|now|it|not|the)\b)", re.IGNORECASE
)
"""Behind what is liked, before what is to be said of it: "horses, but since my fall"."""

_FEW = 2
"""Words of what is wanted instead of something; more tell something else."""
_LINKED = re.compile(r"\b(?:n?or|and|not|no)\b", re.IGNORECASE)
_LIKED_LESS = re.compile(
    r"\bi\s{1,4}(?:don't|do\s{1,4}not)\s{1,4}(?:like|enjoy|love)\s{1,4}(?P<less>[a-z][\w' -]{1,40}?)"
    r"\s{1,4}(?:as|so)\s{1,4}much\s{1,4}as\s{1,4}"
    r"(?:i\s{1,4}(?:like|enjoy|love)\s{1,4})?(?P<more>[a-z][\w' -]{1,40}?)"
    r"(?=\s{1,4}(?:really|actually|tbh|though)\b|\s{0,4}(?:[,.;!?]|$))",
    re.IGNORECASE,
)
"""What is liked less than something else, which is no dislike."""


def put_positively(words: str) -> str:
    """Return words in which what is liked less than something else, or not disliked, is no dislike."""
    words = _ANY_MORE.sub(r"\g<refuses> ", words)
    words = _NOW_RATHER.sub(_liked_now, without_past(_HATED_ONCE.sub(r"I like \g<what>", words)))
    words = _LISTED_GOOD.sub("I like ", _LISTED_BAD.sub("I hate ", _GIVEN_UP.sub("", words)))
    meant = without_denied(_NOT_THAT.sub("I like ", words), "like")
    return _LIKED_LESS.sub(r"I like \g<more> more than \g<less>", meant)


_IS = r"\s{0,4}(?:\s{1,4}(?:is|are)\b|:)\s{1,4}(?:(?:the|being)\s{1,4}(?=\w+\s{1,4}to\s))?"
_THINGS = (
    r"\b(?:(?:the|my|only|one|few|main|other|outside|outdoor|indoor)\s{1,4}){0,4}(?:things?|stuff|ones?|bits?)\s{1,4}"
    r"(?:that\s{1,4})?i\s{1,4}(?:really\s{1,4}|do\s{1,4}|still\s{1,4}|actually\s{1,4}|also\s{1,4}){0,2}"
)
_LISTED_BAD = re.compile(
    rf"{_THINGS}(?:mind|hate|dislike|don't\s{{1,4}}(?:like|enjoy)|can't\s{{1,4}}stand){_IS}(?:being\s{{1,4}})?(?:told\s{{1,4}}to\s{{1,4}})?",
    re.IGNORECASE,
)
_LISTED_GOOD = re.compile(
    rf"{_THINGS}(?:don't\s{{1,4}}mind|like|love|enjoy|can\s{{1,4}}(?:stand|bear)){_IS}", re.IGNORECASE
)
"""How somebody begins a list of what they like, or do not: "the only thing I don't mind is fishing"."""
_GIVEN_UP = re.compile(
    r"\b(?:i\s{1,4})?used\s{1,4}to\s{1,4}[^,.;!?]{2,60}?\s{1,4}(?=(?:until|till|before)\s{1,4}my\b)", re.IGNORECASE
)
"""What somebody did until something of theirs gave out."""


_ANY_MORE = re.compile(
    r"(?P<refuses>\b(?:don't|do\s{1,4}not)\s{1,4}(?:like|love|enjoy|want))\s{1,4}any\s?more\s{1,4}(?:to\s{1,4})?(?=[a-z])",
    re.IGNORECASE,
)
"""How many languages order it: "I don't like anymore to dance"."""
_HATED_ONCE = re.compile(
    r"\b(?:i\s{1,4})?(?:used\s{1,4}to\s{1,4}(?:hate|dislike|loathe|avoid)|(?:once\s{1,4})?hated)\s{1,4}(?P<what>[^,.;!?]{2,40}?)\s{0,4},?\s{1,4}"
    r"(?:(?:but|and)\s{1,4})?(?:now|these\s{1,4}days|nowadays),?\s{1,4}i\s{1,4}(?:(?:really|absolutely|quite|just|do)\s{1,4}){0,2}"
    r"(?:like|love|enjoy|adore|can'?t\s{1,4}get\s{1,4}enough\s{1,4}of)\s{1,4}(?:it|them|that)\b",
    re.IGNORECASE,
)
"""What somebody likes by now: "used to hate rowing, now I love it"."""
_BEFORE = re.compile(
    r"(?:^|(?<=[.,;!?]))\s{0,4}(?:before|formerly|back\s{1,4}then)(?:\s{1,4}(?:that|this|it))?\s{0,4},?\s{1,4}i\s{1,4}"
    r"(?:played|did|went|liked|loved|enjoyed|used\s{1,4}to)\s{1,4}[^,.;!?]{2,40}",
    re.IGNORECASE,
)
"""What somebody did once: "before I played the harp, now I read"."""


def without_past(words: str) -> str:
    """Return words without what they say somebody did once."""
    return _BEFORE.sub(" ", words)


_NOW_RATHER = re.compile(
    r"(?:^|(?<=[.,;!?]))\s{0,4}(?:but\s{1,4}|and\s{1,4})?now\s{1,4}(?:it's\s{1,4})?(?:mostly|mainly|rather|just|only|more)\s{1,4}(?P<what>[a-z]{3,20})\b",
    re.IGNORECASE,
)


def _liked_now(found: re.Match[str]) -> str:
    return f" I like {found['what']}" if is_known_thing(found["what"]) else found[0]


_NOT_THAT = re.compile(
    r"\b(?:it's|its|it\s{1,4}is|that's\s{1,4})?\s{0,4}not\s{1,4}(?:that|because|like|as\s{1,4}if)\s{1,4}i\s{1,4}"
    r"(?:(?:don't|do\s{1,4}not|didn't)\s{1,4}(?:like|enjoy|love)|hate|dislike)\s{1,4}",
    re.IGNORECASE,
)
"""Before what somebody does not dislike: "it's not that I don't like cooking"."""


_FEAR = re.compile(r"\b(?:anxious|nervous|panicky|uneasy|scared|afraid|terrified)\b", re.IGNORECASE)
_OR = re.compile(r"\s{1,4}n?or\s{1,4}", re.IGNORECASE)
"""Between things that are disliked: each of them is."""

_EXCEPT = re.compile(
    r",?\s{1,4}(?:(?:apart|aside)\s{1,4}from|except(?:\s{1,4}for)?|other\s{1,4}than|just\s{1,4}no|only\s{1,4}no|besides)\s{1,4}",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\s{1,4}(?:(?:much\s{1,4}|far\s{1,4}|a\s{1,4}lot\s{1,4}|way\s{1,4}|even\s{1,4})?(?:more|better|rather)\s{1,4}than|instead\s{1,4}of|than|over)\s{1,4}(?=\S)|"
    r"(?<=ing)\s{1,4}to\s{1,4}(?=\w+ing\b)|(?<=[a-z]s)\s{1,4}to\s{1,4}(?=\w+s\b)",
    re.IGNORECASE,
)
"""Behind what is preferred, before what it is preferred to: that is neither liked nor disliked."""
_IS_MY_LIFE = re.compile(
    r"(?:^|,\s{0,4}|\bbut\s{1,4}|\band\s{1,4})(?P<what>(?!my\b|i\b|this\b|that\b|it\b|"
    r"what\b)[a-z][\w'-]*(?:\s{1,4}[a-z][\w'-]*){0,3}?)\s{1,4}"
    r"(?:is|are)\s{1,4}my\s{1,4}(?:life|passion|great love|favou?rite(?:\s{1,4}(?:thing|hobby|pastime))?|happy place|"
    r"obsession)\b",
    re.IGNORECASE,
)


_DOES_OFTEN = re.compile(
    r"\b(?:i|we)\s{1,4}(?:also\s{1,4}|often\s{1,4}|sometimes\s{1,4})?(?P<does>[a-z]{3,12})\s{1,4}"
    r"(?:a\s{1,4}lot|loads|for\s{1,4}fun|all\s{1,4}the\s{1,4}time|whenever|every\s{1,4}(?:day|week|sunday|saturday|weekend))\b",
    re.IGNORECASE,
)
_GOING_ON = re.compile(r"(?:or|nor|and(?: also)?|also|plus)\s{1,4}", re.IGNORECASE)
"""How a sentence begins that goes on with what the last one was about."""

HAVING_NONE = re.compile(
    r"(?:(?:any|enough|much|more|free|spare|health|physical|medical|real|particular|other|serious|special|big|known|bodily)\s{1,4}){0,6}"
    r"(?:limits?|limitations?|"
    r"problems?|issues?|restrictions?|allerg(?:y|ies)|injur(?:y|ies)|conditions?|disabilit(?:y|ies)|complaints?|"
    r"troubles?|"
    r"illness(?:es)?|pain|pets?|animals|kids?|child(?:ren)?|partner|job|idea|preferences?|health|time|sleep|"
    r"energy|money|"
    r"hobb(?:y|ies)|clue|car|garden|friends|family|work|space|room|plans?|breaks?|rest|help|wife|husband|worries|"
    r"rush|wi-?fi|internet|signal|reception|battery|electricity|network|"
    r"siblings|strength|appetite|motivation)"
    r"(?:\s{1,4}(?:at all|at home|yet|here|now|today|right now|at the moment))?",
    re.IGNORECASE,
)
"""What "no" before it says that one does not have, rather than that one does not like it."""


_TELLS_WORK = re.compile(
    r"(?:i|we)(?:'m)?\s{1,4}(?!(?:really\s{1,4})?(?:like|love|enjoy|want|prefer)\b)", re.IGNORECASE
)


@dataclass(frozen=True)
class _Piece:
    kind: str
    text: str
    is_not: bool = False
    is_fear: bool = False


def _pieces(sentence: str) -> list[_Piece]:
    cues = [cue for cue in _CUE.finditer(sentence) if not _is_would(sentence, cue)]
    cues = [cue for last, cue in zip([None, *cues], cues, strict=False) if not _is_owned(last, cue)]
    ends = [*(cue.start() for cue in cues), len(sentence)][1:]
    return [
        _Piece(
            "dislike" if _is_over(cue) else cue.lastgroup or "",
            _BUT.split(sentence[cue.end() : end], maxsplit=1)[0],
            cue.lastgroup == "contra" and cue[0].casefold().endswith("not"),
            bool(_FEAR.search(cue[0])),
        )
        for cue, end in zip(cues, ends, strict=True)
    ]


def _is_over(cue: re.Match[str]) -> bool:
    """Whether a cue tells of what somebody liked and cannot do any more."""
    return "used" in cue[0].casefold().split() and bool(_NO_LONGER.search(cue.string, cue.end()))


_NO_LONGER = re.compile(
    r"\b(?:can't|cannot|couldn't|no\s{1,4}longer|not\s{1,4}any\s?more|gave\s{1,4}(?:it\s{1,4}|that\s{1,4})?up|had\s{1,4}to\s{1,4}stop|"
    r"these\s{1,4}days\s{1,4}(?:it|that)\s{1,4}hurts)\b",
    re.IGNORECASE,
)


def _is_owned(last: re.Match[str] | None, cue: re.Match[str]) -> bool:
    """Whether "my" belongs to what is liked: "I adore my garden"."""
    if last is None or last.lastgroup not in ("like", "dislike") or cue[0].casefold() not in ("my", "our"):
        return False
    between = cue.string[last.end() : cue.start()]
    return not between.strip() or (bool(_LISTED.search(between)) and not _SOMEBODY.match(cue.string, cue.end()))


_LISTED = re.compile(r"(?:\band|,)\s{0,4}$", re.IGNORECASE)
_SOMEBODY = re.compile(
    rf"\s{{1,4}}(?:{PARTNER}|{CHILD}|{OTHERS}|hobb|interest|passion|favou?rite|phone|screen|job|name|age|\w+\s{{1,4}}(?:is|are|has|"
    r"have|hurts?|aches?)\b)",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\s{0,4},?\s{0,4}\b(?:but|though|although|while|because|since|so)\s{1,4}(?=\S+\s{1,4}\S)", re.IGNORECASE
)
"""Where something else begins to be told."""


_COMPARES = re.compile(
    r"\b(?:is|are|was|were|looks?|feels?|felt|sounds?|went|goes|got|gone|swollen|swelled)"
    r"(?:\s{1,4}(?!i\b|we\b|you\b)[a-z-]+){0,3}\s{1,4}$"
)
"""Before "like" that compares: "my knee is big like a melon"."""


_LIKE_MAD = re.compile(r"\s{1,4}(?:mad|crazy|hell|anything|nothing\s{1,4}else)\b\s{0,4}(?:[,.;!?]|$)", re.IGNORECASE)
"""Behind "like" that says how much: "coughing like mad"."""


def _is_would(sentence: str, cue: re.Match[str]) -> bool:
    """Whether a cue is part of a wish ("I'd like", "would love") or of a comparison ("things like")."""
    before = sentence[: cue.start()].lower()
    if cue.lastgroup == "dislike" and _TAKEN_BACK.search(before):
        return True
    if re.search(r"\b(?:should|must|have to|need to|told to|had to)\s{0,4}$", before):
        return True
    if cue[0].lower().endswith("rather"):
        return False
    if cue[0].lower() == "like" and (_COMPARES.search(before) or _LIKE_MAD.match(sentence, cue.end())):
        return True
    if re.match(r"i\b", cue[0].lower()) and not re.search(r"(?:\bwould|'d|feel)\s{0,4}$", before):
        return bool(re.match(r"(?:i\s{1,4})?would\b", cue[0].lower()))
    if re.search(r"(?:\b(?:i'd|would|'d|you|feel|things|something|anything|look|looks|stuff)\s{0,4})$", before):
        return True
    return cue.lastgroup == "like" and bool(re.match(r"(?:i\s{1,4})?would\b", cue[0].lower()))


_TAKEN_BACK = re.compile(
    r"\b(?:don't|do\s{1,4}not|not|never|no\s{1,4}longer|stopped|didn't)\s{1,4}"
    r"(?:(?:really|actually|even|even\s{1,4}really)\s{1,4})?$",
    re.IGNORECASE,
)
"""What stands before "hate" and makes it none."""


def _phrases(text: str) -> list[str]:
    try:
        parts = DATA.split_phrases(text.strip(EDGES)) if any(sign.isalpha() for sign in text) else []
    except PhraseError:
        return []
    found = []
    for part in parts:
        phrase = part
        while (shorter := _HEAD.sub("", phrase)) != phrase:
            phrase = shorter
        phrase = _PERSON.sub("", _DANGLING.sub("", _TAIL.sub("", phrase))).strip(EDGES)
        if _I_ALONE.fullmatch(phrase) or _ITS_OWN.match(phrase):
            continue
        if set(phrase.casefold().split()) <= _NO_THING:
            continue
        if any(map(str.isalpha, phrase)) and not _NO_TASTE.match(phrase) and not _is_something_else(phrase):
            found.append(phrase)
    return found


_I_ALONE = re.compile(
    r"(?:i|i'm|i've|we|it|it's|they|he|she)(?:\s{1,4}(?:just|really|only|also|still|do|am|was|have|can)){0,3}",
    re.IGNORECASE,
)
"""What names nothing but who speaks."""
_ITS_OWN = re.compile(
    r"(?:it|they|he|she|there)(?:'s|'re|'ll|'d)?\s{1,4}(?:is|are|was|were|will|would|can|could|has|have|had|gets?|makes?|goes|go|does|do|might|may)\b",
    re.IGNORECASE,
)
"""How a clause begins that tells something else: "no beads, it will be all over the house"."""

_NO_THING = frozenset(WORDS["no_thing"].split())

_ON_DAYS = re.compile(
    r"(?:(?:on|at|in|the)\s{1,4}){1,3}(?:mon|tues|wednes|thurs|fri|satur|sun|week)(?:days?|ends?)", re.IGNORECASE
)


_PERSON = re.compile(r"\s{1,4}(?:person|guy|girl|gal|fan|lover|enthusiast|freak|nut|nerd|buff)$", re.IGNORECASE)
"""What "a film person" is besides what they like."""


def _is_something_else(phrase: str) -> bool:
    """Whether a phrase tells of people, limits or screens rather than of a taste."""
    if DATA.names_time(phrase) or _ON_DAYS.fullmatch(phrase) or LIMIT.fullmatch(phrase) or re.fullmatch(r"\d+", phrase):
        return True
    member = rf"(?:with\s{{1,4}})?(?:(?:my|our)\s{{1,4}})?(?:{COUNT}\s{{1,4}})?(?:{CHILD}|{PARTNER})"
    pet = rf"(?:with\s{{1,4}})?(?:(?:my|our)|{COUNT})\s{{1,4}}{PET}"
    return bool(re.fullmatch(member, phrase, re.I) or re.fullmatch(pet, phrase, re.I)) or bool(
        SCREEN.search(phrase) and DATA.find_hours(phrase)
    )
