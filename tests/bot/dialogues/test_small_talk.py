"""Words that are no wish: what each leads to, and that wishes are not among them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.commands import can_be_tapped
from bot.core.replies import Say
from bot.core.texts import speaking
from bot.dialogues.small_talk import asks_progress, asks_why, small_talk
from bot.language import detection
from bot.language import registry as languages
from tests.bot.turns import USER, taken, taps, words

PAUSES = "pause"
TOLD = [
    ("hello", "nudge"),
    ("Hi there!", "nudge"),
    ("hey bot", "nudge"),
    ("Good morning", "nudge"),
    ("Hallo", "nudge"),
    ("how are you?", "nudge"),
    ("what's up", "nudge"),
    ("thanks a lot", None),
    ("ok thanks!", None),
    ("danke", None),
    ("lol", "nudge"),
    ("hahaha", "nudge"),
    ("ok then", "nudge"),
    ("hmm...", "nudge"),
    ("idk", "nudge"),
    ("never mind", "nudge"),
    ("stop", PAUSES),
    ("STOP!!", PAUSES),
    ("unsubscribe", PAUSES),
    ("please stop", PAUSES),
    ("cancel", PAUSES),
    ("stop sending me messages", PAUSES),
    ("how do I stop this?", PAUSES),
    ("how can I unsubscribe", PAUSES),
    ("can I turn you off?", PAUSES),
    ("I want to quit", PAUSES),
    ("leave me alone", PAUSES),
    ("don't write to me any more", PAUSES),
    ("too many messages", PAUSES),
    ("can you pause until friday", PAUSES),
    ("pause", PAUSES),
    ("delete my data", "forget"),
    ("please delete everything you know about me", "forget"),
    ("forget me", "forget"),
    ("remove my account", "forget"),
    ("export my data", "export"),
    ("can I get a copy of my data?", "export"),
    ("are you a human?", "nudge"),
    ("are you real", "nudge"),
    ("r u a bot?", "nudge"),
    ("am I talking to a person?", "nudge"),
    ("who are you?", "nudge"),
    ("is this a bot", "nudge"),
    ("what do you know about me?", "privacy"),
    ("who can see my answers?", "privacy"),
    ("is this private?", "privacy"),
    ("who runs this", "privacy"),
    ("do you sell my data?", "privacy"),
    ("change my age to 35", "profile"),
    ("where can I edit my profile?", "profile"),
    ("when do you write?", "schedule"),
    ("how often will you send nudges?", "schedule"),
    ("can I change the times?", "schedule"),
    ("less often please", "schedule"),
    ("how am I doing?", "progress"),
    ("show me my progress", "progress"),
    ("resume", "resume"),
    ("start again please", "resume"),
    ("do you speak other languages?", "language"),
    ("is it free? what does this cost", "help"),
    ("what can you do?", None),
    ("help", None),
    ("how does this work?", None),
    ("what is this", None),
    ("?", None),
    ("I don't get it", None),
    ("what's the weather?", "nudge"),
    ("who won the match yesterday?", "nudge"),
    ("what is the capital of France?", "nudge"),
    ("🙂", None),
]


@pytest.mark.parametrize(("text", "leads_to"), TOLD)
def test_what_words_lead_to(text: str, leads_to: str | None) -> None:
    [said] = small_talk(languages.get(), text) or []
    assert isinstance(said, Say)
    data = [button.data for row in said.buttons for button in row]
    if leads_to == PAUSES:
        assert "c:pause:1" in data
    elif leads_to is None:
        assert not data
    else:
        assert data[0] == f"c:do:{leads_to}"
    for each in data:
        assert each.startswith("c:pause:") or can_be_tapped(each.removeprefix("c:do:"))


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        *((words, "en", "Good night") for words in ("good night", "night night", "sleep well", "I'm off to bed")),
        ("ok, bye for now", "en", "take care"),
        ("gute Nacht, bis morgen", "de", "Gute Nacht"),
        ("me voy a dormir", "es", "Buenas noches"),
        ("vou dormir", "pt", "Boa noite"),
        ("спокойной ночи", "ru", "Спокойной ночи"),
        ("شب بخیر", "fa", "شب بخیر"),
    ],
)
def test_who_says_goodbye_is_let_go_without_an_offer(text: str, code: str, said: str) -> None:
    with speaking(code):
        [reply] = small_talk(languages.get(code), text) or []
    assert isinstance(reply, Say)
    assert said in reply.html
    assert not reply.buttons


@pytest.mark.parametrize(
    ("text", "code"),
    [("do you understand Portuguese?", "pt"), ("can you write in Persian?", "fa"), ("do you speak German?", "de")],
)
def test_a_language_that_is_asked_about_is_offered(text: str, code: str) -> None:
    [reply] = small_talk(languages.get(), text) or []
    assert isinstance(reply, Say)
    assert [[button.data for button in row] for row in reply.buttons] == [[f"c:language:{code}"]]


@pytest.mark.parametrize(
    "text",
    [
        *("something quiet", "hello darkness my old friend", "no idea what to do", "stop motion", "a short walk"),
        *(
            "help me relax",
            "what should I do tonight?",
            "what can I do with my hands",
            "can you give me something easy?",
        ),
        *("I want to stop smoking", "something to stop me scrolling", "I want to cancel out the noise with music"),
        *("how can I sleep better", "could I cook something?", "delete the stress from my day", "free my mind"),
        *("show me a game", "change of scenery", "I'd like to see birds", "time for tea", "tell me a walk to take"),
    ],
)
def test_wishes_are_no_small_talk(text: str) -> None:
    assert small_talk(languages.get(), text) is None


@pytest.mark.parametrize(("text", "answer"), [("hi", "Hello, Evie &lt;3!"), ("thanks", "You're welcome, Evie &lt;3!")])
def test_who_told_a_name_is_called_by_it(text: str, answer: str) -> None:
    assert answer in words(taken(text, {}, user=replace(USER, called="Evie <3")))


NEW = replace(USER, onboarded_at=None, time_zone=None)


@pytest.mark.parametrize(
    ("said", "tap"), [("please forget everything about me", "c:do:forget"), ("who are you?", "c:do:privacy")]
)
def test_rights_are_answered_in_the_middle_of_the_first_talk(said: str, tap: str) -> None:
    first = taken("/start", {}, user=NEW)
    answered = taken(said, {}, user=NEW, after=first)
    assert tap in taps(answered)
    assert answered.replies[-1] == first.replies[-1]


def test_who_writes_in_another_language_that_is_spoken_is_offered_it_in_it() -> None:
    detection.warm_up()
    first = taken("/start", {}, user=NEW)
    asked = taken("[ob:1:yes]", {}, user=NEW, after=first)
    told = "Tenho 27 anos, sou garçom em Recife e moro com uma gata"
    assert "Quer que eu fale português com você?" in words(taken(told, {}, user=NEW, after=asked))
    assert "Quer que" not in words(taken("I'm 27, a waiter in Recife, with a cat", {}, user=NEW, after=asked))


@pytest.mark.parametrize("text", ["why this one?", "why did you send me that?", "why nothing today?", "why this"])
def test_who_asks_why_is_told_at_once(text: str) -> None:
    assert asks_why(languages.get("en"), text)


@pytest.mark.parametrize(("text", "asks"), [("what did i do this week", True), ("i did what i could", False)])
def test_a_question_about_what_was_done_is_no_deed(text: str, asks: bool) -> None:
    assert asks_progress(languages.get("en"), text) is asks
