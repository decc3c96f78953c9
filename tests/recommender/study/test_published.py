"""The seed paper's own experiment, on tables of the published form: texts are this test's own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recommender import StudyError
from recommender.study.metrics import figures
from recommender.study.published import load_published, stored_outcome, unlike_shares
from recommender.study.signatures import signatures
from tests.recommender.study.published_tables import write_published


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_published(tmp_path)
    return tmp_path


def test_people_read_as_they_were_published_and_are_judged_by_what_they_meant(folder: Path) -> None:
    first, second = load_published(folder).users
    assert first.as_profile().attributes == {"age": "31", "race": "asian", "gender": "female"}
    assert first.likes == ("active", "homenaking")
    assert first.labels is not None
    assert {"hiking", "cleaning"} <= set(first.labels.likes)
    assert "reading" in first.labels.dislikes
    assert second.labels is not None
    assert "dancing" in second.labels.likes
    assert "dancing" not in second.labels.dislikes  # what is liked for one reason is not disliked for another


def test_the_stored_pairs_are_judged(folder: Path) -> None:
    stored = stored_outcome(folder / "data", load_published(folder))
    assert stored is not None
    assert [(pair.message, pair.image) for pair in stored.recommended["u0"]] == [("m5", "i6"), ("m17", "i44")]
    good, bad = stored.verdicts["u0"], stored.verdicts["u1"]
    assert [verdict.appropriate for verdict in (*good, *bad)] == [True, True, False]
    assert figures([stored])["appropriate"] == pytest.approx(2 / 3)


def test_who_is_in_the_stored_pictures_is_compared_with_the_user(folder: Path) -> None:
    stored = stored_outcome(folder, load_published(folder))
    assert stored is not None
    # a woman of 31 got a young woman and an old man, a man of 58 got a woman of his age
    assert unlike_shares(stored) == {"other_gender": pytest.approx(2 / 3), "other_age": pytest.approx(2 / 3)}


def test_without_the_notebook_nothing_is_stored(folder: Path) -> None:
    (folder / "main.ipynb").unlink()
    assert stored_outcome(folder, load_published(folder)) is None


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("data/users.csv", "Gender,Age\nMale,3\n", "has no column 'Race'"),
        ("data/images.csv", ",Caption\n0,one\n", "has 1 images, the labels are of the published 50"),
        ("data/messages.csv", None, "cannot be read"),
        ("main.ipynb", "{", "cannot be read as a notebook"),
    ],
)
def test_other_tables_are_refused_with_a_reason(folder: Path, name: str, text: str | None, says: str) -> None:
    if text is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(StudyError, match=says):
        stored_outcome(folder, load_published(folder))


def test_signatures_tell_good_vectors_from_chance(folder: Path) -> None:
    study = load_published(folder)
    rng = np.random.default_rng(1)
    told = [*(one.labels for one in study.messages), *(one.labels for one in study.images)]
    labels = [set(one.activities) if one else set() for one in told]
    activities = sorted(set().union(*labels))
    texts = [*(one.text for one in study.messages), *(one.caption for one in study.images)]
    words = [text for user in study.users for text in (*user.likes, *user.dislikes)]
    words += [f"{user.profile['age']} year old {user.profile['race']} {user.profile['gender']}" for user in study.users]
    random = {text: rng.normal(size=len(activities)).astype(np.float32) for text in (*texts, *words)}
    knowing = random | {
        text: np.array([2.0 * (one in about) for one in activities], dtype=np.float32) + 0.1
        for text, about in zip(texts, labels, strict=True)
    }
    good, chance = (signatures(study, vectors, "paper") for vectors in (knowing, random))
    assert good.same_activity is not None
    assert chance.same_activity is not None
    assert good.same_activity > 0.95
    assert 0.35 < chance.same_activity < 0.65
    assert good.types_after < 1e-9 < good.types_before
