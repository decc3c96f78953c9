"""Traits: what a profile says about a user that decides which items suit them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from recommender.profile import KNOWN_ATTRIBUTES, Profile, age_of, given, phrases, speaks_of_age
from recommender.shipped_yaml import load_shipped
from recommender.speakers import names_another

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
        unless: Words beside which it is not told.
        presupposed: Shows that a text only fits users who have it.
        hint_presupposed: Suggests so.
        caption: Shows so in an image's caption.
        hint_caption: Suggests so in a caption.
        excluded: Shows that a text does not fit users who have it.
        hint_excluded: Suggests so.
        ambiguous: Shows so only where the text is also near to the trait's examples: words with another sense
            ("run a bath", "a row of shelves").
        ignored: Attributes that do not tell about it: a dog trainer need not have a dog.
        either: Other traits that will do where this one is only suggested.
        kinds: Special cases of it, which are as good where the words do not say which.
        also: Traits that whoever has it has as well: a dog is a pet, and "worker" is another name for "working".
        limit: Whether it is one of health, told by the attribute ``limits`` or by one of any other name.
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
    ambiguous: re.Pattern[str] = _NEVER
    unless: re.Pattern[str] = _NEVER
    ignored: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    limit: bool = False


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
        ambiguous=_pattern(row.get("ambiguous")),
        unless=_pattern(row.get("unless")),
        ignored=tuple(row.get("ignored", ())),
        either=tuple(row.get("either", ())),
        kinds=tuple(row.get("kinds", ())),
        also=tuple(row.get("also", ())),
        limit=row.get("limit", False),
    )


@cache
def known_traits() -> tuple[Trait, ...]:
    """Return every trait there is, as ``data/traits.yaml`` lists them."""
    text = files("recommender").joinpath("data/traits.yaml").read_text(encoding="utf-8")
    return tuple(_trait(row) for row in load_shipped(text))


_NOT_WORKING = re.compile(
    r"\b(?:retire[ed]?|retirement|pensioner|emerit\w+|disability pension|former"
    r"|unemployed|between jobs|looking for (?:a )?(?:work|job)|not working|no job|out of work|jobless|job ?seeker"
    r"|(?:laid|signed) off|made redundant|gap year|sabbatical|on benefits|cannot work|can[’']t work"
    r"|student|undergrad\w*|postgrad\w*|studies|studying|pupil|at (?:school|uni|university|college)"
    r"|schoolgirl|schoolboy|high[- ]school(?:er)?"
    r"|stay(?:s|ing)?[- ]at[- ]home|(?:at )?home (?:with|raising)|raising (?:\w+ )?(?:kids|children|twins)"
    r"|house ?wife|house ?husband|home ?maker|full-time (?:mum|mom|mother|dad|father|parent|carer)"
    r"|(?:looks|looking) after (?:her|his|their|my|our|the) (?:\w+ )?(?:kids|children|twins|baby|toddlers?)"
    r"|on (?:parental|maternity|paternity|sick|family) leave)\b"
    r"|^\W*(?:(?:in )?(?:\w+)[- ]grade(?:r)?|(?:year|grade|form) \d+)\W*$",
    re.IGNORECASE,
)
_YOUNG_WORDS = re.compile(r"teen|child|minor|adolescent")
_ADULT_WORDS = re.compile(r"adult|grown[- ]up|middle[- ]aged|old|elderly|senior|pensioner|retire")
_OLDER_WORDS = re.compile(r"old\b|elderly|senior|pensioner|retire")
_MAN = re.compile(r"\s{0,4}(?:m|male|man|boy|he(?:/him)?)\s{0,4}", re.IGNORECASE)

_ANIMALS_ALONE = re.compile(
    r"(?:\b(?:widow(?:ed|er)?|divorced|separated|recently|and|with|an?|my|our|the|one|two|three|four|five|six|several|\d{1,2}"
    r"|old|young|elderly|rescue|little|dogs?|cats?|pets?|pupp(?:y|ies)|kittens?|rabbits?|parrots?|budgies?|canar(?:y|ies)"
    r"|hamsters?|hens|chickens|fish|goldfish|guinea pigs?|tortoises?)\b[,;]? ?){1,12}",
    re.IGNORECASE,
)
"""A household of which no person is told: nothing may presuppose that somebody else is at home."""

_OWN = re.compile(
    r"\bmy \w+|\b(?:our|the) (?:own )?"
    r"(?:dogs?|cats?|kids|child(?:ren)?|sons?|daughters?|grand\w+|pets?|rabbit|puppy|kitten)\b",
    re.IGNORECASE,
)
"""Likes that state a fact: whoever likes "time with my grandchildren" has some."""
_YOUNG = ("parent", "teen_parent", "grandparent", "partnered", "working", "retired")
"""Traits that a minor does not have, whatever the words about the household say."""
_NO = re.compile(r"\b(?:0|no|none|false|never)\b", re.IGNORECASE)

_WHO = (
    r"(?:husband|hubby|wife|missus|spouse|partner|fianc[eé]e?|(?:girl|boy)friend|dogs?|cats?|pets?|pupp(?:y|ies)|kittens?"
    r"|rabbits?|hamsters?|terriers?|spaniels?|labradors?|sons?|daughters?|child(?:ren)?|bab(?:y|ies)|parents?)"
)
_PAST = re.compile(
    r"\b(?:(?:has |have |recently |just |sadly ){0,6}"
    r"(?:lost|buried|outlived|mourn(?:s|ing)?|griev(?:es|ing)(?: for)?|miss(?:es|ing)?|gave away|rehomed|left"
    rf"|separated from|divorced from)(?: (?!{_WHO}\b)[\w-]+){{0,3}} {_WHO}\b"
    rf"|{_WHO}(?: (?!and\b|but\b|with\b|who\b)[\w-]+)? (?:who )?(?:has |have |is |are |was |recently |sadly |"
    rf"just ){{0,6}}"
    r"(?:died|dead|deceased|passed(?: away| on)?|gone|left|ran away|put (?:down|to sleep))\b"
    rf"|(?:the )?(?:late|ex|former|deceased)[- ]{_WHO}\b"
    r"|(?:used to|formerly|previously|until recently|once|no longer) (?:have|had|has|be|was|own|owned|keeps?|kept"
    r"|live[sd]?|with|look after|married|share[sd]?|stud\w+|a)\b[^,;.]*"
    rf"|(?:had|grew up with) (?:a |an |two |three |several )(?:\w+ )?{_WHO}\b"
    r"|(?:wants?|wish(?:es)? for|hop(?:es|ing) (?:for|to (?:get|have))|dream(?:s|ing) of|thinking (?:of|about)"
    r"|would (?:like|love)|looking for|saving (?:up )?for)\b[^,;.]*)",
    re.IGNORECASE,
)
"""What was, or is only wished for, is cut out before any trait is looked for; what health has taken stays told."""


@lru_cache(maxsize=1024)
def _told(facts: tuple[tuple[str, str], ...]) -> frozenset[str]:
    found = set()
    for trait in known_traits():
        text = " ; ".join(value for name, value in facts if name not in trait.ignored)
        if not trait.limit:
            text = _PAST.sub(" ", text)
        if trait.told.search(trait.denied.sub(" ", text)) and not trait.unless.search(text):
            found.add(trait.name)
    return frozenset(found)


def traits_of(profile: Profile) -> frozenset[str]:
    """Derive a user's traits from the attributes' words and the age.

    Likes and dislikes are tastes, not facts, and are only read where a like says "my" ("my rabbit").

    Returns:
        Names of traits as in ``data/traits.yaml``; ``adult``, ``minor`` and ``older`` only if the age is told.
    """
    given_facts = given(profile.attributes)
    told = given(own_attributes(profile.attributes))
    facts = [(_heading(name, value), _fact(name, value)) for name, value in told.items()]
    facts = [(name, value) for name, value in facts if name != "gender" and not speaks_of_age(name)]
    facts += [("like", like) for like in profile.likes if _OWN.search(like)]
    found = set(_told(tuple(facts)))
    for name in given_facts.keys() - told.keys():
        found |= _told_by_having(name, given_facts[name])
    if _MAN.fullmatch(told.get("gender", told.get("sex", ""))):
        found.discard("expecting")
    occupation = told.get("occupation", told.get("job", ""))
    if occupation and not _NOT_WORKING.search(occupation):
        found.add("working")
    if _ANIMALS_ALONE.fullmatch(told.get("household", "")):
        found.add("lives_alone")
    age = age_of(profile.attributes)
    words = " ".join(value.lower() for name, value in told.items() if speaks_of_age(name))
    if (age is not None and age < ADULT_FROM) or (age is None and _YOUNG_WORDS.search(words)):
        found.add("minor")
        found.difference_update(_YOUNG)
    elif age is not None or _ADULT_WORDS.search(words):
        found.add("adult")
    if (age is not None and age >= OLDER_FROM) or (age is None and _OLDER_WORDS.search(words)):
        found.add("older")
    for trait in known_traits():
        if trait.name in found:
            found.update(trait.also)
    return frozenset(found)


def limits_told(words: str) -> frozenset[str]:
    """Return the traits of health, by name, that words tell of whoever they are about."""
    limits = (trait for trait in known_traits() if trait.limit or trait.name == "no_alcohol")
    return frozenset(trait.name for trait in limits if trait.told.search(trait.denied.sub(" ", words)))


def ruled_out(profile: Profile) -> tuple[str, ...]:
    """Return the likes that a limit of the user's rules out by their words: nothing of the kind is recommended."""
    traits = traits_of(profile)
    limits = [trait for trait in known_traits() if trait.limit and trait.name in traits]
    return tuple(like for like in profile.likes if any(trait.excluded.search(like) for trait in limits))


def limits_of(profile: Profile) -> tuple[str, ...]:
    """Return the user's limits in their own words: the attribute ``limits``, and what any other tells of health."""
    told = given(own_attributes(profile.attributes))
    return phrases(tuple(_fact(name, value) for name, value in told.items() if _heading(name, value) == "limits"))


def own_attributes(attributes: Mapping[str, str | int]) -> dict[str, str | int]:
    """Return the attributes that are about the user: "flatmate: in a wheelchair" is about somebody else."""
    return {name: value for name, value in attributes.items() if not _is_about_another(name)}


def _is_about_another(name: str) -> bool:
    return name.strip().lower() not in KNOWN_ATTRIBUTES and names_another(name.replace("_", " "))


def _told_by_having(name: str, value: str) -> frozenset[str]:
    """Return the traits that follow from having somebody: a child makes a parent, a child's bad knee no bad knee."""
    having = _told(((name, name.replace("_", " ")),))
    kinds = having.union(*(trait.kinds for trait in known_traits() if trait.name in having))
    if "parent" in having:
        kinds |= {"teen_parent"}
    return _told(((name, _fact(name, value)),)) & kinds


def _heading(name: str, value: str) -> str:
    """Return the attribute that one of any name amounts to: ``limits`` where it tells of health, else its own."""
    if name in KNOWN_ATTRIBUTES:
        return name
    health = _told((("health", _fact(name, value)),))
    return "limits" if any(trait.limit and trait.name in health for trait in known_traits()) else name


def _fact(name: str, value: str) -> str:
    """Write an attribute of any name so that "children: 2" and "pets: yes" tell something, "pets: no" nothing."""
    if name in KNOWN_ATTRIBUTES:
        return value
    return "" if _NO.fullmatch(value) else f"{name.replace('_', ' ')} {value}"
