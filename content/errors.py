"""What can go wrong in the content library.

ContentError
└── ManifestError   a manifest folder cannot be read as a library
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
