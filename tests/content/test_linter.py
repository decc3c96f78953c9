"""The linter finds what is unwise to send, and leaves good texts alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.items import Image, Library, Message
from content.linter import COMPARED, Finding, RepeatFinder, lint_image, lint_library, lint_message, near_duplicates
from content.techniques import TECHNIQUES, is_technique


def repeated(texts: dict[str, str], *, limit: float) -> dict[str, tuple[str, float]]:
    finder, found = RepeatFinder(texts.values(), limit=limit), {}
    for name, text in texts.items():
        if (one := finder.find(name, text)) is not None:
            found[name] = one
        finder.add(name, text)
    return found


def _rules(text: str, **fields: object) -> set[str]:
    message = Message.model_validate({"id": "m", "text": text, "activities": ["reading"], **fields})
    return {finding.rule for finding in lint_message(message)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Hi there, open a book and read one page.", "greeting"),
        ("Good morning! Open a book and read one page.", "greeting"),
        ("Hello. Open a book and read one page.", "greeting"),
        ("You should read a book for once.", "guilt"),
        ("You have been on the phone for hours, so read a book.", "guilt"),
        ("Stop wasting the evening and read a book.", "guilt"),
        ("Hurry and read a page of the book.", "urgency"),
        ("Don't miss the chance to read a page today.", "urgency"),
        ("Last chance to read a page before the night.", "urgency"),
        ("Read a page, it reduces stress.", "health_claim"),
        ("Go for a walk, it is good for your heart.", "health_claim"),
        ("A walk is proven to lift the spirits of all.", "health_claim"),
        ("Read the story at https://stories.example/page now.", "link"),
        ("Read a page and tell @storyteller about it.", "link"),
        ("Read this: stories.com has a page for you.", "link"),
        ("READ a page of the book by the window.", "shouting"),
        ("Read a page! And then read the next one!", "shouting"),
        ("Read a page of the book 📚✨ by the window 🌞.", "emoji"),
        ("Lies eine Seite in dem Buch, das auf dem Tisch liegt.", "language"),
        ("Lis une page du livre qui est sur la table.", "language"),
        ("Прочитай страницу книги у окна сегодня.", "language"),
        ("Read a page of the book.\nThen read the next.", "characters"),
        ("Read a page \u202eof the book.", "characters"),
        ("Read a page of the book. " * 4, "too_long"),
        ("Read a page of the book by the window, " + "and then the next, " * 8, "too_long"),
    ],
)
def test_what_should_not_be_sent_is_found(text: str, rule: str) -> None:
    assert rule in _rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "Open the book that lies nearest and read just two pages.",
        "Put your shoes by the door right now.",
        "Highland songs sound well in the kitchen: sing one of them.",
        "Say good morning to the neighbours on your way round the block.",
        "Roll out a mat 🧘 and take ten slow breaths.",
        "Deal a round of cards! The loser makes the tea.",
        "Listen to the BBC or to the birds by the open window.",
        "Treat your dog to the long round and a good sniff at every hedge.",
        "Read.",
    ],
)
def test_good_texts_pass(text: str) -> None:
    assert _rules(text) == set()


def test_other_languages_are_checked_for_form_only() -> None:
    text = "Lies eine Seite in dem Buch, das auf dem Tisch liegt."

    assert _rules(text, language="de") == set()
    assert _rules(text.upper(), language="de") == {"shouting"}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"activities": []}, "no_activity"),
        ({"technique": "8.7 small steps"}, "technique"),
        ({"technique": "graded tasks"}, "technique"),
        ({"only_for": ["gardener"]}, "trait"),
        ({"unsuitable_for": ["wheelchairs"]}, "trait"),
        ({"only_for": ["parent"], "unsuitable_for": ["parent"]}, "trait"),
    ],
)
def test_labels_are_checked(fields: dict[str, object], rule: str) -> None:
    assert _rules("Read a page of the book.", **fields) == {rule}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"caption": "picture of a woman reading a book"}, "caption_start"),
        ({"caption": "reading woman"}, "caption_short"),
        ({"caption": "a woman reading a book " * 10}, "too_long"),
        ({"caption": "eine Frau liest ein Buch auf dem Sofa und trinkt Tee"}, "language"),
        ({"alt": "A WOMAN with a book on the sofa."}, "shouting"),
        ({"title": "See www.books.example"}, "link"),
        ({"activities": []}, "no_activity"),
    ],
)
def test_words_of_pictures_are_checked(fields: dict[str, object], rule: str) -> None:
    good = {
        "id": "i",
        "title": "Reading on the sofa",
        "caption": "a woman reading a book on the sofa",
        "alt": "A woman with a book on the sofa.",
        "file": "i.png",
        "activities": ["reading"],
    }

    assert lint_image(Image.model_validate(good)) == []
    assert {finding.rule for finding in lint_image(Image.model_validate({**good, **fields}))} == {rule}


def test_a_finding_names_item_rule_and_remedy() -> None:
    finding = lint_message(Message(id="m1", text="Hurry and read a page of the book.", activities=("reading",)))[0]

    assert finding == Finding("m1", "urgency", "'Hurry': nothing here is pressing: leave the time to the reader")
    assert str(finding).startswith("m1: urgency: ")


def test_near_duplicates_are_found_once_and_in_order() -> None:
    texts = {
        "a": "Read two pages of a book by the window.",
        "b": "Water the plants.",
        "c": "Read two pages of the book by a window!",  # the same ten words as "a"
        "d": "Read two pages of a book by the stove.",  # 8 of the 10 words of "a" or "d"
    }

    found = near_duplicates(texts, limit=0.6)

    assert [(first, second) for first, second, _ in found] == [("a", "c"), ("a", "d"), ("c", "d")]
    assert [round(share, 2) for _, _, share in found] == [1.0, 0.8, 0.8]
    library = Library(messages=tuple(Message(id=key, text=text, activities=("x",)) for key, text in texts.items()))
    assert [f.item for f in lint_library(library) if f.rule == "near_duplicate"] == ["c", "d", "d"]


@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6).map(" ".join), max_size=8),
    st.sampled_from([0.3, 0.5, 0.6, 0.75, 1.0]),
)
def test_near_duplicates_miss_no_pair(texts: list[str], limit: float) -> None:
    named = {str(index): text for index, text in enumerate(texts)}
    expected = []
    for second in range(len(texts)):
        for first in range(second):
            one, two = set(texts[first].split()), set(texts[second].split())
            if len(one & two) / len(one | two) >= limit:
                expected.append((str(first), str(second)))

    assert sorted((first, second) for first, second, _ in near_duplicates(named, limit=limit)) == sorted(expected)
    again = repeated(named, limit=limit)
    assert set(again) == {second for _first, second in expected}
    assert {(first, second) for second, (first, _share) in again.items()} <= set(expected)


def test_rows_that_are_all_alike_are_compared_with_few() -> None:
    texts = {str(number): f"Walk the dog {number}" for number in range(10 * COMPARED)}
    assert len(repeated(texts, limit=0.6)) == len(texts) - 1
    assert repeated(texts, limit=0.7) == {}  # 3 of 5 words are the same


def test_large_libraries_are_compared_quickly() -> None:
    texts = {str(n): f"Read page w{n} of the book w{n * 7} by the window w{n * 13}." for n in range(5000)}

    start = time.process_time()
    assert near_duplicates(texts, limit=0.9) == []
    assert time.process_time() - start < 5.0


def test_the_taxonomy_has_its_93_techniques() -> None:
    assert len(TECHNIQUES) == 93
    assert is_technique("8.2 behaviour substitution")
    assert not is_technique("8.2 graded tasks")
    assert not is_technique("8.2")
