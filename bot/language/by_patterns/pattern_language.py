"""A language that is read by the patterns of its folder alone."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from bot.core.goals import Goal
from bot.core.phrases import PHRASES_LIMIT
from bot.core.profile_fields import Told
from bot.core.reminders import ReminderRequest
from bot.core.timers import TimerRequest
from bot.language import requests
from bot.language.by_patterns.people import PeopleReader
from bot.language.by_patterns.reading_patterns import load_reading_patterns
from bot.language.by_patterns.request_patterns import load_request_patterns
from bot.language.by_patterns.requests_reader import RequestReader
from bot.language.by_patterns.tastes import TasteReader
from bot.language.by_patterns.unread import find_unread
from bot.language.from_data import LanguageData, load_language
from bot.language.last_place import with_last_place
from bot.understanding.places import Place


@dataclass(frozen=True)
class PatternLanguage(LanguageData):
    """A language without code of its own; :class:`bot.language.base.Language` says what each method does.

    Attributes:
        people: Reads what people tell of themselves.
        tastes: Reads likes and dislikes.
        asked: Reads reminders, timers, goals and names.
    """

    people: PeopleReader
    tastes: TasteReader
    asked: RequestReader

    def read_profile(self, text: str) -> Told:
        """Return what ``text`` says about whoever wrote it."""
        words = self.people.patterns.plain(text)
        likes, dislikes = self.tastes.read(words)
        place = self.people.read_place(words)
        told = Told(
            age=self.people.read_age(words),
            gender=self.people.read_gender(words),
            occupation=self.people.read_occupation(words),
            household=self.people.read_household(words)[:PHRASES_LIMIT],
            limits=self.people.read_limits(words)[:PHRASES_LIMIT],
            likes=likes,
            dislikes=dislikes,
            windows=self.people.read_windows(words),
            time_zone=place.zone if place else None,
            place=place.name if place else None,
        )
        return with_last_place(told, words)

    def read_answer(self, text: str) -> Told:
        """Return what an answer of the first talk tells: what any text would."""
        return self.read_profile(text)

    def find_unread(self, text: str, told: Told) -> tuple[str, ...]:
        """Return the parts of ``text`` of which nothing is in ``told``."""
        return find_unread(text, told, self.people.patterns)

    def find_clauses(self, text: str) -> tuple[str, ...]:
        """Return the clauses in which the rules read nothing; none where their kinds are not known."""
        return self.find_unread(text, self.read_profile(text)) if self.clauses.around else ()

    def parse_age(self, text: str) -> int:
        """Return the age in whole years that an answer is."""
        return self.people.parse_age(text)

    def read_place(self, text: str) -> Place | None:
        """Return where sentences say that somebody is."""
        return self.people.read_place(self.people.patterns.plain(text))

    def says_reminder(self, text: str) -> bool:
        """Whether somebody plainly says that they want to be reminded."""
        return bool(self.asked.patterns.reminds.search(text))

    def read_reminder(self, text: str, local: datetime) -> ReminderRequest:
        """Return what somebody wants to be reminded of, and when."""
        return self.asked.read_reminder(text, local)

    def read_times(self, text: str) -> tuple[int, ...]:
        """Return what an answer to "at what time?" may mean."""
        return self.asked.read_times(text) or requests.read_times(text)

    def says_timer(self, text: str) -> bool:
        """Whether somebody plainly asks for a timer."""
        return bool(self.asked.patterns.timer.search(text))

    def read_timer(self, text: str) -> TimerRequest:
        """Return what somebody asks of a timer."""
        return self.asked.read_timer(text)

    def read_goal(self, text: str) -> Goal | None:
        """Return what somebody wants to do so often a week."""
        return self.asked.read_goal(text)

    def read_called(self, text: str) -> str | None:
        """Return what somebody asks to be called."""
        return self.asked.read_called(text)


def load_pattern_language(code: str) -> PatternLanguage:
    """Return a language by its two letters; all of it is in its folders of data."""
    data = load_language(code)
    number = rf"\d{{1,3}}|{data.numbers.pattern(1)}"
    patterns = load_reading_patterns(code, number)
    return PatternLanguage(
        **{field.name: getattr(data, field.name) for field in fields(LanguageData)},
        people=PeopleReader(patterns, data.numbers, data.hours, data.phrases.places),
        tastes=TasteReader(patterns, lambda text: data.split_phrases(text, of_taste=False), data.names_time),
        asked=RequestReader(load_request_patterns(code, number), data.numbers, data.weekdays),
    )
