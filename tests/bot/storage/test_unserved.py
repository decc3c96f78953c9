"""What owners are told when nothing in the library suited somebody, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.monitoring.unserved import say_unserved
from bot.storage.database import Database
from bot.storage.models import Decision, DecisionOutcome, Moment, MomentState, Origin, Reason
from bot.storage.queries.history import latest_decision, nothing_suited_after
from tests.bot.factories import NOON, add_user

LUNCH = datetime(2026, 6, 16, 10, 30, tzinfo=UTC)
"""A Tuesday, 12:30 in Berlin."""


def moment(user_id: int, key: str, due: datetime) -> Moment:
    return Moment(
        user_id=user_id,
        origin=Origin.WINDOW,
        origin_key=key,
        due_at=due,
        expires_at=due + timedelta(minutes=20),
        state=MomentState.DECIDED,
    )


def decision(moment: Moment, reason: Reason, left_out: dict[str, list[int]] | None = None) -> Decision:
    return Decision(
        moment_id=moment.id or 0,
        user_id=moment.user_id,
        decided_at=moment.due_at,
        outcome=DecisionOutcome.WITHHELD,
        reason=reason,
        send_probability=1.0,
        seed=1,
        policy="test",
        left_out=left_out,
    )


def test_owners_hear_the_time_and_the_reasons_but_not_of_whom() -> None:
    found = [
        (decision(moment(7, "a", LUNCH), Reason.NOTHING_SUITABLE, {"place": [90, 0], "filter": [4, 2]}), LUNCH),
        (decision(moment(8, "b", LUNCH), Reason.NOTHING_SUITABLE, {"place": [110, 0], "hour": [20, 0]}), LUNCH),
        (decision(moment(9, "c", NOON), Reason.NOTHING_SUITABLE, None), NOON),
    ]
    said = say_unserved([(one, moment(one.user_id, "x", due), "Europe/Berlin") for one, due in found])
    assert "on a weekday at 12:00" in said
    assert "67 messages were left out because of where people are" in said  # (90 + 110) / 3
    assert "offscreen content lint" in said
    assert "only for" not in said


async def test_only_what_came_to_nothing_since_the_last_look_is_found(database: Database) -> None:
    user_id = await add_user(database)
    async with database.writing() as session:
        assert await latest_decision(session=session) == 0
        for key, reason in (("a", Reason.NOTHING_SUITABLE), ("b", Reason.PAUSED), ("c", Reason.NOTHING_SUITABLE)):
            one = moment(user_id, key, LUNCH)
            session.add(one)
            await session.flush()
            session.add(decision(one, reason))
            await session.flush()
    async with database.reading() as session:
        everything = await nothing_suited_after(0, 10, session=session)
        assert [one.origin_key for _decision, one, _zone in everything] == ["a", "c"]
        assert everything[0][2] == "Europe/Berlin"
        first = everything[0][0].id or 0
        assert [one.origin_key for _decision, one, _zone in await nothing_suited_after(first, 10, session=session)] == [
            "c"
        ]
        assert await latest_decision(session=session) == first + 2
