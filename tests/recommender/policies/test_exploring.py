"""The policy as it is served: what answers change, what is tried out, and what never is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from bot.services.starter_library import shipped_vectors
from content.manifest import starter_library
from recommender import Encoder, Profile, encode_missing
from recommender.policies.base import PolicyInput
from recommender.policies.context import Context, PastReaction, ShownPair
from recommender.policies.drawing import CONSIDERED, LEAST, MOST, OF_AN_ACTIVITY
from recommender.policies.offscreen import OffscreenPolicy
from recommender.policies.shares import Relation, relations
from recommender.policies.slate import LeftOut
from recommender.recommendation import explain
from recommender.simulate.regret import (
    HiddenTastes,
    Player,
    PolicyPlayer,
    RegretSettings,
    TasteRates,
    live,
    oracle,
)
from recommender.vectors import Vector

EVENING = datetime(2026, 6, 1, 19, tzinfo=UTC)
TWINS = Profile({"age": "41"}, ("making music", "walking"))
SEEDS = 20


@pytest.fixture(scope="module")
def offscreen(encoder: Encoder) -> OffscreenPolicy:
    library = starter_library()
    messages, images = ([one.as_item() for one in side] for side in (library.messages, library.images))
    vectors = encode_missing(encoder, OffscreenPolicy.texts(messages, images), shipped_vectors(encoder.fingerprint))
    return OffscreenPolicy.build(PolicyInput(messages, images, vectors, encoder=encoder.fingerprint))


@pytest.fixture(scope="module")
def vectors(encoder: Encoder) -> Mapping[str, Vector]:
    return encode_missing(encoder, OffscreenPolicy.texts_for(Context(TWINS)))


def acquainted(policy: OffscreenPolicy, vectors: Mapping[str, Vector]) -> Context:
    """Return somebody who got a nudge long ago: the first one is not drawn."""
    first = ShownPair(next(iter(policy.messages)), next(iter(policy.images)), EVENING - timedelta(days=80))
    return Context(TWINS, vectors, now=EVENING, history=[first], pairs=CONSIDERED)


def kinds_of(policy: OffscreenPolicy, context: Context) -> Mapping[str, Relation]:
    """Return how each message stands to what somebody told."""
    scores = policy.recommender.scores(context.profile, context.vectors)
    known = relations(list(policy.messages.values()), scores.terms, scores.messages)
    assert known is not None
    return {name: Relation(kind) for name, kind in zip(policy.messages, known.kinds, strict=True)}


def one_sided(policy: OffscreenPolicy, liked: str, rejected: str, before: datetime) -> Context:
    """Return somebody who liked five nudges of one kind and rejected five of another."""
    names = {kind: [name for name, item in policy.messages.items() if item.activities[:1] == (kind,)][:5]
             for kind in (liked, rejected)}  # fmt: skip
    pairs = [(name, 1.0 if kind == liked else -0.8) for kind in names for name in names[kind]]
    images = {row: policy.pairs.pictures.rows[row, 0] for row in range(len(policy.messages))}
    shown = [
        ShownPair(
            name,
            policy.recommender.image_ids[int(images[policy.pairs.messages[name]])],
            before - timedelta(days=9 + at),
        )
        for at, (name, _teaches) in enumerate(pairs)
    ]
    reactions = [
        PastReaction(teaches, past.at + timedelta(minutes=9), past.message, past.image)
        for past, (_name, teaches) in zip(shown, pairs, strict=True)
    ]
    return Context(TWINS, now=before, history=shown, reactions=reactions[::-1], pairs=CONSIDERED)


def next_ten(policy: OffscreenPolicy, context: Context, seed: int) -> list[str]:
    """Return the main activities of the next ten nudges, one an evening."""
    found, history = [], list(context.history)
    for at in range(10):
        now = EVENING + timedelta(days=at)
        slate = policy.choose(replace(context, now=now, history=history, seed=1000 * seed + at))
        pair = slate.pairs[0]
        history = [ShownPair(pair.message, pair.image, now), *history]
        found.append(policy.messages[pair.message].activities[0])
    return found


def test_twins_with_opposite_reactions_get_opposite_things(
    offscreen: OffscreenPolicy, vectors: Mapping[str, Vector]
) -> None:
    plain = Context(TWINS, vectors, now=EVENING, pairs=CONSIDERED)
    counts = {}
    for name, context in {
        "nobody": plain,
        "musician": replace(one_sided(offscreen, "making_music", "walking", EVENING), vectors=vectors),
        "walker": replace(one_sided(offscreen, "walking", "making_music", EVENING), vectors=vectors),
    }.items():
        got = [activity for seed in range(SEEDS) for activity in next_ten(offscreen, context, seed)]
        counts[name] = {kind: got.count(kind) / SEEDS for kind in ("making_music", "walking")}
    for twin, liked, rejected in (("musician", "making_music", "walking"), ("walker", "walking", "making_music")):
        assert counts[twin][liked] >= 2 * counts["nobody"][liked]
        assert counts[twin][rejected] <= counts["nobody"][rejected] / 3


def test_every_candidate_has_a_probability_within_bounds(
    offscreen: OffscreenPolicy, vectors: Mapping[str, Vector]
) -> None:
    for seed in range(10):
        slate = offscreen.choose(replace(acquainted(offscreen, vectors), seed=seed))
        chances = {pair.message: chance for pair, chance in zip(slate.pairs, slate.probabilities, strict=True)}
        assert sum(slate.probabilities) == pytest.approx(1)
        assert sum(slate.activities.values()) == pytest.approx(1)
        assert all(LEAST <= chance <= MOST for chance in slate.activities.values())
        for activity, chance in slate.activities.items():
            own = [
                share / chance
                for name, share in chances.items()
                if share and offscreen.messages[name].activities[0] == activity
            ]
            assert sum(own) == pytest.approx(1, abs=1e-3)
            assert len(own) <= OF_AN_ACTIVITY
            assert len(own) == 1 or all(LEAST - 1e-3 <= share <= MOST + 1e-3 for share in own)


def test_the_first_nudge_of_all_keeps_to_what_was_told(
    offscreen: OffscreenPolicy, vectors: Mapping[str, Vector]
) -> None:
    slates = [offscreen.choose(Context(TWINS, vectors, now=EVENING, seed=seed, pairs=CONSIDERED)) for seed in range(5)]
    [first] = {slate.pairs[0].message for slate in slates}
    assert kinds_of(offscreen, Context(TWINS, vectors))[first] == Relation.LIKED


def test_nothing_that_a_filter_excludes_is_tried_out(offscreen: OffscreenPolicy, encoder: Encoder) -> None:
    profile = Profile({"limits": "bad knee"}, ("reading",), ("gardening", "cooking"))
    known = encode_missing(encoder, OffscreenPolicy.texts_for(Context(profile)))
    for at in range(40):
        now = EVENING + timedelta(hours=7 * at)
        slate = offscreen.choose(Context(profile, known, now=now, seed=at, pairs=CONSIDERED))
        for pair, chance in zip(slate.pairs, slate.probabilities, strict=True):
            about = {*offscreen.messages[pair.message].activities, *offscreen.images[pair.image].activities}
            assert not chance or about.isdisjoint({"gardening", "cooking"})


def test_who_wants_only_what_they_told_gets_only_that(
    offscreen: OffscreenPolicy, vectors: Mapping[str, Vector]
) -> None:
    context = Context(TWINS, vectors, now=EVENING, pairs=CONSIDERED, explores=False)
    kinds = kinds_of(offscreen, Context(TWINS, vectors))
    for seed in range(10):
        slate = offscreen.choose(replace(context, seed=seed))
        assert slate.pairs
        assert {kinds[pair.message] for pair in slate.pairs} == {Relation.LIKED}
        assert LeftOut.UNTOLD in {count.reason for count in slate.left_out}
        assert not any(part.kind == "tried" for part in slate.pairs[0].contributions)


def test_what_is_tried_out_says_so(offscreen: OffscreenPolicy, vectors: Mapping[str, Vector]) -> None:
    kinds = kinds_of(offscreen, Context(TWINS, vectors))
    liked = [
        ShownPair(name, offscreen.pictures_of(name)[0], EVENING - timedelta(days=3 * at + 1))
        for at, name in enumerate(name for name, kind in kinds.items() if kind == Relation.LIKED)
    ]
    told: Counter[tuple[bool, bool]] = Counter()
    for count in (0, 2, 4):  # the more of what is liked came, the sooner something else is due
        context = replace(
            acquainted(offscreen, vectors), history=liked[:count] or acquainted(offscreen, vectors).history
        )
        for seed in range(20):
            [first, *_others] = offscreen.choose(replace(context, seed=seed)).pairs
            is_told = any(part.kind == "tried" for part in first.contributions)
            told[is_told, kinds[first.message] != Relation.LIKED] += 1
    assert told[True, True] > 5
    assert told[False, False] > 20
    assert set(told) == {(True, True), (False, False)}


def test_hidden_tastes_are_found(offscreen: OffscreenPolicy, encoder: Encoder) -> None:
    phrases = {"walking": "walking", "cooking": "cooking", "reading": "reading", "gardening": "gardening",
               "making_music": "making music", "yoga": "yoga", "repairing": "repairing things",
               "writing": "writing by hand", "resting": "resting", "drawing_crafts": "drawing and crafts"}  # fmt: skip
    lived: dict[str, list[float]] = {}
    for seed in range(3):
        tastes = HiddenTastes.drawn(list(phrases), seed, TasteRates())
        profile = Profile({}, tuple(phrases[name] for name in tastes.told))
        known = encode_missing(encoder, OffscreenPolicy.texts_for(Context(profile)))
        players: dict[str, Player] = {
            "oracle": oracle(tastes),
            "learning": PolicyPlayer(offscreen),
            "not learning": PolicyPlayer(offscreen, learns=False),
        }
        for name, player in players.items():
            rates = live(offscreen, profile, known, tastes, player, RegretSettings(nudges=60, seed=seed))
            lived.setdefault(name, []).append(float(np.sum(rates)))
    learning, plain, best = (sum(lived[name]) for name in ("learning", "not learning", "oracle"))
    assert learning > plain + 0.1 * best
    assert learning > 0.75 * best


def test_what_meets_a_like_says_so(offscreen: OffscreenPolicy, encoder: Encoder) -> None:
    """However far its picture is from the like: it is no change from what was told."""
    reader = Profile({"age": "25–34"}, ("Walking", "Reading"))
    known = encode_missing(encoder, offscreen.texts_for(Context(reader)))
    context = replace(acquainted(offscreen, known), profile=reader)
    liked = {name for name, kind in kinds_of(offscreen, context).items() if kind == Relation.LIKED}
    said = {pair.message: explain(pair, reader) for pair in offscreen.choose(context).pairs}
    assert len(liked.intersection(said)) >= 5
    assert all("you like" in said[name] for name in liked.intersection(said))
