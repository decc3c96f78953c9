"""Texts and their entities, and what Telegram finds in a text by itself.

Offsets and lengths of entities count UTF-16 code units, as everywhere in the Bot API.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

Entity = dict[str, Any]
"""A MessageEntity as JSON: ``type``, ``offset``, ``length`` and what its type adds."""

_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[^\s<>\".,:;!?)'\]])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?<![\w/@])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})(?!\w)"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)",
)


_EXCLUSIVE = ("code", "pre", "text_link", "text_mention", "url", "bot_command", "mention", "email")
"""Inside of these nothing more is found."""


@dataclass(frozen=True)
class FormattedText:
    """A text without markup, and its entities in the order of their offsets."""

    text: str
    entities: tuple[Entity, ...] = ()


def utf16_length(text: str) -> int:
    """Return the length of ``text`` in UTF-16 code units."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return the part of ``text`` that an entity covers; both numbers count UTF-16 code units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def trim_spaces(formatted: FormattedText) -> FormattedText:
    """Cut spaces off both ends, and entities with them."""
    text = formatted.text
    kept = text.strip()
    if kept == text:
        return formatted
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    size = utf16_length(kept)
    entities = []
    for entity in formatted.entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, size)
        if end > start:
            entities.append({**entity, "offset": start, "length": end - start})
    return FormattedText(kept, tuple(entities))


def find_entities(formatted: FormattedText) -> FormattedText:
    """Add the links, addresses, commands, mentions and hashtags that Telegram marks by itself."""
    text = formatted.text
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in formatted.entities
        if entity["type"] in ("code", "pre", "text_link", "text_mention", "url", "bot_command", "mention", "email")
    ]
    found: list[Entity] = []
    for match in _FOUND.finditer(text):
        start = utf16_length(text[: match.start()])
        end = start + utf16_length(match.group())
        if match.lastgroup and not any(start < last and end > first for first, last in taken):
            found.append({"type": match.lastgroup, "offset": start, "length": end - start})
    if not found:
        return formatted
    merged = [*formatted.entities, *found]
    return FormattedText(text, tuple(sorted(merged, key=lambda entity: (entity["offset"], -entity["length"]))))


_WRAPPED = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


def to_html(formatted: FormattedText) -> str:
    """Write a text with its entities as the Bot API's HTML (what Telegram finds by itself stays bare)."""
    units = formatted.text.encode("utf-16-le", "surrogatepass")
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for entity in formatted.entities:
        tag = _WRAPPED.get(entity["type"])
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if entity["type"] == "text_link":
            opens.setdefault(start, []).append(f'<a href="{html.escape(entity["url"])}">')
            closes.setdefault(end, []).insert(0, "</a>")
        elif tag:
            opens.setdefault(start, []).append(f"<{tag}>")
            closes.setdefault(end, []).insert(0, f"</{tag}>")
    edges = sorted({0, len(units) // 2, *opens, *closes})
    parts: list[str] = []
    for index, edge in enumerate(edges):
        parts += closes.get(edge, []) + opens.get(edge, [])
        following = edges[index + 1] if index + 1 < len(edges) else edge
        piece = units[2 * edge : 2 * following].decode("utf-16-le", "replace")
        parts.append(html.escape(piece, quote=False))
    return "".join(parts)
