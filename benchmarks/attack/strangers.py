"""What people can send: hostile texts, what others said, updates that cannot be read, crowds."""

from __future__ import annotations

import asyncio
import json
import random
from typing import Any

from benchmarks.attack.reading import hostile_texts
from benchmarks.attack.table import Row, Scene
from benchmarks.attack.target import OWNER_ID, Target, insist
from benchmarks.front import OddAnswer
from benchmarks.mischief import FORGED
from bot.operators.roles import COMMANDS
from bot.storage.models import Account, Attribute, ItemDraft, Nudge, Operator, Reaction, StoredMessage
from telegram_playground.scripting import Person

ANSWERED_SECONDS = 60.0
"""For a stranger, who has a budget of their own."""

STRANGER = {"id": 4_712, "is_bot": False, "first_name": "Sid"}
PASSED_ON: dict[str, dict[str, Any]] = {
    "forwarded": {"forward_origin": {"type": "user", "date": 1, "sender_user": STRANGER}},
    "forwarded, sender hidden": {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Sid"}},
    "via a bot": {"via_bot": {"id": 4_713, "is_bot": True, "first_name": "Gif", "username": "gif_bot"}},
    "for a chat": {"sender_chat": {"id": -100_888, "type": "channel", "title": "news"}},
}
CRISIS = "I want to kill myself"

TEXTS = (
    "I'm  " * 40,
    "also " * 800,
    "it's " * 800,
    "\u05d0\u202e" * 2_048,
    "\u200b\u200d" * 2_000 + "x",
    "👨‍👩‍👧‍👦" * 500,
    "I like \x00 nul and half of a \ud83d pair",
    "<b>" * 1_300,
    "1 " * 2_000,
    "{0} %s ${HOME} '; DROP TABLE user; --",
)
"""One of each kind; random ones are added."""

_WORDS = {"Is that all right?": "yes", "1 of 9": "34", "9 of 9": "Berlin", " of 9": "skip", "understood you": "yes"}
"""How the first talk goes on, by what stands in the newest message."""


async def hostile_at_every_step(scene: Scene) -> None:
    """Send hostile texts at each question of the first talk; every one is answered, and nobody else waits."""
    draw = random.Random(12)
    texts = TEXTS[:1] if scene.quick else (*TEXTS, *hostile_texts(10, seed=12))
    person = scene.shared.playground.person("Hos Tile")
    async with scene.shared.asking():
        await _say(person, "/start")
        for _step in range(11):
            for text in draw.sample(texts, 1 if scene.quick else 3):
                await _say(person, text)
            await _say(person, next((word for shown, word in _WORDS.items() if shown in _newest(person)), "/help"))


def _newest(person: Person) -> str:
    return next((message.text for message in reversed(person.messages) if message.from_bot), "")


async def _say(person: Person, text: str) -> None:
    person.catches_up()
    await person.sends(text)
    await person.receives(timeout=ANSWERED_SECONDS)


async def _roles(target: Target) -> set[tuple[int, Any]]:
    ids = {row.user_id: int(row.address) for row in await target.rows(Account)}
    return {(ids[row.user_id], row.role) for row in await target.rows(Operator) if row.role is not None}


async def forwarded_commands(scene: Scene) -> None:
    """Let an owner pass on a command that makes somebody an editor."""
    target = scene.shared
    before = await _roles(target)
    for mark in PASSED_ON.values():
        target.owner.catches_up()
        target.does(target.owner, {"text": f"/grant editor {target.known.id}", **mark})
        answer = await target.owner.receives(timeout=ANSWERED_SECONDS)
        labels = [label for row in answer.buttons for label in row]
        insist(not any("editor" in label for label in labels), f"a tap was offered for what was passed on: {labels}")
    insist(await _roles(target) == before, "a role changed by what was passed on")


async def forwarded_crisis(scene: Scene) -> None:
    """Pass on words of a crisis: help lines for a friend, and no owner is told."""
    target = scene.shared
    told = len(target.owner.messages)
    for mark in list(PASSED_ON.values())[: 1 if scene.quick else None]:
        target.known.catches_up()
        target.does(target.known, {"text": CRISIS, **mark})
        await target.known.receives("findahelpline", timeout=ANSWERED_SECONDS)
    await target.ask()
    insist(len(target.owner.messages) == told, "an owner was told of somebody else's words")


async def unreadable_updates(scene: Scene) -> None:
    """Let updates arrive that no calendar, no database and no library can hold."""
    target, human = scene.shared, scene.shared.playground.person("Odd Ity").human
    person, chat = human.as_user(), human.as_chat()
    base = {"message_id": 1, "date": 1_772_442_000, "chat": chat, "from": person, "text": "hello"}
    odd: tuple[Any, ...] = (
        {**base, "date": 10**18},
        {**base, "date": "yesterday"},
        {**base, "message_id": 2**70},
        {**base, "from": {**person, "id": 2**70}},
        {**base, "chat": {"id": 2**70, "type": "private"}},
        {**base, "location": {"longitude": 1.0}},
        {**base, "text": ["hello"]},
        {"message_id": 1},
        "nonsense",
        None,
    )
    updates = target.playground.world.main.updates
    told = [{kind: payload} for payload in odd for kind in ("message", "edited_message")]
    told += [{"callback_query": {"id": "1", "from": person, "data": "x", "message": payload}} for payload in odd]
    numbered = [json.dumps({"update_id": updates.next_id + n, **one}).encode() for n, one in enumerate(told)]
    deep = b'{"update_id": %d, "message": %b%b}' % (updates.next_id + len(told), b"[" * 5_000, b"]" * 5_000)
    updates.next_id += len(told) + 1
    target.front.answer("getUpdates", OddAnswer(200, b'{"ok": true, "result": [%b]}' % b",".join([*numbered, deep])))
    await target.known.sends("/help")  # ends the request that waits
    await asyncio.sleep(1)
    await target.ask()


async def business_messages(scene: Scene) -> None:
    """Let messages to somebody's business account arrive: none is answered."""
    target, person = scene.shared, scene.shared.playground.person("Cust Omer")
    said = {
        "message_id": 9, "date": 1_772_442_000, "chat": person.human.as_chat(), "from": person.human.as_user(),
        "text": "/start", "business_connection_id": "b",
    }  # fmt: skip
    target.push("business_connection", {"id": "b", "user": person.human.as_user(), "date": 1, "is_enabled": True})
    for kind in ("business_message", "edited_business_message", "message"):
        target.push(kind, said)
    target.push("deleted_business_messages", {"business_connection_id": "b", "chat": said["chat"], "message_ids": [9]})
    await target.ask()
    insist(not person.messages, "a message to a business account was answered")
    ids = {int(row.address) for row in await target.rows(Account)}
    insist(person.id not in ids, "who wrote to a business account was stored as a user")


async def crowd_of_strangers(scene: Scene) -> None:
    """Let thousands press Start at once: somebody known goes on being answered."""
    for number in range(100 if scene.quick else 3_000):
        await scene.shared.playground.person(f"Stranger {number}").sends("/start")
    async with scene.shared.asking():
        await asyncio.sleep(3 if scene.quick else 60)


async def role_escalation(scene: Scene) -> None:
    """Let somebody without a role try every command and forged button of operators."""
    target = scene.shared
    before = await _roles(target), len(await target.rows(StoredMessage)), len(await target.rows(ItemDraft))
    commands = [f"/{name} editor {target.known.id}" for name in COMMANDS]
    for command in commands[:: 6 if scene.quick else 1]:
        await _say(target.known, command)
    anything = next(message for message in target.known.messages if message.from_bot)
    for data in ("o:draft:1:add", "o:cast:1:send", "o:grant:1:yes", "op:cast:1:send")[:: 2 if scene.quick else 1]:
        await target.known.presses_data(data, anything, timeout=ANSWERED_SECONDS)
    after = await _roles(target), len(await target.rows(StoredMessage)), len(await target.rows(ItemDraft))
    insist(before == after, "somebody without a role changed roles or library")
    insist({who for who, _role in after[0]} <= {OWNER_ID}, "somebody else than the owner has a role")


async def buttons_of_others(scene: Scene) -> None:
    """Press the buttons of somebody else's nudge, and forged ones."""
    target, thief = scene.shared, scene.shared.playground.person("Thi Ef")
    await target.agree(thief)
    anything = next(message for message in thief.messages if message.from_bot)
    nudge = (await target.rows(Nudge))[0]
    forged = FORGED[:3] if scene.quick else FORGED
    for data in (f"n:{nudge.id}:did_it", f"n:{nudge.id}:like", f"n:{nudge.id}:not_for_me", *filter(None, forged)):
        await thief.presses_data(data, anything, timeout=ANSWERED_SECONDS)
    reactions = [row for row in await target.rows(Reaction) if row.nudge_id == nudge.id]
    insist(not reactions, "somebody reacted to another person's nudge")


async def age_gate(scene: Scene) -> None:
    """Say an age below the lowest one: refused, and nothing is stored of them."""
    target, child = scene.shared, scene.shared.playground.person("Chi Ld")
    await target.agree(child)
    await _say(child, "12")
    await _say(child, "yes")
    await _say(child, "/start")
    ids = {int(row.address): row.user_id for row in await target.rows(Account)}
    told = [row for row in await target.rows(Attribute) if row.user_id == ids.get(child.id)]
    insist(not told, "something that a child told was stored")


async def erasure(scene: Scene) -> None:
    """Let somebody be forgotten: none of their words are left in the database or the log."""
    target, person = scene.shared, scene.shared.playground.person("Flo Ra")
    await target.agree(person)
    await _say(person, "I'm 34, a zymurgist, and I love origami pangolins")
    await _say(person, "/forget")
    await person.presses("Yes, delete everything", timeout=ANSWERED_SECONDS)
    await person.until(lambda: "deleted" in person.messages[-1].text or None, "its end", timeout=ANSWERED_SECONDS)
    await target.ask()
    ids = {int(row.address) for row in await target.rows(Account)}
    insist(person.id not in ids, "who was forgotten still has an account")
    files = [target.log, *target.path.parent.glob(f"{target.path.name}*")]
    left = [path.name for path in files if b"zymurg" in path.read_bytes() or b"pangolin" in path.read_bytes()]
    insist(not left, f"words of who was forgotten are left in {left}")


async def secrets_in_the_log(scene: Scene) -> None:
    """Look for the token, names, ids and what people said in what the program has logged."""
    said = scene.shared.said()
    secret = scene.shared.playground.token.partition(":")[2]
    words = (secret, "Kno Wn", str(scene.shared.known.id), CRISIS, "detective stories", "DROP TABLE")
    insist(not [word for word in words if word in said], "the log holds what it must not")


ROWS = (
    Row("hostile texts at every step", hostile_at_every_step, quick=True, seconds=600),
    Row("forwarded commands", forwarded_commands, quick=True),
    Row("forwarded words of a crisis", forwarded_crisis, quick=True),
    Row("unreadable updates", unreadable_updates, quick=True),
    Row("business messages", business_messages, quick=True),
    Row("role escalation", role_escalation, quick=True),
    Row("buttons of others", buttons_of_others, quick=True),
    Row("age gate", age_gate, quick=True),
    Row("erasure", erasure, quick=True),
)
LAST = (
    Row("secrets in the log", secrets_in_the_log, quick=True),
    Row("a crowd of strangers", crowd_of_strangers, quick=True, seconds=300),
)
"""After all the others: the crowd is still being answered when they are over."""
