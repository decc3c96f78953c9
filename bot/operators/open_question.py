"""What an operator was asked and has not answered: the one state of dialogues with operators."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.queries.people import load_dialogue, store_dialogue

NAME = "operator"
"""Of this dialogue among the stored ones."""

DraftQuestion = Literal[
    "text",
    "caption",
    "title",
    "alt",
    "activities",
    "technique",
    "pictures",
    "audience",
    "language",
]
"""What the buttons of a draft ask for."""

Asked = Literal[
    "message",
    DraftQuestion,
    "translation",
    "answer",
    "own_text",
    "announcement",
]


class OpenQuestion(BaseModel):
    """An open question to an operator.

    A conversation as a user that was going on is kept beneath, and comes back when the question is answered.
    """

    model_config = ConfigDict(frozen=True)

    version: Literal[1] = 1
    what: Asked
    draft_id: int | None = None
    """Of which draft; ``None`` for a new message."""
    language: str | None = None
    """In which language a translation is."""
    case_id: int | None = None
    """Of which conversation with somebody an answer is."""
    broadcast_id: int | None = None
    """Of which announcement the words are."""
    text_kind: str | None = None
    """Which text is put in the operators' own words."""
    pending: str | None = None
    """What was written for it and does not hold yet."""
    beneath: tuple[str, str] | None = None
    """Name and state of the conversation that was going on."""


async def open_question(user_id: int, *, session: AsyncSession) -> OpenQuestion | None:
    """Return what the operator was asked, if anything."""
    stored = await load_dialogue(user_id, session=session)
    if stored is None or stored.name != NAME:
        return None
    try:
        return OpenQuestion.model_validate_json(stored.state)
    except ValidationError:  # of a version that is no longer spoken
        return None


async def ask(
    user_id: int,
    what: Asked,
    draft_id: int | None,
    now: datetime,
    *,
    in_language: str | None = None,
    case_id: int | None = None,
    broadcast_id: int | None = None,
    text_kind: str | None = None,
    pending: str | None = None,
    session: AsyncSession,
) -> None:
    """Store that the operator is asked something.

    Args:
        user_id: Who.
        what: What.
        draft_id: Of which draft; ``None`` for a new message.
        now: When.
        in_language: In which language a translation, or a text, is asked for.
        case_id: In which conversation an answer is asked for.
        broadcast_id: Of which announcement the words are asked for.
        text_kind: Which text is to be put in own words.
        pending: What was written for it already.
        session: A writing session.
    """
    stored = await load_dialogue(user_id, session=session)
    beneath = None
    if stored is not None:
        open_now = await open_question(user_id, session=session)
        beneath = open_now.beneath if open_now is not None else (stored.name, stored.state)
        if stored.name == NAME and open_now is None:
            beneath = None
    question = OpenQuestion(
        what=what,
        draft_id=draft_id,
        language=in_language,
        case_id=case_id,
        broadcast_id=broadcast_id,
        text_kind=text_kind,
        pending=pending,
        beneath=beneath,
    )
    await store_dialogue(user_id, NAME, question.model_dump_json(), now, session=session)


async def close_question(user_id: int, now: datetime, *, session: AsyncSession) -> bool:
    """Ask no longer, and take up what was going on before; return whether something was asked."""
    stored = await load_dialogue(user_id, session=session)
    if stored is None or stored.name != NAME:
        return False
    question = await open_question(user_id, session=session)
    if question is not None and question.beneath is not None:
        await store_dialogue(user_id, question.beneath[0], question.beneath[1], now, session=session)
    else:
        await store_dialogue(user_id, NAME, None, now, session=session)
    return True
