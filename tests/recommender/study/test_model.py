from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from recommender import StudyError
from recommender.study import load_study, parse_study, shipped_studies

GOOD = """
name: small
users:
- {id: u1, profile: {age: 34, moved: true, pets: [dog, cat], nothing: null}, likes: [tea], labels: {likes: [tea]}}
- {id: 2, likes: walks}
messages:
- {id: m1, text: Brew a tea., labels: {activities: [tea]}}
images:
- {id: i1, caption: a cup of tea, file: images/i1.png}
"""


def test_reads_what_the_contract_says() -> None:
    study = parse_study(GOOD, "small.yaml", folder=Path("here"))
    assert study.users[0].as_profile().attributes == {"age": 34, "moved": True, "pets": "dog, cat"}
    assert study.users[1].id == "2"
    assert study.users[1].likes == ("walks",)
    assert study.users[1].labels is None
    assert study.messages[0].labels is not None
    assert study.messages[0].labels.only_for == ()
    assert study.images[0].labels is None


def test_hands_no_labels_to_methods() -> None:
    study = parse_study(GOOD, "small.yaml", folder=None)
    assert "labels" not in vars(study.users[0].as_profile())
    assert study.messages[0].as_item().only_for is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: m1, text", "id: m1, txet", r"messages m1.*did you mean 'text'"),
        ("text: Brew a tea., ", "", r"messages m1 text: is missing, add it"),
        ("text: Brew a tea.", "text: ' '", r"messages m1 text: is empty"),
        ("labels: {activities: [tea]}", "lables: {activities: [tea]}", r"messages m1.*did you mean 'labels'"),
        ("{id: 2, ", "{id: u1, ", r"'u1' is given twice among the users"),
        ("{id: 2, likes", "{likes", r"users number 2 id: is missing"),
        ("likes: walks", "likes: [[a]]", r"users 2 likes"),
        ("name: small", "", r"name: is missing"),
        ("images:\n- {id: i1, caption: a cup of tea, file: images/i1.png}", "images: []", r"images: is empty"),
        ("- {id: i1,", "- {id: i1", r"is no good YAML"),
        ("- {id: i1,", "- {id: i1, id: i2,", r"the key 'id' is given twice: remove one of them"),
    ],
)
def test_errors_name_the_place_and_the_remedy(old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(StudyError, match=words) as caught:
        parse_study(GOOD.replace(old, new), "small.yaml", folder=None)
    assert str(caught.value).startswith("small.yaml")
    assert caught.value.file == "small.yaml"


@pytest.mark.parametrize("text", ["", "- a\n- b", "just words"])
def test_refuses_what_is_no_study(text: str) -> None:
    with pytest.raises(StudyError, match="is no study"):
        parse_study(text, "x.yaml", folder=None)


def test_says_which_studies_there_are(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="evenings"):
        load_study(tmp_path / "missing.yaml")
    with pytest.raises(StudyError, match="cannot be read"):
        load_study(tmp_path)


def test_reads_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_study(path).folder == tmp_path


@pytest.mark.parametrize("name", shipped_studies())
def test_shipped_studies_are_complete(name: str) -> None:
    study = load_study(name)
    assert study.name == name
    shown = {word for message in study.messages if message.labels for word in message.labels.activities}
    seen = {word for image in study.images if image.labels for word in image.labels.activities}
    wanted = {word for user in study.users if user.labels for word in (*user.labels.likes, *user.labels.dislikes)}
    assert shown == seen
    assert wanted <= shown
    assert all(part.labels for parts in (study.users, study.messages, study.images) for part in parts)
    texts = [message.text for message in study.messages] + [image.caption for image in study.images]
    assert len(texts) == len(set(texts))
    if name not in ("campus", "museum"):  # the other domains are small studies
        assert (len(study.users) >= 20, len(study.messages) >= 40, len(study.images) >= 50) == (True, True, True)
        assert len(shown) >= 12


def test_studies_share_no_texts() -> None:
    texts = [m.text for name in shipped_studies() for m in load_study(name).messages]
    texts += [i.caption for name in shipped_studies() for i in load_study(name).images]
    twice = {text for text in texts if texts.count(text) > 1}
    assert len(twice) <= 3, yaml.safe_dump(sorted(twice))
