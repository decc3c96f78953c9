"""Families of buttons, declared once, and what a button sends: written and read here alone.

A payload is ``<family>:<part>[:<part>...]``, at most 64 bytes. Buttons hang in people's chats for years: a family
keeps its sign, and what was sent once stays readable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

PAYLOAD_LIMIT = 64
"""Bytes that Telegram allows."""

_LARGEST = 2**63 - 1
"""The largest id that a database holds."""


class Standing(IntEnum):
    """How well a person must be known for a button to do anything."""

    ANYBODY = 0
    AGREED = 1
    """They agreed to be known."""
    ONBOARDED = 2
    """The first talk is over."""


@dataclass(frozen=True)
class ButtonFamily:
    """Buttons of one dialogue.

    Attributes:
        sign: What their payloads begin with; no two families share one.
        about: What they are for.
        least: Who may press them; operators' buttons are checked against roles as well.
    """

    sign: str
    about: str
    least: Standing

    def payload(self, *parts: object) -> str:
        """Return what a button sends.

        Args:
            parts: Words and numbers; only the last may hold colons.

        Raises:
            ValueError: If it is longer than 64 bytes.
        """
        data = ":".join((self.sign, *map(str, parts)))
        if len(data.encode()) > PAYLOAD_LIMIT:
            raise ValueError(f"a button cannot send {data!r}: it is longer than {PAYLOAD_LIMIT} bytes, shorten a part")
        return data

    def fits(self, *parts: object) -> bool:
        """Whether a payload of these parts is short enough."""
        return len(":".join((self.sign, *map(str, parts))).encode()) <= PAYLOAD_LIMIT


@dataclass(frozen=True)
class Payload:
    """What a pressed button sent.

    Attributes:
        family: Whose button it is.
        rest: The parts, with colons between them.
    """

    family: ButtonFamily
    rest: str

    @property
    def parts(self) -> tuple[str, str]:
        """The first part and the others; missing ones are empty."""
        return first_part(self.rest)


FIRST_TALK = ButtonFamily("ob", "the first talk, and changes of the profile: <turn>:<what>", Standing.ANYBODY)
COMMAND = ButtonFamily("c", "answers to commands: <command>:<what>, do:<command>", Standing.ANYBODY)
REACTION = ButtonFamily("n", "below a nudge: <nudge>:<reaction, later, back or snoozeMINUTES>", Standing.AGREED)
CRITIQUE = ButtonFamily("q", "what was off about a nudge: <nudge>:<what>", Standing.AGREED)
SCHEDULE = ButtonFamily("s", "when nudges come: <what>[:<value>]", Standing.ONBOARDED)
SCREEN_RULES = ButtonFamily("r", "rules on the screen: <what>[:<value>]", Standing.ONBOARDED)
REMINDER = ButtonFamily("m", "reminders: <what>[:<reminder>[-<value>]]", Standing.ONBOARDED)
TIMER = ButtonFamily("t", "timers: <timer>:<what>, new:<minutes>:<what for>", Standing.ONBOARDED)
FAVOURITE = ButtonFamily("f", "kept nudges: list, edit, <send or drop>:<nudge>", Standing.ONBOARDED)
PREFERENCE = ButtonFamily("p", "preferences: <name>:<on or off>", Standing.ONBOARDED)
FRIEND = ButtonFamily("w", "ideas passed on: <join or alone>:<token>, <yes or no>:<companion>", Standing.ONBOARDED)
GOAL = ButtonFamily("g", "goals: <done or drop>:<goal>", Standing.ONBOARDED)
TRIAL = ButtonFamily("e", "trials: join, leave, in:<decision>-<1 or 0>", Standing.ONBOARDED)
DEVICE = ButtonFamily("d", "devices: <what>[:<value>]", Standing.ONBOARDED)
OPERATOR = ButtonFamily("o", "the library and everything else of operators: <action>:<what>", Standing.ANYBODY)

FAMILIES: Mapping[str, ButtonFamily] = {
    family.sign: family
    for family in (
        FIRST_TALK,
        COMMAND,
        REACTION,
        CRITIQUE,
        SCHEDULE,
        SCREEN_RULES,
        REMINDER,
        TIMER,
        FAVOURITE,
        PREFERENCE,
        FRIEND,
        GOAL,
        TRIAL,
        DEVICE,
        OPERATOR,
    )
}


def read_payload(data: str) -> Payload | None:
    """Return what a button sent, ``None`` if no family of ours begins so."""
    sign, _colon, rest = data.partition(":")
    family = FAMILIES.get(sign)
    return Payload(family, rest) if family is not None else None


def parts_of(data: str) -> tuple[str, str]:
    """Return the first part of what a button of ours sent, after the family's sign, and the others."""
    return first_part(first_part(data)[1])


def first_part(rest: str) -> tuple[str, str]:
    """Return the first of some parts and the others; missing ones are empty."""
    first, _colon, others = rest.partition(":")
    return first, others


def number_in(part: str, largest: int = _LARGEST) -> int | None:
    """Return the number that a part is, from 0 to ``largest``; ``None`` if it is none."""
    if not (part.isascii() and part.isdecimal() and len(part) <= len(str(_LARGEST))):
        return None
    number = int(part)
    return number if number <= largest else None
