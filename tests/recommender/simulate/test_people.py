"""People as they are written down."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from recommender import SimulationError
from recommender.simulate.people import Half, ScreenWindow, Spent, load_simulated_people

PEOPLE = {person.id: person for person in load_simulated_people()}


def test_the_people_that_ship_are_of_many_kinds() -> None:
    people = list(PEOPLE.values())
    ages = {person.told.attributes["age"] for person in people}
    assert len(people) >= 24
    assert {"17", "80"} <= ages
    assert {person.time_zone.partition("/")[0] for person in people} >= {"Africa", "America", "Asia", "Europe"}
    assert {person.spot[0] > 0 for person in people} == {True, False}
    assert sum(abs(person.spot[0]) > 60 for person in people) >= 3
    assert sum(bool(person.child) for person in people) >= 3
    assert any(person.days[0][2] is Spent.WORK for person in people)
    assert Counter(person.half for person in people)[Half.DEVELOP] * 2 == len(people)


def test_what_is_hidden_differs_from_what_is_told() -> None:
    student = PEOPLE["sao_paulo_student"]
    assert student.windows == (ScreenWindow(127, 1260, 1410), ScreenWindow(31, 750, 810))
    assert student.spent_at(datetime(2026, 12, 1, 12, tzinfo=UTC)) is Spent.WORK
    assert student.spent_at(datetime(2026, 12, 5, 12, tzinfo=UTC)) is Spent.HOME
    assert [student.usually_at(window) for window in student.windows] == [Spent.HOME, Spent.WORK]
    assert student.warmth(["sleeping_early", "reading"]) == 0.05
    assert student.warmth(["reading"]) == 0.25


def test_a_child_is_there_by_the_hour() -> None:
    father = PEOPLE["seoul_single_father"]
    assert father.is_with_child(datetime(2026, 12, 1, 18, tzinfo=UTC))
    assert not father.is_with_child(datetime(2026, 12, 1, 12, tzinfo=UTC))
    assert father.is_with_child(datetime(2026, 12, 5, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"windows": ["evenings"]}, "is no window"),
        ({"days": ["0-8 home 9-24 home", "0-24 home"]}, "leaves out"),
        ({"days": ["0-8 home", "0-24 home"]}, "8 hours"),
        ({"time_zone": "Mars/North"}, "Mars/North"),
        ({"half": "other"}, "half"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, change: dict[str, object], named: str) -> None:
    row = {
        "id": "p",
        "half": "develop",
        "spot": [0, 0],
        "time_zone": "UTC",
        "told": {},
        "windows": ["every 20:00-22:00"],
        "days": ["0-24 home", "0-24 home"],
    }
    file = tmp_path / "people.yaml"
    file.write_text(yaml.safe_dump([row | change]), encoding="utf-8")
    with pytest.raises(SimulationError, match=named):
        load_simulated_people(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SimulationError, match=r"nobody\.yaml"):
        load_simulated_people(tmp_path / "nobody.yaml")
