"""Goals in somebody's own words: kept at once, shown with how far the week is, and given up with a tap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core.buttons import GOAL, first_part, number_in
from bot.core.goals import GOALS_LIMIT, Goal
from bot.core.inputs import Press
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.goals import AddGoal, DropGoal, NoteGoalDone, StoredGoals


def hear_goal(turn: Turn, goal: Goal) -> Outcome:
    """Keep a goal."""

    def kept(goals: Sequence[Goal]) -> Outcome:
        if goal.text.casefold() not in {one.text.casefold() for one in goals}:
            html = _("You have {n} goals, which is all I can keep in mind. Which one shall go?").format(n=GOALS_LIMIT)
            return Outcome([Say(html=html, buttons=_rows(goals))])
        html = _("A good goal: <b>{thing}</b>, {often}. I choose with that in mind, and /goals shows the week.")
        said = html.format(thing=quoted(goal.text), often=say_often(goal.times))
        return Outcome([Say(html=said, buttons=_rows([one for one in goals if _is_same(one, goal)]))])

    return look_up(StoredGoals(), kept, changes=[AddGoal(goal)])


def show_goals(turn: Turn) -> Outcome:
    """Show the goals."""

    def shown(goals: Sequence[Goal]) -> Outcome:
        html, rows = _list(goals, _today(turn))
        return Outcome([Say(html=html, buttons=rows)])

    return look_up(StoredGoals(), shown)


def press_goal(turn: Turn, press: Press, rest: str) -> Outcome:
    """Note that a goal was done today, or give it up."""
    what, number = first_part(rest)
    goal_id = number_in(number)
    if goal_id is None or what not in ("done", "drop"):
        return _unknown(press)
    return look_up(StoredGoals(), lambda goals: _press(turn, press, what, goals, goal_id))


def _press(turn: Turn, press: Press, what: str, goals: Sequence[Goal], goal_id: int) -> Outcome:
    if goal_id not in {goal.id for goal in goals}:
        return _unknown(press)
    change = NoteGoalDone(goal_id, _today(turn)) if what == "done" else DropGoal(goal_id)
    said = _("Lovely! I noted it.") if what == "done" else _("Given up, and that is fine.")

    def shown(left: Sequence[Goal]) -> Outcome:
        return Outcome([in_place(press, *_list(left, _today(turn)))])

    return look_up(StoredGoals(), shown, replies=[acknowledged(press, said)], changes=[change])


def say_week(goals: Sequence[Goal], today: date) -> str:
    """Return how far the week's goals are, as plain words: ``dance: 1 of 2 this week``; empty without any."""
    line = _("{thing}: {done} of {times} this week")
    return "\n".join(line.format(thing=goal.text, done=goal.done_in_week_of(today), times=goal.times) for goal in goals)


def say_often(times: int) -> str:
    """Return how often a week: ``twice a week``."""
    named = {1: _("once a week"), 2: _("twice a week")}
    return named.get(times) or _("{n} times a week").format(n=times)


def _list(goals: Sequence[Goal], today: date) -> tuple[str, Rows]:
    if not goals:
        return _("You have no goals. Write for example <i>dance twice a week</i>, and I choose with that in mind."), ()
    return quoted(say_week(goals, today)), _rows(goals)


def _rows(goals: Sequence[Goal]) -> Rows:
    return tuple(
        (
            Button(label=_("🌱 {thing}").format(thing=goal.text[:24]), data=GOAL.payload("done", goal.id)),
            Button(label="✕", data=GOAL.payload("drop", goal.id)),
        )
        for goal in goals
    )


def _is_same(one: Goal, other: Goal) -> bool:
    return one.text.casefold() == other.text.casefold()


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.zone).date()


def _unknown(press: Press) -> Outcome:
    return Outcome([acknowledged(press, _("That goal is gone. /goals shows all of them."))])
