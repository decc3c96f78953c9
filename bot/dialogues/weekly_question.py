"""The week's question: one tap to answer, one to be asked, one to be left in peace."""

from __future__ import annotations

from datetime import date

from bot.core.inputs import Press
from bot.core.replies import Say
from bot.core.texts import _
from bot.dialogues.turn import Outcome, acknowledged, in_place
from bot.services.preferences import SetPreference
from bot.services.weekly_answers import AnswerWeek

NAME = "weekly"


def press_weekly(press: Press, what: str) -> Outcome:
    """Take an answer, or ask from now on, or no more."""
    if what == "on":
        html = _("Good, I ask you at the end of each week. /settings ends it.")
        return Outcome([acknowledged(press), Say(html=html)], [SetPreference("asks_weekly", True)])
    if what == "off":
        html = _("I ask no more. /settings brings the question back.")
        return Outcome([acknowledged(press), in_place(press, html)], [SetPreference("asks_weekly", False)])
    return _answered(press, what)


def _answered(press: Press, what: str) -> Outcome:
    week, _slash, said = what.partition("/")
    monday = _day(week)
    if monday is None or said not in ("0", "1"):
        return Outcome([acknowledged(press, _("This button no longer works."))])
    return Outcome([acknowledged(press), in_place(press, _("Thank you, noted."))], [AnswerWeek(monday, said == "1")])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
