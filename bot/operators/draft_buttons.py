"""What the buttons below a draft do, up to putting it into the library."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import number_in
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, EditButtons, Reply, Say
from bot.core.texts import _, spoken
from bot.operators.draft_adding import put_into_library
from bot.operators.draft_answers import LABEL
from bot.operators.draft_cards import activity_buttons, draft_card, question_for, technique_buttons
from bot.operators.draft_fields import DraftFields, fields_of, keep_fields
from bot.operators.fact_buttons import LISTED, change_fact, fact_buttons
from bot.operators.open_question import DraftQuestion, ask, close_question
from bot.operators.translation_buttons import question_for_translation, translation_buttons
from bot.services.drafts import look_at_draft, show_draft, store_draft
from bot.storage.models import DraftState, ItemDraft
from bot.storage.queries.operators import own_draft
from content.errors import ContentError
from content.techniques import TECHNIQUES

_ASKABLE: tuple[DraftQuestion, ...] = get_args(DraftQuestion)


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
        case "activity" if LABEL.fullmatch(choice):
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


async def _add(
    operator_id: int, press: Press, draft: ItemDraft, fields: DraftFields, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    if draft.state is DraftState.NEW:
        return [Acknowledge(query_id=press.query_id, text=_("I am still looking at it, a moment."))]
    if not fields.words:
        return [Acknowledge(query_id=press.query_id, text=_("It has no caption yet."))]
    try:
        await put_into_library(operator_id, draft, fields, now, session=session)
    except ContentError as error:
        return [Acknowledge(query_id=press.query_id, text=str(error)[:190])]
    await show_draft(draft, now, session=session)
    return [Acknowledge(query_id=press.query_id, text=_("It is in the library."))]


def _choose(press: Press, draft: ItemDraft, rows: tuple[tuple[Button, ...], ...]) -> list[Reply]:
    shown = press.message_id or draft.card_id
    answer = Acknowledge(query_id=press.query_id)
    return [answer] if shown is None else [answer, EditButtons(message_id=shown, buttons=rows)]
