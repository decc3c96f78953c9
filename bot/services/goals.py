"""Goals that a person sets, reaches and gives up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.goals import GOALS_LIMIT, Goal
from bot.services.base import Change, Query, Scene
from bot.storage.queries.goals import add_goal, goal_row, goals_of, with_day


@dataclass(frozen=True)
class StoredGoals(Query[Sequence[Goal]]):
    """A person's goals, oldest first."""

    async def answer(self, scene: Scene) -> Sequence[Goal]:
        """Return them."""
        return (await goals_of([scene.user.id], session=scene.session)).get(scene.user.id, [])


@dataclass(frozen=True)
class AddGoal(Change):
    """Keep a goal; nothing happens if there are too many."""

    goal: Goal

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        known = await StoredGoals().answer(scene)
        if len(known) < GOALS_LIMIT or self.goal.text.casefold() in {one.text.casefold() for one in known}:
            await add_goal(scene.user.id, self.goal, scene.now, session=scene.session)


@dataclass(frozen=True)
class NoteGoalDone(Change):
    """Note that a goal was done on a local day."""

    goal_id: int
    day: date

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        row = await goal_row(scene.user.id, self.goal_id, session=scene.session)
        if row is not None:
            row.done = with_day(row.done, self.day)
            scene.session.add(row)
            await scene.session.flush()


@dataclass(frozen=True)
class DropGoal(Change):
    """Give a goal up; nothing happens if it is gone."""

    goal_id: int

    async def apply(self, scene: Scene) -> None:
        """Delete it."""
        row = await goal_row(scene.user.id, self.goal_id, session=scene.session)
        if row is not None:
            await scene.session.delete(row)
            await scene.session.flush()
