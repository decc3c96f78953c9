"""The gallery shows people with their pairs, and nothing of the studies' labels."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from content.gallery import candidates, page, personas
from content.items import Image, Library, Message
from content.manifest import starter_library
from recommender.study.model import StudyUser, UserLabels

DOCS = Path(__file__).parents[2] / "docs"
LIBRARY = Library(
    messages=(Message(id="m", text="Read a page.", activities=("reading",), unsuitable_for=("low_vision",)),),
    images=(Image(id="i", title="Book", caption="a book", alt='A "good" book.', file="images/i.webp"),),
)


def test_an_audience_that_nobody_set_is_left_to_the_recommender() -> None:
    messages, images = candidates(LIBRARY)

    assert (messages[0].text, messages[0].only_for, messages[0].unsuitable_for) == (
        "Read a page.",
        None,
        ("low_vision",),
    )
    assert (images[0].text, images[0].only_for, images[0].unsuitable_for) == ("a book", None, None)


def test_a_page_shows_person_picture_and_message() -> None:
    user = StudyUser(id="u", profile={"age": 30}, likes=("tea",), labels=UserLabels(traits=("secret_label",)))

    text = page(LIBRARY, [user], [[("m", "i")]], pictures="../pictures")

    assert "## A 30-year-old person." in text
    assert "Likes tea. Dislikes nothing named." in text
    assert '<img src="../pictures/images/i.webp" width="200" alt="A &quot;good&quot; book.">' in text
    assert "|Read a page.|" in text
    assert "secret_label" not in text


def test_every_study_lends_its_personas() -> None:
    assert len(personas()) >= 40


def test_the_gallery_in_the_documentation_shows_pictures_that_exist() -> None:
    shown = re.findall(r'<img src="([^"]+)"', (DOCS / "starter-gallery.md").read_text(encoding="utf-8"))

    assert len(shown) >= 200
    assert [name for name in set(shown) if not (DOCS / name).is_file()] == []


@pytest.mark.parametrize("name", ["starter-gallery.md", "starter-library.png"])
def test_the_documentation_has_both_views(name: str) -> None:
    assert (DOCS / name).stat().st_size > 10_000


def test_the_gallery_quotes_messages_of_the_library() -> None:
    text = (DOCS / "starter-gallery.md").read_text(encoding="utf-8")
    known = {message.text for message in starter_library().messages}
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|") and "<img" not in line]
    quoted = {cell for row in rows for cell in row if cell.strip(" -")}

    assert len(quoted) >= 50
    assert quoted <= known
