"""Faults on demand: what a bot must survive, made to happen."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any, Literal, get_args

from telegram_playground.errors import PlaygroundError

Kind = Literal["error", "too_many", "drop_before", "drop_after", "slow", "moved"]
"""``error``: an answer 500 (or another status) without the work; ``too_many``: 429 with ``retry_after``;
``drop_before`` and ``drop_after``: the connection is cut before or after the work is done; ``slow``: the work is
done, the answer comes late; ``moved``: an answer 400 that names the chat's new id."""


@dataclass
class Fault:
    """One fault and where it strikes."""

    kind: Kind
    method: str | None = None
    """Name of a method in any case of letters, ``None`` for all but ``getUpdates``."""
    chat_id: int | None = None
    """Only calls for this chat."""
    times: int | None = 1
    """Strikes left; ``None`` for no end."""
    probability: float = 1.0
    status: int = 500
    """Of ``error``."""
    retry_after: int = 1
    """Seconds, of ``too_many``."""
    delay: timedelta = timedelta(seconds=1)
    """Of ``slow``, in real time."""
    to_chat: int | None = None
    """Where the chat is now, of ``moved``."""
    number: int = field(default=0)
    """Names it on the page."""
    struck: int = 0
    """How often it has struck."""

    def fits(self, method: str, chat_id: int | None) -> bool:
        """Return whether it could strike a call of this method and chat."""
        if self.times == 0 or (self.chat_id is not None and self.chat_id != chat_id):
            return False
        if self.method is None:
            return method != "getUpdates"
        return self.method.lower() == method.lower()

    def as_json(self) -> dict[str, Any]:
        """Return what the page shows of it."""
        return {
            "number": self.number,
            "kind": self.kind,
            "method": self.method,
            "chat_id": self.chat_id,
            "times": self.times,
            "probability": self.probability,
            "struck": self.struck,
        }


class Faults:
    """The faults that are in force.

    Args:
        seed: Of the generator behind probabilities; the same seed and calls give the same strikes.
    """

    def __init__(self, seed: int = 0) -> None:
        self._faults: list[Fault] = []
        self._numbers = count(1)
        self._random = random.Random(seed)

    def add(
        self,
        kind: Kind,
        method: str | None = None,
        *,
        chat_id: int | None = None,
        times: int | None = 1,
        probability: float = 1.0,
        status: int = 500,
        retry_after: int = 1,
        delay: timedelta = timedelta(seconds=1),
        to_chat: int | None = None,
    ) -> Fault:
        """Put a fault in force; see :class:`Fault` for what the parameters mean.

        Returns:
            The fault; its ``struck`` counts on.

        Raises:
            PlaygroundError: If the kind is unknown or a number is out of range.
        """
        if kind not in get_args(Kind):
            raise PlaygroundError(f"the fault {kind!r} is unknown: use one of {', '.join(get_args(Kind))}")
        if not 0 < probability <= 1:
            raise PlaygroundError(f"the probability {probability} is not above 0 and at most 1")
        if times is not None and times < 1:
            raise PlaygroundError(f"a fault that strikes {times} times is none: use 1 or more, or None for no end")
        if not 500 <= status <= 599:
            raise PlaygroundError(f"the status {status} is no server error: use 500 to 599")
        if retry_after < 1:
            raise PlaygroundError(f"retry_after is {retry_after}: it must be 1 second or more")
        if (kind == "moved") != (to_chat is not None):
            raise PlaygroundError("a chat moves somewhere: moved, and only that, needs to_chat, the chat's new id")
        fault = Fault(
            kind, method, chat_id, times, probability, status, retry_after, delay, to_chat, next(self._numbers)
        )
        self._faults.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Lift a fault; one that is no longer in force is no error."""
        if fault in self._faults:
            self._faults.remove(fault)

    def clear(self) -> None:
        """Lift all faults."""
        self._faults.clear()

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """Return the fault that strikes this call, if one does, and count it."""
        for fault in self._faults:
            if fault.fits(method, chat_id) and self._random.random() < fault.probability:
                fault.struck += 1
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times == 0:
                        self._faults.remove(fault)
                return fault
        return None

    def __iter__(self) -> Any:
        return iter(list(self._faults))

    def __len__(self) -> int:
        return len(self._faults)
