"""What somebody says is not so, or no longer: "you have me down as hating golf", "chess was the old me"."""

from __future__ import annotations

import re

from bot.language.en.reading.lexicon import CHILD, LIMIT, OTHERS, PARTNER, PET, is_job
from bot.understanding.profile_edits import ProfileEdit
from bot.understanding.things import things_named
from recommender.limits import lacks_said

_THING = r"(?!(?:it|that|them|this|those)\b)[a-z][\w' -]{1,40}?"
_WHERE_NOTED = r"(?:you|u|it|(?:my|the|your)\s{1,4}(?:profile|list|notes?))"
_NOTES = r"(?:\s{1,4}(?:have|has|had|still|just)|'ve|'s)?(?:\s{1,4}(?:got|still|have|has))?"
_DISLIKING = (
    r"(?:hat(?:ing|es?)|dislik(?:ing|es?)|not\s{1,4}liking|avoid(?:ing|s)?|loath(?:ing|es?)|"
    r"can'?t\s{1,4}stand|don'?t\s{1,4}like)"
)
_LIKING = r"(?:lov(?:ing|es?)|lik(?:ing|es?)|enjoy(?:ing|s)?|(?:being\s{1,4})?(?:into|keen\s{1,4}on))"
_FEELING = rf"(?:(?P<hates>{_DISLIKING})|{_LIKING})"
_ENDS = r"(?=\s{0,4}[,.;:!?-]|\s{1,4}(?:but|and|which)\b)"
_NOTED = re.compile(
    rf"\b{_WHERE_NOTED}{_NOTES}\s{{1,4}}me\s{{1,4}}(?:(?:down|listed|noted|marked)\s{{1,4}})?(?:as|for)\s{{1,4}}"
    rf"(?:(?:someone|somebody|one)\s{{1,4}}who\s{{1,4}})?{_FEELING}\s{{1,4}}(?P<old>{_THING}){_ENDS}|"
    rf"\b{_WHERE_NOTED}\s{{1,4}}(?:still\s{{1,4}})?(?:says?|thinks?|claims?)\s{{1,4}}(?:that\s{{1,4}})?i\s{{1,4}}"
    rf"(?:(?P<hates2>{_DISLIKING})|{_LIKING})\s{{1,4}}(?P<old2>{_THING}){_ENDS}|"
    rf"\b{_WHERE_NOTED}{_NOTES}\s{{1,4}}(?P<old3>{_THING})\s{{1,4}}(?:down|listed|noted|marked)\s{{1,4}}(?:as|among|under|in|with)\s{{1,4}}"
    rf"(?:(?:something|one\s{{1,4}}of\s{{1,4}}the\s{{1,4}}things|a\s{{1,4}}thing|the\s{{1,4}}things|what)\s{{1,4}}(?:that\s{{1,4}})?i\s{{1,4}}"
    rf"(?:(?P<hates3>{_DISLIKING})|{_LIKING})|(?:an?|my)\s{{1,4}}(?:(?P<hates4>dislikes?|no-?gos?|hates)|likes?|hobby|hobbies|interests?)){_ENDS}",
    re.IGNORECASE,
)
"""How somebody says what is noted of their tastes."""
_NOT_SO = re.compile(
    r"\b(?:wrong|mistakes?|out\s{1,4}of\s{1,4}date|outdated|no\s{1,4}longer|not\s{1,4}any\s?more|any\s?more|any\s{1,4}longer|never|"
    r"(?:not|isn'?t|ain'?t)\s{1,4}(?:true|right|so|me|correct|the\s{1,4}case)|(?:years|ages|long)\s{1,4}ago|come\s{1,4}(?:a)?round|came\s{1,4}(?:a)?round|"
    r"warmed|grown\s{1,4}on|grew\s{1,4}on|chang(?:ed|es)|(?:don'?t|do\s{1,4}not)\s{1,4}mind|got\s{1,4}into|taken\s{1,4}(?:it\s{1,4})?up|took\s{1,4}(?:it\s{1,4})?up|"
    r"given\s{1,4}(?:it\s{1,4})?up|gave\s{1,4}(?:it\s{1,4})?up|gone\s{1,4}off|went\s{1,4}off|over\s{1,4}it|hooked|these\s{1,4}days|nowadays|now|"
    r"not\s{1,4}so\s{1,4}bad|isn'?t\s{1,4}(?:so|that)\s{1,4}bad)\b",
    re.IGNORECASE,
)
"""What says behind it that it is not so."""
_AN_ERA = (
    r"(?:(?:just\s{1,4}|only\s{1,4})?an?\s{1,4}(?:phase|fad|craze)|(?:the\s{1,4})?(?:old|young(?:er)?|former|(?:high\s{1,4})?school|college|uni|teen(?:age)?|student|past)\s{1,4}me|"
    r"(?:years|ages|a\s{1,4}(?:long\s{1,4}time|while))\s{1,4}ago|back\s{1,4}then|history|ancient\s{1,4}history|(?:in\s{1,4})?the\s{1,4}past|"
    r"(?:in\s{1,4})?my\s{1,4}(?:(?:school|college|uni|student|teenage|younger|young)\s{1,4}(?:days|years|self|phase)|teens|twenties|thirties|youth|childhood|past))"
)
_NOW = r"(?:now|these\s{1,4}days|nowadays)"
_IS = (
    r"(?:it's|its|it\s{1,4}is|(?:i'm|im|i\s{1,4}am)\s{1,4}(?:more\s{1,4})?into|"
    r"i(?:'d\s{1,4}rather|\s{1,4}(?:like|love|prefer|play|do|enjoy)))"
)
_ERAS = re.compile(
    rf"\b{_IS}\s{{1,4}}(?P<new>{_THING})\s{{1,4}}{_NOW}\s{{0,4}}[,.;]?\s{{1,4}}(?:and\s{{1,4}}|but\s{{1,4}})?(?P<old>{_THING})\s{{1,4}}(?:was|were|is|are)\s{{1,4}}{_AN_ERA}|"
    rf"(?:^|[.;,]\s{{0,4}})(?P<old2>{_THING})\s{{1,4}}(?:was|were|is|are)\s{{1,4}}{_AN_ERA}\s{{0,4}}[,.;]?\s{{1,4}}(?:and\s{{1,4}}|but\s{{1,4}}|{_NOW}\s{{1,4}})?"
    rf"(?:{_IS}|i)\s{{1,4}}(?P<new2>{_THING})(?:\s{{1,4}}{_NOW})?[\s.!]*$|"
    rf"\bused\s{{1,4}}to\s{{1,4}}(?:love|like|enjoy|play|do|be\s{{1,4}}(?:into|mad\s{{1,4}}about))\s{{1,4}}(?P<old3>{_THING})\s{{0,4}},?\s{{1,4}}(?:but\s{{1,4}}|and\s{{1,4}})?"
    rf"{_NOW}\s{{0,4}},?\s{{1,4}}{_IS}\s{{1,4}}(?P<new3>{_THING})[\s.!]*$",
    re.IGNORECASE,
)
"""How somebody puts what they like in the place of what they liked once: "it's jazz now, punk was school me"."""
_DENIED = re.compile(
    r"\b(?:(?:i\s{1,4})?(?:never|didn'?t|did\s{1,4}not|haven'?t)\s{1,4}(?:ever\s{1,4})?(?:said?|tell|told|mention(?:ed)?|claim(?:ed)?|write|wrote)(?:\s{1,4}(?:you|to\s{1,4}you))?|"
    r"who(?:ever)?\s{1,4}(?:says?|said|told\s{1,4}you))\s{1,4}(?:that\s{1,4})?"
    r"(?:i'm|im|i\s{1,4}(?:am|was|have|had|got|can'?t|cannot)|i'?ve(?:\s{1,4}got)?)\s{1,4}"
    r"(?P<old>(?:an?\s{1,4}|the\s{1,4}|my\s{1,4})?[a-z][\w' -]{1,40}?)"
    r"(?=\s{0,4}[,.;!?-]|\s{0,4}$|\s{1,4}(?:but|that|it)\b)|"
    rf"\b(?:i'm|im|i\s{{1,4}}am)\s{{1,4}}not\s{{1,4}}the\s{{1,4}}one\s{{1,4}}(?:with|who(?:'s|\s{{1,4}}(?:is|has|gets|can'?t)))\s{{1,4}}(?P<old2>{_THING})(?=\s{{0,4}}[,.;!?-]|\s{{0,4}}$|\s{{1,4}}but\b)|"
    r"\b(?:no\s{1,4}idea|dunno|(?:don'?t|do\s{1,4}not)\s{1,4}know)\s{1,4}where\s{1,4}(?:you|u)\s{1,4}(?:got|get|have)\s{1,4}"
    r"(?P<old4>(?:my\s{1,4}|the\s{1,4})?[a-z][\w' -]{1,40}?)\s{1,4}from\b|"
    rf"\bi\s{{1,4}}(?:don'?t|do\s{{1,4}}not)\s{{1,4}}have\s{{1,4}}(?P<old3>{_THING})\s{{0,4}}[,.;-]{{1,2}}\s{{1,4}}"
    rf"(?:that's|thats|that\s{{1,4}}(?:is|was)|it's|it\s{{1,4}}is|my)\s{{1,4}}(?:my\s{{1,4}})?(?:{PARTNER}|{CHILD}|{OTHERS}|{PET})\b",
    re.IGNORECASE,
)
"""How somebody denies what is noted of how they are: "never said I'm a vegan, that's my brother"."""
_IS_NOT = re.compile(
    rf"\b(?:i'm|im|i\s{{1,4}}am)\s{{1,4}}(?:not|no\s{{1,4}}longer)\s{{1,4}}(?:an?\s{{1,4}}|the\s{{1,4}})?(?P<old>{_THING})(?:\s{{1,4}}(?:any\s?more|any\s{{1,4}}longer|now|though|actually))?"
    r"(?=\s{0,4}[,.;!-]\s{0,4}(?:who(?:ever)?\b|that's\b|thats\b|never\b|where\b|$)|\s{0,4}$)|"
    rf"\bi\s{{1,4}}(?:don'?t|do\s{{1,4}}not|never)\s{{1,4}}ha(?:ve|d)\s{{1,4}}(?P<old2>{_THING})(?=\s{{0,4}}[,.;!-]|\s{{0,4}}$)|"
    rf"(?:^|[,.;]\s{{0,4}})(?P<old3>{_THING})\s{{1,4}}"
    r"(?:was|turned\s{1,4}out\s{1,4}to\s{1,4}be)\s{1,4}(?:just\s{1,4})?(?:an?\s{1,4})?(?:misdiagnos(?:is|ed)|false\s{1,4}alarm)\b",
    re.IGNORECASE,
)
"""How somebody says what ails them not, or what they do no more: "I'm not a vegan", "asthma was a misdiagnosis"."""
_SOMEBODY = re.compile(rf"\b(?:{PET}|{PARTNER}|{CHILD}|{OTHERS})\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the|my)\s{1,4}", re.IGNORECASE)


def read_no_longer_so(plain: str) -> ProfileEdit | None:
    """Return what of the profile a text says is not so; ``None`` if it says nothing of that kind."""
    if (found := _NOTED.search(plain)) and _NOT_SO.search(plain[found.end() :]):
        hates = any(found[name] for name in ("hates", "hates2", "hates3", "hates4"))
        return ProfileEdit(old=(_said(found, "old", "old2", "old3"),), field="dislikes" if hates else "likes")
    if found := _ERAS.search(plain):
        old, new = _said(found, "old", "old2", "old3"), _said(found, "new", "new2", "new3")
        return ProfileEdit(old=(old,), new=(new,), field="likes") if things_named(old) or things_named(new) else None
    if (found := _DENIED.search(plain)) and _is_of_oneself(denied := _said(found, "old", "old2", "old3", "old4")):
        return ProfileEdit(old=(denied,))
    if found := _IS_NOT.search(plain):
        said = _said(found, "old", "old2", "old3")
        if LIMIT.fullmatch(said):
            return ProfileEdit(old=(said,))
        return ProfileEdit(field="occupation") if found["old"] and is_job(said) else None
    return None


def without_denials(words: str) -> str:
    """Return words without what they deny of their writer: nothing of that is told."""
    return _DENIED.sub(
        lambda found: " " if _is_of_oneself(_said(found, "old", "old2", "old3", "old4")) else found[0], words
    )


def _said(found: re.Match[str], *names: str) -> str:
    return _ARTICLE.sub("", next(filter(None, (found[name] for name in names))))


def _is_of_oneself(said: str) -> bool:
    """Whether words tell how somebody is or lives: what ails them, what they do, who is there."""
    tells = LIMIT.search(said) or _SOMEBODY.search(said) or is_job(said)
    return bool(tells or lacks_said(f"I have {said}") or lacks_said(f"I am {said}"))
