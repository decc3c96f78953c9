"""The warm palette that all pictures share, and how colours turn towards light and shadow."""

from __future__ import annotations

WHITE = "#fffaf2"
CREAM = "#fbf1e0"
SAND = "#efd9b8"
PEACH = "#f7cda6"
APRICOT = "#f0a868"
TERRACOTTA = "#d9704a"
BRICK = "#b0472f"
ROSE = "#e29a8a"
BLUSH = "#f3cbbb"
MUSTARD = "#e5ae3e"
SUN = "#ffdc8f"
OLIVE = "#8d8c4a"
SAGE = "#abb78d"
MOSS = "#71834c"
FOREST = "#435f48"
PINE = "#2c4641"
TEAL = "#3f7d7c"
MIST = "#c6d8cf"
SKY = "#bfdde2"
DENIM = "#4f6d8f"
NIGHT = "#2b3357"
DUSK = "#7c6a98"
PLUM = "#54324f"
INK = "#31263b"
OAK = "#d6a56f"
WOOD = "#b67c4d"
WALNUT = "#7a4a34"
GREY = "#b8aca5"
STEEL = "#8f959c"

LIGHT = "#fff3d6"
"""What sunlit surfaces turn towards."""

SHADE = "#41254a"
"""What shaded surfaces turn towards: never black."""

SKINS = {
    "porcelain": "#f6d2b8",
    "fair": "#eebf9d",
    "olive": "#d9a277",
    "tan": "#c0855a",
    "brown": "#98603d",
    "deep": "#6d4230",
}
"""Skin tones by name, light to dark."""

HAIRS = {
    "black": "#2b2230",
    "brown": "#5a382c",
    "chestnut": "#8a4f30",
    "red": "#b85a2c",
    "blond": "#dcae62",
    "grey": "#b9b2b0",
    "white": "#e9e3dc",
}
"""Hair colours by name."""


def mix(first: str, second: str, part: float) -> str:
    """Return the colour ``part`` (0 to 1) of the way from ``first`` to ``second``, all ``#rrggbb``."""
    one, two = _channels(first), _channels(second)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in zip(one, two, strict=True))


def lighter(colour: str, part: float = 0.2) -> str:
    """Return ``colour`` as sunlight would show it."""
    return mix(colour, LIGHT, part)


def darker(colour: str, part: float = 0.2) -> str:
    """Return ``colour`` as it looks in shadow."""
    return mix(colour, SHADE, part)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
