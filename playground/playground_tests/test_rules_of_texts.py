"""The Bot API's rules for texts, their formatting and keyboards, by the text with which each is broken."""

from __future__ import annotations

from typing import Any

import pytest

from playground_tests.raw import Api, inline
from telegram_playground.scripting import Person

LONG_WORD = "x" * 4096
TREE = "\N{DECIDUOUS TREE}"  # two UTF-16 units


@pytest.mark.parametrize(
    ("parameters", "text"),
    [
        ({}, "Bad Request: message text is empty"),
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": " \n"}, "Bad Request: text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: text must be non-empty"),
        ({"text": LONG_WORD + "x"}, "Bad Request: message is too long"),
        ({"text": TREE * 2048 + "x"}, "Bad Request: message is too long"),
        ({"text": "x" * 32769}, "Bad Request: text is too long"),
        ({"text": "hi", "parse_mode": "BBCode"}, "Bad Request: unsupported parse_mode"),
        ({"text": "hi", "chat_id": ""}, "Bad Request: chat_id is empty"),
        ({"text": "hi", "chat_id": 42}, "Bad Request: chat not found"),
        ({"text": "hi", "chat_id": "@nobody"}, "Bad Request: chat not found"),
        ({"text": "hi", "chat_id": "somebody"}, "Bad Request: chat identifier must be a valid Integer"),
        ({"text": "hi", "reply_parameters": {"message_id": 999}}, "Bad Request: message to be replied not found"),
        (
            {"text": "hi", "entities": [{"type": "bold", "offset": -1, "length": 2}]},
            "Bad Request: receive an entity with incorrect offset -1",
        ),
    ],
)
async def test_a_text_is_refused(api: Api, parameters: dict[str, Any], text: str) -> None:
    assert await api.refusal("sendMessage", **parameters) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<b>hi", 'Can\'t find end tag corresponding to start tag "b"'),
        ("hi</b>", "Unexpected end tag at byte offset 2"),
        ("<b>hi</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("ä <p>hi</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("1 <2", "Unclosed start tag at byte offset 2"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<a ='x'>z</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<b>hi</b", "Unclosed end tag at byte offset 5"),
        ("<span>hi</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
    ],
)
async def test_html_that_does_not_parse(api: Api, text: str, reason: str) -> None:
    refusal = await api.refusal("sendMessage", text=text, parse_mode="HTML")
    assert refusal == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        (f"{TREE} <i>{TREE}</i>", f"{TREE} {TREE}", [("italic", 3, 2)]),
        ("&lt;b&gt; &amp;amp; &quot; &apos; &#65;&#x42;", '<b> &amp; " &apos; AB', []),
        ("<B>x</b>", "x", [("bold", 0, 1)]),
        ("<b>x</>", "x", [("bold", 0, 1)]),
        ("  <b> x </b> ", "x", [("bold", 0, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ('<a href="https://e.org/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1)]),
        ("<a>https://e.org</a>", "https://e.org", [("text_link", 0, 13)]),
        ('<a href="javascript:alert(1)">x</a>', "x", []),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<code>/start</code>", "/start", [("code", 0, 6)]),
        ('<span class="tg-spoiler">x</span> <tg-spoiler>y</tg-spoiler>', "x y", [("spoiler", 0, 1), ("spoiler", 2, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        (
            "see /help, @some_body, #tag and me@e.org at https://e.org/a.",
            "see /help, @some_body, #tag and me@e.org at https://e.org/a.",
            [("bot_command", 4, 5), ("mention", 11, 10), ("hashtag", 23, 4), ("email", 32, 8), ("url", 44, 15)],
        ),
        ("a/b 1/2 #1 @ab", "a/b 1/2 #1 @ab", []),
    ],
)
async def test_html_becomes_entities(api: Api, text: str, plain: str, entities: list[tuple[str, int, int]]) -> None:
    sent = await api.result("sendMessage", text=text, parse_mode="HTML")
    assert sent["text"] == plain
    assert [(e["type"], e["offset"], e["length"]) for e in sent.get("entities", [])] == entities


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("*hi", "Can't find end of Bold entity at byte offset 0"),
        ("ä _hi", "Can't find end of Italic entity at byte offset 3"),
        ("*a _b*", "Can't find end of Bold entity at byte offset 5"),
        ("```python\nx", "Can't find end of PreCode entity at byte offset 0"),
        ("1.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("a | b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("[a](https://e.org", "Can't find end of a URL at byte offset 4"),
        ("![a]", "The entity must contain a tg://emoji or tg://time URL"),
        ("![a](https://e.org)", "Invalid tg://emoji or tg://time URL specified"),
    ],
)
async def test_markdown_that_does_not_parse(api: Api, text: str, reason: str) -> None:
    refusal = await api.refusal("sendMessage", text=text, parse_mode="MarkdownV2")
    assert refusal == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("*bold _both_*", "bold both", [("bold", 0, 9), ("italic", 5, 4)]),
        ("__under___it_", "underit", [("underline", 0, 5), ("italic", 5, 2)]),
        (f"{TREE} ~gone~ ||dark||", f"{TREE} gone dark", [("strikethrough", 3, 4), ("spoiler", 8, 4)]),
        (r"1\. \*not\* \\", "1. *not* \\", []),
        ("`a_b.c` and ```python\nx = 1```", "a_b.c and x = 1", [("code", 0, 5), ("pre", 10, 5)]),
        (r"[a\.b](https://e.org/x\)y)", "a.b", [("text_link", 0, 3)]),
        ("[a](javascript:alert)", "a", []),
        ("![x](tg://emoji?id=42)", "x", [("custom_emoji", 0, 1)]),
        (">one\n>two\nthree", "one\ntwo\nthree", [("blockquote", 0, 7)]),
        (">one\n>two||", "one\ntwo", [("expandable_blockquote", 0, 7)]),
        ("**", "", []),
    ],
)
async def test_markdown_becomes_entities(api: Api, text: str, plain: str, entities: list[tuple[str, int, int]]) -> None:
    sent = await api.result("sendMessage", text=text + "\nok", parse_mode="MarkdownV2")
    assert sent["text"] == f"{plain}\nok".strip()
    assert [(e["type"], e["offset"], e["length"]) for e in sent.get("entities", [])] == entities


@pytest.mark.parametrize("text", [LONG_WORD, TREE * 2048, f"<b>{LONG_WORD}</b>"])
async def test_lengths_count_after_formatting_in_utf16(api: Api, text: str) -> None:
    sent = await api.result("sendMessage", text=text, parse_mode="HTML")
    assert len(sent["text"].encode("utf-16-le")) == 2 * 4096


async def test_given_entities_are_cut_to_the_text(api: Api) -> None:
    given = [{"type": "bold", "offset": 1, "length": 50}, {"type": "italic", "offset": 2, "length": 0}]
    sent = await api.result("sendMessage", text="abc", entities=given)
    assert sent["entities"] == [{"type": "bold", "offset": 1, "length": 2}]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("{", "Bad Request: can't parse reply keyboard markup JSON object"),
        ([], "Bad Request: object expected as reply markup"),
        ({"inline_keyboard": [{"text": "x"}]},
         'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"keyboard": ["x"]}, 'Bad Request: field "keyboard" must be an Array of Arrays'),
        ({"inline_keyboard": [["x"]]},
         "Bad Request: can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ({"inline_keyboard": [[{"callback_data": "x"}]]},
         'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"'),
        ({"inline_keyboard": [[{"text": "x"}]]},
         "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": ""}]]},
         "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]},
         "Bad Request: inline keyboard button text must be non-empty"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "d" * 65}]]}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": TREE * 17}]]}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "url": "nowhere"}]]},
         "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
        ({"inline_keyboard": [[{"text": "x", "url": "ftp://e.org"}]]},
         "Bad Request: inline keyboard button URL 'ftp://e.org' is invalid: Unsupported URL protocol"),
        ({"keyboard": [[1]]},
         "Bad Request: can't parse keyboard button: KeyboardButton must be a String or an Object"),
        ({"keyboard": [[{"text": ""}]]}, "Bad Request: keyboard button text must be non-empty"),
        ({"inline_keyboard": [[{"text": "x" * 90, "callback_data": "d"}]] * 120},
         "Bad Request: reply markup is too long"),
    ],
)  # fmt: skip
async def test_a_keyboard_is_refused(api: Api, markup: Any, text: str) -> None:
    assert await api.refusal("sendMessage", text="hi", reply_markup=markup) == text


@pytest.mark.parametrize("data", ["d", "d" * 64, TREE * 16])
async def test_callback_data_may_have_64_bytes(api: Api, ada: Person, data: str) -> None:
    await api.result("sendMessage", text="hi", **inline({"text": "Go", "callback_data": data}))
    assert ada.messages[-1].buttons == [["Go"]]
