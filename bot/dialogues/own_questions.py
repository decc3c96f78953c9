"""Questions of people about themselves and their times: the true answer at once, and no button that leads to it."""

from __future__ import annotations

from bot.core.phrases import plain_words
from bot.core.replies import Say
from bot.core.texts import _
from bot.dialogues.command_buttons import doing
from bot.dialogues.pauses import is_paused, say_pause
from bot.dialogues.profile import show_profile
from bot.dialogues.schedule import show_schedule
from bot.dialogues.turn import Outcome, Turn
from bot.language.base import Meaning


def answer(turn: Turn, text: str) -> Outcome | None:
    """Answer what somebody asks about themselves, their times or a pause; ``None`` for anything else.

    Args:
        turn: The present one.
        text: What they wrote.
    """
    plain = turn.language.without_opening(plain_words(text))
    if turn.language.says(Meaning.ASKS_IF_PAUSED, plain):
        return _say_if_paused(turn)
    if turn.language.says(Meaning.ASKS_WHAT_IS_KNOWN, plain):
        return show_profile(turn)
    return show_schedule(turn) if turn.language.says(Meaning.ASKS_MY_TIMES, plain) else None


def _say_if_paused(turn: Turn) -> Outcome:
    said = say_pause(turn.user, turn.now)
    if is_paused(turn.user, turn.now):
        return Outcome([Say(html=said, buttons=doing("resume"))])
    return Outcome([Say(html=f"{_('No, nothing is paused.')} {said}", buttons=doing("schedule", "pause"))])
