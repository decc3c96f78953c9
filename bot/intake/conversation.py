"""One turn with a person: the dialogue decides, and what it decides is looked up, stored and handed on."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.inputs import Input, Membership, Text
from bot.core.replies import Reply, with_plain_buttons
from bot.core.texts import language, speaking
from bot.dialogues import asked as asked_last
from bot.dialogues.asked import AskedQuestion, in_words
from bot.dialogues.reminder_orders import UNDOING
from bot.dialogues.router import ask_again, respond
from bot.dialogues.turn import DialogueSettings, OpenDialogue, Outcome, Turn
from bot.services.base import Effect, Scene
from bot.services.open_dialogues import EndDialogue, KeepDialogue
from bot.services.people import NoteHeard, know
from bot.storage.models import User
from bot.storage.queries.own_texts import own_texts
from bot.storage.queries.people import is_refused, load_dialogue


@dataclass(frozen=True)
class Visitor:
    """Who does something: the stored user, and their address for as long as the turn lasts."""

    user: User
    address: Address


@dataclass(frozen=True)
class TurnResult:
    """What came of a turn.

    Attributes:
        replies: What is to be said, in order.
        effects: What follows beside what was stored.
    """

    replies: Sequence[Reply] = field(default=())
    effects: frozenset[Effect] = frozenset()


class Conversation:
    """Takes turns with people.

    Args:
        settings: What people are told of how the bot is run.
        secret: Keys the hash under which a refused person is remembered.
    """

    def __init__(self, settings: DialogueSettings, secret: str) -> None:
        self._settings = settings
        self._secret = secret

    async def take(
        self, visitor: Visitor, given: Input, key: str, now: datetime, *, session: AsyncSession
    ) -> TurnResult:
        """Take one turn: store what changes through ``session`` and return what is to be said.

        Args:
            visitor: Who does it.
            given: What they do.
            key: Identifies this turn, so that what it asks for is asked for once.
            now: Aware.
            session: A writing session; its transaction is the turn's.
        """
        scene = Scene(visitor.user, self._refusal_key(visitor), key, now, session)
        if not isinstance(given, Membership) and visitor.user.onboarded_at is not None:
            await NoteHeard().apply(scene)
        with speaking(visitor.user.language):
            turn = await self._turn(scene, given)
            if turn.asked is not None:
                await EndDialogue().apply(scene)
            result = await run_outcome(respond(turn), scene)
            result = replace(result, replies=in_words(result.replies)) if isinstance(given, Text) else result
        await _keep_question(result.replies, scene)
        if not visitor.user.plain_buttons:
            return result
        return replace(result, replies=[with_plain_buttons(reply) for reply in result.replies])

    async def ask_again(self, visitor: Visitor, trouble: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
        """Say what was in the way of an answer, and ask the present question again, if there is one.

        Args:
            visitor: Who waits for an answer.
            trouble: In Telegram's HTML.
            now: Aware.
            session: A reading session will do.
        """
        scene = Scene(visitor.user, self._refusal_key(visitor), "", now, session)
        return ask_again(await self._turn(scene, Text("")), trouble)

    async def _turn(self, scene: Scene, given: Input) -> Turn:
        stored = await load_dialogue(scene.user.id, session=scene.session)
        asked = AskedQuestion.model_validate_json(stored.state) if stored and stored.name == asked_last.NAME else None
        return Turn(
            know(scene.user),
            given,
            scene.key,
            scene.now,
            self._settings,
            None if stored is None or asked is not None else OpenDialogue(stored.name, stored.state),
            await is_refused(scene.refusal_key, scene.now, session=scene.session),
            await own_texts(language(), session=scene.session),
            asked,
        )

    def _refusal_key(self, visitor: Visitor) -> str:
        return hmac.digest(self._secret.encode(), f"refused/{visitor.address}".encode(), "sha256").hex()


async def _keep_question(replies: Sequence[Reply], scene: Scene) -> None:
    """Store which question was asked last, where nothing else waits for an answer; what can be undone does not."""
    question = AskedQuestion.of(replies, scene.now)
    if question is None:
        return
    waiting = await load_dialogue(scene.user.id, session=scene.session)
    if waiting is None or waiting.name == UNDOING:
        await KeepDialogue(asked_last.NAME, question.model_dump_json()).apply(scene)


async def run_outcome(outcome: Outcome, scene: Scene) -> TurnResult:
    """Store what an outcome changes and look up what it asks for, until nothing is left; return what came of it."""
    replies: list[Reply] = []
    effects: set[Effect] = set()
    while True:
        for change in outcome.changes:
            await change.apply(scene)
            effects |= change.effects
        replies += outcome.replies
        effects |= outcome.effects
        if outcome.then is None:
            return TurnResult(replies, frozenset(effects))
        outcome = outcome.then.go_on(await outcome.then.query.answer(scene))
