"""Where somebody stands in the onboarding, as it is stored, and what a step of it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from bot.core.profile_fields import Draft, Told
from bot.core.replies import Reply
from bot.services.base import Change

NAME = "onboarding"

WELCOME = "welcome"
MODEL = "model"
CONFIRM = "confirm"
CHANGE = "change"

REFUSAL_LASTS = timedelta(days=30)
"""How long another age does not help."""


class OnboardingState(BaseModel):
    """Where a person stands in the onboarding. Stored as JSON; ``version`` tells old ones apart."""

    model_config = ConfigDict(frozen=True)

    version: int = 1
    step: str = WELCOME
    """``welcome``, ``model``, a question's name, ``confirm`` or ``change``."""
    turn: int = 0
    """Moves with every question asked."""
    draft: Draft = Draft()
    filled: tuple[str, ...] = ()
    """Questions that were answered on the way, in free text: they are not asked."""
    reviewing: bool = False
    """Whether all questions were asked once, so that an answer leads back to the summary."""
    revising: bool = False
    """Whether the profile is already stored and is being changed."""
    single: bool = False
    """Whether only the present question is being changed, and its answer is stored at once."""
    sharing: bool = False
    """Whether the key that shares a place is shown below the chat."""
    young: str | None = None
    """An age below the minimum that is to be confirmed before anybody is refused; empty: "under" it, in one tap."""
    told: Told | None = None
    """What somebody we know told, which waits for their yes; it is added to what is stored by then."""
    saved: bool = False
    """Whether something was stored since the change began."""
    brief: bool = False
    """Whether only what cannot be skipped is still asked."""
    tried: bool = False
    """Whether a first idea was sent before the questions were answered."""
    friend: str | None = None
    """Token of the card that a friend forwarded, if the person came through one."""
    link: str | None = None
    """What the link said through which the person came: perhaps a trial's, offered at the end of the talk."""
    shown: int | None = None
    """The message that asks the present question, noted once it is sent."""


@dataclass(frozen=True)
class OnboardingStep:
    """What one input leads to: the next state (``None``: the dialogue ends), changes and replies."""

    state: OnboardingState | None
    changes: Sequence[Change] = field(default=())
    replies: Sequence[Reply] = field(default=())
