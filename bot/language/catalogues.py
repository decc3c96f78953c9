"""The catalogues of all texts for people: collected, brought up to date, checked and compiled.

``python -m bot.language.catalogues`` writes ``bot/locale/offscreen.pot`` anew, adds new texts to each translation
(``bot/locale/<language>/LC_MESSAGES/offscreen.po``), and compiles those of which users would meet next to no English: a
language is spoken once its compiled catalogue is there, and a text that is new is in English until it is translated.
``--check`` writes nothing, names what is missing and fails where a language could not be spoken; ``--release`` fails
where any text for users is missing. ``--begin <language>`` starts a translation. See docs/translating.md.
"""

from __future__ import annotations

import ast
import io
import re
import string
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import recommender
from bot.core.texts import CATALOGUES, DOMAIN
from recommender.audience import known_traits

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

TEMPLATE = CATALOGUES / f"{DOMAIN}.pot"

NEW_TEXTS = 0.1
"""Share of the texts for users that may be missing in a language that is spoken: those of a release in the making."""

_ROOTS: tuple[tuple[Path, dict[str, int]], ...] = (
    (Path(__file__).parents[1], {"_": 1, "marked": 1, "ngettext": 2}),
    (Path(recommender.__file__).parent, {"say": 1}),
)
"""Packages and how they mark texts of how many forms: the recommender's sentence is handed ``_`` as ``say``."""

_OPERATORS = ("bot/operators/", "bot/monitoring/", "bot/telegram/", "bot/cli/")
"""Where texts stand that users never see: a language may be spoken before these are translated."""

Text = str | tuple[str, ...]


@cache
def extract_texts() -> dict[Text, list[str]]:
    """Return every text that is marked for translation, with the modules that hold it, in order of the text.

    One that goes with a number is its singular and its plural.
    """
    found: dict[Text, set[str]] = {}
    for root, marks in _ROOTS:
        for path in root.rglob("*.py"):
            for text in _marked_in(ast.parse(path.read_text(encoding="utf-8")), marks):
                found.setdefault(text, set()).add(f"{root.name}/{path.relative_to(root).as_posix()}")
    for trait in known_traits():
        if trait.you:
            found.setdefault(trait.you, set()).add("recommender/data/traits.yaml")
    return {text: sorted(names) for text, names in sorted(found.items(), key=lambda item: _singular(item[0]))}


def _marked_in(tree: ast.AST, marks: Mapping[str, int]) -> Iterator[Text]:
    """Yield the texts that a module marks, within f-strings too, where Babel's own collector finds none."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in marks:
            forms = node.args[: marks[node.func.id]]
            said = tuple(form.value for form in forms if isinstance(form, ast.Constant) and isinstance(form.value, str))
            if forms and len(said) == len(forms):
                yield said[0] if len(said) == 1 else said


def _as_text(text: str | Sequence[str]) -> Text:
    return text if isinstance(text, str) else tuple(text)


def _singular(text: Text) -> str:
    return text if isinstance(text, str) else text[0]


def _collected() -> Catalog:
    from babel.messages.catalog import Catalog

    catalogue = Catalog(project="offscreen", domain=DOMAIN, charset="utf-8")
    for text, modules in extract_texts().items():
        catalogue.add(text, locations=[(module, 0) for module in modules])
    return catalogue


def template() -> bytes:
    """Return the catalogue's template, without line numbers and dates: it changes only when a text does."""
    head = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head + _written(_collected()).lstrip()


def _written(catalogue: Catalog, *, header: bool = False) -> bytes:
    from babel.messages.pofile import write_po

    written = io.BytesIO()
    write_po(written, catalogue, omit_header=not header, include_lineno=False, sort_output=True, width=100)
    return written.getvalue()


def translations() -> list[Path]:
    """Return the files of all translations."""
    return sorted(CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read_translation(file: Path) -> Catalog:
    """Return a translation as its file holds it."""
    from babel.messages.pofile import read_po

    with file.open("rb") as opened:
        return read_po(opened, locale=file.parent.parent.name, domain=DOMAIN)


def missing(catalogue: Catalog) -> list[str]:
    """Return the texts for users that a translation lacks."""
    return [_singular(text) for text in _needed() if not _is_translated(catalogue.get(_singular(text)))]


def _needed() -> list[Text]:
    """Return the texts that users may meet."""
    return [text for text, modules in extract_texts().items() if not _is_of_operators(modules)]


def is_speakable(catalogue: Catalog) -> bool:
    """Whether users would meet next to no English, and nothing that is broken."""
    return not broken(catalogue) and len(missing(catalogue)) <= NEW_TEXTS * len(_needed())


def _is_of_operators(modules: Sequence[str]) -> bool:
    return all(module.startswith(_OPERATORS) for module in modules)


def _is_translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    forms = _forms(message)
    return bool(forms) and all(forms)


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def broken(catalogue: Catalog) -> list[str]:
    """Return the texts whose translation has other placeholders, tags or commands than they have themselves."""
    translated = [message for message in catalogue if message.id and _is_translated(message)]
    return [_singular(_as_text(message.id)) for message in translated if not _is_whole(message)]


def _is_whole(message: Message) -> bool:
    """Whether every form of a translation has what a form of the original has: the one for one may lack the number."""
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    wanted = [_parts(text) for text in originals]
    return all(any(_parts(form) == parts for parts in wanted) for form in _forms(message))


def _parts(text: str) -> tuple[list[str], list[str], list[str]]:
    """Return the placeholders, tags and commands in a text, in no order."""
    try:
        fields = [name for _before, name, _form, _conversion in string.Formatter().parse(text) if name is not None]
    except ValueError:  # braces that are no placeholder, as in an example of JSON
        fields = []
    return sorted(fields), sorted(_TAG.findall(text)), sorted(_COMMAND.findall(text))


_TAG = re.compile(r"</?[a-z]+>")
_COMMAND = re.compile(r"(?<![\w<])/[a-z]+\b|%[A-Z]+%")


def update(file: Path, template: Catalog) -> Catalog:
    """Bring a translation's file up to date with the texts that there are, and return it."""
    catalogue = read_translation(file)
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False)
    catalogue.obsolete.clear()
    file.write_bytes(_written(catalogue, header=True))
    return catalogue


def compile_catalogue(file: Path, catalogue: Catalog) -> bool:
    """Compile a translation whose users would meet next to no English; one that lacks more is not spoken.

    Returns:
        Whether it is spoken.
    """
    from babel.messages.mofile import write_mo

    compiled = file.with_suffix(".mo")
    if not is_speakable(catalogue):
        compiled.unlink(missing_ok=True)
        return False
    written = io.BytesIO()
    write_mo(written, catalogue)
    compiled.write_bytes(written.getvalue())
    return True


def begin(language: str) -> Path:
    """Begin the translation into a language, by its two letters; return its file."""
    from babel.messages.catalog import Catalog

    file = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_written(Catalog(locale=language, project="offscreen", domain=DOMAIN), header=True))
    return file


def lacking() -> Iterator[str]:
    """Yield what translations lack, in words: until it is there, users meet it in English."""
    for file in translations():
        yield from (f"{file.parent.parent.name} lacks: {text}" for text in missing(read_translation(file)))


def check() -> Iterator[str]:
    """Yield what must be done about the catalogues, in words."""
    if TEMPLATE.read_bytes() != template():
        yield "texts have changed: run make messages"
    for file in translations():
        language, catalogue = file.parent.parent.name, read_translation(file)
        if not is_speakable(catalogue):
            yield f"{language} cannot be spoken: it lacks {len(missing(catalogue))} texts"
        yield from (f"{language} breaks a placeholder, tag or command of: {text}" for text in broken(catalogue))


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; return the exit code."""
    if arguments[:1] in (["--check"], ["--release"]):
        troubles, missed = list(check()), list(lacking())
        sys.stdout.writelines(f"{trouble}\n" for trouble in (*troubles, *missed))
        return 1 if troubles or (missed and arguments[0] == "--release") else 0
    if arguments[:1] == ["--begin"]:
        begin(arguments[1])
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(template())
    collected = _collected()
    for file in translations():
        catalogue = update(file, collected)
        is_spoken = compile_catalogue(file, catalogue)
        state = "is spoken" if is_spoken else "is not spoken"
        lacks = f", lacks {len(missing(catalogue))}, breaks {len(broken(catalogue))}"
        sys.stdout.write(f"{file.parent.parent.name} {state}{lacks}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
