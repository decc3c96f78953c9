from __future__ import annotations

from types import MappingProxyType

import pytest

from recommender import Encoder, Recommendation, UnknownMethodError
from recommender.study import (
    ALL,
    COUNTED,
    JUDGED,
    Study,
    StudyOutcome,
    encode_study,
    figures,
    intervals,
    judge,
    judge_all,
    load_study,
    run_method,
    shipped_studies,
)
from recommender.study.model import ItemLabels, StudyImage, StudyMessage, StudyUser, UserLabels
from recommender.study.run import Vectors
from recommender.study.summary import summarise

WALK = ItemLabels(activities=("walking", "dogs"), only_for=("dog_owner", "sitter"), unsuitable_for=("lame",))


@pytest.mark.parametrize(
    ("user", "image", "verdict"),
    [
        # aligned by "walking", liked, suited: everything is right
        (UserLabels(likes=("walking",), traits=("dog_owner",)), ItemLabels(activities=("walking",)), (1, 1, 1, 1, 1)),
        # a shared activity that is not liked; a liked one that is not shared counts for nothing
        (UserLabels(likes=("tea",), traits=("dog_owner",)), ItemLabels(activities=("dogs", "tea")), (1, 1, 1, 0, 1)),
        (UserLabels(likes=("tea",), traits=("dog_owner",)), ItemLabels(activities=("tea",)), (0, 1, 1, 0, 0)),
        # disliked in the image alone
        (UserLabels(dislikes=("tea",), traits=("sitter",)), ItemLabels(activities=("walking", "tea")), (1, 0, 1, 0, 0)),
        # none of the traits that are needed; one that excludes
        (UserLabels(), ItemLabels(activities=("walking",)), (1, 1, 0, 0, 0)),
        (UserLabels(traits=("dog_owner", "lame")), ItemLabels(activities=("walking",)), (1, 1, 0, 0, 0)),
        # the image's own rule
        (UserLabels(traits=("sitter",)), ItemLabels(activities=("dogs",), only_for=("adult",)), (1, 1, 0, 0, 0)),
        # labels missing
        (None, ItemLabels(activities=("dogs",)), (1, None, None, None, None)),
        (None, ItemLabels(activities=("tea",)), (0, None, None, None, 0)),
        (UserLabels(), None, (None, None, None, None, None)),
    ],
)
def test_rubric(user: UserLabels | None, image: ItemLabels | None, verdict: tuple[int | None, ...]) -> None:
    found = judge(
        StudyUser(id="u", labels=user),
        StudyMessage(id="m", text="x", labels=WALK),
        StudyImage(id="i", caption="y", labels=image),
    )
    wanted = tuple(None if value is None else bool(value) for value in verdict)
    assert (found.aligned, found.not_disliked, found.suited, found.liked, found.appropriate) == wanted
    assert bool(found.reasons) == (False in wanted[:3])


def outcome() -> StudyOutcome:
    labels = ItemLabels(activities=("tea",)), ItemLabels(activities=("walks",))
    study = Study(
        name="tiny",
        users=(StudyUser(id="a", labels=UserLabels(likes=("tea",))), StudyUser(id="b", labels=UserLabels())),
        messages=tuple(StudyMessage(id=f"m{n}", text="t", labels=labels[n]) for n in range(2)),
        images=tuple(StudyImage(id=f"i{n}", caption="c", labels=labels[n]) for n in range(2)),
    )
    pairs = {"a": [("m0", "i0"), ("m0", "i1")], "b": [("m1", "i1"), ("m0", "i1")]}
    return judge_all(
        study, "x", {user: [Recommendation(m, i, 0.0, ()) for m, i in told] for user, told in pairs.items()}
    )


def test_figures() -> None:
    found = figures([outcome()])
    # aligned: a's first and b's first of four; liked: a's first; a repeats a message, b an image;
    # everything of the library was shown
    assert found == {
        "appropriate": 0.5, "aligned": 0.5, "not_disliked": 1.0, "suited": 1.0, "liked": 0.25,
        "distinct_messages": 0.75, "distinct_images": 0.75, "coverage_messages": 1.0, "coverage_images": 1.0,
    }  # fmt: skip


def test_intervals_hold_the_figure_and_are_repeatable() -> None:
    ranges = intervals([outcome()])
    assert ranges == intervals([outcome()])
    assert ranges["aligned"] == (0.5, 0.5)  # both users have one of two
    assert ranges["liked"] == (0.0, 0.5)  # a has one of two, b none


def test_figures_without_labels_are_null() -> None:
    bare = outcome().study.model_copy(
        update={
            "messages": (StudyMessage(id="m0", text="t"), StudyMessage(id="m1", text="t")),
            "users": (StudyUser(id="a"), StudyUser(id="b")),
        }
    )
    found = judge_all(bare, "x", outcome().recommended)
    summary = summarise([found], "e", 2)["methods"]["x"]
    assert [summary[name] for name in JUDGED] == [None] * 5
    assert None not in [summary[name] for name in COUNTED]
    assert set(summary["intervals"].values()) == {None}


@pytest.fixture(scope="session")
def studies(encoder: Encoder) -> MappingProxyType[str, tuple[Study, Vectors]]:
    loaded = [load_study(name) for name in shipped_studies()]
    return MappingProxyType({study.name: (study, encode_study(study, encoder)) for study in loaded})


@pytest.mark.parametrize("name", ALL)
def test_no_method_reads_labels(studies: MappingProxyType[str, tuple[Study, Vectors]], name: str) -> None:
    study, vectors = studies["museum"]
    bare = study.model_copy(
        update={
            part: tuple(one.model_copy(update={"labels": None}) for one in getattr(study, part))
            for part in ("users", "messages", "images")
        }
    )
    assert run_method(bare, vectors, name).recommended == run_method(study, vectors, name).recommended


def test_the_promises_hold(studies: MappingProxyType[str, tuple[Study, Vectors]]) -> None:
    found = {
        name: {method: run_method(study, vectors, method) for method in ("paper", "offscreen", "random")}
        for name, (study, vectors) in studies.items()
    }
    for name, outcomes in found.items():
        paper, random = figures([outcomes["paper"]])["appropriate"], figures([outcomes["random"]])["appropriate"]
        assert paper is not None
        assert random is not None
        assert 0.70 <= paper <= 0.90, name
        assert random < 0.2, name
    ours = figures([outcomes["offscreen"] for outcomes in found.values()])
    theirs = figures([outcomes["paper"] for outcomes in found.values()])
    assert (ours["appropriate"] or 0) >= 0.95
    assert (ours["liked"] or 0) >= 0.6
    assert ours["distinct_messages"] == ours["distinct_images"] == 1
    assert all((ours[name] or 0) >= (value or 0) for name, value in theirs.items())


def test_unknown_methods_are_refused(studies: MappingProxyType[str, tuple[Study, Vectors]]) -> None:
    with pytest.raises(UnknownMethodError, match="popularity"):
        run_method(*studies["museum"], "best")
