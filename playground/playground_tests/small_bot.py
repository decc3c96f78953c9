"""A small bot with a small world behind it, for tests of the page."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from PIL import Image
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, ReplyKeyboardMarkup, Update
from telegram.ext import ContextTypes

from playground_tests.moved_time import MovedTime

ATTACK = "<img src=x onerror=alert(1)>"


@dataclass
class SmallWorld:
    """A small world behind a bot: something is due two hours later, once."""

    clock: MovedTime
    due: list[timedelta] = field(default_factory=lambda: [timedelta(hours=2)])
    asked: list[int | None] = field(default_factory=list)

    def now(self) -> datetime:
        return self.clock.now()

    async def next_moment(self, person_id: int | None = None) -> datetime | None:
        self.asked.append(person_id)
        if not self.due:
            return None
        return await self.forward(self.due.pop())

    async def forward(self, by: timedelta) -> datetime:
        self.clock.forward(by)
        return self.clock.now()

    async def decision(self, chat_id: int, message_id: int) -> dict[str, Any] | None:
        scores = [{"rank": rank, "item": name, "score": 1 / rank} for rank, name in ((1, "leaves"), (2, ATTACK))]
        return {"origin": "window", "probability": 0.8, "candidates": scores}

    async def stored(self, person_id: int) -> dict[str, Any] | None:
        return {"id": 2**60 + 1, "likes": ["long walks"], "paused": False, "since": "2026-11-24T18:41:00Z"}


async def answer_text(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.message
    assert message is not None
    if message.photo:
        await message.reply_text(f"A photo of {message.photo[-1].width} pixels: {message.caption}")
    elif message.text == "/start":
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Go on", callback_data="on")]])
        await message.reply_html("<b>Hello</b>, shall we?", reply_markup=keyboard)
    elif message.text == "Evenings":
        buttons = [[InlineKeyboardButton(label, callback_data=label) for label in ("Did it", "Why this?")]]
        await message.reply_photo(
            picture(), "Look for <i>three leaves</i>.", parse_mode="HTML", reply_markup=InlineKeyboardMarkup(buttons)
        )
    elif message.text == "file":
        await message.reply_document(InputFile(b"id\n1\n", filename="items.csv"))
    elif message.text == "type":
        await message.reply_chat_action("typing")
    else:
        await message.reply_text(f"You said {message.text}")


async def answer_press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    if query.data == "on":
        await query.answer()
        await query.edit_message_text("Good.")
        keys = ReplyKeyboardMarkup([["Mornings", "Evenings"]], input_field_placeholder="or write a time")
        await context.bot.send_message(query.from_user.id, "When?", reply_markup=keys)
    elif query.data == "Why this?":
        await query.answer("You like walks.", show_alert=True)
    else:
        await query.answer("Lovely")
        await query.edit_message_reply_markup()


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((640, 400)).save(buffer, "PNG")
    return buffer.getvalue()
