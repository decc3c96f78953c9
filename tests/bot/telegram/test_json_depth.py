"""JSON too deep to be read: read without what is too deep, and as it is otherwise."""

from __future__ import annotations

import json

import pytest

from bot.telegram.json_depth import read_json


def test_what_is_too_deep_is_left_out_and_the_rest_stays() -> None:
    deep = "[" * 5_000 + "]" * 5_000
    body = f'{{"result": [{{"a": {deep}, "b": "]]}}\\"{{[[", "c": {{"d": [1, {deep}, 2]}}}}, 7]}}'
    read = read_json(body.encode())
    assert read["result"][1] == 7
    assert read["result"][0]["b"] == ']]}"{[['
    assert read["result"][0]["c"]["d"][::2] == [1, 2]
    assert len(json.dumps(read["result"][0]["a"])) < 200


@pytest.mark.parametrize("body", [b"", b"{", b'{"a": ' + b"[" * 5_000, b"]" * 9_000])
def test_what_is_no_json_stays_none(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(body)
