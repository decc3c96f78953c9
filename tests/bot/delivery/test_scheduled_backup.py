"""Scheduled backups: when one is made, how many stay, who is told of a failure, and what the drill finds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.cli.doctor import judge_backup
from bot.delivery.scheduled_backup import BackupPlan, ScheduledBackup, backups_in
from bot.errors import DatabaseError
from bot.storage.database import Database
from bot.storage.drill import drill
from bot.storage.queries.backups import last_backup
from bot.storage.sealing import new_key
from tests.bot.factories import NOON, add_items

DAY = timedelta(days=1)


class StillClock:
    """A clock that stands at an instant."""

    at = NOON

    def now(self) -> datetime:
        return self.at

    async def sleep_until(self, instant: datetime) -> None: ...


async def test_a_backup_is_made_when_one_is_due_and_the_newest_stay(sqlite: Database, tmp_path: Path) -> None:
    await add_items(sqlite)
    clock, images, folder, told = StillClock(), tmp_path / "images", tmp_path / "backups", []
    images.mkdir()
    (images / "i0.png").write_bytes(b"picture")
    leads = True

    async def lead() -> bool:
        return leads

    async def alert(kind: str, text: Callable[[], str]) -> None:
        told.append(text())

    public = new_key(tmp_path / "key")
    backup = ScheduledBackup(sqlite, images, clock, BackupPlan(DAY, 2, folder, public), lead, alert)
    leads = False
    await backup.look()
    assert not folder.exists()  # another worker makes it
    leads = True
    for hours, count in ((0, 1), (23, 1), (1, 2), (24, 2)):
        clock.at += timedelta(hours=hours)
        await backup.look()
        assert len(backups_in(folder)) == count
    assert backups_in(folder)[-1].name == "offscreen-20260617T120000Z.tar.gz.age"
    async with sqlite.reading() as session:
        last = await last_backup(session=session)
    assert last is not None
    assert last.at == NOON + 2 * DAY
    assert not told

    report = await drill(backups_in(folder)[-1], tmp_path / "key")
    assert (report.pictures, report.missing) == (1, ())
    (images / "i0.png").unlink()
    clock.at += DAY
    await backup.look()
    assert (await drill(backups_in(folder)[-1], tmp_path / "key")).missing == ("i0.png",)

    clock.at += DAY
    broken = ScheduledBackup(sqlite, images, clock, BackupPlan(DAY, 2, tmp_path / "key" / "no"), lead, alert)
    await broken.look()
    assert "OFFSCREEN_BACKUP_DIR" in told[0]


async def test_a_drill_of_no_backup_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(b"no archive")
    with pytest.raises(DatabaseError, match="is no backup"):
        await drill(tmp_path / "bad")
    with pytest.raises(DatabaseError, match="cannot read"):
        await drill(tmp_path / "none")


@pytest.mark.parametrize(
    ("every", "ago", "good", "said"),
    [
        (None, None, True, "none is scheduled"),
        (DAY, None, True, "none was made yet"),
        (DAY, timedelta(hours=47), True, "47 hours ago"),
        (DAY, timedelta(hours=49), False, "2 days ago, though one is due every 24 hours"),
    ],
)
def test_doctor_says_how_old_the_last_backup_is(
    every: timedelta | None, ago: timedelta | None, good: bool, said: str
) -> None:
    found = judge_backup(every, None if ago is None else NOON - ago, NOON)
    assert found.good is good
    assert said in found.text
