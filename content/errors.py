"""What can go wrong in the content library.

ContentError
├── ManifestError   a manifest folder cannot be read as a library
├── PictureError    a file is no picture that may be sent
├── CaptionError    a captioner cannot be opened or has no words for a picture
└── ImportingError  what is to be imported cannot be read at all
"""

from __future__ import annotations

from pathlib import Path


class ContentError(Exception):
    """Base of every error this package raises on purpose."""


class ManifestError(ContentError):
    """A manifest folder cannot be read as a library.

    Args:
        file: The file at fault.
        problem: What is wrong, with the value, and what to do about it.
        item: Id of the message or image at fault (its position, such as ``#3``, if the id itself is missing);
            ``None`` if the fault concerns the whole file.
    """

    def __init__(self, file: Path, problem: str, item: str | None = None) -> None:
        where = str(file) if item is None else f"{file}, {item}"
        super().__init__(f"{where}: {problem}")
        self.file = file
        self.problem = problem
        self.item = item


class PictureError(ContentError):
    """A file is no picture that may be sent.

    Args:
        problem: What is wrong and what to do about it, to be read after the file's name.
        rule: Name of the check that found it, such as ``truncated``.
    """

    def __init__(self, problem: str, rule: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.rule = rule


class CaptionError(ContentError):
    """A captioner cannot be opened, or has no words for a picture; a person has to write them."""


class ImportingError(ContentError):
    """What is to be imported cannot be read at all: the text names the file and the remedy."""
