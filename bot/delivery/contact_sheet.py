"""A contact sheet: some pictures side by side on one, drawn with Pillow. Slow enough to be kept off the event loop."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageOps

MOST = 9
"""Pictures on one sheet."""

_SIDE, _GAP, _COLUMNS = 360, 16, 3
_PAPER = "#fbf7ef"


def draw_sheet(pictures: Sequence[bytes]) -> bytes:
    """Return a JPEG of at most nine pictures, row by row; at least one is given.

    Raises:
        OSError: If one cannot be read as a picture.
    """
    shown = pictures[:MOST]
    columns = min(_COLUMNS, len(shown))
    rows = -(-len(shown) // columns)
    sheet = Image.new("RGB", (_GAP + columns * (_SIDE + _GAP), _GAP + rows * (_SIDE + _GAP)), _PAPER)
    for number, data in enumerate(shown):
        with Image.open(io.BytesIO(data)) as picture:
            tile = ImageOps.fit(picture.convert("RGB"), (_SIDE, _SIDE))
        row, column = divmod(number, columns)
        sheet.paste(tile, (_GAP + column * (_SIDE + _GAP), _GAP + row * (_SIDE + _GAP)))
    written = io.BytesIO()
    sheet.save(written, "JPEG", quality=85)
    return written.getvalue()
