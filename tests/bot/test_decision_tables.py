"""Answers written as tables that the bench reads."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.cli.decision_tables import COLUMNS, rated_tables
from bot.storage.database import Database
from bot.storage.models import Nudge, NudgeState, Origin, Reaction, ReactionKind, User
from bot.storage.queries.reactions import AnsweredNudge, answered_nudges
from content.exporting import as_csv
from recommender.bench.loaders.tables import tables
from tests.bot.databases import database, database_url, migrated, postgresql
from tests.bot.factories import NOON, add_items, add_nudge, add_user


def answered(user: int, message: str, minute: int, *, well: bool, image: str | None = "i") -> AnsweredNudge:
    return AnsweredNudge(user, message, image, NOON + timedelta(minutes=minute), 1.5, 0.25, well)


def test_the_bench_reads_what_is_exported(tmp_path: Path) -> None:
    answers = [
        answered(77, "walk", 1, well=True), answered(77, "tea", 2, well=False, image=None),
        answered(99, "tea", 1, well=True), answered(99, "gone", 2, well=True),
    ]  # fmt: skip
    written = rated_tables(answers, {"walk": "Go out, now.", "tea": "Drink tea."}, {"i": str(tmp_path / "i.png")})
    for name, rows in written.items():
        (tmp_path / name).write_text(as_csv(COLUMNS[name], rows), encoding="utf-8", newline="")
    data = tables(tmp_path)
    assert [one.text for one in data.items] == ["Go out, now.", "Drink tea."]
    assert data.pictures == (tmp_path / "i.png", tmp_path / "i.png")
    assert data.value.tolist() == [1, 0, 1]
    assert len(data.people) == 2
    assert "77" not in "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*.csv"))


async def test_what_counts_is_what_was_answered_and_not_forgotten(database: Database) -> None:
    await add_items(database, 3)
    user, other = await add_user(database), await add_user(database)
    kinds = (ReactionKind.DID_IT, ReactionKind.NOT_FOR_ME, ReactionKind.WHY)
    for at, kind in enumerate(kinds):
        await react(database, user, await add_nudge(database, user, key=str(at), state=NudgeState.SENT, item=at), kind)
    own = await add_nudge(database, user, key="own", state=NudgeState.SENT, origin=Origin.OWN)
    await react(database, user, own, ReactionKind.DID_IT)
    nudge = await add_nudge(database, other, key="x", state=NudgeState.SENT)
    await react(database, other, nudge, ReactionKind.LIKE)
    async with database.writing() as session:
        (await session.get_one(User, other)).learning_since = NOON + timedelta(minutes=1)
    async with database.reading() as session:
        found = await answered_nudges(None, session=session)
        assert (await session.get_one(Nudge, nudge)).message_id == "m0"
    assert [(one.message_id, one.is_well) for one in found] == [("m0", True), ("m1", False)]
    assert found[0].answered_at == NOON


async def react(database: Database, user: int, nudge: int, kind: ReactionKind) -> None:
    async with database.writing() as session:
        session.add(Reaction(nudge_id=nudge, user_id=user, kind=kind, at=NOON))


__all__ = ["database", "database_url", "migrated", "postgresql"]
