"""What has been told so far: a profile on its way into the database."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from bot.core.phrases import enumerate_phrases
from bot.core.weekly_windows import EVERY_DAY, Span


class Draft(BaseModel):
    """A profile with the times and the zone that go with it; every part may still be missing."""

    model_config = ConfigDict(frozen=True)

    age: str | None = None
    """A number of years, or a group such as ``25-34``."""
    gender: str | None = None
    occupation: str | None = None
    household: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    windows: tuple[Span, ...] = ()
    time_zone: str | None = None
    """IANA name."""
    place: str | None = None
    """How the person's place was named."""
    zones: tuple[str, ...] = ()
    """Zones in question, after the person told what time it is."""
    telling_time: bool = False
    """Whether the person wants to tell what time it is."""

    def attributes(self) -> dict[str, str]:
        """Return what was told about the person's life, by name; what was not told is left out."""
        values = {
            "age": self.age,
            "gender": self.gender,
            "occupation": self.occupation,
            "household": enumerate_phrases(self.household) or None,
            "limits": enumerate_phrases(self.limits) or None,
        }
        return {name: value for name, value in values.items() if value}

    @property
    def spans(self) -> tuple[Span, ...]:
        """The screen-time windows: those told, or every evening."""
        return self.windows or DEFAULT_WINDOWS


DEFAULT_WINDOWS = (Span(EVERY_DAY, 19 * 60, 22 * 60),)
"""Where nobody said when: evenings, when most private screen time falls."""
