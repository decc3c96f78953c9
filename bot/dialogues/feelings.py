"""Feelings and life events: one warm sentence that fits, and something small if it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.inputs import Text
from bot.core.replies import Say
from bot.core.texts import _, marked
from bot.dialogues.small_talk import doing
from bot.dialogues.turn import Outcome, Turn

SENTENCES: Mapping[str, str] = {
    "feel_sad": marked(
        "I'm so sorry. That hurts, and it is all right to be sad. I'm here with something small, if you like."
    ),
    "feel_lonely": marked(
        "I'm sorry, that is a hard feeling. You are not the only one who has it tonight. Something small, perhaps?"
    ),
    "feel_stressed": marked(
        "That sounds like a lot at once, I'm sorry. Breathe out slowly first. When you like, I have something calm."
    ),
    "feel_tired": marked(
        "I'm sorry that you feel like that. Be kind to yourself today. When you like, I have something restful."
    ),
    "feel_ill_family": marked(
        "I'm so sorry to hear that. I hope it gets better soon, and that somebody looks after you, too."
    ),
    "feel_craving": marked(
        "That is hard, and it says something good that you want it otherwise. I'm sorry for the struggle. "
        "Something for the next ten minutes?"
    ),
    "feel_happy": marked("How lovely! Congratulations, I'm happy for you. Enjoy it!"),
}
"""What is said first, by intent."""


def answer_with(name: str) -> Callable[[Turn, Text], Outcome]:
    """Return what answers a feeling: its sentence, and the offer of an idea."""
    return lambda _turn, _given: Outcome([Say(html=_(SENTENCES[name]), buttons=doing("nudge"))])
