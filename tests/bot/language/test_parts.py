"""Where a message is cut so that different things in it are heard one by one."""

from __future__ import annotations

import pytest

from bot.language import registry


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("My knee hurts. Something quiet please.", ("My knee hurts", "Something quiet please")),
        ("I loved it, but please write less", ("I loved it", "please write less")),
        ("pause until friday and I moved to Oslo", ("pause until friday", "I moved to Oslo")),
        ("skip the yoga, I'm so bored of it", ("skip the yoga, I'm so bored of it",)),
        ("something for me and my sister", ("something for me and my sister",)),
        ("bread and butter", ("bread and butter",)),
        ("Thanks! done", ("Thanks! done",)),  # a part of one word is none
        (
            "find me one that costs nothing, and that I can do in bed",
            ("find me one that costs nothing, that I can do in bed",),
        ),
        ("got something for two and not a drop of milk in it", ("got something for two, not a drop of milk in it",)),
        ("chess is fine but no poker", ("chess is fine but no poker",)),
        ("my wife and I are in Rome, no more jogging", ("my wife and I are in Rome", "no more jogging")),
        ("a timer of 3 minutes. no, make it 5", ("a timer of 3 minutes, no, make it 5",)),
        ("we're in Rome, can you believe it", ("we're in Rome, can you believe it",)),
        ("maybe I go to Peru. if I can pay it", ("maybe I go to Peru, if I can pay it",)),
        (
            "What can Joe and I do at home? This evening, ideally",
            ("What can Joe and I do at home, This evening, ideally",),
        ),
        ("I like cats, dogs and birds", ("I like cats, dogs and birds",)),
    ],
)
def test_a_message_is_cut_where_something_else_begins(text: str, parts: tuple[str, ...]) -> None:
    assert registry.get().split_parts(text) == parts


def test_only_the_first_parts_are_heard_one_by_one() -> None:
    assert len(registry.get().split_parts(". ".join(["my knee hurts"] * 20))) == 6
