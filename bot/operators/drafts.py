"""Drafts: begun by a text or a picture, changed by answers and taps, and put into the library with one tap."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import PurePath

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR, number_in
from bot.core.inputs import Press
from bot.core.operator_inputs import Order, Sent, Words
from bot.core.replies import Acknowledge, Button, EditButtons, Reply, Say, quoted
from bot.core.texts import _, spoken
from bot.language.crisis import sounds_like_crisis
from bot.operators.draft_cards import activity_buttons, draft_card, question_for, technique_buttons
from bot.operators.draft_fields import DraftFields, as_image, as_message, fields_of, keep_fields
from bot.operators.fact_buttons import LISTED, change_fact, fact_buttons
from bot.operators.open_question import Asked, OpenQuestion, ask, close_question, open_question
from bot.operators.translation_buttons import question_for_translation, translation_buttons
from bot.services.drafts import look_at_draft, show_draft, store_draft
from bot.storage.models import DraftState, ItemDraft, ItemKind, ItemState
from bot.storage.queries.item_texts import texts_of_item
from bot.storage.queries.items import Stored, get_item, put_image, put_message
from bot.storage.queries.operators import note, own_draft, waiting_drafts
from content.errors import ContentError
from content.importing import new_id
from content.items import CAPTION_LENGTH_LIMIT, MESSAGE_LENGTH_LIMIT, PICTURES_LIMIT
from content.pictures import FILE_LIMIT
from content.techniques import TECHNIQUES
from content.vocabulary import TRAITS
from recommender.facts import read_facts

_WORD = re.compile(r"[a-z][a-z0-9_]{0,39}")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_LIMITS = {"text": MESSAGE_LENGTH_LIMIT, "caption": CAPTION_LENGTH_LIMIT, "alt": CAPTION_LENGTH_LIMIT, "title": 80}
_ASKABLE: tuple[Asked, ...] = (
    "text",
    "caption",
    "title",
    "alt",
    "activities",
    "technique",
    "pictures",
    "audience",
    "language",
)
_CONTENT: tuple[Asked, ...] = ("message", "text", "caption", "title", "alt", "translation")
"""Questions about words of an item: somebody else's words can be what is asked for."""

_SHOWN_DRAFTS = 10


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
        fields = fields.set_by_hand(caption=_one_line(sent.caption)[:CAPTION_LENGTH_LIMIT])
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
    operator_id: int, question: OpenQuestion, text: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Take what an operator writes in answer to a question."""
    if question.what == "message":
        return await _new_message(operator_id, text, now, session=session)
    draft = await own_draft(question.draft_id or 0, session=session)
    if draft is None or draft.user_id != operator_id or draft.state not in (DraftState.NEW, DraftState.READY):
        await close_question(operator_id, now, session=session)
        return [Say(html=_("That draft is finished already."))]
    trouble = take_answer(draft, question, _one_line(text))
    if trouble is not None:
        return [Say(html=f"{trouble}\n{_again(question, fields_of(draft))}")]
    open_now = await open_question(operator_id, session=session)
    if open_now is None or open_now.draft_id == draft.id:
        await close_question(operator_id, now, session=session)
        await _ask_next(operator_id, draft, now, session=session)
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
    return await hear(operator_id, OpenQuestion(what=what, draft_id=draft.id), text, now, session=session)


async def press_draft(
    operator_id: int, press: Press, rest: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Do what a button below a draft says."""
    number, _colon, what = rest.partition(":")
    draft_id = number_in(number)
    draft = await own_draft(draft_id, session=session) if draft_id is not None else None
    if draft is None or draft.user_id != operator_id:
        return [Acknowledge(query_id=press.query_id, text=_("There is no such draft any more."))]
    if draft.state is DraftState.OFFERED:
        return await _press_offered(press, draft, what, now, session=session)
    if draft.state not in (DraftState.NEW, DraftState.READY):
        return [Acknowledge(query_id=press.query_id, text=_("That draft is finished already."))]
    fields = fields_of(draft)
    what, _colon, choice = what.partition(":")
    match what:
        case "add":
            return await _add(operator_id, press, draft, fields, now, session=session)
        case "discard":
            draft.state = DraftState.DISCARDED
            await close_question(operator_id, now, session=session)
            await show_draft(draft, now, session=session)
            return [Acknowledge(query_id=press.query_id, text=_("Discarded."))]
        case "ask" if (asked := next((what for what in _ASKABLE if what == choice), None)) is not None:
            await ask(operator_id, asked, draft.id, now, session=session)
            return [Acknowledge(query_id=press.query_id), Say(html=question_for(choice))]
        case "languages":
            return _choose(press, draft, translation_buttons(draft.id, fields))
        case "translate" if choice in spoken():
            await ask(operator_id, "translation", draft.id, now, in_language=choice, session=session)
            return [Acknowledge(query_id=press.query_id), Say(html=question_for_translation(fields, choice))]
        case "activities":
            return _choose(press, draft, activity_buttons(draft, fields))
        case "techniques":
            return _choose(press, draft, technique_buttons(draft, fields))
        case "facts" if choice in {"", *LISTED}:
            return _choose(press, draft, fact_buttons(draft.id, fields.facts, choice or None))
        case "fact" if (changed := change_fact(fields.facts, choice)) is not None:
            facts, fact = changed
            keep_fields(draft, fields.set_by_hand(facts=facts))
            await store_draft(draft, session=session)
            return _choose(press, draft, fact_buttons(draft.id, facts, fact if fact in LISTED else None))
        case "looked":
            await look_at_draft(draft, now, session=session)
            return [Acknowledge(query_id=press.query_id)]
        case "show":
            return _choose(press, draft, draft_card(draft, fields)[1])
        case "activity" if _WORD.fullmatch(choice):
            chosen = [name for name in fields.activities if name != choice]
            if choice not in fields.activities:
                chosen = [*chosen, choice] if "activities" in fields.by_hand else [choice]
            keep_fields(draft, fields.set_by_hand(activities=tuple(chosen)))
            await look_at_draft(draft, now, session=session)
            return [Acknowledge(query_id=press.query_id)]
        case "technique" if choice == "none" or choice in TECHNIQUES:
            label = None if choice == "none" else f"{choice} {TECHNIQUES[choice]}"
            keep_fields(draft, fields.set_by_hand(technique=label))
            await look_at_draft(draft, now, session=session)
            return [Acknowledge(query_id=press.query_id)]
    return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]


async def _press_offered(
    press: Press, draft: ItemDraft, what: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Begin a draft with a picture that was passed on, or leave it."""
    if what == "begin":
        await look_at_draft(draft, now, session=session)
        return _choose(press, draft, ())
    await store_draft(draft, state=DraftState.DISCARDED, session=session)
    return [Acknowledge(query_id=press.query_id, text=_("Discarded.")), *_choose(press, draft, ())[1:]]


async def list_drafts(operator_id: int, *, session: AsyncSession) -> list[Reply]:
    """Show what waits to be added."""
    drafts = await waiting_drafts(operator_id, session=session)
    if not drafts:
        return [Say(html=_("No drafts wait. /addmessage begins one, or send me a picture."))]
    lines: list[str] = []
    fine = 0
    for draft in drafts:
        fields = fields_of(draft)
        fine += _is_fine(draft, fields)
        if len(lines) < _SHOWN_DRAFTS:
            sign = "🖼" if draft.kind is ItemKind.IMAGE else "💬"
            warned = " ⚠️" if fields.warnings else ""
            lines.append(f"{sign} {quoted((fields.words or fields.file_name or _('no caption yet'))[:80])}{warned}")
    if len(drafts) > len(lines):
        lines.append(_("… and {n} more").format(n=len(drafts) - len(lines)))
    rows = [(Button(label=_("Show them"), data=OPERATOR.payload("drafts", "show")),)]
    if fine:
        label = _("✅ Add the {n} without warnings").format(n=fine)
        rows.append((Button(label=label, data=OPERATOR.payload("drafts", "add")),))
    rows.append((Button(label=_("🗑 Discard all"), data=OPERATOR.payload("drafts", "discard")),))
    return [Say(html="\n".join([f"<b>{_('Drafts')}</b>", *lines]), buttons=tuple(rows))]


async def press_drafts(
    operator_id: int, press: Press, what: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Show, add or discard all that waits."""
    drafts = await waiting_drafts(operator_id, session=session)
    done = 0
    for draft in drafts:
        fields = fields_of(draft)
        if what == "show" and done < _SHOWN_DRAFTS:
            draft.card_id = None
            await show_draft(draft, now, session=session)
        elif what == "add" and _is_fine(draft, fields):
            await _put(operator_id, draft, fields, now, session=session)
            await show_draft(draft, now, session=session)
        elif what == "discard":
            draft.state = DraftState.DISCARDED
            await show_draft(draft, now, session=session)
        else:
            continue
        done += 1
    if what == "discard":
        await close_question(operator_id, now, session=session)
    text = {"add": _("{n} added."), "discard": _("{n} discarded."), "show": ""}.get(
        what, _("This button no longer works.")
    )
    return [Acknowledge(query_id=press.query_id, text=text.format(n=done) or None)]


async def _ask_next(operator_id: int, answered: ItemDraft, now: datetime, *, session: AsyncSession) -> None:
    """Let the next words be for the next picture that waits for some."""
    for draft in await waiting_drafts(operator_id, session=session):
        wordless = draft.kind is ItemKind.IMAGE and draft.state is DraftState.READY and not fields_of(draft).words
        if wordless and draft.id != answered.id:
            await ask(operator_id, "caption", draft.id, now, session=session)
            return


async def _new_message(operator_id: int, text: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    line = _one_line(text)
    if len(line) > MESSAGE_LENGTH_LIMIT:
        await ask(operator_id, "message", None, now, session=session)
        return [Say(html=f"{_too_long(line, MESSAGE_LENGTH_LIMIT)}\n{question_for('message')}")]
    await close_question(operator_id, now, session=session)
    draft = ItemDraft(user_id=operator_id, kind=ItemKind.MESSAGE, created_at=now)
    keep_fields(draft, DraftFields().set_by_hand(text=line))
    await look_at_draft(draft, now, session=session)
    return []


def take_answer(draft: ItemDraft, question: OpenQuestion, text: str) -> str | None:
    """Put an answer into the draft, or return what is wrong with it."""
    fields, what = fields_of(draft), question.what
    match what:
        case "translation":
            if len(text) > MESSAGE_LENGTH_LIMIT:
                return _too_long(text, MESSAGE_LENGTH_LIMIT)
            fields = fields.translate(question.language or "", text)
        case "text" | "caption" | "title" | "alt":
            if len(text) > _LIMITS[what]:
                return _too_long(text, _LIMITS[what])
            fields = fields.set_by_hand(**{what: text})
            if what == "caption":
                fields = fields.with_(captioned_by=None, caption_problem=None)
        case "activities":
            words = [re.sub(r"\W+", "_", word.strip().lower()) for word in text.split(",") if word.strip()]
            wrong = [word for word in words if not _WORD.fullmatch(word)]
            if wrong or not words:
                return _("{word} is no activity: write letters, with commas between them.").format(
                    word=quoted(wrong[0] if wrong else text)
                )
            fields = fields.set_by_hand(activities=tuple(dict.fromkeys(words)))
        case "technique":
            number = text.split()[0]
            if number not in TECHNIQUES:
                return _("{number} is no technique of the Taxonomy v1.").format(number=quoted(number))
            fields = fields.set_by_hand(technique=f"{number} {TECHNIQUES[number]}")
        case "pictures":
            chosen = _picture_ids(text)
            if isinstance(chosen, str):
                return chosen
            fields = fields.set_by_hand(pictures=chosen)
        case "audience":
            rule = _audience(text.lower())
            if isinstance(rule, str):
                return rule
            only, barred = rule
            fields = fields.set_by_hand(only_for=only, unsuitable_for=barred)
        case "language":
            if not re.fullmatch(r"[A-Za-z]{2}", text):
                return _("{text} is no language: write two letters.").format(text=quoted(text))
            fields = fields.set_by_hand(language=text.lower())
    keep_fields(draft, fields)
    return None


def _picture_ids(text: str) -> tuple[str, ...] | str:
    """Return the ids that were written, none for "by its words", or what is wrong with them."""
    if text.strip(" .").lower() == "by its words":
        return ()
    names = tuple(dict.fromkeys(word for word in re.split(r"[\s,;]", text.lower()) if word))
    if wrong := next((name for name in names if not _ID.fullmatch(name)), None):
        return _("{word} is no picture's id.").format(word=quoted(wrong))
    if len(names) > PICTURES_LIMIT:
        return _("A message has at most {most} pictures of its own.").format(most=PICTURES_LIMIT)
    return names


def _audience(text: str) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None] | str:
    if text.strip(" .") == "by its words":
        return None, None
    if text.strip(" .") == "everybody":
        return (), ()
    only: list[str] = []
    barred: list[str] = []
    for part in re.split(r"[;.]", text):
        words = re.findall(r"[a-z][a-z_]*", part)
        if not words:
            continue
        where = barred if words[0] == "not" else only
        for word in words:
            if word in ("only", "not", "and", "or", "for"):
                continue
            if word not in TRAITS:
                return _("I don't know the word {word}.").format(word=quoted(word))
            where.append(word)
    if not only and not barred:
        return _("I can't read that.")
    return tuple(dict.fromkeys(only)), tuple(dict.fromkeys(barred))


async def _add(
    operator_id: int, press: Press, draft: ItemDraft, fields: DraftFields, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    if draft.state is DraftState.NEW:
        return [Acknowledge(query_id=press.query_id, text=_("I am still looking at it, a moment."))]
    if not fields.words:
        return [Acknowledge(query_id=press.query_id, text=_("It has no caption yet."))]
    try:
        await _put(operator_id, draft, fields, now, session=session)
    except ContentError as error:
        return [Acknowledge(query_id=press.query_id, text=str(error)[:190])]
    await show_draft(draft, now, session=session)
    return [Acknowledge(query_id=press.query_id, text=_("It is in the library."))]


async def _put(
    operator_id: int, draft: ItemDraft, fields: DraftFields, now: datetime, *, session: AsyncSession
) -> None:
    """Put what a draft holds into the library: from then on it is recommendable."""
    changed = draft.item_id is not None
    item_id = draft.item_id or await _free_id(draft.kind, fields, session=session)
    only = None if fields.only_for is None else list(fields.only_for)
    barred = None if fields.unsuitable_for is None else list(fields.unsuitable_for)
    if draft.kind is ItemKind.MESSAGE:
        message = as_message(fields, item_id)
        await put_message(message, now, only_for=only, unsuitable_for=barred, session=session)
    else:
        image = as_image(fields, item_id)
        await put_image(image, now, look=fields.look, only_for=only, unsuitable_for=barred, session=session)
    draft.item_id = item_id
    await store_draft(draft, state=DraftState.LIVE, session=session)
    action = f"{draft.kind.value} {'changed' if changed else 'added'}"
    warned = f"despite {len(fields.warnings)} warnings" if fields.warnings else None
    await note(action, item_id, now, by=operator_id, details=warned, session=session)


async def _free_id(kind: ItemKind, fields: DraftFields, *, session: AsyncSession) -> str:
    words = fields.words or ""
    content = words if kind is ItemKind.MESSAGE else f"{fields.file}"
    item_id = new_id(words, content)
    for number in range(2, 1000):
        taken = await get_item(kind, item_id, session=session)
        if taken is None or taken.state is ItemState.DELETED:
            return item_id
        item_id = f"{new_id(words, content)}-{number}"
    raise ContentError("there are a thousand items like this one")


def _is_fine(draft: ItemDraft, fields: DraftFields) -> bool:
    return draft.state is DraftState.READY and bool(fields.words) and not fields.warnings


def _choose(press: Press, draft: ItemDraft, rows: tuple[tuple[Button, ...], ...]) -> list[Reply]:
    shown = press.message_id or draft.card_id
    answer = Acknowledge(query_id=press.query_id)
    return [answer] if shown is None else [answer, EditButtons(message_id=shown, buttons=rows)]


def _too_long(text: str, limit: int) -> str:
    return _("That has {n} characters; at most {limit} are allowed.").format(n=len(text), limit=limit)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
