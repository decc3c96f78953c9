"""Questions about the bot itself: what each is about, and that each is answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.inputs import Intent, SpokenPart, Text
from bot.core.profile_fields import Draft
from bot.core.texts import speaking, spoken
from bot.dialogues.bot_questions import SURE, TOPICS, say
from bot.dialogues.router import respond
from bot.dialogues.turn import DialogueSettings, Outcome, Turn
from bot.services.schedules import StoredSchedule
from bot.understanding.intent_files import INTENTS, QUESTION, QUESTIONS, examples_of
from bot.understanding.intents import IntentClassifier, left_out_scores, shipped_fit, shipped_grounds
from recommender import open_encoder
from recommender.encoders import MINILM, NANO_E5
from tests.bot.turns import MONDAY, USER, taps, words

KNOWN = replace(USER, quiet_chosen=True)
SAID = sorted(TOPICS - {"why", "help", "languages", "leaving", "profile", "schedule", "progress"})


def asked(text: str, topic: str, confidence: float = 0.9) -> Outcome:
    """Return what comes of a question about the bot."""
    given = Text(text, intents=(Intent(QUESTION, 0.9),), topics=(Intent(topic, confidence),))
    return respond(Turn(KNOWN, given, "key", MONDAY, DialogueSettings(16)))


def all_of(outcome: Outcome) -> Outcome:
    """Return an outcome with all that follows once the profile is looked up."""
    while outcome.then is not None:
        outcome = Outcome(outcome.replies, outcome.changes).followed_by(outcome.then.go_on(Draft(time_zone="UTC")))
    return outcome


@pytest.mark.parametrize("code", ["en", *spoken()])
def test_every_topic_that_has_examples_has_an_answer(code: str) -> None:
    assert set(examples_of(code, QUESTIONS).intents) == TOPICS


@pytest.mark.parametrize("topic", SAID)
def test_what_is_asked_is_answered_with_the_commands_that_go_with_it(topic: str) -> None:
    outcome = asked("and how is that with you", topic)
    assert words(outcome) == say(topic).html
    assert taps(outcome)
    assert all(button.label for row in say(topic).buttons for button in row)  # messengers refuse those without


@pytest.mark.parametrize(
    ("text", "topic", "said"),
    [
        ("why do you ask where I am", "asking", "Only so that an idea fits"),
        ("can you hear what we talk about at home", "watching", "I know only what you write"),
        ("will my landlady see any of it", "who_sees", "Nobody else gets to see it"),
        ("what do I have to do so you go", "leaving", "After a pause I come back"),
        ("could my neighbour have it as well", "friends", "Pass on"),
    ],
)
def test_it_is_no_list_of_commands(text: str, topic: str, said: str) -> None:
    answer = words(asked(text, topic))
    assert said in answer
    assert "/nudge" not in answer


def test_where_nobody_is_sure_it_is_said_and_people_are_offered() -> None:
    outcome = asked("and what about the other thing", "cost", SURE - 0.05)
    assert "no words of my own" in words(outcome)
    assert {"c:do:help", "c:do:contact"} <= set(taps(outcome))


def test_who_tells_something_has_asked_nothing() -> None:
    told = (Intent(QUESTION, 0.45),)
    given = Text("I don't know how to tell everybody at work", intents=told, topics=(Intent("who_sees", 0.5),))
    assert "Telegram" not in words(respond(Turn(KNOWN, given, "key", MONDAY, DialogueSettings(16))))
    asked_so = replace(given, text="can everybody at work read it?")
    assert "Telegram" in words(respond(Turn(KNOWN, asked_so, "key", MONDAY, DialogueSettings(16))))


def test_times_that_are_asked_for_are_shown_at_once() -> None:
    outcome = asked("and when would that be as a rule", "schedule")
    assert outcome.then is not None
    assert outcome.then.query == StoredSchedule()


def test_what_somebody_tells_beside_a_question_is_not_lost() -> None:
    text = "I'm 71, who pays for you"
    given = Text(text, intents=(Intent(QUESTION, 0.9),), topics=(Intent("cost", 0.9),))
    assert "71" in words(all_of(respond(Turn(KNOWN, given, "key", MONDAY, DialogueSettings(16)))))


def test_each_part_is_answered_by_its_own_topic() -> None:
    parts = (
        SpokenPart("no more chess.", (Intent("less_of", 0.9),)),
        SpokenPart("can my son read this", (Intent(QUESTION, 0.9),), (Intent("who_sees", 0.9),)),
    )
    text = Text("no more chess. can my son read this", intents=(Intent("less_of", 0.9),), parts=parts)
    said = words(all_of(respond(Turn(KNOWN, text, "key", MONDAY, DialogueSettings(16)))))
    assert say("who_sees").html in said


@pytest.mark.parametrize("code", spoken())
def test_answers_are_said_in_every_language(code: str) -> None:
    for topic in SAID:
        with speaking(code):
            there = say(topic).html
        assert code == "en" or there != say(topic).html


@pytest.mark.parametrize(("code", "name"), [("en", NANO_E5), ("en", MINILM), *((code, NANO_E5) for code in spoken())])
def test_what_ships_was_learned_from_the_questions_as_they_are(code: str, name: str) -> None:
    fingerprint = open_encoder(name).fingerprint
    grounds = shipped_grounds(code, fingerprint, QUESTIONS)
    assert grounds is not None, "an example was changed: python -m bot.understanding.intents questions"
    assert shipped_fit(code, grounds, fingerprint, QUESTIONS) is not None


def test_questions_of_other_words_are_told_apart() -> None:
    encoder = open_encoder(NANO_E5)
    grounds = shipped_grounds("en", encoder.fingerprint, QUESTIONS)
    assert grounds is not None
    classifier = IntentClassifier(grounds, shipped_fit("en", grounds, encoder.fingerprint, QUESTIONS))
    told = {
        "will my wife get to read any of this": "who_sees",
        "what did you use to draw these": "pictures",
        "is there some monthly fee": "cost",
        "could you talk to me in Dutch": "languages",
        "what's it matter where I live": "asking",
    }
    vectors = encoder.encode(list(told))
    assert {text: classifier.classify(text, vectors[at])[0].name for at, text in enumerate(told)} == told


@pytest.mark.parametrize("code", ["en", *spoken()])
def test_every_question_is_an_example_of_a_question_about_the_bot(code: str) -> None:
    intents = examples_of(code, INTENTS)
    meant = dict(zip(intents.sentences, intents.intents, strict=True))
    assert all(meant[sentence] == QUESTION for sentence in examples_of(code, QUESTIONS).sentences)


@pytest.mark.long
@pytest.mark.parametrize("code", ["en", *spoken()])
def test_questions_that_are_left_out_are_mostly_told_right(code: str) -> None:
    grounds = shipped_grounds(code, open_encoder(NANO_E5).fingerprint, QUESTIONS)
    assert grounds is not None
    _weights, scores = left_out_scores(grounds)
    assert (scores.argmax(axis=1) == grounds.places[: len(scores)]).mean() >= 0.6
