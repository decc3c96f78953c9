"""What somebody writes when nothing was asked: a time, something about themselves, or a wish."""

from __future__ import annotations

import re
from datetime import datetime

from bot.core.buttons import SCHEDULE
from bot.core.profile_fields import Told
from bot.core.replies import Button, Reply, Say
from bot.core.texts import _
from bot.dialogues.turn import Outcome
from bot.services.nudges import AskForNudge
from bot.understanding.hours import say_minute

WISH_LIMIT = 300
"""Characters of a wish; the rest of a longer one says nothing new to an encoder."""

_NUDGE = re.compile(
    r"(?:please )?(?:(?:give|send|show) me )?(?:an? |another |one )?(?:more )?(?:nudge|idea|one more|"
    r"another)(?: please| now){0,6}"
)
WISHING = re.compile(
    r"\b(?:want|wanna|need|something|anything|suggest|suggestion|ideas?|recommend|give me|feel like|feeling|"
    r"mood|bored|"
    r"today|tonight|would like|'d like|'d love|can i|could i|should i|what (?:can|should|could|shall)|"
    r"show me|help|please)\b"
)
"""Words of somebody who wants something."""

_OF_ONESELF = re.compile(
    r"^(?:(?:hi|hello|hey|by the way|btw|also|and|oh|well)\b[\s,!]*){0,6}(?:i|i'm|im|i've|my|we)\b"
)


_NOT_FOR_ME = re.compile(r"^(?:please\s{1,4})?(?:no|not|never|stop)\b")
_AT_A_TIME = re.compile(
    r"\b(?:write|message|text|nudge|remind|send|ping|contact)\b.{0,150}\b(?:at|around|about|after|before|by)\s{1,4}"
    r"(?P<time>\d{1,2}(?:[:.]\d{2})?\s{0,4}(?:[ap]\.?m\b|o'clock|in the (?:morning|afternoon|evening)|at night)?)"
)
_CLOCK = re.compile(r"(?:what time is it|what's the time|what is the time|do you know the time)(?: now| here)?")


def time_asked_for(text: str) -> int | None:
    """Return the minute of the day, 0 to 1439, at which somebody asks to be written to; ``None`` if nobody does."""
    found = _AT_A_TIME.search(text.casefold().replace("’", "'"))
    if found is None:
        return None
    said = found["time"].strip()
    late = bool(re.search(r"afternoon|evening|night|p\.?m", said))
    early = bool(re.search(r"morning|a\.?m", said))
    hour, *rest = re.findall(r"\d+", said)
    number, minutes = int(hour), int(rest[0]) if rest else 0
    if number > 23 or minutes > 59:
        return None
    if number <= 12 and (late or early):
        number = number % 12 + (12 if late else 0)
    elif 1 <= number <= 6:
        number += 12
    return number * 60 + minutes


def answer_time(text: str, local: datetime) -> list[Reply] | None:
    """Answer what is said about times: that is no wish, and the schedule is where times are changed.

    Args:
        text: What somebody wrote.
        local: The present, in their zone.

    Returns:
        What to say; ``None`` for anything else.
    """
    plain = text.casefold().replace("’", "'").strip(" .!?")
    if _CLOCK.fullmatch(plain):
        return [
            Say(html=_("By your time zone it is {time}. /schedule changes the zone.").format(time=f"{local:%H:%M}"))
        ]
    minute = time_asked_for(text)
    if minute is None:
        return None
    time = say_minute(minute)
    html = _("When I write is set in your /schedule. Shall I add a screen time every day at {time}?").format(time=time)
    row = (
        Button(label=_("Yes, add {time}").format(time=time), data=SCHEDULE.payload("add", minute)),
        Button(label=_("Show my times"), data=SCHEDULE.payload("show")),
    )
    return [Say(html=html, buttons=(row,))]


def is_about_oneself(text: str, told: Told) -> bool:
    """Whether somebody tells something about themselves rather than wishing for something."""
    plain = text.casefold().replace("’", "'").strip()
    if told.dislikes and _NOT_FOR_ME.search(plain):
        return True
    return bool(told.fields) and bool(_OF_ONESELF.search(plain)) and not WISHING.search(plain)


def take_wish(text: str) -> Outcome:
    """Ask for a nudge that has to do with what the person wrote."""
    plain = " ".join(text.split())
    wish = None if _NUDGE.fullmatch(plain.casefold().strip(" .!?")) else _short(plain)
    said = _("Let me see what I have for that …") if wish else _("Here comes one.")
    return Outcome([Say(html=said)], [AskForNudge(wish=wish)])


def _short(words: str) -> str:
    return words if len(words) <= WISH_LIMIT else words[:WISH_LIMIT].rpartition(" ")[0] or words[:WISH_LIMIT]
