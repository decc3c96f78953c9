"""Files that are sent as pictures: what is kept of them, and what is refused, by name and with the reason."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageDraw
from PIL.ExifTags import Base

from content.containers import inspect
from content.errors import PictureError
from content.manifest import starter_folder
from content.pictures import ALIKE_WITHIN, SIDE_LIMIT, check_picture, distance


def drawn(size: tuple[int, int] = (640, 480), seed: int = 0) -> Image.Image:
    image = Image.new("RGB", size, (200, 220, 240))
    pen = ImageDraw.Draw(image)
    for number in range(9):
        x, y = (seed * 131 + number * 97) % size[0], (seed * 71 + number * 193) % size[1]
        pen.rectangle((x, y, x + 120, y + 70), fill=((number * 41) % 256, (seed * 67) % 256, 60))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_bomb(width: int, height: int) -> bytes:
    """A few kilobytes that claim to be a huge picture."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


JPEG, PNG, WEBP = (saved(drawn(), kind) for kind in ("JPEG", "PNG", "WEBP"))
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "empty": (b"", None, "format"),
    "words": (b"just some words, no picture at all", "a.png", "format"),
    "svg": (SVG, "a.svg", "format"),
    "svg named png": (SVG, "a.png", "format"),
    "web page": (b"<!DOCTYPE html><html><body>hi</body></html>", "a.jpg", "format"),
    "pdf": (b"%PDF-1.7\n%stuff", "a.jpg", "format"),
    "zip": (b"PK\x03\x04" + bytes(50), "a.jpg", "format"),
    "gif": (saved(drawn(), "GIF"), "a.gif", "format"),
    "bomb of pixels": (png_bomb(60_000, 60_000), "a.png", "too_large"),
    "bomb just above": (png_bomb(8_000, 5_001), "a.png", "too_large"),
    "one line": (png_bomb(30_000, 1), "a.png", "too_small"),
    "long": (saved(drawn((1800, 200)), "PNG"), "a.png", "too_long"),
    "tiny": (saved(drawn((40, 40)), "PNG"), "a.png", "too_small"),
    "jpeg cut off": (JPEG[: len(JPEG) // 2], "a.jpg", "truncated"),
    "png cut off": (PNG[: len(PNG) // 2], "a.png", "truncated"),
    "webp cut off": (WEBP[: len(WEBP) // 2], "a.webp", "truncated"),
    "jpeg header only": (b"\xff\xd8\xff\xe0", "a.jpg", "truncated"),
    "damaged inside": (PNG[:60] + bytes(200) + PNG[260:], "a.png", "unreadable"),
    "zip behind": (JPEG + b"PK\x03\x04" + bytes(40), "a.jpg", "polyglot"),
    "script behind": (PNG + b"<script>alert(1)</script>", "a.png", "polyglot"),
    "pdf behind": (WEBP + b"%PDF-1.7", "a.webp", "polyglot"),
    "animated png": (
        saved(drawn(), "PNG", save_all=True, append_images=[drawn(seed=1), drawn(seed=2)]),
        "a.png",
        "animated",
    ),
    "animated webp": (saved(drawn(), "WEBP", save_all=True, append_images=[drawn(seed=1)]), "a.webp", "animated"),
    "too many bytes": (JPEG + bytes(20 * 1024 * 1024), "a.jpg", "too_large"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_the_reason(name: str) -> None:
    data, _file_name, rule = HOSTILE[name]
    with pytest.raises(PictureError) as refusal:
        check_picture(data)
    assert refusal.value.rule == rule, refusal.value.problem
    assert len(refusal.value.problem) > 10


@pytest.mark.parametrize("data", [JPEG, PNG, WEBP], ids=["jpeg", "png", "webp"])
def test_a_plain_picture_is_kept_byte_by_byte(data: bytes) -> None:
    picture = check_picture(data)
    assert picture.data == data
    assert check_picture(picture.data) == picture


def test_the_starter_librarys_pictures_are_kept_byte_by_byte() -> None:
    for path in sorted((starter_folder() / "images").iterdir())[:6]:
        assert check_picture(path.read_bytes()).data == path.read_bytes()


def test_where_and_when_a_picture_was_taken_is_removed() -> None:
    exif = Image.Exif()
    exif[Base.Make] = "Secretcam"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    data = saved(drawn(), "JPEG", exif=exif, comment=b"taken at home")
    picture = check_picture(data)
    for told in (b"Secretcam", b"taken at home", b"Exif"):
        assert told in data
        assert told not in picture.data
    assert inspect(picture.data).plain


def test_a_picture_is_turned_upright() -> None:
    upright = Image.new("RGB", (300, 600), "white")
    upright.paste((200, 0, 0), (0, 0, 300, 100))  # red is on top
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    data = saved(upright.rotate(90, expand=True), "JPEG", exif=exif, quality=95)
    picture = check_picture(data)
    assert (picture.width, picture.height) == (300, 600)
    with Image.open(io.BytesIO(picture.data)) as seen:
        top, bottom = seen.getpixel((150, 20)), seen.getpixel((150, 580))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 150 > top[1]
    assert min(bottom) > 200


def test_large_pictures_are_scaled_and_transparent_ones_get_a_white_ground() -> None:
    large = check_picture(saved(drawn((3000, 2000)), "JPEG"))
    assert (large.width, large.height) == (SIDE_LIMIT, 853)  # 2000 * 1280 / 3000
    clear = check_picture(saved(Image.new("RGBA", (2000, 400), (0, 0, 0, 0)), "PNG"))
    with Image.open(io.BytesIO(clear.data)) as seen:
        assert seen.getpixel((5, 5)) == (255, 255, 255)


def test_a_film_behind_a_phones_picture_is_cut_off() -> None:
    picture = check_picture(JPEG + b"\x00\x00\x00\x18ftypmp42" + bytes(500))
    assert b"ftyp" not in picture.data


def test_pictures_that_look_the_same_have_near_hashes() -> None:
    first = check_picture(saved(drawn(seed=3), "PNG"))
    smaller = check_picture(saved(drawn(seed=3).resize((320, 240)), "JPEG", quality=60))
    other = check_picture(saved(drawn(seed=8), "PNG"))
    assert distance(first.look, smaller.look) <= ALIKE_WITHIN < distance(first.look, other.look)


@pytest.mark.long
def test_phones_pictures_of_200_megapixels_are_taken_and_progressive_ones_are_not() -> None:
    large = Image.new("RGB", (16320, 12240), (90, 140, 60))
    data = saved(large, "JPEG", quality=30)
    picture = check_picture(data)
    assert (picture.width, picture.height) == (SIDE_LIMIT, 960)
    half = saved(large.reduce(2), "JPEG", quality=30, progressive=True)
    with pytest.raises(PictureError, match="more than 40 million pixels"):
        check_picture(half)


@pytest.mark.parametrize("size", [(640, 480), (1600, 1200)], ids=["small", "large"])
def test_pictures_of_every_kind_become_what_telegram_shows(size: tuple[int, int]) -> None:
    """Small and large ones go one way: sixteen bits are not clipped, print colours and transparency not kept."""
    grey = Image.fromarray(np.full((size[1], size[0]), 0x8000, dtype=np.uint16))
    clear = Image.new("RGBA", size, (0, 0, 0, 0))
    for data, colour in (
        (saved(grey, "PNG"), (128, 128, 128)),
        (saved(clear, "PNG"), (255, 255, 255)),
        (saved(clear.quantize(4), "PNG"), (255, 255, 255)),
        (saved(Image.new("CMYK", size, (0, 0, 0, 0)), "JPEG"), (255, 255, 255)),
    ):
        with Image.open(io.BytesIO(check_picture(data).data)) as seen:
            shown = seen.convert("RGB").getpixel((50, 50))
            assert isinstance(shown, tuple)
            assert max(abs(one - other) for one, other in zip(shown, colour, strict=True)) <= 2
            assert seen.mode == "RGB"


def test_a_phones_heic_is_taken() -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(drawn()).save(out, format="HEIF", quality=90)
    picture = check_picture(out.getvalue())
    assert (picture.suffix, picture.width, picture.height) == (".jpg", 640, 480)
    assert distance(picture.look, check_picture(PNG).look) <= ALIKE_WITHIN
    with pytest.raises(PictureError):
        check_picture(out.getvalue()[:200])
