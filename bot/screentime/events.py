"""An event as a device sends it."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from bot.storage.models import EventKind

MINUTES_LIMIT = 25 * 60
"""The longest day there is, on which clocks are put back."""

_PRINTABLE = r"^[^\x00-\x1f\x7f-\x9f]+$"
_YEARS = range(2000, 2100)
"""Others are a device's clock gone astray, and some of them no database can hold."""


def _whole(value: object) -> object:
    """Take 42.0 for 42, as JSON itself does not tell them apart."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _written_out(value: object) -> object:
    """Refuse a number of seconds, also in quotes, which would pass for an instant."""
    if isinstance(value, str) and re.match(r"\d{4}-", value, re.ASCII):
        return value
    raise ValueError("should be a date and time in ISO 8601")


class WireEvent(BaseModel):
    """What a device says; only ``event`` is required."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, title="Event")

    event: EventKind = Field(description="What happened.")
    app: str | None = Field(
        default=None,
        min_length=1,
        max_length=80,
        pattern=_PRINTABLE,
        description="The app's name. It is stored only if the person allows names of apps.",
    )
    at: Annotated[AwareDatetime, Field(strict=False), BeforeValidator(_written_out)] | None = Field(
        default=None,
        description="When it happened, in the years 2000 to 2099, with an offset from UTC; left out: on arrival.",
        examples=["2026-03-02T20:15:00+01:00"],
        json_schema_extra={"pattern": "^20[0-9]{2}-"},
    )
    minutes_today: Annotated[int, Field(ge=0, le=MINUTES_LIMIT), BeforeValidator(_whole)] | None = Field(
        default=None, description="The day's screen time so far, in minutes."
    )
    id: str | None = Field(
        default=None,
        min_length=1,
        max_length=100,
        pattern=_PRINTABLE,
        description="The event's own name: what is sent again under it counts once.",
    )

    @field_validator("app")
    @classmethod
    def _presentable(cls, value: str | None) -> str | None:
        if value is None:
            return None
        composed = unicodedata.normalize("NFC", value)
        shown = "".join(sign for sign in composed if unicodedata.category(sign) not in ("Cf", "Cn", "Co"))
        return shown.strip()[:80] or None

    @field_validator("at")
    @classmethod
    def _within_years(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.year not in _YEARS:
            raise ValueError("should be in the years 2000 to 2099")
        return value
