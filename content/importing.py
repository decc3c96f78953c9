"""Rows made items: each checked by itself, so that one bad row costs nobody the others."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from content.errors import ImportingError, PictureError
from content.items import CAPTION_LENGTH_LIMIT, Image, LibraryItem, Message
from content.linter import lint_image, lint_message, lint_picture
from content.pictures import FILE_LIMIT, Picture, check_picture
from content.reading import Row, Source

_TITLE_LIMIT = 80


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not imported, and why."""

    where: str
    reason: str


@dataclass(frozen=True)
class Ready:
    """An item that may be put into the library.

    Attributes:
        where: Where it comes from.
        item: The message, or the image with a ``file`` named by its picture's content.
        picture: The image's picture.
        named: Whether its id was given, and not made of its content.
        only_for: Rule as written; ``None``: not written, so derived.
        unsuitable_for: Likewise.
        state: ``live``, ``off`` or ``draft`` as written; ``None``: not written.
        warnings: What the linter says; none of it keeps the item out.
    """

    where: str
    item: Message | Image
    picture: Picture | None
    named: bool
    only_for: list[str] | None
    unsuitable_for: list[str] | None
    state: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass
class Report:
    """What came of an import."""

    added: int = 0
    changed: int = 0
    drafted: int = 0
    """How many of these are drafts: not live before somebody has looked at them."""
    unchanged: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    warned: list[RefusedRow] = field(default_factory=list)
    """What was imported all the same, and what the linter says of it."""
    batch: str | None = None
    """The import's name, by which it can be taken back; ``None``: nothing was stored."""

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON-friendly data."""
        return {
            "batch": self.batch,
            "added": self.added,
            "changed": self.changed,
            "drafted": self.drafted,
            "unchanged": self.unchanged,
            "refused": [{"where": one.where, "reason": one.reason} for one in self.refused],
            "warned": [{"where": one.where, "reason": one.reason} for one in self.warned],
        }


def make_ready(row: Row, source: Source) -> Ready | RefusedRow:
    """Check a row and, for an image, its picture; slow for large pictures."""
    if row.problem is not None:
        return RefusedRow(row.where, row.problem)
    values = dict(row.values)
    name = values.get("id") or values.get("file")
    where = f"{row.where} ({name})" if isinstance(name, str) and name not in row.where else row.where
    state = str(values.pop("state", None) or "").strip().lower() or None
    if state not in (None, "live", "off", "draft"):
        return RefusedRow(where, f"'state' is {state!r}: write live or off, or draft")
    try:
        rules = [_rule(values, key) for key in ("only_for", "unsuitable_for")]
        named = bool(values.get("id"))
        if row.kind == "message":
            text = values.get("text")
            values.setdefault("id", new_id(str(text or ""), str(text or "")))
            message = Message.model_validate(values)
            warnings = tuple(f"{finding.rule}: {finding.text}" for finding in lint_message(message))
            return Ready(where, message, None, named, rules[0], rules[1], state, warnings)
        picture = _picture(values, source)
        file = f"{hashlib.sha256(picture.data).hexdigest()}{picture.suffix}"
        caption = str(values.get("caption") or "").strip()
        values = {
            **values,
            "file": file,
            "id": values.get("id") or new_id(caption, file),
            "title": values.get("title") or title_of(caption),
            "alt": values.get("alt") or alt_of(caption),
        }
        image = Image.model_validate(values)
        findings = [*lint_image(image), *lint_picture(image.id, picture.width, picture.height)]
        warnings = tuple(f"{finding.rule}: {finding.text}" for finding in findings)
        return Ready(where, image, picture, named, rules[0], rules[1], state, warnings)
    except ValidationError as error:
        model: type[LibraryItem] = Message if row.kind == "message" else Image
        return RefusedRow(where, "; ".join(fault_in_words(fault, model) for fault in error.errors()))
    except PictureError as error:
        return RefusedRow(where, error.problem)
    except ImportingError as error:
        return RefusedRow(where, str(error))


def title_of(caption: str) -> str:
    """Return a short title made of a caption's beginning."""
    short = caption[:_TITLE_LIMIT]
    if len(caption) > _TITLE_LIMIT:
        short = short.rsplit(" ", 1)[0]
    return short[:1].upper() + short[1:]


def alt_of(caption: str) -> str:
    """Return an alternative text: the caption as a sentence."""
    sentence = caption[:1].upper() + caption[1:]
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."[:CAPTION_LENGTH_LIMIT]


def new_id(words: str, content: str) -> str:
    """Return an id for a new item: its first words and a piece of its content's hash, the same for the same content."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain)[:5])[:40].strip("-")
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    return f"{slug}-{digest}" if slug else f"item-{digest}"


def fault_in_words(fault: Any, model: type[LibraryItem]) -> str:
    """Return one of pydantic's faults as a sentence for people."""
    name = str(fault["loc"][0]) if fault["loc"] else "item"
    match fault["type"]:
        case "missing":
            return f"'{name}' is missing: add it"
        case "extra_forbidden":
            return f"'{name}' is not known: use {', '.join(model.model_fields)}"
        case "string_too_long":
            return f"'{name}' has {len(fault['input'])} characters: at most {fault['ctx']['max_length']} are allowed"
        case "string_too_short":
            return f"'{name}' is empty: write it"
    shown = repr(fault["input"])
    return f"'{name}' is {shown[:60]}: {fault['msg']}"


def _rule(values: dict[str, Any], key: str) -> list[str] | None:
    """Return a rule as it is stored; an empty one, as an export writes it, is a rule too: everybody."""
    if key not in values:
        return None
    if values[key] is None:
        del values[key]
        return None
    return [str(trait) for trait in values[key]] if isinstance(values[key], (list, tuple)) else None


def _picture(values: dict[str, Any], source: Source) -> Picture:
    file = values.get("file")
    if not isinstance(file, str) or not file.strip():
        raise ImportingError("'file' is missing: name the picture")
    if file.startswith(("/", "\\")) or ".." in file.replace("\\", "/").split("/"):
        raise ImportingError(f"the path {file!r} leads out of what is imported: give one inside of it")
    return check_picture(source.read(file, FILE_LIMIT))
