"""What was sent recovers over weeks; which pictures belong to which message."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from recommender import Item
from recommender.facts import Facts, Light, Thing
from recommender.pictures import MOST, NONE, own_pictures
from recommender.policies.context import PastReaction, ShownPair
from recommender.policies.recovery import Recovery, showings

NOW = datetime(2026, 12, 1, 20, tzinfo=UTC)


def _shown(days: float, message: str = "m", image: str = "i") -> ShownPair:
    return ShownPair(message, image, NOW - timedelta(days=days))


def _penalty(history: list[ShownPair], reactions: list[PastReaction]) -> float:
    return showings(history, reactions)[0]["m"].penalty(NOW, Recovery(4.0, 16.0, 6.0, 45.0))


def test_the_oftener_and_the_less_answered_the_slower() -> None:
    warm = PastReaction(0.7, NOW, "m", "i")
    loved, ignored = _penalty([_shown(10)], [warm]), _penalty([_shown(10)], [])
    assert loved == pytest.approx(4 * np.exp(-10 / (16 * 0.6)))
    assert ignored == pytest.approx(4 * np.exp(-10 / (16 * 1.5)))
    assert loved < ignored < _penalty([_shown(10), _shown(40)], [])
    assert _penalty([_shown(30)], []) < ignored


def test_what_was_refused_fades_slowly() -> None:
    cold = PastReaction(-0.8, NOW, "m", "i")
    assert _penalty([_shown(10)], [cold]) == pytest.approx(6 * np.exp(-10 / 45))
    warm = PastReaction(1.0, NOW, "m", "i")
    assert _penalty([_shown(10), _shown(10)], [warm, cold]) > _penalty([_shown(10), _shown(10)], [warm])


def test_pictures_that_somebody_chose_belong_to_a_message_and_no_others() -> None:
    images = [Item(name, "i", activities=("cooking",)) for name in ("soup", "orange", "bread")]
    images += [Item("walk", "w", activities=("walking",))]
    peel = Item("peel", "p", activities=("cooking",), pictures=("orange", "gone", "walk"))
    stew = Item("stew", "s", activities=("cooking",))
    joint = np.array([[0.9, -3.0, 0.8, -4.0], [0.5, -3.0, 0.1, -4.0]], dtype=np.float32)
    own = own_pictures([peel, stew], images, joint, within=3.0, least=-2.0)
    assert own.rows[0].tolist()[:3] == [1, 3, NONE]
    assert own.joint[0, :2].tolist() == pytest.approx([0.7, 0.7])  # between the best of both messages
    assert own.rows[1].tolist()[:2] == [0, 2]
    lost = Item("lost", "p", activities=("cooking",), pictures=("gone",))
    assert own_pictures([lost], images, joint[:1], within=3.0, least=-2.0).rows[0].tolist()[:2] == [0, 2]


def test_a_light_that_no_chosen_picture_shows_has_none() -> None:
    messages = [Item("den", "d", activities=("children_play",), pictures=("torch",))]
    images = [
        Item(name, "i", activities=("children_play",), facts=Facts(light=light))
        for name, light in (("torch", Light.DARK), ("day", Light.DAY), ("any", Light.ANY))
    ]
    own = own_pictures(messages, images, np.array([[0.2, 0.8, 0.9]], dtype=np.float32), within=3.0, least=-2.0)
    assert own.rows[0].tolist()[:2] == [0, NONE]


def test_a_chosen_picture_of_the_night_does_not_go_with_a_message_of_the_day() -> None:
    messages = [Item("walk", "w", activities=("walking",), facts=Facts(light=Light.DAY), pictures=("lamps",))]
    images = [Item("lamps", "l", activities=("walking",), facts=Facts(light=Light.DARK))]
    own = own_pictures(messages, images, np.array([[0.9]], dtype=np.float32), within=3.0, least=-2.0)
    assert own.rows[0, 0] == NONE


def test_pictures_mainly_about_the_same_leave_no_room_for_others() -> None:
    messages = [Item("walk", "w", activities=("walking", "pets"))]
    images = [Item(f"path{at}", "p", activities=("walking",)) for at in range(MOST)]
    images += [Item("leash", "l", activities=("pets", "walking"))]
    joint = np.array([[0.1] * MOST + [0.9]], dtype=np.float32)
    assert MOST not in own_pictures(messages, images, joint, within=0.7, least=-0.75).rows
    few = own_pictures(messages, images[1:], joint[:, 1:], within=0.7, least=-0.75)
    assert few.rows[0, 0] == MOST - 1  # the leash, by both activities


def test_no_cat_stands_in_for_a_dog() -> None:
    messages = [Item("leash", "l", activities=("pets",), facts=Facts(things=(Thing.DOG,)))]
    images = [
        Item("tank", "t", activities=("pets",), facts=Facts(things=())),
        Item("cat", "c", activities=("pets",), facts=Facts(things=(Thing.CAT,))),
        Item("dog", "d", activities=("pets",), facts=Facts(things=(Thing.DOG,))),
    ]
    own = own_pictures(messages, images, np.array([[0.9, 0.8, 0.1]], dtype=np.float32), within=3.0, least=-2.0)
    assert own.rows[0].tolist()[:2] == [2, NONE]


def test_no_day_is_shown_with_a_night() -> None:
    messages = [Item("stars", "s", activities=("nature_watching",), facts=Facts(light=Light.DARK))]
    images = [
        Item(name, "i", activities=("nature_watching",), facts=Facts(light=light))
        for name, light in (("birds", Light.DAY), ("moon", Light.DARK), ("any", Light.ANY))
    ]
    own = own_pictures(messages, images, np.array([[0.9, 0.2, 0.1]], dtype=np.float32), within=3.0, least=-2.0)
    assert own.rows[0].tolist()[:3] == [1, 2, NONE]


def test_a_third_picture_is_not_far_behind_the_best() -> None:
    messages = [Item("bath", "b", activities=("resting",))]
    images = [Item(f"i{at}", "i", activities=("resting",)) for at in range(6)]
    joint = np.array([[0.5, -1.0, -1.5, -4.0, -4.0, -4.0]], dtype=np.float32)
    assert own_pictures(messages, images, joint, within=3.0, least=-2.0).rows[0].tolist()[:4] == [0, 1, 2, NONE]
    joint[0, 2] = -2.0
    assert own_pictures(messages, images, joint, within=3.0, least=-2.0).rows[0].tolist()[:3] == [0, 1, NONE]


def test_what_shows_something_else_is_no_picture_even_for_another_light() -> None:
    messages = [Item("dance", "d", activities=("sport",))]
    images = [
        Item(name, "i", activities=("sport",), facts=Facts(light=light))
        for name, light in (("dancing", Light.DARK), ("stretching", Light.DAY), ("tennis", Light.DAY))
    ]
    own = own_pictures(messages, images, np.array([[0.5, -2.4, -2.6]], dtype=np.float32), within=3.0, least=-2.0)
    assert own.rows[0].tolist()[:3] == [0, 1, NONE]


def test_pictures_belong_by_activity_first_and_by_vector_second() -> None:
    messages = [Item("walk", "w", activities=("walking",)), Item("free", "f"), Item("odd", "o")]
    day, dark = Facts(light=Light.DAY), Facts(light=Light.DARK)
    images = [Item("drawer", "d", activities=("sleeping_early",), facts=dark)]
    images += [Item(f"path{at}", "p", activities=("walking",), facts=day) for at in range(6)]
    images += [Item("lantern", "l", activities=("walking",), facts=dark)]
    joint = np.array([[0.9, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0, -0.1], [0.9, 0.8] + [0] * 6, [-2] * 8], dtype=np.float32)
    own = own_pictures(messages, images, joint, within=0.7, least=-0.75)
    assert own.rows[0].tolist() == [1, 2, 3, 7, NONE, NONE]  # the best three, and one for the evening
    assert own.rows[1].tolist() == [0, 1, NONE, NONE, NONE, NONE]
    assert own.lonely.tolist() == [2]
