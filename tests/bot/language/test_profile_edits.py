"""Changes of the profile as people order them."""

from __future__ import annotations

import pytest

from bot.language import registry
from bot.understanding.profile_edits import ProfileEdit


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("add swimming to what I like", ProfileEdit(new=("swimming",), field="likes")),
        ("put chess and yoga in my dislikes", ProfileEdit(new=("chess", "yoga"), field="dislikes")),
        ("take knitting off my dislikes", ProfileEdit(old=("knitting",), field="dislikes")),
        ("remove the dog from my profile", ProfileEdit(old=("the dog",))),
        ("I meant writing, not reading", ProfileEdit(("reading",), ("writing",))),
        ("turns out I don't mind chess after all", ProfileEdit(old=("chess",), field="dislikes")),
        ("I've come round to yoga", ProfileEdit(old=("yoga",), field="dislikes")),
        ("it's Bonn I live in, not Berlin", None),
        ("not reading, I meant writing", ProfileEdit(("reading",), ("writing",))),
        ("I take my dog for a walk", None),
        ("add an hour", None),
    ],
)
def test_an_order_is_read_as_what_goes_and_what_comes(text: str, edit: ProfileEdit | None) -> None:
    assert registry.get().read_edit(text) == edit
