"""The whole table of refusals: every command, every button and every deep link, for everybody who may not.

What is tried is collected from the code: a command or button that is added tomorrow is tried tomorrow.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel, col, select
from telegram import Update

from bot import operators
from bot.core.buttons import OPERATOR
from bot.core.replies import Acknowledge, Reply, Say
from bot.operators.roles import ACTIONS, COMMANDS, WRITING, has
from bot.operators.router import OperatorRouter
from bot.storage.database import Database
from bot.storage.models import (
    Account,
    AuditEntry,
    Broadcast,
    Dialogue,
    ItemDraft,
    ItemKind,
    Job,
    Moment,
    Notice,
    Operator,
    Role,
    StoredImage,
    StoredMessage,
)
from bot.storage.queries.items import handle_of
from bot.storage.queries.operators import set_role
from bot.telegram.addresses import telegram_address
from bot.telegram.incoming import TelegramUpdate
from tests.bot.factories import NOON, add_items, add_user

OWNER = 4_242
BARRED: tuple[Role | None, ...] = (None, Role.VIEWER, Role.EDITOR)
ARGUMENTS = ("", "editor 7777", "7777", "Walk to the corner and back.", "all m0 i0", "messages", "30", "3 walks")


def words_of_buttons() -> set[str]:
    """Return every word that the operators' side tells apart in buttons."""
    found: set[str] = set()
    for path in Path(operators.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            looked_at: list[ast.AST] = []
            match node:
                case ast.match_case():
                    looked_at = list(ast.walk(node.pattern))
                case ast.Dict():
                    looked_at = [key for key in node.keys if key is not None]
                case ast.Compare():
                    looked_at = list(ast.walk(node))
            found |= {one.value for one in looked_at if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return {word for one in found for word in one.strip(":").split(":") if word and len(word) <= 20 and word.isascii()}


def all_data() -> list[str]:
    """Return button data of every action with everything that it may be followed by."""
    handles = [f"{kind}:{handle_of(item)}" for kind, item in (("m", "m0"), ("i", "i0"))]
    followed = ["", "1", *handles, "m:all:0", "i:off:1", "m:s1:0"]
    for word in sorted(words_of_buttons()):
        followed += [word, f"1:{word}", f"{handles[0]}:{word}"]
    followed += ["1:ask:text", "1:ask:audience", "1:activity:walking", "1:technique:8.7", "1:technique:none"]
    return [f"{OPERATOR.sign}:{action}:{what}" for action in ACTIONS for what in followed]


def is_refused(role: Role | None, replies: list[Reply] | None) -> bool:
    """Whether somebody without a role was left to the user's side, and an operator told only which role it takes."""
    if role is None or replies is None:
        return replies is None and role is None
    (reply,) = replies
    words = reply.html if isinstance(reply, Say) else reply.text if isinstance(reply, Acknowledge) else None
    return (words or "").startswith("That needs the ")


@dataclass
class Doing:
    """Somebody who writes to the router."""

    database: Database
    router: OperatorRouter
    numbers: count[int]

    async def says(self, telegram_id: int, text: str) -> list[Reply] | None:
        return await self._takes(telegram_id, {"message": {**self._message(telegram_id), "text": text}})

    async def sends_picture(self, telegram_id: int) -> list[Reply] | None:
        photo = [{"file_id": "f", "file_unique_id": "u", "width": 900, "height": 600}]
        return await self._takes(telegram_id, {"message": {**self._message(telegram_id), "photo": photo}})

    async def presses(self, telegram_id: int, *data: str) -> dict[str, list[Reply] | None]:
        queries = {
            one: {"id": "9", "from": self._person(telegram_id), "chat_instance": "1", "data": one} for one in data
        }
        bodies = [{"callback_query": {**query, "message": self._message(telegram_id)}} for query in queries.values()]
        return dict(zip(queries, await self._take(telegram_id, bodies), strict=True))

    async def _takes(self, telegram_id: int, body: dict[str, Any]) -> list[Reply] | None:
        (replies,) = await self._take(telegram_id, [body])
        return replies

    async def _take(self, telegram_id: int, bodies: list[dict[str, Any]]) -> list[list[Reply] | None]:
        found = []
        async with self.database.writing() as session:
            account = (await session.exec(select(Account).where(Account.address == str(telegram_id)))).one()
            for body in bodies:
                update = Update.de_json({"update_id": next(self.numbers), **body}, None)
                replies = await self.router.take(
                    account.user_id, telegram_address(telegram_id), TelegramUpdate(update, None), NOON, session=session
                )
                found.append(None if replies is None else list(replies))
        return found

    def _person(self, telegram_id: int) -> dict[str, Any]:
        return {"id": telegram_id, "is_bot": False, "first_name": "P"}

    def _message(self, telegram_id: int) -> dict[str, Any]:
        chat = {"id": telegram_id, "type": "private", "first_name": "P"}
        return {"message_id": 5, "date": 1_780_000_000, "chat": chat, "from": self._person(telegram_id)}

    async def everything(self) -> dict[str, list[Any]]:
        """Return all that operators can change."""
        tables: tuple[type[SQLModel], ...] = (
            AuditEntry, Broadcast, Dialogue, ItemDraft, Job, Moment, Notice, Operator, StoredImage, StoredMessage,
        )  # fmt: skip
        async with self.database.reading() as session:
            return {
                table.__name__: [row.model_dump() for row in (await session.exec(select(table))).all()]
                for table in tables
            }

    async def person(self, telegram_id: int, role: Role | None) -> int:
        user = await add_user(self.database)
        async with self.database.writing() as session:
            account = await session.get_one(Account, user)
            account.address = str(telegram_id)
            session.add(account)
            if role is not None:
                await set_role(user, role, NOON, session=session)
        return user


@pytest.fixture
async def doing(sqlite: Database) -> Doing:
    """A router with an owner, a draft and a broadcast of theirs, and one person of each kind."""
    await add_items(sqlite, 2)
    doing = Doing(sqlite, OperatorRouter(frozenset({telegram_address(OWNER)}), "words"), count(1))
    owner = await doing.person(OWNER, None)
    for number, role in enumerate(BARRED, start=1):
        await doing.person(number, role)
    async with sqlite.writing() as session:
        session.add(ItemDraft(user_id=owner, kind=ItemKind.MESSAGE, created_at=NOON, fields={"text": "Walk."}))
        session.add(Broadcast(user_id=owner, created_at=NOON))
    return doing


def test_every_word_of_a_button_is_collected() -> None:
    words = words_of_buttons()
    for word in ("add", "discard", "activities", "technique", "delete!", "resume", "cancel", "start", "test", "show"):
        assert word in words
    assert len(all_data()) > 500


@pytest.mark.parametrize("role", BARRED, ids=lambda role: role.value if role else "stranger")
async def test_no_command_works_for_whom_it_is_not(role: Role | None, doing: Doing) -> None:
    person, before = BARRED.index(role) + 1, await doing.everything()
    tried = [name for name, command in COMMANDS.items() if not has(role, command.least)]
    assert tried
    for name in tried:
        for argument in ARGUMENTS:
            assert is_refused(role, await doing.says(person, f"/{name} {argument}")), name
        assert await doing.says(person, f"/start {OPERATOR.sign}_{name}") is None
        assert await doing.says(person, f"/start {name}") is None
    if not has(role, WRITING):
        assert await doing.sends_picture(person) is None
        assert await doing.says(person, "Walk to the corner and back.") is None
    assert await doing.everything() == before


@pytest.mark.long
@pytest.mark.parametrize("role", BARRED, ids=lambda role: role.value if role else "stranger")
async def test_no_button_works_for_whom_it_is_not(role: Role | None, doing: Doing) -> None:
    person, before = BARRED.index(role) + 1, await doing.everything()
    tried = [data for data in all_data() if not has(role, ACTIONS[data.split(":")[1]])]
    assert tried
    answers = await doing.presses(person, *tried)
    assert {data for data, answer in answers.items() if not is_refused(role, answer)} == set()
    assert await doing.everything() == before


async def test_the_drafts_of_others_are_nobodys_business(doing: Doing) -> None:
    editor, before = BARRED.index(Role.EDITOR) + 1, await doing.everything()
    theirs = [data for data in all_data() if data.startswith(f"{OPERATOR.sign}:draft:1:")]
    for answers in (await doing.presses(editor, *theirs)).values():
        (answer,) = answers or []
        assert isinstance(answer, Acknowledge)
        assert answer.text == "There is no such draft any more."
    assert await doing.everything() == before


@pytest.mark.parametrize("now", BARRED, ids=lambda role: role.value if role else "stranger")
@pytest.mark.parametrize("asked", ["message", "text", "activities", "audience"])
async def test_a_role_taken_away_while_a_dialogue_is_open_is_gone(asked: str, now: Role | None, doing: Doing) -> None:
    editor = BARRED.index(Role.EDITOR) + 1
    if asked == "message":
        (question,) = await doing.says(editor, "/addmessage") or []
    else:
        assert not await doing.says(editor, "/addmessage Take a walk along the river.")
        data = f"{OPERATOR.sign}:draft:2:ask:{asked}"
        _ack, question = (await doing.presses(editor, data))[data] or []
    assert isinstance(question, Say)
    async with doing.database.writing() as session:
        account = (await session.exec(select(Account).where(Account.address == str(editor)))).one()
        await set_role(account.user_id, now, NOON, session=session)
    before = await doing.everything()
    heard = await doing.says(editor, "everybody" if asked == "audience" else "walking")
    if has(now, WRITING):
        assert heard is not None
        assert await doing.everything() != before
        return
    if now is None:
        assert heard is None
    else:  # a viewer is told which role an answer takes, and not asked for consent
        assert [said.html for said in heard or [] if isinstance(said, Say)] == [
            "That needs the editor role. An owner gives it with /grant."
        ]
    theirs = [data.replace(":1", ":2") for data in all_data() if data.startswith(f"{OPERATOR.sign}:draft:1:")]
    assert all(is_refused(now, answer) for answer in (await doing.presses(editor, *theirs)).values())
    after = await doing.everything()
    assert [draft["fields"] for draft in after["ItemDraft"]] == [draft["fields"] for draft in before["ItemDraft"]]
    assert {name: rows for name, rows in after.items() if name != "Dialogue"} == {
        name: rows for name, rows in before.items() if name != "Dialogue"
    }
    if now is None:
        async with doing.database.reading() as session:
            left = await session.exec(select(Dialogue).where(col(Dialogue.user_id) == account.user_id))
            assert left.first() is None


async def test_an_owner_who_is_no_longer_set_is_no_owner(doing: Doing) -> None:
    assert await doing.says(OWNER, "/audit") is not None
    later = Doing(doing.database, OperatorRouter(frozenset(), "words"), doing.numbers)
    for name in COMMANDS:
        assert await later.says(OWNER, f"/{name}") is None
    assert not any((await later.presses(OWNER, *all_data()[::5])).values())
