"""Traits: what a profile says about a user that decides which items suit them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from recommender.profile import KNOWN_ATTRIBUTES, Profile, age_of, given

ADULT_FROM = 18
"""Age in years from which a user counts as an adult."""
OLDER_FROM = 65
"""Age in years from which a user counts as older."""

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Trait:
    """One trait and the words that show it; see ``data/traits.yaml``.

    Attributes:
        name: For example ``parent``.
        about: What it means, in words.
        you: The same said to the user, after "you"; empty if it had better not be said.
        told: Shows in a profile that the user has it.
        denied: Words that are cut out of a profile before ``told`` is looked for.
        presupposed: Shows that a text only fits users who have it.
        hint_presupposed: Suggests so.
        caption: Shows so in an image's caption.
        hint_caption: Suggests so in a caption.
        excluded: Shows that a text does not fit users who have it.
        hint_excluded: Suggests so.
        ignored: Attributes that do not tell about it: a dog trainer need not have a dog.
        either: Other traits that will do where this one is only suggested.
        kinds: Special cases of it, which are as good where the words do not say which.
    """

    name: str
    about: str
    you: str
    told: re.Pattern[str]
    denied: re.Pattern[str]
    presupposed: re.Pattern[str]
    hint_presupposed: re.Pattern[str]
    caption: re.Pattern[str]
    hint_caption: re.Pattern[str]
    excluded: re.Pattern[str]
    hint_excluded: re.Pattern[str]
    ignored: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def _pattern(parts: list[str] | None) -> re.Pattern[str]:
    if not parts:
        return _NEVER
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


def _trait(row: dict[str, Any]) -> Trait:
    return Trait(
        name=row["trait"],
        about=row["about"],
        you=row.get("you", ""),
        told=_pattern(row.get("told")),
        denied=_pattern(row.get("denied")),
        presupposed=_pattern(row.get("presupposed")),
        hint_presupposed=_pattern(row.get("hint_presupposed")),
        caption=_pattern(row.get("caption")),
        hint_caption=_pattern(row.get("hint_caption")),
        excluded=_pattern(row.get("excluded")),
        hint_excluded=_pattern(row.get("hint_excluded")),
        ignored=tuple(row.get("ignored", ())),
        either=tuple(row.get("either", ())),
        kinds=tuple(row.get("kinds", ())),
    )


@cache
def known_traits() -> tuple[Trait, ...]:
    """Return every trait there is, as ``data/traits.yaml`` lists them."""
    text = files("recommender").joinpath("data/traits.yaml").read_text(encoding="utf-8")
    return tuple(_trait(row) for row in yaml.safe_load(text))


_NOT_WORKING = re.compile(
    r"\b(?:retire[ed]?|retirement|pensioner|emerit\w+|disability pension|former"
    r"|unemployed|between jobs|looking for (?:a )?(?:work|job)|not working|no job"
    r"|student|studies|studying|pupil|at school|schoolgirl|schoolboy|high[- ]school(?:er)?"
    r"|stay-at-home|housewife|househusband|homemaker|full-time (?:mum|mom|mother|dad|father|parent|carer)"
    r"|on (?:parental|maternity|paternity|sick) leave)\b",
    re.IGNORECASE,
)
_YOUNG_WORDS = re.compile(r"teen|child|minor|under 18")
_ADULT_WORDS = re.compile(r"adult|twent|thirt|fort|fift|sixt|sevent|eight|ninet|middle|old|senior")
_OLDER_WORDS = re.compile(r"late sixt|sevent|eight|ninet|old|senior")


_OWN = re.compile(
    r"\bmy \w+|\b(?:our|the) (?:own )?"
    r"(?:dogs?|cats?|kids|child(?:ren)?|sons?|daughters?|grand\w+|pets?|rabbit|puppy|kitten)\b",
    re.IGNORECASE,
)
"""Likes that state a fact: whoever likes "time with my grandchildren" has some."""
_YOUNG = ("parent", "grandparent", "partnered", "working", "retired")
"""Traits that a minor does not have, whatever the words about the household say."""
_NO = re.compile(r"\b(?:0|no|none|false)\b", re.IGNORECASE)


@cache
def _told(facts: tuple[tuple[str, str], ...]) -> frozenset[str]:
    found = set()
    for trait in known_traits():
        text = " ; ".join(value for name, value in facts if name not in trait.ignored)
        if trait.told.search(trait.denied.sub(" ", text)):
            found.add(trait.name)
    return frozenset(found)


def traits_of(profile: Profile) -> frozenset[str]:
    """Derive a user's traits from the attributes' words and the age.

    Likes and dislikes are tastes, not facts, and are only read where a like says "my" ("my rabbit").

    Returns:
        Names of traits as in ``data/traits.yaml``; ``adult``, ``minor`` and ``older`` only if the age is told.
    """
    told = given(profile.attributes)
    facts = [(name, _fact(name, value)) for name, value in told.items() if name not in ("age", "gender")]
    facts += [("like", like) for like in profile.likes if _OWN.search(like)]
    found = set(_told(tuple(facts)))
    occupation = told.get("occupation", "")
    if occupation and not _NOT_WORKING.search(occupation):
        found.add("working")
    age = age_of(profile.attributes)
    words = told.get("age", "").lower()
    if (age is not None and age < ADULT_FROM) or (age is None and _YOUNG_WORDS.search(words)):
        found.add("minor")
        found.difference_update(_YOUNG)
    elif age is not None or _ADULT_WORDS.search(words):
        found.add("adult")
    if (age is not None and age >= OLDER_FROM) or (age is None and _OLDER_WORDS.search(words)):
        found.add("older")
    return frozenset(found)


def _fact(name: str, value: str) -> str:
    """Write an attribute of any name so that "children: 2" and "pets: yes" tell something, "pets: no" nothing."""
    if name in KNOWN_ATTRIBUTES:
        return value
    return "" if _NO.fullmatch(value) else f"{name.replace('_', ' ')} {value}"
