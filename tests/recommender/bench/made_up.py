"""Ratings that are made up: two kinds of items, two kinds of people, and words that tell the kind."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

import numpy as np

from recommender import Item, Profile
from recommender.bench.loaders.movielens import FOLDER
from recommender.bench.loaders.open_bandit import FOLDER as LOOKS
from recommender.bench.rankers.base import Catalogue
from recommender.bench.ratings import RatedData
from recommender.methods.paper import demographics
from recommender.profile import describe

ITEMS, PEOPLE, EACH = 40, 60, 16


def two_kinds(seed: int = 0, known_by: float = 1.0) -> RatedData:
    """Even people like even items, odd people odd ones, four times of five; earlier items are better known, unless
    ``known_by`` is 0."""
    rng = np.random.default_rng(seed)
    known = 1 / (1 + np.arange(ITEMS)) ** known_by
    rated = np.stack([rng.choice(ITEMS, EACH, replace=False, p=known / known.sum()) for _ in range(PEOPLE)])
    person = np.repeat(np.arange(PEOPLE), EACH)
    item = rated.ravel()
    alike = (person - item) % 2 == 0
    liked = np.where(rng.random(len(item)) < 0.8, alike, ~alike)
    return RatedData(
        name="two kinds",
        people=tuple(Profile({"age": str(20 + one % 40)}) for one in range(PEOPLE)),
        items=tuple(Item(f"i{number}", f"item {number} of kind {number % 2}") for number in range(ITEMS)),
        person=person,
        item=item,
        value=np.where(liked, 5, 1).astype(np.float32),
        time=np.tile(np.arange(EACH, dtype=np.float64), PEOPLE),
        liked_from=4,
        disliked_to=2,
    )


def catalogue_of_kinds(data: RatedData) -> Catalogue:
    """Vectors in which the kind is all that an item says, but for noise."""
    rng = np.random.default_rng(1)
    told = {text for one in data.people for text in (demographics(one), describe(one.attributes))}
    vectors = {text: rng.normal(size=8).astype(np.float32) for text in sorted(told)}
    for number, item in enumerate(data.items):
        row = rng.normal(scale=0.2, size=8)
        row[number % 2] += 1
        vectors[item.text] = row.astype(np.float32)
    return Catalogue(data.items, vectors, "made up")


def write_tables(data: RatedData, folder: Path) -> None:
    """Write ratings as the tables of somebody's own data set."""
    folder.mkdir()
    people = [(number, one.attributes["age"]) for number, one in enumerate(data.people)]
    _write(folder / "people.csv", ("id", "age"), people)
    _write(folder / "items.csv", ("id", "text"), [(one.id, one.text) for one in data.items])
    given = zip(data.person, data.item, data.value, data.time, strict=True)
    ratings = [(person, data.items[item].id, value, time) for person, item, value, time in given]
    _write(folder / "ratings.csv", ("person", "item", "value", "time"), ratings)


def write_wheel(data: RatedData, path: Path) -> None:
    """Write ratings as they lie in the wheel that MovieLens is read from."""
    people = [(number, one.attributes["age"], "F", "nurse", "0") for number, one in enumerate(data.people)]
    items = [(number, one.text, "1950", "Drama") for number, one in enumerate(data.items)]
    ratings = zip(data.person, data.item, data.value, data.time, strict=True)
    with ZipFile(path, "w") as opened:
        for kind, rows in (("user", people), ("item", items), ("inter", ratings)):
            lines = ["head", *("\t".join(map(str, row)) for row in rows)]
            opened.writestr(f"{FOLDER}.{kind}", "\n".join(lines) + "\n")


def write_looks(data: RatedData, path: Path) -> None:
    """Write ratings as they lie in the wheel that the Open Bandit sample is read from."""
    head = ["timestamp", "item_id", "click", *(f"user_feature_{number}" for number in range(4))]
    given = zip(data.person, data.item, data.value, data.time, strict=True)
    looks = [
        f"2019-11-24 00:{int(time):02d}:00+00:00,{item},{int(value >= data.liked_from)},p{person},b,c,d"
        for person, item, value, time in given
    ]
    kinds = ["item_id", *(f"item_feature_{number}" for number in range(4))]
    with ZipFile(path, "w") as opened:
        for policy, rows in (("random", looks), ("bts", looks[:1])):
            opened.writestr(f"{LOOKS}/{policy}/all/all.csv", "\n".join([",".join(head), *rows]))
        things = [f"{number},0,k{number % 2},l,m" for number in range(len(data.items))]
        opened.writestr(f"{LOOKS}/random/all/item_context.csv", "\n".join([",".join(kinds), *things]))


def _write(path: Path, head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows([head, *rows])
