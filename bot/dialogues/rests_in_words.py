"""What somebody wants none of for a while, or less of, in their words: it rests, at once and with a way back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.core.profile_fields import Told
from bot.dialogues.held_back import hold_back_mostly, hold_back_until
from bot.dialogues.notes import Ask, note_told
from bot.dialogues.statements import Statement
from bot.dialogues.turn import Outcome, Turn
from bot.services.nudges import AskForNudge
from bot.understanding.things import things_named
from recommender.language_data import ENGLISH
from recommender.polarity import Polarity, read_polarity
from recommender.spelling import shares_words

_A_DAY = timedelta(days=1)
_PART = re.compile(r"[,;.!?]\s{1,4}")
_FEW = 4
"""Words of a part that says how long something is to rest: "until Easter please"."""
_HEALING = timedelta(days=14)
"""How long that rests which somebody does not want because of a limit: the limit itself stays noted."""


def let_rest(turn: Turn, text: str, told: Told, meaning: Statement) -> Outcome | None:
    """Let rest what somebody wants none of until a later day, or less of; ``None`` where that is not said."""
    if told.limits or meaning.is_sure("about_others", "travel"):
        return None
    polarity, things = _resting(text, turn.language.code, meaning)
    if not things:
        return None
    local = turn.now.astimezone(turn.zone)
    until = turn.language.read_pause_end(_on_refused(text, things), local)
    if until is not None and until.date() > (local + timedelta(days=1)).date():
        held = hold_back_until(turn, things, until)
    elif polarity.is_for_a_while:
        held = hold_back_until(turn, things, local + _HEALING)
    elif polarity.is_fewer:
        held = hold_back_mostly(turn, things)
    else:
        return None
    wanted = meaning.wants_instead
    return held.followed_by(Outcome(changes=[AskForNudge(wish=wanted)])) if wanted else held


def _on_refused(text: str, things: Sequence[str]) -> str:
    """Return the parts of a text that refuse, or say no more than how long: others tell why, and until when of that."""
    parts = _PART.split(text)
    kept = [part for part in parts if len(part.split()) <= _FEW or any(shares_words(one, part) for one in things)]
    return ", ".join(kept) if any(shares_words(one, part) for one in things for part in kept) else text


def rest_while_healing(turn: Turn, text: str, limits: tuple[str, ...], refused: Sequence[str], ask: Ask) -> Outcome:
    """Note limits, and let rest what somebody wants none of because of them: "my wrist is sore, so no guitar"."""
    until = turn.language.read_pause_end(text, turn.now.astimezone(turn.zone))
    until = until if until is not None and until > turn.now + _A_DAY else turn.now + _HEALING
    return note_told(Told(limits=limits), ask).followed_by(hold_back_until(turn, refused, until))


def _resting(text: str, language: str, meaning: Statement) -> tuple[Polarity, Sequence[str]]:
    """Return what a text refuses in its language, and the known things among it."""
    if language == ENGLISH:
        return meaning.polarity, meaning.refused
    polarity = read_polarity(text, language)
    return polarity, tuple(phrase for phrase in polarity.refused if things_named(phrase))
