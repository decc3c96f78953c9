"""/preview: what somebody would get, described in words or one of the users, and why.

Of a user an operator sees the pairs and, in general words, what speaks for them: never what the user told. Every such
look is in the audit log.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.clock import Clock
from bot.core.operator_inputs import Order
from bot.core.profile_fields import say_reason
from bot.core.replies import Reply, Say, quoted
from bot.core.texts import _, language
from bot.delivery.contexts import context_of
from bot.delivery.matcher import Matcher
from bot.language import registry as languages
from bot.operators.cards import Cards
from bot.operators.roles import has
from bot.storage.database import Database
from bot.storage.models import ItemKind, Job, JobKind, Role, StoredImage, StoredMessage, User
from bot.storage.pictures import read_picture
from bot.storage.queries.item_texts import text_in
from bot.storage.queries.items import Stored, get_item
from bot.storage.queries.moments import next_pending
from bot.storage.queries.nudges import recent_nudges
from bot.storage.queries.operators import add_job, note
from bot.storage.queries.past_wishes import wishes_of
from bot.storage.queries.people import find_user, load_people, neighbour_of
from bot.storage.queries.reactions import reactions_of
from recommender import Contribution, Recommendation, RecommenderError, explain
from recommender.policies.context import LOOK_BACK, Context
from recommender.policies.slate import Slate

PAIRS = 5
"""Pairs of a preview."""

LEAST_FOR_USERS = Role.EDITOR
"""The least role that may see what one of the users would get."""

_ID = re.compile(r"\d{5,19}")
"""A Telegram id; an age has fewer digits."""

_WORTH_SAYING = 0.3
"""Share of the largest reason from which another one is named."""


@dataclass(frozen=True)
class Shown:
    """What a preview shows.

    Attributes:
        head: For whom, in Telegram's HTML.
        pairs: Each with its reason in plain words, best first.
    """

    head: str
    pairs: Sequence[tuple[Recommendation, str]]


async def ask_for_preview(
    operator_id: int, role: Role, order: Order, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Have a preview made, for a described person or for one of the users."""
    about = order.about.address if order.about is not None else None
    if about is None and _ID.fullmatch(order.argument):
        about = await neighbour_of(operator_id, int(order.argument), session=session)
    if about is None:
        if not order.argument:
            return [Say(html=_how(role))]
        await add_job(operator_id, JobKind.PREVIEW, now, {"person": order.argument[:300]}, session=session)
        return []
    if not has(role, LEAST_FOR_USERS):
        return [Say(html=_("As a viewer you can describe somebody. Only editors see what one of the users would get."))]
    user = await find_user(about, session=session)
    if user is None or user.onboarded_at is None or user.consented_at is None:
        return [Say(html=_("I don't know that person well enough: they have to answer my first questions before."))]
    await note("user previewed", f"user {user.id}", now, by=operator_id, session=session)
    await add_job(operator_id, JobKind.PREVIEW, now, {"user": user.id}, session=session)
    return []


class PreviewJobs:
    """Finds and shows what somebody would get.

    Args:
        database: Where the library and the users are.
        cards: Shows the pairs.
        matcher: Recommends.
        image_folder: Where pictures are.
        clock: What users reacted to long ago weighs less.
    """

    def __init__(self, database: Database, cards: Cards, matcher: Matcher, image_folder: Path, clock: Clock) -> None:
        self._database = database
        self._cards = cards
        self._matcher = matcher
        self._image_folder = image_folder
        self._clock = clock

    async def preview(self, job: Job, chat_id: Address) -> None:
        """Show the best pairs, with the reasons.

        Raises:
            bot.core.messenger.SendError: If they cannot be shown just now.
        """
        await self._cards.busy(chat_id)
        try:
            if "user" in job.payload:
                shown = await self._for_user(int(job.payload["user"]))
            else:
                shown = await self._for_described(str(job.payload["person"]), job.user_id)
        except RecommenderError as error:
            await self._cards.show(chat_id, quoted(str(error)))
            return
        if not shown.pairs:
            await self._cards.show(chat_id, f"{shown.head}\n{_('Nothing in the library suits.')}")
            return
        await self._cards.show(chat_id, shown.head)
        for place, (pair, why) in enumerate(shown.pairs, start=1):
            async with self._database.reading() as session:
                message = await get_item(ItemKind.MESSAGE, pair.message, session=session)
                image = await get_item(ItemKind.IMAGE, pair.image, session=session)
                said = await text_in(ItemKind.MESSAGE, pair.message, language(), session=session)
            if not isinstance(message, StoredMessage):
                continue
            html = f"{quoted(said or message.text)}\n\n<i>{quoted(f'{place}. {why} ({pair.score:.2f})')}</i>"
            await self._cards.show(chat_id, html, picture=await self._picture_of(image))

    async def _picture_of(self, image: Stored | None) -> bytes | None:
        """Return a picture's file; ``None`` for a message by itself."""
        if not isinstance(image, StoredImage):
            return None
        return await asyncio.to_thread(read_picture, self._image_folder, image.file)

    async def _for_described(self, description: str, operator_id: int) -> Shown:
        """Show what somebody would get now, where the operator is."""
        async with self._database.reading() as session:
            operator = await session.get(User, operator_id)
        spoken = operator.language if operator else languages.DEFAULT
        profile = languages.reading(description, spoken).read_description(description)
        zone = (operator.time_zone if operator else None) or "UTC"
        slate = await self._chosen(Context(profile, now=self._clock.now(), time_zone=zone, pairs=PAIRS), owner=None)
        parts = [
            ", ".join(f"{name}: {value}" for name, value in profile.attributes.items()),
            _("likes {things}").format(things=", ".join(profile.likes)) if profile.likes else "",
            _("dislikes {things}").format(things=", ".join(profile.dislikes)) if profile.dislikes else "",
        ]
        head = _("For {person}").format(person=quoted("; ".join(part for part in parts if part)))
        return Shown(head, [(pair, explain(pair, profile, say_reason)) for pair in slate.pairs])

    async def _for_user(self, user_id: int) -> Shown:
        """Show what a user would get at their next moment; now, if none is planned."""
        now = self._clock.now()
        head = _("For this user, next time. What they told me stays between them and me.")
        async with self._database.reading() as session:
            person = (await load_people([user_id], session=session)).get(user_id)
            history = (await recent_nudges([user_id], now - LOOK_BACK, session=session)).get(user_id, [])
            reactions = (await reactions_of([user_id], session=session)).get(user_id, ())
            wishes = (await wishes_of([user_id], now, session=session)).get(user_id, ())
            due_at = await next_pending(after=now, user_id=user_id, session=session)
        if person is None:  # deleted meanwhile
            return Shown(head, [])
        context = context_of(person, history, reactions, due_at or now, wishes=wishes)
        slate = await self._chosen(replace(context, pairs=PAIRS), owner=user_id)
        return Shown(head, [(pair, say_generally(pair.contributions)) for pair in slate.pairs])

    async def _chosen(self, context: Context, owner: int | None) -> Slate:
        """Return what the policy in use chooses; ``owner`` is the user whose words are encoded, if it is one."""
        policy = (await self._matcher.library()).policy
        vectors = await self._matcher.vectors(policy.texts_for(context), owner=owner)
        return await asyncio.to_thread(policy.choose, replace(context, vectors=vectors))


def say_generally(contributions: Sequence[Contribution]) -> str:
    """Say what speaks for a pair without a word of what the user told."""
    names = {
        "like": _("what they like"),
        "wish": _("what they asked for"),
        "attributes": _("what they told about themselves"),
        "audience": _("how they live"),
        "learned": _("what they liked before"),
    }
    sums: dict[str, float] = {}
    for part in contributions:
        if part.kind in names and part.value > 0:
            sums[part.kind] = sums.get(part.kind, 0.0) + part.value
    most = max(sums.values(), default=0.0)
    reasons = [names[kind] for kind in sorted(sums, key=lambda kind: -sums[kind]) if sums[kind] >= _WORTH_SAYING * most]
    if not reasons:
        return _("Words and picture go well together.")
    return _("It goes with {reasons}.").format(reasons=", ".join(reasons))


def _how(role: Role) -> str:
    text = _("Describe somebody: /preview a 70-year-old widower who likes chess")
    if not has(role, LEAST_FOR_USERS):
        return text
    return f"{text}\n" + _(
        "For one of the users write /preview and their Telegram id, or mention them, or forward me a message of "
        "theirs and reply to it with /preview. You see what they would get, not what they told me."
    )
