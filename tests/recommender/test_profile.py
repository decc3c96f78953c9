from __future__ import annotations

import pytest
from hypothesis import given as with_any
from hypothesis import strategies as st

from recommender import describe
from recommender.methods.paper import demographics
from recommender.profile import Profile, age_of, given, phrases


@pytest.mark.parametrize(
    ("attributes", "sentence"),
    [
        ({}, ""),
        ({"age": 34, "gender": "female", "occupation": "nurse"}, "A 34-year-old woman who works as a nurse."),
        ({"age": "80", "occupation": "retired teacher"}, "An 80-year-old person who is a retired teacher."),
        ({"age": 17, "gender": "male", "occupation": "pupil"}, "A 17-year-old boy who is a pupil."),
        ({"household": "two children and a dog"}, "A person who lives with two children and a dog."),
        ({"household": "Alone", "setting": "city"}, "A person who lives alone, in the city."),
        ({"household": "married"}, "A person who is married."),
        ({"occupation": "works nights in a bakery"}, "A person who works nights in a bakery."),
        ({"gender": "woman", "age": "in her forties"}, "A woman, aged in her forties."),
        ({"limits": "bad knee", "shoe_size": 43}, "A person; limits: bad knee; shoe size: 43."),
        ({"setting": "a small town"}, "A person, in a small town."),
        ({"age": None, "gender": "Prefer not to say", "limits": "none", "setting": " "}, ""),
    ],
)  # fmt: skip
def test_reads_as_a_sentence(attributes: dict[str, object], sentence: str) -> None:
    assert describe(attributes) == sentence


@with_any(st.dictionaries(st.text(max_size=20), st.one_of(st.none(), st.integers(), st.text(max_size=60)), max_size=6))
def test_takes_anything_as_data(attributes: dict[str, object]) -> None:
    sentence = describe(attributes)
    assert sentence == "" or sentence.endswith(".")
    assert not sentence.startswith(" ")
    for value in given(attributes).values():
        assert value[1:] in sentence or value.lower() in {"f", "m", "diverse", "other", "nonbinary", "female", "male"}


@pytest.mark.parametrize(
    "silent",
    [
        "",
        "-",
        "none",
        "N/A",
        "no",
        "Prefer not to say",
        "I'd rather not say",
        "prefer not to answer.",
        "unknown",
        "not given",
    ],
)
def test_silence_is_left_out(silent: str) -> None:
    assert given({"gender": silent, "setting": "city"}) == {"setting": "city"}
    assert phrases((silent, "tea")) == ("tea",)


def test_phrases_are_tidied_and_given_once() -> None:
    assert phrases(("  long   walks ", "tea", "long walks")) == ("long walks", "tea")


@pytest.mark.parametrize(
    ("age", "years"),
    [(34, 34), ("34", 34), ("34 years", 34), ("about 50", 50), ("young", None), (400, None), ("", None), (-3, None)],
)
def test_age_is_a_number_where_there_is_one(age: object, years: int | None) -> None:
    assert age_of({"age": age}) == years


@pytest.mark.parametrize(
    ("attributes", "years"),
    [
        ({"years": 15}, 15),
        ({"birth_year": 1961}, 64),  # 2026 - 1961, or a year less before the birthday
        ({"about": "born in Leeds in 1961"}, 64),
        ({"about": "a 15-year-old who skates"}, 15),
        ({"grade": 8}, 13),  # six in the first grade
        ({"occupation": "pupil, eighth grade"}, 13),
        ({"occupation": "teaches eighth grade"}, None),
        ({"age": "12th grade"}, 17),
        ({"age": "mid-30s"}, 35),
        ({"age": "early thirties"}, 32),
        ({"age": "late 60s"}, 68),
        ({"age": "in her seventies"}, 75),
        ({"age group": "70+"}, 70),
        ({"age range": "25-34"}, 25),
        ({"age": "under 18"}, 17),
        ({"age": "forty-two"}, 42),
        ({"age": "sixteen"}, 16),
        ({"children's ages": "4 and 6"}, None),
        ({"age": "Mitte dreißig"}, 35),
        ({"age": "in den Sechzigern"}, 65),
        ({"about": "1961 in Ulm geboren"}, 64),
        ({"occupation": "achte Klasse"}, 13),
        ({"about": "ein 15-jähriger, der skatet"}, 15),
        ({"age": "vierunddreißig"}, 34),
        ({"age": "unter 18"}, 17),
        ({"household": "a 15-year-old son"}, None),
        ({"birthplace": "Rome, 1999"}, None),
        ({"screen time": "5 hours"}, None),
    ],
)
def test_age_under_other_names(attributes: dict[str, object], years: int | None) -> None:
    assert age_of(attributes, year=2026) == years


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"age": 34, "race": "white", "gender": "female"}, "34 year old white female"),
        ({"gender": "male"}, "male"),
        ({"age": 20, "occupation": "barista", "limits": "bad knee"}, "20 year old, barista, bad knee"),
        ({"occupation": "barista", "age": 20}, "20 year old, barista"),
        ({}, ""),
    ],
)
def test_the_paper_has_a_sentence_of_its_own(attributes: dict[str, str | int], words: str) -> None:
    assert demographics(Profile(attributes)) == words
