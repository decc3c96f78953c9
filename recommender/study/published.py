"""The seed paper's own experiment, on its authors' data as they published them (arXiv 2309.01026).

A folder holds their ``users.csv``, ``messages.csv`` and ``images.csv``, and perhaps their ``main.ipynb``, whose printed
recommendations are then judged by the same rubric. The labels are this project's: what each message and caption is
about, and which activities each of their kinds of interest is made of.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from recommender.errors import StudyError
from recommender.recommendation import Recommendation
from recommender.shipped_yaml import load_shipped
from recommender.study.metrics import StudyOutcome, judge_all
from recommender.study.model import ItemLabels, Study, StudyImage, StudyMessage, StudyUser, UserLabels

STORED = "stored"
"""The name under which the authors' own recommendations are judged."""
SAID = 0.83
"""The share of appropriate pairs that the paper tells."""
SLIPS = {"homenaking": "homemaking"}
"""Kinds of interest that are misspelt in the data; people are shown them as they stand, the judge reads them right."""
YOUNG_BELOW, SENIOR_FROM = 30, 60
"""Ages in years, as the labels of people in pictures take them."""
NOTEBOOK = "main.ipynb"
_USER = re.compile(r"^User (\d+)$")
_PAIR = re.compile(r"^#(\d+)/#(\d+) \(")


def load_published(folder: Path) -> Study:
    """Read the authors' users, messages and captions, with this project's labels.

    Args:
        folder: Their ``data`` folder, or the one above it.

    Raises:
        StudyError: If a table or a column is missing, or the tables are not those that the labels belong to.
    """
    labels = _labels()
    users = _table(folder, "users.csv", ("Gender", "Age", "Race", "Likes", "Dislikes"))
    messages = _table(folder, "messages.csv", ("Message",))
    images = _table(folder, "images.csv", ("Caption",))
    for name, rows in (("messages", messages), ("images", images)):
        if len(rows) != len(labels[name]):
            raise StudyError(
                f"{folder} has {len(rows)} {name}, the labels are of the published {len(labels[name])}: "
                "take the tables as they were published, or write a study of your own with `offscreen study new`"
            )
    return Study(
        name="published",
        users=tuple(_user(number, row, labels["kinds"]) for number, row in enumerate(users)),
        messages=tuple(
            StudyMessage(id=f"m{number}", text=row["Message"], labels=ItemLabels(activities=about))
            for number, (row, about) in enumerate(zip(messages, labels["messages"], strict=True))
        ),
        images=tuple(
            StudyImage(id=f"i{number}", caption=row["Caption"], labels=ItemLabels(activities=about))
            for number, (row, about) in enumerate(zip(images, labels["images"], strict=True))
        ),
    )


def stored_outcome(folder: Path, study: Study) -> StudyOutcome | None:
    """Return what the authors' notebook printed for each user, judged; ``None`` if the notebook is not there.

    Args:
        folder: As for :func:`load_published`.
        study: What was loaded from it.

    Raises:
        StudyError: If the notebook cannot be read.
    """
    path = next((place for place in (folder / NOTEBOOK, folder.parent / NOTEBOOK) if place.exists()), None)
    if path is None:
        return None
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StudyError(
            f"{path} cannot be read as a notebook: fetch it again, or leave it out", file=str(path)
        ) from error
    pairs = _printed("".join(_outputs(cells)).splitlines())
    return judge_all(study, STORED, pairs) if pairs else None


def unlike_shares(outcome: StudyOutcome) -> dict[str, float]:
    """Return in which share of pairs the picture shows somebody of the other gender, or of another age.

    Args:
        outcome: On the published study, by any method.
    """
    pictures = dict(zip((image.id for image in outcome.study.images), _labels()["people"], strict=True))
    people = {user.id: _person(user) for user in outcome.study.users}
    pairs = [
        (people[name], pictures[pair.image].split()) for name, told in outcome.recommended.items() for pair in told
    ]
    genders = sum({own[0], shown[0]} == {"f", "m"} for own, shown in pairs)
    ages = sum(own[1] != shown[1] for own, shown in pairs)
    return {"other_gender": genders / max(1, len(pairs)), "other_age": ages / max(1, len(pairs))}


def _person(user: StudyUser) -> tuple[str, str]:
    """Return a user as the labels describe people in pictures."""
    age = int(user.profile["age"])
    return user.profile["gender"][:1], "young" if age < YOUNG_BELOW else "senior" if age >= SENIOR_FROM else "adult"


def _outputs(cells: Sequence[Mapping[str, Any]]) -> list[str]:
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    return ["".join(output["text"]) for output in outputs if output.get("output_type") == "stream"]


def _printed(lines: Sequence[str]) -> dict[str, list[Recommendation]]:
    """Read "User 3" and the lines "#IMAGE/#MESSAGE (41%): ..." below it."""
    found: dict[str, list[Recommendation]] = {}
    user = ""
    for line in lines:
        if match := _USER.match(line):
            user = f"u{match[1]}"
        elif user and (match := _PAIR.match(line)):
            pairs = found.setdefault(user, [])
            pairs.append(Recommendation(f"m{match[2]}", f"i{match[1]}", -float(len(pairs)), ()))
    return found


def _user(number: int, row: Mapping[str, str], kinds: Mapping[str, Sequence[str]]) -> StudyUser:
    likes, dislikes = (tuple(row[name].split(";")) for name in ("Likes", "Dislikes"))
    liked = _about(likes, kinds)
    return StudyUser(
        id=f"u{number}",
        profile={"age": row["Age"], "race": row["Race"].lower(), "gender": row["Gender"].lower()},
        likes=likes,
        dislikes=dislikes,
        labels=UserLabels(likes=liked, dislikes=tuple(one for one in _about(dislikes, kinds) if one not in liked)),
    )


def _about(words: Sequence[str], kinds: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the activities that some kinds of interest are made of."""
    known = [SLIPS.get(word, word) for word in words]
    return tuple(dict.fromkeys(activity for kind in known for activity in kinds.get(kind, ())))


def _table(folder: Path, name: str, columns: Sequence[str]) -> list[dict[str, str]]:
    path = next((place for place in (folder / name, folder / "data" / name) if place.exists()), folder / name)
    try:
        with path.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise StudyError(f"{path} cannot be read ({error}): name the folder with the authors' tables") from error
    if not rows or (missing := [column for column in columns if column not in rows[0]]):
        raise StudyError(f"{path} has no column {missing[0] if rows else columns[0]!r}: take the table as published")
    return rows


@cache
def _labels() -> dict[str, Any]:
    text = files("recommender").joinpath("study/published_labels.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_shipped(text)
    return loaded
