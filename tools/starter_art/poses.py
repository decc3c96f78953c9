"""Common poses. Every function returns a pose whose hands can be moved with :func:`dataclasses.replace`."""

from __future__ import annotations

import math
from dataclasses import replace

from tools.starter_art.body import Look, Pose, body, trunk_points
from tools.starter_art.canvas import Point


def standing(
    look: Look, x: float, ground: float, height: float, *, turn: float = 0, lean: float = 0, spread: float = 0.05
) -> Pose:
    """Return a figure that stands with hanging arms; ``spread`` is half the gap of its feet in parts of its height."""
    size = body(look, height)
    hip = (x, ground - size.leg * 0.995)
    wide = size.shoulder * (1.12 - 0.9 * abs(turn))
    side = 1 if turn > 0 else -1
    low = hip[1] - size.trunk * 0.92 + (size.upper_arm + size.forearm) * 0.95
    gap = spread * height
    bend = 0.35
    return Pose(
        hip=hip,
        hands=((x + side * wide, low), (x - side * wide, low)),
        feet=((x + side * gap, ground), (x - side * gap, ground)),
        turn=turn,
        lean=lean,
        elbows=(bend, -bend) if abs(turn) < 0.35 else (side, side),
        knees=(0.1 * side, -0.1 * side) if abs(turn) < 0.35 else (-side, -side),
    )


def walking(
    look: Look, x: float, ground: float, height: float, *, turn: float = 1, stride: float = 0.17, run: bool = False
) -> Pose:
    """Return a figure in mid-step: far leg behind, near leg ahead, arms the other way."""
    size = body(look, height)
    side = 1 if turn > 0 else -1
    hip = (x, ground - size.leg * (0.94 if run else 0.965))
    top = (x + side * height * 0.02, hip[1] - size.trunk * 0.93)
    if run:
        feet = ((x - side * height * 0.26, ground - height * 0.13), (x + side * height * 0.15, ground - height * 0.005))
        hands = (
            (top[0] + side * height * 0.17, top[1] + height * 0.1),
            (top[0] - side * height * 0.13, top[1] + height * 0.2),
        )
        return Pose(
            hip,
            hands,
            feet,
            lean=side * 9,
            turn=turn,
            elbows=(side, side),
            knees=(-side, -side),
            toes=(side * 75, -side * 6),
        )
    feet = ((x - side * stride * height, ground - height * 0.012), (x + side * stride * height, ground))
    hands = (
        (top[0] + side * height * 0.14, top[1] + height * 0.27),
        (top[0] - side * height * 0.14, top[1] + height * 0.29),
    )
    return Pose(
        hip,
        hands,
        feet,
        lean=side * 3,
        turn=turn,
        elbows=(side, side),
        knees=(-side, -side),
        toes=(side * 22, -side * 8),
    )


def sitting(
    look: Look,
    x: float,
    seat: float,
    floor: float,
    height: float,
    *,
    turn: float = 1,
    lean: float = 0,
    reach: float = 0.98,
) -> Pose:
    """Return a figure that sits sideways: ``x`` is its hip, ``seat`` the height of the seat, ``floor`` the floor."""
    size = body(look, height)
    side = 1 if turn > 0 else -1
    hip = (x, seat - size.limb * 0.045)
    knee = x + side * size.thigh * reach
    feet = ((knee + side * height * 0.05, floor), (knee - side * height * 0.03, floor))
    if floor - size.ankle - hip[1] > size.shin * 1.04:
        low = hip[1] + size.shin + size.ankle
        feet = ((knee + side * 6, low), (knee - side * 6, low))
    lap = (knee - side * height * 0.03, hip[1] - height * 0.05)
    return Pose(
        hip,
        (lap, (lap[0] - side * height * 0.03, lap[1])),
        feet,
        turn=turn,
        lean=lean,
        elbows=(side, side),
        knees=(-side, -side),
    )


def sitting_front(
    look: Look, x: float, seat: float, floor: float, height: float, *, turn: float = 0, spread: float = 0.075
) -> Pose:
    """Return a figure that sits facing the viewer, its thighs foreshortened."""
    size = body(look, height)
    hip = (x, seat - size.limb * 0.03)
    gap = spread * height
    sole = min(floor, hip[1] + size.thigh * 0.42 + size.shin + size.ankle)
    lap = hip[1] + size.thigh * 0.2
    return Pose(
        hip,
        ((x - gap * 1.05, lap), (x + gap * 1.05, lap)),
        ((x - gap, sole), (x + gap, sole)),
        turn=turn,
        elbows=(0.8, -0.8),
        knees=((x - gap * 1.1, hip[1] + size.thigh * 0.34), (x + gap * 1.1, hip[1] + size.thigh * 0.34)),
    )


def cross_legged(look: Look, x: float, floor: float, height: float) -> Pose:
    """Return a figure that sits cross-legged on the floor and faces the viewer, hands on its knees."""
    size = body(look, height)
    hip = (x, floor - size.limb * 0.075)
    out, low = size.thigh * 0.92, floor - size.limb * 0.045
    feet = ((x + size.shin * 0.42, floor - size.limb * 0.02), (x - size.shin * 0.42, floor - size.limb * 0.005))
    hands = ((x - out * 0.85, low - height * 0.055), (x + out * 0.85, low - height * 0.055))
    return Pose(hip, hands, feet, elbows=(0.6, -0.6), knees=((x - out, low), (x + out, low)), toes=(-80, 80))


def kneeling(look: Look, x: float, ground: float, height: float, *, turn: float = 1, lean: float = 18) -> Pose:
    """Return a figure that kneels upright on both knees, sideways, shins on the ground behind it."""
    size = body(look, height)
    side = 1 if turn > 0 else -1
    hip = (x, ground - size.thigh * 0.86 - size.limb * 0.03)
    back = math.sqrt(max(0.0, size.thigh**2 - (ground - size.limb * 0.035 - hip[1]) ** 2))
    knee = x + side * back
    feet = tuple(
        (knee - side * size.shin * part - side * size.ankle, ground - size.height * 0.1) for part in (0.95, 0.91)
    )
    shoulder = (
        x + side * math.sin(math.radians(lean)) * size.trunk,
        hip[1] - math.cos(math.radians(lean)) * size.trunk * 0.93,
    )
    hand = (shoulder[0] + side * size.forearm * 1.1, shoulder[1] + size.upper_arm * 1.25)
    return Pose(
        hip,
        (hand, (hand[0] - side * 12, hand[1] + 8)),
        (feet[0], feet[1]),
        turn=turn,
        lean=side * lean,
        elbows=(side, side),
        knees=(-side, -side),
        toes=(side * 90, side * 90),
    )


def holding(look: Look, pose: Pose, height: float, first: Point, second: Point, *, out: float = 0.05) -> Pose:
    """Return ``pose`` with the hands at ``first`` and ``second`` and the elbows hanging beside the trunk.

    For figures that face the viewer and hold something before them; ``out`` is how far the elbows stand off, in parts
    of the height.
    """
    size = body(look, height)
    _, shoulders = trunk_points(pose, size)
    elbows: list[Point] = []
    for shoulder, palm in zip(shoulders, (first, second), strict=True):
        side = 1 if shoulder[0] > pose.hip[0] else -1
        elbow = (shoulder[0] + side * out * height, shoulder[1] + size.upper_arm * 0.92)
        gap = math.dist(elbow, palm)
        if gap > size.forearm:
            part = size.forearm / gap
            elbow = (palm[0] + (elbow[0] - palm[0]) * part, palm[1] + (elbow[1] - palm[1]) * part)
        elbows.append(elbow)
    return replace(pose, hands=(first, second), elbows=(elbows[0], elbows[1]))
