"""Whatever comes in, the answer is one that Telegram could give."""

from __future__ import annotations

import asyncio
import html
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from telegram_playground.api import BotApi
from telegram_playground.entities import FormattedText, to_html, utf16_length, utf16_slice
from telegram_playground.errors import Refusal
from telegram_playground.formatting import format_text
from telegram_playground.html_style import parse_html
from telegram_playground.markdown_style import RESERVED, parse_markdown
from telegram_playground.methods import registry
from telegram_playground.parameters import Parameters
from telegram_playground.server import Playground
from telegram_playground.world import TEXT_UNITS, split_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PIECES = [*"ab <>&/\"'=_*[]()~`|!\\\n😀ä", "<b>", "</b>", "<a href=", "&lt;"]
MARKED = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
NAMES = st.sampled_from(
    """
    chat_id text caption parse_mode entities caption_entities reply_markup reply_parameters message_id message_ids
    photo document media type action callback_query_id show_alert scope language_code commands command description
    name menu_button inline_keyboard keyboard callback_data url offset limit length user_id latitude longitude file_id
    allow_sending_without_reply remove_keyboard force_reply input_field_placeholder secret_token max_connections
    """.split()
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([name for name in registry.method_names() if name != "getUpdates"]),
    st.dictionaries(NAMES, JSON, max_size=8),
    st.booleans(),
)
def test_any_call_is_answered(method: str, values: dict[str, Any], known_chat: bool) -> None:
    async def call() -> None:
        playground = Playground()
        ada = playground.person("Ada")
        sent = await ada.sends("/start")
        account = playground.world.main
        texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in values.items()}
        if known_chat:
            texts |= {"chat_id": str(ada.id), "message_id": str(sent.id)}
        api = BotApi(playground.world, limits=False)
        await api.perform(account, method, Parameters(texts))
        (told,) = playground.journal
        assert told.status in (200, 400, 403)
        json.dumps([message.json for message in ada.messages])

    asyncio.run(call())


@given(TEXTS)
def test_an_escaped_text_comes_through(text: str) -> None:
    plain = text.replace("\r", "").replace("\x00", "")
    assert parse_html(html.escape(plain)).text == plain
    escaped = "".join(f"\\{sign}" if sign in RESERVED or sign == "\\" else sign for sign in plain)
    assert parse_markdown(escaped).text == plain


@given(MARKED, st.sampled_from(["HTML", "MarkdownV2"]))
def test_entities_lie_inside_of_the_text(text: str, mode: str) -> None:
    try:
        formatted = format_text(text, parse_mode=mode, entities=None)
    except Refusal:
        return
    size = utf16_length(formatted.text)
    for entity in formatted.entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= size
        assert "\ufffd" not in utf16_slice(formatted.text, entity["offset"], entity["length"])


@given(TEXTS.map(str.strip).filter(bool), st.data())
def test_html_is_written_as_it_is_read(text: str, data: st.DataObject) -> None:
    size = utf16_length(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    offset, length = utf16_length(text[:start]), utf16_length(text[start:end])
    outer = {"type": "bold", "offset": 0, "length": size}
    inner = {"type": "italic", "offset": offset, "length": length}
    entities = (outer, inner) if (offset, length) != (0, size) else (outer,)
    formatted = FormattedText(text, entities)
    assert parse_html(to_html(formatted)) == formatted


@given(st.text(st.sampled_from("ab \n😀"), min_size=1, max_size=50), st.integers(1, 400))
def test_long_texts_are_cut_without_loss(piece: str, times: int) -> None:
    text = (piece * times).strip()
    pieces = split_text(text)
    assert all(0 < utf16_length(one) <= TEXT_UNITS for one in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
