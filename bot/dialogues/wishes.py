"""What somebody writes when nothing was asked: a time, something about themselves, or a wish."""

from __future__ import annotations

from datetime import datetime

from bot.core.buttons import SCHEDULE
from bot.core.local_forms import say_minute, say_time
from bot.core.profile_fields import Told
from bot.core.replies import Busy, Button, Reply, Say
from bot.core.texts import _
from bot.dialogues.asked import asking
from bot.dialogues.turn import Outcome
from bot.language.base import Language, Meaning
from bot.services.nudges import AskForNudge

WISH_LIMIT = 300
"""Characters of a wish; the rest of a longer one says nothing new to an encoder."""


def answer_time(language: Language, text: str, local: datetime) -> list[Reply] | None:
    """Answer what is said about times: that is no wish, and the schedule is where times are changed.

    Args:
        language: The person's.
        text: What they wrote.
        local: The present, in their zone.

    Returns:
        What to say; ``None`` for anything else.
    """
    if language.says(Meaning.ASKS_TIME, text.strip(" .!?")):
        return [Say(html=_("By your time zone it is {time}. /schedule changes the zone.").format(time=say_time(local)))]
    minute = language.read_writing_time(text)
    if minute is None:
        return None
    time = say_minute(minute)
    html = _("When I write is set in your /schedule. Shall I add a screen time every day at {time}?").format(time=time)
    yes = Button(label=_("Yes, add {time}").format(time=time), data=SCHEDULE.payload("add", minute))
    no = Button(label=_("Show my times"), data=SCHEDULE.payload("show"))
    return [Say(html=html, buttons=asking(yes, no))]


def is_about_oneself(language: Language, text: str, told: Told) -> bool:
    """Whether somebody tells something about themselves rather than wishing for something."""
    if told.dislikes and language.says(Meaning.NOT_FOR_ME, text):
        return True
    tells = bool(told.fields) and language.says(Meaning.TELLS_OF_ME, text)
    return tells and not language.says(Meaning.WISHES, text)


def take_wish(language: Language, text: str, *, is_doubtful: bool = False) -> Outcome:
    """Ask for a nudge that has to do with what the person wrote.

    Args:
        language: The person's.
        text: What they wrote.
        is_doubtful: Whether it may be no wish at all: then it brings something only if the library knows of it.
    """
    plain = " ".join(text.split())
    wish = None if language.says(Meaning.PLAIN_WISH, plain.strip(" .!?")) else _short(plain)
    return Outcome([Busy()], [AskForNudge(wish=wish, is_doubtful=is_doubtful and wish is not None)])


def _short(words: str) -> str:
    return words if len(words) <= WISH_LIMIT else words[:WISH_LIMIT].rpartition(" ")[0] or words[:WISH_LIMIT]
