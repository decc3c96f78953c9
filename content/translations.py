"""What the items of a folder say in other languages: ``texts/<language>.yaml`` beside its manifests.

::

    # texts/de.yaml
    licence: Apache-2.0
    messages:
      walk-to-corner: Zieh die Schuhe an und geh bis zur nächsten Ecke.
    images:
      forest-path: Ein sonniger Weg zwischen Herbstbäumen.

A message has its text there, an image what a person should be told who cannot see it. Captions stay in one language:
they are encoded and never shown to people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from recommender.strangers_yaml import FAST_LOADER, check_yaml

KINDS: Mapping[str, str] = {"messages": "message", "images": "image"}
"""How the kinds of items are called in a file, and how elsewhere."""

Translations = Mapping[tuple[str, str], Mapping[str, str]]
"""Texts by kind and id, and by language."""

_FILE = re.compile(r"texts/(?P<language>[a-z]{2})\.ya?ml")


def language_of_file(name: str) -> str | None:
    """Return the language of a file of texts by its path within the folder; ``None`` if it is another file."""
    found = _FILE.fullmatch(name)
    return None if found is None else found["language"]


def file_of_language(language: str) -> str:
    """Return the path of a language's texts within the folder."""
    return f"texts/{language}.yaml"


def read_texts(text: str) -> dict[tuple[str, str], str]:
    """Return what a file says, by kind and id.

    Raises:
        ValueError: If it is not of the form above; in words.
    """
    try:
        check_yaml(text, aliases=False)
        document = yaml.load(text, Loader=FAST_LOADER)
    except yaml.YAMLError as error:
        raise ValueError(f"is no valid YAML ({' '.join(str(error).split())[:200]}): mend it") from None
    if not isinstance(document, dict):
        raise ValueError("must be a mapping with 'licence', 'messages' and 'images'")
    found: dict[tuple[str, str], str] = {}
    for key, kind in KINDS.items():
        rows = document.get(key) or {}
        if not isinstance(rows, dict) or not all(isinstance(said, str) for said in rows.values()):
            raise ValueError(f"'{key}' must be a mapping from ids to texts")
        found |= {(kind, str(name)): said for name, said in rows.items()}
    return found


def merge(files: Mapping[str, Mapping[tuple[str, str], str]]) -> dict[tuple[str, str], dict[str, str]]:
    """Return the texts of all languages' files by kind and id, and by language."""
    merged: dict[tuple[str, str], dict[str, str]] = {}
    for language, texts in sorted(files.items()):
        for item, said in texts.items():
            merged.setdefault(item, {})[language] = said
    return merged


def as_files(translations: Translations, licence: str) -> dict[str, str]:
    """Return files that say the same, by their paths within the folder.

    Args:
        translations: By kind and id, and by language.
        licence: Of the texts.
    """
    by_language: dict[str, dict[str, dict[str, str]]] = {}
    for (kind, name), texts in translations.items():
        for language, said in texts.items():
            by_language.setdefault(language, {"messages": {}, "images": {}})[f"{kind}s"][name] = said
    return {
        file_of_language(language): yaml.safe_dump({"licence": licence, **kinds}, allow_unicode=True, width=120)
        for language, kinds in sorted(by_language.items())
    }
