"""Draft a study as the paper made its own: users and messages by a chat model, from prompts kept with the code."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from recommender.chat import ChatModel
from recommender.errors import ChatError
from recommender.study.model import Study, parse_study

BATCH = 10
"""Drafts per question: few enough that a model keeps them different from each other."""
ROUNDS = 3
"""Extra questions allowed when a model gives fewer drafts than asked, or repeats itself."""


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DraftUser(_Form):
    """One invented person."""

    age: int = Field(ge=10, le=110)
    gender: str
    occupation: str
    household: str
    setting: str
    limits: str
    likes: list[str] = Field(min_length=1)
    dislikes: list[str]


class DraftUsers(_Form):
    """Some invented persons."""

    users: list[DraftUser]


class DraftMessage(_Form):
    """One message with its activity and the caption of a picture that would go with it."""

    activity: str
    text: str = Field(min_length=1)
    caption: str = Field(min_length=1)


class DraftMessages(_Form):
    """Some messages."""

    messages: list[DraftMessage]


def draft_study(
    name: str, users: int, messages: int, model: ChatModel, *, progress: Callable[[int], None] = lambda _: None
) -> str:
    """Draft a study without labels.

    Args:
        name: The study's.
        users: How many users, at least 1.
        messages: How many messages, each with a caption, at least 1.
        model: Who drafts.
        progress: Called with the number of new drafts after each answer.

    Returns:
        YAML text that :func:`recommender.study.model.parse_study` accepts; labels are left for a person.

    Raises:
        ChatError: If the model fails or keeps giving too few different drafts.
    """
    people = _collect("users", users, model, DraftUsers, lambda user: (user.occupation, tuple(user.likes)), progress)
    texts = _collect("messages", messages, model, DraftMessages, lambda message: message.text, progress)
    data: dict[str, Any] = {
        "name": name,
        "users": [
            {
                "id": f"u{number:02d}",
                "profile": user.model_dump(exclude={"likes", "dislikes"}),
                "likes": user.likes,
                "dislikes": user.dislikes,
            }
            for number, user in enumerate(people, 1)
        ],
        "messages": [{"id": f"m{number:02d}", "text": text.text} for number, text in enumerate(texts, 1)],
        "images": [{"id": f"i{number:02d}", "caption": text.caption} for number, text in enumerate(texts, 1)],
    }
    drafted = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
    study: Study = parse_study(drafted, name, folder=None)
    return f"# Drafted by {model.model}: {len(study.users)} users. Labels are for a person to add.\n{drafted}"


def _collect(
    what: str, count: int, model: ChatModel, shape: Any, key: Callable[[Any], object], progress: Callable[[int], None]
) -> list[Any]:
    instruction = files("recommender").joinpath(f"data/prompts/{what}.txt").read_text(encoding="utf-8")
    found: dict[object, Any] = {}
    for _ in range(-(-count // BATCH) + ROUNDS):
        missing = count - len(found)
        if missing <= 0:
            break
        known = "; ".join(_brief(draft) for draft in found.values())
        question = f"Give {min(BATCH, missing)} {what}." + (f" Different from these: {known}" if known else "")
        before = len(found)
        for draft in getattr(model.ask(instruction, question, shape), what):
            if len(found) < count:
                found.setdefault(key(draft), draft)
        progress(len(found) - before)
    if len(found) < count:
        raise ChatError(
            f"the chat model {model.model!r} gave {len(found)} different {what}, not {count}: ask for fewer, "
            "or set another model"
        )
    return list(found.values())


def _brief(draft: Any) -> str:
    return f"{draft.age}, {draft.occupation}" if isinstance(draft, DraftUser) else str(draft.activity)
