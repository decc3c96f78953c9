"""Users, their accounts and their profiles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import delete, exists
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.goals import Goal
from bot.core.weekly_windows import Span
from bot.storage.models import (
    Account,
    Attribute,
    Dialogue,
    Exclusion,
    HeldBack,
    InboxUpdate,
    ItemKind,
    Operator,
    Refusal,
    Taste,
    TasteKind,
    User,
    Window,
)
from bot.storage.queries.goals import goals_of
from bot.storage.queries.held_back import held_back_of
from bot.storage.queries.inbox import is_open
from bot.storage.queries.invitations import unname
from bot.storage.queries.vectors import delete_vectors_of
from recommender.policies.context import Whereabouts


@dataclass(frozen=True)
class Person:
    """Everything about one user that recommending and planning need."""

    user: User
    attributes: Mapping[str, str] = field(default_factory=dict)
    likes: tuple[str, ...] = ()
    """In English, in the order in which they were said."""
    dislikes: tuple[str, ...] = ()
    windows: tuple[Span, ...] = ()
    excluded_messages: frozenset[str] = frozenset()
    excluded_images: frozenset[str] = frozenset()
    goals: tuple[Goal, ...] = ()
    places: Mapping[Span, Whereabouts] = field(default_factory=dict)
    """Where they usually are during a window, for those of which they told."""
    held_back: tuple[HeldBack, ...] = ()
    """Kinds of ideas that rest, or rested once."""


async def find_or_add_user(
    address: Address, language: str, now: datetime, *, lock: bool = False, session: AsyncSession
) -> User:
    """Return the user at an address; one that is new is added with no consent.

    Args:
        address: Whose.
        language: As the messenger tells it, for a new user.
        now: Aware.
        lock: As in :func:`find_user`.
        session: A writing session.
    """
    user = await find_user(address, lock=lock, session=session)
    if user is not None:
        return user
    try:
        async with session.begin_nested():
            user = _new_user(language, now)
            session.add(user)
            await session.flush()
            session.add(account_of(user.id, address))
            await session.flush()
    except IntegrityError:  # another worker has just met the same person
        user = await find_user(address, lock=lock, session=session)
        if user is None:
            raise
    return user


async def find_or_add_users(
    languages: Mapping[Address, str], now: datetime, *, session: AsyncSession
) -> dict[Address, User]:
    """Return the users at many addresses of one messenger, in a fixed number of queries; new ones have no consent.

    Args:
        languages: As the messenger tells them for new users, by address.
        now: Aware.
        session: A writing session.

    Raises:
        sqlalchemy.exc.IntegrityError: If another worker has just met one of them too.
    """
    statement = (
        select(Account, User)
        .join(User, col(Account.user_id) == col(User.id))
        .where(
            col(Account.messenger).in_({address.messenger for address in languages}),
            col(Account.address).in_([address.id for address in languages]),
        )
    )
    found = {
        Address(account.messenger, account.address): user for account, user in (await session.exec(statement)).all()
    }
    new = {address: _new_user(languages[address], now) for address in languages.keys() - found.keys()}
    session.add_all(new.values())
    await session.flush()
    session.add_all(account_of(user.id, address) for address, user in new.items())
    await session.flush()
    return found | new


def _new_user(language: str, now: datetime) -> User:
    return User(created_at=now, language=language.partition("-")[0].lower()[:8] or "en")


async def find_user(address: Address, *, lock: bool = False, session: AsyncSession) -> User | None:
    """Return the user at an address, if there is one.

    Args:
        address: Whose.
        lock: Wait for whoever changes the user now, and let nobody change it until the transaction ends.
        session: A writing session, if it is to be locked.
    """
    statement = (
        select(User)
        .join(Account, col(Account.user_id) == col(User.id))
        .where(Account.messenger == address.messenger, Account.address == address.id)
    )
    if lock:
        statement = statement.with_for_update(key_share=True, of=User)
    return (await session.exec(statement)).first()


def account_of(user_id: int, address: Address) -> Account:
    """Return a new row that says how a user is reached."""
    return Account(user_id=user_id, messenger=address.messenger, address=address.id)


async def address_of(user_id: int, *, session: AsyncSession) -> Address | None:
    """Return where to write to a user, or ``None`` if the user is gone."""
    account = await session.get(Account, user_id)
    return None if account is None else Address(account.messenger, account.address)


async def neighbour_of(user_id: int, number: int, *, session: AsyncSession) -> Address | None:
    """Return the address with a number as its id in the messenger of a user; ``None`` if the user is gone."""
    own = await address_of(user_id, session=session)
    return None if own is None else Address(own.messenger, str(number))


async def zone_of(user_id: int | None, *, session: AsyncSession) -> ZoneInfo:
    """Return somebody's time zone; UTC where it is not known or nobody is meant."""
    user = None if user_id is None else await session.get(User, user_id)
    return ZoneInfo((user.time_zone if user is not None else None) or "UTC")


async def delete_user(user: User, *, session: AsyncSession) -> None:
    """Remove a user with everything that belongs to them; the foreign keys take the rest along."""
    await delete_vectors_of(user.id, session=session)
    await unname(user.id, session=session)
    await session.delete(user)
    await session.flush()


async def forget_strangers(before: datetime, limit: int, *, session: AsyncSession) -> int:
    """Remove people who have agreed to nothing and were not here since an instant; return how many.

    Who has a role stays, and so does who waits for an answer.

    Args:
        before: Aware.
        limit: People at most.
        session: A writing session.
    """
    here_since = exists().where(col(Dialogue.user_id) == col(User.id), col(Dialogue.updated_at) >= before)
    waits = exists().where(col(InboxUpdate.user_id) == col(User.id), is_open(InboxUpdate))
    has_role = exists().where(col(Operator.user_id) == col(User.id), col(Operator.role).is_not(None))
    strangers = (
        select(User)
        .where(col(User.consented_at).is_(None), col(User.created_at) < before, ~here_since, ~waits, ~has_role)
        .limit(limit)
        .with_for_update(skip_locked=True, of=User)
    )
    found = (await session.exec(strangers)).all()
    for stranger in found:
        await delete_user(stranger, session=session)
    return len(found)


async def lock_users(user_ids: Iterable[int], *, session: AsyncSession) -> set[int]:
    """Lock users until the transaction ends; return those that no other transaction is changing."""
    statement = (
        select(User.id)
        .where(col(User.id).in_(list(user_ids)))
        .order_by(col(User.id))
        .with_for_update(skip_locked=True, key_share=True)
    )
    return set((await session.exec(statement)).all())


async def load_people(user_ids: Iterable[int], *, session: AsyncSession) -> dict[int, Person]:
    """Return the people with these ids, by id, in a fixed number of queries."""
    ids = list(user_ids)
    users = (await session.exec(select(User).where(col(User.id).in_(ids)))).all()
    attributes: dict[int, dict[str, str]] = {}
    for attribute in (await session.exec(select(Attribute).where(col(Attribute.user_id).in_(ids)))).all():
        attributes.setdefault(attribute.user_id, {})[attribute.name] = attribute.value
    tastes: dict[tuple[int, TasteKind], list[str]] = {}
    for taste in (await session.exec(select(Taste).where(col(Taste.user_id).in_(ids)).order_by(col(Taste.id)))).all():
        tastes.setdefault((taste.user_id, taste.kind), []).append(taste.english)
    windows: dict[int, list[Span]] = {}
    places: dict[int, dict[Span, Whereabouts]] = {}
    for window in (
        await session.exec(select(Window).where(col(Window.user_id).in_(ids)).order_by(col(Window.id)))
    ).all():
        span = span_of(window)
        windows.setdefault(window.user_id, []).append(span)
        if window.place is not None:
            places.setdefault(window.user_id, {})[span] = window.place
    excluded: dict[tuple[int, ItemKind], set[str]] = {}
    for exclusion in (await session.exec(select(Exclusion).where(col(Exclusion.user_id).in_(ids)))).all():
        excluded.setdefault((exclusion.user_id, exclusion.kind), set()).add(exclusion.item_id)
    goals = await goals_of(ids, session=session)
    held_back = await held_back_of(ids, session=session)
    return {
        user.id: Person(
            user,
            attributes.get(user.id, {}),
            tuple(tastes.get((user.id, TasteKind.LIKE), ())),
            tuple(tastes.get((user.id, TasteKind.DISLIKE), ())),
            tuple(windows.get(user.id, ())),
            frozenset(excluded.get((user.id, ItemKind.MESSAGE), ())),
            frozenset(excluded.get((user.id, ItemKind.IMAGE), ())),
            tuple(goals.get(user.id, ())),
            places.get(user.id, {}),
            tuple(held_back.get(user.id, ())),
        )
        for user in users
    }


async def latest_people(limit: int, *, session: AsyncSession) -> Sequence[int]:
    """Return the ids of those who told of themselves last, at most ``limit``."""
    statement = (
        select(User.id)
        .where(col(User.onboarded_at).is_not(None))
        .order_by(col(User.onboarded_at).desc(), col(User.id))
        .limit(limit)
    )
    return (await session.exec(statement)).all()


async def replace_profile(
    user_id: int,
    attributes: Mapping[str, str],
    likes: Sequence[str],
    dislikes: Sequence[str],
    windows: Sequence[Span],
    *,
    session: AsyncSession,
) -> None:
    """Store a whole profile in place of what there was."""
    for table in (Attribute, Taste):
        await session.exec(delete(table).where(col(table.user_id) == user_id))
    session.add_all(Attribute(user_id=user_id, name=name, value=value) for name, value in attributes.items())
    for kind, phrases in ((TasteKind.LIKE, likes), (TasteKind.DISLIKE, dislikes)):
        for phrase in phrases:
            session.add(Taste(user_id=user_id, kind=kind, text=phrase, english=phrase))
    await replace_windows(user_id, windows, session=session)


async def load_dialogue(user_id: int, *, session: AsyncSession) -> Dialogue | None:
    """Return where the user stands in a conversation, if in one."""
    return await session.get(Dialogue, user_id)


async def store_dialogue(user_id: int, name: str, state: str | None, now: datetime, *, session: AsyncSession) -> None:
    """Store where the user stands in the conversation ``name``; ``None``: it is over."""
    dialogue = await session.get(Dialogue, user_id)
    if state is None:
        if dialogue is not None:
            await session.delete(dialogue)
    elif dialogue is None:
        session.add(Dialogue(user_id=user_id, name=name, state=state, updated_at=now))
    else:
        dialogue.name, dialogue.state, dialogue.updated_at = name, state, now
        session.add(dialogue)
    await session.flush()


async def note_question(user_id: int, message_id: int, *, session: AsyncSession) -> None:
    """Note which message asks the present question of a conversation, so that it can be settled."""
    dialogue = await session.get(Dialogue, user_id)
    if dialogue is not None:
        dialogue.state = json.dumps({**json.loads(dialogue.state), "shown": message_id})
        session.add(dialogue)
        await session.flush()


async def exclude(user_id: int, kind: ItemKind, item_id: str, now: datetime, *, session: AsyncSession) -> None:
    """Never send this message or picture to the user again."""
    if await session.get(Exclusion, (user_id, kind, item_id)) is None:
        session.add(Exclusion(user_id=user_id, kind=kind, item_id=item_id, at=now))
        await session.flush()


async def is_refused(key: str, now: datetime, *, session: AsyncSession) -> bool:
    """Whether the person behind the keyed hash ``key`` was refused for their age not long ago."""
    refusal = await session.get(Refusal, key)
    return refusal is not None and refusal.until > now


async def refuse(key: str, until: datetime, *, session: AsyncSession) -> None:
    """Remember a refusal until an instant."""
    await session.merge(Refusal(key=key, until=until))
    await session.flush()


async def replace_windows(user_id: int, windows: Sequence[Span], *, session: AsyncSession) -> None:
    """Store a user's screen-time windows in place of those there were; where they are at the same times stays known."""
    before = await windows_of(user_id, session=session)
    places = {span_of(row): row.place for row in before}
    await session.exec(delete(Window).where(col(Window.user_id) == user_id))
    for window in windows:
        place = _place_before(window, places)
        session.add(Window(user_id=user_id, days=window.days, start=window.start, end=window.end, place=place))
    await session.flush()


def span_of(window: Window) -> Span:
    """Return when a stored window is open."""
    return Span(window.days, window.start, window.end)


async def windows_of(user_id: int, *, session: AsyncSession) -> Sequence[Window]:
    """Return a user's screen-time windows in the order in which they were told."""
    return (await session.exec(select(Window).where(col(Window.user_id) == user_id).order_by(col(Window.id)))).all()


def _place_before(window: Span, places: Mapping[Span, Whereabouts | None]) -> Whereabouts | None:
    """Return the one place of all former windows that were open at the same times; ``None`` if there is none."""
    if window in places:
        return places[window]
    found = {place for span, place in places.items() if span.overlaps(window)}
    return found.pop() if len(found) == 1 else None


async def add_taste(user_id: int, phrase: str, kind: TasteKind = TasteKind.DISLIKE, *, session: AsyncSession) -> None:
    """Add something a user likes or dislikes, in English."""
    session.add(Taste(user_id=user_id, kind=kind, text=phrase, english=phrase))
    await session.flush()


async def remove_taste(
    user_id: int, phrase: str, kind: TasteKind = TasteKind.DISLIKE, *, session: AsyncSession
) -> None:
    """Take something from what a user likes or dislikes; nothing happens if it is not there."""
    await session.exec(
        delete(Taste).where(col(Taste.user_id) == user_id, col(Taste.kind) == kind, col(Taste.english) == phrase)
    )


async def leaving(now: datetime, limit: int, *, session: AsyncSession) -> Sequence[User]:
    """Return people whose next trip begins by ``now`` (aware), at most ``limit``, locked where that is possible."""
    found = await session.exec(
        select(User)
        .where(col(User.trip_from) <= now)
        .order_by(col(User.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return found.all()


async def back_from_trip(now: datetime, limit: int, *, session: AsyncSession) -> Sequence[User]:
    """Return people whose trip is over by ``now`` (aware), at most ``limit``, locked where that is possible."""
    found = await session.exec(
        select(User)
        .where(col(User.away_until) <= now)
        .order_by(col(User.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return found.all()
