"""What has been told so far: a profile on its way into the database, and how it reads in words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from bot.conversations.hours import say_span
from bot.conversations.phrases import enumerate_phrases
from bot.replies import quoted
from bot.spans import EVERY_DAY, Span
from bot.texts import _


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


def say_draft(draft: Draft, now: datetime) -> str:
    """Return the profile in words, one line a part, in Telegram's HTML."""
    lines = [
        (_("Age"), draft.age),
        (_("Gender"), draft.gender),
        (_("Daily life"), draft.occupation),
        (_("At home"), enumerate_phrases(draft.household, _("and"))),
        (_("To keep in mind"), enumerate_phrases(draft.limits, _("and"))),
        (_("You like"), enumerate_phrases(draft.likes, _("and"))),
        (_("Not for you"), enumerate_phrases(draft.dislikes, _("and"))),
        (_("On the screen"), "; ".join(say_span(span) for span in draft.spans)),
    ]
    if draft.time_zone is not None:
        local = now.astimezone(ZoneInfo(draft.time_zone))
        where = draft.place or draft.time_zone
        lines.append((_("Your place"), _("{place}, where it is {time} now").format(place=where, time=f"{local:%H:%M}")))
    return "\n".join(f"<b>{label}:</b> {quoted(value)}" for label, value in lines if value)
