"""The clauses of an order about one's times of the week: what each names, refuses or keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core.weekly_windows import EVERY_DAY
from bot.language.hours import HoursReader
from bot.language.time_words import TimeWords, WeekOrderWords, any_of, compiled
from bot.language.weekdays import WeekdayReader

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True)
class WeekClause:
    """One clause.

    Attributes:
        text: As it was written.
        does: ``refuses``, ``keeps`` or ``names``.
        days: That it names, as bits.
        parts: Of the day that it names, as they are written.
        has_clock: Whether it names hours.
        is_rest: Whether it speaks of all that is not named.
        is_plain: Whether it says nothing else.
        is_reason: Whether it begins like a reason.
        is_alone: Whether it says that nothing else is meant.
    """

    text: str
    does: str
    days: int
    parts: tuple[str, ...]
    has_clock: bool
    is_rest: bool
    is_plain: bool
    is_reason: bool
    is_alone: bool

    @property
    def is_empty(self) -> bool:
        """Whether it names no time at all."""
        return not (self.days or self.parts or self.has_clock or self.is_rest)

    @property
    def tells_else(self) -> bool:
        """Whether it may tell something that has to be noted."""
        return self.does == "names" and self.is_empty and not self.is_plain and not self.is_reason

    @property
    def is_list(self) -> bool:
        """Whether it names days and nothing else."""
        return bool(self.days) and self.is_plain and not self.has_clock and not self.parts

    @property
    def is_remark(self) -> bool:
        """Whether it says something of days, and no time of them: "Mondays are mad"."""
        return bool(self.days) and self.does != "keeps" and not self.has_clock and not self.parts


class WeekClauseReader:
    """Reads the clauses of a text.

    Args:
        words: Of the language.
        said: Of these, the words for such orders.
        hours: Reads its times.
        weekdays: Reads its days.
    """

    def __init__(self, words: TimeWords, said: WeekOrderWords, hours: HoursReader, weekdays: WeekdayReader) -> None:
        self._hours, self._weekdays = hours, weekdays
        self._border, self._part = any_of(said.border), compiled(rf"\b(?:{words.part.strip()})\b")
        self._refuses, self._keeps, self._rest = any_of(said.refuses), any_of(said.keeps), any_of(said.rest)
        self._old, self._those, self._corrects = any_of(said.old), any_of(said.those), any_of(said.corrects)
        self._first_days = compiled(
            rf"^(?:\W{{0,4}}(?:[^\W\d_]{{1,3}}\W{{1,4}})?(?:{'|'.join(words.named_days)})\b)+\W{{0,4}}"
        )
        self._excepts, self._spares, self._not_each = any_of(said.excepts), any_of(said.spares), any_of(said.not_each)
        self._meanwhile, self._no_work = any_of(said.meanwhile), any_of(said.no_work)
        self._half, self._morning = compiled(rf"\b(?:{words.half})"), compiled(rf"\b(?:{words.half_before_noon})")
        self._reason = compiled(rf"\s{{0,4}}\b(?:{'|'.join(said.why)}|{words.reason})")
        self._only = compiled(words.only) if words.only is not None else None
        self._small = frozenset(f"{words.fillers} {words.refusing} {said.beside}".casefold().split())
        self._fillers = frozenset(words.fillers.casefold().split())

    def read(self, text: str) -> list[WeekClause]:
        """Return the clauses of a text, in order, each by itself."""
        return list(self._clauses(text.replace("’", "'")))

    def linked(self, clauses: Sequence[WeekClause]) -> list[WeekClause]:
        """Return the same clauses with what those around each say of it."""
        return self._passing_on(self._meanwhile_too(self._spared(self._of_some_days(list(clauses)))))

    def points(self, clause: WeekClause) -> bool:
        """Whether a clause means days that only clauses before it name."""
        return bool(clause.days) and not self._weekdays.named(clause.text) and bool(self._those.search(clause.text))

    def corrected_half(self, clause: WeekClause) -> bool | None:
        """Return whether the late half of the day was meant, where a clause says no more: "I meant am"."""
        if clause.has_clock or clause.parts or clause.days or not self._corrects.search(clause.text):
            return None
        half = self._half.search(clause.text)
        if half is None or not self._is_plain(self._corrects.sub(" ", self._half.sub(" ", clause.text))):
            return None
        return self._morning.match(half[0]) is None

    def _clauses(self, text: str) -> Iterator[WeekClause]:
        begin = 0
        for border in (*self._border.finditer(text), None):
            end = len(text) if border is None else border.start()
            if (said := text[begin:end]).strip():
                yield from self._without_exceptions(self._clause(said))
            begin = end if border is None else border.end()

    def _without_exceptions(self, clause: WeekClause) -> Iterator[WeekClause]:
        """Yield a clause, or the days that it leaves out and what it says besides: "except Mondays 7 to 8"."""
        if clause.does != "refuses" or not clause.days or not clause.has_clock or not self._excepts.match(clause.text):
            yield clause
            return
        yield replace(clause, has_clock=False, parts=())
        yield self._clause(self._excepts.sub(" ", self._weekdays.without(clause.text.casefold())))

    def _clause(self, said: str) -> WeekClause:
        no_work = self._no_work.search(said) is not None and not self._part.search(said)
        keeps, refuses = self._keeps.search(said), not no_work and self._refuses.search(said)
        said = self._old.sub(" ", said)
        is_plain = self._is_plain(said)
        clause = WeekClause(
            said,
            "refuses" if refuses else "names",
            self._weekdays.named(said) | self._hours.days(said),
            tuple(self._part.findall(said)),
            any(sign.isdecimal() for sign in self._hours.as_digits(said)),
            self._rest.search(said) is not None,
            is_plain,
            no_work or (not is_plain and self._is_reason(said)),
            self._only is not None and self._only.search(said) is not None,
        )
        is_of_times = is_plain or not clause.is_empty
        return replace(clause, does="keeps") if keeps and is_of_times else clause  # "everybody stays up here"

    def _is_reason(self, said: str) -> bool:
        """Whether a clause begins like a reason, behind the days that it may begin with."""
        told = self._first_days.sub("", said.casefold())
        return self._reason.match(told) is not None and not (self._corrects.search(said) and self._part.search(said))

    def _is_plain(self, said: str) -> bool:
        """Whether a clause says nothing but times and what small words add."""
        words = _WORD.findall(self._hours.without_times(said.casefold()))
        return not {word for word in words if len(word) > 1} - self._small

    def _of_some_days(self, clauses: list[WeekClause]) -> list[WeekClause]:
        """Let days be meant alone where not every day is: "not daily, Mondays and Fridays", "Fridays, not daily"."""
        at = next((at for at, one in enumerate(clauses) if self._is_not_each(one)), None)
        others = clauses[:at] + clauses[at + 1 :] if at is not None else []
        if at is None or any(one.does == "refuses" and one.days for one in others):
            return list(clauses)
        return [replace(one, is_alone=one.is_alone or one.is_list) for one in others]

    def _is_not_each(self, clause: WeekClause) -> bool:
        """Whether a clause says that not all days are meant, and no more of them."""
        refuses_all = clause.does == "refuses" and clause.days == EVERY_DAY and not (clause.has_clock or clause.parts)
        return refuses_all or self._not_each.search(clause.text) is not None

    def _spared(self, clauses: Sequence[WeekClause]) -> list[WeekClause]:
        """Let days be left alone where no other times are named beside them: "leave Sundays be"."""
        if any(one.does != "keeps" and (one.has_clock or one.parts) and not one.is_reason for one in clauses):
            return list(clauses)
        return [
            replace(one, does="refuses") if one.does == "keeps" and one.days and self._spares.search(one.text) else one
            for one in clauses
        ]

    def _meanwhile_too(self, clauses: Sequence[WeekClause]) -> list[WeekClause]:
        """Let bare times be refused behind what they are of: "not during class, Sundays 10 to 12"."""
        heard: list[WeekClause] = []
        is_refused = is_meanwhile = False
        for clause in clauses:
            if clause.is_empty and not clause.is_alone:
                is_refused = is_refused or clause.does == "refuses"
                is_meanwhile = is_meanwhile or self._meanwhile.search(clause.text) is not None
            elif is_refused and is_meanwhile and clause.does == "names" and self._is_bare(clause):
                clause = replace(clause, does="refuses")
            else:
                is_refused = is_meanwhile = False
            heard.append(clause)
        return heard

    def _is_bare(self, clause: WeekClause) -> bool:
        """Whether a clause names times and says nothing of them."""
        words = _WORD.findall(self._hours.without_times(clause.text.casefold()))
        return not clause.is_alone and not {word for word in words if len(word) > 1} - self._fillers

    def _passing_on(self, clauses: list[WeekClause]) -> list[WeekClause]:
        """Let a list of days go on: "not on Mondays, Tuesdays and Fridays"."""
        heard: list[WeekClause] = []
        for index, clause in enumerate(clauses):
            if not clause.days and self._those.search(clause.text):
                clause = replace(clause, days=_days_before(heard))
            goes_on = clause.does == "names" and self._is_bare(clause) and clause.days and not clause.has_clock
            following = clauses[index + 1] if index + 1 < len(clauses) else None
            is_of_next = following is not None and following.does == "names" and following.has_clock
            if goes_on and not clause.parts and heard and heard[-1].does != "names" and not is_of_next:
                clause = replace(clause, does=heard[-1].does)
            heard.append(clause)
        return heard


def _days_before(clauses: Sequence[WeekClause]) -> int:
    """Return the days that were named last, with all of their list."""
    days = 0
    for clause in reversed(clauses):
        if days and not clause.is_list:
            break
        days |= clause.days
    return days
