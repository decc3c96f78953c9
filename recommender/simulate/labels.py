"""What a second hand read from texts and pictures: the labels that the judge of a simulation looks at."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from recommender.facts import Company, Light, Noise, Season, Where
from recommender.shipped_yaml import load_shipped


class SecondLabel(BaseModel):
    """One item as the second hand read it.

    Attributes:
        activities: What it is about, the main one first.
        light: What a message needs, what a picture shows.
        places: Where it can be done; ``work`` is at a desk or in a break.
        needs: What must be at hand beside pen, kitchen and something to read; ``housemate`` is somebody at home.
        abilities: What a body must be able to do.
        company: With whom; several are alternatives.
        noise: How much of it others hear.
        minutes: How long it takes; 0 for a picture.
        seasons: In which it makes sense; none said is all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    activities: tuple[str, ...] = Field(min_length=1)
    light: Light = Light.ANY
    places: tuple[Where, ...] = ()
    needs: tuple[str, ...] = ()
    abilities: tuple[str, ...] = ()
    company: tuple[Company, ...] = ()
    noise: Noise = Noise.SILENT
    minutes: int = 0
    seasons: tuple[Season, ...] = ()


class SecondLabels(BaseModel):
    """The labels of a library, by id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    messages: Mapping[str, SecondLabel]
    images: Mapping[str, SecondLabel]


def starter_labels() -> SecondLabels:
    """Return the labels of the library that ships."""
    text = files("recommender").joinpath("simulate/data/second_labels.yaml").read_text(encoding="utf-8")
    return SecondLabels.model_validate(load_shipped(text))
