"""What was read from somebody's own words: any part of a profile, and nothing that was not said."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from bot.core.weekly_windows import Span


class Told(BaseModel):
    """Parts of a profile as read from free text; ``None`` and empty: nothing was said about it."""

    model_config = ConfigDict(frozen=True)

    age: str | None = None
    """A number of years, or a stretch such as ``30-39``."""
    gender: str | None = None
    """In English: ``female``, ``male`` or ``non-binary``."""
    occupation: str | None = None
    household: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    windows: tuple[Span, ...] = ()
    time_zone: str | None = None
    """IANA name."""
    place: str | None = None
    """How the place was named."""

    @property
    def fields(self) -> frozenset[str]:
        """Names of the questions that are answered by it."""
        names = ("age", "gender", "occupation", "household", "limits", "likes", "dislikes", "windows", "time_zone")
        return frozenset(name for name in names if getattr(self, name))
