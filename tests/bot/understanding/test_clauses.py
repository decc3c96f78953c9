"""What clauses tell whose kinds are known from examples, and what becomes of what rules have read of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.inputs import Intent, SpokenPart, Text
from bot.core.profile_fields import Told
from bot.dialogues.clauses import add_clauses, edit_of_clauses, tells_one_thing
from bot.language import registry as languages
from bot.language.en.reading.clauses import member_in, thing_in
from bot.understanding.intent_files import CLAUSES, examples_of
from bot.understanding.intents import left_out_scores, shipped_fit, shipped_grounds
from bot.understanding.profile_edits import ProfileEdit
from recommender import open_encoder
from recommender.encoders import MINILM, NANO_E5

ENGLISH = languages.get("en")


@pytest.mark.parametrize("name", [NANO_E5, MINILM])
def test_what_ships_was_learned_from_the_examples_as_they_are(name: str) -> None:
    fingerprint = open_encoder(name).fingerprint
    grounds = shipped_grounds("en", fingerprint, CLAUSES)
    assert grounds is not None, "an example was changed: python -m bot.understanding.intents clauses"
    assert shipped_fit("en", grounds, fingerprint, CLAUSES) is not None


@pytest.mark.long
def test_examples_that_are_left_out_are_mostly_told_right() -> None:
    grounds = shipped_grounds("en", open_encoder(NANO_E5).fingerprint, CLAUSES)
    assert grounds is not None
    _weights, scores = left_out_scores(grounds)
    assert (scores.argmax(axis=1) == grounds.places).mean() >= 0.75


@pytest.mark.parametrize("code", ["de", "es"])
def test_other_languages_ship_what_was_learned_from_their_examples(code: str) -> None:
    fingerprint = open_encoder(NANO_E5).fingerprint
    grounds = shipped_grounds(code, fingerprint, CLAUSES)
    assert grounds is not None, "an example was changed: python -m bot.understanding.intents clauses"
    assert shipped_fit(code, grounds, fingerprint, CLAUSES) is not None


@pytest.mark.parametrize(
    ("code", "kind", "clause", "told"),
    [
        ("de", "dislikes", "mit Sport kannst du mich jagen", Told(dislikes=("Sport",))),
        ("de", "likes", "mein Herz schlägt für alte Autos", Told(likes=("alte Autos",))),
        ("de", "likes", "beim Laufen kriege ich den Kopf frei", Told(likes=("Laufen",))),
        ("de", "limit", "mein Rücken macht nicht mit", Told(limits=("mein Rücken macht nicht mit",))),
        ("de", "nothing", "guten Abend", Told()),
        ("es", "likes", "lo mío es la jardinería", Told(likes=("jardinería",))),
        ("es", "dislikes", "los museos me aburren", Told(dislikes=("museos",))),
        ("es", "occupation", "trabajo en correos", Told(occupation="correos")),
        ("fa", "likes", "گل", Told()),
    ],
)
def test_clauses_of_other_languages_are_read_by_their_fillers(code: str, kind: str, clause: str, told: Told) -> None:
    assert languages.get(code).read_clause(kind, clause) == told


@pytest.mark.parametrize("code", ["en", "de", "es"])
def test_examples_are_told_once(code: str) -> None:
    sentences = [sentence.casefold() for sentence in examples_of(code, CLAUSES).sentences]
    assert len(sentences) == len(set(sentences))


def test_a_language_without_examples_has_none() -> None:
    assert examples_of("fa", CLAUSES).sentences == ()
    assert languages.get("fa").find_clauses("41, ....") == ()


def spoken(text: str, *kinds: tuple[str, str, float]) -> Text:
    """Return a text with the kinds of its clauses."""
    clauses = tuple(SpokenPart(clause, (Intent(kind, sure),)) for clause, kind, sure in kinds)
    return Text(text, clauses=clauses)


def told_by(given: Text) -> Told:
    return add_clauses(ENGLISH.read_answer(given.text), given, ENGLISH)


def test_what_no_rule_reads_is_noted_by_its_kind() -> None:
    given = spoken(
        "41, hairdresser, the thing that keeps me sane is my allotment, parties drain me",
        ("the thing that keeps me sane is my allotment", "likes", 0.9),
        ("parties drain me", "dislikes", 0.9),
    )
    told = told_by(given)
    assert "allotment" in told.likes
    assert told.dislikes == ("parties",)


def test_what_is_not_sure_is_not_noted() -> None:
    given = spoken("41, hairdresser, parties drain me", ("parties drain me", "dislikes", 0.4))
    assert told_by(given).dislikes == ()


def test_what_stands_alone_is_no_like_if_it_surely_is_something_else() -> None:
    given = spoken(
        "Call me Sam, 34, opera, sport can do one",
        ("Call me Sam", "nothing", 0.95),
        ("sport can do one", "dislikes", 0.95),
    )
    told = told_by(given)
    assert told.likes == ("opera",)
    assert told.dislikes == ("sport",)


def test_a_greeting_that_is_a_sentence_of_its_own_is_no_like() -> None:
    given = spoken("Good afternoon. I'm 79, I enjoy whist", ("Good afternoon", "nothing", 0.99))
    given = replace(given, parts=(SpokenPart("Good afternoon", ()), SpokenPart("I'm 79, I enjoy whist", ())))
    assert told_by(given).likes == ("whist",)


def test_one_doubtful_clause_of_several_is_more_than_an_answer() -> None:
    clause = "parties drain me"
    assert not tells_one_thing(spoken(f"41, hairdresser, {clause}", (clause, "dislikes", 0.9)))
    assert tells_one_thing(spoken(f"{clause}!", (clause, "dislikes", 0.9)))
    assert tells_one_thing(spoken("chess"))


def test_an_evening_in_the_choir_is_no_job() -> None:
    given = spoken("I'm 59, I sing in a choir on Thursdays", ("I sing in a choir on Thursdays", "likes", 0.95))
    told = told_by(given)
    assert told.occupation is None
    assert "sing" in " ".join(told.likes)


def test_what_somebody_does_no_more_is_no_job() -> None:
    assert ENGLISH.read_clause("occupation", "not a nurse any more") == Told()
    assert ENGLISH.read_clause("occupation", "now I'm at a flower shop").occupation == "at a flower shop"


@pytest.mark.parametrize(
    ("clause", "thing"),
    [
        ("the only thing that keeps me sane is my allotment", "allotment"),
        ("wouldn't be caught dead doing ballet", "ballet"),
        ("crowds give me panic attacks", "crowds"),
        ("don't talk to me about diets", "diets"),
        ("surf every dawn", "surf"),
        ("I want to learn to swim", "swim"),
        ("that is it", None),
    ],
)
def test_the_thing_of_a_clause(clause: str, thing: str | None) -> None:
    assert thing_in(clause) == thing


@pytest.mark.parametrize(
    ("clause", "member"),
    [
        ("my flatmate moved out", "flatmate"),
        ("our son was born last week", "baby"),
        ("two lads", "two lads"),
        ("we got married in May", "partner"),
    ],
)
def test_the_person_of_a_clause(clause: str, member: str) -> None:
    assert member_in(clause) == member


@pytest.mark.parametrize(
    ("text", "kind", "edit"),
    [
        ("running is fine by me now", "dislikes_no_more", ProfileEdit(old=("running",), field="dislikes")),
        ("my flatmate moved out", "household_gone", ProfileEdit(old=("flatmate",), field="household")),
        ("I love chess", "likes", None),
    ],
)
def test_what_is_over_is_offered_to_be_taken_out(text: str, kind: str, edit: ProfileEdit | None) -> None:
    assert edit_of_clauses(spoken(text, (text, kind, 0.9)), ENGLISH) == edit


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I'm turning 50 in June, love dancing", "49"),
        ("from Glasgow, 70 next month", "69"),
        ("I'll be 20 minutes", None),
    ],
)
def test_the_next_birthday_tells_the_age(text: str, age: str | None) -> None:
    assert ENGLISH.read_answer(text).age == age


@pytest.mark.parametrize(
    ("text", "likes", "dislikes"),
    [
        ("I used to love cycling but since the accident I can't any more", (), ("cycling",)),
        ("I don't like painting as much as drawing", ("drawing",), ()),
        ("I'm 57, no religion or politics please", (), ("religion", "politics")),
    ],
)
def test_contrasts_of_the_first_talk(text: str, likes: tuple[str, ...], dislikes: tuple[str, ...]) -> None:
    told = ENGLISH.read_answer(text)
    assert (told.likes, told.dislikes) == (likes, dislikes)


def test_what_a_child_has_is_no_limit_of_the_parent() -> None:
    assert ENGLISH.read_answer("39, single mother, a son of 5 with autism, sewing").limits == ()


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("from last week i am in my uncle's bakery full time", Told(occupation="in an uncle's bakery full time")),
        ("just got laid off", Told(occupation="between jobs")),
        ("i was made redundant in may", Told(occupation="between jobs")),
        ("work saturdays now", Told()),
        ("on a double shift till thursday", Told()),
        ("retrained as a plumber", Told(occupation="plumber")),
    ],
)
def test_work_is_where_it_is_done_and_never_its_hours_alone(clause: str, told: Told) -> None:
    assert ENGLISH.read_clause("occupation", clause) == told


@pytest.mark.parametrize("clause", ["i've the flat to myself", "now it's just me", "on my own now"])
def test_who_has_a_home_to_themselves_lives_alone(clause: str) -> None:
    assert ENGLISH.read_clause("household", clause).household == ("lives alone",)


@pytest.mark.parametrize(
    ("kind", "clause", "told"),
    [
        ("likes_no_more", "don't you ever suggest chess", Told(dislikes=("chess",))),
        ("dislikes", "stop nagging me about origami", Told(dislikes=("origami",))),
        ("dislikes", "give the drums a rest", Told()),
        ("likes", "jazz is fine by me", Told()),
    ],
)
def test_what_a_clause_refuses_is_read_by_how_it_refuses_it(kind: str, clause: str, told: Told) -> None:
    assert ENGLISH.read_clause(kind, clause) == told


def test_what_is_ordered_away_is_not_over() -> None:
    assert ENGLISH.read_over("dislikes", "don't be sending me gardening again") is None
