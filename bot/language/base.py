"""What the bot must know of a language to read what people write in it.

Everything that depends on a language stands behind :class:`Language`; one folder beside this file holds the words and
patterns of one language. What is said to people is in the catalogues (:mod:`bot.core.texts`).
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.core.goals import Goal
from bot.core.profile_fields import Told
from bot.core.quiet_once import DayException
from bot.core.reminders import ReminderOrder, ReminderRequest
from bot.core.timers import TimerRequest
from bot.core.trips import TripTimes
from bot.core.week_orders import WeekOrder, WindowBound
from bot.core.weekly_windows import Span
from bot.language.reaction_words import ReactionWords
from bot.understanding.places import Place
from bot.understanding.profile_edits import ProfileEdit
from recommender import Profile


class AgeError(ValueError):
    """A text that is not an age; says why."""


class HoursError(ValueError):
    """A text that does not name times of the week; the first argument is what could not be read, or is empty."""


class Meaning(StrEnum):
    """What short words can say; each language's ``phrases.yaml`` knows how it is said."""

    YES = "yes"
    NO = "no"
    SKIP = "skip"
    REST = "rest"
    """No more questions, please."""
    TRY = "try"
    """One idea before the questions, please."""
    TONIGHT = "tonight"
    TOMORROW = "tomorrow"
    WHEN_HOME = "when_home"
    """Once their writer is home."""
    DONE = "done"
    BACK = "back"
    RESTART = "restart"
    EVERYTHING = "everything"
    """Anything is liked, or nobody knows what."""
    ABOUT_ME = "about_me"
    """The words speak of their writer."""
    TELLS_OF_ME = "tells_of_me"
    """The words begin with their writer."""
    DENIES = "denies"
    """Something is denied, unwanted or enough."""
    NOT_FOR_ME = "not_for_me"
    """The words begin by ruling something out."""
    WISHES = "wishes"
    PLAIN_WISH = "plain_wish"
    """An idea is wanted, whichever."""
    ASKS_TIME = "asks_time"
    TOO_MUCH = "too_much"
    HOME = "home"
    """Their writer is back home."""
    FOR_GOOD = "for_good"
    """Their writer stays at a place, or was never anywhere else."""
    UNTIL_TOLD = "until_told"
    """It lasts until their writer says otherwise."""
    WILL_MOVE = "will_move"
    """Their writer will live at another place, and does not yet."""
    ADDS = "adds"
    """Something is to come on top of what there is."""
    GREETING = "greeting"
    HOW_ARE_YOU = "how_are_you"
    THANKS = "thanks"
    GOOD_NIGHT = "good_night"
    """Their writer goes to sleep."""
    FAREWELL = "farewell"
    FILLER = "filler"
    STOP = "stop"
    ENOUGH = "enough"
    NOT_THEN = "not_then"
    """Nothing is to be written at the times that are named."""
    PAUSE = "pause"
    HELP = "help"
    QUESTION = "question"
    ASKS_FORGET = "asks_forget"
    ASKS_EXPORT = "asks_export"
    ASKS_WHO_YOU_ARE = "asks_who_you_are"
    ASKS_PRIVACY = "asks_privacy"
    ASKS_PROFILE = "asks_profile"
    ASKS_SCHEDULE = "asks_schedule"
    ASKS_WHY = "asks_why"
    ASKS_PROGRESS = "asks_progress"
    ASKS_RESUME = "asks_resume"
    ASKS_LANGUAGE = "asks_language"
    SPEAK_THIS = "speak_this"
    """This language is asked for, in itself or in another one."""
    ASKS_HUMAN = "asks_human"
    """Their writer wants to write to a person instead of a program."""
    ASKS_COST = "asks_cost"
    WET = "wet"
    """It rains, or something wet falls, where the writer is."""
    STAYS_IN = "stays_in"
    """The writer does not want to go outdoors today."""
    LIVES_WITH = "lives_with"
    """The words say who lives with their writer."""
    OF_A_THING = "of_a_thing"
    """The words say how some thing is, and nothing of their writer."""
    PER_DAY = "per_day"
    """The words tell how often a day."""
    NAMES_PICTURES = "names_pictures"
    """The words speak of pictures, or of words alone."""
    ONLY_WITHOUT = "only_without"
    """The words want something without something else, or alone."""
    ASKS_ANYTHING = "asks_anything"
    """Something is asked for, or spoken of as an idea."""
    NAMES_IDEA = "names_idea"
    """Something, anything or an idea is spoken of."""
    ASKS_IDEA = "asks_idea"
    """An idea is asked for outright."""
    ASKS_KIND = "asks_kind"
    """The words begin by asking for an idea of some kind: "find me one that costs nothing"."""
    FOR_SOMEBODY = "for_somebody"
    """The words begin by asking for an idea for their writer and others."""
    SETS_CONDITION = "sets_condition"
    """The words begin by saying where, with whom or when an idea is not to be done."""
    LASTS = "lasts"
    """What is told of oneself is told with its end; how long it has lasted already is none."""
    POINTS_AT_IT = "points_at_it"
    """The words only point at what came last."""
    WANTS_NOTHING = "wants_nothing"
    """No idea is wanted at all."""
    WANTS = "wants"
    """The words begin with wanting something."""
    IDLE = "idle"
    """Their writer has nothing to do."""
    PUTS_OFF = "puts_off"
    """The words begin by putting something off."""
    SOME_DAY = "some_day"
    """Their writer may be at a place some day, and it is not settled when."""
    LACKS = "lacks"
    """A home or a place has none of something."""
    HATED = "hated"
    """Their writer did not like what they tried."""
    UNTIL = "until"
    """The words tell until when something lasts."""
    ASKS_NOW = "asks_now"
    """Their writer asks what to do now."""
    RULES_OUT = "rules_out"
    """The words begin with what is not wanted."""
    SPEAKS_OF_YOU = "speaks_of_you"
    """The words speak of whom they are written to."""
    ASKS_IF_PAUSED = "asks_if_paused"
    ASKS_WHAT_IS_KNOWN = "asks_what_is_known"
    """Their writer asks what is known about them."""
    ASKS_MY_TIMES = "asks_my_times"
    """Their writer asks when, or how often, they are written to."""
    DRY = "dry"
    """It has stopped raining, or the sun is out."""
    OTHER_WEATHER = "other_weather"
    """The words speak of the weather at another time, or of something else by its words."""


class Language(Protocol):
    """Reads one language. Nothing is guessed: what is not said plainly is not read."""

    @property
    def code(self) -> str:
        """Its two letters (ISO 639-1)."""
        ...

    # who somebody is

    def read_profile(self, text: str) -> Told:
        """Return what ``text`` says about whoever wrote it; empty where nothing is recognised."""
        ...

    def find_unread(self, text: str, told: Told) -> tuple[str, ...]:
        """Return the parts of ``text`` of which nothing is in ``told``, at most eight, as they were said."""
        ...

    def parse_age(self, text: str) -> int:
        """Return the age in whole years that an answer is.

        Raises:
            AgeError: If it is not a whole number from 1 to 120, or says anything besides.
        """
        ...

    def split_phrases(self, text: str, *, of_taste: bool = True) -> list[str]:
        """Return the phrases in a list, each once, in order.

        Args:
            text: As somebody wrote it.
            of_taste: Leave out openings such as "I like".

        Raises:
            PhraseError: If a phrase has no letter or is longer than 60 characters, or there are more than 12.
        """
        ...

    def bare(self, phrase: str) -> str:
        """Return a phrase without articles, possessives, capitals and endings, to compare what is meant."""
        ...

    def is_animal(self, phrase: str) -> bool:
        """Whether somebody of a household is an animal."""
        ...

    def find_place(self, text: str) -> Place | None:
        """Return the place that an answer is, ``None`` if it is unknown."""
        ...

    def read_place(self, text: str) -> Place | None:
        """Return where sentences say that somebody is, if it is a known place."""
        ...

    def large_cities(self) -> tuple[str, ...]:
        """Return large cities of different zones, where many speak the language."""
        ...

    def corrected_place(self, text: str) -> str | None:
        """Return the place in words that say nothing but that somebody's place is another one."""
        ...

    def read_answer(self, text: str) -> Told:
        """Return what an answer of the first talk tells: also what stands alone in it, and what it refuses."""
        ...

    def find_clauses(self, text: str) -> tuple[str, ...]:
        """Return the clauses of a text in which the rules read nothing, or of which they are not sure."""
        ...

    def read_clause(self, kind: str, clause: str) -> Told:
        """Return what a clause tells that is known to be of some kind: ``bot/language/<code>/clauses``."""
        ...

    def read_over(self, field: str, clause: str) -> str | None:
        """Return what of a field of the profile a clause says is over, in the words of the clause."""
        ...

    def read_edit(self, text: str) -> ProfileEdit | None:
        """Return the change of the profile that a text orders; ``None`` if it orders none."""
        ...

    def read_description(self, text: str) -> Profile:
        """Return the profile of somebody else whom an operator describes in a sentence."""
        ...

    def split_parts(self, text: str) -> tuple[str, ...]:
        """Return the parts of a text in which different things may be said; one alone is the text itself."""
        ...

    # when

    def has_open_half(self, text: str) -> bool:
        """Whether hours in it may be of the morning or of the evening."""
        ...

    def read_shift(self, text: str) -> int | None:
        """Return by how many minutes times are to be moved, below 0: to earlier; ``None`` if that is not said."""
        ...

    def read_new_bound(self, text: str) -> WindowBound | None:
        """Return the end of somebody's times that is to be another one; ``None`` if they name both or none."""
        ...

    def read_week_order(self, text: str) -> WeekOrder | None:
        """Return what somebody orders about their times of the week; ``None`` if they order nothing."""
        ...

    def changes_weekly(self, text: str) -> bool:
        """Whether somebody says that their times are other ones from week to week."""
        ...

    def read_snooze_end(self, text: str, local: datetime) -> datetime | None:
        """Return the instant, aware, to which somebody puts something off; ``None`` if they don't say.

        Args:
            text: What they wrote.
            local: The present in their zone.
        """
        ...

    def parse_hours(self, text: str) -> list[Span]:
        """Return the stretches of the week that an answer names.

        Raises:
            HoursError: With the words that could not be read; nothing is guessed.
        """
        ...

    def find_hours(self, text: str) -> list[Span]:
        """Return the stretches of the week named somewhere in ``text``, other words being passed over."""
        ...

    def read_quiet_hours(self, text: str) -> list[Span]:
        """Return the stretch of the day in which somebody wants quiet; empty or several if that is not said."""
        ...

    def read_quiet_bound(self, text: str) -> tuple[int | None, int | None]:
        """Return the minutes of the day after which and before which somebody wants quiet, as far as they say."""
        ...

    def read_weekdays(self, text: str) -> int | None:
        """Return the days that are left or meant alone, as bits, 1 is Monday; ``None`` if none is named."""
        ...

    def read_quiet_days(self, text: str) -> int | None:
        """Return the days that are left where somebody wants quiet on days of every week; ``None`` on no such days."""
        ...

    def read_refused_days(self, text: str) -> int | None:
        """Return the days that are left where a text says on which days of every week nothing is to come, and why.

        ``None`` if it says anything else or besides.
        """
        ...

    def read_one_day(self, text: str, local: datetime) -> DayException | None:
        """Return what somebody wants to be other on one day alone; ``None`` if they name no such day.

        Args:
            text: What they wrote.
            local: The present in their zone.
        """
        ...

    def read_trip(self, text: str, local: datetime) -> TripTimes:
        """Return when somebody leaves for a place and is back.

        Args:
            text: What they wrote.
            local: The present in their zone.
        """
        ...

    def read_pause_end(self, text: str, local: datetime) -> datetime | None:
        """Return the instant, aware, until which somebody wants quiet; ``None`` if they don't say.

        Args:
            text: What they wrote.
            local: The present in their zone.
        """
        ...

    def read_clock(self, text: str) -> list[int] | None:
        """Return the minutes of the day that an answer to "what time is it" may mean; ``None`` if it is no time."""
        ...

    def read_writing_time(self, text: str) -> int | None:
        """Return the minute of the day at which somebody asks to be written to; ``None`` if nobody does."""
        ...

    def names_time(self, phrase: str) -> bool:
        """Whether a phrase tells a time by the clock, such as ``evenings from 7 to 9``."""
        ...

    # what somebody wants to be told when

    def says_reminder(self, text: str) -> bool:
        """Whether somebody plainly says that they want to be reminded."""
        ...

    def read_reminder(self, text: str, local: datetime) -> ReminderRequest:
        """Return what somebody wants to be reminded of, and when.

        Args:
            text: What they wrote.
            local: The present in their zone.
        """
        ...

    def read_reminders(self, text: str, local: datetime) -> tuple[ReminderRequest, ...]:
        """Return all that somebody wants to be reminded of, in the order said; at least one.

        Args:
            text: What they wrote.
            local: The present in their zone.
        """
        ...

    def read_reminder_order(self, text: str) -> ReminderOrder | None:
        """Return what somebody wants done with a reminder that may be kept; ``None`` for no such order."""
        ...

    def read_times(self, text: str) -> tuple[int, ...]:
        """Return what an answer to "at what time?" may mean, as minutes of the day; empty if it is no time."""
        ...

    def says_timer(self, text: str) -> bool:
        """Whether somebody plainly asks for a timer."""
        ...

    def read_timer(self, text: str) -> TimerRequest:
        """Return what somebody asks of a timer."""
        ...

    def read_goal(self, text: str) -> Goal | None:
        """Return what somebody wants to do so often a week; ``None`` if they name no such thing."""
        ...

    def read_called(self, text: str) -> str | None:
        """Return what somebody asks to be called; ``None`` if they don't."""
        ...

    def read_introduction(self, text: str) -> str | None:
        """Return the name with which somebody begins to tell of themselves; ``None`` without one."""
        ...

    # what is meant

    @property
    def reactions(self) -> ReactionWords:
        """Reads reactions to a nudge that are said word for word."""
        ...

    def says(self, meaning: Meaning, text: str) -> bool:
        """Whether a text says something."""
        ...

    def without_opening(self, text: str) -> str:
        """Return a text without the greeting or filler that it begins with."""
        ...

    def read_times_a_day(self, text: str) -> int | None:
        """Return how often a day somebody wants nudges; ``None`` if no single number is said."""
        ...
