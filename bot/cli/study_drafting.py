"""``offscreen study new``: a study drafted by models, as the seed paper's own was."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.output import counting, progress, result
from bot.operators.captions import Captioning
from content.captioning import describe_all, pictures_in
from recommender import StudyError
from recommender.chat import ChatModel
from recommender.study.draft import Writers, draft_study


def new(
    out: Annotated[Path, typer.Option(help="Where to write the study.")],
    users: Annotated[int, typer.Option(min=1, help="How many users to draft.")] = 20,
    messages: Annotated[int, typer.Option(min=1, help="How many messages to draft.")] = 40,
    name: Annotated[str, typer.Option(help="The study's name; its file's, if not given.")] = "",
    chat_model: Annotated[str, typer.Option(envvar="OFFSCREEN_CHAT_MODEL", help="The chat model that drafts.")] = "",
    messages_by: Annotated[str, typer.Option(help="Another chat model, which writes the messages.")] = "",
    pictures: Annotated[
        Path | None,
        typer.Option(help="A folder of pictures, which the captioner describes; else captions are drafted."),
    ] = None,
    captioner: Annotated[str, typer.Option(envvar="OFFSCREEN_CAPTIONER", help="What describes the pictures.")] = "",
) -> None:
    """Draft a study by models; labels are left for a person."""
    if out.exists():
        raise StudyError(f"{out} is there already: name another file, or remove it", file=str(out))
    writers = Writers(ChatModel(chat_model), ChatModel(messages_by or chat_model))
    captions, by = (None, "") if pictures is None else _described(pictures, captioner, out.parent)
    count = users + messages * (2 if captions is None else 1)
    with counting("drafting", count) as advance:
        text = draft_study(
            name or out.stem, users, messages, writers, captions=captions, described_by=by, progress=advance
        )
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StudyError(f"{out} cannot be written ({error.strerror})", file=str(out)) from error
    images = messages if captions is None else len(captions)
    result(f"{out}: {users} users and {messages} messages, {images} images. Add labels where you want them judged.")


def _described(folder: Path, captioner: str, beside: Path) -> tuple[dict[str, str], str]:
    """Return the captions by file, as the study names it, and who wrote them."""
    captioning = Captioning(captioner or None)
    if captioning.name is None:
        raise StudyError("pictures need somebody to describe them: set OFFSCREEN_CAPTIONER, or give --captioner")
    files = pictures_in(folder)
    try:
        captions = asyncio.run(_describe(files, captioning))
    finally:
        captioning.close()
    if not captions:
        raise StudyError(f"no picture in {folder} could be described: see the lines above")
    return {_from(file, beside): caption for file, caption in captions.items()}, captioning.name


async def _describe(files: Sequence[Path], captioning: Captioning) -> dict[Path, str]:
    with counting("describing", len(files)) as advance:
        found = await describe_all(files, captioning.caption, progress=advance)
    for file, problem in found.problems.items():
        progress(f"{file}: {problem}")
    return found.captions


def _from(file: Path, folder: Path) -> str:
    file, folder = file.resolve(), folder.resolve()
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else str(file)
