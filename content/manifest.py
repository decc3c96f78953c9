"""A library as a folder: ``messages.yaml``, ``images.yaml`` and the pictures the second one names.

::

    # images.yaml
    licence: Apache-2.0
    images:
    - id: forest-path
      title: Forest path in autumn
      caption: a path covered with orange leaves leads through an autumn forest
      alt: A sunlit path between autumn trees.
      file: images/forest-path.webp
      activities: [walking]
      only_for: []
      unsuitable_for: []

    # messages.yaml
    licence: Apache-2.0
    messages:
    - id: walk-to-corner
      text: Put on your shoes and walk to the next corner. Come back another way.
      activities: [walking]
      technique: 8.7 graded tasks
      only_for: []
      unsuitable_for: [wheelchair]
      facts: {light: day, places: [outdoors], minutes: 10, things: [], abilities: [walking]}

Facts are those of :class:`recommender.facts.Facts`; what is left out is not known.

Either file may be missing, but not both. ``texts/<language>.yaml`` says the same in other languages
(:mod:`content.translations`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from content.errors import ManifestError
from content.items import Image, Library, LibraryItem, Message
from content.translations import Translations, language_of_file, merge, read_texts
from recommender.regular_files import TEXT_LIMIT, read_regular_file
from recommender.strangers_yaml import FAST_LOADER, check_yaml

MESSAGES_FILE = "messages.yaml"
"""Name of the messages' manifest within its folder."""

IMAGES_FILE = "images.yaml"
"""Name of the images' manifest within its folder."""

ItemT = TypeVar("ItemT", bound=LibraryItem)


MANIFEST_LIMIT = TEXT_LIMIT
"""Bytes of a manifest."""


def starter_folder() -> Path:
    """Return the folder of the library that ships with the program."""
    return Path(__file__).parent / "starter"


@cache
def starter_library() -> Library:
    """Return the library that ships with the program; it is read once, since a start asks for it several times."""
    return load_library(starter_folder())


def load_library(folder: Path) -> Library:
    """Read and check a manifest folder.

    Args:
        folder: Holds ``messages.yaml``, ``images.yaml`` or both, and every picture that the latter names.

    Returns:
        The messages and images in the order of their files.

    Raises:
        ManifestError: If nothing is there, a file is no valid YAML of the form above, an item is not valid,
            an id is given twice, or a picture is missing. The text names file, id and remedy.
    """
    if not folder.is_dir():
        raise ManifestError(folder, f"no such folder: give one that holds {MESSAGES_FILE} or {IMAGES_FILE}")
    messages_file, images_file = folder / MESSAGES_FILE, folder / IMAGES_FILE
    if not messages_file.is_file() and not images_file.is_file():
        raise ManifestError(folder, f"holds neither {MESSAGES_FILE} nor {IMAGES_FILE}: add one of them")
    texts = _translations(folder)
    messages = _items(messages_file, "messages", Message, texts) if messages_file.is_file() else ()
    images = _items(images_file, "images", Image, texts) if images_file.is_file() else ()
    for image in images:
        if not picture_path(folder, image).is_file():
            raise ManifestError(
                images_file, f"the picture {image.file!r} does not exist: add it or correct 'file'", image.id
            )
    return Library(messages=messages, images=images)


def picture_path(folder: Path, image: Image) -> Path:
    """Return where the picture of ``image`` lies in the manifest folder ``folder``."""
    return folder / image.file


def _translations(folder: Path) -> Translations:
    """Return what the folder's files of texts say in other languages."""
    found = {}
    for file in sorted(folder.glob("texts/*.yaml")):
        language = language_of_file(file.relative_to(folder).as_posix())
        if language is None:
            raise ManifestError(file, "is not named by a language: write two letters, such as de.yaml")
        try:
            found[language] = read_texts(_decoded(file))
        except ValueError as error:
            raise ManifestError(file, str(error)) from None
    return merge(found)


def _decoded(file: Path) -> str:
    try:
        return read_regular_file(file.resolve(), MANIFEST_LIMIT).decode("utf-8")
    except OSError as error:
        raise ManifestError(file, f"cannot be read ({error.strerror}): give a file of that name") from error
    except UnicodeDecodeError as error:
        raise ManifestError(file, f"is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def _items(file: Path, kind: str, model: type[ItemT], texts: Translations) -> tuple[ItemT, ...]:
    rows = [_translated(row, kind.removesuffix("s"), texts) for row in _rows(file, kind)]
    items = tuple(_item(file, position, row, model) for position, row in enumerate(rows, start=1))
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise ManifestError(file, "the id is given twice: rename one of the two", item.id)
        seen.add(item.id)
    return items


def _translated(row: Any, kind: str, texts: Translations) -> Any:
    """Return a row with what its item says in other languages."""
    said = texts.get((kind, str(row.get("id")))) if isinstance(row, dict) else None
    return row if said is None else {**row, "translations": {**said, **(row.get("translations") or {})}}


def _rows(file: Path, kind: str) -> list[Any]:
    text = _decoded(file)
    try:
        check_yaml(text)
        document = yaml.load(text, Loader=FAST_LOADER)
    except yaml.YAMLError as error:
        raise ManifestError(file, f"is not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(document, dict):
        raise ManifestError(file, f"must be a mapping with 'licence' and '{kind}', not {_kind_of(document)}")
    unknown = sorted(str(key) for key in document if key not in ("licence", kind))
    if unknown:
        raise ManifestError(file, f"has unknown keys {', '.join(unknown)}: only 'licence' and '{kind}' are read")
    licence = document.get("licence")
    if not isinstance(licence, str) or not licence.strip():
        raise ManifestError(file, f"'licence' is {licence!r}: name the licence of what the file holds")
    rows = document.get(kind)
    if not isinstance(rows, list):
        raise ManifestError(file, f"'{kind}' must be a list of {kind}, not {_kind_of(rows)}")
    return rows


def _item(file: Path, position: int, row: object, model: type[ItemT]) -> ItemT:
    name = f"#{position}"
    if not isinstance(row, dict):
        raise ManifestError(file, f"must be a mapping with 'id' and the other fields, not {_kind_of(row)}", name)
    if isinstance(row.get("id"), str) and row["id"]:
        name = row["id"]
    try:
        return model.model_validate(row)
    except ValidationError as error:
        raise ManifestError(file, "; ".join(_fault(fault, model) for fault in error.errors()), name) from error


def _fault(fault: Any, model: type[LibraryItem]) -> str:
    field = ".".join(str(part) for part in fault["loc"]) or "item"
    if fault["type"] == "missing":
        return f"'{field}' is missing: add it"
    if fault["type"] == "extra_forbidden":
        return f"'{field}' is not known: use {', '.join(model.model_fields)}"
    return f"'{field}' is {fault['input']!r}: {fault['msg']}"


def _kind_of(value: object) -> str:
    return "nothing" if value is None else f"a {type(value).__name__}"
