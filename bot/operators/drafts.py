"""Drafts: begun by a text or a picture, changed by answers and taps, and put into the library with one tap."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import PurePath

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR
from bot.core.operator_inputs import Order, Sent, Words
from bot.core.replies import Button, Reply, Say, quoted
from bot.core.texts import _
from bot.language.crisis import sounds_like_crisis
from bot.operators.draft_answers import one_line, take_answer, too_long
from bot.operators.draft_cards import question_for
from bot.operators.draft_fields import DraftFields, fields_of, keep_fields
from bot.operators.open_question import Asked, OpenQuestion, ask, close_question, open_question
from bot.operators.translation_buttons import question_for_translation
from bot.services.drafts import look_at_draft, show_draft, store_draft
from bot.storage.models import DraftState, ItemDraft, ItemKind
from bot.storage.queries.item_texts import texts_of_item
from bot.storage.queries.items import Stored
from bot.storage.queries.operators import own_draft, waiting_drafts
from content.items import CAPTION_LENGTH_LIMIT, MESSAGE_LENGTH_LIMIT
from content.pictures import FILE_LIMIT
from recommender.facts import read_facts

_CONTENT: tuple[Asked, ...] = ("message", "text", "caption", "title", "alt", "translation")
"""Questions about words of an item: somebody else's words can be what is asked for."""

_JUST_NOW = timedelta(minutes=2)
"""For how long what is written after a picture is taken for what it shows, before it was asked for."""


async def begin_message(operator_id: int, order: Order, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Begin a message with the text given, or ask for one."""
    if not order.argument:
        await ask(operator_id, "message", None, now, session=session)
        return [Say(html=question_for("message"))]
    return await _new_message(operator_id, order.argument, now, session=session)


async def begin_picture(operator_id: int, sent: Sent, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Begin an image; it is fetched and looked at right after this turn."""
    if (trouble := _too_large(sent)) is not None:
        return [trouble]
    await look_at_draft(_drawn_up(operator_id, sent, now), now, session=session)
    return []


async def take_content(
    operator_id: int, given: Words | Sent, now: datetime, *, session: AsyncSession
) -> list[Reply] | None:
    """Take what somebody else wrote or drew as content of a draft, and never as anything else.

    In the middle of adding something it is taken at once; otherwise a picture becomes a draft with a tap.

    Returns:
        What to say; ``None``: it is nothing for the library.
    """
    if sounds_like_crisis(given.text if isinstance(given, Words) else given.caption):
        return None
    question = await open_question(operator_id, session=session)
    if isinstance(given, Words):
        if question is None or question.what not in _CONTENT:
            return None
        return await hear(operator_id, question, given.text, now, session=session)
    if question is not None:
        return await begin_picture(operator_id, given, now, session=session)
    if (trouble := _too_large(given)) is not None:
        return [trouble]
    draft = _drawn_up(operator_id, given, now)
    await store_draft(draft, state=DraftState.OFFERED, session=session)
    row = (
        Button(label=_("Yes, make a draft"), data=OPERATOR.payload("draft", draft.id, "begin")),
        Button(label=_("No"), data=OPERATOR.payload("draft", draft.id, "discard")),
    )
    html = _("That picture was passed on, so I take it as content alone. Shall I make a draft of it?")
    return [Say(html=html, buttons=(row,))]


def _too_large(sent: Sent) -> Say | None:
    if sent.size is None or sent.size <= FILE_LIMIT:
        return None
    text = _("🚫 {name} is larger than {n} MB: scale it down.")
    return Say(html=text.format(name=quoted(_name_of(sent) or ""), n=FILE_LIMIT // 2**20))


def _drawn_up(operator_id: int, sent: Sent, now: datetime) -> ItemDraft:
    fields = DraftFields(file_name=_name_of(sent))
    if sent.caption:
        fields = fields.set_by_hand(caption=one_line(sent.caption)[:CAPTION_LENGTH_LIMIT])
    draft = ItemDraft(user_id=operator_id, kind=ItemKind.IMAGE, telegram_file=sent.file_id, created_at=now)
    keep_fields(draft, fields)
    return draft


def _name_of(sent: Sent) -> str | None:
    return sent.name and PurePath(sent.name).name


async def begin_change(operator_id: int, item: Stored, kind: ItemKind, now: datetime, *, session: AsyncSession) -> None:
    """Begin a change of an item that is in the library."""
    common = {
        "activities": tuple(item.activities),
        "only_for": None if item.only_for is None else tuple(item.only_for),
        "unsuitable_for": None if item.unsuitable_for is None else tuple(item.unsuitable_for),
        "facts": read_facts(item.facts),
        "language": item.language,
        "by_hand": (
            *("activities", "technique", "pictures", "language", "text", "caption", "title", "alt"),
            *(() if item.facts is None else ("facts",)),
        ),
    }
    own = (
        {
            "text": getattr(item, "text", None),
            "technique": getattr(item, "technique", None),
            "pictures": tuple(getattr(item, "pictures", None) or ()),
        }
        if kind is ItemKind.MESSAGE
        else {name: getattr(item, name, None) for name in ("title", "caption", "alt", "file", "look")}
    )
    draft = ItemDraft(user_id=operator_id, kind=kind, item_id=item.id, created_at=now)
    fields = DraftFields.model_validate({**common, **own})
    texts = await texts_of_item(kind, item.id, session=session)
    keep_fields(draft, fields.with_(translations=texts, translated_from=fields.shown_words))
    await look_at_draft(draft, now, session=session)


async def hear(
    operator_id: int,
    question: OpenQuestion,
    text: str,
    now: datetime,
    *,
    is_reply: bool = False,
    session: AsyncSession,
) -> list[Reply]:
    """Take what an operator writes in answer to a question.

    Args:
        operator_id: Who.
        question: What was asked.
        text: What they write.
        now: Aware.
        is_reply: Whether it says by itself which draft it is about: then they don't look at the end of the chat.
        session: A writing session.
    """
    if question.what == "message":
        return await _new_message(operator_id, text, now, session=session)
    draft = await own_draft(question.draft_id or 0, session=session)
    if draft is None or draft.user_id != operator_id or draft.state not in (DraftState.NEW, DraftState.READY):
        await close_question(operator_id, now, session=session)
        return [Say(html=_("That draft is finished already."))]
    trouble = take_answer(draft, question, one_line(text))
    if trouble is not None:
        return [Say(html=f"{trouble}\n{_again(question, fields_of(draft))}")]
    open_now = await open_question(operator_id, session=session)
    if open_now is None or open_now.draft_id == draft.id:
        await close_question(operator_id, now, session=session)
        await look_at_draft(draft, now, session=session)
        await _ask_next(operator_id, draft, now, shows_it=not is_reply, session=session)
        return []
    await look_at_draft(draft, now, session=session)
    return []


def _again(question: OpenQuestion, fields: DraftFields) -> str:
    """Return how an operator is asked once more."""
    if question.what == "translation":
        return question_for_translation(fields, question.language or "")
    return question_for(question.what)


async def answer_card(
    operator_id: int, draft: ItemDraft, text: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Take what is written in reply to a card: its text, or what its picture shows."""
    what: Asked = "text" if draft.kind is ItemKind.MESSAGE else "caption"
    return await hear(
        operator_id, OpenQuestion(what=what, draft_id=draft.id), text, now, is_reply=True, session=session
    )


async def draft_shown_before(operator_id: int, card_id: int, *, session: AsyncSession) -> ItemDraft | None:
    """Return the waiting draft that a message showed before it was shown once more."""
    waiting = await waiting_drafts(operator_id, session=session)
    return next((draft for draft in waiting if card_id in fields_of(draft).earlier_cards), None)


async def picture_just_sent(operator_id: int, now: datetime, *, session: AsyncSession) -> ItemDraft | None:
    """Return the picture without words that an operator sent last, if that was just now and it is not shown yet."""
    for draft in reversed(await waiting_drafts(operator_id, session=session)):
        if draft.kind is ItemKind.IMAGE and draft.telegram_file is not None and not fields_of(draft).words:
            return draft if now - draft.created_at <= _JUST_NOW else None
    return None


async def _ask_next(
    operator_id: int, answered: ItemDraft, now: datetime, *, shows_it: bool, session: AsyncSession
) -> None:
    """Let the next words be for the next picture that waits for some, and show it once more, last in the chat."""
    for draft in await waiting_drafts(operator_id, session=session):
        wordless = draft.kind is ItemKind.IMAGE and draft.state is DraftState.READY and not fields_of(draft).words
        if wordless and draft.id != answered.id:
            await ask(operator_id, "caption", draft.id, now, session=session)
            if not shows_it:
                return
            fields = fields_of(draft)
            if draft.card_id is not None:
                keep_fields(draft, fields.with_(earlier_cards=(*fields.earlier_cards, draft.card_id)))
            draft.card_id = None
            await show_draft(draft, now, session=session)
            return


async def _new_message(operator_id: int, text: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    line = one_line(text)
    if len(line) > MESSAGE_LENGTH_LIMIT:
        await ask(operator_id, "message", None, now, session=session)
        return [Say(html=f"{too_long(line, MESSAGE_LENGTH_LIMIT)}\n{question_for('message')}")]
    await close_question(operator_id, now, session=session)
    draft = ItemDraft(user_id=operator_id, kind=ItemKind.MESSAGE, created_at=now)
    keep_fields(draft, DraftFields().set_by_hand(text=line))
    await look_at_draft(draft, now, session=session)
    return []
