from __future__ import annotations

import json
import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from recommender import (
    Centre,
    Contribution,
    Encoder,
    Item,
    ItemError,
    Profile,
    Recommender,
    UnknownMethodError,
    VectorError,
    encode_missing,
    explain,
)
from recommender.methods import METHODS, OffscreenWeights, PaperWeights
from recommender.methods.paper import demographics
from recommender.recommendation import Kind
from tests.recommender.conftest import IMAGES, MESSAGES, Asker, Vectors

CHANGE = "This is a change from what you told me about: its words and picture go well together."
PROFILE = Profile({"age": 34, "household": "a dog"}, ("long walks", "making music"), ("baking",))


@pytest.mark.parametrize("method", METHODS)
class TestEveryMethod:
    def test_contributions_add_up_to_the_score(self, asker: Asker, method: str) -> None:
        recommender = asker.recommender(method)
        for wish in (None, "something with books"):
            vectors = asker.vectors_for(recommender, PROFILE, wish)
            made = recommender.recommend(PROFILE, vectors, wish=wish)
            assert len(made) == 5
            for one in made:
                assert math.fsum(part.value for part in one.contributions) == one.score
                kinds = {part.kind for part in one.contributions}
                assert "pair" in kinds
                assert ("wish" in kinds) == (wish is not None)
            assert [one.score for one in made] == sorted((one.score for one in made), reverse=True)

    def test_contributions_survive_json(self, asker: Asker, method: str) -> None:
        recommender = asker.recommender(method)
        [made] = recommender.recommend(PROFILE, asker.vectors_for(recommender, PROFILE), k=1)
        stored = json.dumps([part.as_dict() for part in made.contributions])
        read = tuple(Contribution(**part) for part in json.loads(stored))
        assert read == made.contributions
        assert explain(read, PROFILE) == explain(made, PROFILE)

    def test_excluded_items_do_not_come(self, asker: Asker, method: str) -> None:
        recommender = asker.recommender(method)
        vectors = asker.vectors_for(recommender, PROFILE)
        first = recommender.recommend(PROFILE, vectors, k=1)[0]
        without = recommender.recommend(PROFILE, vectors, k=50, exclude_messages={first.message, "unknown"})
        assert first.message not in {one.message for one in without}
        without = recommender.recommend(PROFILE, vectors, k=50, exclude_images={first.image})
        assert first.image not in {one.image for one in without}
        without = recommender.recommend(PROFILE, vectors, k=50, exclude_pairs={(first.message, first.image)})
        assert (first.message, first.image) not in {(one.message, one.image) for one in without}
        everything = {item.id for item in MESSAGES}
        assert recommender.recommend(PROFILE, vectors, exclude_messages=everything) == []

    @pytest.mark.parametrize(("messages", "images"), [(0, 0), (1, 1), (1, 3), (3, 1), (3, 3)])
    def test_a_small_library_gives_what_there_is(self, asker: Asker, method: str, messages: int, images: int) -> None:
        recommender = Recommender.build(MESSAGES[:messages], IMAGES[:images], asker.known, method=method)
        made = recommender.recommend(PROFILE, asker.vectors_for(recommender, PROFILE), k=5)
        assert bool(made) == bool(messages)
        assert len(made) <= 5

    def test_half_a_library_is_refused(self, asker: Asker, method: str) -> None:
        with pytest.raises(ItemError, match="3 messages and no image make no pair: add at least one image"):
            Recommender.build(MESSAGES[:3], [], asker.known, method=method)
        with pytest.raises(ItemError, match="1 images and no message make no pair: add at least one message"):
            Recommender.build([], IMAGES[:1], asker.known, method=method)

    def test_an_empty_profile_gets_what_suits_everybody(self, asker: Asker, method: str) -> None:
        recommender = asker.recommender(method)
        assert recommender.texts_for(Profile()) == []
        assert recommender.recommend(Profile({"gender": "prefer not to say"}), {}, k=2)

    def test_asks_for_every_text_it_needs(self, asker: Asker, method: str) -> None:
        needed = Recommender.texts(MESSAGES, IMAGES, method)
        recommender = Recommender.build(MESSAGES, IMAGES, {text: asker.known[text] for text in needed}, method=method)
        own = set(recommender.texts_for(PROFILE, "tea"))
        assert {"long walks", "making music", "baking", "tea"} <= own
        only = {text: vector for text, vector in asker.vectors_for(recommender, PROFILE, "tea").items() if text in own}
        assert recommender.recommend(PROFILE, only, wish="tea")
        del only["making music"]
        with pytest.raises(VectorError, match="'making music'"):
            recommender.recommend(PROFILE, only, wish="tea")

    @pytest.mark.parametrize("bad", [np.zeros(384), np.full(384, np.nan), np.ones(7)])
    def test_refuses_unusable_vectors(self, asker: Asker, method: str, bad: NDArray[np.float64]) -> None:
        spoilt = {**asker.known, MESSAGES[0].text: bad.astype(np.float32)}
        with pytest.raises(VectorError, match="Go for a walk"):
            Recommender.build(MESSAGES, IMAGES, spoilt, method=method)
        recommender = asker.recommender(method)
        spoilt = {**asker.vectors_for(recommender, PROFILE), "long walks": bad.astype(np.float32)}
        with pytest.raises(VectorError, match="long walks"):
            recommender.recommend(PROFILE, spoilt)

    def test_refuses_bad_arguments(self, asker: Asker, method: str) -> None:
        recommender = asker.recommender(method)
        vectors = asker.vectors_for(recommender, PROFILE)
        with pytest.raises(ValueError, match="k is -1"):
            recommender.recommend(PROFILE, vectors, k=-1)
        with pytest.raises(ItemError, match="'walk'"):
            Recommender.build([*MESSAGES, MESSAGES[0]], IMAGES, asker.known, method=method)
        with pytest.raises(ItemError, match="no text"):
            Recommender.build(MESSAGES, [Item("blank", " ")], asker.known, method=method)

    def test_the_same_decision_comes_from_the_same_centre(self, asker: Asker, method: str) -> None:
        kept = Centre.from_bytes(asker.recommender(method).centre.to_bytes())
        again = Recommender.build(MESSAGES, IMAGES, asker.known, method=method, centre=kept)
        vectors = asker.vectors_for(again, PROFILE)
        assert again.recommend(PROFILE, vectors) == asker.recommender(method).recommend(PROFILE, vectors)
        assert kept.digest == again.centre.digest

    def test_refuses_a_centre_of_another_encoder(self, asker: Asker, method: str) -> None:
        with pytest.raises(VectorError, match="estimate it again"):
            Recommender.build(
                MESSAGES, IMAGES, asker.known, method=method, centre=asker.recommender(method).centre, encoder="other"
            )


class TestPaper:
    def test_is_the_published_formula(self, asker: Asker, encoder: Encoder) -> None:
        """Every score is u.m + u.i + m.i, weights 0.2, each type centred once: computed here from scratch."""
        users = [PROFILE, Profile({"age": 20, "gender": "male"}, ("tea",)), Profile({"age": 70}, (), ("dogs", "wine"))]
        texts = [text for user in users for text in asker.recommender("paper").texts_for(user)]
        vectors = encode_missing(encoder, texts, asker.known)
        rows = []
        for user in users:
            row = vectors[demographics(user)].astype(np.float64)
            row = row + 0.2 * sum((vectors[like] for like in user.likes), start=np.zeros(384))
            rows.append(row - 0.2 * sum((vectors[dislike] for dislike in user.dislikes), start=np.zeros(384)))
        u = np.array(rows) - np.mean(rows, axis=0)
        m = np.array([asker.known[item.text] for item in MESSAGES], dtype=np.float64)
        i = np.array([asker.known[item.text] for item in IMAGES], dtype=np.float64)
        m, i = m - m.mean(axis=0), i - i.mean(axis=0)
        vectors.update(asker.known)
        centre = Recommender.centre_of(MESSAGES, IMAGES, vectors, users=users, method="paper")
        recommender = Recommender.build(MESSAGES, IMAGES, vectors, method="paper", centre=centre)
        for at, user in enumerate(users):
            scores = (m @ u[at])[:, None] + (i @ u[at])[None, :] + m @ i.T
            best = np.sort(scores.ravel())[::-1][:5]
            made = recommender.recommend(user, vectors)
            np.testing.assert_allclose([one.score for one in made], best, atol=1e-5)
            top = made[0]
            place = recommender.message_ids.index(top.message), recommender.image_ids.index(top.image)
            assert scores[place] == pytest.approx(best[0], abs=1e-6)

    def test_names_what_differs_from_the_publication(self, asker: Asker) -> None:
        plain = asker.recommender("paper")
        other = Recommender.build(MESSAGES, IMAGES, asker.known, method="paper", weights=PaperWeights(like=0.4))
        assert plain.policy == "paper-1"
        assert other.policy == "paper-1+like=0.4"


class TestOffscreen:
    def first(self, asker: Asker, profile: Profile, wish: str | None = None) -> tuple[str, str]:
        recommender = asker.recommender()
        [made] = recommender.recommend(profile, asker.vectors_for(recommender, profile, wish), k=1, wish=wish)
        return made.message, made.image

    def test_opposite_tastes_get_different_fitting_pairs(self, asker: Asker) -> None:
        quiet = Profile({"age": 40}, ("reading novels",), ("sports",))
        lively = Profile({"age": 40}, ("running",), ("books",))
        assert self.first(asker, quiet) == ("novel", "book")
        assert self.first(asker, lively) == ("run", "runner")

    def test_a_wish_decides_the_moment(self, asker: Asker) -> None:
        assert self.first(asker, PROFILE, "something with wool") == ("knit", "wool")

    def test_nothing_comes_twice(self, asker: Asker) -> None:
        recommender = asker.recommender()
        made = recommender.recommend(PROFILE, asker.vectors_for(recommender, PROFILE), k=8)
        assert len({one.message for one in made}) == len({one.image for one in made}) == len(made)

    @pytest.mark.parametrize(
        ("attributes", "barred"),
        [
            ({"age": 16}, {"wine", "glasses", "dog", "terrier"}),
            ({"age": 40, "household": "alone"}, {"dog", "terrier"}),
            ({"age": 40, "household": "a dog", "limits": "uses a cane"}, {"run", "runner"}),
            ({"age": 40, "household": "a dog"}, set()),
        ],
    )
    def test_the_audience_is_a_filter(self, asker: Asker, attributes: dict[str, str | int], barred: set[str]) -> None:
        profile = Profile(attributes, ("dogs", "running", "wine"))
        recommender = asker.recommender()
        made = recommender.recommend(profile, asker.vectors_for(recommender, profile), k=8)
        shown = {name for one in made for name in (one.message, one.image)}
        assert not shown & barred
        assert shown >= {"dog", "terrier", "run", "runner", "wine", "glasses"} - barred

    def test_rules_set_by_a_person_win(self, asker: Asker) -> None:
        profile = Profile({"age": 40, "household": "alone"}, ("dogs", "long walks"))
        opened = [
            replace(item, only_for=()) if item.id in ("dog", "terrier") else item for item in (*MESSAGES, *IMAGES)
        ]
        closed = [replace(item, unsuitable_for=("adult",)) if item.id == "walk" else item for item in opened]
        recommender = Recommender.build(closed[: len(MESSAGES)], closed[len(MESSAGES) :], asker.known)
        made = recommender.recommend(profile, asker.vectors_for(recommender, profile), k=8)
        assert (made[0].message, made[0].image) == ("dog", "terrier")
        assert "walk" not in {one.message for one in made}

    def test_one_user_does_not_change_what_another_gets(self, asker: Asker) -> None:
        recommender = asker.recommender()
        vectors = asker.vectors_for(recommender, PROFILE)
        before = recommender.recommend(PROFILE, vectors)
        other = Profile({"age": 80}, ("knitting",))
        recommender.recommend(other, asker.vectors_for(recommender, other))
        assert recommender.recommend(PROFILE, vectors) == before

    @settings(max_examples=25, deadline=None)
    @given(
        likes=st.lists(st.sampled_from([item.text for item in MESSAGES]), max_size=4, unique=True), k=st.integers(0, 9)
    )
    def test_every_profile_gets_ranked_pairs_once(self, known: Vectors, likes: list[str], k: int) -> None:
        recommender = Recommender.build(MESSAGES, IMAGES, known)
        made = recommender.recommend(Profile({}, tuple(likes)), known, k=k)
        assert len({one.message for one in made}) == len(made) <= k
        scores = [one.score for one in made]
        assert all(a >= b - 1e-5 for a, b in pairwise(scores))


def test_unknown_methods_are_refused(asker: Asker) -> None:
    with pytest.raises(UnknownMethodError, match="offscreen, paper"):
        Recommender.texts(MESSAGES, IMAGES, "best")
    with pytest.raises(UnknownMethodError, match="PaperWeights"):
        Recommender.build(MESSAGES, IMAGES, asker.known, weights=PaperWeights())
    with pytest.raises(UnknownMethodError, match="OffscreenWeights"):
        Recommender.build(MESSAGES, IMAGES, asker.known, method="paper", weights=OffscreenWeights())


class TestCentre:
    def test_refuses_what_is_none(self) -> None:
        row = np.ones(3, dtype=np.float32)
        for data in (b"", b"{}\n", b'{"encoder": "e", "dimension": 3}\n1234', b"\xff\n"):
            with pytest.raises(VectorError, match="no stored centre"):
                Centre.from_bytes(data)
        with pytest.raises(VectorError, match="one dimension"):
            Centre("e", row, row, np.ones(2, dtype=np.float32))
        with pytest.raises(VectorError, match="finite"):
            Centre("e", row, row, row * np.nan)

    def test_changes_its_digest_with_its_content(self) -> None:
        row = np.ones(3, dtype=np.float32)
        digests = {
            Centre("e", row, row, row).digest,
            Centre("f", row, row, row).digest,
            Centre("e", row, row, 2 * row).digest,
        }
        assert len(digests) == 3


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ([("like", "tea", 1.0)], "This matched because you like tea."),
        ([("like", "tea", 1.0), ("like", "chess", 0.9)], "This matched because you like tea and chess."),
        ([("like", "tea", 1.0), ("like", "chess", 0.1)], "This matched because you like tea."),
        (
            [("audience", "have a dog", 0.2), ("like", "walks", 1.0), ("pair", None, 2.0)],
            "This matched because you like walks and you have a dog.",
        ),
        (
            [("wish", "a book", 1.0), ("learned", None, 0.9)],
            "This matched because you asked for a book and you liked similar ideas before.",
        ),
        ([("attributes", None, 0.4)], "This matched because it goes with what you told me about yourself."),
        ([("like", "tea", 1.0), ("attributes", None, 0.4)], "This matched because you like tea."),
        ([("dislike", "dogs", -1.0)], "This is not quite to your taste: nothing that fits better is left right now."),
        ([("pair", None, 1.0)], CHANGE),
        ([("pair", None, 1.0), ("about", "tea", 0.0)], "This matched because you like tea."),
        (
            [("like", "tea", 1.0), ("about", "tea", 0.0), ("about", "cups", 0.0)],
            "This matched because you like tea and cups.",
        ),
        ([("like", "tea", 0.3), ("tried", None, 0.0)], "This is something new, to see whether you like it."),
        (
            [("audience", "have a dog", 0.1), ("tried", None, 0.0)],
            "This is something new, to see whether you like it.",
        ),
    ],
)  # fmt: skip
def test_explains_in_one_sentence(parts: list[tuple[Kind, str | None, float]], sentence: str) -> None:
    made = [Contribution(kind, text, value) for kind, text, value in parts]
    assert explain(made, Profile({"age": 40})) == sentence


def test_explains_in_another_language() -> None:
    words = {
        "This matched because {reasons}.": "Das passt, denn {reasons}.",
        "you like {words}": "du magst {words}",
        "{words} and {last}": "{words} und {last}",
        "you {words}": "du {words}",
        "have a dog": "hast einen Hund",
    }
    made = [
        Contribution("like", "tea", 1.0),
        Contribution("like", "{chess}", 0.9),
        Contribution("audience", "have a dog", 0.2),
    ]
    told = explain(made, Profile(), lambda text: words.get(text, text))
    assert told == "Das passt, denn du magst tea und {chess} und du hast einen Hund."
