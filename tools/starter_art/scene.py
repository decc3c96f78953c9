"""What a scene is."""

from __future__ import annotations

from typing import Protocol

from tools.starter_art.canvas import Canvas


class Scene(Protocol):
    """A function that draws one picture on an empty sheet; its name is the id of the image, with ``_`` for ``-``."""

    __name__: str

    def __call__(self, c: Canvas) -> None:
        """Draw the picture on ``c``."""
        ...
