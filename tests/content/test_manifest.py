"""A manifest folder is read as a library, or refused with a text that names file, item and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import manifest
from content.errors import ContentError, ManifestError
from content.manifest import load_library, picture_path, starter_folder, starter_library

MESSAGES = """
licence: Apache-2.0
messages:
- id: read-a-page
  text: Read a page.
  activities: [reading]
"""
IMAGES = """
licence: Apache-2.0
images:
- {id: book, title: Book, caption: an open book, alt: A book., file: pictures/book.png, activities: [reading]}
"""


def _folder(tmp_path: Path, *, messages: str | None = None, images: str | None = None) -> Path:
    if messages is not None:
        (tmp_path / "messages.yaml").write_text(messages, encoding="utf-8")
    if images is not None:
        (tmp_path / "images.yaml").write_text(images, encoding="utf-8")
        (tmp_path / "pictures").mkdir(exist_ok=True)
        (tmp_path / "pictures" / "book.png").write_bytes(b"picture")
    return tmp_path


def test_both_files_make_a_library(tmp_path: Path) -> None:
    library = load_library(_folder(tmp_path, messages=MESSAGES, images=IMAGES))

    assert [message.id for message in library.messages] == ["read-a-page"]
    assert [image.id for image in library.images] == ["book"]
    assert picture_path(tmp_path, library.images[0]).read_bytes() == b"picture"


@pytest.mark.parametrize(("messages", "images", "sizes"), [(MESSAGES, None, (1, 0)), (None, IMAGES, (0, 1))])
def test_one_file_is_enough(tmp_path: Path, messages: str | None, images: str | None, sizes: tuple[int, int]) -> None:
    library = load_library(_folder(tmp_path, messages=messages, images=images))

    assert (len(library.messages), len(library.images)) == sizes


@pytest.mark.parametrize(
    ("messages", "item", "words"),
    [
        ("licence: x\nmessages: [", None, ("not valid YAML",)),
        ("- a\n- b", None, ("mapping", "a list")),
        ("", None, ("mapping", "nothing")),
        ("messages: []", None, ("licence", "None")),
        ("licence: ' '\nmessages: []", None, ("licence", "name the licence")),
        ("licence: x\nmessages: {a: 1}", None, ("list of messages", "a dict")),
        ("licence: x", None, ("list of messages", "nothing")),
        ("licence: x\nmessages: []\nmesages: []", None, ("unknown keys mesages",)),
        ("licence: x\nmessages: [read]", "#1", ("mapping", "a str")),
        ("licence: x\nmessages: [{text: Read.}]", "#1", ("'id' is missing",)),
        ("licence: x\nmessages: [{id: a}]", "a", ("'text' is missing",)),
        ("licence: x\nmessages: [{id: a, text: ''}]", "a", ("'text' is ''",)),
        ("licence: x\nmessages: [{id: A b, text: Read.}]", "A b", ("'id' is 'A b'",)),
        ("licence: x\nmessages: [{id: a, text: Read., mood: good}]", "a", ("'mood' is not known", "activities")),
        ("licence: x\nmessages: [{id: a, text: Read., activities: [9lives]}]", "a", ("activities.0", "9lives")),
        ("licence: x\nmessages: [{id: a, text: B.}, {id: a, text: C.}]", "a", ("given twice", "rename")),
    ],
)
def test_faults_are_named(tmp_path: Path, messages: str, item: str | None, words: tuple[str, ...]) -> None:
    with pytest.raises(ManifestError) as caught:
        load_library(_folder(tmp_path, messages=messages))

    assert caught.value.file == tmp_path / "messages.yaml"
    assert caught.value.item == item
    for word in ("messages.yaml", *words, *([item] if item else [])):
        assert word in str(caught.value)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "messages.yaml").write_bytes(b"licence: \xff")

    with pytest.raises(ManifestError, match="not UTF-8"):
        load_library(tmp_path)


def test_a_missing_picture_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path, images=IMAGES)
    (folder / "pictures" / "book.png").unlink()

    with pytest.raises(ManifestError, match=r"images\.yaml, book: the picture 'pictures/book\.png' does not exist"):
        load_library(folder)


@pytest.mark.parametrize("file", ["../secret.png", "/etc/hostname"])
def test_pictures_stay_inside_the_folder(tmp_path: Path, file: str) -> None:
    with pytest.raises(ManifestError, match="relative to the manifest"):
        load_library(_folder(tmp_path, images=IMAGES.replace("pictures/book.png", file)))


def test_an_empty_or_absent_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="neither"):
        load_library(tmp_path)
    with pytest.raises(ContentError, match="no such folder"):
        load_library(tmp_path / "nowhere")


def test_the_starter_library_is_the_starter_folder() -> None:
    assert starter_library() == load_library(starter_folder())


def test_a_manifest_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _folder(tmp_path, messages=MESSAGES)
    monkeypatch.setattr(manifest, "MANIFEST_LIMIT", 10)
    with pytest.raises(ManifestError, match="larger than"):
        load_library(folder)
