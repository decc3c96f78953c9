"""The MarkdownV2 style of the Bot API."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram_playground.entities import Entity, FormattedText, utf16_length
from telegram_playground.errors import Refusal, bad_request
from telegram_playground.html_style import checked_link

RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
"""Signs that mean something, or must be escaped."""

_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
"""Kinds of entities as Telegram's refusals call them."""
_MARKS = {
    "bold": "*",
    "italic": "_",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
    "text_link": "]",
    "custom_emoji": "]",
}
"""What ends an entity."""
_LANGUAGE = re.compile(r"([^\s`]+)(?=\s)")
_ONE_LINE_END = re.compile(r"\r\n|\n\r|\n|\r")


@dataclass
class _Open:
    kind: str
    position: int
    """Where its mark stands in the source."""
    offset: int
    start: int
    """Where its text starts in the text made so far, in characters."""
    language: str = ""


def parse_markdown(text: str) -> FormattedText:
    """Read the MarkdownV2 style of the Bot API.

    Raises:
        Refusal: ``can't parse entities: ...`` with Telegram's reason.
    """
    return _Reader(text).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.text = ""
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []
        self.line_begins = True

    @property
    def quoted(self) -> bool:
        return any(one.kind == "blockquote" for one in self.open)

    def read(self) -> FormattedText:
        while self.position < len(self.source):
            self._take()
        if self.quoted:
            self._end_quote()
        if self.open:
            raise self._unclosed(self.open[-1])
        ordered = sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))
        return FormattedText(self.text, tuple(ordered))

    def _take(self) -> None:
        sign = self.source[self.position]
        following = self.source[self.position + 1 : self.position + 2]
        if sign == "\\" and following and ord(following) <= 126:
            self._put(following)
            self.position += 2
            return
        inside = self.open[-1].kind if self.open else ""
        reserved = frozenset("`") if inside in ("code", "pre") else RESERVED
        if sign not in reserved:
            self._put(sign)
            self.position += 1
        elif sign == "\n":
            self._take_line_end()
        elif self._ends(inside):
            self._close()
        else:
            self._begin(sign)

    def _put(self, text: str) -> None:
        self.text += text
        self.offset += utf16_length(text)
        self.line_begins = text.endswith("\n")

    def _take_line_end(self) -> None:
        goes_on = self.source.startswith(">", self.position + 1)
        if self.quoted and not goes_on:
            self._end_quote()
        self._put("\n")
        self.position += 1

    def _end_quote(self) -> None:
        """End a block quotation; two bars just before make it expandable."""
        kind = "blockquote"
        last = self.open[-1]
        if last.kind == "spoiler" and last.position == self.position - 2:
            self.open.pop()
            kind = "expandable_blockquote"
        last = self.open.pop()
        if last.kind != "blockquote":
            raise self._unclosed(last)
        self._add(last, {"type": kind})

    def _ends(self, inside: str) -> bool:
        mark = _MARKS.get(inside)
        if mark is None or not self.source.startswith(mark, self.position):
            return False
        # Of two underscores in a row only underline is ended.
        return inside != "italic" or not self.source.startswith("__", self.position)

    def _begin(self, sign: str) -> None:
        here = self.position
        for kind, mark in (
            ("underline", "__"),
            ("italic", "_"),
            ("bold", "*"),
            ("strikethrough", "~"),
            ("spoiler", "||"),
            ("pre", "```"),
            ("code", "`"),
            ("text_link", "["),
            ("custom_emoji", "!["),
        ):
            if self.source.startswith(mark, here):
                self.position += len(mark)
                self.open.append(_Open(kind, here, self.offset, len(self.text)))
                if kind == "pre":
                    self._take_language()
                return
        if sign != ">" or not self.line_begins:
            raise _broken(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")
        self.position += 1
        self.line_begins = False
        if not self.quoted:
            self.open.append(_Open("blockquote", here, self.offset, len(self.text)))

    def _take_language(self) -> None:
        if match := _LANGUAGE.match(self.source, self.position):
            self.open[-1].language = match.group()
            self.position = match.end()
        if match := _ONE_LINE_END.match(self.source, self.position):
            self.position = match.end()

    def _close(self) -> None:
        opened = self.open.pop()
        self.position += len(_MARKS[opened.kind])
        if opened.kind == "text_link":
            bare = self.text[opened.start :]
            url = checked_link(self._take_url() if self.source.startswith("(", self.position) else bare)
            if url:
                self._add(opened, {"type": "text_link", "url": url})
        elif opened.kind == "custom_emoji":
            if not self.source.startswith("(", self.position):
                raise _broken("The entity must contain a tg://emoji or tg://time URL")
            match = re.fullmatch(r"tg://emoji\?id=([1-9]\d*)", self._take_url())
            if match is None:
                raise _broken("Invalid tg://emoji or tg://time URL specified")
            self._add(opened, {"type": "custom_emoji", "custom_emoji_id": match.group(1)})
        elif opened.kind == "pre" and opened.language:
            self._add(opened, {"type": "pre", "language": opened.language})
        else:
            self._add(opened, {"type": opened.kind})

    def _take_url(self) -> str:
        """Read ``(...)``, in which a backslash escapes."""
        begin = self.position + 1
        match = re.compile(r"((?:\\[\x01-\x7e]|[^)])*)\)").match(self.source, begin)
        if match is None:
            raise _broken(f"Can't find end of a URL at byte offset {self._byte_offset(begin)}")
        self.position = match.end()
        return re.sub(r"\\([\x01-\x7e])", r"\1", match.group(1))

    def _add(self, opened: _Open, fields: Entity) -> None:
        if self.offset > opened.offset:
            length = self.offset - opened.offset
            self.entities.append({"type": fields["type"], "offset": opened.offset, "length": length, **fields})

    def _byte_offset(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _unclosed(self, opened: _Open) -> Refusal:
        name = "PreCode" if opened.language else _NAMES[opened.kind]
        return _broken(f"Can't find end of {name} entity at byte offset {self._byte_offset(opened.position)}")


def _broken(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")
