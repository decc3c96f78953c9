"""/learned: estimated rates, what to retire, and likes that several people told and the library has little for."""

from __future__ import annotations

from bot.core.replies import Say
from bot.operators.learned import say_learned, show_learned
from bot.storage.database import Database
from bot.storage.models import Taste, TasteKind
from bot.storage.queries.learned import LITTLE, TOLD_BY, LearnedByAll, estimated, learned_by_all
from tests.bot.factories import NOON, add_items, add_user


def test_what_nobody_likes_is_named_only_if_that_is_sure() -> None:
    answers = {f"m{at}": (12.0, 20.0) for at in range(8)} | {"bad": (0.0, 30.0), "unlucky": (0.0, 1.0)}
    kinds = dict.fromkeys(answers, "walking") | {"new": "walking"}
    usual, items, [walking] = estimated(answers, kinds)
    found = {one.name: one for one in items}
    assert walking.answers == 191
    assert 0.4 < usual < 0.65
    assert found["bad"].high < 0.6 * usual < found["unlucky"].high
    assert "new" not in found


def test_nothing_is_said_before_anybody_answered() -> None:
    nothing = LearnedByAll(0.0, (), (), (), ())
    assert say_learned(nothing, (), {}) == "Nobody has answered anything yet."


async def test_what_one_person_told_stays_theirs(database: Database) -> None:
    await add_items(database, LITTLE)
    for count, like in ((TOLD_BY, "Falconry"), (TOLD_BY - 1, "fencing"), (TOLD_BY, "walking")):
        people = [await add_user(database) for _person in range(count)]
        async with database.writing() as session:
            session.add_all(Taste(user_id=user, kind=TasteKind.LIKE, text=like, english=like) for user in people)
    async with database.reading() as session:
        found = await learned_by_all(NOON, session=session)
        [said] = await show_learned(NOON, session=session)
    assert isinstance(said, Say)
    assert [like for like, _people, _messages in found.unserved] == ["falconry", "walking"]
    assert "fencing" not in said.html
