"""Pictures made fit to be sent: checked, upright, without what they tell about their maker, of a sensible size."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import imagehash
import numpy as np
import pillow_heif
from PIL import Image, ImageCms, ImageOps

from content.containers import inspect
from content.errors import PictureError

FILE_LIMIT = 20 * 1024 * 1024
"""Bytes of a file; a bot cannot download more from Telegram."""

PIXEL_LIMIT = 40_000_000
"""Pixels of a picture that must be decoded whole, 120 MB in memory."""

JPEG_PIXEL_LIMIT = 210_000_000
"""Pixels of a JPEG, which is decoded at an eighth of its size where that is enough: phones' cameras make up to 200."""

SIDE_LIMIT = 1280
"""Pixels of the longer side of what is kept: what Telegram shows."""

LEAST_SIDE = 160
"""Pixels of the shorter side below which nothing can be made out."""

LONGEST_RATIO = 5
"""How many times as long as the other a side may be."""

ALIKE_WITHIN = 6
"""Bits of 64 in which the perceptual hashes of two pictures that look the same may differ."""

_QUALITY = 88
_PLAIN_MODES = ("RGB", "L")
"""What is shown everywhere as it is here: no transparency, no colours for print, eight bits."""
_ORIENTATION = 0x0112


@dataclass(frozen=True)
class Picture:
    """A picture that may be sent.

    Attributes:
        data: The file: JPEG, PNG or WebP, upright, with nothing in it but the picture.
        suffix: Its ending, with the dot.
        width: In pixels, at most 1280.
        height: Likewise.
        look: Perceptual hash, 64 bits in hex.
    """

    data: bytes
    suffix: str
    width: int
    height: int
    look: str


def check_picture(data: bytes) -> Picture:
    """Make a file fit to be sent. A file that is so already comes back byte by byte as it was.

    Args:
        data: The file, at most 20 MB. What kind it is says its content: phones name a PNG ``.jpg``.

    Raises:
        PictureError: If it is no JPEG, PNG, WebP or HEIC, is damaged, animated, too large, too small, too long, or
            hides another file.
    """
    if len(data) > FILE_LIMIT:
        raise PictureError(f"has {len(data) / 2**20:.0f} MB: send at most {FILE_LIMIT // 2**20} MB", "too_large")
    outside = inspect(data)
    if outside.animated:
        raise PictureError("is animated: send a single picture", "animated")
    try:
        return _decoded(data[: outside.end], outside.kind, plain=outside.plain)
    except PictureError:
        raise
    except Exception as error:  # decoders raise nearly anything on hostile files
        raise PictureError(f"cannot be read ({type(error).__name__}): export it anew", "unreadable") from error


def distance(first: str, second: str) -> int:
    """Return in how many of 64 bits two perceptual hashes differ."""
    return (int(first, 16) ^ int(second, 16)).bit_count()


def _decoded(data: bytes, kind: str, *, plain: bool) -> Picture:
    with _opened(data, kind) as opened:
        _check_size(opened, kind)
        width, height = opened.size
        fits = max(width, height) <= SIDE_LIMIT and opened.getexif().get(_ORIENTATION, 1) == 1
        if kind == "jpeg":
            opened.draft("RGB", (SIDE_LIMIT, SIDE_LIMIT))  # decodes at a fraction of the size where that is enough
        opened.load()
        if plain and fits and opened.mode in _PLAIN_MODES and "transparency" not in opened.info:
            suffix = {"jpeg": ".jpg", "png": ".png", "webp": ".webp"}[kind]
            return Picture(data, suffix, width, height, _look(opened))
        return _made_anew(opened)


def _opened(data: bytes, kind: str) -> Image.Image:
    """Open a picture without decoding it. Its size is checked here and not by the library, which knows one bound."""
    Image.MAX_IMAGE_PIXELS = None
    if kind == "heif":
        heif = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
        width, height = heif.size
        _check_pixels(width, height, PIXEL_LIMIT)
        picture: Image.Image = heif.to_pillow()
        return picture
    return Image.open(io.BytesIO(data), formats=[kind.upper()])


def _check_size(opened: Image.Image, kind: str) -> None:
    width, height = opened.size
    whole = kind != "jpeg" or opened.info.get("progressive")  # a progressive one is held in memory whole
    _check_pixels(width, height, PIXEL_LIMIT if whole else JPEG_PIXEL_LIMIT)
    if min(width, height) < LEAST_SIDE:
        raise PictureError(
            f"has {width} x {height} pixels: nobody can make it out, send one of {LEAST_SIDE} or more", "too_small"
        )
    if max(width, height) > LONGEST_RATIO * min(width, height):
        raise PictureError(f"has {width} x {height} pixels: cut it to a less extreme shape", "too_long")


def _check_pixels(width: int, height: int, limit: int) -> None:
    if width * height > limit:
        raise PictureError(
            f"has more than {limit // 10**6} million pixels ({width} x {height}): scale it down", "too_large"
        )


def _made_anew(opened: Image.Image) -> Picture:
    picture = _on_white(_in_srgb(ImageOps.exif_transpose(opened)))
    picture.thumbnail((SIDE_LIMIT, SIDE_LIMIT), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(out.getvalue(), ".jpg", *clean.size, _look(clean))


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    try:
        converted = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB" if picture.mode == "CMYK" else None,
        )
    except (ImageCms.PyCMSError, OSError):  # a broken profile: the colours as they are
        return picture
    return converted or picture


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # sixteen bits of grey: the upper eight are what is seen
        grey = np.asarray(picture, dtype=np.int64) >> 8
        return Image.fromarray(grey.clip(0, 255).astype(np.uint8)).convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return picture.convert("RGB")


def _look(picture: Image.Image) -> str:
    return str(imagehash.phash(_on_white(picture)))


def look_of(path: Path) -> str:
    """Return the perceptual hash of a stored picture, 64 bits in hex; zeros if it cannot be read."""
    try:
        with Image.open(path, formats=["JPEG", "PNG", "WEBP"]) as opened:
            return _look(opened)
    except OSError:
        return "0" * 16
