"""Words that tell what a piece of German is about: people, jobs, bodies, screens; from ``lexicon.yaml``."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

from bot.language.time_words import compiled
from recommender.shipped_yaml import load_shipped

_TOLD: dict[str, Any] = load_shipped(files("bot.language").joinpath("de", "lexicon.yaml").read_text(encoding="utf-8"))
_OWN = rf"(?:mit|meine[mnrs]?|mein|unsere[mnrs]?|unser|{_TOLD['count']})"


def _kept(words: str) -> re.Pattern[str]:
    """Return the pattern of somebody ``said`` to be there: "mit zwei Kindern", "habe einen Hund"."""
    few = rf"(?: (?:{_TOLD['count']}|meine[mnrs]?|mein|noch|auch)){{0,3}}"
    return compiled(rf"(?:^|,|(?<!\w){_TOLD['with']}){few} (?P<said>{words})\b")


SCREEN = compiled(_TOLD["screen"])
MEMBER = compiled(rf"(?:{_OWN} ){{0,4}}(?:{_TOLD['people']})|(?:{_OWN} ){{1,4}}(?:hunde?n?|katzen?|kater)")
"""Somebody of a household, and nothing else; an animal only if it is said to be there."""
HOUSEHOLD = {
    **{stored: _kept(said) for stored, said in _TOLD["household"].items()},
    **{stored: compiled(said) for stored, said in _TOLD["household_otherwise"].items()},
}
"""By what is stored, in English as it is offered."""
OTHER_ANIMAL = _kept(_TOLD["other_animals"])
LIMITS = {stored: compiled(rf"\b(?:{said})\b") for stored, said in _TOLD["limits"].items()}
"""By what is stored, in English as its reader knows it."""
BODY_LIMIT = compiled(rf"\b(?:{'|'.join(_TOLD['limits'].values())})\b")
STATES = {stored: compiled(rf"\b(?:{said})\b") for stored, said in _TOLD["states"].items()}
"""What fills somebody's days where it is no job, by what is stored."""
JOB = compiled(rf"(?<!\w)(?P<job>[\w-]{{0,30}}(?:{'|'.join(_TOLD['jobs'].split())})(?:in|innen|e|er|en)?)\b")
"""A noun that names what somebody does all day."""
EMPTY = frozenset(_TOLD["empty"].split())
"""Words whose loss is none."""
HEAD, TAIL, NO_TASTE = (compiled(_TOLD["tastes"][name]) for name in ("head", "tail", "none"))
INFINITIVES: dict[str, str] = _TOLD["infinitives"]
"""Of verbs in the first person where it is not the verb with an "n"."""
