"""Every scene of the starter library: first by activity, then of evenings, winter and rest."""

from __future__ import annotations

from tools.starter_art.canvas import Canvas
from tools.starter_art.scene import Scene
from tools.starter_art.scenes import (
    children,
    cooking,
    crafts,
    evening_hands,
    evening_help,
    evening_moves,
    evening_order,
    evening_pets,
    evening_tables,
    friends,
    games,
    gardening,
    house_plants,
    indoor_walks,
    listening,
    music,
    nature_watching,
    night_watching,
    pets,
    reading,
    repairing,
    resting,
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
    resting,
    listening,
    children,
    indoor_walks,
    house_plants,
    night_watching,
    evening_moves,
    evening_pets,
    evening_tables,
    evening_hands,
    evening_order,
    evening_help,
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
