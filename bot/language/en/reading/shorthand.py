"""Words as thumbs write them: ``luv swimmin n bakin`` is ``love swimming and baking``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.understanding.things import is_known_thing
from recommender.shipped_yaml import load_shipped

_DROPPED = re.compile(r"\b(?P<stem>[a-z]{3,}i)n'?(?![\w'])", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\w:/])[\w' ]{1,30}(?:/[\w' ]{1,30}){2,12}(?![\w:/])")
"""Several things between slashes alone: "31/m/tokyo"."""
_APART = re.compile(
    r"(?<=[^\s\d])\s{1,4}(?:[/|•·+]|[-–—])\s{1,4}(?=\S)|(?<=\d)\s{1,4}(?:[/|•·]|[-–—])\s{1,4}(?=[^\s\d])"
)
"""Signs that stand between things told like a comma does, and not between two times."""
_BODY = re.compile(
    r"(?P<no>\b(?:no|not|nothing|never|without|skip|avoid)\b[^,.;:!?]{1,60}?[a-z])\s{1,4}(?=my\s{1,4}(?:(?:left|right|lower|upper|bad)\s{1,4})?[a-z]+\s{1,4}(?:hurts?|aches?|"
    r"(?:is|are|feels?|was|got)\s{1,4}(?:killing|(?:(?:so|really|still|very|all|too|badly)\s{1,4})?(?:sore|bad|broken|swollen|"
    r"sprained|injured|infected|numb|stiff|weak|in\s{1,4}an?\s{1,4}(?:cast|sling|splint|brace)|in\s{1,4}plaster)))\b)",
    re.IGNORECASE,
)
"""Where somebody who wants none of something goes on to what hurts without a comma: "no basketball my ankle hurts"."""


_USED_TO = re.compile(
    r"\b(?:i\s{1,4})?used\s{1,4}to\s{1,4}(?:(?:really|quite|always)\s{1,4})?(?:be\s{1,4}(?:(?:very\s{1,4})?(?:into|keen\s{1,4}on|mad\s{1,4}about))|love|like|"
    r"enjoy|adore|play|do|go)\s{1,4}(?P<thing>[^,.;!?]{2,40}?)\s{0,4},?\s{1,4}(?:but\s{1,4})?(?:(?:not|don['’]?t)\s{1,4}any\s?more|no\s{1,4}longer|"
    r"not\s{1,4}(?:now(?:adays)?|these\s{1,4}days))\b",
    re.IGNORECASE,
)
"""What somebody did with pleasure once: "used to love golf, but not any more"."""


def write_out(text: str) -> str:
    """Return a text with the words that were written short or without an ending in full, one thing after a comma."""
    told = _USED_TO.sub(r"I no longer like \g<thing>", text)
    full = _pattern().sub(_in_full, _SLASHED.sub(_listed, _BODY.sub(r"\g<no>, ", _APART.sub(", ", told))))
    return _DROPPED.sub(lambda found: f"{found[0].rstrip(chr(39))}g" if _is_doing(found[0]) else found[0], full)


def _listed(found: re.Match[str]) -> str:
    return found[0].replace("/", ", ") if found[0].count("/") > 1 else found[0]


def _is_doing(word: str) -> bool:
    return is_known_thing(f"{word.rstrip(chr(39))}g")


_CODES = frozenset({"BC"})
"""What is short for a word in small letters, and for a region in capitals."""


def _in_full(found: re.Match[str]) -> str:
    if found[0] in _CODES:
        return found[0]
    full = _words()[found[0].casefold()]
    return full.capitalize() if full[0] == "i" and full[1:2] == "'" else full


@cache
def _words() -> Mapping[str, str]:
    told = load_shipped(files("bot.language").joinpath("en", "shorthand.yaml").read_text(encoding="utf-8"))
    return {str(short): str(full) for full, shorts in told["words"].items() for short in shorts}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(map(re.escape, _words()), key=len, reverse=True)
    return re.compile(rf"(?<![\w'’./-])(?:{'|'.join(longest)})(?![\w'’/-]|\.\w)", re.IGNORECASE)
