"""Texts and their entities: the HTML style of the Bot API, and what Telegram finds by itself.

Offsets and lengths of entities count UTF-16 code units, as everywhere in the Bot API.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import bad_request

Entity = dict[str, Any]
"""A MessageEntity as JSON: ``type``, ``offset``, ``length`` and what its type adds."""

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
_SPACES = re.compile(r"\s*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")

_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[^\s<>\".,:;!?)'\]])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?<![\w/@])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})(?!\w)"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)",
)


@dataclass(frozen=True)
class FormattedText:
    """A text without markup, and its entities in the order of their offsets."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    start: int
    """Where its text starts in the text made so far, in characters."""


_EXCLUSIVE = ("code", "pre", "text_link", "text_mention", "url", "bot_command", "mention", "email")
"""Inside of these nothing more is found."""


def utf16_length(text: str) -> int:
    """Return the length of ``text`` in UTF-16 code units."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return the part of ``text`` that an entity covers; both numbers count UTF-16 code units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def format_text(text: str, *, parse_mode: str | None, entities: list[Entity] | None) -> FormattedText:
    """Read ``text`` as the Bot API would.

    Args:
        text: As it was sent.
        parse_mode: ``HTML`` in any case of letters; ``None`` or empty for none.
        entities: Given in place of a parse mode, or ``None``.

    Returns:
        The trimmed text with the given entities and those that Telegram finds itself.

    Raises:
        Refusal: If the mode is unknown, the markup is broken or an entity lies outside of the text.
    """
    text = text.replace("\r", "").replace("\x00", "")
    mode = (parse_mode or "").lower()
    if mode == "html":
        formatted = parse_html(text)
    elif mode in ("", "none"):
        formatted = FormattedText(text, _given(text, entities or []))
    elif mode in ("markdown", "markdownv2"):
        raise bad_request(f"the playground does not know parse_mode {parse_mode!r}: use HTML or entities")
    else:
        raise bad_request("unsupported parse_mode")
    return find_entities(_trim(formatted))


def parse_html(text: str) -> FormattedText:
    """Read the HTML style of the Bot API.

    Raises:
        Refusal: ``can't parse entities: ...`` with Telegram's reason and the byte offset of the tag.
    """
    reader = _HtmlReader(text)
    return reader.read()


class _HtmlReader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.text: list[str] = []
        self.characters = 0
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> FormattedText:
        source = self.source
        while self.position < len(source):
            if source[self.position] != "<":
                self._take_text()
            elif source.startswith("</", self.position):
                self._take_end()
            else:
                self._take_start()
        if self.open:
            raise _broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        text = "".join(self.text)
        # Shorter entities inside longer ones that start at the same place come later.
        ordered = sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))
        return FormattedText(text, tuple(ordered))

    def _take_text(self) -> None:
        source = self.source
        if source[self.position] == "&" and (found := decode_reference(source, self.position)):
            character, self.position = found
            self._put(character)
            return
        end = self.position + 1
        while end < len(source) and source[end] not in "<&":
            end += 1
        self._put(source[self.position : end])
        self.position = end

    def _put(self, text: str) -> None:
        self.text.append(text)
        self.characters += len(text)
        self.offset += utf16_length(text)

    def _byte_offset(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _skip_spaces(self) -> None:
        match = _SPACES.match(self.source, self.position)
        self.position = match.end() if match else self.position

    def _here(self) -> str:
        return self.source[self.position : self.position + 1]

    def _take_start(self) -> None:
        begin = self.position
        at = self._byte_offset(begin)
        match = _TAG_NAME.match(self.source, begin + 1)
        assert match is not None  # the pattern matches the empty string
        tag = match.group().lower()
        self.position = match.end()
        if not self._here():
            raise _broken(f"Unclosed start tag at byte offset {at}")
        if tag not in _STYLES:
            raise _broken(f'Unsupported start tag "{tag}" at byte offset {at}')
        argument = self._take_attributes(tag, at)
        if tag == "span" and argument != "spoiler":
            raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
        self.open.append(_Open(tag, argument, self.offset, self.characters))

    def _take_attributes(self, tag: str, at: int) -> str:
        """Read up to and with the closing bracket, and return what the tag's meaning needs."""
        argument = ""
        while self._here() != ">":
            self._skip_spaces()
            if self._here() == ">":
                break
            match = _ATTRIBUTE_NAME.match(self.source, self.position)
            name = match.group() if match else ""
            if not name:
                if not self._here():
                    raise _broken(f'Unclosed start tag "{tag}" at byte offset {at}')
                raise _broken(f'Empty attribute name in the tag "{tag}" at byte offset {at}')
            self.position += len(name)
            self._skip_spaces()
            if self._here() != "=":
                if not self._here():
                    raise _broken(f'Unclosed start tag "{tag}" at byte offset {at}')
                if tag == "blockquote" and name == "expandable":
                    argument = "1"
                continue
            self.position += 1
            self._skip_spaces()
            if not self._here():
                raise _broken(f'Unclosed start tag "{tag}" at byte offset {at}')
            value = self._take_value(at)
            argument = _meaning(tag, name, value, argument)
        self.position += 1
        return argument

    def _take_value(self, at: int) -> str:
        quote = self._here()
        if quote not in ("'", '"'):
            match = _TOKEN.match(self.source, self.position)
            assert match is not None  # the pattern matches the empty string
            start = self._byte_offset(self.position)
            self.position = match.end()
            if self._here() and not self._here().isspace() and self._here() != ">":
                raise _broken(f"Unexpected end of name token at byte offset {start}")
            if not self._here():
                raise _broken(f"Unclosed start tag at byte offset {at}")
            return match.group().lower()
        end = self.source.find(quote, self.position + 1)
        if end < 0 or end + 1 >= len(self.source):
            raise _broken(f"Unclosed start tag at byte offset {at}")
        raw = self.source[self.position + 1 : end]
        self.position = end + 1
        return _REFERENCE.sub(lambda match: _character(match) or match.group(), raw)

    def _take_end(self) -> None:
        begin = self.position
        at = self._byte_offset(begin)
        if not self.open:
            raise _broken(f"Unexpected end tag at byte offset {at}")
        match = _TAG_NAME.match(self.source, begin + 2)
        assert match is not None  # the pattern matches the empty string
        found = match.group().lower()
        self.position = match.end()
        self._skip_spaces()
        if self._here() != ">":
            raise _broken(f"Unclosed end tag at byte offset {at}")
        self.position += 1
        opened = self.open[-1]
        if found and found != opened.tag:
            raise _broken(f'Unmatched end tag at byte offset {at}, expected "</{opened.tag}>", found "</{found}>"')
        self.open.pop()
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        place = {"offset": opened.offset, "length": self.offset - opened.offset}
        last = self.entities[-1] if self.entities else None
        same_place = last is not None and {"offset": last["offset"], "length": last["length"]} == place
        if opened.tag == "a":
            url = opened.argument or "".join(self.text)[opened.start :]
            if checked := _checked_link(url):
                self.entities.append({"type": "text_link", **place, "url": checked})
        elif opened.tag == "code" and last and same_place and last["type"] == "pre" and opened.argument:
            last["language"] = opened.argument
        elif opened.tag == "pre" and last and same_place and last["type"] == "code" and last.get("language"):
            last["type"] = "pre"
        elif opened.tag == "code" and opened.argument:
            self.entities.append({"type": "code", **place, "language": opened.argument})
        elif opened.tag == "blockquote" and opened.argument:
            self.entities.append({"type": "expandable_blockquote", **place})
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdigit():
                raise _broken("Invalid custom emoji identifier specified")
            self.entities.append({"type": "custom_emoji", **place, "custom_emoji_id": opened.argument})
        else:
            self.entities.append({"type": _STYLES[opened.tag], **place})


def _meaning(tag: str, name: str, value: str, argument: str) -> str:
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id")):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    if (tag, name) == ("blockquote", "expandable"):
        return "1"
    return argument


def _checked_link(url: str) -> str:
    """Return the link as a client would open it, or nothing for what is no link."""
    if re.match(r"(https?|ftp|tg|ton|tonsite)://\S+$", url, re.IGNORECASE):
        return url
    if re.match(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?$", url):
        return f"http://{url}"
    return ""


def decode_reference(source: str, position: int) -> tuple[str, int] | None:
    """Read the character reference that starts with the ``&`` at ``position``.

    Returns:
        The character and the position behind it, or ``None`` if Telegram would leave the text as it is.
    """
    match = _REFERENCE.match(source, position)
    if match is None or (character := _character(match)) is None:
        return None
    return character, match.end()


def _character(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else None


def _given(text: str, entities: list[Entity]) -> tuple[Entity, ...]:
    length = utf16_length(text)
    for entity in entities:
        offset, size = entity.get("offset", 0), entity.get("length", 0)
        if not isinstance(offset, int) or not isinstance(size, int) or offset < 0 or size < 0:
            raise bad_request(f"entity {entity!r} has no valid offset and length")
        if offset + size > length:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + size}"
            )
    return tuple(sorted((e for e in entities if e.get("length")), key=lambda e: (e["offset"], -e["length"])))


def _trim(formatted: FormattedText) -> FormattedText:
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


def _broken(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")
