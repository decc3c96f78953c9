"""Who somebody is, read by patterns: age, gender, what they do all day, household, limits, place and screen times."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.weekly_windows import Span
from bot.language.base import AgeError
from bot.language.by_patterns.reading_patterns import Named, ReadingPatterns
from bot.language.by_patterns.sentences import EDGES, sentences
from bot.language.hours import HoursReader
from bot.language.place_names import PlaceNames
from bot.understanding.places import Place
from recommender.age import OLDEST
from recommender.number_words import NumberWords


@dataclass(frozen=True)
class PeopleReader:
    """Reads what people tell of themselves.

    Attributes:
        patterns: Of the language.
        numbers: In words.
        hours: Reads times of the week.
        places: Finds places by their names.
    """

    patterns: ReadingPatterns
    numbers: NumberWords
    hours: HoursReader
    places: PlaceNames

    def parse_age(self, text: str) -> int:
        """Return the age that an answer is.

        Raises:
            AgeError: If it is no whole number from 1 to 120, or says anything besides.
        """
        found = self.patterns.age_alone.fullmatch(text.strip())
        age = None if found is None else self.numbers.value(found["age"])
        if age is None:
            raise AgeError("not an age alone")
        if not 1 <= age <= OLDEST:
            raise AgeError("out of range")
        return age

    def read_age(self, words: str) -> str | None:
        """Return an age in years, or a stretch such as ``40-49``; that of somebody else is none."""
        for pattern in self.patterns.ages:
            for found in pattern.finditer(words):
                age = self.numbers.value(found["age"])
                if age is not None and 1 <= age <= OLDEST and not self._is_of_others(words[: found.start("age")]):
                    return str(age)
        for pattern in self.patterns.decades:
            decade = pattern.search(words)
            if decade is not None and (ten := self.numbers.value(decade["tens"])):
                low, high = self.patterns.parts.get((decade["part"] or "").casefold(), (0, 9))
                return f"{ten + low}-{ten + high}"
        return None

    def read_gender(self, words: str) -> str | None:
        """Return ``female``, ``male`` or ``non-binary`` where it is said."""
        return next((name for name, said in self.patterns.genders.items() if said.search(words)), None)

    def read_occupation(self, words: str) -> str | None:
        """Return what somebody does all day: in English where it is offered, else as they said it."""
        state = next(iter(self._named(self.patterns.states, words)), None)
        if state is not None:
            return state
        for pattern in self.patterns.jobs:
            for found in pattern.finditer(words):
                if not self._is_of_others(words[: found.start("job")]):
                    return found["job"].strip(EDGES)
        return None

    def read_household(self, words: str) -> tuple[str, ...]:
        """Return who somebody lives with, in English as it is offered."""
        return self._named(self.patterns.household, words)

    def read_limits(self, words: str) -> tuple[str, ...]:
        """Return what is to be kept in mind, in English as its reader knows it."""
        return self._named(self.patterns.limits, words)

    def read_place(self, words: str) -> Place | None:
        """Return where somebody lives, if it is a known place."""
        for pattern in self.patterns.places:
            for found in pattern.finditer(words):
                if (place := self._place(found["place"])) is not None:
                    return place
        return None

    def read_windows(self, words: str) -> tuple[Span, ...]:
        """Return when somebody is on a screen: times that are told together with one."""
        spans: list[Span] = []
        for sentence in sentences(words):
            if self.patterns.screen.search(sentence):
                spans += [span for span in self.hours.find(self.hours.as_digits(sentence)) if span not in spans]
        return tuple(spans)

    def _named(self, patterns: Named, words: str) -> tuple[str, ...]:
        return tuple(
            stored
            for stored, pattern in patterns.items()
            if any(not self._is_denied(words, found) for found in pattern.finditer(words))
        )

    def _is_denied(self, words: str, found: re.Match[str]) -> bool:
        before, behind = words[: found.start()], words[found.end() :]
        return bool(self.patterns.denied.search(before) or self.patterns.taken_back.match(behind))

    def _is_of_others(self, before: str) -> bool:
        clause = re.split(r"[.,;!?،؛؟\n]", before)[-1]
        return bool(self.patterns.others.search(clause))

    def _place(self, phrase: str) -> Place | None:
        """Return the place that the longest beginning of ``phrase`` names."""
        parts = phrase.strip().split()
        for size in range(len(parts), 0, -1):
            name = " ".join(parts[:size]).strip(EDGES)
            if len(name) >= 3 and (place := self.places.find(name)):
                return place
        return None
