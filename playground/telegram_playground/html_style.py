"""The HTML style of the Bot API."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram_playground.entities import Entity, FormattedText, utf16_length
from telegram_playground.errors import Refusal, bad_request

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


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    start: int
    """Where its text starts in the text made so far, in characters."""


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
            if checked := checked_link(url):
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


def checked_link(url: str) -> str:
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


def _broken(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")
