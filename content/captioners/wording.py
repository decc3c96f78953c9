"""What a model said, made a caption."""

from __future__ import annotations

import re

from content.errors import CaptionError
from content.items import CAPTION_LENGTH_LIMIT


def as_caption(text: str) -> str:
    """Return a model's words as a caption: one line, without "a picture of", at most 300 characters.

    Raises:
        CaptionError: If nothing is left of it.
    """
    line = re.sub(r"\s+", " ", text).strip(" \t\"'")
    line = re.sub(
        r"^(?:this is |there is |the image shows |the picture shows )?"
        r"(?:an? |the )?(?:image|picture|photo|photograph|illustration|drawing) (?:of|showing|that shows) ",
        "",
        line,
        flags=re.IGNORECASE,
    )
    if not any(sign.isalpha() for sign in line):
        raise CaptionError("the model had no words for this picture: write what it shows")
    if len(line) > CAPTION_LENGTH_LIMIT:
        line = line[:CAPTION_LENGTH_LIMIT].rsplit(" ", 1)[0]
    return line
