"""A first idea before the questions: by age alone, for who would rather see one before telling more."""

from __future__ import annotations

from bot.core.replies import EditButtons, Reply, Rows, Say
from bot.core.texts import _
from bot.dialogues.onboarding.state import CHANGE, CONFIRM, MODEL, WELCOME, OnboardingState, OnboardingStep
from bot.services.nudges import AskForNudge
from bot.services.profiles import KeepUnfinished

TRY = "try"
"""What its button sends, and the key of its moment: there is one for each person."""


def may_try(state: OnboardingState) -> bool:
    """Whether somebody may be sent an idea already: their age is known, and they have had none."""
    asks = state.step not in (WELCOME, MODEL, CONFIRM, CHANGE, "age") and state.young is None
    return asks and not state.revising and not state.tried and state.draft.age is not None


def send_first_idea(state: OnboardingState, shown: int | None, rows: Rows) -> OnboardingStep:
    """Send an idea that goes by what is told so far; the present question stays open.

    Args:
        state: Where the person stands.
        shown: The message that asks the present question, if it is known.
        rows: The buttons that are left below it.
    """
    html = _("Here comes one for anybody of your age. My question stays open just above: every answer makes them fit.")
    left: list[Reply] = [EditButtons(message_id=shown, buttons=rows)] if shown is not None else []
    changes = [KeepUnfinished(state.draft), AskForNudge(TRY)]
    return OnboardingStep(state, changes, [*left, Say(html=html)])
