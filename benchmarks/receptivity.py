"""When nudges come: how soon the hours are found at which somebody has time, and that no moment leaves its bounds.

People answer within ten minutes in one third of their window (.6 there, .2 elsewhere); 1.8 times as many answers as
with any minute are the most there is. Most of a population have time in the same third, or each in another one; half of
the lives begin with what other people's answers said of hours, the other half with nothing. Then a million moments are
drawn for random people, and held against their windows, quiet hours and caps.

``python -m benchmarks.receptivity [--quick] [--json]``
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import numpy as np

from benchmarks.report import Outcome, Promise, at_least, at_most, main
from bot.core.answering import SeenMoment
from bot.core.moments import EXPIRY
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.delivery.common_hours import NOT_KNOWN, CommonHours
from bot.delivery.day_cells import Cell, cell_of
from bot.delivery.dose import Availability, quiet_span, withhold
from bot.delivery.receptivity import Receptivity, drawn_minute
from bot.storage.models import Origin

ZONE = ZoneInfo("Europe/Berlin")

BEGIN = datetime(2026, 6, 1, 18, tzinfo=UTC)
"""The clocks do not change within seventy days."""

THERE, ELSEWHERE = 0.6, 0.2
"""How often somebody answers in the receptive third of their window, and in the rest."""

ANY_MINUTE = (THERE + 2 * ELSEWHERE) / 3

NUDGES, WINDOW_HOURS = 70, 3

POPULATION = 100
"""People of whom others learn, with thirty nudges each."""

ALIKE = {"alike": 0.6, "each different": 1 / 3}
"""How many people have time in the second third of their window."""

MOMENTS, QUICK_MOMENTS = 1_000_000, 50_000

DAYS, DRAWS = 20, 50
"""Days of a random person, and how often each of their moments is drawn."""


def life(
    third: int | None, nudges: int, common: CommonHours, rng: np.random.Generator
) -> list[tuple[float, SeenMoment]]:
    """Return how likely each nudge of a person was answered, and what became of it.

    Args:
        third: In which third of the window they have time, from 0.
        nudges: One a day.
        common: When people have time, as far as that is known.
        rng: Of all chance.
    """
    found = list[tuple[float, SeenMoment]]()
    for day in range(nudges):
        begin = BEGIN + timedelta(days=day)
        latest = begin + timedelta(hours=WINDOW_HOURS) - EXPIRY
        pieces = Receptivity.of((seen for _rate, seen in found), ZONE, common).pieces(begin, latest, ZONE)
        at, _density = drawn_minute(pieces, rng.random())
        rate = THERE if int(3 * (at - begin) / (latest - begin)) == third else ELSEWHERE
        found.append((rate, SeenMoment(at, bool(rng.random() < rate))))
    return found


def learned_of_others(alike: float, rng: np.random.Generator) -> CommonHours:
    """Return what the answers of a population say of hours."""
    soon, sent = Counter[Cell](), Counter[Cell]()
    for _person in range(POPULATION):
        for _rate, seen in life(_third(alike, rng), 30, NOT_KNOWN, rng):
            sent[cell_of(seen.at, ZONE)] += 1
            soon[cell_of(seen.at, ZONE)] += seen.soon
    return CommonHours.of([(*cell, soon[cell], sent[cell]) for cell in sent], POPULATION)


def violations(moments: int, rng: np.random.Generator) -> Counter[str]:
    """Draw moments of random people; return how many there were, were let go out, and left their bounds."""
    found = Counter[str](drawn=0, sent=0, outside=0)
    while found["drawn"] < moments:
        found.update(_one_person(rng))
    return found


def _one_person(rng: np.random.Generator) -> Counter[str]:
    window = Span(EVERY_DAY, int(rng.integers(1440)), int(rng.integers(1441)))
    quiet = quiet_span(int(rng.integers(1440)), int(rng.integers(1440)))
    cap, gap = int(rng.integers(1, 4)), timedelta(minutes=60)
    person = Availability(True, False, False, None, ZONE, quiet, True, (window,), cap, gap)
    found, seen = Counter[str](), list[SeenMoment]()
    counted = [list[datetime]() for _draw in range(DRAWS)]
    for day in range(DAYS):
        begin, end = window.on((BEGIN + timedelta(days=day)).date(), ZONE)
        latest = max(end - EXPIRY, begin + timedelta(seconds=1))
        pieces = Receptivity.of(seen, ZONE).pieces(begin, latest, ZONE)
        for sent, share in zip(counted, rng.random(DRAWS), strict=True):
            at, _density = drawn_minute(pieces, share)
            found["drawn"] += 1
            found["outside"] += not begin <= at <= latest
            if withhold(person, Origin.WINDOW, at + EXPIRY, sent[-4:], at) is None:
                today = at.astimezone(ZONE).date()
                before = sum(past.astimezone(ZONE).date() == today for past in sent[-4:])
                found["sent"] += 1
                found["outside"] += (quiet is not None and quiet.covers(at, ZONE)) or before >= cap
                sent.append(at)
        seen.append(SeenMoment(at, bool(rng.random() < 0.4)))
    return found


def measure(quick: bool) -> Outcome:
    """Let people live, and draw a million moments."""
    figures = dict[str, float]()
    for (title, alike), pools in product(ALIKE.items(), (False, True)):
        rng = np.random.default_rng(1)
        common = learned_of_others(alike, rng) if pools else NOT_KNOWN
        lives = [life(_third(alike, rng), NUDGES, common, rng) for _person in range(30 if quick else 200)]
        rates = np.array([[rate for rate, _seen in one] for one in lives]) / ANY_MINUTE
        name = f"people {title}, {'begun with' if pools else 'without'} what others answered"
        for label, part in (("1 to 10", rates[:, :10]), ("21 to 40", rates[:, 20:40]), ("61 on", rates[:, 60:])):
            figures[f"{name}: nudges {label}"] = float(part.mean())
    found = violations(QUICK_MOMENTS if quick else MOMENTS, np.random.default_rng(5))
    figures |= {f"moments {name}": float(count) for name, count in found.items()}
    for name, figure in figures.items():
        print(f"{name:75} {figure:12.2f}")
    return Outcome(figures, tuple(_promises(figures)))


def _promises(figures: dict[str, float]) -> Iterator[Promise]:
    for name, figure in figures.items():
        if name.endswith("21 to 40"):
            yield at_least(f"answers beside any minute's, {name}", figure, 1.3)
        elif name.endswith("61 on"):
            yield at_least(f"answers beside any minute's, {name}", figure, 1.5)
    yield at_most("moments outside of windows, quiet hours or caps", figures["moments outside"], 0)


def _third(alike: float, rng: np.random.Generator) -> int:
    return 1 if rng.random() < alike else int(rng.choice([0, 2]))


if __name__ == "__main__":
    main("receptivity", measure)
