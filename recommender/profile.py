"""What a user told us, and how it reads as one English sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from recommender.age import age_in, age_said
from recommender.speakers import names_another

KNOWN_ATTRIBUTES = ("age", "gender", "occupation", "household", "setting", "limits")
"""Attributes that have wording of their own; any other is written out as ``name: value``."""

_SILENT = re.compile(
    r"(|-+|n/?a|none|nothing|no|no limits?|no limitations?|unknown|unspecified|not (?:given|specified|"
    r"stated|known)|"
    r"(?:i(?:'d| would)? )?(?:prefer|rather) not(?: to)?(?: say| answer| tell)?|no answer|"
    r"skip(?:ped)?)[.!]?",
    re.IGNORECASE,
)
_AGE_KEY = re.compile(
    r"\bages?\b|\baged\b|^(?:my )?(?:years?|yrs?)(?: old)?$|\bhow old\b|\bborn\b|\bbirth|\bd\.?o\.?b\b|"
    r"\b(?:school )?grade\b|\bschool (?:year|class|form)\b|\bgeneration\b"
)
_SCHOOL_KEY = re.compile(r"\bgrade\b|\bschool (?:year|class|form)\b")
_OTHERS = re.compile(
    r"\b(?:child(?:ren)?|kids?|sons?|daughters?|bab(?:y|ies)|family|partner|wife|husband|spouse|parents?|"
    r"mother|father|siblings?|brothers?|sisters?|grand\w+|pets?|dogs?|cats?)(?:[’']?s)?\b|\bbirth ?place\b|\bborn in\b$"
)
"""Attributes about somebody else than the user, or about a place."""
_GENDER_NOUNS = {
    "female": "woman",
    "f": "woman",
    "woman": "woman",
    "male": "man",
    "m": "man",
    "man": "man",
    "girl": "girl",
    "boy": "boy",
    "non-binary": "non-binary person",
    "nonbinary": "non-binary person",
    "diverse": "non-binary person",
    "other": "person",
}


@dataclass(frozen=True)
class Profile:
    """What a user told us.

    Attributes:
        attributes: Any name and value; :data:`KNOWN_ATTRIBUTES` read best. Empty values and "prefer not to
            say" count as not given.
        likes: Free phrases, most important first if there is an order.
        dislikes: Free phrases.
    """

    attributes: Mapping[str, str | int] = field(default_factory=dict)
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()


def given(attributes: Mapping[str, object]) -> dict[str, str]:
    """Return the attributes that say something, as text, in their order, names in lower case.

    ``None``, empty values, "none" and "prefer not to say" are left out.
    """
    told: dict[str, str] = {}
    for name, value in attributes.items():
        if value is None:
            continue
        words = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
        words = " ".join(words.split())
        if not _SILENT.fullmatch(words):
            told[name.strip().lower()] = words
    return told


def phrases(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the likes or dislikes that say something, spaces tidied, without repetition."""
    tidy = (" ".join(value.split()) for value in values)
    return tuple(dict.fromkeys(value for value in tidy if not _SILENT.fullmatch(value)))


def age_of(attributes: Mapping[str, object], *, year: int | None = None) -> int | None:
    """Return the age in whole years, 0 to 130, as far as the attributes tell it, else ``None``.

    The attribute ``age`` comes first, then those of other names that speak of an age ("years", "birth year", "age
    group", "school grade"), then any other that says one outright ("a 15-year-old pupil", "born in 1961").

    Args:
        attributes: Any mapping of names to values; see :class:`Profile`.
        year: The present one, for years of birth; ``None`` asks the machine's clock, in UTC.
    """
    year = datetime.now(UTC).year if year is None else year
    told = {name.replace("_", " "): words for name, words in given(attributes).items()}
    named = sorted((name for name in told if speaks_of_age(name)), key=lambda name: name != "age")
    for name in named:
        words = f"{name} {told[name]}" if _SCHOOL_KEY.search(name) else told[name]
        if (age := age_in(words, year)) is not None:
            return age
    for name, words in told.items():
        if name in ("household", "setting", "limits") or name in named:
            continue
        if not (_OTHERS.search(name) or names_another(name)):
            age = age_said(words, year)
            if age is not None:
                return age
    return None


def speaks_of_age(name: str) -> bool:
    """Whether an attribute of this name tells the user's own age."""
    plain = name.replace("_", " ").lower()
    return bool(_AGE_KEY.search(plain)) and not _OTHERS.search(plain)


def describe(attributes: Mapping[str, object]) -> str:
    """Render attributes as one English sentence, the form that is encoded.

    Args:
        attributes: Any mapping of names to values; see :class:`Profile`.

    Returns:
        For example ``"A 34-year-old woman who works as a nurse, lives with two children and a dog, in the city;
        limits: bad knee."``; an empty string if nothing was told.
    """
    told = given(attributes)
    if not told:
        return ""
    sentence = _person(told.pop("age", ""), told.pop("gender", ""))
    clauses = []
    if occupation := told.pop("occupation", ""):
        clauses.append(_occupation(occupation))
    if household := told.pop("household", ""):
        clauses.append(_household(household))
    if clauses:
        sentence += f" who {' and '.join(clauses)}"
    if setting := told.pop("setting", ""):
        sentence += f", {_setting(setting)}"
    rest = [f"{name.replace('_', ' ')}: {value}" for name, value in told.items()]
    return "; ".join([sentence.rstrip(","), *rest]) + "."


def _person(age: str, gender: str) -> str:
    noun = _GENDER_NOUNS.get(gender.lower(), f"{gender} person" if gender else "person")
    if age.isdecimal():
        years = int(age)
        if years < 18:
            noun = {"woman": "girl", "man": "boy"}.get(noun, noun)
        article = "An" if age.startswith("8") or age in ("11", "18") else "A"
        return f"{article} {years}-year-old {noun}"
    article = "An" if noun[0].lower() in "aeiou" else "A"
    return f"{article} {noun}, aged {age}," if age else f"{article} {noun}"


def _occupation(value: str) -> str:
    plain = value[0].lower() + value[1:] if value[1:2].islower() else value
    lowered = plain.lower()
    if re.match(r"(?:is|was|works?|studies|goes|runs|owns|teaches|looks|stays)\b", lowered):
        return plain
    if re.search(
        r"\b(?:retired|unemployed|self-employed|student|pupil|at school|looking for work|on leave)\b", lowered
    ):
        countable = re.search(r"\b(?:student|pupil)$", lowered) or re.match(r"retired \w", lowered)
        needs_article = countable and not re.match(r"(?:a|an|the)\b|retired (?:and|from|but)\b", lowered)
        return f"is {_article(plain)}{plain}" if needs_article else f"is {plain}"
    if re.match(r"(?:a|an|the|as|in|at|for|from|part-time|full-time|shift)\b", lowered):
        return f"works {plain}" if re.match(r"(?:as|in|at|for|from|part-time|full-time)\b", lowered) else f"is {plain}"
    return f"works as {_article(plain)}{plain}"


def _household(value: str) -> str:
    plain = value[0].lower() + value[1:] if value[1:2].islower() else value
    lowered = plain.lower()
    if re.match(r"(?:lives?|has|is|shares?|cares?)\b", lowered):
        return re.sub(r"^live\b", "lives", plain)
    if re.match(r"(?:alone|by (?:herself|himself|themselves)|in|at|on|near|with|without)\b", lowered):
        return f"lives {plain}"
    if re.match(r"(?:single|married|widowed|divorced|engaged|separated|partnered)\b", lowered):
        return f"is {plain}"
    if re.match(r"no\b", lowered):
        return f"has {plain}"
    return f"lives with {plain}"


def _setting(value: str) -> str:
    plain = value[0].lower() + value[1:] if value[1:2].islower() else value
    if re.match(r"(?:in|at|on|near|by|outside|inside|close|next|living|lives)\b", plain.lower()):
        return plain
    if re.search(
        r"\b(?:city|town|village|suburbs?|country(?:side)?|coast|mountains?|farm|island|outskirts)$",
        plain.lower(),
    ):
        return f"in {plain}" if re.match(r"(?:a|an|the)\b", plain.lower()) or " " in plain else f"in the {plain}"
    return f"setting: {plain}"


def _article(noun: str) -> str:
    return "an " if noun[:1].lower() in "aeiou" else "a "
