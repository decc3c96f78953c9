"""What goes over the wire to the bot: screen-time events, as ``POST /v1/moments`` takes them."""

from __future__ import annotations

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Kind(StrEnum):
    """What a bridge can tell."""

    ACTIVE = "active"
    """Somebody is at the screen."""
    THRESHOLD = "threshold"
    """Today's screen time has reached a limit."""


class BridgeEvent(BaseModel):
    """One event. It is told once: the bot knows a repeat by its id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event: Kind
    at: AwareDatetime
    """When it was so."""
    minutes_today: int = Field(ge=0, le=24 * 60)
    """Whole minutes at the screen since 04:00 local time, as of ``at``."""
    id: str = Field(min_length=1, max_length=64)
    """The same for the same stretch of the same screen, whoever computes it and whenever."""
    app: str | None = None
    """Name of the app in front; only if the user allowed that."""

    def body(self) -> bytes:
        """Return the JSON to be posted."""
        return self.model_dump_json(exclude_none=True).encode()
