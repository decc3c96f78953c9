"""What becomes of a text that a bot sends: its markup, its entities, its trimmed ends."""

from __future__ import annotations

from telegram_playground.entities import Entity, FormattedText, find_entities, trim_spaces, utf16_length
from telegram_playground.errors import bad_request
from telegram_playground.html_style import parse_html
from telegram_playground.markdown_style import parse_markdown

RAW_BYTES = 1 << 15
"""Longest text with markup, in bytes of UTF-8."""


def format_text(text: str, *, parse_mode: str | None, entities: list[Entity] | None) -> FormattedText:
    """Read ``text`` as the Bot API would.

    Args:
        text: As it was sent.
        parse_mode: ``HTML`` or ``MarkdownV2`` in any case of letters; ``None`` or empty for none.
        entities: Given in place of a parse mode, or ``None``.

    Returns:
        The trimmed text with the given entities and those that Telegram finds itself.

    Raises:
        Refusal: If the mode is unknown, the markup is broken or an entity lies outside of the text.
    """
    if len(text.encode()) > RAW_BYTES:
        raise bad_request("text is too long")
    text = text.replace("\r", "").replace("\x00", "")
    mode = (parse_mode or "").lower()
    if mode == "html":
        formatted = parse_html(text)
    elif mode in ("", "none"):
        formatted = FormattedText(text, _given(text, entities or []))
    elif mode == "markdownv2":
        formatted = parse_markdown(text)
    elif mode == "markdown":
        raise bad_request("the playground does not know the old parse_mode Markdown: use MarkdownV2 or HTML")
    else:
        raise bad_request("unsupported parse_mode")
    return find_entities(trim_spaces(formatted))


def _given(text: str, entities: list[Entity]) -> tuple[Entity, ...]:
    """Check given entities; those that reach out of the text are cut, empty ones fall away."""
    size = utf16_length(text)
    kept = []
    for entity in entities:
        offset, length = _number(entity, "offset"), _number(entity, "length")
        length = min(length, size - offset)
        if length > 0:
            kept.append({**entity, "length": length})
    return tuple(sorted(kept, key=lambda entity: (entity["offset"], -entity["length"])))


def _number(entity: Entity, name: str) -> int:
    value = entity.get(name)
    if not isinstance(value, int) or not 0 <= value <= 1_000_000:
        raise bad_request(f"receive an entity with incorrect {name} {value}")
    return value
