"""Sessions at a screen, from what devices say: a pure function of the signs and the time.

A device shows one thing at a time. ``app_open`` and ``unlock`` begin a session, ``app_close`` ends it, ``active`` keeps
it going. Closes get lost, and phones close the app that was left a moment after the next one was opened; hence the
time-outs and the few rules below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.storage.models import EventKind

OPEN_LASTS = timedelta(minutes=60)
"""How long what was opened is taken to be open when nothing more is heard."""

ACTIVE_LASTS = timedelta(minutes=5)
"""How long a device that says ``active`` may keep silent before the person is taken to be gone."""

UNCLOSED_COUNTS = timedelta(minutes=5)
"""What is counted of a session whose end nobody told: more would be a guess."""

ACTIVE_COUNTS = timedelta(minutes=1)
"""What the last ``active`` counts for."""

SWITCH = timedelta(seconds=10)
"""A close without a name so soon after another app was opened belongs to the one that was left."""

BREAK = timedelta(minutes=2)
"""Who looks away for no longer is still "in a row"."""


@dataclass(frozen=True)
class Sign:
    """One thing that a device said, as far as sessions go.

    Attributes:
        at: When, aware.
        kind: What.
        app: Which app; ``None``: not told, or not to be kept.
        device: Which device.
    """

    at: datetime
    kind: EventKind
    app: str | None = None
    device: int = 0


class Ending(StrEnum):
    """How a session ended."""

    CLOSED = "closed"
    """The device said so."""
    SILENT = "silent"
    """A device that says ``active`` again and again ceased to."""
    SWITCHED = "switched"
    """Something else was opened."""
    UNKNOWN = "unknown"
    """Nobody told; part of it is counted."""
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Session:
    """A stretch of time at one device, with one app or with an unknown one.

    Attributes:
        start: Aware.
        end: Until when it is counted (aware); of one that goes on, at most ``now``.
        ending: How it ended.
        until: Of one that goes on, until when it would if nothing more is heard (aware), else ``None``.
        app: Which app; ``None``: not known.
        device: Which device.
    """

    start: datetime
    end: datetime
    ending: Ending
    until: datetime | None = None
    app: str | None = None
    device: int = 0


@dataclass(frozen=True)
class Run:
    """Sessions without a break between them, on whatever devices.

    Attributes:
        start: Aware.
        end: Until when it is counted, aware.
        until: If it goes on, until when it would if nothing more is heard (aware), else ``None``.
        sessions: In the order of their beginning.
    """

    start: datetime
    end: datetime
    until: datetime | None
    sessions: tuple[Session, ...]


def build_sessions(signs: Iterable[Sign], now: datetime) -> list[Session]:
    """Return the sessions up to ``now`` (aware), in the order of their beginning.

    Args:
        signs: In any order; of two at the same instant the one given first came first. Later ones are left out.
        now: Aware.
    """
    devices: dict[int, list[Sign]] = {}
    for sign in sorted((sign for sign in signs if sign.at <= now), key=lambda sign: sign.at):
        devices.setdefault(sign.device, []).append(sign)
    sessions = [session for of_device in devices.values() for session in _of_device(of_device, now)]
    return sorted(sessions, key=lambda session: (session.start, session.device))


def join_runs(sessions: Sequence[Session], pause: timedelta = BREAK) -> list[Run]:
    """Return sessions joined where there is at most ``pause`` between them, in order.

    Args:
        sessions: In the order of their beginning.
        pause: The longest gap that is none.
    """
    runs: list[Run] = []
    for session in sessions:
        last = runs[-1] if runs else None
        if last is not None and session.start - max(last.end, last.until or last.end) <= pause:
            ends = [until for until in (last.until, session.until) if until is not None]
            runs[-1] = Run(last.start, max(last.end, session.end), max(ends, default=None), (*last.sessions, session))
        else:
            runs.append(Run(session.start, session.end, session.until, (session,)))
    return runs


@dataclass(frozen=True)
class _Shown:
    """What a device shows: since when, and when it was last heard of."""

    sign: Sign
    seen: datetime
    left_behind: bool = False
    """Whether it took the place of an app whose close may still be told."""

    @property
    def is_active(self) -> bool:
        return self.sign.kind in _PRESENT

    @property
    def until(self) -> datetime:
        return self.seen + (ACTIVE_LASTS if self.is_active else OPEN_LASTS)

    def ended(self, at: datetime, ending: Ending) -> Session:
        return Session(self.sign.at, at, ending, app=self.sign.app, device=self.sign.device)

    def lapsed(self, at: datetime) -> Session:
        """Return the session, of which nothing was heard any more up to ``at``."""
        if self.is_active:
            return self.ended(min(self.seen + ACTIVE_COUNTS, at), Ending.SILENT)
        return self.ended(min(self.seen + UNCLOSED_COUNTS, at), Ending.UNKNOWN)


_PRESENT = (EventKind.ACTIVE, EventKind.THRESHOLD)


def _of_device(signs: Sequence[Sign], now: datetime) -> list[Session]:
    """Return one device's sessions; ``signs`` in order."""
    done: list[Session] = []
    shown: _Shown | None = None
    for sign in signs:
        if shown is not None and sign.at > shown.until:
            done.append(shown.lapsed(sign.at))
            shown = None
        if shown is None:
            shown = None if sign.kind is EventKind.APP_CLOSE else _Shown(sign, sign.at)
        elif sign.kind is EventKind.APP_CLOSE:
            if _belongs_to_the_one_before(sign, shown):
                shown = replace(shown, left_behind=False)
                continue
            done.append(shown.ended(sign.at, Ending.CLOSED))
            shown = None
        elif sign.kind in _PRESENT:
            if shown.is_active and sign.app != shown.sign.app and sign.kind is EventKind.ACTIVE:
                done.append(shown.ended(sign.at, Ending.SWITCHED))
                shown = _Shown(sign, sign.at)
            else:
                shown = replace(shown, seen=sign.at)
        else:
            missed = not shown.is_active and (
                sign.kind is EventKind.UNLOCK or (sign.app is not None and sign.app == shown.sign.app)
            )
            done.append(shown.lapsed(sign.at) if missed else shown.ended(sign.at, Ending.SWITCHED))
            shown = _Shown(sign, sign.at, left_behind=shown.sign.kind is EventKind.APP_OPEN)
    if shown is not None:
        done.append(_going_on(shown, now))
    return done


def _belongs_to_the_one_before(close: Sign, shown: _Shown) -> bool:
    if close.app is not None and shown.sign.app is not None:
        return close.app != shown.sign.app
    return shown.left_behind and close.app is None and close.at - shown.sign.at <= SWITCH


def _going_on(shown: _Shown, now: datetime) -> Session:
    if now > shown.until:
        return shown.lapsed(now)
    end = min(shown.seen + ACTIVE_COUNTS, now) if shown.is_active else now
    return replace(shown.ended(end, Ending.NOT_YET), until=shown.until)
