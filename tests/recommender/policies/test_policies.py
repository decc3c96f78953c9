"""Policies: found by name, the same choice for whoever asks, with a reason for what does not come."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from numpy import float32
from numpy.typing import NDArray

from bot.core.activities import ACTIVITIES
from bot.services.starter_library import shipped_vectors
from content.manifest import starter_library
from recommender import Encoder, Item, Profile, UnknownMethodError, encode_missing
from recommender.facts import Facts, Light, Where
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.context import Context, PastReaction, ShownPair, Whereabouts
from recommender.policies.offscreen import OffscreenPolicy
from recommender.policies.registry import known_policies, policy_named
from recommender.policies.slate import LeftOut, LeftOutItems, count_left_out
from recommender.recommendation import NO_PICTURE

NOON, NIGHT = datetime(2026, 6, 1, 12, tzinfo=UTC), datetime(2026, 6, 1, 23, tzinfo=UTC)

Vectors = Mapping[str, NDArray[float32]]


def _items() -> tuple[list[Item], list[Item]]:
    library = starter_library()
    return [one.as_item() for one in library.messages], [one.as_item() for one in library.images]


@pytest.fixture(scope="module")
def vectors(encoder: Encoder) -> Vectors:
    needed = [text for kind in known_policies().values() for text in kind.texts(*_items())]
    return encode_missing(encoder, needed, shipped_vectors(encoder.fingerprint))


@pytest.fixture
def offscreen(vectors: Vectors) -> OffscreenPolicy:
    return OffscreenPolicy.build(PolicyInput(*_items(), vectors))


def test_every_policy_is_found_by_its_name() -> None:
    known = known_policies()
    assert next(iter(known)) == "offscreen"
    assert {"paper", "popularity", "random"} <= known.keys()
    assert [policy.is_baseline for policy in known.values()] == sorted(policy.is_baseline for policy in known.values())
    assert policy_named("offscreen") is OffscreenPolicy
    with pytest.raises(UnknownMethodError, match="choose one of offscreen, paper"):
        policy_named("best")


@pytest.mark.parametrize("kind", known_policies().values(), ids=lambda kind: kind.name)
class TestEveryPolicy:
    def test_chooses_pairs_of_the_library_with_probabilities(self, kind: type[Policy], vectors: Vectors) -> None:
        messages, images = _items()
        policy = kind.build(PolicyInput(messages, images, vectors, users=[Profile()]))
        slate = policy.choose(Context(Profile(), vectors, now=NOON, seed=7, pairs=4))
        assert len(slate.pairs) == len(slate.probabilities) == 4
        assert sum(slate.probabilities) == pytest.approx(1)
        assert {pair.message for pair in slate.pairs} <= {item.id for item in messages}
        assert {pair.image for pair in slate.pairs} <= {item.id for item in images}
        assert slate == policy.choose(Context(Profile(), vectors, now=NOON, seed=7, pairs=4))

    def test_chooses_nothing_where_nothing_is_asked(self, kind: type[Policy], vectors: Vectors) -> None:
        slate = kind.build(PolicyInput(*_items(), vectors)).choose(Context(Profile(), vectors, pairs=0))
        assert (slate.pairs, slate.probabilities) == ((), ())


@pytest.mark.parametrize("words_alone", [True, False])
def test_a_message_without_a_picture_comes_by_itself_where_that_is_wanted(vectors: Vectors, words_alone: bool) -> None:
    messages, images = _items()
    walk = replace(messages[0], facts=Facts(light=Light.DAY))
    nights = [replace(image, facts=Facts(light=Light.DARK)) for image in images]
    policy = OffscreenPolicy.build(PolicyInput([walk], nights, vectors, words_alone=words_alone))
    slate = policy.choose(Context(Profile(), vectors, now=NOON, seed=7))
    assert [(pair.message, pair.image) for pair in slate.pairs] == ([(walk.id, NO_PICTURE)] if words_alone else [])


def test_what_does_not_suit_the_hour_is_left_out_and_counted(offscreen: OffscreenPolicy, vectors: Vectors) -> None:
    pairs = len(offscreen.messages)
    for moment, zone in ((NOON, "UTC"), (NIGHT, "UTC"), (NIGHT, "Asia/Tokyo")):
        context = Context(Profile(), vectors, now=moment, time_zone=zone, pairs=pairs)
        local = context.local_time
        assert local is not None
        slate = offscreen.choose(context)
        hours, counted = offscreen.fitter.situations.unsuited, {count.reason: count for count in slate.left_out}
        assert all(local.hour not in hours[0][pair.message] | hours[1][pair.image] for pair in slate.pairs)
        assert counted[LeftOut.HOUR].images > 0 or counted[LeftOut.LIGHT].images > 0
        assert (LeftOut.LIGHT in counted) is (zone != "UTC")  # of UTC nobody knows where the sun is
        assert any(counted[reason].messages for reason in (LeftOut.HOUR, LeftOut.PLACE) if reason in counted)


def test_nobody_is_sent_to_bed_at_noon_however_much_they_like_it(offscreen: OffscreenPolicy, encoder: Encoder) -> None:
    sleeper = Profile(likes=("going to bed early",))
    vectors = encode_missing(encoder, OffscreenPolicy.texts_for(Context(sleeper)))

    def night(now: datetime | None) -> int:
        slate = offscreen.choose(Context(sleeper, vectors, now=now))
        return sum(NOON.hour in offscreen.fitter.situations.unsuited[0][pair.message] for pair in slate.pairs)

    assert night(None) > 0
    assert night(NOON) == 0


@pytest.mark.parametrize(
    ("zone", "local", "messages", "images"),
    [
        ("Europe/London", "2026-11-27 20:26", {"nature-listen-birds", "walk-quiet-path"}, {"bird-watcher"}),
        ("Europe/Zurich", "2026-12-09 20:45", {"friends-picnic", "nature-clouds"}, {"picnic", "cloud-watching"}),
        ("Europe/Zurich", "2026-12-05 12:30", {"sport-swim", "friends-picnic"}, {"lake-swim", "under-the-tree"}),
        ("America/Sao_Paulo", "2026-12-10 22:52", {"help-pick-up-litter", "sport-ride"}, {"bicycle-ride"}),
        ("Asia/Kathmandu", "2026-12-07 21:33", {"sport-run-to-the-corner"}, {"morning-run"}),
        ("Australia/Sydney", "2026-07-05 12:30", {"sport-swim"}, {"lake-swim"}),
        ("Europe/London", "2026-06-20 12:00", {"sky-stars", "friends-fire"}, {"starry-hills", "bird-feeder"}),
    ],
)
def test_what_the_light_or_the_season_does_not_suit_is_left_out(
    offscreen: OffscreenPolicy, vectors: Vectors, zone: str, local: str, messages: set[str], images: set[str]
) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    assert messages <= offscreen.messages.keys()
    assert images <= offscreen.images.keys()
    slate = offscreen.choose(Context(Profile(), vectors, now=now, time_zone=zone, pairs=len(offscreen.messages)))
    assert slate.pairs
    assert not messages & {pair.message for pair in slate.pairs}
    assert not images & {pair.image for pair in slate.pairs}
    assert LeftOut.LIGHT in {count.reason for count in slate.left_out}


def test_no_light_or_season_fault_at_any_hour_of_the_year(offscreen: OffscreenPolicy, vectors: Vectors) -> None:
    for zone in ("Europe/London", "America/Sao_Paulo", "Asia/Kathmandu", "Arctic/Longyearbyen"):
        for start in range(12):
            now = datetime(2026, start + 1, 15, (5 * start) % 24, tzinfo=ZoneInfo(zone))
            context = Context(Profile(), vectors, now=now, time_zone=zone, pairs=20)
            shown = [
                item.facts
                for pair in offscreen.choose(context).pairs
                for item in (offscreen.messages[pair.message], offscreen.images[pair.image])
            ]
            assert shown
            assert all(facts.light is not Light.DAY for facts in shown) or context.daylight
            assert all(facts.seasons is None or context.season in (None, *facts.seasons) for facts in shown)


def test_what_is_refused_or_recent_does_not_come(offscreen: OffscreenPolicy, vectors: Vectors) -> None:
    first, second, *_rest = offscreen.choose(Context(Profile(), vectors, now=NOON)).pairs
    slate = offscreen.choose(
        Context(
            Profile(),
            vectors,
            now=NOON,
            refused_messages=frozenset({first.message, "gone"}),
            history=[ShownPair(second.message, second.image, NOON - timedelta(hours=20))],
        )
    )
    assert not {first.message, second.message} & {pair.message for pair in slate.pairs}
    assert second.image not in {pair.image for pair in slate.pairs}
    counted = {count.reason: (count.messages, count.images) for count in slate.left_out}
    assert counted[LeftOut.REFUSED] == (1, 0)
    assert counted[LeftOut.RECENT] == (1, 1)


def test_what_was_sent_long_ago_may_come_back(offscreen: OffscreenPolicy, vectors: Vectors) -> None:
    best = offscreen.choose(Context(Profile(), vectors, now=NOON, pairs=1)).pairs[0]
    for days, comes in ((5, False), (22, True)):
        old = ShownPair(best.message, best.image, NOON - timedelta(days=days))
        context = Context(Profile(), vectors, now=NOON, history=[old], pairs=len(offscreen.messages))
        reasons = {count.reason for count in offscreen.choose(context).left_out}
        assert (LeftOut.RECENT not in reasons) is comes


@pytest.mark.parametrize(("days", "comes"), [(20, False), (30, True)])
def test_a_pair_comes_again_sooner_than_nothing_to_who_answers_but_never_within_three_weeks(
    vectors: Vectors, days: int, comes: bool
) -> None:
    messages, images = _items()
    only = OffscreenPolicy.build(PolicyInput(messages[:1], images[:1], vectors))
    pair = only.choose(Context(Profile(), vectors, now=NOON)).pairs[0]
    then = NOON - timedelta(days=days)
    past = ShownPair(pair.message, pair.image, then)
    answered = PastReaction(1.0, then, pair.message, pair.image)
    slate = only.choose(Context(Profile(), vectors, now=NOON, history=[past], reactions=[answered]))
    assert bool(slate.pairs) is comes


def test_an_item_counts_under_the_first_class_that_names_it() -> None:
    counts = count_left_out(
        [
            LeftOutItems(LeftOut.REFUSED, frozenset("ab"), frozenset()),
            LeftOutItems(LeftOut.WISH),
            LeftOutItems(LeftOut.HOUR, frozenset("bc"), frozenset("x")),
        ]
    )
    assert [(count.reason, count.messages, count.images) for count in counts] == [("refused", 2, 0), ("hour", 1, 1)]


def test_a_past_needs_a_present() -> None:
    with pytest.raises(ValueError, match="give the time"):
        Context(Profile(), reactions=[PastReaction(0.7, NOON, "m", "i")])
    with pytest.raises(ValueError, match="aware"):
        Context(Profile(), now=NOON.replace(tzinfo=None))


def test_the_recommender_knows_no_database_messenger_or_scheduler() -> None:
    folder = Path(__file__).parents[3] / "recommender"
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            roots = {name.partition(".")[0] for name in names}
            assert not roots & {"bot", "content", "telegram", "sqlalchemy", "sqlmodel", "apscheduler"}, file


def test_a_limit_and_a_dislike_never_come_whatever_is_wished(offscreen: OffscreenPolicy, encoder: Encoder) -> None:
    profile = Profile({"limits": "artritis in my hands"}, dislikes=("gardening",))
    blank = Context(profile, now=NOON, wish="something with clay or with plants", pairs=len(offscreen.messages))
    slate = offscreen.choose(replace(blank, vectors=encode_missing(encoder, OffscreenPolicy.texts_for(blank))))
    items = [offscreen.messages[pair.message] for pair in slate.pairs]
    items += [offscreen.images[pair.image] for pair in slate.pairs]
    assert items
    for item in items:
        assert "gardening" not in item.activities
        assert not {"fine_hands", "grip"} & {*(item.facts.abilities or ())}
    assert LeftOut.FILTER in {count.reason for count in slate.left_out}


def test_what_a_wish_ruled_out_holds_until_the_day_ends_or_it_is_asked_for(
    offscreen: OffscreenPolicy, encoder: Encoder
) -> None:
    every = Context(Profile(likes=("music", "singing")), now=NOON, pairs=len(offscreen.messages))
    later = replace(every, earlier_wishes=("no music today please",))
    asked = replace(later, wish="some music after all")

    def about_music(context: Context) -> bool:
        vectors = encode_missing(encoder, OffscreenPolicy.texts_for(context))
        slate = offscreen.choose(replace(context, vectors=vectors))
        sides = [(offscreen.messages[pair.message], offscreen.images[pair.image]) for pair in slate.pairs]
        return any({"making_music", "listening"} & {*item.activities} for pair in sides for item in pair)

    assert about_music(every)
    assert not about_music(later)
    assert about_music(asked)


def test_a_message_comes_with_its_own_pictures_whatever_is_liked(offscreen: OffscreenPolicy, encoder: Encoder) -> None:
    profile = Profile(likes=("putting the phone in a drawer",))
    vectors = encode_missing(encoder, OffscreenPolicy.texts_for(Context(profile)))
    slate = offscreen.choose(Context(profile, vectors, now=NOON, pairs=len(offscreen.messages)))
    assert slate.pairs
    for pair in slate.pairs:
        message, shown = offscreen.messages[pair.message], offscreen.images[pair.image].activities
        assert pair.image in message.pictures or not set(shown).isdisjoint(message.activities)


def _lived(policy: OffscreenPolicy, encoder: Encoder, profile: Profile, days: int) -> list[ShownPair]:
    """Return what somebody in London gets at eight and at half past nine in the evening, latest first."""
    vectors = encode_missing(encoder, OffscreenPolicy.texts_for(Context(profile)))
    history: list[ShownPair] = []
    for day in range(days):
        for hour, minute in ((20, 0), (21, 30)):
            now = datetime(2026, 11, 1, hour, minute, tzinfo=ZoneInfo("Europe/London")) + timedelta(days=day)
            context = Context(profile, vectors, now, "Europe/London", history=history, seed=2 * day + hour, pairs=8)
            if pairs := policy.choose(context).pairs:
                history = [ShownPair(pairs[0].message, pairs[0].image, now), *history]
    return history


def test_over_weeks_no_pair_comes_again_and_what_is_liked_keeps_coming(
    offscreen: OffscreenPolicy, encoder: Encoder
) -> None:
    profile = Profile({"occupation": "retired"}, ("reading", "board games"))
    lived = _lived(offscreen, encoder, profile, 28)
    assert lived == _lived(offscreen, encoder, profile, 28)
    assert len(lived) == 56
    for at, past in enumerate(lived):
        again = [other for other in lived[at + 1 :] if (other.message, other.image) == (past.message, past.image)]
        assert all(past.at - other.at >= timedelta(days=21) for other in again)
    liked = [{"reading", "games_puzzles"} & {*offscreen.messages[past.message].activities} != set() for past in lived]
    assert sum(liked[:28]) >= 0.4 * 28
    assert sum(liked[28:]) >= 0.4 * 28
    assert len({past.message for past in lived}) >= 28


def test_at_work_a_message_comes_with_its_picture_of_work(offscreen: OffscreenPolicy, encoder: Encoder) -> None:
    profile = Profile(likes=("yoga",))
    vectors = encode_missing(encoder, OffscreenPolicy.texts_for(Context(profile)))
    night = datetime(2026, 11, 30, 20, tzinfo=UTC)
    context = Context(profile, vectors, now=night, time_zone="Europe/London", pairs=len(offscreen.messages))
    for place, shown in ((Whereabouts.WORK, "shoulders-at-the-desk"), (Whereabouts.HOME, "chair-stretch")):
        pairs = {pair.message: pair.image for pair in offscreen.choose(replace(context, place=place)).pairs}
        assert pairs["yoga-on-a-chair"] == shown


def test_a_text_rests_for_three_weeks_while_another_one_that_is_liked_is_left(
    offscreen: OffscreenPolicy, encoder: Encoder
) -> None:
    profile = Profile({"occupation": "retired"}, ("music", "cooking", "reading", "board games", "walking", "writing"))
    lived = _lived(offscreen, encoder, profile, 24)
    again = [
        past.at - other.at
        for at, past in enumerate(lived)
        for other in lived[at + 1 :]
        if other.message == past.message
    ]
    assert all(since >= timedelta(days=21) for since in again)


def test_twelve_dislikes_by_button_are_never_met(offscreen: OffscreenPolicy, encoder: Encoder) -> None:
    disliked = ACTIVITIES[2:14]
    profile = Profile(likes=("reading",), dislikes=tuple(activity.phrase for activity in disliked))
    lived = _lived(offscreen, encoder, profile, 30)
    assert lived
    for past in lived:
        about = {*offscreen.messages[past.message].activities, *offscreen.images[past.image].activities}
        assert about.isdisjoint(activity.word for activity in disliked)


@pytest.mark.parametrize(
    ("occupation", "zone", "local", "gone", "place"),
    [
        ("office worker", "Asia/Kathmandu", "2026-12-01 12:25", {"bake-with-child", "sport-ball"}, Where.WORK),
        ("nurse on night shifts", "Europe/London", "2026-12-04 03:34", {"sport-run-to-the-corner"}, Where.WORK),
        ("engineer", "Europe/Zurich", "2026-12-05 20:34", {"friends-picnic", "music-four-bars", "garden-water"}, None),
        ("office worker", "Europe/London", "2026-12-25 12:25", {"music-four-bars"}, None),
    ],
)
def test_where_somebody_probably_is_decides_too(
    offscreen: OffscreenPolicy,
    vectors: Vectors,
    encoder: Encoder,
    occupation: str,
    zone: str,
    local: str,
    gone: set[str],
    place: Where | None,
) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    profile = Profile({"occupation": occupation})
    context = Context(profile, now=now, time_zone=zone, pairs=len(offscreen.messages))
    known = encode_missing(encoder, OffscreenPolicy.texts_for(context))
    slate = offscreen.choose(replace(context, vectors=known))
    found = [offscreen.messages[pair.message] for pair in slate.pairs]
    assert found
    assert not gone & {item.id for item in found}
    if place is not None:
        assert all(item.facts.places is None or place in item.facts.places for item in found)
    else:
        assert any(item.facts.places == (Where.HOME,) for item in found)


def test_rain_leaves_out_what_is_done_outdoors(offscreen: OffscreenPolicy, vectors: Vectors) -> None:
    context = Context(Profile(), vectors, now=NOON, time_zone="Europe/London", pairs=len(offscreen.messages))

    def outdoors(context: Context) -> int:
        pairs = offscreen.choose(context).pairs
        return sum(offscreen.messages[pair.message].facts.places == (Where.OUTDOORS,) for pair in pairs)

    assert outdoors(context) > 0
    assert outdoors(replace(context, is_wet=True)) == 0


def test_people_in_pictures_are_like_whoever_gets_them_and_change_no_message(
    offscreen: OffscreenPolicy, encoder: Encoder
) -> None:
    profile = Profile({"gender": "female", "age": "70"}, ("reading", "walking"))
    vectors = encode_missing(encoder, OffscreenPolicy.texts_for(Context(profile)))
    context = Context(profile, vectors, now=NOON, time_zone="Europe/London", pairs=1)
    for seed in range(8):
        alike, plain = (
            offscreen.choose(replace(context, seed=seed, pictures_alike=wanted)).pairs[0] for wanted in (True, False)
        )
        assert alike.message == plain.message


def test_a_wish_for_company_is_believed_before_the_calendar(
    offscreen: OffscreenPolicy, vectors: Vectors, encoder: Encoder
) -> None:
    profile = Profile({"age": "34", "occupation": "nurse", "household": "two kids and a dog"}, dislikes=("cooking",))
    monday = datetime(2026, 3, 2, 9, tzinfo=UTC)
    context = Context(profile, now=monday, time_zone="Europe/Berlin", wish="something quiet indoors with my daughter")
    known = encode_missing(encoder, offscreen.texts_for(context), vectors)
    slate = offscreen.choose(replace(context, vectors=known))
    assert "children_play" in offscreen.messages[slate.pairs[0].message].activities
    assert slate.wish_met  # it says how, and names nothing that the words of a message could be near to
