"""What all groups of patterns of a language share: strings become patterns as they are read."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, field_validator

from bot.language.time_words import compiled


class Patterns(BaseModel):
    """Patterns of one language as its folder holds them; a space in one stands for one to four."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @field_validator("*", mode="before")
    @classmethod
    def _compile(cls, value: object) -> object:
        return compiled(value) if isinstance(value, str) else value
