"""Changes of the profile as people order them: "add swimming to what I like", "I meant writing, not reading"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.phrases import PhraseError, split_phrases
from bot.language.en.no_longer_so import read_no_longer_so
from bot.language.en.reading.lexicon import CHILD, OTHERS, PARTNER, PET
from bot.language.en.reading.sentences import sentences
from bot.language.en.reading.shorthand import write_out
from bot.language.phrases import load_phrases
from bot.language.profile_orders import OrderKind, ProfileOrder, order_reader
from bot.understanding.profile_edits import ProfileEdit
from bot.understanding.things import things_named
from recommender.polarity import read_polarity, takes_back
from recommender.spelling import shares_words

_FIELD = (
    r"(?:(?:my|the)\s{1,4})?(?:list\s{1,4}of\s{1,4}|things\s{1,4}i\s{1,4})?(?:what\s{1,4}i\s{1,4}|stuff\s{1,4}i\s{1,4})?"
    r"(?P<field>things|stuff|list|tastes?|activities|likes?|dislikes?|hates?|love|enjoy|limits?|hobbies|interests|favou?rites?|profile|household|"
    r"no-?gos?|(?:don'?t|do not|can'?t)\s{1,4}(?:like|stand))\b"
)
_ADD = re.compile(
    rf"\b(?:add|put|include|write|note)\s{{1,4}}(?P<what>[^.;!?]{{2,60}}?)\s{{1,4}}(?:to|in|on|under|into|among)\s{{1,4}}{_FIELD}",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    rf"\s{{1,4}}(?:off|from|out\s{{1,4}}of|out\s{{1,4}}from|in|on|under)\s{{1,4}}{_FIELD}.{{0,20}}$", re.IGNORECASE
)
"""Where something stands that is to go."""
_THING = r"[a-z][a-z' -]{1,40}?"
_PLEASE = (
    r"(?:\s{1,4}(?:in|on|among|under)\s{1,4}(?:my|the)\s{1,4}(?:likes|dislikes|list|profile|interests|hobbies))?"
    r"(?:\s{1,4}(?:please|now|again|thanks|though))?[\s.!]*$"
)
_OPENS = (
    r"^(?:(?:please|pls|ok|okay|oh|and|also|actually|sorry|no|hey|you\s{1,4}can|can\s{1,4}you|could\s{1,4}you|"
    r"let's)\b[\s,]{1,4}){0,4}"
)
_BARE_REMOVE = re.compile(
    rf"{_OPENS}(?P<goes>{_THING})\s{{1,4}}(?:can|should|may|must)\s{{1,4}}(?:go|come\s{{1,4}}off|leave)(?:\s{{1,4}}(?:from|off)?\s{{0,4}}(?:my|the)\s{{1,4}}list)?{_PLEASE}|"
    rf"{_OPENS}the\s{{1,4}}(?:bit|part|line|thing)\s{{1,4}}(?:about|with)\s{{1,4}}(?P<bit>{_THING})\s{{1,4}}(?:is|was|isn't)\s{{1,4}}(?:wrong|not\s{{1,4}}true|true|right|out\s{{1,4}}of\s{{1,4}}date|old){_PLEASE}|"
    rf"{_OPENS}(?P<slip>{_THING})\s{{0,2}}\?{{1,3}}\s{{1,4}}(?:that|it|this)(?:'s|\s{{1,4}}was|\s{{1,4}}is)\s{{1,4}}(?:an?\s{{1,4}})?(?:mistake|wrong|error|typo|slip|accident|misclick)\b[^;?]{{0,60}}$|"
    rf"{_OPENS}(?P<osv>{_THING})\s{{1,4}}(?:you|u)\s{{1,4}}(?:can|may|could|should)\s{{1,4}}(?:now\s{{1,4}})?(?:remove|delete|drop|scrap|strike|lose|"
    rf"(?:take|cross)\s{{1,4}}(?:it\s{{1,4}}|that\s{{1,4}})?(?:out|off|away))\b[^.;!?]{{0,100}}$",
    re.IGNORECASE,
)
_BARE_ADD = re.compile(
    rf"{_OPENS}(?:add|include|put|write|note)\s{{1,4}}(?:down\s{{1,4}})?(?P<what>{_THING})"
    rf"(?:\s{{1,4}}(?:to|on|in)\s{{1,4}}(?:my|the)\s{{1,4}}list|\s{{1,4}}(?:down|too|as\s{{1,4}}well))?{_PLEASE}",
    re.IGNORECASE,
)
_SWAP = re.compile(
    rf"{_OPENS}(?:(?:change|rename|turn)\s{{1,4}}(?P<old>{_THING})\s{{1,4}}(?:in)?to|"
    rf"(?:replace|swap|exchange)\s{{1,4}}(?P<old2>{_THING})\s{{1,4}}(?:with|for|by))\s{{1,4}}(?P<new>{_THING}){_PLEASE}|"
    rf"\bi(?:'ve|\s{{1,4}}have)?\s{{1,4}}(?:just\s{{1,4}})?(?:switched|moved|changed|gone)\s{{1,4}}(?:over\s{{1,4}})?from\s{{1,4}}(?P<old5>{_THING})\s{{1,4}}to\s{{1,4}}(?P<new6>{_THING}){_PLEASE}|"
    rf"\bi(?:'ve|\s{{1,4}}have)?\s{{1,4}}(?:just\s{{1,4}})?(?:swapped|traded|given\s{{1,4}}up|dropped|gave\s{{1,4}}up)\s{{1,4}}(?P<old6>{_THING})\s{{1,4}}for\s{{1,4}}(?!(?:good|ever|life|now|health|lent)\b)(?P<new7>{_THING}){_PLEASE}|"
    rf"{_OPENS}(?P<old7>{_THING})\s{{1,4}}(?:is|are)\s{{1,4}}out\s{{0,4}},?\s{{1,4}}(?:and\s{{1,4}})?(?P<new8>{_THING})\s{{1,4}}(?:is|are)\s{{1,4}}in{_PLEASE}|"
    rf"{_OPENS}(?P<old8>{_THING})\s{{1,4}}(?:off|out)\s{{0,4}},?\s{{1,4}}(?:and\s{{1,4}})?(?P<new9>{_THING})\s{{1,4}}(?:on|in)(?:\s{{1,4}}instead)?{_PLEASE}|"
    rf"{_OPENS}out\s{{1,4}}with\s{{1,4}}(?:the\s{{1,4}})?(?P<old9>{_THING})\s{{0,4}},?\s{{1,4}}(?:and\s{{1,4}})?in\s{{1,4}}with\s{{1,4}}(?:the\s{{1,4}})?(?P<new10>{_THING}){_PLEASE}|"
    rf"{_OPENS}in\s{{1,4}}with\s{{1,4}}(?:the\s{{1,4}})?(?P<new11>{_THING})\s{{0,4}},?\s{{1,4}}(?:and\s{{1,4}})?out\s{{1,4}}with\s{{1,4}}(?:the\s{{1,4}})?(?P<old10>{_THING}){_PLEASE}|"
    rf"{_OPENS}call\s{{1,4}}it\s{{1,4}}(?P<new5>{_THING})(?:\s{{1,4}}(?:instead|from\s{{1,4}}now\s{{1,4}}on)){_PLEASE}|"
    rf"\b(?:call\s{{1,4}}it|make\s{{1,4}}(?:it|that)|it\s{{1,4}}should\s{{1,4}}(?:say|read|be))\s{{1,4}}"
    rf"(?P<new2>{_THING})\s{{0,4}},?\s{{1,4}}"
    rf"(?:instead\s{{1,4}}of|rather\s{{1,4}}than|not|in\s{{1,4}}place\s{{1,4}}of)\s{{1,4}}(?P<old3>{_THING}){_PLEASE}|"
    rf"{_OPENS}(?P<old4>{_THING})\s{{1,4}}(?:was|is)\s{{1,4}}(?:a\s{{1,4}}(?:mistake|typo)|wrong)\s{{0,4}}[,;:.-]?\s{{1,4}}"
    rf"(?:i\s{{1,4}}meant|it(?:'s|\s{{1,4}}is|\s{{1,4}}should\s{{1,4}}be)|should\s{{1,4}}be)\s{{1,4}}(?P<new4>{_THING}){_PLEASE}",
    re.IGNORECASE,
)
_OLD = ("old", *(f"old{number}" for number in range(2, 11)))
_NEW = ("new", *(f"new{number}" for number in range(2, 12) if number != 3))
"""Groups of which one holds what goes, and what comes."""
_NOW = re.compile(r"(?:\s{1,4}(?:now|nowadays|these\s{1,4}days|actually|really|instead|again)){1,2}$", re.IGNORECASE)
_NO_THING = re.compile(
    r"\b(?:my|your|i|me|you|it|this|that|something|anything|an?|one|indoors|outdoors|outside|inside|scrolling|phone|screens?|everything|all|age|job|city|place|zone|times?|hours?|mornings?|evenings?|nights?|noon|lunch\w*|"
    r"afternoons?|(?<!\w\s)days?|weeks?|weekends?|\w+days?|nudges?|messages?|reminders?|timers?|pictures?|ideas?|language|english|german|"
    r"spanish|persian|portuguese|russian|account|data|name)\b",
    re.IGNORECASE,
)
"""Words of orders that are about something else than what is liked."""
_MEANT = re.compile(
    r"\b(?:i\s{1,4}(?:meant|mean|said)|it(?:'s|\s{1,4}is|\s{1,4}was|\s{1,4}should\s{1,4}be)|should\s{1,4}be)\s{1,4}"
    r"(?P<new>[a-z' -]{2,40}?)"
    r"\s{0,4},?\s{1,4}(?:and\s{1,4})?(?:not|instead\s{1,4}of|rather\s{1,4}than)\s{1,4}(?P<old>[a-z' -]{2,40})",
    re.IGNORECASE,
)
_RATHER = re.compile(
    r"\bnot\s{1,4}(?P<old>[a-z' -]{2,40}?)\s{0,4},\s{0,4}(?:but\s{1,4})?"
    r"(?:i\s{1,4}(?:meant|mean|said)|it's|rather)\s{1,4}(?P<new>[a-z' -]{2,40})",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    rf"^(?:(?:no|nope|nah|wrong|sorry|oops)\b[\s,.!]{{1,4}}){{0,2}}not\s{{1,4}}(?P<old>{_THING})\s{{0,4}},\s{{0,4}}(?:but\s{{1,4}})?(?P<new>{_THING}){_PLEASE}",
    re.IGNORECASE,
)
"""How somebody puts one thing in the place of another: "no, not golf, tennis"."""
_NO_ACTIVITY = re.compile(
    r"\b(?:now|later|today|tonight|tomorrow|yet|here|there|really|sure|so|too|very|bad|good|nice|great|fun|quiet|loud|"
    r"please|thanks|just|only|for|with|in|on|at|to|but|is|are|feel|like|want|do|does|done|mine|interested|or|nor|and)\b",
    re.IGNORECASE,
)
"""Words behind "not" that tell of something else than of what is done."""
_A_CLAUSE = re.compile(r"\bi\b", re.IGNORECASE)
_PUT = re.compile(
    rf"\bi\s{{1,4}}(?:wrote|said|put|typed|entered|told\s{{1,4}}you|noted)\s{{1,4}}(?:down\s{{1,4}}|in\s{{1,4}})?(?P<old>{_THING})"
    rf"(?:\s{{1,4}}(?:in|down))?\s{{0,4}}[,.;-]?\s{{1,4}}(?:(?:but|and|sorry|no)\s{{1,4}}){{0,3}}"
    rf"(?:i\s{{1,4}}(?:meant|mean)|it's|its|it\s{{1,4}}is|it\s{{1,4}}should\s{{1,4}}be|should\s{{1,4}}be|make\s{{1,4}}it)\s{{1,4}}"
    rf"(?:really\s{{1,4}}|actually\s{{1,4}})?(?P<new>{_THING}){_PLEASE}",
    re.IGNORECASE,
)
"""How somebody puts right what they told: "I wrote squash but it's badminton"."""
_PUT_DOWN = re.compile(
    rf"\b(?:you|u)(?:\s{{1,4}}have|'ve|\s{{1,4}}had)?\s{{1,4}}(?:just\s{{1,4}})?(?:written|wrote|noted|put|listed|have|saved|think|thought|say|said|marked)\s{{1,4}}"
    rf"(?:down\s{{1,4}})?(?:that\s{{1,4}})?i\s{{1,4}}(?:(?P<hates>hate|dislike|don't\s{{1,4}}like|can't\s{{1,4}}stand)|like|love|enjoy|do|play)\s{{1,4}}(?P<old>{_THING})"
    rf"\s{{0,4}}[,.;:!-]{{1,3}}\s{{1,4}}(?:(?:but|and|that's|that\s{{1,4}}is|thats|it's|it\s{{1,4}}is|this\s{{1,4}}is|a|an)\s{{1,4}}){{0,4}}"
    rf"(?:wrong|mistake|error|typo|incorrect|nope?\b|not\s{{1,4}}(?:true|right|me|correct|so)|my\s{{1,4}}(?:{PARTNER}|{CHILD}|{OTHERS})|i\s{{1,4}}(?:don't|never|hate))\b",
    re.IGNORECASE,
)
"""How somebody says that what was noted of them is wrong: "you wrote that I like horses. Wrong, that's my son"."""
_IS_OTHERS = re.compile(
    rf"\b(?:it's|its|it\s{{1,4}}is|that's|thats|that\s{{1,4}}is)\s{{1,4}}my\s{{1,4}}(?:{PARTNER}|{CHILD}|{OTHERS})\s{{1,4}}(?:who|that)\s{{1,4}}"
    rf"(?:(?P<hates>hates|dislikes|can't\s{{1,4}}stand|doesn't\s{{1,4}}like)|likes|loves|enjoys|plays|does)\s{{1,4}}(?P<old>{_THING})(?=\s{{0,4}}[,.;!]|\s{{0,4}}$)",
    re.IGNORECASE,
)
"""How somebody says whose taste it is that was noted as theirs: "it's my sister who hates swimming"."""
_OVER = re.compile(
    r"\b(?:(?:i\s{1,4})?(?:actually\s{1,4}|really\s{1,4})?(?:don't|do\s{1,4}not)\s{1,4}(?:mind|hate|dislike)\s{1,4}"
    r"(?P<minds>[a-z' -]{2,40}?)"
    r"\s{1,4}(?:after\s{1,4}all|now|any\s?more|so\s{1,4}much\s{1,4}now|these\s{1,4}days)|"
    r"\bi\s{1,4}was\s{1,4}wrong\s{1,4}about\s{1,4}(?P<wrong>[a-z' -]{2,40}?)|"
    r"(?:come|coming|came)\s{1,4}(?:a)?round\s{1,4}to\s{1,4}(?P<round>[a-z' -]{2,40}?)|"
    r"\babout\s{1,4}(?P<tune>[a-z' -]{2,40}?)\s{0,4}[,:;-]\s{1,4}"
    r"i(?:'ve|\s{1,4}have)?\s{1,4}changed\s{1,4}my\s{1,4}(?:mind|tune)|"
    r"\b(?:converted\s{1,4}me\s{1,4}to|won\s{1,4}me\s{1,4}over\s{1,4}to|sold\s{1,4}me\s{1,4}on|"
    r"got\s{1,4}me\s{1,4}(?:into|hooked\s{1,4}on))\s{1,4}(?P<sold>(?!an?\b|trouble\b|debt\b|this\b|it\b)"
    r"[a-z' -]{2,40}?)|"
    r"(?:^|[.;]\s{0,4})(?P<bad>[a-z'-]{2,20}(?:\s[a-z'-]{2,20})?)\s{1,4}(?:isn't|is\s{1,4}not|aren't|are\s{1,4}not)\s{1,4}(?:quite\s{1,4}|half\s{1,4})?as\s{1,4}bad\s{1,4}as\s{1,4}i\s{1,4}[^,.;!?]{2,30}|"
    r"\bi\s{1,4}(?:said|wrote|put|told\s{1,4}you)\s{1,4}(?:that\s{1,4})?i\s{1,4}(?:hate|dislike|"
    r"don't\s{1,4}like|can't\s{1,4}stand)\s{1,4}(?P<said>[a-z' -]{2,40}?)\s{0,4},?\s{1,4}but\s{1,4}"
    r"(?:that|it|i)\s{1,4}(?:was|were|didn't\s{1,4}mean|don't\s{1,4}any)\b[^,.;!?]{0,40}|"
    r"changed\s{1,4}my\s{1,4}(?:mind|tune)\s{1,4}(?:about|on)\s{1,4}(?P<mind>[a-z' -]{2,40}?)|"
    r"forget\s{1,4}that\s{1,4}i\s{1,4}(?:hate|dislike|don't\s{1,4}like)\s{1,4}"
    r"(?P<forget>[a-z' -]{2,40}?))\s{0,4}(?:[,.;!?]|$)",
    re.IGNORECASE,
)
"""A dislike that somebody has no more."""
_ANY_FIELD = frozenset({"profile", "things", "stuff", "list"})
_NAMES = {
    "dislike": "dislikes",
    "hate": "dislikes",
    "no-go": "dislikes",
    "nogo": "dislikes",
    "limit": "limits",
    "household": "household",
}


def read_profile_edit(text: str) -> ProfileEdit | None:
    """Return the change of the profile that a text orders; ``None`` if it orders none."""
    plain = write_out(text.replace("’", "'"))
    if (other := read_no_longer_so(plain)) is not None:
        return other
    if (ordered := _ordered(plain)) is not None:
        return ordered
    each = [edit for sentence in sentences(plain) if (edit := _read_edit(sentence)) is not None]
    return _as_one(each) if len(each) >= _SEVERAL else _read_edit(plain)


_SEVERAL = 2
"""Orders from which one message gives more than one."""


def _as_one(edits: Sequence[ProfileEdit]) -> ProfileEdit:
    old, new = (tuple(phrase for edit in edits for phrase in getattr(edit, name)) for name in ("old", "new"))
    fields = {edit.field for edit in edits} - {None}
    return ProfileEdit(old, new, fields.pop() if len(fields) == 1 else None, all(edit.leaves_out for edit in edits))


def _ordered(plain: str) -> ProfileEdit | None:
    """Return what clauses order to take out, with what stands beside; ``None`` where none orders that."""
    reader, edits, beside, kept = order_reader("en"), list[ProfileEdit](), list[str](), ""
    clauses = reader.clauses(plain)
    for at, clause in enumerate(clauses):
        order = reader.read(clause)
        if order is not None and order.kind is OrderKind.KEEP:
            kept += f" {order.what}"
        elif order is not None and (edit := _out(order, " ".join(clauses[:at]))) is not None:
            edits.append(edit)
            beside.append("" if edit.new else order.rest)
        elif (edit := _read_edit(clause, " ".join(clauses[:at])) or _in(order)) is not None:
            edits.append(edit)
        else:
            beside.append(order.what if order is not None and order.kind is OrderKind.TELL else clause)
    edits = [edit for edit in edits if not any(shares_words(one, kept) for one in edit.old)]
    if not any(edit.old or not edit.new for edit in edits):
        return None
    return replace(_as_one(edits), beside=". ".join(filter(None, beside)))


def _in(order: ProfileOrder | None) -> ProfileEdit | None:
    """Return what an order puts in; ``None`` if it names nothing that is noted of somebody."""
    if order is None or order.kind is not OrderKind.PUT_IN or not _may_be_noted(order.what, is_plain=True):
        return None
    is_member = _SOMEBODY.fullmatch(_ARTICLE.sub("", order.what)) is not None
    return ProfileEdit(new=_phrases(order.what), field="household" if is_member else None)


def _out(order: ProfileOrder, before: str) -> ProfileEdit | None:
    """Return what an order takes out; ``None`` if it names nothing that can be noted of somebody.

    Args:
        order: Of one clause.
        before: The clauses before it.
    """
    where = _OUT_OF.search(order.what)
    if order.kind in (OrderKind.TAKE_OUT, OrderKind.PUT_OFF) and (part := _part_of_life(order)) is not None:
        return ProfileEdit(field=part)
    if order.kind not in (OrderKind.TAKE_OUT, OrderKind.PUT_OFF) and not (order.kind is OrderKind.TAKE and where):
        return None
    is_plain = order.kind is not OrderKind.PUT_OFF
    what = order.what[: where.start()] if where is not None else order.what
    meant = _meant(what, before) if is_plain else what
    field = _field(where["field"]) if where is not None else None
    if where is None and not _may_be_noted(meant, is_plain=is_plain and meant == what):
        return None
    if not is_plain and (read_polarity(before or order.what).is_for_a_while or not _is_thing(meant)):
        return None
    old = _phrases(meant) if is_plain else things_named(meant)
    rather = _RATHER_THAT.fullmatch(order.rest) if is_plain else None
    new = _phrases(rather["new"]) if rather is not None else ()
    return ProfileEdit(old, new, field, leaves_out=not is_plain) if old else None


_WHAT_I_DO = re.compile(
    r"what\s{1,4}i\s{1,4}(?:do|did)\s{1,4}(?:for\s{1,4}(?:a\s{1,4}living|work)|all\s{1,4}day)", re.IGNORECASE
)
_PARTS_OF_LIFE = {
    "occupation": re.compile(
        r"(?:(?:my|the)\s{1,4})?(?:job|work|occupation|profession|trade|line\s{1,4}of\s{1,4}work)(?:\s{1,4}title)?",
        re.IGNORECASE,
    ),
    "gender": re.compile(r"(?:(?:my|the)\s{1,4})?(?:gender|sex)", re.IGNORECASE),
}


def _part_of_life(order: ProfileOrder) -> str | None:
    """Return the field of which all is to go: "delete my job"; who wants to forget their work may mean a while."""
    if _WHAT_I_DO.fullmatch(order.what):
        return "occupation"
    parts = (name for name, said in _PARTS_OF_LIFE.items() if said.fullmatch(order.what))
    return next(parts, None) if order.kind is OrderKind.TAKE_OUT else None


_RATHER_THAT = re.compile(
    rf"(?:(?:but|no|sorry)\s{{1,4}})?i\s{{1,4}}(?:meant|mean)\s{{1,4}}(?P<new>{_THING})(?:\s{{1,4}}(?:hon|love|dear|mate|instead|please))?",
    re.IGNORECASE,
)
"""What somebody says behind an order that is to stand there instead: "take hymns off, I meant quartets"."""


def _may_be_noted(what: str, *, is_plain: bool) -> bool:
    """Whether words name somebody, a thing that is known, or, where an order is plain, anything of few words."""
    if _PRONOUN.fullmatch(what.strip()):
        return False
    if _SOMEBODY.fullmatch(_ARTICLE.sub("", what)) or _is_thing(what):
        return True
    return is_plain and not _NO_THING.search(what) and len(what.split()) <= _MOST_WORDS and not _A_CLAUSE.search(what)


_MOST_WORDS = 3
_ARTICLE = re.compile(r"^(?:my|our|the|a|an)\s{1,4}", re.IGNORECASE)


def _read_edit(plain: str, before: str = "") -> ProfileEdit | None:
    if found := _ADD.search(plain):
        return ProfileEdit(new=_phrases(found["what"]), field=_field(found["field"]) or "likes")
    if (found := _PUT_DOWN.search(plain) or _IS_OTHERS.search(plain)) is not None:
        return ProfileEdit(old=_phrases(found["old"]), field="dislikes" if found["hates"] else "likes")
    if (found := _PUT.search(plain)) and not _NO_THING.search(f"{found['old']} {found['new']}"):
        return ProfileEdit(_phrases(found["old"]), _phrases(found["new"]))
    if over := _OVER.search(plain):
        what = _meant(next(filter(None, over.groups())), f"{before} {plain[: over.start()]}")
        return None if _PRONOUN.fullmatch(what) else ProfileEdit(old=_phrases(what), field="dislikes")
    if takes_back(plain):  # "it's not the swimming I dislike, it's the crowds"
        return None
    if (found := _CONTRAST.search(plain)) and not _NO_THING.search(found[0]) and not _NO_ACTIVITY.search(found[0]):
        return ProfileEdit(_phrases(found["old"]), _phrases(found["new"]))
    if found := _MEANT.search(plain) or _RATHER.search(plain):
        old, new = _phrases(found["old"]), _phrases(found["new"])
        return ProfileEdit(old, new) if old and new and not _A_CLAUSE.search(found["new"]) else None
    return _bare_edit(plain)


_PRONOUN = re.compile(r"(?:him|her|it|them|that|this|those|these)", re.IGNORECASE)
_SOMEBODY = re.compile(rf"\b(?:{PET}|{PARTNER}|{CHILD}|{OTHERS})\b", re.IGNORECASE)


def _meant(what: str, before: str) -> str:
    """Return what an order is about, which may be named before it: "the cat ran off, take her out of my profile"."""
    if not _PRONOUN.fullmatch(what.strip()):
        return what
    somebody, things = [found[0] for found in _SOMEBODY.finditer(_OWNING.sub(" ", before))], things_named(before)[:1]
    is_thing = bool(things) and what.strip().casefold() in _OF_A_THING and not _PET.fullmatch((somebody or [""])[-1])
    named = list(things) if is_thing else somebody or list(things)
    return named[-1] if named else what


_OWNING = re.compile(r"\b\w+'s\b(?=\s{1,4}(?!is\b|was\b)\w)")
"""Somebody who is named for what is theirs: "my husband's thing"."""
_OF_A_THING = frozenset({"it", "that", "this", "them", "these", "those"})
_PET = re.compile(PET, re.IGNORECASE)


def _bare_edit(plain: str) -> ProfileEdit | None:
    """Return a change of something that is named without saying where it stands; only what plainly is a thing."""
    if found := _SWAP.search(plain):
        old = next(filter(None, (found[name] for name in _OLD)), "")
        new = next(filter(None, (found[name] for name in _NEW)))
        return None if _NO_THING.search(f"{old} {new}") else ProfileEdit(_phrases(old), _phrases(new))
    if found := _BARE_REMOVE.search(plain):
        what = next(filter(None, found.groups()))
        return ProfileEdit(old=_phrases(what)) if _is_thing(what) else None
    if (found := _BARE_ADD.search(plain)) and _is_thing(found["what"]):
        return ProfileEdit(new=_phrases(found["what"]), field="likes")
    return None


def _is_thing(words: str) -> bool:
    return bool(things_named(words)) and not _NO_THING.search(words)


def _phrases(words: str) -> tuple[str, ...]:
    if not words:
        return ()
    try:
        return tuple(split_phrases(_NOW.sub("", words), load_phrases("en").listing))
    except PhraseError:
        return ()


def _field(said: str) -> str | None:
    """Return the field that somebody names; ``None`` for the profile as a whole."""
    plain = said.casefold()
    if re.match(r"(?:don|do not|can)", plain):
        return "dislikes"
    if plain in _ANY_FIELD:
        return None
    return _NAMES.get(plain.removesuffix("s"), "likes")
