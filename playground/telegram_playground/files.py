"""Files of the playground: what was uploaded, its ids, and the forms in which it can be downloaded."""

from __future__ import annotations

import base64
import hashlib
import io
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PIL import Image, ImageOps, UnidentifiedImageError

from telegram_playground.errors import bad_request
from telegram_playground.parameters import Parameters, Upload

PHOTO_BYTES = 10 * 1024 * 1024
"""Largest photo that the Bot API takes."""
PHOTO_SIDES = 10_000
"""Most pixels that width and height of a photo may have together."""
PHOTO_RATIO = 20
"""How many times as long as the other a photo's side may be at most."""
STORED_BYTES = 512 * 1024 * 1024
"""What is kept of all files together; then the oldest are forgotten, as if Telegram had lost them."""
DOWNLOAD_BYTES = 20 * 1024 * 1024
"""Largest file that ``getFile`` hands out."""
SIZES = (("s", 90), ("m", 320), ("x", 800), ("y", 1280))
"""Telegram's photo sizes: a letter and the longest side in pixels."""


@dataclass(frozen=True)
class StoredFile:
    """One downloadable file."""

    id: str
    unique_id: str
    path: str
    """Path for downloads, as ``getFile`` tells it: ``photos/file_3.jpg``."""
    content_type: str
    data: bytes = field(repr=False)

    def as_json(self) -> dict[str, Any]:
        """Return the Bot API's File."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.data),
            "file_path": self.path,
        }


@dataclass(frozen=True)
class Photo:
    """A picture in its sizes, smallest first."""

    original: bytes = field(repr=False)
    """As it was uploaded."""
    sizes: tuple[dict[str, Any], ...]
    """PhotoSize objects of the Bot API."""


@dataclass(frozen=True)
class Document:
    """A file that is sent as it is."""

    file: StoredFile
    json: dict[str, Any]
    """The Bot API's Document."""


Kind = TypeVar("Kind", Photo, Document)


class FileStore:
    """All files of one bot, in memory; equal pictures are stored once."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, StoredFile] = {}
        self._photos: dict[str, Photo] = {}
        self._documents: dict[str, Document] = {}
        self._by_digest: dict[str, Photo] = {}
        self._bytes = 0
        self._count = 0

    def by_id(self, file_id: str) -> StoredFile:
        """Return a file.

        Raises:
            Refusal: If the id is empty, of no file of this bot, or the file is too big to download.
        """
        if not file_id:
            raise bad_request("file_id not specified")
        if (file := self._files.get(file_id)) is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(file.data) > DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        return file

    def by_path(self, path: str) -> StoredFile | None:
        """Return the file that is downloaded from ``path``."""
        return self._paths.get(path)

    def photo(self, parameters: Parameters, given: str) -> Photo:
        """Return the photo that a call means.

        Args:
            parameters: The call's parameters.
            given: A file id, a URL, ``attach://NAME`` or nothing, if the file itself came as ``photo``.

        Raises:
            Refusal: If there is none, it is unknown or unreadable, or a URL (the playground fetches nothing).
        """
        upload = _upload(parameters, given, "photo")
        if upload is not None:
            return self.add_photo(upload.data)
        return _known(self._photos, given, "photo", self._files)

    def document(self, parameters: Parameters, given: str) -> Document:
        """Return the document that a call means; see :meth:`photo`."""
        upload = _upload(parameters, given, "document")
        if upload is not None:
            return self.add_document(upload.data, upload.name, upload.content_type)
        return _known(self._documents, given, "document", self._files)

    def add_photo(self, data: bytes) -> Photo:
        """Store a picture in Telegram's sizes, as JPEG.

        Raises:
            Refusal: If it is empty, too large, of impossible sides, or no picture.
        """
        digest = hashlib.sha256(data).hexdigest()
        if digest in self._by_digest:
            return self._by_digest[digest]
        picture = _open_photo(data)
        sizes: list[dict[str, Any]] = []
        stored: list[str] = []
        for letter, side in SIZES:
            if (
                stored
                and side > max(picture.size)
                and max(sizes[-1]["width"], sizes[-1]["height"]) >= max(picture.size)
            ):
                break
            small = picture.copy()
            small.thumbnail((side, side))
            buffer = io.BytesIO()
            small.save(buffer, "JPEG", quality=87)
            file = self._store("photos", ".jpg", "image/jpeg", buffer.getvalue(), letter)
            stored.append(file.id)
            sizes.append(
                {
                    "file_id": file.id,
                    "file_unique_id": file.unique_id,
                    "file_size": len(file.data),
                    "width": small.width,
                    "height": small.height,
                }
            )
        photo = Photo(data, tuple(sizes))
        for file_id in stored:
            self._photos[file_id] = photo
        self._by_digest[digest] = photo
        return photo

    def add_document(self, data: bytes, name: str, content_type: str | None = None) -> Document:
        """Store a file as it is.

        Raises:
            Refusal: If it is empty.
        """
        if not data:
            raise bad_request("file must be non-empty")
        kind = content_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        dot = name.rfind(".")
        file = self._store("documents", name[dot:] if dot > 0 else "", kind, data, "d")
        json = {
            "file_name": name,
            "mime_type": kind,
            "file_id": file.id,
            "file_unique_id": file.unique_id,
            "file_size": len(data),
        }
        document = Document(file, json)
        self._documents[file.id] = document
        return document

    def add_sticker(self, data: bytes) -> StoredFile:
        """Store a WebP sticker as it is."""
        return self._store("stickers", ".webp", "image/webp", data, "t")

    def _store(self, folder: str, suffix: str, content_type: str, data: bytes, letter: str) -> StoredFile:
        number, self._count = self._count, self._count + 1
        unique = hashlib.sha256(letter.encode() + data).digest()
        # Long, opaque and different for every upload, as Telegram's are: nobody should rely on their form.
        seed = unique + number.to_bytes(8, "big")
        file_id = "AgACAgQAAxk" + base64.urlsafe_b64encode(hashlib.sha512(seed).digest()[:45]).decode()
        unique_id = "AQAD" + base64.urlsafe_b64encode(unique[:9]).decode()
        file = StoredFile(file_id, unique_id, f"{folder}/file_{number}{suffix}", content_type, data)
        self._files[file.id] = file
        self._paths[file.path] = file
        self._bytes += len(data)
        while self._bytes > STORED_BYTES and len(self._files) > 1:
            self._forget(next(iter(self._files.values())))
        return file

    def _forget(self, file: StoredFile) -> None:
        del self._files[file.id], self._paths[file.path]
        self._documents.pop(file.id, None)
        photo = self._photos.pop(file.id, None)
        self._by_digest = {digest: kept for digest, kept in self._by_digest.items() if kept is not photo}
        self._bytes -= len(file.data)


def _known(kind: Mapping[str, Kind], given: str, name: str, files: Mapping[str, StoredFile]) -> Kind:
    if not given:
        raise bad_request(f"there is no {name} in the request")
    if given in kind:
        return kind[given]
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    if given in files:
        other = files[given].path.partition("s/")[0].capitalize()
        raise bad_request(f"can't use file of type {other} as {name.capitalize()}")
    raise bad_request("wrong remote file identifier specified: Wrong string length")


def _upload(parameters: Parameters, given: str, field_name: str) -> Upload | None:
    if given.startswith("attach://"):
        name = given.removeprefix("attach://")
        if name not in parameters.files:
            raise bad_request(f"there is no file {name!r} in the request")
        return parameters.files[name]
    return None if given else parameters.files.get(field_name)


def _open_photo(data: bytes) -> Image.Image:
    if not data:
        raise bad_request("file must be non-empty")
    if len(data) > PHOTO_BYTES:
        size = len(data)
        raise bad_request(f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes")
    try:
        with Image.open(io.BytesIO(data)) as opened:
            width, height = opened.size
            if width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
                raise bad_request("PHOTO_INVALID_DIMENSIONS")
            return _flat(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None


def _flat(picture: Image.Image) -> Image.Image:
    """Return the picture as RGB; transparent parts become white, as Telegram shows them."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        colours = picture.convert("RGBA")
        white = Image.new("RGBA", colours.size, "white")
        return Image.alpha_composite(white, colours).convert("RGB")
    return picture.convert("RGB")
