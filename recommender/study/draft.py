"""Draft a study as the paper made its own: users, messages and captions by a model each, from prompts kept here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from recommender.chat import ChatModel
from recommender.errors import ChatError
from recommender.study.model import parse_study

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
    """One message with its activity."""

    activity: str
    text: str = Field(min_length=1)


class DraftMessages(_Form):
    """Some messages."""

    messages: list[DraftMessage]


class DraftImage(_Form):
    """The caption of one picture, with its activity."""

    activity: str
    caption: str = Field(min_length=1)


class DraftImages(_Form):
    """Some captions."""

    images: list[DraftImage]


@dataclass(frozen=True)
class Writers:
    """Who drafts what. With two models no message is written by who invented the people it is for.

    Attributes:
        users: Invents the users, and captions where there are no pictures.
        messages: Writes the messages.
    """

    users: ChatModel
    messages: ChatModel


def draft_study(
    name: str,
    users: int,
    messages: int,
    writers: Writers,
    *,
    captions: Mapping[str, str] | None = None,
    described_by: str = "",
    progress: Callable[[int], None] = lambda _: None,
) -> str:
    """Draft a study without labels.

    Args:
        name: The study's.
        users: How many users, at least 1.
        messages: How many messages, at least 1.
        writers: Who drafts.
        captions: Of real pictures, by file, as somebody or something else described them; ``None``: as many captions
            as messages are drafted, without sight of the messages.
        described_by: Who wrote the captions of real pictures.
        progress: Called with the number of new drafts after each answer.

    Returns:
        YAML text that :func:`recommender.study.model.parse_study` accepts; labels are left for a person.

    Raises:
        ChatError: If a model fails or keeps giving too few different drafts.
    """
    people = _collect(
        "users", users, writers.users, DraftUsers, lambda user: (user.occupation, tuple(user.likes)), progress
    )
    texts = _collect("messages", messages, writers.messages, DraftMessages, lambda message: message.text, progress)
    if captions is None:
        drafts = _collect("images", messages, writers.users, DraftImages, lambda image: image.caption, progress)
        images: list[dict[str, str]] = [{"caption": draft.caption} for draft in drafts]
    else:
        images = [{"caption": caption, "file": file} for file, caption in captions.items()]
    data: dict[str, Any] = {
        "name": name,
        "users": [_row("u", number, _told(user)) for number, user in enumerate(people, 1)],
        "messages": [_row("m", number, {"text": text.text}) for number, text in enumerate(texts, 1)],
        "images": [_row("i", number, image) for number, image in enumerate(images, 1)],
    }
    drafted = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
    parse_study(drafted, name, folder=None)
    told = f"users by {writers.users.model}, messages by {writers.messages.model}"
    shown = f"captions by {described_by or writers.users.model}"
    return f"# Drafted: {told}, {shown}. Labels are for a person to add.\n{drafted}"


def _row(kind: str, number: int, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": f"{kind}{number:02d}", **values}


def _told(user: DraftUser) -> dict[str, Any]:
    profile = user.model_dump(exclude={"likes", "dislikes"})
    return {"profile": profile, "likes": user.likes, "dislikes": user.dislikes}


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
