"""What somebody says instead of an answer: a feeling, a question, nonsense; it is answered and never stored."""

from __future__ import annotations

import re

from bot.core.inputs import Text
from bot.core.profile_fields import Told
from bot.core.texts import _
from bot.dialogues.feelings import SENTENCES, say_feeling
from bot.dialogues.spoken_reactions import KINDS

LEAST = 0.5
"""Confidence from which a feeling is not taken as an answer."""

SURELY = 0.7
"""Confidence from which other words are not: a job or a hobby may be any word."""

_ASKING = re.compile(
    r"\?|^(?:who|what|when|where|which|why|how|is|are|am|do|does|did|will|can|could|would|should)\b", re.IGNORECASE
)

OPEN = frozenset({"occupation", "household", "limits", "likes", "dislikes", "gender"})
"""Questions that take any words as their answer, and so would take these."""

ELSE_SURE = 0.6
"""Confidence, of all intents together, from which words are no answer to a list of what is stored."""

_ELSE = frozenset(KINDS) | frozenset(SENTENCES) | {"question_bot", "question_world", "complaint", "correction"}

_OF_THE_BODY = frozenset({"feel_tired", "feel_sleepless", "feel_unwell", "feel_ill_family", "feel_stressed"})
"""What may be an answer to what is to be kept in mind."""


def is_no_answer(question: str, given: Text) -> bool:
    """Whether words surely mean something else than an answer to a list that was left open: it falls shut then."""
    if question not in OPEN:
        return False
    others = _ELSE - (_OF_THE_BODY - {"feel_ill_family"} if question == "limits" else frozenset())
    return sum(intent.confidence for intent in given.intents if intent.name in others) >= ELSE_SURE


def answer_aside(
    question: str, given: Text, told: Told, *, is_reaction: bool = False, tried: bool = False
) -> str | None:
    """Return what is said to words that are no answer, in Telegram's HTML; ``None`` if they may be one.

    Args:
        question: Name of the present one.
        given: What was written, with its intents.
        told: What was read in it.
        is_reaction: Whether the words are a reaction to an idea, word for word.
        tried: Whether a first idea was sent already.
    """
    if question not in OPEN or told.fields or not given.intents:
        return None
    surest = given.intents[0]
    if question == "limits" and surest.name in _OF_THE_BODY:
        return None
    if surest.name in SENTENCES and surest.confidence >= LEAST:
        return say_feeling(surest.name, given.text) + " " + _("Whenever you like, this was my question:")
    sounds = surest.confidence >= SURELY or is_reaction
    if not sounds or (surest.name.startswith("question") and not _ASKING.search(given.text)):
        return None
    return _answers(tried=tried).get(surest.name)


def _answers(*, tried: bool) -> dict[str, str]:
    nothing_yet = _("I have sent you nothing yet: a few more taps, and the first idea comes. This was my question:")
    if tried:
        nothing_yet = _("The buttons below that idea tell me how you like it. This was my question:")
    return {
        "nonsense": _("I can't make anything of that. Tap what fits, write it in plain words, or skip it."),
        **dict.fromkeys(("did_it", "liked_it", "rejected_it", "another", "later"), nothing_yet),
        "question_bot": _(
            "I'm Offscreen, a small program that sends ideas for time away from the screen; /help and /privacy say "
            "more. This was my question:"
        ),
        "question_world": _("I'm a small program and can't answer that. This was my question:"),
        "complaint": _("I'm sorry. It is only a few more taps, and each can be skipped. This was my question:"),
    }
