"""Every scene of the starter library: first by activity, then of evenings, winter and rest."""

from __future__ import annotations

from tools.starter_art.canvas import Canvas
from tools.starter_art.scene import Scene
from tools.starter_art.scenes import (
    break_moves,
    children,
    cooking,
    cool_days,
    crafts,
    evening_hands,
    evening_help,
    evening_moves,
    evening_order,
    evening_pets,
    evening_sounds,
    evening_tables,
    evening_yoga,
    few_things,
    friends,
    games,
    gardening,
    house_plants,
    indoor_walks,
    kitchen_tables,
    listening,
    music,
    nature_watching,
    night_watching,
    paper_tables,
    pets,
    quiet_corners,
    reading,
    repairing,
    resting,
    sill_plants,
    sleeping,
    small_moves,
    small_order,
    small_repairs,
    small_rests,
    sport,
    talking,
    tidying,
    volunteering,
    walking,
    winter_ways,
    word_games,
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
    kitchen_tables,
    paper_tables,
    word_games,
    sill_plants,
    small_repairs,
    small_order,
    small_rests,
    talking,
    evening_yoga,
    break_moves,
    winter_ways,
    cool_days,
    evening_sounds,
    small_moves,
    quiet_corners,
    few_things,
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
