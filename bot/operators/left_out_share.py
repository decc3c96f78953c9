"""Which share of people a rule of an item leaves out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.queries.people import latest_people, load_people
from recommender import Profile
from recommender.audience import traits_of
from recommender.reference import reference_profiles

NOTEWORTHY = 0.12
"""Share from which it is shown."""

MOST = 500
"""People who are asked about: those who came last."""

LEAST = 24
"""Where there are fewer it is described people, of whom nobody is to be found out anything."""


async def share_left_out(only: Collection[str], barred: Collection[str], *, session: AsyncSession) -> float:
    """Return which share of people a rule leaves out.

    Args:
        only: Traits of which somebody must have one; empty: nobody must.
        barred: Traits of which nobody may have any.
        session: A session.
    """
    if not only and not barred:
        return 0.0
    return left_out(only, barred, [traits_of(profile) for profile in await _profiles(session=session)])


def left_out(only: Collection[str], barred: Collection[str], people: Sequence[Collection[str]]) -> float:
    """Return the share of people, each given by their traits, whom a rule leaves out."""
    kept = [one for one in people if (not only or set(only) & set(one)) and not set(barred) & set(one)]
    return 1 - len(kept) / len(people) if people else 0.0


async def _profiles(*, session: AsyncSession) -> Sequence[Profile]:
    ids = await latest_people(MOST, session=session)
    if len(ids) < LEAST:
        return reference_profiles()
    people = await load_people(ids, session=session)
    return [Profile(one.attributes, one.likes, one.dislikes) for one in people.values()]
