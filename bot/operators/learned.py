"""/learned: what all people's answers say about the library, what nobody likes, and what the library has little for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR
from bot.core.replies import Button, Reply, Rows, Say, quoted
from bot.core.texts import _, language
from bot.storage.models import ItemKind
from bot.storage.queries.item_texts import texts_in
from bot.storage.queries.items import get_item, handle_of
from bot.storage.queries.learned import EstimatedRate, LearnedByAll, learned_by_all

COUNTED = timedelta(days=365)
"""Older answers do not count."""

SHOWN = 6
"""Rows of each list."""


async def show_learned(now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Show estimated rates, messages that might be retired, and tastes that the library cannot serve."""
    found = await learned_by_all(now - COUNTED, session=session)
    best = sorted(found.messages, key=lambda one: (-one.low, one.name))[:SHOWN]
    shown = [*best, *found.disliked[:SHOWN]]
    items = [await get_item(ItemKind.MESSAGE, one.name, session=session) for one in shown]
    said = await texts_in(ItemKind.MESSAGE, language(), session=session)
    words = {
        one.name: said.get(one.name) or str(getattr(item, "text", one.name))
        for one, item in zip(shown, items, strict=True)
    }
    return [Say(html=say_learned(found, best, words), buttons=_cards(found.disliked[:SHOWN]))]


def say_learned(found: LearnedByAll, best: Sequence[EstimatedRate], words: dict[str, str]) -> str:
    """Return what was learned, in Telegram's HTML.

    Args:
        found: From all people's answers.
        best: The messages that are surely enjoyed most.
        words: Of the messages that are shown, by id.
    """
    if not found.messages:
        return _("Nobody has answered anything yet.")
    share = round(100 * found.usual)
    lines = [_("Of what people answer, they enjoy {share} %. All shares lean towards that.").format(share=share)]
    lines += _list(_("By technique"), found.techniques[:SHOWN], {})
    lines += _list(_("Enjoyed most"), best, words)
    if found.disliked:
        lines += _list(_("Hardly anybody likes these: think of retiring them"), found.disliked[:SHOWN], words)
    if found.unserved:
        lines += ["", f"<b>{_('Liked by several people, and the library has little for it')}</b>"]
        told = _("{like}: {people} people, {messages} messages")
        lines += [
            quoted(told.format(like=like, people=people, messages=messages))
            for like, people, messages in found.unserved[:SHOWN]
        ]
    return "\n".join(lines)


def _list(title: str, rates: Sequence[EstimatedRate], words: dict[str, str]) -> list[str]:
    if not rates:
        return []
    return ["", f"<b>{title}</b>", *(f"{at}. {_say(one, words)}" for at, one in enumerate(rates, start=1))]


def _say(one: EstimatedRate, words: dict[str, str]) -> str:
    told = _("{name}: {share} % (95 %: {low} to {high}), {n} answers")
    mean, low, high = (round(100 * value) for value in (one.mean, one.low, one.high))
    name = words.get(one.name, one.name)[:90]
    return quoted(told.format(name=name, share=mean, low=low, high=high, n=one.answers))


def _cards(rates: Sequence[EstimatedRate]) -> Rows:
    """Return a button to each item's card, where it can be switched off."""
    if not rates:
        return ()
    return (
        tuple(
            Button(label=str(at), data=OPERATOR.payload("item", "m", handle_of(one.name)))
            for at, one in enumerate(rates, start=1)
        ),
    )
