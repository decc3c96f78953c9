"""Several reminders in one sentence: ``water the beans at 6pm tomorrow and pay the gas on friday at 9``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.reminders import ReminderRequest

Read = Callable[[str, datetime], ReminderRequest]

_SENTENCES = re.compile(r"(?<!\b[^\W\d_])[.!?]\s{1,4}(?=[^\W\d_])")
"""Between sentences, and not behind "p.m."."""
_NOON = timedelta(hours=12)


@dataclass(frozen=True)
class _Piece:
    """What stands between two "and"s.

    Attributes:
        text: As it was said.
        request: What it asks for by itself.
        between: What joined it to the piece before.
    """

    text: str
    request: ReminderRequest
    between: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it says what and when; a day in the midst of its words may be part of these."""
        says_day = self.request.days or self.request.on is not None
        return bool(self.request.text and (self.request.minutes or (says_day and self.request.text in self._plain)))

    @property
    def is_time(self) -> bool:
        """Whether it says nothing but when."""
        return bool(self.request.minutes) and not self.request.text

    @property
    def ends_with_words(self) -> bool:
        """Whether its time stands before its words, so that more of these may follow."""
        return self._plain.endswith(self.request.text)

    @property
    def _plain(self) -> str:
        return " ".join(self.text.strip(" .!?,;:-").split())


def read_several(text: str, local: datetime, separators: re.Pattern[str], read: Read) -> tuple[ReminderRequest, ...]:
    """Return all that somebody wants to be reminded of, in the order said; one where it is one.

    Args:
        text: What they wrote.
        local: The present in their zone.
        separators: Between the things of a list.
        read: Reads one request.
    """
    groups = _groups(_pieces(text, local, separators, read))
    if len(groups) < 2:
        return (read(text, local),)
    said = [group[0].text + "".join(f"{piece.between}{piece.text}" for piece in group[1:]) for group in groups]
    alone = [read(each, local) for each in said]
    found = list(alone)
    for index in range(1, len(found)):
        found[index] = _like(found[index], found[index - 1], said[index], local, read)
    for index in reversed(range(len(found) - 1)):
        if not (alone[index].text and alone[index + 1].text):  # "pills at 9 and at 21:00 every day"
            found[index] = _like(found[index], found[index + 1], said[index], local, read)
    return tuple(found)


def _pieces(text: str, local: datetime, separators: re.Pattern[str], read: Read) -> list[_Piece]:
    pieces, at, between = list[_Piece](), 0, ""
    borders = sorted((*separators.finditer(text), *_SENTENCES.finditer(text)), key=lambda border: border.start())
    for start, end in (*(border.span() for border in borders), (len(text), len(text))):
        if start >= at and (part := text[at:start]).strip():
            pieces.append(_Piece(part, read(part, local), between))
            between = ""
        between, at = between + text[max(start, at) : end], max(at, end)
    return pieces


def _groups(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Return the pieces of each reminder: one that says when, and around it those that belong to it."""
    groups: list[list[_Piece]] = []
    waiting: list[_Piece] = []  # of which nobody knows yet to which reminder they belong
    for piece in pieces:
        if piece.is_whole or (piece.is_time and _says_time(groups, waiting)):
            if groups and waiting and groups[-1][0].ends_with_words:
                groups[-1] += waiting
                waiting = []
            apart = [[one] for one in waiting if one.is_time and piece.request.minutes]
            groups += [*apart, [*(one for one in waiting if [one] not in apart), piece]]
            waiting = []
        elif groups and not waiting and not piece.request.text:
            groups[-1].append(piece)
        else:
            waiting.append(piece)
    if groups:
        groups[-1] += waiting
    return groups or [waiting]


def _says_time(groups: list[list[_Piece]], waiting: list[_Piece]) -> bool:
    """Whether the reminder before says its time already, so that another time is one more."""
    return bool(groups) and not waiting and any(one.request.minutes for one in groups[-1])


def _like(request: ReminderRequest, other: ReminderRequest, said: str, local: datetime, read: Read) -> ReminderRequest:
    """Return a request with the words and the day of the one beside it, where it says none of its own."""
    request = request if request.text else replace(request, text=other.text)
    if request.days or request.on is not None or not (other.days or other.on):
        return request
    return replace(request, days=other.days, on=other.on, minutes=_on_another_day(said, local, read))


def _on_another_day(said: str, local: datetime, read: Read) -> tuple[int, ...]:
    """Return what a time may mean on another day than today, of which no part is over."""
    midnight = local.replace(hour=0, minute=0)
    morning, evening = read(said, midnight).minutes, read(said, midnight + _NOON).minutes
    return tuple(sorted({*morning, *evening}))
