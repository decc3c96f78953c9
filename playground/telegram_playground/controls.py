"""What a bot's own world may offer to the page."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Protocol


class Controls(Protocol):
    """What the page's bar and panel can do behind the bot's back."""

    def now(self) -> datetime:
        """Return the bot's present instant, aware, in UTC."""
        ...

    async def next_moment(self, person_id: int | None = None) -> datetime | None:
        """Move the clock to the next due moment.

        Args:
            person_id: Of the person with this Telegram id; ``None`` for anybody.

        Returns:
            The new instant, or ``None`` if nothing is due in the future; the clock then stays.
        """
        ...

    async def forward(self, by: timedelta) -> datetime:
        """Move the clock forward and return the new instant."""
        ...

    async def decision(self, chat_id: int, message_id: int) -> dict[str, Any] | None:
        """Return what is known about the decision behind a message, as JSON; ``None`` if there is none."""
        ...

    async def stored(self, person_id: int) -> dict[str, Any] | None:
        """Return all that is stored about a person, as JSON; ``None`` if nothing is."""
        ...
