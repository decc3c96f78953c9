"""Reads English."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.goals import Goal
from bot.core.profile_fields import Told
from bot.core.reminders import ReminderRequest
from bot.core.timers import TimerRequest
from bot.language.en.called import read_called
from bot.language.en.clock_phrases import read_times
from bot.language.en.goal_phrases import read_goal
from bot.language.en.reading import read_text
from bot.language.en.reading.ages import parse_age
from bot.language.en.reading.life import read_place
from bot.language.en.reading.sentences import plain
from bot.language.en.reading.unused_clauses import leftovers
from bot.language.en.reminder_phrases import read_reminder, says_reminder
from bot.language.en.timer_phrases import read_timer, says_timer
from bot.language.from_data import LanguageData
from bot.understanding.places import Place


@dataclass(frozen=True)
class English(LanguageData):
    """English; :class:`bot.language.base.Language` says what each method does."""

    def read_profile(self, text: str) -> Told:
        """Return what ``text`` says about whoever wrote it."""
        return read_text(text)

    def find_unread(self, text: str, told: Told) -> tuple[str, ...]:
        """Return the parts of ``text`` of which nothing is in ``told``."""
        return leftovers(text, told)

    def parse_age(self, text: str) -> int:
        """Return the age in whole years that an answer is."""
        return parse_age(text)

    def says_reminder(self, text: str) -> bool:
        """Whether somebody plainly says that they want to be reminded."""
        return says_reminder(text)

    def read_reminder(self, text: str, local: datetime) -> ReminderRequest:
        """Return what somebody wants to be reminded of, and when."""
        return read_reminder(text, local)

    def read_times(self, text: str) -> tuple[int, ...]:
        """Return what an answer to "at what time?" may mean."""
        return read_times(text)

    def says_timer(self, text: str) -> bool:
        """Whether somebody plainly asks for a timer."""
        return says_timer(text)

    def read_timer(self, text: str) -> TimerRequest:
        """Return what somebody asks of a timer."""
        return read_timer(text)

    def read_goal(self, text: str) -> Goal | None:
        """Return what somebody wants to do so often a week."""
        return read_goal(text)

    def read_called(self, text: str) -> str | None:
        """Return what somebody asks to be called."""
        return read_called(text)

    def read_place(self, text: str) -> Place | None:
        """Return where sentences say that somebody is."""
        return read_place(plain(text))
