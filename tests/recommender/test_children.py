"""How old somebody's children are decides what is suggested to do with them."""

from __future__ import annotations

import pytest

from content.manifest import starter_library
from recommender import Profile
from recommender.audience import traits_of


@pytest.mark.parametrize(
    ("household", "only_teenagers"),
    [
        ("two teenagers", True),
        ("two sons, fifteen and seventeen", True),
        ("a son, fifteen, and a daughter, six", False),
        ("two girls, nine and thirteen", False),
        ("wife and two teenage sons", True),
        ("children aged 13 and 16", True),
        ("son, 17, daughter, 14", True),
        ("a 15-year-old daughter and a beagle", True),
        ("daughter is at high school", True),
        ("two boys, 5 and 8, and a cat", False),
        ("three kids, 14, 12 and 7", False),
        ("a teenager and a toddler", False),
        ("two teenagers; four grandchildren nearby", False),
        ("husband, four children", False),
        ("alone", False),
    ],
)
def test_whose_children_are_all_teenagers(household: str, only_teenagers: bool) -> None:
    found = traits_of(Profile({"age": 45, "household": household}))
    assert ("teen_parent" in found) is only_teenagers


def test_what_small_children_play_is_not_for_teenagers() -> None:
    known = {message.id: message for message in starter_library().messages}
    for name in ("child-blanket-den", "read-bedtime-story", "child-tallest-tower"):
        assert "teen_parent" in (known[name].unsuitable_for or ())
    assert "teen_parent" not in (known["child-funny-hard-new"].unsuitable_for or ())
