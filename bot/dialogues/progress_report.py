"""Progress: what came of the nudges of the last weeks, counted kindly and drawn as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.activities import activity_label
from bot.core.local_forms import say_day, within_sentence
from bot.core.phrases import enumerate_phrases
from bot.core.progress import PastNudge, Progress, Share, Week, days_looked_up
from bot.core.replies import Say, SendChart, quoted
from bot.core.texts import _, marked, ngettext
from bot.dialogues.goals import say_week
from bot.dialogues.screen_report import DAYS, say_screen, screen_bars
from bot.dialogues.turn import Outcome, Turn, look_up
from bot.services.progress import Doings, PastDoings

WEEKS = 8

ENOUGH = 5
"""Nudges done from which on a best time means something."""

_PARTS = (
    (5, marked("Morning")),
    (11, marked("Midday")),
    (14, marked("Afternoon")),
    (18, marked("Evening")),
    (22, marked("Night")),
)
"""First local hour of each part of the day, and its name; the last one reaches into the early hours."""


def show_progress(turn: Turn) -> Outcome:
    """Send the chart, or say that there is nothing to draw yet."""
    return look_up(PastDoings(turn.now - timedelta(weeks=WEEKS), DAYS), lambda doings: _show(turn, doings))


def _show(turn: Turn, doings: Doings) -> Outcome:
    user = turn.user
    progress = count_progress(doings.nudges, turn.zone, turn.now, user.onboarded_at or user.created_at)
    week = say_week(doings.goals, turn.now.astimezone(turn.zone).date())
    bars = screen_bars(doings.minutes_by_day, turn.zone, turn.now)
    if bars:
        progress = progress.model_copy(update={"screen": bars})
        said = (say_progress(progress) if progress.nudges else "", say_screen(bars, doings.put_down))
        return Outcome([SendChart(html=_with_week(" ".join(filter(None, said)), week), progress=progress)])
    if not progress.nudges:
        html = _("There is nothing to draw yet. After your first nudges you'll see here what you did.")
        return Outcome([Say(html=_with_week(html, week))])
    return Outcome([SendChart(html=_with_week(say_progress(progress), week), progress=progress)])


def _with_week(words: str, week: str) -> str:
    """Return what is said with how far the week's goals are below it, in Telegram's HTML."""
    return quoted("\n\n".join(filter(None, (words, week))))


def count_progress(
    nudges: Sequence[PastNudge], zone: ZoneInfo, now: datetime, joined: datetime | None = None
) -> Progress:
    """Count nudges by local week, activity and part of the day.

    Args:
        nudges: Those of the last weeks.
        zone: The person's time zone.
        now: Aware; its week is the last one.
        joined: Aware; its week is the first one, unless that is too long ago. ``None``: it is.
    """
    today = now.astimezone(zone).date()
    last = today - timedelta(days=today.weekday())
    since = joined.astimezone(zone).date() if joined is not None else date.min
    mondays = [last - timedelta(weeks=WEEKS - 1 - number) for number in range(WEEKS)]
    mondays = [monday for monday in mondays if monday + timedelta(weeks=1) > since or monday == last]
    local = [nudge.at.astimezone(zone) for nudge in nudges]
    weeks = tuple(
        Week(
            monday=monday,
            label=say_day(monday),
            nudges=sum(monday <= at.date() < monday + timedelta(weeks=1) for at in local),
            done=sum(
                nudge.done and monday <= at.date() < monday + timedelta(weeks=1)
                for nudge, at in zip(nudges, local, strict=True)
            ),
        )
        for monday in mondays
    )
    activities = {nudge.activity for nudge in nudges if nudge.activity is not None}
    by_activity = [
        Share(
            name=activity_label(name),
            nudges=sum(nudge.activity == name for nudge in nudges),
            done=sum(nudge.done and nudge.activity == name for nudge in nudges),
        )
        for name in sorted(activities)
    ]
    times = tuple(
        Share(
            name=_(name),
            nudges=sum(part_of_day(at.hour) == number for at in local),
            done=sum(nudge.done and part_of_day(at.hour) == number for nudge, at in zip(nudges, local, strict=True)),
        )
        for number, (_hour, name) in enumerate(_PARTS)
    )
    return Progress(
        weeks=weeks,
        activities=tuple(sorted(by_activity, key=lambda share: (-share.done, -share.nudges, share.name))),
        times=times,
        days_this_week=sum(day >= last for day in days_looked_up(nudges, zone)),
        title=_("Your last {n} weeks").format(n=len(weeks)) if len(weeks) > 1 else _("Your first week"),
        labels={
            "nudges": _("nudges"),
            "done": _("done"),
            "weeks": _("week from"),
            "activities": _("What you did"),
            "times": _("When"),
            "screen": _("On the screen, hours a day"),
        },
    )


def part_of_day(hour: int) -> int:
    """Return which part of the day a local hour belongs to, as an index from morning to night."""
    return max((number for number, (first, _name) in enumerate(_PARTS) if hour >= first), default=len(_PARTS) - 1)


def say_progress(progress: Progress) -> str:
    """Return the chart in words: what everybody reads below it, and all that some can read of it."""
    came = _say_nudges(progress.nudges, len(progress.weeks))
    if not progress.done:
        return came + " " + _("When you have done one, tap “Did it”: it will show up here.")
    sentences = [came, _say_done(progress.done, progress.nudges)]
    done = [share for share in progress.activities if share.done][:3]
    if done:
        named = [f"{within_sentence(share.name)} ({share.done})" for share in done]
        sentences.append(_("Most of all: {things}.").format(things=enumerate_phrases(named, _("and"))))
    best = max(progress.times, key=lambda share: share.done)
    if best.done and progress.done >= ENOUGH:
        sentences.append(_("Your best time: {time}.").format(time=within_sentence(best.name)))
    if progress.days_this_week == 1:
        sentences.append(_("This week you looked up on one day."))
    elif progress.days_this_week:
        sentences.append(_("This week you looked up on {n} days.").format(n=progress.days_this_week))
    return " ".join(sentences)


def _say_nudges(n: int, weeks: int) -> str:
    if weeks > 1:
        came = ngettext(
            "In the last {weeks} weeks one nudge came to you.", "In the last {weeks} weeks {n} nudges came to you.", n
        )
    else:
        came = ngettext("In your first week one nudge came to you.", "In your first week {n} nudges came to you.", n)
    return came.format(n=n, weeks=weeks)


def _say_done(done: int, nudges: int) -> str:
    if done == nudges:
        return ngettext("You did it.", "You did all of them.", nudges)
    return ngettext("You did one of them.", "You did {n} of them.", done).format(n=done)
