"""Ideas passed on to friends, and done together by those who both agreed.

Neither learns more of the other than what they want to be called, and that they agreed.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import FRIEND
from bot.core.moments import EXPIRY
from bot.core.replies import Button, Rows, quoted
from bot.core.texts import _, speaking
from bot.delivery.dose import withhold
from bot.delivery.plans import availability
from bot.services.base import Change, Query, Scene
from bot.storage.models import Invitation, Nudge, Origin, Reason, User
from bot.storage.queries.invitations import (
    add_companion,
    companion_of,
    invitation_for,
    invitation_of,
    shown_pair,
)
from bot.storage.queries.notices import new_notice
from bot.storage.queries.people import load_people

LASTS = timedelta(days=7)
"""How long a card's link leads anywhere."""

TOKEN_BYTES = 12

_STEP = timedelta(minutes=15)
_A_DAY = 24 * 4
"""Steps of a day."""


@dataclass(frozen=True)
class SharedCard:
    """A card to be forwarded.

    Attributes:
        token: At the end of its link.
        text: Of the idea, in the language of who passes it on.
        file: Of its picture.
    """

    token: str
    text: str
    file: str


@dataclass(frozen=True)
class CardOf(Query[SharedCard | None]):
    """The card of a nudge that went to the person, made if there is none; ``None``: it is gone, or has no picture."""

    nudge_id: int

    async def answer(self, scene: Scene) -> SharedCard | None:
        """Return it."""
        nudge = await scene.session.get(Nudge, self.nudge_id)
        if nudge is None or nudge.user_id != scene.user.id:
            return None
        pair = nudge.pair
        shown = await shown_pair(pair, scene.user.language, session=scene.session)
        if shown is None:
            return None
        new = secrets.token_urlsafe(TOKEN_BYTES)
        token = await invitation_for(scene.user.id, pair, new, scene.now, scene.now - LASTS, session=scene.session)
        return SharedCard(token, shown.text, shown.file)


@dataclass(frozen=True)
class SharedIdea:
    """What a friend passed on.

    Attributes:
        id: Of the invitation.
        pair: Ids of its message and its picture.
        is_own: Whether the person themselves passed it on.
    """

    id: int
    pair: tuple[str, str]
    is_own: bool


@dataclass(frozen=True)
class SharedIdeaOf(Query[SharedIdea | None]):
    """What a card's link leads to; ``None``: nothing any more."""

    token: str

    async def answer(self, scene: Scene) -> SharedIdea | None:
        """Return it."""
        found = await invitation_of(self.token, scene.now - LASTS, session=scene.session)
        if found is None or found.id is None:
            return None
        return SharedIdea(found.id, (found.message_id, found.image_id), found.user_id == scene.user.id)


@dataclass(frozen=True)
class AskToJoin(Change):
    """Ask whoever passed an idea on whether the person may do it together with them, once."""

    token: str

    async def apply(self, scene: Scene) -> None:
        """Store it and ask them when they can be reached; a pause without an end holds the question."""
        found = await invitation_of(self.token, scene.now - LASTS, session=scene.session)
        if found is None or found.id is None or found.user_id == scene.user.id:
            return
        companion = await add_companion(found.id, scene.user.id, scene.now, session=scene.session)
        asked_at = await _reachable(found.user_id, scene.now, session=scene.session)
        if companion is None or asked_at is None:
            return
        inviter = await scene.session.get_one(User, found.user_id)
        with speaking(inviter.language):
            idea = await _words(found, inviter.language, session=scene.session)
            html = _("{name} would like to do this together with you: <b>{idea}</b>. Shall I say yes?")
            html = html.format(name=_name(scene.user), idea=idea)
            question = new_notice(inviter.id, html, asked_at, _yes_or_no(companion.id or 0))
        scene.session.add(question)
        await scene.session.flush()
        companion.question_id = question.id
        scene.session.add(companion)
        await scene.session.flush()


@dataclass(frozen=True)
class AnswerJoining(Change):
    """Tell who would like to join whether whoever passed the idea on agrees; the first answer counts."""

    companion_id: int
    is_agreed: bool

    async def apply(self, scene: Scene) -> None:
        """Store it and tell them."""
        found = await companion_of(self.companion_id, scene.user.id, session=scene.session)
        if found is None or found[0].answered_at is not None:
            return
        companion, invitation = found
        companion.answered_at, companion.is_agreed = scene.now, self.is_agreed
        scene.session.add(companion)
        friend = await scene.session.get_one(User, companion.user_id)
        with speaking(friend.language):
            idea = await _words(invitation, friend.language, session=scene.session)
            html = _("It does not suit your friend this time: <b>{idea}</b>. It is a good one alone, too.")
            if self.is_agreed:
                html = _("{name} is in: <b>{idea}</b>. Have a good time together!")
            html = html.format(name=_name(scene.user), idea=idea)
        answer = new_notice(friend.id, html, scene.now)
        scene.session.add(answer)
        await scene.session.flush()
        companion.answer_id = answer.id
        scene.session.add(companion)
        await scene.session.flush()


async def _reachable(user_id: int, now: datetime, *, session: AsyncSession) -> datetime | None:
    """Return when somebody may be asked: now, or when their quiet hours are over; ``None``: not within a day."""
    person = (await load_people([user_id], session=session))[user_id]
    known = availability(person)
    steps = (now + number * _STEP for number in range(_A_DAY + 1))
    return next((at for at in steps if _is_free(withhold(known, Origin.SNOOZE, at + EXPIRY, (), at))), None)


def _is_free(reason: Reason | None) -> bool:
    return reason is None


async def _words(invitation: Invitation, language: str, *, session: AsyncSession) -> str:
    shown = await shown_pair((invitation.message_id, invitation.image_id), language, session=session)
    return quoted(shown.text) if shown is not None else "…"


def _name(user: User) -> str:
    """Return what somebody wants to be called, in Telegram's HTML: nothing else of them is told."""
    return quoted(user.called) if user.called else _("Your friend")


def _yes_or_no(companion_id: int) -> Rows:
    return (
        (
            Button(label=_("Yes, together"), data=FRIEND.payload("yes", companion_id)),
            Button(label=_("Not this time"), data=FRIEND.payload("no", companion_id)),
        ),
    )
