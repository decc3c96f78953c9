"""One turn: a person does something, and it is decided what changes and what is said."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pydantic import ValidationError
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations import commands, onboarding
from bot.conversations.inputs import Command, Elsewhere, Input, Membership, Press, Unreadable
from bot.conversations.onboarding import (
    Consented,
    Declined,
    Onboarding,
    OnboardingState,
    ProfileConfirmed,
    RefusedForAge,
    Turn,
)
from bot.conversations.reactions import react
from bot.delivery import buttons
from bot.delivery.decisions import replan
from bot.delivery.planner import EXPIRY
from bot.replies import Acknowledge, Reply, Say
from bot.storage.models import User
from bot.storage.queries.moments import ask_for_nudge
from bot.storage.queries.people import (
    delete_user,
    is_refused,
    load_dialogue,
    refuse,
    replace_profile,
    store_dialogue,
)
from bot.texts import _, speaking

REFUSAL_LASTS = timedelta(days=30)
"""How long another age does not help."""


@dataclass(frozen=True)
class Visitor:
    """Who does something: the stored user, and the Telegram id for as long as the turn lasts."""

    user: User
    telegram_id: int


@dataclass(frozen=True)
class Taken:
    """What came of a turn.

    Attributes:
        replies: What is to be said, in order.
        about_to_tell: Whether the person has begun to tell about themselves, so that there will soon be
            something to encode.
    """

    replies: Sequence[Reply] = field(default=())
    about_to_tell: bool = False


class Turns:
    """Takes turns with people.

    Args:
        minimum_age: Below it people are kindly refused.
        secret: Keys the hash under which a refused person is remembered.
    """

    def __init__(self, minimum_age: int, secret: str) -> None:
        self._onboarding = Onboarding(minimum_age)
        self._secret = secret

    async def take(self, visitor: Visitor, given: Input, key: str, now: datetime, *, session: AsyncSession) -> Taken:
        """Take one turn: store what changes through ``session`` and return what is to be said.

        Args:
            visitor: Who does it.
            given: What they do.
            key: Identifies this turn, so that what it asks for is asked for once.
            now: Aware.
            session: A writing session; its transaction is the turn's.
        """
        with speaking(visitor.user.language):
            return await self._take(visitor, given, key, now, session=session)

    async def _take(self, visitor: Visitor, given: Input, key: str, now: datetime, *, session: AsyncSession) -> Taken:
        user = visitor.user
        if isinstance(given, Elsewhere):
            return Taken([Say(html=_("I only work in a private chat, just you and me."))] if given.addressed else ())
        if isinstance(given, Membership):
            await self._membership(user, given, now, session=session)
            return Taken()
        if await is_refused(self._key_of(visitor), now, session=session):
            return await self._still_refused(user, given, session=session)
        if user.blocked_at is not None:
            await self._membership(user, Membership(blocked=False), now, session=session)
        state = await self._state(user, session=session)
        if isinstance(given, Press):
            return await self._press(visitor, state, given, key, now, session=session)
        if isinstance(given, Command):
            return await self._command(visitor, state, given, key, now, session=session)
        if isinstance(given, Unreadable):
            return await self._unreadable(user, state, now, session=session)
        if state is not None:
            return await self._store(visitor, self._onboarding.step(state, given, now), key, now, session=session)
        if user.onboarded_at is None:
            return await self._store(visitor, self._onboarding.begin(now), key, now, session=session)
        return Taken([Say(html=_("I am better at listening to taps than to talk.") + " " + commands.help_text())])

    async def _command(
        self,
        visitor: Visitor,
        state: OnboardingState | None,
        command: Command,
        key: str,
        now: datetime,
        *,
        session: AsyncSession,
    ) -> Taken:
        user = visitor.user
        if command.name == "help":
            return Taken([Say(html=commands.help_text())])
        if command.name == "privacy":
            return Taken([Say(html=commands.privacy_text())])
        if command.name == "forget":
            return Taken(commands.confirm_forgetting())
        if state is not None:
            if command.name == "start":
                return await self._store(visitor, self._onboarding.resume(state, now), key, now, session=session)
            asked = self._onboarding.resume(state, now)
            first = Say(html=_("Let us finish this first. It is only a few more taps."))
            return Taken([first, *asked.replies])
        if user.onboarded_at is None:
            return await self._store(visitor, self._onboarding.begin(now), key, now, session=session)
        match command.name:
            case "start":
                again = _("We know each other already.") + " " + commands.help_text()
                return Taken([Say(html=again)])
            case "nudge":
                return Taken(await commands.give_nudge(user, key, now, session=session))
            case "profile":
                return Taken(await commands.show_profile(user, now, session=session))
            case "pause":
                return Taken(commands.offer_pauses())
            case "resume":
                return Taken(await commands.resume(user, now, session=session))
        return Taken([Say(html=_("I don't know that command.") + " " + commands.help_text())])

    async def _press(
        self,
        visitor: Visitor,
        state: OnboardingState | None,
        press: Press,
        key: str,
        now: datetime,
        *,
        session: AsyncSession,
    ) -> Taken:
        prefix, _colon, rest = press.data.partition(":")
        if prefix == onboarding.PREFIX:
            if state is None:
                done = _("That question is already answered.")
                return Taken([Acknowledge(query_id=press.query_id, text=done)])
            return await self._store(visitor, self._onboarding.step(state, press, now), key, now, session=session)
        if prefix == buttons.PREFIX:
            return Taken(await react(visitor.user, press, now, session=session))
        if prefix == commands.PREFIX:
            name, _colon, what = rest.partition(":")
            return await self._command_press(visitor, name, what, press, key, now, session=session)
        return Taken(
            [Acknowledge(query_id=press.query_id, text=_("This button no longer works. /help shows what does."))]
        )

    async def _command_press(
        self, visitor: Visitor, name: str, what: str, press: Press, key: str, now: datetime, *, session: AsyncSession
    ) -> Taken:
        user = visitor.user
        match name, what:
            case "pause", ("0" | "1" | "3" | "7"):
                return Taken(await commands.pause(user, press, int(what), now, session=session))
            case "forget", "yes":
                return Taken(await commands.forget(user, press, session=session))
            case "forget", "no":
                return Taken(commands.keep(press))
            case "profile", "change":
                draft = await commands.stored_draft(user, session=session)
                begun = await self._store(visitor, self._onboarding.revise(draft, now), key, now, session=session)
                return Taken([Acknowledge(query_id=press.query_id), *begun.replies], about_to_tell=True)
        return Taken(
            [Acknowledge(query_id=press.query_id, text=_("This button no longer works. /help shows what does."))]
        )

    async def _unreadable(
        self, user: User, state: OnboardingState | None, now: datetime, *, session: AsyncSession
    ) -> Taken:
        trouble = Say(html=_("I can read only text and taps."))
        if state is None:
            return Taken([Say(html=trouble.html + " " + commands.help_text())])
        return Taken([trouble, *self._onboarding.resume(state, now).replies])

    async def _still_refused(self, user: User, given: Input, *, session: AsyncSession) -> Taken:
        await delete_user(user, session=session)
        text = _("Offscreen is not for you yet, but the world outside the screen is. Take care!")
        acknowledged = [Acknowledge(query_id=given.query_id)] if isinstance(given, Press) else []
        return Taken([*acknowledged, Say(html=text)])

    async def _membership(self, user: User, change: Membership, now: datetime, *, session: AsyncSession) -> None:
        user.blocked_at = now if change.blocked else None
        session.add(user)
        await session.flush()
        if not change.blocked:
            await replan(user.id, now, session=session)

    async def _state(self, user: User, *, session: AsyncSession) -> OnboardingState | None:
        dialogue = await load_dialogue(user.id, session=session)
        if dialogue is None:
            return None
        try:
            return OnboardingState.model_validate_json(dialogue.state)
        except ValidationError:  # of a version that is no longer spoken: begin again rather than stand still
            return None

    async def _store(self, visitor: Visitor, turn: Turn, key: str, now: datetime, *, session: AsyncSession) -> Taken:
        """Store what a step of the onboarding changes."""
        user = visitor.user
        told = turn.state.model_dump_json() if turn.state is not None else None
        await store_dialogue(user.id, onboarding.NAME, told, now, session=session)
        consented = False
        for change in turn.changes:
            match change:
                case Consented():
                    user.consented_at = now
                    session.add(user)
                    consented = True
                case Declined():
                    await delete_user(user, session=session)
                case RefusedForAge():
                    await refuse(self._key_of(visitor), now + REFUSAL_LASTS, session=session)
                    await delete_user(user, session=session)
                case ProfileConfirmed(draft, first):
                    user.time_zone = draft.time_zone
                    user.onboarded_at = user.onboarded_at or now
                    session.add(user)
                    await replace_profile(
                        user.id, draft.attributes(), draft.likes, draft.dislikes, draft.spans, session=session
                    )
                    await replan(user.id, now, session=session)
                    if first:
                        await ask_for_nudge(user.id, key, now, EXPIRY, session=session)
        return Taken(turn.replies, about_to_tell=consented)

    def _key_of(self, visitor: Visitor) -> str:
        return hmac.digest(self._secret.encode(), f"refused/{visitor.telegram_id}".encode(), "sha256").hex()
