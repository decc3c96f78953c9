"""The study: users, messages and images, with labels that are for the judge alone."""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from recommender.errors import StudyError
from recommender.items import Item
from recommender.profile import Profile
from recommender.regular_files import read_regular_file
from recommender.strangers_yaml import check_yaml


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _as_list(value: object) -> object:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


Name = Annotated[str, BeforeValidator(_as_text), Field(min_length=1)]
Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Words = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


_PLAIN = (str, int, float, date)


def _as_told(value: object) -> object:
    """Let through what one attribute can hold; what is nested deeper is no attribute, and may be of any size."""
    if isinstance(value, Mapping) and all(isinstance(part, _PLAIN) for part in value.values()):
        return [f"{name} {part}" for name, part in value.items()]
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, list) and all(isinstance(part, _PLAIN) for part in value):
        return value
    raise ValueError("must be one value, or a list of values")


Told = Annotated[Any, BeforeValidator(_as_told)]


class _Part(BaseModel):
    """Unknown keys are left alone, unless one looks like a slip of a known key."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _no_slips(cls, data: Any) -> Any:
        if isinstance(data, dict):
            known = set(cls.model_fields)
            for key in data:
                near = difflib.get_close_matches(str(key), known - set(data), n=1, cutoff=0.75)
                if key not in known and near:
                    raise ValueError(f"there is no key {key!r}: did you mean {near[0]!r}?")
        return data


class UserLabels(_Part):
    """What the judge knows about a user."""

    likes: Words = ()
    dislikes: Words = ()
    traits: Words = ()


class ItemLabels(_Part):
    """What the judge knows about a message or an image."""

    activities: Words = ()
    only_for: Words = ()
    unsuitable_for: Words = ()


class StudyUser(_Part):
    """Somebody to recommend to."""

    id: Name
    profile: dict[str, Told] = Field(default_factory=dict)
    likes: Words = ()
    dislikes: Words = ()
    labels: UserLabels | None = None

    def as_profile(self) -> Profile:
        """Return what methods may know: everything but the labels."""
        return Profile(
            {name: value if isinstance(value, (str, int)) else str(value) for name, value in self._told().items()},
            self.likes,
            self.dislikes,
        )

    def _told(self) -> dict[str, Any]:
        joined = {k: ", ".join(map(str, v)) if isinstance(v, list) else v for k, v in self.profile.items()}
        return {name: value for name, value in joined.items() if value is not None}


class StudyMessage(_Part):
    """A message of the study's library."""

    id: Name
    text: Text
    labels: ItemLabels | None = None

    def as_item(self) -> Item:
        """Return what methods may know: everything but the labels."""
        return Item(self.id, self.text)


class StudyImage(_Part):
    """An image of the study's library, by its caption."""

    id: Name
    caption: Text
    file: str | None = None
    labels: ItemLabels | None = None

    def as_item(self) -> Item:
        """Return what methods may know: everything but the labels."""
        return Item(self.id, self.caption)


class Study(_Part):
    """Labelled users, messages and images on which recommendations are judged.

    Labels are for the judge: methods get :meth:`StudyUser.as_profile` and ``as_item`` only.
    """

    name: Name
    users: tuple[StudyUser, ...] = Field(min_length=1)
    messages: tuple[StudyMessage, ...] = Field(min_length=1)
    images: tuple[StudyImage, ...] = Field(min_length=1)
    folder: Path | None = Field(default=None, exclude=True)
    """Where the images' files are relative to; ``None`` for a study that was not read from a file."""

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Study:
        for kind, parts in (("users", self.users), ("messages", self.messages), ("images", self.images)):
            seen: set[str] = set()
            for part in parts:
                if part.id in seen:
                    raise ValueError(f"the id {part.id!r} is given twice among the {kind}: rename one of them")
                seen.add(part.id)
        return self


def shipped_studies() -> tuple[str, ...]:
    """Return the names of the project's own studies."""
    folder = files("recommender").joinpath("study/data")
    return tuple(sorted(path.name.removesuffix(".yaml") for path in folder.iterdir() if path.name.endswith(".yaml")))


def load_study(source: str | Path) -> Study:
    """Read and check a study.

    Args:
        source: A YAML (or JSON) file, or the name of one of the project's own studies.

    Raises:
        StudyError: If there is no such file or it is malformed; the text lists every problem with its place.
    """
    if str(source) in shipped_studies():
        text = files("recommender").joinpath(f"study/data/{source}.yaml").read_text(encoding="utf-8")
        return parse_study(text, str(source), folder=None)
    path = Path(source)
    try:
        text = read_regular_file(path.resolve()).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        shipped = ", ".join(shipped_studies())
        raise StudyError(
            f"the study {path} cannot be read ({error}): give a YAML file, or one of {shipped}", file=str(path)
        ) from error
    return parse_study(text, str(path), folder=path.parent)


class _Loader(yaml.SafeLoader):
    """A safe loader that refuses a key given twice, where the stock one silently keeps the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[object] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} is given twice: remove one of them", key.start_mark
                )
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else key)
        return super().construct_mapping(node, deep)


def parse_study(text: str, file: str, folder: Path | None) -> Study:
    """Check a study's YAML text; ``file`` is what errors call it. Raises as :func:`load_study` does."""
    try:
        check_yaml(text)
        data = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        raise StudyError(f"{file} is no good YAML: {' '.join(str(error).split())}", file=file) from error
    if not isinstance(data, Mapping):
        raise StudyError(f"{file} is no study: it must be a mapping with name, users, messages and images", file=file)
    try:
        return Study.model_validate({**data, "folder": folder})
    except ValidationError as error:
        problems = list(_problems(error, data))
        raise StudyError(f"{file} is no valid study:", file=file, problems=problems) from error


def _problems(error: ValidationError, data: Mapping[str, Any]) -> Iterable[str]:
    found = error.errors()
    for problem in found:
        place = problem["loc"]
        if any(len(other["loc"]) > len(place) and other["loc"][: len(place)] == place for other in found):
            continue  # a list is called too short when its parts are wrong: those are named already
        yield f"{_place(problem['loc'], data)}: {_remedy(problem['type'], problem['msg'])}"


def _remedy(kind: str, said: str) -> str:
    if kind == "missing":
        return "is missing, add it"
    if kind in ("too_short", "string_too_short", "string_pattern_mismatch"):
        return "is empty, write at least one"
    if kind == "string_type":
        return "must be text: write it in quotes"
    if kind in ("tuple_type", "list_type"):
        return "must be a list: begin each of its lines with a dash"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "must hold keys with values, such as id"
    return said.removeprefix("Value error, ")


def _place(location: tuple[int | str, ...], data: Any) -> str:
    """Write ``("users", 2, "labels")`` as ``users u03 labels``, by the id where there is one."""
    words: list[str] = []
    at = data
    for step in location:
        try:
            at = at[step]
        except (KeyError, IndexError, TypeError):
            at = None
        name = at.get("id") if isinstance(step, int) and isinstance(at, Mapping) else None
        words.append(str(name) if name is not None else f"number {step + 1}" if isinstance(step, int) else step)
    return " ".join(words) or "the study"
