"""What people write to those who run the bot: read, answered and ended by owners. No owner sees who it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.buttons import OPERATOR, number_in
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, Edit, Reply, Say, quoted
from bot.core.texts import _, speaking
from bot.operators.open_question import OpenQuestion, ask, close_question
from bot.operators.person_pages import show_page
from bot.services.support import answer_case, case_card, end_case, tell_of_case
from bot.storage.models import SupportCase, User
from bot.storage.queries.operators import note
from bot.storage.queries.support import get_case, reachable_owners

LONGEST = 3000
"""Signs of an answer."""


async def press_case(operator_id: int, press: Press, rest: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Do what a button below somebody's message says."""
    number, _colon, what = rest.partition(":")
    case_id = number_in(number)
    case = await get_case(case_id, session=session) if case_id is not None else None
    user = await session.get(User, case.user_id) if case is not None else None
    if case is None or user is None:
        return [Acknowledge(query_id=press.query_id, text=_("That person has left, and their words with them."))]
    answer = Acknowledge(query_id=press.query_id)
    match what:
        case "answer" if user.blocked_at is not None:
            return [Acknowledge(query_id=press.query_id, text=_("They have blocked the bot: nothing reaches them."))]
        case "answer":
            await ask(operator_id, "answer", None, now, case_id=case.id, session=session)
            html = _("What shall I answer in conversation {n}? They get it as you write it. /cancel leaves it.")
            return [answer, Say(html=html.format(n=case.id))]
        case "person":
            return [answer, *await show_page(operator_id, user, now, session=session)]
        case "end" if case.closed_at is None:
            await end_case(case, now, session=session)
            await note("conversation ended", f"conversation {case.id}", now, by=operator_id, session=session)
        case "show" | "end":
            pass
        case _:
            return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]
    html, rows = await case_card(case, session=session)
    shown = Say(html=html, buttons=rows)
    return [answer, shown if press.message_id is None else Edit(message_id=press.message_id, html=html, buttons=rows)]


async def hear_answer(
    operator_id: int,
    question: OpenQuestion,
    text: str,
    owners: Collection[Address],
    now: datetime,
    *,
    session: AsyncSession,
) -> list[Reply]:
    """Bring what an owner writes to the person, and let the other owners know."""
    if len(text) > LONGEST:
        html = _("That has {n} characters; at most {limit} are allowed.")
        return [Say(html=html.format(n=len(text), limit=LONGEST))]
    await close_question(operator_id, now, session=session)
    case = await get_case(question.case_id or 0, session=session)
    if case is None:
        return [Say(html=_("That person has left, and their words with them."))]
    await answer_case(case, text, now, session=session)
    await note("conversation answered", f"conversation {case.id}", now, by=operator_id, session=session)
    await _tell_others(operator_id, case, text, owners, now, session=session)
    end = Button(label=_("✔️ End it"), data=OPERATOR.payload("case", case.id, "end"))
    return [Say(html=_("Your answer in conversation {n} is on its way.").format(n=case.id), buttons=((end,),))]


async def _tell_others(
    operator_id: int,
    case: SupportCase,
    text: str,
    owners: Collection[Address],
    now: datetime,
    *,
    session: AsyncSession,
) -> None:
    """Tell the other owners what was answered, so that nobody answers twice."""
    for owner in await reachable_owners(owners, session=session):
        if owner.id == operator_id:
            continue
        with speaking(owner.language):
            html = _("Conversation {n} was answered by another owner:").format(n=case.id) + f" {quoted(text)}"
        await tell_of_case(case, owner, html, now, session=session)
