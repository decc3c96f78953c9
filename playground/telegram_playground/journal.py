"""What was called: every API call with its parameters and its answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, overload

CALLS_KEPT = 5_000
"""Calls that are remembered; older ones are forgotten."""


@dataclass(frozen=True)
class Call:
    """One call of the Bot API."""

    number: int
    """Counts from 1, also over calls that are forgotten."""
    at: datetime
    """When it came, by the playground's clock."""
    bot_id: int
    method: str
    """As Telegram writes it: ``sendMessage``; an unknown one as it was called."""
    parameters: dict[str, Any] = field(repr=False)
    """Structures decoded, files as name and size."""
    chat_id: int | None
    status: int
    """HTTP status of the answer; 0 if the connection was dropped on purpose."""
    answer: Any = field(repr=False)
    """The ``result``, or the description of the error."""
    seconds: float
    """Real time that it took."""
    fault: str | None = None
    """The kind of fault that was injected."""

    @property
    def ok(self) -> bool:
        """Whether the caller was told that it worked."""
        return self.status == 200


class Journal(Sequence[Call]):
    """The last calls, oldest first."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.total = 0
        """All calls ever made."""

    def add(self, call: Call) -> None:
        """Append a call; the oldest one is forgotten when there are too many."""
        self._calls.append(call)

    def next_number(self) -> int:
        """Return the number of the next call."""
        self.total += 1
        return self.total

    def of(self, method: str, *, chat_id: int | None = None) -> list[Call]:
        """Return the calls of one method, of one chat if that is given."""
        return [c for c in self._calls if c.method == method and chat_id in (None, c.chat_id)]

    @overload
    def __getitem__(self, index: int) -> Call: ...

    @overload
    def __getitem__(self, index: slice) -> list[Call]: ...

    def __getitem__(self, index: int | slice) -> Call | list[Call]:
        return list(self._calls)[index]

    def __len__(self) -> int:
        return len(self._calls)

    def __iter__(self) -> Iterator[Call]:
        return iter(list(self._calls))
