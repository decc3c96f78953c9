"""What a person told and what was learned about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.core.profile_fields import Draft, answers_from
from bot.delivery.plans import replan
from bot.services.base import Change, Query, Scene
from bot.services.held_back import StoredHeldBack
from bot.storage.models import HeldBack
from bot.storage.queries.library import message_activities
from bot.storage.queries.limit_ends import note_limit_ends
from bot.storage.queries.people import load_people, replace_profile
from bot.storage.queries.reactions import forget_what_was_learned, reactions_of, want_only_told
from recommender import Profile, ruled_out
from recommender.policies.learned_tastes import LearnedTaste, learned_tastes

_PLACE_LENGTH = 120
"""Characters of a place's name that the table holds."""


@dataclass(frozen=True)
class StoredProfile(Query[Draft]):
    """What is stored of a person as they told it."""

    async def answer(self, scene: Scene) -> Draft:
        """Return it."""
        user = scene.user
        person = (await load_people([user.id], session=scene.session))[user.id]
        known: dict[str, Any] = {
            **answers_from(person.attributes),
            "likes": person.likes,
            "dislikes": person.dislikes,
            "windows": person.windows,
            "time_zone": user.time_zone,
            "place": user.place,
        }
        return Draft(**known)


@dataclass(frozen=True)
class Portrait:
    """Everything that is known about a person's tastes.

    Attributes:
        told: By themselves.
        learned: How they answered activities.
        only_told: Whether they want only what they told of.
        ruled_out: Liked things that their limits leave out all the same, in words.
        held_back: Kinds of ideas that rest at present.
    """

    told: Draft
    learned: tuple[LearnedTaste, ...]
    only_told: bool
    ruled_out: tuple[str, ...]
    held_back: tuple[HeldBack, ...] = ()


@dataclass(frozen=True)
class ProfilePortrait(Query[Portrait]):
    """What a person told and what was learned."""

    async def answer(self, scene: Scene) -> Portrait:
        """Return it."""
        told = await StoredProfile().answer(scene)
        reactions = (await reactions_of([scene.user.id], session=scene.session)).get(scene.user.id, [])
        activities = await message_activities({one.message for one in reactions}, session=scene.session)
        learned = learned_tastes(reactions, activities)
        left_out = ruled_out(Profile(attributes=told.attributes(), likes=told.likes))
        held_back = tuple(await StoredHeldBack().answer(scene))
        return Portrait(told, tuple(learned), scene.user.only_told, tuple(left_out), held_back)


@dataclass(frozen=True)
class StoreProfile(Change):
    """A person said that their profile is right: store the whole of it and plan anew."""

    draft: Draft

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        user, draft = scene.user, self.draft
        user.time_zone, user.place = draft.time_zone, draft.place and draft.place[:_PLACE_LENGTH]
        user.onboarded_at = user.onboarded_at or scene.now
        scene.session.add(user)
        await replace_profile(
            user.id, draft.attributes(), draft.likes, draft.dislikes, draft.spans, session=scene.session
        )
        await replan(user.id, scene.now, session=scene.session)


@dataclass(frozen=True)
class NoteLimitEnds(Change):
    """Let limits hold only until an instant (aware), by their words in the profile."""

    ends: Mapping[str, datetime]

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await note_limit_ends(scene.user.id, self.ends, session=scene.session)


@dataclass(frozen=True)
class KeepUnfinished(Change):
    """A person wants an idea before the questions: store what they told so far, for it alone; nothing is planned."""

    draft: Draft

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        draft = self.draft
        await replace_profile(scene.user.id, draft.attributes(), draft.likes, draft.dislikes, (), session=scene.session)


@dataclass(frozen=True)
class PreferPicturesAlike(Change):
    """Set whether pictures of people like the person are preferred; what is suggested never depends on it."""

    is_on: bool

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        scene.user.pictures_alike = self.is_on
        scene.session.add(scene.user)


@dataclass(frozen=True)
class ForgetLearned(Change):
    """Let reactions up to now teach nothing any more; they stay as what happened."""

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await forget_what_was_learned(scene.user, scene.now, session=scene.session)


@dataclass(frozen=True)
class WantOnlyTold(Change):
    """Try nothing out that the person did not tell of, or do so again."""

    only_told: bool

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await want_only_told(scene.user, self.only_told, session=scene.session)
