"""What a turn goes through, from what somebody did to what they are told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.core.address import Address
from bot.core.inputs import Input
from bot.intake.conversation import Conversation
from bot.intake.speaking import Speaker
from bot.operators.router import OperatorRouter


@dataclass(frozen=True)
class TurnSteps:
    """The steps of a turn, in their order.

    Attributes:
        listen: Called with the person's address and what they did, outside of any transaction; may return it with more
            understood, by a chat model for example.
        operators: Takes what is operators' business before anybody else does.
        conversation: Decides what comes of all the rest.
        taken: Called after each stored turn, with whether the person is about to tell about themselves.
        speaker: Makes the replies.
    """

    listen: Callable[[Address, Input], Awaitable[Input]]
    operators: OperatorRouter
    conversation: Conversation
    taken: Callable[[bool], None]
    speaker: Speaker
