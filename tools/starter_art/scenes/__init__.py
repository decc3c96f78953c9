"""Every scene of the starter library, by activity."""

from __future__ import annotations

from tools.starter_art.canvas import Canvas
from tools.starter_art.scene import Scene
from tools.starter_art.scenes import (
    cooking,
    crafts,
    friends,
    games,
    gardening,
    music,
    nature_watching,
    pets,
    reading,
    repairing,
    sleeping,
    sport,
    tidying,
    volunteering,
    walking,
    writing,
    yoga,
)

MODULES = (
    walking,
    reading,
    cooking,
    music,
    gardening,
    yoga,
    friends,
    sport,
    crafts,
    pets,
    games,
    nature_watching,
    tidying,
    repairing,
    writing,
    sleeping,
    volunteering,
)

SCENES: dict[str, Scene] = {scene.__name__.replace("_", "-"): scene for module in MODULES for scene in module.SCENES}
"""What draws a scene, by the id of its image."""


def draw(name: str) -> str:
    """Return the SVG text of the scene ``name``.

    Raises:
        KeyError: If there is no such scene.
    """
    scene = SCENES[name]
    canvas = Canvas(name.replace("-", " "))
    scene(canvas)
    return canvas.svg()
