"""One turn: a person does something, and it is decided what changes and what is said."""

from __future__ import annotations

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import ValidationError
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations import (
    care,
    commands,
    connecting,
    critiques,
    forgetting,
    onboarding_state,
    schedule,
    screen_rules,
    small_talk,
    wishes,
)
from bot.conversations.crisis import sounds_like_crisis
from bot.conversations.elsewhere import answer_elsewhere
from bot.conversations.onboarding import Onboarding
from bot.conversations.onboarding_state import (
    CHANGE,
    CONFIRM,
    REFUSAL_LASTS,
    Consented,
    Declined,
    ModelAgreed,
    OnboardingState,
    ProfileConfirmed,
    RefusedForAge,
    Turn,
)
from bot.conversations.passed_on import say_passed_on
from bot.conversations.places import is_known_zone, zone_name
from bot.conversations.progress_report import show_progress
from bot.conversations.reactions import find_nudge, react
from bot.conversations.reading import read_text
from bot.conversations.refused import say_refused
from bot.conversations.why import say_why
from bot.conversations.wordless import say_wordless
from bot.core import buttons
from bot.core.buttons import Standing, read_payload
from bot.core.commands import can_be_tapped, works_always
from bot.core.inputs import (
    READ_LIMIT,
    Command,
    Edited,
    Elsewhere,
    Input,
    Location,
    Membership,
    Press,
    Text,
    Wordless,
    is_own,
)
from bot.core.replies import Acknowledge, Button, Edit, Reply, Say, quoted
from bot.core.told import Told
from bot.delivery.planner import EXPIRY
from bot.delivery.plans import replan
from bot.storage.models import Dialogue, User
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

_COHORT = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a deep link may carry as its payload."""


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
        forgotten: Whether the person was deleted.
        removed: Whether something was deleted that must not stay on the disk either.
    """

    replies: Sequence[Reply] = field(default=())
    about_to_tell: bool = False
    forgotten: bool = False
    removed: bool = False


class Turns:
    """Takes turns with people.

    Args:
        minimum_age: Below it people are kindly refused.
        secret: Keys the hash under which a refused person is remembered.
        chat_model: Name of the chat model that may read free text if a person agrees, ``None`` for none.
        address: Root of this bot as people's devices reach it; ``None``: they cannot.
        events_kept: How long single events of devices are kept.
    """

    def __init__(
        self,
        minimum_age: int,
        secret: str,
        chat_model: str | None = None,
        address: str | None = None,
        events_kept: timedelta = timedelta(days=90),
    ) -> None:
        self._address = address
        self._events_kept = events_kept
        self._onboarding = Onboarding(minimum_age, chat_model)
        self._secret = secret
        self._chat_model = chat_model

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

    async def ask_again(self, visitor: Visitor, trouble: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
        """Say what was in the way of an answer, and ask the present question again, if there is one.

        Args:
            visitor: Who waits for an answer.
            trouble: In Telegram's HTML.
            now: Aware.
            session: A writing session.
        """
        state = _read_state(await load_dialogue(visitor.user.id, session=session))
        if state is None:
            return [Say(html=trouble)]
        return list(self._onboarding.resume(state, now, trouble).replies)

    async def _take(self, visitor: Visitor, given: Input, key: str, now: datetime, *, session: AsyncSession) -> Taken:
        user = visitor.user
        if isinstance(given, Elsewhere):
            return Taken(answer_elsewhere(given))
        if isinstance(given, Membership):
            await self._membership(user, given, now, session=session)
            return Taken()
        in_crisis = sounds_like_crisis(_words_of(given))
        if await is_refused(self._key_of(visitor), now, session=session):
            return await self._still_refused(user, given, in_crisis, session=session)
        if in_crisis and not is_own(given):
            return await self._care_for_friend(user, session=session)
        if in_crisis:
            return await self._care(user, now, session=session)
        if user.blocked_at is not None:
            await self._membership(user, Membership(blocked=False), now, session=session)
        dialogue = await load_dialogue(user.id, session=session)
        state = _read_state(dialogue)
        if isinstance(given, Text | Location) and not is_own(given):
            taken = await self._passed_on(visitor, dialogue, given, key, now, session=session)
            return _saying_what_was_read(taken, given)
        match given:
            case Press():
                return await self._press(visitor, state, given, key, now, session=session)
            case Command():
                return await self._command(visitor, state, given, key, now, session=session)
            case Text():
                taken = await self._words(visitor, dialogue, state, given, key, now, session=session)
                return _saying_what_was_read(taken, given)
            case Location():
                return await self._location(visitor, state, given, key, now, session=session)
            case Edited():
                return Taken([Say(html=_("I read only new messages: what you changed there, please send it anew."))])
            case Wordless():
                return self._wordless(state, given, now)

    async def _care(self, user: User, now: datetime, *, session: AsyncSession) -> Taken:
        """Answer words that sound like a crisis, and keep quiet until the person wants nudges again."""
        await commands.keep_quiet(user, None, now, for_care=True, session=session)
        return Taken(care.answer_crisis(await self._zone_of(user, session=session)))

    async def _care_for_friend(self, user: User, *, session: AsyncSession) -> Taken:
        """Answer somebody else's words that sound like a crisis; nothing changes for who passed them on."""
        return Taken(care.answer_for_friend(await self._zone_of(user, session=session)))

    async def _zone_of(self, user: User, *, session: AsyncSession) -> str | None:
        state = _read_state(await load_dialogue(user.id, session=session))
        return user.time_zone or (state.draft.time_zone if state is not None else None)

    async def _passed_on(
        self,
        visitor: Visitor,
        dialogue: Dialogue | None,
        given: Text | Location,
        key: str,
        now: datetime,
        *,
        session: AsyncSession,
    ) -> Taken:
        """Answer what somebody else wrote or shared: tastes in it may be noted with a tap, and nothing else."""
        user, state = visitor.user, _read_state(dialogue)
        if state is None and user.onboarded_at is None:
            return await self._store(visitor, self._onboarding.begin(now), key, now, session=session)
        told = _tastes(given)
        if dialogue is None and told.fields:
            noted = self._onboarding.note(await commands.stored_draft(user, session=session), told, now)
            return await self._store(visitor, noted, key, now, session=session)
        text = say_passed_on(given.provenance)
        if state is not None:
            return Taken(self._onboarding.resume(state, now, text).replies)
        return Taken([Say(html=text)])

    # words

    async def _words(
        self,
        visitor: Visitor,
        dialogue: Dialogue | None,
        state: OnboardingState | None,
        given: Text,
        key: str,
        now: datetime,
        *,
        session: AsyncSession,
    ) -> Taken:
        user = visitor.user
        if dialogue is not None and dialogue.name == schedule.NAME:
            return Taken(await schedule.hear_quiet_hours(user, given.text, dialogue.state, now, session=session))
        if dialogue is not None and dialogue.name == screen_rules.NAME:
            return Taken(await screen_rules.hear_apps(user, given.text, now, session=session))
        return await self._text(visitor, state, given, key, now, session=session)

    async def _text(
        self,
        visitor: Visitor,
        state: OnboardingState | None,
        given: Text,
        key: str,
        now: datetime,
        *,
        session: AsyncSession,
    ) -> Taken:
        user = visitor.user
        told = given.told if given.told is not None else read_text(given.text)
        if state is not None and not _is_beside(state, given, told.fields):
            return await self._store(visitor, self._onboarding.step(state, given, now), key, now, session=session)
        if user.onboarded_at is None:
            return await self._store(visitor, self._onboarding.begin(now), key, now, session=session)
        if state is not None:
            await store_dialogue(user.id, onboarding_state.NAME, None, now, session=session)
        local = now.astimezone(ZoneInfo(user.time_zone or "UTC"))
        answer = wishes.answer_time(given.text, local) or small_talk.small_talk(given.text)
        if answer is not None:
            return Taken(answer)
        if wishes.is_about_oneself(given.text, told):
            draft = await commands.stored_draft(user, session=session)
            noted = self._onboarding.note(draft, told, now)
            return await self._store(visitor, noted, key, now, session=session)
        return Taken(await wishes.take_wish(user, given.text, key, now, session=session))

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
        if works_always(command.name):
            return Taken(self._always(user, command.name))
        if state is not None and not state.revising:
            first = _("Let us finish this first, it is only a few more taps.") if command.name != "start" else ""
            if first and state.step == onboarding_state.WELCOME:
                first = _("I need your yes first:")
            if command.name == "resume" and user.paused_at is not None:
                await commands.resume(user, now, session=session)
                first = _("Good to be back. This is where we were:")
            asked = self._onboarding.resume(state, now, first, restart=command.name == "start")
            return await self._store(visitor, asked, key, now, session=session)
        if user.onboarded_at is None:
            cohort = command.argument if _COHORT.fullmatch(command.argument) else None
            begun = self._onboarding.begin(now, cohort if command.name == "start" else None)
            if command.name != "start" and begun.state is not None:
                begun = self._onboarding.resume(begun.state, now, _("I need your yes first:"))
            return await self._store(visitor, begun, key, now, session=session)
        await store_dialogue(user.id, onboarding_state.NAME, None, now, session=session)
        match command.name:
            case "start":
                if user.cohort is None and _COHORT.fullmatch(command.argument):
                    user.cohort = command.argument
                again = _("We know each other already.") + " " + commands.help_text()
                return Taken([Say(html=again)])
            case "nudge":
                return Taken(await commands.give_nudge(user, key, now, session=session))
            case "profile":
                return Taken(await commands.show_profile(user, now, session=session))
            case "schedule":
                return Taken(await schedule.show_schedule(user, now, session=session))
            case "connect":
                return Taken(await connecting.show_devices(user, self._address, now, session=session))
            case "pause":
                return Taken(commands.offer_pauses())
            case "resume":
                return Taken(await commands.resume(user, now, session=session))
            case "progress":
                return Taken(await show_progress(user, now, session=session))
            case "why":
                return Taken(await say_why(user, now, session=session))
        return Taken(commands.unknown_command(command.name))

    def _always(self, user: User, name: str) -> list[Reply]:
        match name:
            case "privacy":
                return commands.show_privacy(user, self._chat_model, self._events_kept)
            case "forget":
                return forgetting.confirm_forgetting()
            case "export":
                return commands.export(user)
        return [Say(html=commands.help_text())]

    # presses

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
        user = visitor.user
        payload = read_payload(press.data)
        if payload is None or _standing(user) < payload.family.least:
            return Taken([_stale(press, user)])
        first, others = payload.parts
        match payload.family:
            case buttons.FIRST_TALK:
                if state is None:
                    done = _("That question is already answered.")
                    if user.onboarded_at is None:
                        done = _("That talk is over. /start begins a new one.")
                    return Taken([Acknowledge(query_id=press.query_id, text=done)])
                return await self._store(visitor, self._onboarding.step(state, press, now), key, now, session=session)
            case buttons.COMMAND if first == small_talk.DO and can_be_tapped(others):
                taken = await self._command(visitor, state, Command(others, ""), key, now, session=session)
                return replace(taken, replies=[Acknowledge(query_id=press.query_id), *taken.replies])
            case buttons.COMMAND:
                return await self._command_press(visitor, first, others, press, key, now, session=session)
            case buttons.REACTION:
                return Taken(await react(user, press, now, session=session))
            case buttons.CRITIQUE:
                nudge = await find_nudge(user, first, session=session)
                return Taken(await critiques.critique(user, nudge, press, now, session=session))
            case buttons.DEVICE:
                pressed = connecting.press_device(user, press, payload.rest, self._address, now, session=session)
                return Taken(await pressed)
            case buttons.SCREEN_RULES:
                replies = await screen_rules.press_rules(user, press, payload.rest, now, session=session)
                return Taken(replies, removed=payload.rest == screen_rules.NAMES_OFF)
            case buttons.SCHEDULE if payload.rest in ("times", "place"):
                step = "windows" if payload.rest == "times" else "time_zone"
                return await self._revise(visitor, press, step, key, now, session=session)
            case buttons.SCHEDULE:
                return Taken(await schedule.press_schedule(user, press, payload.rest, now, session=session))
        return Taken([_stale(press, user)])

    async def _command_press(
        self, visitor: Visitor, name: str, what: str, press: Press, key: str, now: datetime, *, session: AsyncSession
    ) -> Taken:
        user = visitor.user
        match name, what:
            case "forget", "yes":
                return Taken(await forgetting.forget(user, press, session=session), forgotten=True)
            case "forget", "no":
                return Taken(forgetting.keep(press))
            case "model", ("yes" | "no") if user.consented_at is not None:
                return Taken(commands.set_model(user, press, what == "yes", self._chat_model, self._events_kept, now))
        if user.onboarded_at is None:
            return Taken([_stale(press, user)])
        match name, what:
            case "pause", ("0" | "1" | "3" | "7"):
                return Taken(await commands.pause(user, press, int(what), now, session=session))
            case "profile", "change":
                return await self._revise(visitor, press, CHANGE, key, now, session=session)
            case "profile", "unlearn":
                return Taken(await commands.unlearn(user, press, now, session=session))
            case "zone", zone:
                return Taken(await self._move(user, press, zone, now, session=session))
        return Taken([_stale(press)])

    async def _revise(
        self, visitor: Visitor, press: Press, step: str, key: str, now: datetime, *, session: AsyncSession
    ) -> Taken:
        draft = await commands.stored_draft(visitor.user, session=session)
        begun = await self._store(visitor, self._onboarding.revise(draft, now, step), key, now, session=session)
        return Taken([Acknowledge(query_id=press.query_id), *begun.replies], about_to_tell=True)

    # places

    async def _location(
        self,
        visitor: Visitor,
        state: OnboardingState | None,
        given: Location,
        key: str,
        now: datetime,
        *,
        session: AsyncSession,
    ) -> Taken:
        user = visitor.user
        if state is not None:
            return await self._store(visitor, self._onboarding.step(state, given, now), key, now, session=session)
        if user.onboarded_at is None:
            return await self._store(visitor, self._onboarding.begin(now), key, now, session=session)
        zone = given.zone
        if zone is None:
            return Taken([Say(html=_("I know no time zone for that place."))])
        place = quoted(zone_name(zone))
        if zone == user.time_zone:
            text = _("Your time zone is that of {place} already. I don't keep where you are.")
            return Taken([Say(html=text.format(place=place), keyboard="remove")])
        text = _("It is the time zone of {place} there. Shall I go by it from now on? I don't keep where you are.")
        row = (
            Button(label=_("Yes, go by it"), data=buttons.COMMAND.payload("zone", zone)),
            Button(label=_("No"), data=buttons.COMMAND.payload("zone", "no")),
        )
        return Taken([Say(html=text.format(place=place), buttons=(row,))])

    async def _move(self, user: User, press: Press, zone: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
        html = _("Your time zone stays as it is.")
        if zone != "no":
            if not is_known_zone(zone):
                return [_stale(press)]
            user.time_zone, user.place = zone, None
            session.add(user)
            await session.flush()
            await replan(user.id, now, session=session)
            html = _("From now on I go by the time of {place}.").format(place=quoted(zone_name(zone)))
        if press.message_id is None:
            return [Acknowledge(query_id=press.query_id), Say(html=html)]
        return [Acknowledge(query_id=press.query_id), Edit(message_id=press.message_id, html=html)]

    # the rest

    def _wordless(self, state: OnboardingState | None, given: Wordless, now: datetime) -> Taken:
        trouble = say_wordless(given.kind)
        if state is None:
            return Taken([Say(html=trouble + " " + _("Tell me in words what you are in the mood for, or see /help."))])
        return Taken(self._onboarding.resume(state, now, trouble).replies)

    async def _still_refused(self, user: User, given: Input, in_crisis: bool, *, session: AsyncSession) -> Taken:
        await delete_user(user, session=session)
        if in_crisis:
            answer = care.answer_crisis(None) if is_own(given) else care.answer_for_friend(None)
            return Taken(answer, forgotten=True)
        text = say_refused(given.name if isinstance(given, Command) else None)
        acknowledged = [Acknowledge(query_id=given.query_id)] if isinstance(given, Press) else []
        return Taken([*acknowledged, Say(html=text)], forgotten=True)

    async def _membership(self, user: User, change: Membership, now: datetime, *, session: AsyncSession) -> None:
        user.blocked_at = now if change.blocked else None
        session.add(user)
        await session.flush()
        if not change.blocked:
            await replan(user.id, now, session=session)

    async def _store(self, visitor: Visitor, turn: Turn, key: str, now: datetime, *, session: AsyncSession) -> Taken:
        """Store what a step of the onboarding changes."""
        user = visitor.user
        told = turn.state.model_dump_json() if turn.state is not None else None
        await store_dialogue(user.id, onboarding_state.NAME, told, now, session=session)
        replies = list(turn.replies)
        consented = forgotten = False
        for change in turn.changes:
            match change:
                case Consented(cohort):
                    user.consented_at, user.cohort = now, cohort or user.cohort
                    session.add(user)
                    consented = True
                case ModelAgreed(agreed):
                    user.model_agreed_at = now if agreed else None
                    session.add(user)
                case Declined():
                    await delete_user(user, session=session)
                    forgotten = True
                case RefusedForAge():
                    await refuse(self._key_of(visitor), now + REFUSAL_LASTS, session=session)
                    await delete_user(user, session=session)
                    forgotten = True
                case ProfileConfirmed(draft, first):
                    user.time_zone, user.place = draft.time_zone, draft.place and draft.place[:120]
                    user.onboarded_at = user.onboarded_at or now
                    session.add(user)
                    await replace_profile(
                        user.id, draft.attributes(), draft.likes, draft.dislikes, draft.spans, session=session
                    )
                    await replan(user.id, now, session=session)
                    if first:
                        await ask_for_nudge(user.id, key, now, EXPIRY, session=session)
                        if user.paused_at is not None:
                            replies.append(Say(html=_("Besides this one I keep quiet until you say /resume.")))
        return Taken(replies, about_to_tell=consented, forgotten=forgotten)

    def _key_of(self, visitor: Visitor) -> str:
        return hmac.digest(self._secret.encode(), f"refused/{visitor.telegram_id}".encode(), "sha256").hex()


def _read_state(dialogue: Dialogue | None) -> OnboardingState | None:
    if dialogue is None or dialogue.name != onboarding_state.NAME:
        return None
    try:
        return OnboardingState.model_validate_json(dialogue.state)
    except ValidationError:  # of a version that is no longer spoken: begin again rather than stand still
        return None


def _words_of(given: Input) -> str:
    """Return all that somebody wrote, however they sent it."""
    match given:
        case Text():
            return f"{given.text} {given.beyond}".strip()
        case Edited():
            return given.text
        case Wordless():
            return given.caption
        case Command():
            return f"{given.name} {given.argument}"
    return ""


def _tastes(given: Text | Location) -> Told:
    """Return the likes and dislikes in somebody else's words: the rest of it is about them."""
    if isinstance(given, Location):
        return Told()
    read = read_text(given.text)
    return Told(likes=read.likes, dislikes=read.dislikes)


def _saying_what_was_read(taken: Taken, given: Text | Location) -> Taken:
    """Return what came of a turn, with its first words beginning by saying so if a text was cut."""
    if isinstance(given, Location) or not given.beyond:
        return taken
    said = list(taken.replies)
    note = _("That was a lot to tell! I read the first {n} characters of it.").format(n=f"{READ_LIMIT:,}")
    for number, reply in enumerate(said):
        if isinstance(reply, Say):
            said[number] = reply.model_copy(update={"html": f"{note}\n\n{reply.html}"})
            return replace(taken, replies=said)
    return replace(taken, replies=[*said, Say(html=note)])


def _is_beside(state: OnboardingState, given: Text, fields: frozenset[str]) -> bool:
    """Whether words have nothing to do with the change of the profile that was left open."""
    if not state.revising or state.step not in (CONFIRM, CHANGE):
        return False
    return not fields and given.text.casefold().strip(" .!") not in ("yes", "y", "ok", "okay", "right", "correct")


def _standing(user: User) -> Standing:
    """Return how well somebody is known."""
    if user.consented_at is None:
        return Standing.ANYBODY
    return Standing.AGREED if user.onboarded_at is None else Standing.ONBOARDED


def _stale(press: Press, user: User | None = None) -> Reply:
    if user is not None and user.onboarded_at is None:
        return Acknowledge(query_id=press.query_id, text=_("I know nothing about you. /start begins anew."))
    return Acknowledge(query_id=press.query_id, text=_("This button no longer works. /help shows what does."))
