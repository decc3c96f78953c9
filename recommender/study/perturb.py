"""How much a method loses when people and items are told otherwise: said in other words, misspelt, mixed up, missing.

Each perturbation changes the texts of a study and leaves its labels, but where what a user means is another thing then
(a general word). The words are data, in ``perturbations.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from recommender.shipped_yaml import load_shipped
from recommender.study.model import Study, StudyUser

MANY = 30
"""Likes of somebody who names a lot of them."""

COPY = "~"
"""Ends the id of what is nearly the same as another item."""

SHORTEST = 5
"""Letters of the shortest word that is misspelt."""

Change = Callable[[Study, np.random.Generator], Study]
Taste = Callable[[str, np.random.Generator], str]


class Perturbation(NamedTuple):
    """One way to tell the same otherwise.

    Attributes:
        name: For tables.
        change: Makes another study of a study, by chance.
    """

    name: str
    change: Change


@cache
def told() -> Mapping[str, Any]:
    """Return the words of ``perturbations.yaml``."""
    text = files("recommender").joinpath("study/perturbations.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = load_shipped(text)
    return found


# what users tell


def _users(study: Study, changed: Callable[[StudyUser], StudyUser]) -> Study:
    return study.model_copy(update={"users": tuple(changed(user) for user in study.users)})


def _tastes(said: Taste) -> Change:
    """Return what says likes and dislikes in another way."""

    def change(study: Study, rng: np.random.Generator) -> Study:
        def changed(user: StudyUser) -> StudyUser:
            parts = ("likes", "dislikes")
            return user.model_copy(
                update={part: tuple(said(one, rng) for one in getattr(user, part)) for part in parts}
            )

        return _users(study, changed)

    return change


def _likes(said: Taste) -> Change:
    """Return what says likes alone in another way."""

    def change(study: Study, rng: np.random.Generator) -> Study:
        return _users(study, lambda user: _with_likes(user, [said(one, rng) for one in user.likes]))

    return change


def _with_likes(user: StudyUser, likes: Sequence[str]) -> StudyUser:
    return user.model_copy(update={"likes": tuple(likes)})


def _one_of(name: str) -> Taste:
    def said(taste: str, rng: np.random.Generator) -> str:
        return str(told()[name][rng.integers(len(told()[name]))]).format(taste=taste)

    return said


def _in_words(name: str) -> Taste:
    """Return what replaces the words that a list knows, longest first."""

    def said(taste: str, _rng: np.random.Generator) -> str:
        words = told()[name]
        pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        return re.sub(rf"\b(?:{pattern})\b", lambda found: words[found[0].casefold()], taste, flags=re.IGNORECASE)

    return said


def _slang(taste: str, rng: np.random.Generator) -> str:
    return _one_of("chatty")(_in_words("slang")(taste, rng), rng)


def _misspelt(taste: str, rng: np.random.Generator) -> str:
    """Return words with a slip in each that is long enough: two letters swapped, one left out, one doubled."""
    return re.sub(rf"[A-Za-z]{{{SHORTEST},}}", lambda found: _slip(found[0], rng), taste)


def _slip(word: str, rng: np.random.Generator) -> str:
    at = int(rng.integers(1, len(word) - 1))
    match int(rng.integers(3)):
        case 0:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case _:
            return word[:at] + word[at] + word[at:]


def _negated(study: Study, rng: np.random.Generator) -> Study:
    """Tell dislikes among the likes, as what they are not."""

    def changed(user: StudyUser) -> StudyUser:
        refused = [_one_of("negations")(one, rng) for one in user.dislikes]
        return user.model_copy(update={"likes": (*user.likes, *refused), "dislikes": ()})

    return _users(study, changed)


def _many(study: Study, rng: np.random.Generator) -> Study:
    """Drown the likes in things that nearly everybody likes."""
    vague = told()["vague"][0]

    def changed(user: StudyUser) -> StudyUser:
        likes = [*user.likes, *vague[: MANY - len(user.likes)]]
        return _with_likes(user, [likes[at] for at in rng.permutation(len(likes))])

    return _users(study, changed)


def _general(study: Study, _rng: np.random.Generator) -> Study:
    """Tell likes by a general word, which means all that it is made of but what is disliked."""
    told_labels = [*(one.labels for one in study.messages), *(one.labels for one in study.images)]
    known = {name for labels in told_labels if labels for name in labels.activities}

    def changed(user: StudyUser) -> StudyUser:
        if user.labels is None:
            return user
        words = [_general_word(name) for name in user.labels.likes]
        if not words or not all(words):
            return user
        meant = [name for word in words for name in told()["general"][word] if name in known]
        likes = tuple(dict.fromkeys(name for name in meant if name not in user.labels.dislikes))
        labels = user.labels.model_copy(update={"likes": likes})
        return user.model_copy(update={"likes": tuple(dict.fromkeys(words)), "labels": labels})

    return _users(study, changed)


def _general_word(activity: str) -> str:
    return next((word for word, members in told()["general"].items() if activity in members), "")


def _with_attributes(name: str) -> Change:
    def change(study: Study, _rng: np.random.Generator) -> Study:
        added = dict(told()[name])
        return _users(study, lambda user: user.model_copy(update={"profile": {**user.profile, **added}}))

    return change


def _without(**parts: Any) -> Change:
    return lambda study, _rng: _users(study, lambda user: user.model_copy(update=parts))


def _without_dislikes(study: Study, _rng: np.random.Generator) -> Study:
    """Leave dislikes untold, and not to be respected."""

    def changed(user: StudyUser) -> StudyUser:
        labels = user.labels and user.labels.model_copy(update={"dislikes": ()})
        return user.model_copy(update={"dislikes": (), "labels": labels})

    return _users(study, changed)


def _swapped_tastes(study: Study, rng: np.random.Generator) -> Study:
    """Give everybody the tastes that somebody else told."""
    users = study.users
    others = dict(zip((user.id for user in users), (users[at] for at in rng.permutation(len(users))), strict=True))

    def changed(user: StudyUser) -> StudyUser:
        other = others[user.id]
        return user.model_copy(update={"likes": other.likes, "dislikes": other.dislikes})

    return _users(study, changed)


# what items say


def _wrong_captions(share: float) -> Change:
    """Return what gives a share of the pictures the caption of another one of them."""

    def change(study: Study, rng: np.random.Generator) -> Study:
        images = list(study.images)
        chosen = rng.permutation(len(images))[: round(share * len(images))]
        for at, other in zip(chosen, np.roll(chosen, 1), strict=True):
            images[at] = images[at].model_copy(update={"caption": study.images[other].caption})
        return study.model_copy(update={"images": tuple(images)})

    return change


def _swapped_messages(study: Study, rng: np.random.Generator) -> Study:
    """Let every message say what another one says."""
    texts = [study.messages[at].text for at in rng.permutation(len(study.messages))]
    messages = [one.model_copy(update={"text": text}) for one, text in zip(study.messages, texts, strict=True)]
    return study.model_copy(update={"messages": tuple(messages)})


def _doubled(study: Study, rng: np.random.Generator) -> Study:
    """Put beside every item one that says nearly the same."""
    messages = [
        one.model_copy(update={"id": f"{one.id}{COPY}", "text": _drawn("opened", rng).format(text=one.text)})
        for one in study.messages
    ]
    images = [
        one.model_copy(update={"id": f"{one.id}{COPY}", "caption": _drawn("framed", rng).format(text=one.caption)})
        for one in study.images
    ]
    return study.model_copy(update={"messages": (*study.messages, *messages), "images": (*study.images, *images)})


def _drawn(name: str, rng: np.random.Generator) -> str:
    return str(told()[name][rng.integers(len(told()[name]))])


PERTURBATIONS = (
    Perturbation("paraphrased tastes", _tastes(_one_of("paraphrases"))),
    Perturbation("synonyms", _tastes(_in_words("synonyms"))),
    Perturbation("slang", _likes(_slang)),
    Perturbation("typos", _tastes(_misspelt)),
    Perturbation("general words", _general),
    Perturbation("30 likes", _many),
    Perturbation("negated tastes", _negated),
    Perturbation("attributes that say nothing", _with_attributes("diluted")),
    Perturbation("attributes about others", _with_attributes("others")),
    Perturbation("no attributes", _without(profile={})),
    Perturbation("no likes", _without(likes=())),
    Perturbation("no dislikes", _without_dislikes),
    Perturbation("10 % wrong captions", _wrong_captions(0.1)),
    Perturbation("20 % wrong captions", _wrong_captions(0.2)),
    Perturbation("40 % wrong captions", _wrong_captions(0.4)),
    Perturbation("captions permuted", _wrong_captions(1.0)),
    Perturbation("messages permuted", _swapped_messages),
    Perturbation("tastes permuted", _swapped_tastes),
    Perturbation("near-duplicates", _doubled),
)
"""What is tried, in the order of the table."""
