"""Reads German."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.goals import Goal
from bot.core.profile_fields import Told
from bot.core.reminders import ReminderRequest
from bot.core.timers import TimerRequest
from bot.language.de.clock_phrases import read_times
from bot.language.de.goals import read_called, read_goal
from bot.language.de.reading.ages import parse_age
from bot.language.de.reading.life import read_place
from bot.language.de.reading.profile import read_profile
from bot.language.de.reading.sentences import plain
from bot.language.de.reading.unused_clauses import find_unread
from bot.language.de.reminder_phrases import read_reminder, says_reminder
from bot.language.de.timer_phrases import read_timer, says_timer
from bot.language.from_data import LanguageData
from bot.understanding.places import Place


@dataclass(frozen=True)
class German(LanguageData):
    """German; :class:`bot.language.base.Language` says what each method does."""

    def read_profile(self, text: str) -> Told:
        """Return what ``text`` says about whoever wrote it."""
        return read_profile(text)

    def read_answer(self, text: str) -> Told:
        """Return what an answer of the first talk tells: what any text would."""
        return self.read_profile(text)

    def find_unread(self, text: str, told: Told) -> tuple[str, ...]:
        """Return the parts of ``text`` of which nothing is in ``told``."""
        return find_unread(text, told)

    def find_clauses(self, text: str) -> tuple[str, ...]:
        """Return the clauses in which the rules read nothing; none where their kinds are not known."""
        return self.find_unread(text, self.read_profile(text)) if self.clauses.around else ()

    def parse_age(self, text: str) -> int:
        """Return the age in whole years that an answer is."""
        return parse_age(text)

    def read_place(self, text: str) -> Place | None:
        """Return where sentences say that somebody is."""
        return read_place(plain(text))

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
