"""Captions for pictures that nobody described: which they are, and what comes of asking a captioner."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from content.errors import CaptionError, ImportingError, PictureError
from content.exporting import as_csv, unquoted
from content.pictures import FILE_LIMIT, check_picture
from content.reading import PICTURES, Row, Source
from content.tables import csv_rows, text_of
from recommender.regular_files import read_regular_file

CAPTIONS_FILE = "captions.csv"

Describe = Callable[[bytes], Awaitable[str]]
"""Returns what a picture shows; raises CaptionError where there are no words for it."""


@dataclass(frozen=True)
class DescribedPictures:
    """What came of describing pictures.

    Attributes:
        captions: By file.
        problems: Why there is none, by file.
    """

    captions: dict[Path, str]
    problems: dict[Path, str]


def pictures_in(folder: Path) -> list[Path]:
    """Return the pictures of a folder and those below it, in the order of their names; hidden ones are left out.

    Raises:
        ImportingError: If there is no such folder, or no picture in it.
    """
    if not folder.is_dir():
        raise ImportingError(f"{folder} is no folder: name one with pictures")
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in PICTURES and path.is_file())
    shown = [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    if not shown:
        raise ImportingError(f"there is no picture in {folder}: {', '.join(PICTURES)} are read")
    return shown


async def describe_all(
    files: Iterable[Path],
    describe: Describe,
    keep: Callable[[Path, str], None] = lambda _file, _caption: None,
    progress: Callable[[], None] = lambda: None,
) -> DescribedPictures:
    """Describe pictures one after another; one that cannot be costs no other.

    Args:
        files: The pictures.
        describe: The captioner.
        keep: Called with each caption at once, so that nothing is lost if the rest fails.
        progress: Called after each picture.
    """
    found = DescribedPictures({}, {})
    for file in files:
        try:
            found.captions[file] = await describe(check_picture(read_regular_file(file, FILE_LIMIT)).data)
            keep(file, found.captions[file])
        except (CaptionError, PictureError, OSError) as error:
            found.problems[file] = error.problem if isinstance(error, PictureError) else str(error)
        progress()
    return found


class CaptionTable:
    """The table ``captions.csv`` of a folder, as an import reads it; what stands in it is not described again.

    Args:
        folder: The folder with the pictures.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder / CAPTIONS_FILE

    def left(self) -> list[Path]:
        """Return the pictures that are not in the table.

        Raises:
            ImportingError: If there is no picture, or the table cannot be read.
        """
        known = self._known()
        return [file for file in pictures_in(self._folder) if self._name(file) not in known]

    def add(self, file: Path, caption: str) -> None:
        """Write a picture and its caption below the others."""
        header, row = as_csv(("file", "caption"), [{"file": self._name(file), "caption": caption}]).splitlines()
        text = f"{row}\n" if self.path.exists() else f"{header}\n{row}\n"
        with self.path.open("a", encoding="utf-8", newline="") as opened:
            opened.write(text)

    def _known(self) -> set[str]:
        if not self.path.exists():
            return set()
        rows = csv_rows(text_of(read_regular_file(self.path)))
        columns = [name.strip().lower() for name in next(rows).cells]
        if "file" not in columns:
            raise ImportingError(f"{self.path} has no column 'file': name it so, or move the table away")
        at = columns.index("file")
        return {unquoted(row.cells[at].strip()) for row in rows if len(row.cells) > at}

    def _name(self, file: Path) -> str:
        return file.relative_to(self._folder).as_posix()


async def described(rows: Sequence[Row], source: Source, describe: Describe) -> list[Row]:
    """Return the rows of an import; images without a caption of their own have the captioner's.

    Where it has no words, a caption made of the file's name stays; without one the row has the captioner's problem.
    """
    return [await _described(row, source, describe) if _is_undescribed(row) else row for row in rows]


def _is_undescribed(row: Row) -> bool:
    is_image = row.kind == "image" and row.problem is None and isinstance(row.values.get("file"), str)
    return is_image and (row.is_named_only or not str(row.values.get("caption") or "").strip())


async def _described(row: Row, source: Source, describe: Describe) -> Row:
    try:
        picture = check_picture(source.read(row.values["file"], FILE_LIMIT))
        caption = await describe(picture.data)
    except (ImportingError, PictureError):
        return row  # the import itself says what is wrong with it
    except CaptionError as error:
        return row if row.is_named_only else replace(row, problem=str(error))
    return replace(row, values={**row.values, "caption": caption}, is_named_only=False)
