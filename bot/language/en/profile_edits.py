"""Changes of the profile as people order them: "add swimming to what I like", "I meant writing, not reading"."""

from __future__ import annotations

import re

from bot.core.phrases import PhraseError, split_phrases
from bot.language.phrases import load_phrases
from bot.understanding.profile_edits import ProfileEdit

_FIELD = (
    r"(?:(?:my|the)\s{1,4})?(?:list\s{1,4}of\s{1,4}|things\s{1,4}i\s{1,4})?(?:what\s{1,4}i\s{1,4}|stuff\s{1,4}i\s{1,4})?"
    r"(?P<field>likes?|dislikes?|hates?|love|enjoy|limits?|hobbies|interests|favou?rites?|profile|household|"
    r"no-?gos?|(?:don'?t|do not|can'?t)\s{1,4}(?:like|stand))\b"
)
_ADD = re.compile(
    rf"\b(?:add|put|include|write|note)\s{{1,4}}(?P<what>[^.;!?]{{2,60}}?)\s{{1,4}}(?:to|in|on|under|into|among)\s{{1,4}}{_FIELD}",
    re.IGNORECASE,
)
_REMOVE = re.compile(
    rf"\b(?:remove|take|delete|drop|strike|scratch|cross|erase|get\s{{1,4}}rid\s{{1,4}}of)\s{{1,4}}(?P<what>[^.;!?]{{2,60}}?)\s{{1,4}}"
    rf"(?:off|from|out\s{{1,4}}of|out\s{{1,4}}from)\s{{1,4}}{_FIELD}",
    re.IGNORECASE,
)
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
_A_CLAUSE = re.compile(r"\bi\b", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:(?:i\s{1,4})?(?:actually\s{1,4}|really\s{1,4})?(?:don't|do\s{1,4}not)\s{1,4}(?:mind|hate|dislike)\s{1,4}"
    r"(?P<minds>[a-z' -]{2,40}?)"
    r"\s{1,4}(?:after\s{1,4}all|now|any\s?more|so\s{1,4}much\s{1,4}now|these\s{1,4}days)|"
    r"(?:come|coming)\s{1,4}(?:a)?round\s{1,4}to\s{1,4}(?P<round>[a-z' -]{2,40}?)|"
    r"changed\s{1,4}my\s{1,4}mind\s{1,4}(?:about|on)\s{1,4}(?P<mind>[a-z' -]{2,40}?)|"
    r"forget\s{1,4}that\s{1,4}i\s{1,4}(?:hate|dislike|don't\s{1,4}like)\s{1,4}"
    r"(?P<forget>[a-z' -]{2,40}?))\s{0,4}(?:[,.;!?]|$)",
    re.IGNORECASE,
)
"""A dislike that somebody has no more."""
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
    plain = text.replace("’", "'")
    if found := _ADD.search(plain):
        return ProfileEdit(new=_phrases(found["what"]), field=_field(found["field"]) or "likes")
    if found := _REMOVE.search(plain):
        return ProfileEdit(old=_phrases(found["what"]), field=_field(found["field"]))
    if over := _OVER.search(plain):
        return ProfileEdit(old=_phrases(next(filter(None, over.groups()))), field="dislikes")
    if found := _MEANT.search(plain) or _RATHER.search(plain):
        old, new = _phrases(found["old"]), _phrases(found["new"])
        return ProfileEdit(old, new) if old and new and not _A_CLAUSE.search(found["new"]) else None
    return None


def _phrases(words: str) -> tuple[str, ...]:
    try:
        return tuple(split_phrases(words, load_phrases("en").listing))
    except PhraseError:
        return ()


def _field(said: str) -> str | None:
    """Return the field that somebody names; ``None`` for the profile as a whole."""
    plain = said.casefold()
    if re.match(r"(?:don|do not|can)", plain):
        return "dislikes"
    if plain.startswith("profile"):
        return None
    return _NAMES.get(plain.removesuffix("s"), "likes")
