"""What every language does alike, with the words and patterns in its folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.goals import Goal
from bot.core.phrases import split_phrases
from bot.core.profile_fields import Told
from bot.core.quiet_once import DayException
from bot.core.reminders import ReminderOrder, ReminderRequest
from bot.core.timers import TimerRequest
from bot.core.trips import TripTimes
from bot.core.week_orders import WeekOrder, WindowBound
from bot.core.weekly_windows import Span
from bot.language import requests
from bot.language.base import Meaning
from bot.language.clause_words import ClauseReader, load_clause_words
from bot.language.clocks import ClockReader
from bot.language.descriptions import DescriptionReader, load_descriptions
from bot.language.durations import DurationReader
from bot.language.hours import HoursReader
from bot.language.one_day import OneDayReader
from bot.language.phrases import Phrases, load_phrases
from bot.language.reaction_words import ReactionWords, load_reaction_words
from bot.language.reminder_orders import ReminderOrders, load_reminder_orders
from bot.language.several_reminders import read_several
from bot.language.time_words import time_words
from bot.language.week_orders import WeekOrderReader
from bot.language.weekdays import WeekdayReader
from bot.understanding.places import Place
from bot.understanding.profile_edits import ProfileEdit
from recommender import Profile
from recommender.number_words import NumberWords, number_words


@dataclass(frozen=True)
class LanguageData:
    """The parts of a language that are data alone; :class:`bot.language.base.Language` says what each method does.

    Attributes:
        code: Its two letters.
        numbers: In words.
        phrases: What short words say.
        hours: Reads times of the week.
        clocks: Reads single times.
        durations: Reads how long a pause is to last.
        weekdays: Reads days without times.
        one_day: Reads what is other on one day.
        week_orders: Reads orders about times of the week.
        descriptions: Reads how somebody else is described.
        clauses: Reads clauses whose kinds are known.
        reminder_orders: Reads what is to be done with a reminder that is kept.
        reactions: Reads reactions to a nudge that are said word for word.
    """

    code: str
    numbers: NumberWords
    phrases: Phrases
    hours: HoursReader
    clocks: ClockReader
    durations: DurationReader
    weekdays: WeekdayReader
    one_day: OneDayReader
    week_orders: WeekOrderReader
    descriptions: DescriptionReader
    reminder_orders: ReminderOrders
    clauses: ClauseReader
    reactions: ReactionWords

    def split_phrases(self, text: str, *, of_taste: bool = True) -> list[str]:
        """Return the phrases in a list, each once, in order."""
        return split_phrases(text, self.phrases.listing, of_taste=of_taste)

    def read_description(self, text: str) -> Profile:
        """Return the profile of somebody else who is described."""
        return self.descriptions.read(text, self.split_phrases)

    def bare(self, phrase: str) -> str:
        """Return a phrase as it is compared with others."""
        return self.phrases.ending.sub("", self.phrases.bare.sub("", phrase.casefold().strip()))

    def is_animal(self, phrase: str) -> bool:
        """Whether somebody of a household is an animal."""
        return bool(self.phrases.animal.search(phrase))

    def find_place(self, text: str) -> Place | None:
        """Return the place that an answer is."""
        return self.phrases.places.find(self.phrases.before_place.sub("", text.strip()))

    def large_cities(self) -> tuple[str, ...]:
        """Return large cities of different zones, where many speak the language."""
        return self.phrases.cities

    def corrected_place(self, text: str) -> str | None:
        """Return the place in words that say nothing but that somebody's place is another one."""
        found = self.phrases.place.fullmatch(text.strip())
        return found["place"] if found is not None else None

    def find_clauses(self, text: str) -> tuple[str, ...]:
        """Return the clauses in which the rules read nothing; none where their kinds are not known."""
        return ()

    def read_clause(self, kind: str, clause: str) -> Told:
        """Return what a clause of some kind tells."""
        return self.clauses.read(kind, clause)

    def read_over(self, field: str, clause: str) -> str | None:
        """Return what of a field of the profile is over."""
        return self.clauses.thing_in(clause) if field == "dislikes" and self.clauses.around else None

    def read_edit(self, text: str) -> ProfileEdit | None:
        """Return no change of the profile: such words are asked about."""
        return None

    def split_parts(self, text: str) -> tuple[str, ...]:
        """Return the text as a whole."""
        return (text,)

    def has_open_half(self, text: str) -> bool:
        """Take hours as they are."""
        return False

    def read_shift(self, text: str) -> int | None:
        """Read no moves of times."""
        return None

    def read_new_bound(self, text: str) -> WindowBound | None:
        """Read no single ends of times."""
        return None

    def read_week_order(self, text: str) -> WeekOrder | None:
        """Return what somebody orders about their times of the week."""
        return self.week_orders.read(text, self)

    def changes_weekly(self, text: str) -> bool:
        """Read nothing of weeks that differ."""
        return False

    def read_snooze_end(self, text: str, local: datetime) -> datetime | None:
        """Ask when."""
        return None

    def parse_hours(self, text: str) -> list[Span]:
        """Return the stretches of the week that an answer names."""
        return self.hours.parse(text)

    def find_hours(self, text: str) -> list[Span]:
        """Return the stretches of the week named somewhere in ``text``."""
        return self.hours.find(text)

    def read_quiet_hours(self, text: str) -> list[Span]:
        """Return the stretch of the day in which somebody wants quiet."""
        return self.hours.quiet(text)

    def read_quiet_bound(self, text: str) -> tuple[int | None, int | None]:
        """Return after and before when somebody wants quiet; how one end alone is said is not known here."""
        return None, None

    def read_weekdays(self, text: str) -> int | None:
        """Return the days that are left or meant alone."""
        return self.weekdays.read(text)

    def read_quiet_days(self, text: str) -> int | None:
        """Return the days that are left where somebody wants quiet on days of every week."""
        return self.weekdays.read_quiet(text)

    def read_refused_days(self, text: str) -> int | None:
        """Return the days that are left where a text says on which days nothing is to come, and why."""
        return self.weekdays.read_refused(text)

    def read_one_day(self, text: str, local: datetime) -> DayException | None:
        """Return what somebody wants to be other on one day alone."""
        return self.one_day.read(self.hours.as_digits(text), local)

    def read_trip(self, text: str, local: datetime) -> TripTimes:
        """Return when somebody is back; when they leave is not known here."""
        return TripTimes(back=self.read_pause_end(text, local))

    def read_pause_end(self, text: str, local: datetime) -> datetime | None:
        """Return the instant until which somebody wants quiet."""
        return self.durations.read_end(text, local)

    def read_clock(self, text: str) -> list[int] | None:
        """Return the minutes of the day that it may be."""
        return self.clocks.now(text)

    def read_writing_time(self, text: str) -> int | None:
        """Return the minute of the day at which somebody asks to be written to."""
        return self.clocks.asked_for(self.hours.as_digits(text))

    def names_time(self, phrase: str) -> bool:
        """Whether a phrase tells a time by the clock."""
        return self.clocks.names_time(phrase) or (
            any(sign.isdecimal() for sign in phrase) and bool(self.hours.find(phrase))
        )

    def says_reminder(self, text: str) -> bool:
        """Whether somebody plainly says that they want to be reminded; what it is called is not known here."""
        return False

    def read_reminder(self, text: str, local: datetime) -> ReminderRequest:
        """Return what somebody wants to be reminded of, and when."""
        return requests.read_reminder(text, self.read_weekdays(text) or 0)

    def read_reminders(self, text: str, local: datetime) -> tuple[ReminderRequest, ...]:
        """Return all that somebody wants to be reminded of."""
        return read_several(text, local, self.phrases.listing.separators, self.read_reminder)

    def read_reminder_order(self, text: str) -> ReminderOrder | None:
        """Return what somebody wants done with a reminder that may be kept."""
        return self.reminder_orders.read(text, self.bare)

    def read_times(self, text: str) -> tuple[int, ...]:
        """Return what an answer to "at what time?" may mean."""
        return requests.read_times(text)

    def says_timer(self, text: str) -> bool:
        """Whether somebody plainly asks for a timer; what it is called is not known here."""
        return False

    def read_timer(self, text: str) -> TimerRequest:
        """Return what somebody asks of a timer."""
        return requests.read_timer(text)

    def read_goal(self, text: str) -> Goal | None:
        """Return what somebody wants to do so often a week; how that is said is not known here."""
        return None

    def read_called(self, text: str) -> str | None:
        """Return what somebody asks to be called; how that is said is not known here."""
        return None

    def read_introduction(self, text: str) -> str | None:
        """Return the name with which somebody begins to tell of themselves; how that is said is not known here."""
        return None

    def says(self, meaning: Meaning, text: str) -> bool:
        """Whether a text says something."""
        return self.phrases.says(meaning, text)

    def without_opening(self, text: str) -> str:
        """Return a text without the greeting or filler that it begins with."""
        return self.phrases.opening.sub("", text)

    def read_times_a_day(self, text: str) -> int | None:
        """Return how often a day somebody wants nudges."""
        return self.phrases.times_a_day(text)


def load_language(code: str) -> LanguageData:
    """Return what the folder of a language holds.

    Args:
        code: Its two letters.
    """
    words, numbers = time_words(code), number_words(code)
    hours, weekdays = HoursReader(words, numbers), WeekdayReader(words)
    return LanguageData(
        code,
        numbers,
        load_phrases(code),
        hours,
        ClockReader(words),
        DurationReader(words, numbers),
        weekdays,
        OneDayReader(words),
        WeekOrderReader(words, hours, weekdays),
        load_descriptions(code),
        load_reminder_orders(code),
        load_clause_words(code),
        load_reaction_words(code),
    )
