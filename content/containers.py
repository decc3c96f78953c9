"""The outside of picture files, read byte by byte: what kind they are, what they carry, and where they end.

A decoder looks only at what it needs; what else lies in a file (places, other files, scripts) is found here.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.errors import PictureError

_PNG = b"\x89PNG\r\n\x1a\n"
_PLAIN_PNG = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD"}
_PLAIN_WEBP = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
_APP0, _APP14, _APP15, _COMMENT = 0xE0, 0xEE, 0xEF, 0xFE
_HEIF = (b"heic", b"heix", b"heim", b"heis", b"mif1")
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9

_OTHERS = (
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"II*\x00", "a TIFF"),
    (b"MM\x00*", "a TIFF"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"8BPS", "a Photoshop file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_HIDDEN = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"%PDF-", "a PDF"),
    (b"\x7fELF", "a program"),
    (b"This program cannot be run", "a program"),
    (b"<?php", "a script"),
    (b"<script", "a script"),
    (b"<html", "a web page"),
    (b"<!doctype", "a web page"),
    (b"<svg", "an SVG"),
)


@dataclass(frozen=True)
class Container:
    """What the outside of a picture file tells.

    Attributes:
        kind: ``jpeg``, ``png``, ``webp`` or ``heif``.
        end: Where the picture ends; what comes after it is no part of it.
        plain: Whether it carries nothing but the picture: no EXIF, comment, profile or text, nothing after its end.
        animated: Whether it holds several frames.
    """

    kind: str
    end: int
    plain: bool
    animated: bool


def inspect(data: bytes) -> Container:
    """Read the outside of a picture file.

    Raises:
        PictureError: If it is no JPEG, PNG, WebP or HEIC, is cut off, or has another file hidden behind its end.
    """
    if data.startswith(_PNG):
        found = _png(data)
    elif data.startswith(b"\xff\xd8\xff"):
        found = _jpeg(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        found = _webp(data)
    elif data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        found = Container("heif", len(data), False, False)
    else:
        raise PictureError(f"{_what_else(data)}: send a JPEG, PNG, WebP or HEIC", "format")
    rest = data[found.end :]
    lowered = rest.lower()
    for sign, what in _HIDDEN:
        if sign in rest or sign.lower() in lowered:
            raise PictureError(f"has {what} hidden behind the picture: export the picture anew", "polyglot")
    return found


def _what_else(data: bytes) -> str:
    if not data:
        return "is empty"
    for sign, what in _OTHERS:
        if data.startswith(sign):
            return f"is {what}"
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<svg", b"<?xml")) or b"<svg" in head:
        return "is an SVG, which can hold scripts"
    if head.startswith((b"<html", b"<!doctype")):
        return "is a web page"
    if data[4:8] == b"ftyp":
        return "is a video"
    return "is no picture that I know"


def _cut_off(kind: str) -> PictureError:
    return PictureError(f"is a {kind} that is cut off or damaged: send it again", "truncated")


def _png(data: bytes) -> Container:
    at, plain, animated = len(_PNG), True, False
    while True:
        if at + 12 > len(data):
            raise _cut_off("PNG")
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        at += 12 + length
        if at > len(data):
            raise _cut_off("PNG")
        plain = plain and name in _PLAIN_PNG
        animated = animated or name == b"acTL"
        if name == b"IEND":
            return Container("png", at, plain and at == len(data), animated)


def _webp(data: bytes) -> Container:
    end = 8 + int.from_bytes(data[4:8], "little")
    end += end % 2
    at, plain, animated = 12, True, False
    if end > len(data) + 1:
        raise _cut_off("WebP")
    end = min(end, len(data))
    while at + 8 <= end:
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        plain = plain and name in _PLAIN_WEBP
        animated = animated or name in (b"ANIM", b"ANMF")
        at += 8 + length + length % 2
    if at > end + 1:
        raise _cut_off("WebP")
    return Container("webp", end, plain and end == len(data), animated)


def _jpeg(data: bytes) -> Container:
    at, plain = 2, True
    while True:
        if at + 4 > len(data) or data[at] != 0xFF:
            raise _cut_off("JPEG")
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker == _END_OF_IMAGE:
            break
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if (_APP0 < marker <= _APP15 and marker != _APP14) or marker == _COMMENT:
            plain = False
        at += 2 + length
        if marker == _START_OF_SCAN:
            at = _after_scan(data, at)
        if data[at : at + 2] == b"\xff\xd9":
            break
    end = at + 2
    return Container("jpeg", end, plain and end == len(data), False)


def _after_scan(data: bytes, at: int) -> int:
    """Return where the next marker stands that is neither a stuffed byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise _cut_off("JPEG")
        following = data[at + 1]
        if following == 0x00 or 0xD0 <= following <= 0xD7:
            at += 2
        elif following == 0xFF:
            at += 1
        else:
            return at
