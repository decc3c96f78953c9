"""What a person asked to be reminded of: kept, changed, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.reminders import REMINDERS_LIMIT, Reminder
from bot.delivery.reminding import plan_reminders
from bot.services.base import Change, Query, Scene
from bot.storage.queries.reminders import (
    add_reminder,
    added_times,
    count_reminders,
    due_times,
    reminder_row,
    reminders_of,
)


@dataclass(frozen=True)
class ListedReminder:
    """A reminder and when it comes next.

    Attributes:
        reminder: Which.
        next_at: Aware; ``None``: not as long as the person pauses.
        added_at: Aware; ``None``: that is not known.
    """

    reminder: Reminder
    next_at: datetime | None
    added_at: datetime | None = None


@dataclass(frozen=True)
class StoredReminders(Query[Sequence[ListedReminder]]):
    """All that a person wants to be reminded of, oldest first."""

    async def answer(self, scene: Scene) -> Sequence[ListedReminder]:
        """Return it."""
        due = await due_times(scene.user.id, session=scene.session)
        planned = {key.partition("/")[0]: at for key, at in due.items()}
        reminders = await reminders_of(scene.user.id, session=scene.session)
        added = await added_times(scene.user.id, session=scene.session)
        return [ListedReminder(one, planned.get(str(one.id)), added.get(one.id)) for one in reminders]


@dataclass(frozen=True)
class AddReminder(Change):
    """Keep something to be reminded of; nothing happens if there are too many."""

    reminder: Reminder

    async def apply(self, scene: Scene) -> None:
        """Store it and plan its first moment."""
        if await count_reminders(scene.user.id, session=scene.session) >= REMINDERS_LIMIT:
            return
        await add_reminder(scene.user.id, self.reminder, scene.now, session=scene.session)
        await plan_reminders(scene.user, scene.now, session=scene.session)


@dataclass(frozen=True)
class ChangeReminder(Change):
    """Set a reminder's words and times; nothing happens if it is gone."""

    reminder: Reminder

    async def apply(self, scene: Scene) -> None:
        """Store them and plan anew."""
        new = self.reminder
        row = await reminder_row(scene.user.id, new.id, session=scene.session)
        if row is not None:
            row.text, row.minute, row.days, row.on_day = new.text, new.minute, new.days, new.on
            row.photo = new.photo
            scene.session.add(row)
            await scene.session.flush()
            await plan_reminders(scene.user, scene.now, session=scene.session)


@dataclass(frozen=True)
class DeleteReminder(Change):
    """Remind no more; nothing happens if it is gone."""

    reminder_id: int

    async def apply(self, scene: Scene) -> None:
        """Delete it and what was planned of it."""
        row = await reminder_row(scene.user.id, self.reminder_id, session=scene.session)
        if row is not None:
            await scene.session.delete(row)
            await scene.session.flush()
            await plan_reminders(scene.user, scene.now, session=scene.session)
