"""The operators' router: looks at each turn first, and takes it if it is an operator's business.

Whoever has no role is no operator here: their turn goes on to the user's side, where an operator command is an
unknown command and an operator button a button that no longer works. Who has too small a role is told which it takes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.buttons import OPERATOR, read_payload
from bot.core.inputs import Press
from bot.core.messenger import Incoming
from bot.core.operator_inputs import Order, Sent, Words
from bot.core.replies import Acknowledge, Reply, Say
from bot.core.texts import _
from bot.dialogues.help import help_text
from bot.operators import (
    announcements,
    arms,
    audit,
    broadcasts,
    draft_buttons,
    draft_lists,
    drafts,
    learned,
    library,
    outcomes,
    own_text_cards,
    person_pages,
    previews,
    staff,
    suggestions,
    support,
)
from bot.operators.open_question import close_question, open_question
from bot.operators.roles import ACTIONS, COMMANDS, WRITING, commands_of, has
from bot.operators.table_imports import begin_import, is_table, press_import
from bot.services.staff import tell_operator
from bot.storage.models import Role, User
from bot.storage.queries.operators import draft_by_card, ensure_owner, role_of


class OperatorRouter:
    """Takes turns with operators.

    Args:
        owners: Where the owners are reached.
        chat_model: Name of the model that drafts messages; ``None``: there is none.
        contact: How the people who run the bot are reached, as it is set; ``None``: it is not.
    """

    def __init__(self, owners: Collection[Address], chat_model: str | None = None, contact: str | None = None) -> None:
        self._owners = owners
        self._contact = contact
        self._chat_model = chat_model

    async def take(
        self, user_id: int, address: Address, incoming: Incoming, now: datetime, *, session: AsyncSession
    ) -> Sequence[Reply] | None:
        """Take a turn: store what changes and return what is to be said; ``None``: it is none of ours.

        Args:
            user_id: Internal id of who does it.
            address: Of the same person.
            incoming: What they do.
            now: Aware.
            session: A writing session; its transaction is the turn's.
        """
        role = await role_of(user_id, address, self._owners, session=session)
        was_asked = False
        if not has(role, WRITING):  # the role was taken away, or made smaller, while a question was open
            was_asked = await close_question(user_id, now, session=session)
        if role is None:
            return None
        if role is Role.OWNER and await ensure_owner(user_id, now, session=session):
            await tell_operator(user_id, staff.welcome(), now, session=session)
        given = incoming.for_operators()
        if isinstance(given, Sent) and is_table(given) and has(role, WRITING):
            return await begin_import(user_id, given, now, session=session)
        if isinstance(given, Words | Sent) and not has(role, WRITING):
            needs = was_asked or await _is_for_the_library(user_id, given, session=session)
            return [Say(html=_needs(WRITING))] if needs else None
        if isinstance(given, Words | Sent) and not given.provenance.is_own:
            return await drafts.take_content(user_id, given, now, session=session)
        match given:
            case Order():
                return await self._order(user_id, role, given, now, session=session)
            case Press():
                return await self._press(user_id, role, given, now, session=session)
            case Sent():
                question = await open_question(user_id, session=session)
                if question is not None and question.what == "announcement":
                    return await announcements.hear_announcement(user_id, question, given, now, session=session)
                return await drafts.begin_picture(user_id, given, now, session=session)
            case Words():
                return await self._words(user_id, given, now, session=session)
        return None

    async def _order(
        self, user_id: int, role: Role, order: Order, now: datetime, *, session: AsyncSession
    ) -> Sequence[Reply] | None:
        was_asked = await close_question(user_id, now, session=session)
        command = COMMANDS.get(order.name)
        if order.name != "help" and command is None:
            return None
        if command is not None and not has(role, command.least):
            return [Say(html=_needs(command.least))]
        match order.name:
            case "help":
                return [Say(html=f"{help_text()}\n\n<b>{_('As an operator')}</b>\n{operator_help(role)}")]
            case "cancel":
                return [Say(html=_("Left as it is.") if was_asked else _("Nothing is open."))]
            case "addmessage":
                return await drafts.begin_message(user_id, order, now, session=session)
            case "drafts":
                return await draft_lists.list_drafts(user_id, session=session)
            case "library":
                return await library.open_library(user_id, order.argument, now, session=session)
            case "preview":
                return await previews.ask_for_preview(user_id, role, order, now, session=session)
            case "suggest":
                words, model = order.argument, self._chat_model
                return await suggestions.ask_for_drafts(user_id, words, model, now, session=session)
            case "broadcast":
                return await broadcasts.begin_broadcast(user_id, order.argument, now, session=session)
            case "announce":
                return await announcements.begin_announcement(user_id, order.argument, now, session=session)
            case "stats":
                return await outcomes.ask_for_chart(user_id, order.argument, now, session=session)
            case "top" | "flop":
                return await outcomes.show_ranking(order.name == "top", session=session)
            case "learned":
                return await learned.show_learned(now, session=session)
            case "download":
                return await outcomes.ask_for_table(user_id, role, order.argument, now, session=session)
            case "grant":
                return await staff.grant(user_id, order, self._owners, now, session=session)
            case "revoke":
                return await staff.revoke(user_id, order, self._owners, now, session=session)
            case "arms":
                return await arms.show_arms(order.argument, now, session=session)
            case "person":
                return await person_pages.show_person(user_id, order, now, session=session)
            case "myname":
                return await staff.take_name(user_id, order.argument, session=session)
            case "texts":
                return await own_text_cards.show_texts(session=session)
            case "operators":
                return await staff.show_operators(self._owners, session=session)
            case "audit":
                return await audit.show_audit(session=session)
        return None

    async def _press(
        self, user_id: int, role: Role, press: Press, now: datetime, *, session: AsyncSession
    ) -> Sequence[Reply] | None:
        payload = read_payload(press.data)
        if payload is None or payload.family is not OPERATOR:
            return None
        action, what = payload.parts
        least = ACTIONS.get(action)
        if least is None:
            return None
        if not has(role, least):
            return [Acknowledge(query_id=press.query_id, text=_needs(least))]
        match action:
            case "draft":
                return await draft_buttons.press_draft(user_id, press, what, now, session=session)
            case "drafts":
                return await draft_lists.press_drafts(user_id, press, what, now, session=session)
            case "import":
                return await press_import(user_id, press, what, now, session=session)
            case "list":
                return await library.turn_page(press, what, session=session)
            case "item":
                return await library.show_item(user_id, press, what, now, session=session)
            case "change":
                return await library.change_item(user_id, press, what, now, session=session)
            case "staff":
                return await staff.press_staff(user_id, press, what, self._owners, now, session=session)
            case "cast":
                return await broadcasts.press_broadcast(user_id, press, what, now, session=session)
            case "stats":
                return await outcomes.press_chart(user_id, press, what, now, session=session)
            case "arms":
                return await arms.press_arms(user_id, press, what, now, session=session)
            case "case":
                return await support.press_case(user_id, press, what, now, session=session)
            case "texts":
                return await own_text_cards.press_texts(user_id, press, what, self._contact, now, session=session)
            case "audit":
                return await audit.turn_audit(press, what, session=session)
        return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]

    async def _words(
        self, user_id: int, words: Words, now: datetime, *, session: AsyncSession
    ) -> Sequence[Reply] | None:
        if words.reply_to is not None:
            draft = await draft_by_card(user_id, words.reply_to, session=session)
            draft = draft or await drafts.draft_shown_before(user_id, words.reply_to, session=session)
            if draft is not None:
                return await drafts.answer_card(user_id, draft, words.text, now, session=session)
        question = await open_question(user_id, session=session)
        if question is None or question.what == "caption":
            picture = await drafts.picture_just_sent(user_id, now, session=session)
            if picture is not None:  # who writes right after a picture says what that one shows
                return await drafts.answer_card(user_id, picture, words.text, now, session=session)
        if question is None:
            return None
        if question.what == "announcement":
            return await announcements.hear_announcement(user_id, question, words, now, session=session)
        if question.what == "own_text":
            return await own_text_cards.hear_text(user_id, question, words.text, now, session=session)
        if question.what == "answer":
            return await support.hear_answer(user_id, question, words.text, self._owners, now, session=session)
        return await drafts.hear(user_id, question, words.text, now, session=session)


async def _is_for_the_library(user_id: int, given: Words | Sent, *, session: AsyncSession) -> bool:
    """Whether what somebody sends who may not add anything can hardly be for the bot as people use it.

    Who uses it too may send it a photo for a reminder, and pass on what somebody wrote.
    """
    if isinstance(given, Sent) and given.name is not None:
        return True
    user = await session.get(User, user_id)
    is_user = user is not None and user.onboarded_at is not None
    return not is_user and (isinstance(given, Sent) or not given.provenance.is_own)


def _needs(least: Role) -> str:
    """Return which role something takes, for an operator with a smaller one."""
    if least is Role.OWNER:
        return _("That needs the owner role. Whoever runs the bot decides who has it.")
    return _("That needs the editor role. An owner gives it with /grant.")


def operator_help(role: Role) -> str:
    """Return the commands of a role, one line each, in Telegram's HTML."""
    return "\n".join(f"/{command.name}  {_(command.description)}" for command in commands_of(role))
