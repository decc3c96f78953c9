"""Which times the library cannot serve, told to owners in general words: never of whom, nor what they told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.core.texts import _, marked
from bot.storage.models import Decision, Moment
from recommender.policies.slate import LeftOut
from recommender.policies.whereabouts import SATURDAY

_WHY = {
    LeftOut.REFUSED: marked("people said that it is not for them"),
    LeftOut.UNSUITED: marked("it is for other people"),
    LeftOut.FILTER: marked("people cannot do it, lack what it needs or dislike it"),
    LeftOut.WISH: marked("it is nothing of what was asked for"),
    LeftOut.LIGHT: marked("of the light or the season"),
    LeftOut.PLACE: marked("of where people are, with whom, or how long they have"),
    LeftOut.HOUR: marked("of the hour"),
    LeftOut.FLOOR: marked("no picture belongs to it"),
    LeftOut.RECENT: marked("it was sent not long ago"),
}
"""After "because", by class of reason."""


def say_unserved(found: Sequence[tuple[Decision, Moment, str | None]]) -> str:
    """Return in a few sentences when nothing suited, and what left most of the library out.

    Args:
        found: Decisions at which nothing suited, at least one, with their moments and time zones.
    """
    times = Counter(_time_of(moment, zone) for _decision, moment, zone in found)
    (is_weekend, hour), _count = times.most_common(1)[0]
    reasons: Counter[str] = Counter()
    for decision, _moment, _zone in found:
        reasons.update({reason: counts[0] for reason, counts in (decision.left_out or {}).items()})
    day = _("at a weekend") if is_weekend else _("on a weekday")
    html = _("Nothing in the library suited somebody {day} at {hour}:00 by their clock.").format(day=day, hour=hour)
    for reason, messages in reasons.most_common(2):
        why = _("{n} messages were left out because {why}.")
        html += " " + why.format(n=round(messages / len(found)), why=_(_WHY[LeftOut(reason)]))
    return html + " " + _("offscreen content lint says what the library lacks.")


def _time_of(moment: Moment, zone: str | None) -> tuple[bool, int]:
    local = moment.due_at.astimezone(ZoneInfo(zone or "UTC"))
    return local.weekday() >= SATURDAY, local.hour
