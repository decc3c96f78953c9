"""What reactions teach: towards and away, bounded, fading."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.reactions import REACTIONS, ReactionKind
from recommender.policies.context import PastReaction
from recommender.policies.learning import BOUND, HALF_LIFE, STEP, Directions, enjoyed_activities, learned_direction

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
EAST, NORTH = np.array([1, 0], dtype=np.float32), np.array([0, 1], dtype=np.float32)
PLACES = Directions({"walk": EAST, "read": NORTH}, {"path": EAST, "book": NORTH})


def felt(kind: ReactionKind, message: str = "walk", image: str = "path", ago: timedelta = timedelta(0)) -> PastReaction:
    return PastReaction(REACTIONS[kind].teaches or 0.0, NOW - ago, message, image)


def test_likes_draw_near_and_not_for_me_pushes_away() -> None:
    near = learned_direction([felt(ReactionKind.DID_IT)], PLACES, NOW)
    away = learned_direction([felt(ReactionKind.NOT_FOR_ME)], PLACES, NOW)
    assert near is not None
    assert away is not None
    assert near == pytest.approx(STEP * EAST)
    assert away == pytest.approx(-0.8 * STEP * EAST)


def test_a_reaction_counts_half_after_the_half_life() -> None:
    old = learned_direction([felt(ReactionKind.DID_IT, ago=HALF_LIFE)], PLACES, NOW)
    assert old == pytest.approx(0.5 * STEP * EAST)


@pytest.mark.parametrize(
    "reactions",
    [
        [],
        [felt(ReactionKind.WHY), felt(ReactionKind.ANOTHER), felt(ReactionKind.SNOOZE)],
        [felt(ReactionKind.LIKE, "gone", "gone too")],
    ],
)
def test_what_says_nothing_about_taste_teaches_nothing(reactions: list[PastReaction]) -> None:
    assert learned_direction(reactions, PLACES, NOW) is None


@given(
    st.lists(
        st.builds(
            felt,
            st.sampled_from(list(ReactionKind)),
            st.sampled_from(["walk", "read", "gone"]),
            st.sampled_from(["path", "book", "gone"]),
            st.timedeltas(timedelta(0), timedelta(days=400)),
        ),
        max_size=60,
    )
)
def test_it_never_outweighs_what_was_told(reactions: list[PastReaction]) -> None:
    learned = learned_direction(reactions, PLACES, NOW)
    if learned is not None:
        assert learned.dtype == np.float32
        assert float(np.linalg.norm(learned)) <= BOUND + 1e-6


def test_what_is_enjoyed_is_said_by_activity() -> None:
    activities = {"walk": ["walking", "nature_watching"], "read": ["reading"], "cook": ["cooking"]}
    reactions = [
        felt(ReactionKind.DID_IT),
        felt(ReactionKind.LIKE, "read"),  # 0.7: not yet enough to say it
        felt(ReactionKind.NOT_FOR_ME, "cook"),
        felt(ReactionKind.NOT_FOR_ME, "cook"),
    ]
    assert enjoyed_activities(reactions, activities, NOW) == (["walking"], ["cooking"])
