from __future__ import annotations

import pytest

from recommender import Recommendation
from recommender.study import Study, judge_all, load_study
from recommender.study.agreement import kappa
from recommender.study.model import UserLabels
from recommender.study.second_hand import by_second_hand, second_hand

TWICE = ("campus", "lakeside")


@pytest.mark.parametrize("name", TWICE)
def test_a_second_hand_labelled_every_item_and_nothing_else(name: str) -> None:
    study = load_study(name)
    other = by_second_hand(study)
    assert other is not None
    for kind in ("users", "messages", "images"):
        for one, again in zip(getattr(study, kind), getattr(other, kind), strict=True):
            assert one.model_copy(update={"labels": None}) == again.model_copy(update={"labels": None})
            assert again.labels is not None
    labels = [*(one.labels for one in other.messages), *(one.labels for one in other.images)]
    assert all(one is not None and one.activities for one in labels)


def test_studies_of_ones_own_have_none() -> None:
    assert by_second_hand(load_study("museum")) is None


def chosen(study: Study) -> dict[str, list[Recommendation]]:
    return {user.id: [Recommendation(study.messages[0].id, study.images[0].id, 1.0, ())] for user in study.users}


def test_both_hands_are_compared_over_all_pairs() -> None:
    study = load_study("campus")
    found = second_hand([judge_all(study, "same", chosen(study)), judge_all(load_study("museum"), "same", {})])
    assert found is not None
    assert (found.studies, found.cases) == (("campus",), 10 * 39 * 39)
    assert set(found.kappa) == {"appropriate", "aligned", "not_disliked", "suited", "liked"}
    assert all(value is not None and 0.7 < value < 1 for value in found.kappa.values())
    # climbing: the wheelchair, the bad knees; and, by either hand or both, who dislikes it
    assert found.appropriate == {"same": 0.8}


def test_no_labels_of_a_second_hand_say_nothing() -> None:
    assert second_hand([judge_all(load_study("museum"), "paper", {})]) is None


@pytest.mark.parametrize(
    ("both", "expected"),
    [
        ([], None),
        ([(True, True)] * 3, None),
        ([(True, True), (False, False)], 1.0),
        ([(True, False), (False, True)], -1.0),
        # same 3/4; chance 3/4 * 1/2 + 1/4 * 1/2 = 1/2
        ([(True, True), (True, True), (True, False), (False, False)], 0.5),
    ],
)
def test_kappa_is_agreement_beyond_chance(both: list[tuple[bool, bool]], expected: float | None) -> None:
    assert kappa(both) == (None if expected is None else pytest.approx(expected))


def test_labels_of_users_are_checked() -> None:
    other = by_second_hand(load_study("campus"))
    assert other is not None
    assert all(isinstance(user.labels, UserLabels) for user in other.users)
