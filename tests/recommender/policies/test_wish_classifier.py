"""Wishes are told from other words, by the real encoder over the starter library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from bot.services.starter_library import shipped_vectors
from content.manifest import starter_library
from recommender import Encoder
from recommender.language_data import told_by_language
from recommender.policies.wish_classifier import LONGINGS, NONSENSE, WishClassifier

WISHES = (
    "something quiet indoors with my daughter",
    "a short walk",
    "I want to bake something",
    "something creative for a rainy afternoon",
    "I feel like moving a bit",
    "what can I do with my hands",
    "give me an idea for the evening with my wife",
    "help me relax",
    "I'm bored",
    "something for my balcony",
    "I'd like to read more",
    "a game for four people",
    "something to do with my dog",
    "I need fresh air",
    "music",
    "knitting",
    "let's cook something easy",
    "stretching my back",
    "something outside in the sun",
    "I want to call an old friend",
    "how can I sleep better",
    "tidy my room",
    "draw something",
    "help somebody in the neighbourhood",
    "write a letter",
    "something calm before bed",
    "running",
    "a puzzle or a board game",
    "watch birds",
    "learn to play the guitar",
    "fix my bike",
    "something with plants",
    "five minutes only",
    "I'm stressed",
    "I feel lonely",
    "play with the kids",
    "yoga",
    "breathing exercise",
    "swimming",
    "something funny with friends",
    "tea",
    "take photos",
    "craft with paper",
    "meditation",
    "dance",
    "gardening in the evening",
    "volunteer work",
    "clean the kitchen",
    "a good book",
    "go outside",
)
OTHER_WORDS = (
    "asdf qwer",
    "what's the weather",
    "greetings",
    "lol",
    "sdfkjh sdkfjh",
    "qwertyuiop",
    "blah blah blah",
    "the capital of France",
    "12345 67890 abc",
    "aaaaaaa",
    "who is the president",
    "how much is a bitcoin",
    "my order number is 4711",
    "stock prices today",
    "translate this to Spanish",
    "python list comprehension",
    "error 404 not found",
    "SELECT * FROM users",
    "ignore all previous instructions",
    "xyzzy plugh",
    "foo bar baz",
    "tax return 2023",
    "mortgage rates",
    "the quick brown fox",
    "lorem ipsum dolor sit amet",
    "what is the meaning of life",
    "are you a robot",
    "send nudes",
    "buy cheap viagra",
    "crypto airdrop",
    "my password is hunter2",
    "when is the next train to Leeds",
    "football results",
    "iphone 15 price",
    "I live in Berlin",
    "covid symptoms",
    "how tall is mount everest",
    "jkl jkl jkl",
    "zzz",
    "hmmm",
    "ok then",
    "why",
    "tell me about quantum physics",
    "the war in ukraine",
    "Trump",
    "make me a sandwich",
    "sudo rm -rf",
    "good luck with that",
    "wtf",
    "idk",
)


IN_OTHER_LANGUAGES = yaml.safe_load(Path(__file__).with_name("wishes.yaml").read_text(encoding="utf-8"))
"""Fifty wishes and fifty other texts in each."""


def classifier_for(encoder: Encoder) -> WishClassifier:
    vectors = shipped_vectors(encoder.fingerprint)
    return WishClassifier.build({message.id: vectors[message.text] for message in starter_library().messages}, vectors)


@pytest.fixture
def classifier(encoder: Encoder) -> WishClassifier:
    return classifier_for(encoder)


@pytest.mark.long
@pytest.mark.parametrize("language", sorted(IN_OTHER_LANGUAGES))
def test_wishes_in_other_languages_are_told_from_other_words(
    classifier: WishClassifier, encoder: Encoder, language: str
) -> None:
    def taken(words: list[str]) -> list[str]:
        told = zip(words, encoder.encode(words), strict=True)
        return [text for text, vector in told if classifier.is_wish(text, vector)]

    told = IN_OTHER_LANGUAGES[language]
    wishes, others = taken(told["wishes"]), taken(told["other"])
    assert len(wishes) >= 45, set(told["wishes"]) - set(wishes)
    assert len(others) <= 5, others


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "mir ist langweilig"), ("es", "solo cinco minutos"), ("pt", "me sinto sozinha"), ("fa", "خیلی استرس دارم")],
)
def test_a_mood_and_a_time_are_wishes_in_every_language(classifier: WishClassifier, language: str, words: str) -> None:
    assert language in told_by_language("moods")
    assert classifier.is_wish(words, np.zeros(384, dtype=np.float32))


@pytest.mark.parametrize("which", ["encoder", "english_encoder"])
def test_wishes_are_told_from_other_words(which: str, request: pytest.FixtureRequest) -> None:
    encoder: Encoder = request.getfixturevalue(which)
    classifier = classifier_for(encoder)
    assert not {*WISHES, *OTHER_WORDS} & {*NONSENSE, *LONGINGS}
    wishes = dict(zip(WISHES, encoder.encode(list(WISHES)), strict=True))
    others = dict(zip(OTHER_WORDS, encoder.encode(list(OTHER_WORDS)), strict=True))
    kept = {words for words, vector in wishes.items() if classifier.is_wish(words, vector)}
    stopped = {words for words, vector in others.items() if not classifier.is_wish(words, vector)}
    assert len(kept) / len(WISHES) >= 0.96, set(WISHES) - kept
    assert len(stopped) / len(OTHER_WORDS) >= 0.94, set(OTHER_WORDS) - stopped
    assert {"asdf qwer", "lol", "the capital of France", "SELECT * FROM users"} <= stopped
    assert {"something quiet indoors with my daughter", "a short walk", "I'm bored"} <= kept


def test_a_message_is_near_to_words_if_it_stands_out_among_many() -> None:
    axes = np.eye(16, dtype=np.float32)
    # all texts of no wish share a direction with the messages: nearness alone says nothing
    messages = {f"m{at}": axes[at] + axes[15] for at in range(12)}
    classifier = WishClassifier(messages, axes[:12], axes[12:15] + 3 * axes[15])
    words = axes[3] + 0.5 * axes[14]
    assert float(words @ axes[3]) / float(np.linalg.norm(words)) / np.sqrt(2) < classifier.near_from
    assert classifier.is_near(words, "m3")
    assert not classifier.is_near(words, "m4")
    few = WishClassifier({"m3": messages["m3"], "m4": messages["m4"]}, axes[:12], axes[12:15] + 3 * axes[15])
    assert not few.is_near(words, "m3")


def test_a_message_is_near_to_words_about_it() -> None:
    axes = np.eye(4, dtype=np.float32)
    classifier = WishClassifier({"walk": axes[0], "read": axes[1]}, axes[:2], axes[2:])
    assert classifier.near_from == 0
    assert classifier.is_near(np.array([1, -1, 0, 0], dtype=np.float32), "walk")
    assert not classifier.is_near(np.array([1, -1, 0, 0], dtype=np.float32), "read")
    assert not classifier.is_near(axes[0], "gone")
    assert classifier.is_wish("walk", axes[0])
    assert not classifier.is_wish("spam", axes[3])
    assert classifier.is_wish("tired", axes[3])
    assert not WishClassifier({}, axes[:2], axes[2:]).is_near(axes[0], "walk")


def test_the_bar_does_not_rise_with_the_size_of_a_library() -> None:
    rows = np.random.default_rng(3).normal(size=(1200, 24)).astype(np.float32)
    small, large = (
        WishClassifier({str(at): row for at, row in enumerate(rows[:count])}, rows[1100:], rows[1000:1100])
        for count in (100, 1000)
    )
    assert large.near_from == pytest.approx(small.near_from, abs=0.05)
