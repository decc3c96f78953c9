"""Profile fields are declared once, and everything derives from that."""

from __future__ import annotations

from bot.core.profile_fields import PROFILE_FIELDS, Answers, Draft, FieldKind, Told, answers_from
from bot.dialogues.onboarding.questions import questions
from bot.language import registry as languages


def test_every_answer_is_declared_and_every_declared_field_is_an_answer() -> None:
    assert {*PROFILE_FIELDS, "place"} == set(Answers.model_fields)


def test_questions_come_in_the_declared_order() -> None:
    assert [question.name for question in questions(16, languages.get())] == list(PROFILE_FIELDS)


def test_opposites_name_each_other() -> None:
    opposites = {name: declared.opposite for name, declared in PROFILE_FIELDS.items() if declared.opposite}
    assert all(opposites[other] == name for name, other in opposites.items())


def test_stored_attributes_come_back_as_they_were() -> None:
    draft = Draft(age="34", gender="female", household=("a dog", "two children"), limits=("bad knees",))
    stored = draft.attributes()
    assert stored == {"age": "34", "gender": "female", "household": "a dog and two children", "limits": "bad knees"}
    assert Draft.model_validate(answers_from({**stored, "no_longer_asked": "x"})) == draft


def test_told_names_the_fields_that_were_spoken_of() -> None:
    assert Told(age="34", likes=("chess",), time_zone="Europe/Berlin", place="Berlin").fields == {
        "age",
        "likes",
        "time_zone",
    }


def test_choices_are_offered_where_something_can_be_chosen() -> None:
    for declared in PROFILE_FIELDS.values():
        assert bool(declared.choices) == (declared.kind in (FieldKind.CHOICE, FieldKind.PHRASES))
