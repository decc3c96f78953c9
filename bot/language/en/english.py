"""Reads English."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.goals import Goal
from bot.core.profile_fields import Told
from bot.core.quiet_once import DayException
from bot.core.reminders import ReminderRequest
from bot.core.timers import TimerRequest
from bot.core.trips import TripTimes
from bot.core.week_orders import WeekOrder, WindowBound
from bot.core.weekly_windows import Span
from bot.language.en.called import read_called, read_introduction
from bot.language.en.clock_phrases import read_times
from bot.language.en.dates import snooze_until, until_when
from bot.language.en.goal_phrases import read_goal
from bot.language.en.one_day import read_one_day
from bot.language.en.parts import parts_of
from bot.language.en.profile_edits import read_profile_edit
from bot.language.en.quiet_bounds import quiet_bound
from bot.language.en.reading import read_text, with_refusals
from bot.language.en.reading.ages import parse_age
from bot.language.en.reading.clauses import member_in, read_clause, thing_in
from bot.language.en.reading.life import read_place
from bot.language.en.reading.sentences import plain
from bot.language.en.reading.shorthand import write_out
from bot.language.en.reading.unused_clauses import doubtful, leftovers
from bot.language.en.reminder_phrases import read_reminder, says_reminder
from bot.language.en.shifts import changes_weekly, name_shifted_ends, read_new_bound, read_shift
from bot.language.en.spoken_times import find_times, is_ambiguous, parse_times
from bot.language.en.timer_phrases import read_timer, says_timer
from bot.language.en.trips import read_trip
from bot.language.from_data import LanguageData
from bot.understanding.places import Place
from bot.understanding.profile_edits import ProfileEdit
from recommender.polarity import read_polarity


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

    def read_introduction(self, text: str) -> str | None:
        """Return the name with which somebody begins to tell of themselves."""
        return read_introduction(text)

    def read_answer(self, text: str) -> Told:
        """Return what an answer of the first talk tells."""
        return with_refusals(read_text(text), text)

    def find_clauses(self, text: str) -> tuple[str, ...]:
        """Return the clauses in which the rules read nothing, or something that is liked because it stands alone."""
        answered, told = self.read_answer(text), self.read_profile(text)
        return tuple(dict.fromkeys((*doubtful(text, answered), *leftovers(text, told))))

    def read_clause(self, kind: str, clause: str) -> Told:
        """Return what a clause of some kind tells."""
        return read_clause(kind, clause)

    def read_over(self, field: str, clause: str) -> str | None:
        """Return what of a field of the profile is over."""
        if field == "household":
            return member_in(clause)
        return None if read_polarity(clause).refused else thing_in(clause)

    def read_edit(self, text: str) -> ProfileEdit | None:
        """Return the change of the profile that a text orders."""
        return read_profile_edit(text)

    def split_parts(self, text: str) -> tuple[str, ...]:
        """Return the parts of a text in which different things may be said."""
        return parts_of(text)

    def parse_hours(self, text: str) -> list[Span]:
        """Return the stretches of the week that an answer names."""
        return parse_times(text)

    def find_hours(self, text: str) -> list[Span]:
        """Return the stretches of the week named somewhere in ``text``."""
        return find_times(plain(text))

    def has_open_half(self, text: str) -> bool:
        """Whether hours in it may be of the morning or of the evening."""
        return is_ambiguous(text)

    def read_quiet_bound(self, text: str) -> tuple[int | None, int | None]:
        """Return the minutes of the day after which and before which somebody wants quiet."""
        return quiet_bound(text)

    def read_shift(self, text: str) -> int | None:
        """Return by how many minutes times are to be moved."""
        return read_shift(text)

    def read_week_order(self, text: str) -> WeekOrder | None:
        """Return what somebody orders about their times of the week."""
        return super().read_week_order(name_shifted_ends(write_out(text)))

    def read_new_bound(self, text: str) -> WindowBound | None:
        """Return the end of somebody's times that is to be another one."""
        return read_new_bound(text)

    def changes_weekly(self, text: str) -> bool:
        """Whether somebody says that their times are other ones from week to week."""
        return changes_weekly(text)

    def read_one_day(self, text: str, local: datetime) -> DayException | None:
        """Return what somebody wants to be other on one day alone."""
        return read_one_day(text, local)

    def read_trip(self, text: str, local: datetime) -> TripTimes:
        """Return when somebody leaves for a place and is back."""
        return read_trip(text, local, self.read_pause_end)

    def read_pause_end(self, text: str, local: datetime) -> datetime | None:
        """Return the instant until which somebody wants quiet."""
        return until_when(text, local, self.durations.read_end)

    def read_snooze_end(self, text: str, local: datetime) -> datetime | None:
        """Return the instant to which somebody puts something off."""
        return snooze_until(text, local)

    def read_place(self, text: str) -> Place | None:
        """Return where sentences say that somebody is."""
        told, named = read_place(plain(text), visited=True), self.corrected_place(text)
        return self.find_place(named) if told is None and named is not None else told
