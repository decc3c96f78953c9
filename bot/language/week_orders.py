"""Orders about one's times of the week, clause by clause: "Fridays 9 to 10, not Sundays, the rest stays"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from bot.core.week_orders import WeekOrder, WindowBound
from bot.core.weekly_windows import EVERY_DAY, Span, merge_spans
from bot.language.base import Meaning
from bot.language.hours import HoursReader
from bot.language.time_words import TimeWords, any_of, compiled
from bot.language.week_clauses import WeekClause, WeekClauseReader
from bot.language.weekdays import WeekdayReader

_NOON = 12 * 60
_LONGEST = 300
"""Characters: who writes more tells a story."""


class Reader(Protocol):
    """What of a language is asked."""

    def find_hours(self, text: str) -> list[Span]:
        """Return the stretches of the week named somewhere in ``text``."""
        ...

    def has_open_half(self, text: str) -> bool:
        """Whether hours in it may be of the morning or of the evening."""
        ...

    def read_quiet_bound(self, text: str) -> tuple[int | None, int | None]:
        """Return the minutes of the day after which and before which somebody wants quiet."""
        ...

    def read_new_bound(self, text: str) -> WindowBound | None:
        """Return the end of somebody's times that is to be another one."""
        ...

    def says(self, meaning: Meaning, text: str) -> bool:
        """Whether a text says something."""
        ...

    def read_times_a_day(self, text: str) -> int | None:
        """Return how often a day somebody wants nudges."""
        ...


class WeekOrderReader:
    """Reads orders about the week.

    Args:
        words: Of the language; without those for such orders nothing is read.
        hours: Reads its times.
        weekdays: Reads its days.
    """

    def __init__(self, words: TimeWords, hours: HoursReader, weekdays: WeekdayReader) -> None:
        self._hours, self._weekdays, self._words = hours, weekdays, words.week_orders
        if (said := words.week_orders) is None:
            return
        self._clauses = WeekClauseReader(words, said, hours, weekdays)
        self._part = compiled(rf"\b(?:{words.part.strip()})\b")
        self._changes, self._for_now = any_of(said.changes), any_of(said.for_now)
        self._before, self._trades, self._corrects = (
            any_of(said.said_before),
            any_of(said.trades),
            any_of(said.corrects),
        )

    def read(self, text: str, language: Reader) -> WeekOrder | None:
        """Return what a text orders; ``None`` if it orders nothing.

        Args:
            text: What somebody wrote.
            language: Reads its times.
        """
        if len(text) > _LONGEST:
            return None
        if self._words is None:
            return self._simply(text, language)
        said = [one for one in self._clauses.read(text) if not _is_dose(one, language)]
        halves = [self._clauses.corrected_half(one) for one in said]
        clauses = self._clauses.linked([one for one, half in zip(said, halves, strict=True) if half is None])
        is_for_now = self._for_now.search(text) is not None
        if is_for_now:  # "next week as usual"
            clauses = [one for one in clauses if one.does != "keeps" or not one.is_empty]
        bounds = tuple(bound for clause in clauses if (bound := self._bound(clause, language)) is not None)
        others = [clause for clause in clauses if self._bound(clause, language) is None]
        order = self._refusing(others, self._keeping(others, self._naming(others, text, language)), language)
        order = replace(order, bounds=bounds, is_for_now=is_for_now)
        order = _in_half(order, next((half for half in halves if half is not None), None))
        order = replace(
            order,
            is_correction=self._corrects.search(text) is not None,
            is_plain=any(one.is_plain and one.has_clock for one in others),
            is_bare=any(one.is_plain and not one.is_empty for one in others)
            and all(one.is_plain or one.is_reason or one.is_remark for one in others if one.does != "keeps"),
            is_all=not any(
                one.is_empty and not one.is_plain and not one.is_reason and one.does == "names" for one in others
            ),
        )
        return order if order.is_said else None

    def _simply(self, text: str, language: Reader) -> WeekOrder | None:
        """Read a text as one clause, where a language has no words for more."""
        spans, days = tuple(language.find_hours(text)), self._weekdays.read(text)
        if spans and language.says(Meaning.NOT_THEN, text):
            return WeekOrder(refused=spans, is_all=False)
        if spans:
            return WeekOrder(spans, adds=language.says(Meaning.ADDS, text), is_all=False)
        return WeekOrder(alone=(Span(days, 0, 0),), is_all=False) if days else None

    def _bound(self, clause: WeekClause, language: Reader) -> WindowBound | None:
        bound = language.read_new_bound(clause.text) if clause.has_clock else None
        return replace(bound, days=clause.days or EVERY_DAY) if bound is not None else None

    def _naming(self, clauses: Sequence[WeekClause], text: str, language: Reader) -> WeekOrder:
        """Read the times that are wanted, or days and parts of the day that are meant alone."""
        named = [
            one for one in clauses if one.does == "names" or (one.does == "keeps" and self._is_range(one, language))
        ]
        timed = [one for one in named if one.has_clock and language.find_hours(one.text)]
        timed = list(self._meant(timed, clauses))
        meant = next((at for at, one in enumerate(timed) if at and self._corrects.search(one.text)), 0)
        timed = timed[meant:]
        if not timed:
            return self._naming_days(named, language)
        said, open_half = self._said(named, timed, clauses, language)
        pointing = all(map(self._clauses.points, timed))
        spans = self._of_those(timed, language) if pointing else language.find_hours(said)
        if any(one.is_rest and one.does == "names" for one in timed):
            spans = self._with_rest(timed, language)
        return WeekOrder(
            tuple(spans),
            frozenset(span for span in spans if (span.start, span.end) in open_half and _may_be_late(span)),
            adds=language.says(Meaning.ADDS, text),
            changes_days=self._changes.search(text) is not None and not self._alone(named),
        )

    def _meant(self, timed: Sequence[WeekClause], clauses: Sequence[WeekClause]) -> Sequence[WeekClause]:
        """Return the clauses whose times are wanted: not the reasons where others are said or refused, nor old ones."""
        told = [one for one in timed if not self._before.search(one.text)] or timed
        orders = [one for one in told if not one.is_reason]
        refuses = any(one.does == "refuses" and not one.is_empty for one in clauses)
        return orders if orders or refuses else told

    def _of_those(self, timed: Sequence[WeekClause], language: Reader) -> list[Span]:
        """Return times of days to which clauses only point: "Mondays I train, on those 9 to 10"."""
        return [replace(span, days=one.days) for one in timed for span in language.find_hours(one.text)]

    def _is_range(self, clause: WeekClause, language: Reader) -> bool:
        return clause.has_clock and bool(language.find_hours(clause.text)) and not clause.is_rest

    def _said(
        self, named: Sequence[WeekClause], timed: Sequence[WeekClause], clauses: Sequence[WeekClause], language: Reader
    ) -> tuple[str, set[tuple[int, int]]]:
        """Return the words that name times, each with the part of the day that stands in a clause before it.

        With it come those of the times, as minutes of the day, that may be of either half of the day.
        """
        said, part, open_half = [], "", set[tuple[int, int]]()
        for one in named:
            if one in timed:
                is_open = language.has_open_half(one.text) and not one.parts
                words = f"{part} {one.text}" if is_open and part else one.text
                open_half |= {(span.start, span.end) for span in language.find_hours(words) if is_open and not part}
                said.append(words)
            elif one.parts and not one.is_reason:
                part = part or one.parts[0]
                gives_half = self._gives_half(one, named, language)
                said += [self._part.sub(" ", one.text) if gives_half else one.text] if one.is_plain else []
            elif one.is_plain and one.days:
                said.append(one.text)
        return ", ".join(said), open_half

    def _gives_half(self, clause: WeekClause, named: Sequence[WeekClause], language: Reader) -> bool:
        """Whether a part of the day says only of which half the hours behind it are: "mornings, 6 till 7"."""
        after = [one for one in named[list(named).index(clause) + 1 :] if one.has_clock and not one.parts]
        of_its_days = bool(clause.days and after and not after[0].days)  # "late on Fridays, 10 to midnight"
        return of_its_days or any(language.has_open_half(one.text) for one in after)

    def _with_rest(self, timed: Sequence[WeekClause], language: Reader) -> list[Span]:
        """Return times of which some are for all days that are not named."""
        own = [span for one in timed if not one.is_rest for span in language.find_hours(one.text)]
        days = EVERY_DAY
        for span in own:
            days &= ~span.days
        rest = [span for one in timed if one.is_rest for span in language.find_hours(one.text)]
        return merge_spans([*own, *(replace(span, days=days) for span in rest if days)])

    def _naming_days(self, named: Sequence[WeekClause], language: Reader) -> WeekOrder:
        """Read days or parts of the day that are named without hours: they are wanted, or meant alone."""
        if alone := self._alone(named):
            meant = tuple(span for one in self._listed(alone) for span in self._stretches(one, language))
            return WeekOrder(alone=meant, loose=self._loose(alone, language))
        wanted = [one for one in named if one.parts and not one.is_reason]
        wanted = [one for one in wanted if one.is_plain] or wanted
        if wanted and not any(one.days for one in wanted):  # "mornings when I'm off, Wednesdays and Sundays"
            wanted = [*wanted, *(one for one in named if one.is_list)]
        text = ", ".join(one.text for one in wanted)
        adds = any(language.says(Meaning.ADDS, one.text) for one in named)
        return WeekOrder(tuple(language.find_hours(text)), adds=adds, changes_days=bool(self._changes.search(text)))

    def _alone(self, named: Sequence[WeekClause]) -> Sequence[WeekClause]:
        """Return the clauses that say that nothing else is meant, each with the days that go on behind it."""
        alone: list[WeekClause] = []
        for before, one in pairwise((None, *named)):
            is_list = before is not None and before in alone and one is not None and one.is_plain and one.days
            if one is not None and (is_list or one.is_alone):
                alone.append(one)
        return alone

    def _listed(self, clauses: Sequence[WeekClause]) -> Sequence[WeekClause]:
        """Let days share the part of the day behind the last of them: "Saturday and Sunday mornings"."""
        *before, last = clauses
        if not before or not last.parts or last.has_clock or not all(one.is_list for one in before):
            return clauses
        days = last.days
        for one in before:
            days |= one.days
        return [replace(last, text=", ".join(one.text for one in clauses), days=days)]

    def _loose(self, clauses: Sequence[WeekClause], language: Reader) -> frozenset[Span]:
        """Return the stretches that are parts of the day, named without hours."""
        return frozenset(
            span for one in clauses if one.parts and not one.has_clock for span in self._stretches(one, language)
        )

    def _stretches(self, clause: WeekClause, language: Reader) -> Sequence[Span]:
        """Return what a clause means without regard to what there is: whole days, or stretches of them."""
        spans = language.find_hours(clause.text) if clause.parts or clause.has_clock else []
        if self._clauses.points(clause):
            spans = [replace(span, days=clause.days) for span in spans]
        return spans or ([Span(clause.days, 0, 0)] if clause.days else [])

    def _keeping(self, clauses: Sequence[WeekClause], order: WeekOrder) -> WeekOrder:
        kept = [one for one in clauses if one.does == "keeps"]
        days, named = 0, 0
        for one in kept:
            days |= one.days
        for span in order.wanted:
            named |= span.days
        if not kept:
            return order
        if days and not any(one.has_clock for one in kept):
            order = replace(order, wanted=tuple(_outside(span, days) for span in order.wanted))
        keeps_all = any((not one.days and not one.has_clock) or one.is_rest for one in kept)
        is_point = any(one.has_clock and not one.days for one in kept)
        if (is_point or keeps_all) and named == EVERY_DAY and not all(self._names(one, order) for one in kept):
            return replace(order, adds=True)
        return replace(order, days_kept=days, changes_days=order.changes_days or keeps_all)

    def _names(self, clause: WeekClause, order: WeekOrder) -> bool:
        """Whether the times that a clause keeps are among those that are wanted."""
        spans = self._hours.find(clause.text) if clause.has_clock else []
        return bool(spans) and all(any(one.start % 720 == span.start % 720 for one in order.wanted) for span in spans)

    def _refusing(self, clauses: Sequence[WeekClause], order: WeekOrder, language: Reader) -> WeekOrder:
        """Add what is not to be; of the days that are left over nothing is kept then."""
        refused: list[Span] = []
        refusing = [one for one in clauses if one.does == "refuses" and not one.is_empty]
        said = [one.text for one in refusing]
        for one in refusing:
            if one.is_rest and not one.has_clock:
                order = replace(order, changes_days=False, days_kept=0, adds=False)
                continue
            after, before = language.read_quiet_bound(one.text)
            if (after is not None or before is not None) and not one.days:
                order = replace(order, quiet_from=after, quiet_until=before)
            elif after is not None or before is not None:
                refused += [Span(one.days, after, 0)] if after is not None else []
                refused += [Span(one.days, 0, before)] if before is not None else []
            else:
                refused += self._stretches(one, language)
        open_half = {one for one in refused if _may_be_late(one) and any(map(language.has_open_half, said))}
        loose = order.loose | self._loose(refusing, language)
        order = replace(order, traded=self._traded(clauses, order, language))
        return replace(order, refused=tuple(refused), open_half=order.open_half | open_half, loose=loose)

    def _traded(self, clauses: Sequence[WeekClause], order: WeekOrder, language: Reader) -> tuple[Span, ...]:
        """Return the refused hours in whose place others come: named before these, or as what they are instead of."""
        named = [at for at, one in enumerate(clauses) if one.does == "names" and not one.is_empty and not one.is_reason]
        first = named[0] if named else 0
        old = [
            one
            for at, one in enumerate(clauses)
            if one.does == "refuses" and (one.has_clock or one.parts) and (at < first or self._trades.search(one.text))
        ]
        spans = (span for one in old for span in self._stretches(one, language))
        return tuple(
            span for span in spans if all(not one.days & ~span.days and not span.is_within(one) for one in order.wanted)
        )


def _in_half(order: WeekOrder, late: bool | None) -> WeekOrder:
    """Return an order in the half of the day that is meant, or of somebody's times as they are in it."""
    if late is None:
        return order
    if not order.wanted:
        return replace(order, half=late)
    moved = {one: one.in_half(late=late) for one in order.wanted}
    return replace(order.moved(moved), open_half=frozenset(), is_correction=True)


def _is_dose(clause: WeekClause, language: Reader) -> bool:
    """Whether a clause says how often a day, and no time: "no more than one a day"."""
    names_time = clause.days or clause.parts or language.find_hours(clause.text)
    return (
        not names_time and language.says(Meaning.PER_DAY, clause.text) and bool(language.read_times_a_day(clause.text))
    )


def _may_be_late(span: Span) -> bool:
    """Whether a stretch is before noon: one across it or after it is of no other half."""
    return span.start < span.end <= _NOON


def _outside(span: Span, days: int) -> Span:
    """Return a stretch of every day on the days that are left; one of some days as it is."""
    return replace(span, days=EVERY_DAY & ~days) if span.days == EVERY_DAY != days else span
