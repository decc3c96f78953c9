"""Critiques: after "Not for me", what was off, what is changed for it at once, and how to take it back.

::

    Not for me --> neither message nor picture comes again
                     |-- the activity --> a dislike is added
                     |-- the picture  --> the message may come again
                     |-- the tone     --> the picture may come again
                     |-- the time     --> both may come again; "always" cuts the window, "only today" does not
                     `-- undo, before or after any of these: as if nothing had been pressed
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations.activities import activity_phrase
from bot.conversations.hours import SHORTEST, merge_spans, say_span
from bot.conversations.phrases import PHRASES_LIMIT
from bot.core.buttons import CRITIQUE, parts_of
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, Edit, EditButtons, Reply, Rows, Say, quoted
from bot.core.spans import MINUTES_PER_DAY, Span
from bot.delivery.buttons import nudge_buttons
from bot.delivery.plans import replan
from bot.storage.models import Critique, CritiqueKind, ItemKind, Nudge, Origin, ReactionKind, StoredMessage, User
from bot.storage.queries.nudges import reactions_to
from bot.storage.queries.people import (
    add_taste,
    load_people,
    remove_taste,
    replace_windows,
)
from bot.storage.queries.reactions import (
    critique_of,
    drop_critique,
    include_again,
    store_critique,
    take_back,
)
from bot.texts import _

UNDO = "undo"
FINE = "fine"
ONLY_TODAY = "time_once"
ALWAYS = "time_always"


def ask_what_was_off(nudge_id: int) -> Say:
    """Ask what was off about a nudge; one tap, or none."""
    html = _("Understood: neither this idea nor this picture will come again. If you like, tell me what was off:")
    return Say(html=html, buttons=_choices(nudge_id))


async def critique(
    user: User, nudge: Nudge | None, press: Press, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Apply what was found off, or take everything back."""
    _number, what = parts_of(press.data)
    if nudge is None or nudge.id is None or what not in {*CritiqueKind, UNDO, FINE, ONLY_TODAY, ALWAYS}:
        return [Acknowledge(query_id=press.query_id, text=_("I no longer know this one. /nudge gives you a new one."))]
    if ReactionKind.NOT_FOR_ME not in await reactions_to(nudge.id, session=session):
        return [
            Acknowledge(query_id=press.query_id, text=_("That is taken back already.")),
            *_edit(press, _("Taken back: all is as it was before."), ()),
        ]
    if what == UNDO:
        return await _undo(user, nudge, nudge.id, press, now, session=session)
    if what == FINE:
        return [
            Acknowledge(query_id=press.query_id),
            *_edit(press, _("Understood: neither this idea nor this picture will come again."), _undo_row(nudge.id)),
        ]
    if await critique_of(nudge.id, session=session) is not None:
        return [Acknowledge(query_id=press.query_id, text=_("I have that already. Undo takes it back."))]
    kind = CritiqueKind(what.partition("_")[0])
    if what == CritiqueKind.TIME:
        return [
            Acknowledge(query_id=press.query_id),
            *_edit(press, _("Was it the time only today, or always?"), _when(nudge.id)),
        ]
    html, undo = await _apply(user, nudge, kind, now, once=what == ONLY_TODAY, session=session)
    await store_critique(Critique(nudge_id=nudge.id, user_id=user.id, kind=kind, at=now, undo=undo), session=session)
    return [Acknowledge(query_id=press.query_id), *_edit(press, html, _undo_row(nudge.id))]


async def _apply(
    user: User, nudge: Nudge, kind: CritiqueKind, now: datetime, *, once: bool, session: AsyncSession
) -> tuple[str, dict[str, object]]:
    """Change what a critique asks for; return what to say and how to undo it."""
    match kind:
        case CritiqueKind.ACTIVITY:
            return await _dislike_activity(user, nudge, session=session)
        case CritiqueKind.PICTURE:
            await include_again(user.id, ItemKind.MESSAGE, nudge.message_id, session=session)
            return _("This picture won't come again; the idea may, with another one."), {}
        case CritiqueKind.TONE:
            await include_again(user.id, ItemKind.IMAGE, nudge.image_id, session=session)
            return _("This text won't come again; the picture may, with other words."), {}
        case CritiqueKind.TIME:
            await include_again(user.id, ItemKind.MESSAGE, nudge.message_id, session=session)
            await include_again(user.id, ItemKind.IMAGE, nudge.image_id, session=session)
            if once:
                return _("Understood: only today. The idea may come again, and your screen times stay."), {}
            return await _cut_window(user, nudge, now, session=session)


async def _dislike_activity(user: User, nudge: Nudge, *, session: AsyncSession) -> tuple[str, dict[str, object]]:
    message = await session.get(StoredMessage, nudge.message_id)
    phrase = activity_phrase(message.activities[0]) if message is not None and message.activities else None
    if phrase is None:
        return _("Noted. This idea won't come again."), {}
    person = (await load_people([user.id], session=session))[user.id]
    if phrase.casefold() in {like.casefold() for like in person.likes}:
        words = _(
            "You told me that you like {thing}, so I only leave out this idea. "
            "With /profile you can take it from your likes."
        )
        return words.format(thing=quoted(phrase)), {}
    if phrase.casefold() in {dislike.casefold() for dislike in person.dislikes}:
        return _("You told me that before: this idea won't come again."), {}
    if len(person.dislikes) >= PHRASES_LIMIT:
        return _("This idea won't come again. Your list of dislikes is full: /profile changes it."), {}
    await add_taste(user.id, phrase, session=session)
    return _("I have put <b>{thing}</b> on the list of what is not for you.").format(thing=quoted(phrase)), {
        "disliked": phrase
    }


async def _cut_window(
    user: User, nudge: Nudge, now: datetime, *, session: AsyncSession
) -> tuple[str, dict[str, object]]:
    if nudge.origin not in (Origin.WINDOW, Origin.SNOOZE) or user.time_zone is None:
        return _("You asked for this one yourself, so I leave your times as they are. /schedule changes them."), {}
    person = (await load_people([user.id], session=session))[user.id]
    zone = ZoneInfo(user.time_zone)
    at = nudge.created_at.astimezone(zone)
    found = next((span for span in person.windows if span.covers(nudge.created_at, zone)), None)
    if found is None:
        return _("That time is no longer among your screen times."), {}
    left = cut(found, at.hour * 60 + at.minute)
    others = [span for span in person.windows if span != found]
    if left is None and not others:
        return _("That is your only screen time. /schedule lets you choose others."), {}
    windows = merge_spans([*others, *([left] if left is not None else [])])
    await replace_windows(user.id, windows, session=session)
    await replan(user.id, now, session=session)
    undo: dict[str, object] = {"windows": _plain(person.windows), "windows_after": _plain(windows)}
    if left is None:
        return _("I won't write {window} any more.").format(window=say_span(found)), undo
    return _("I changed {window} to {other}.").format(window=say_span(found), other=say_span(left)), undo


def _plain(windows: Sequence[Span]) -> list[list[int]]:
    return [[window.days, window.start, window.end] for window in windows]


def cut(window: Span, minute: int) -> Span | None:
    """Return the longer part of a window that is left without half an hour around a minute of the day.

    Args:
        window: The minute lies in it.
        minute: 0 to 1439, of the local day on which the window was open.

    Returns:
        The part, or ``None`` if it would be shorter than the shortest window there can be.
    """
    offset = (minute - window.start) % MINUTES_PER_DAY
    before, after = offset - _AROUND, window.minutes - offset - _AROUND
    if max(before, after) < SHORTEST:
        return None
    if before >= after:
        return replace(window, end=(window.start + _quarter(before)) % MINUTES_PER_DAY)
    start = window.start + window.minutes - _quarter(after)
    if start < MINUTES_PER_DAY:
        return replace(window, start=start)
    days = (window.days << 1 | window.days >> 6) & 0b1111111  # what is left lies on the following days
    return replace(window, days=days, start=start % MINUTES_PER_DAY)


_AROUND = 15
"""Minutes on each side of an unwelcome moment that are left out."""


def _quarter(minutes: int) -> int:
    """Round down to a quarter of an hour, so that times stay easy to say."""
    return minutes // 15 * 15


async def _undo(
    user: User, nudge: Nudge, nudge_id: int, press: Press, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    found = await critique_of(nudge_id, session=session)
    if found is not None:
        if "disliked" in found.undo:
            await remove_taste(user.id, found.undo["disliked"], session=session)
        if "windows" in found.undo:
            person = (await load_people([user.id], session=session))[user.id]
            if sorted(_plain(person.windows)) == sorted(found.undo["windows_after"]):  # else they were changed since
                await replace_windows(user.id, [Span(*window) for window in found.undo["windows"]], session=session)
                await replan(user.id, now, session=session)
        await drop_critique(found, session=session)
    await include_again(user.id, ItemKind.MESSAGE, nudge.message_id, session=session)
    await include_again(user.id, ItemKind.IMAGE, nudge.image_id, session=session)
    await take_back(nudge, ReactionKind.NOT_FOR_ME, session=session)
    replies: list[Reply] = [
        Acknowledge(query_id=press.query_id, text=_("Taken back.")),
        *_edit(press, _("Taken back: all is as it was before."), ()),
    ]
    if nudge.telegram_message_id is not None:
        given = await reactions_to(nudge_id, session=session)
        replies.append(EditButtons(message_id=nudge.telegram_message_id, buttons=nudge_buttons(nudge_id, given)))
    return replies


def _choices(nudge_id: int) -> Rows:
    labels: Sequence[tuple[tuple[str, str], ...]] = (
        ((CritiqueKind.ACTIVITY, _("What to do")), (CritiqueKind.PICTURE, _("The picture"))),
        ((CritiqueKind.TONE, _("The words")), (CritiqueKind.TIME, _("The time"))),
        ((FINE, _("Nothing more")), (UNDO, _("↩ Undo"))),
    )
    return tuple(
        tuple(Button(label=label, data=CRITIQUE.payload(nudge_id, what)) for what, label in row) for row in labels
    )


def _when(nudge_id: int) -> Rows:
    row = ((ONLY_TODAY, _("Only today")), (ALWAYS, _("Always")))
    return (
        tuple(Button(label=label, data=CRITIQUE.payload(nudge_id, what)) for what, label in row),
        *_undo_row(nudge_id),
    )


def _undo_row(nudge_id: int) -> Rows:
    return ((Button(label=_("↩ Undo"), data=CRITIQUE.payload(nudge_id, UNDO)),),)


def _edit(press: Press, html: str, rows: Rows) -> list[Reply]:
    if press.message_id is None:
        return [Say(html=html, buttons=rows)]
    return [Edit(message_id=press.message_id, html=html, buttons=rows)]
