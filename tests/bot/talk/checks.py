"""What is expected of an answer, and whether it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LOST = (
    r"not sure what you mean|can't tell what|didn't understand|don't understand|could not read|can't read a word|"
    r"could not use|I found nothing in it"
)
WARM = (
    r"sorry|congrat|lovely|wonderful|happy for you|glad|hard|all right to|thinking of you|be kind to yourself|"
    r"take care|hug|well done|good for you|gently|no wonder|that hurts|many happy returns|welcome"
)
_CLOCK = re.compile(r"\{(\d\d):(\d\d)\}")


@dataclass(frozen=True)
class Seen:
    """What came of a case.

    Attributes:
        given: What the person wrote, message after message.
        said: All that the bot wrote after it, captions too.
        nudge: Caption of the nudge that came as an answer, ``None`` if none came.
        following: Captions of the next nudges that were asked for.
        tables: Everything stored about the person, by table.
        profile: The bot's answer to /profile.
        schedule: The bot's answer to /schedule.
        paused_days: How long the pause lasts, ``None`` if there is none; without an end it is 999.
    """

    given: Sequence[str]
    said: str
    nudge: str | None
    following: Sequence[str]
    tables: Mapping[str, list[dict[str, Any]]]
    profile: str
    schedule: str
    paused_days: float | None

    def attribute(self, name: str) -> str:
        """Return a stored attribute, empty where there is none."""
        return " ".join(row["value"] for row in self.tables.get("attribute", ()) if row["name"] == name)

    def tastes(self, kind: str) -> list[str]:
        """Return likes or dislikes."""
        return [row["english"] for row in self.tables.get("taste", ()) if row["kind"] == kind]

    @property
    def user(self) -> Mapping[str, Any]:
        """The person's own row."""
        return self.tables["user"][0]

    def texts_of(self, what: str) -> list[str]:
        """Return what a check looks at, by the beginning of its name."""
        likes, dislikes, limits = self.tastes("like"), self.tastes("dislike"), [self.attribute("limits")]
        attributes = [row["value"] for row in self.tables.get("attribute", ())]
        where = [str(self.user["place"] or ""), str(self.user["time_zone"] or "")]
        return {
            "likes": likes,
            "avoids": [*dislikes, *limits],
            "limits": limits,
            "profile": [self.profile, *attributes, *likes, *dislikes],
            "schedule": [self.schedule, *where],
            "reply": [self.said],
            "nudge": [self.nudge or ""],
            "next": list(self.following),
        }[what]


def failures(expected: Sequence[Mapping[str, Any]], seen: Seen) -> list[str]:
    """Return what of the expected does not hold, in words."""
    checks = [(name, value) for one in expected for name, value in one.items()]
    return [f"{name}: {value}" for name, value in checks if not _holds(name, value, seen)]


def needs_following(expected: Sequence[Mapping[str, Any]]) -> bool:
    """Whether more nudges are to be asked for."""
    return any(name.startswith("next_") for one in expected for name in one)


def _holds(name: str, value: Any, seen: Seen) -> bool:
    if name in _OTHERS:
        return _OTHERS[name](value, seen)
    what, _, how = name.partition("_")
    if how not in ("has", "lacks", "matches"):
        raise ValueError(f"{name} is no check that is known")
    return _any_has(str(value), seen.texts_of(what)) is (how != "lacks")


def _any_has(pattern: str, texts: Collection[str]) -> bool:
    known = pattern.replace("{lost}", LOST).replace("{warm}", WARM)
    return any(re.search(_CLOCK.sub(_times, known), text, re.IGNORECASE | re.MULTILINE) for text in texts)


def _times(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), found[2]
    half = "am" if hour < 12 else "pm"
    bare = rf"(?:[:.]{minute})?" if minute == "00" else rf"[:.]{minute}"
    return rf"(?:{hour:02d}:{minute}|(?<!\d){hour % 12 or 12}{bare} ?{half})"


def _tells_age(value: Any, seen: Seen) -> bool:
    said = seen.attribute("age")
    low, _, high = said.partition("-")
    return said == str(value) or (high.isdecimal() and int(low) <= int(value) <= int(high))


def _is_raw(seen: Seen) -> bool:
    return any(words.casefold() in seen.said.casefold() for words in seen.given if len(words) > 8)


_OTHERS: Mapping[str, Callable[[Any, Seen], bool]] = {
    "age": _tells_age,
    "limit_one": lambda value, seen: (seen.user["nudges_per_day"] == 1) is value,
    "paused": lambda value, seen: (seen.paused_days is not None) is value,
    "paused_days": lambda value, seen: seen.paused_days is not None and value[0] <= seen.paused_days <= value[1],
    "nudge_sent": lambda value, seen: (seen.nudge is not None) is value,
    "reaction": lambda value, seen: any(row["kind"] == value for row in seen.tables.get("reaction", ())),
    "no_raw": lambda value, seen: not _is_raw(seen),
    "no_echo": lambda value, seen: not _is_raw(seen) and "because you asked" not in seen.said.casefold(),
}
