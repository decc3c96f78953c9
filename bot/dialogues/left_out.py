"""What follows from what a person asked to keep in mind, in words that they can check."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.phrases import enumerate_phrases
from bot.core.profile_fields import say_stored
from bot.core.replies import quoted
from bot.core.texts import _, marked
from recommender import Profile
from recommender.audience import known_traits, traits_of
from recommender.limits import OWN_WORD, lacks_of, lacks_told

_NAMES: dict[str, tuple[str, ...]] = {
    "fine_hands": (marked("sewing"), marked("screws"), marked("writing by hand")),
    "grip": (marked("clay"), marked("knives")),
    "two_hands": (marked("what takes both hands"),),
    "walking": (marked("walks"),),
    "long_walks": (marked("long walks"),),
    "running": (marked("running"),),
    "standing": (marked("what is done standing"),),
    "stairs": (marked("stairs"),),
    "kneeling": (marked("kneeling"),),
    "bending": (marked("bending down"),),
    "balance": (marked("balancing"),),
    "arms": (marked("raising the arms"),),
    "neck": (marked("turning head and neck"),),
    "lifting": (marked("lifting"),),
    "heavy_lifting": (marked("heavy lifting"),),
    "long_effort": (marked("hard exercise"),),
    "sight": (marked("what needs eyes"),),
    "hearing": (marked("what needs ears"),),
    "voice": (marked("singing and speaking"),),
    "swimming": (marked("swimming"),),
    "outdoors": (marked("everything outdoors"),),
    "dark_outdoors": (marked("being out in the dark"),),
    "sun": (marked("the sun"),),
    "alcohol": (marked("alcohol"),),
    "heights": (marked("heights"),),
    "dogs_near": (marked("dogs"),),
    "cat": (marked("cats"),),
    "smell": (marked("smelling"),),
    "milk": (marked("milk and butter"),),
    "meadows": (marked("meadows"),),
    "flowers": (marked("flowers"),),
    "wheat_baking": (marked("baking"),),
    "wool": (marked("wool"),),
    "paints": (marked("paints"),),
    "plants": (marked("plants"),),
    "money": (marked("what costs money"),),
    "garden": (marked("gardens"),),
    "instrument": (marked("instruments"),),
    "oven": (marked("the oven"),),
    "kitchen": (marked("the kitchen"),),
    "bicycle": (marked("bicycles"),),
    "balcony": (marked("balconies"),),
    "tools": (marked("tools"),),
    "sewing_kit": (marked("sewing"),),
    "bath": (marked("baths"),),
    "dog": (marked("having a dog"),),
    "book": (marked("books"),),
    "ball": (marked("balls"),),
    "child": (marked("things to do with children"),),
}
"""What a need is called, in the order in which it is told."""


def left_out(profile: Profile) -> list[str]:
    """Return what is left out because of what a person told of themselves, translated, each thing once."""
    lacking = lacks_of(profile)
    known = [_(word) for need, words in _NAMES.items() if need in lacking for word in words]
    own = sorted(need.removeprefix(OWN_WORD) for need in lacking if need.startswith(OWN_WORD))
    return list(dict.fromkeys([*known, *own]))


def say_not_followed(limits: Iterable[str]) -> str:
    """Ask about limits from which nothing follows, in Telegram's HTML; empty if there are none."""
    unread = [limit for limit in limits if not _follows(limit)]
    if not unread:
        return ""
    return _(
        "I wrote down {things}, but I don't know what to leave out for it. "
        "Tell me what I should not suggest, such as <i>stairs, dogs, fine work with my hands</i>."
    ).format(things=quoted(enumerate_phrases([f"“{say_stored(limit)}”" for limit in unread], _("and"))))


def _follows(limit: str) -> bool:
    if lacks_told(limit):
        return True
    health = {trait.name for trait in known_traits() if trait.limit}
    return not health.isdisjoint(traits_of(Profile({"limits": limit})))
