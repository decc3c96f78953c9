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


@pytest.mark.parametrize(
    ("age", "household", "likes", "has_a_child"),
    [
        ("84", "with my daughter", (), False),
        ("66", "husband, our son lives next door", ("time with my son",), False),
        ("71", "with my daughter and two grandchildren", (), True),
        ("63", "wife", ("playing with my grandson",), True),
        ("38", "with my daughter", (), True),
    ],
)
def test_a_child_of_somebody_old_is_grown_up(
    age: str, household: str, likes: tuple[str, ...], has_a_child: bool
) -> None:
    assert ("child" not in not_told(Profile({"age": age, "household": household}, likes))) is has_a_child


@pytest.mark.parametrize(
    ("like", "has", "lacks"),
    [
        ("drawing", "paints", "wool"),  # whoever draws need not knit
        ("watercolours", "paints", "clay"),
        ("crocheting", "wool", "sewing_kit"),
        ("tennis", "ball", "bicycle"),
        ("jogging", "", "bicycle"),
        ("my orchids", "plants", "garden"),
        ("house plants", "plants", "garden"),
        ("an allotment", "plants", "instrument"),  # a garden has plants
        ("mahjong", "game", "instrument"),
        ("sudoku", "", "game"),
        ("craft beer", "", "clay"),
        ("playing the harp", "instrument", "plants"),
        ("music", "", "instrument"),  # it is listened to as well
        ("Zimmerpflanzen", "plants", "garden"),
        ("jugar a las cartas", "game", "paints"),
        ("комнатные растения", "plants", "game"),
    ],
)
def test_who_likes_something_has_what_they_name_and_no_more(like: str, has: str, lacks: str) -> None:
    missing = not_told(Profile({}, (like,)))
    assert has not in missing
    assert lacks in missing


@pytest.mark.parametrize(
    ("attributes", "thing", "is_taken_for_granted"),
    [
        ({}, "plants", False),
        ({"household": "lives alone, six cacti and a piano"}, "plants", True),
        ({"setting": "ground floor with a small yard"}, "plants", True),
        ({"age": "22"}, "photos", False),
        ({"age": "71"}, "photos", True),
        ({"household": "two kids"}, "game", True),
        ({"household": "flatmates"}, "game", False),
        ({}, "pen", True),
    ],
)
def test_a_possession_is_told_or_in_every_household(
    attributes: dict[str, str], thing: str, is_taken_for_granted: bool
) -> None:
    assert (thing not in not_told(Profile(dict(attributes)))) is is_taken_for_granted
