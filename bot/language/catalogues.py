"""The catalogue of all texts for people, from which translations start.

``python -m bot.language.catalogues`` writes ``bot/locale/offscreen.pot`` anew. A translation is
``bot/locale/<language>/LC_MESSAGES/offscreen.po``, begun by ``pybabel init -i bot/locale/offscreen.pot -d bot/locale
-D offscreen -l <language>``, kept up by ``pybabel update`` and compiled by ``pybabel compile``, with the same options.
"""

from __future__ import annotations

import io
from pathlib import Path

import recommender
from bot.core.texts import CATALOGUES, DOMAIN
from recommender.audience import known_traits

TEMPLATE = CATALOGUES / f"{DOMAIN}.pot"

_ROOTS: tuple[tuple[Path, dict[str, None]], ...] = (
    (Path(__file__).parents[1], {"_": None, "marked": None}),
    (Path(recommender.__file__).parent, {"say": None}),
)
"""Packages and how they mark texts: the recommender's sentence is handed ``_`` under the name ``say``."""


def extract_texts() -> dict[str, list[str]]:
    """Return every text that is marked for translation, with the modules that hold it, in order of the text.

    Babel is a tool of development: it is imported here alone.
    """
    from babel.messages.extract import extract_from_dir

    found: dict[str, set[str]] = {}
    for root, keywords in _ROOTS:
        for name, _line, text, _comments, _context in extract_from_dir(
            root, method_map=[("**.py", "python")], keywords=keywords
        ):
            found.setdefault(text if isinstance(text, str) else text[0], set()).add(f"{root.name}/{name}")
    for trait in known_traits():
        if trait.you:
            found.setdefault(trait.you, set()).add("recommender/data/traits.yaml")
    return {text: sorted(names) for text, names in sorted(found.items())}


def template() -> bytes:
    """Return the catalogue's template, without line numbers and dates: it changes only when a text does."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog(project="offscreen", domain=DOMAIN, charset="utf-8")
    for text, modules in extract_texts().items():
        catalogue.add(text, locations=[(module, 0) for module in modules])
    written = io.BytesIO()
    write_po(written, catalogue, omit_header=True, include_lineno=False, sort_output=True, width=100)
    return b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + written.getvalue().lstrip()


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(template())
