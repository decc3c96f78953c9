"""Texts that say nearly the same."""

from __future__ import annotations

from recommender.near_duplicates import groups_of


def test_the_same_in_other_clothes_is_a_group() -> None:
    texts = [
        "Take a stroll around the block before dinner.",
        "a woman reading a book",
        "Today: take a stroll around the block before dinner!",
        "a man reading a newspaper",
        "a picture of a woman reading a book",
    ]
    assert groups_of(texts).tolist() == [0, 1, 0, 3, 1]


def test_what_says_more_says_something_else() -> None:
    assert groups_of(["Read a book.", "Read a book to your child tonight, voices and all."]).tolist() == [0, 1]
    assert groups_of([]).tolist() == []
