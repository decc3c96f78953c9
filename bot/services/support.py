"""Talking to a human: what somebody writes goes to the owners, and an answer comes back. Nobody's id is shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.buttons import COMMAND, OPERATOR
from bot.core.replies import Button, Rows, quoted
from bot.core.texts import _, speaking
from bot.services.base import Change, Query, Scene
from bot.storage.models import Notice, NudgeState, SupportCase, SupportMessage, User
from bot.storage.queries.notices import new_notice
from bot.storage.queries.support import count_unanswered, latest_case, messages_of, reachable_owners

MOST_UNANSWERED = 5
"""Messages that somebody may write before an answer came."""

SHOWN = 6
"""Messages of a case that its card shows."""

_SHOWN_LENGTH = 500
"""Signs of each but the last."""

CONTACT = "contact"
"""Of the command, and of the buttons below what operators write: ``c:contact:<what>``."""


@dataclass(frozen=True)
class Reachable:
    """Whether somebody can write to the operators now.

    Attributes:
        anybody: Whether there is an owner who can be reached.
        unanswered: Messages of the person that wait for an answer.
        is_open: Whether they have an open case.
    """

    anybody: bool
    unanswered: int = 0
    is_open: bool = False


@dataclass(frozen=True)
class ReachableOperators(Query[Reachable]):
    """Whether the person can write to the operators now."""

    owners: Collection[Address]

    async def answer(self, scene: Scene) -> Reachable:
        """Return it."""
        if not await reachable_owners(self.owners, session=scene.session):
            return Reachable(anybody=False)
        case = await latest_case(scene.user.id, session=scene.session)
        if case is None or case.closed_at is not None:
            return Reachable(anybody=True)
        return Reachable(True, await count_unanswered(case.id or 0, session=scene.session), is_open=True)


@dataclass(frozen=True)
class WriteToOperators(Change):
    """Hand a person's words to every owner.

    Attributes:
        text: As they wrote it.
        owners: Where the owners are reached.
    """

    text: str
    owners: Collection[Address]

    async def apply(self, scene: Scene) -> None:
        """Store it in their open case, or a new one, and have each owner shown a card."""
        case = await latest_case(scene.user.id, session=scene.session)
        if case is None or case.closed_at is not None:
            case = SupportCase(user_id=scene.user.id, opened_at=scene.now)
            scene.session.add(case)
            await scene.session.flush()
        message = SupportMessage(case_id=case.id or 0, user_id=scene.user.id, text=self.text, at=scene.now)
        scene.session.add(message)
        await scene.session.flush()
        for owner in await reachable_owners(self.owners, session=scene.session):
            with speaking(owner.language):
                html, rows = await case_card(case, session=scene.session)
            await tell_of_case(case, owner, html, scene.now, rows, session=scene.session)


@dataclass(frozen=True)
class EndOwnCase(Change):
    """The person has nothing more to say to the operators."""

    owners: Collection[Address]

    async def apply(self, scene: Scene) -> None:
        """Close their case and tell the owners; nothing happens where none is open."""
        case = await latest_case(scene.user.id, session=scene.session)
        if case is None or case.closed_at is not None:
            return
        case.closed_at = scene.now
        scene.session.add(case)
        for owner in await reachable_owners(self.owners, session=scene.session):
            with speaking(owner.language):
                html = _("Conversation {n}: they have ended it.").format(n=case.id)
            await tell_of_case(case, owner, html, scene.now, session=scene.session)


async def answer_case(case: SupportCase, text: str, now: datetime, *, session: AsyncSession) -> None:
    """Have an operator's answer brought to the person, once; an ended case is open again.

    Args:
        case: Whose.
        text: As the operator wrote it.
        now: Aware.
        session: A writing session.
    """
    user = await session.get_one(User, case.user_id)
    with speaking(user.language):
        notice = new_notice(user.id, answer_text(text), now, answer_buttons())
    session.add(notice)
    await session.flush()
    case.closed_at = None
    session.add(case)
    session.add(
        SupportMessage(case_id=case.id or 0, user_id=user.id, is_answer=True, text=text, at=now, notice_id=notice.id)
    )
    await session.flush()


async def end_case(case: SupportCase, now: datetime, *, session: AsyncSession) -> None:
    """End a case as an operator does: the person is told."""
    user = await session.get_one(User, case.user_id)
    case.closed_at = now
    session.add(case)
    with speaking(user.language):
        html = _("The people who run this bot have ended this conversation. /contact begins a new one.")
        session.add(new_notice(user.id, html, now))
    await session.flush()


async def tell_of_case(
    case: SupportCase, operator: User, html: str, now: datetime, rows: Rows = (), *, session: AsyncSession
) -> None:
    """Have an operator told something that goes when the person's words do.

    Args:
        case: What it is about.
        operator: Whom.
        html: In Telegram's HTML and their language.
        now: Aware.
        rows: Buttons.
        session: A writing session.
    """
    notice: Notice = new_notice(operator.id, html, now, rows)
    notice.case_id = case.id
    session.add(notice)


async def case_card(case: SupportCase, *, session: AsyncSession) -> tuple[str, Rows]:
    """Return the card of a case in the present language, in Telegram's HTML, with its buttons."""
    messages = await messages_of(case.id or 0, SHOWN, session=session)
    title = (
        _("Conversation {n}, ended") if case.closed_at is not None else _("Conversation {n}: somebody writes to you")
    )
    return "\n\n".join([f"<b>{title.format(n=case.id)}</b>", *_said(messages)]), _case_buttons(case)


def _said(messages: Sequence[tuple[SupportMessage, NudgeState | None]]) -> list[str]:
    last = len(messages) - 1
    lines = []
    for number, (message, state) in enumerate(messages):
        text = (
            message.text if number == last or len(message.text) <= _SHOWN_LENGTH else message.text[:_SHOWN_LENGTH] + "…"
        )
        who = f"{_('You')}{_arrival(state)}" if message.is_answer else _("They")
        lines.append(f"<b>{who}:</b> {quoted(text)}")
    return lines


def _arrival(state: NudgeState | None) -> str:
    if state in (NudgeState.FAILED, NudgeState.UNKNOWN):
        return f" ({_('not delivered')})" if state is NudgeState.FAILED else f" ({_('perhaps not delivered')})"
    return " ✓" if state is NudgeState.SENT else ""


def _case_buttons(case: SupportCase) -> Rows:
    def button(label: str, what: str) -> Button:
        return Button(label=label, data=OPERATOR.payload("case", case.id, what))

    first = (button(_("✍️ Answer"), "answer"), button(_("What came to them"), "person"))
    end = () if case.closed_at is not None else (button(_("✔️ End it"), "end"),)
    return (first, (button(_("All of it"), "show"), *end))


def answer_text(text: str) -> str:
    """Return an operator's answer as the person gets it, in Telegram's HTML."""
    return f"<b>{_('From the people who run this bot:')}</b>\n\n{quoted(text)}"


def answer_buttons() -> Rows:
    """Return the buttons below it."""
    return (
        (
            Button(label=_("Write back"), data=COMMAND.payload(CONTACT, "write")),
            Button(label=_("That's all, thanks"), data=COMMAND.payload(CONTACT, "end")),
        ),
    )
