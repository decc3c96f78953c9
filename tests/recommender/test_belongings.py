"""What somebody probably has at hand, by what they told."""

from __future__ import annotations

import pytest

from recommender import Profile
from recommender.belongings import not_told


@pytest.mark.parametrize(
    ("household", "likes", "has_a_child"),
    [
        ("lives alone", ("a chat with my daughter",), False),
        ("lives alone", ("radio plays",), False),
        ("wife and two kids", ("chess",), True),
        ("just you and two kids", ("chess",), True),
        ("lives alone, my son every second weekend", ("chess",), True),
        ("single mum of two", ("chess",), True),
        ("wife", ("playing with my son",), True),
    ],
)
def test_who_lives_alone_has_no_child_at_hand_for_liking_to_talk_with_one(
    household: str, likes: tuple[str, ...], has_a_child: bool
) -> None:
    assert ("child" not in not_told(Profile({"age": "45", "household": household}, likes))) is has_a_child
