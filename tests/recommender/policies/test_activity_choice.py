"""The choice between activities: what is not sure is hoped for, but only where something may be tried out."""

from __future__ import annotations

import numpy as np
import pytest

from recommender import Item
from recommender.policies.activity_choice import ActivityChoice, ChoiceNumbers
from recommender.policies.item_features import ItemFeatures
from recommender.policies.observations import Observations
from recommender.policies.reward_model import RewardModel, RewardNumbers

FEATURES = ItemFeatures.build([Item(name, "", activities=(name,)) for name in ("read", "sing", "walk")])
READ, SING, WALK = range(3)


def chances(numbers: ChoiceNumbers) -> dict[str, float]:
    """Return how likely three activities are, of which one is known well: half of it was enjoyed."""
    rows, rewards = np.repeat(READ, 20), np.tile([0.0, 1.0], 10)
    seen = Observations(rows, rewards, np.ones(20), np.ones(20, dtype=np.intp))
    believed = RewardModel(FEATURES, RewardNumbers(person=0.0)).learn(np.array([0.5, 0.45, 0.1]), seen)
    choice = ActivityChoice(FEATURES, believed, np.zeros(3), 1, numbers)
    return dict(choice.chances(np.zeros(3, dtype=np.float32), 18).activities)


def test_what_is_not_sure_is_hoped_for() -> None:
    plain, hopeful = (chances(ChoiceNumbers(boldness=0.25, hope=hope)) for hope in (0.0, 0.5))
    assert plain["read"] > plain["sing"]
    assert hopeful["sing"] > hopeful["read"]


def test_nothing_is_hoped_for_where_nothing_may_be_tried_out() -> None:
    found = chances(ChoiceNumbers(boldness=0.25, hope=0.5).timid())
    assert found["read"] == pytest.approx(0.9)
