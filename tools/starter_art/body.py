"""Bodies as jointed skeletons: how long their parts are, how they look, and where their joints go."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tools.starter_art import colours as k
from tools.starter_art.canvas import Point

Bend = float | Point
"""Which way a joint bends and how much of it is seen, or where the joint is."""


class PoseError(Exception):
    """A hand or foot is further away than its limb is long; the text says by how much."""


@dataclass(frozen=True)
class Look:
    """Who a figure is and what it wears. Colours are ``#rrggbb``."""

    skin: str = k.SKINS["fair"]
    hair: str = k.HAIRS["brown"]
    style: str = "short"
    """``short``, ``bob``, ``long``, ``bun``, ``ponytail``, ``afro``, ``curly``, ``bald``, ``thinning``, ``hijab``,
    ``beanie``, ``sunhat``, ``braids`` or ``none``."""
    cloth: str = k.ROSE
    """Colour of a hijab, beanie or sun hat."""
    beard: bool = False
    glasses: bool = False
    singing: bool = False
    top: str = k.TERRACOTTA
    sleeves: float = 1.0
    """Part of the arm that is covered: 0 none, 0.35 short, 1 to the wrist."""
    bottom: str = k.DENIM
    wear: str = "trousers"
    """``trousers``, ``shorts``, ``skirt`` or ``dress``."""
    shoes: str = k.WALNUT
    apron: str = ""
    stage: str = "adult"
    """``adult``, ``teen`` or ``child``."""
    build: float = 1.0
    """Breadth: 0.9 slim to 1.25 stout."""


_STAGES = {"adult": (0.138, 0.285, 0.49), "teen": (0.15, 0.285, 0.475), "child": (0.192, 0.285, 0.445)}
"""Parts of the height: head, trunk from hip to shoulder, leg from hip to sole."""


@dataclass(frozen=True)
class Body:
    """Lengths of a figure ``height`` tall, all in sheet units."""

    height: float
    head: float
    trunk: float
    thigh: float
    shin: float
    """From knee to ankle."""
    ankle: float
    """From sole to ankle."""
    upper_arm: float
    forearm: float
    """From elbow to the middle of the palm."""
    shoulder: float
    """Half the breadth of the shoulders seen from the front."""
    hip: float
    """Half the breadth of the hips seen from the front."""
    limb: float
    """What limb thicknesses are multiplied by."""

    @property
    def leg(self) -> float:
        """From hip to sole."""
        return self.thigh + self.shin + self.ankle


def body(look: Look, height: float) -> Body:
    """Return the lengths of a figure that would stand ``height`` tall."""
    head, trunk, leg = (part * height for part in _STAGES[look.stage])
    ankle = 0.036 * height
    child = look.stage == "child"
    return Body(
        height=height,
        head=head,
        trunk=trunk,
        thigh=(leg - ankle) * 0.51,
        shin=(leg - ankle) * 0.49,
        ankle=ankle,
        upper_arm=height * (0.15 if child else 0.168),
        forearm=height * (0.155 if child else 0.175),
        shoulder=height * (0.098 if child else 0.097) * (0.5 + look.build / 2),
        hip=height * (0.08 if child else 0.078) * look.build,
        limb=height * (0.55 + 0.45 * look.build),
    )


@dataclass(frozen=True)
class Pose:
    """Where the parts of one figure are, in sheet units and degrees.

    Arms and legs come in pairs: first the far one, which is drawn behind the trunk, then the near one. Of a figure
    that faces the viewer, the first is the one on the left of the sheet.
    """

    hip: Point
    hands: tuple[Point, Point]
    """Middles of the palms."""
    feet: tuple[Point, Point]
    """Points of the soles below the ankles."""
    lean: float = 0
    """Of the trunk; positive to the right."""
    turn: float = 0
    """-1 faces left, 0 faces the viewer, 1 faces right."""
    gaze: float | None = None
    """Where the face looks, as ``turn``; ``None`` is where the trunk faces."""
    nod: float = 0
    """How far the head is tilted; positive clockwise."""
    elbows: tuple[Bend, Bend] = (1, -1)
    """1 or -1 bends the elbow to one or the other side (of a figure seen from the side, 1 is natural when it faces
    right, -1 when it faces left; facing the viewer, 1 and -1 point outwards); less means that it points to or from
    the viewer. A point says where the joint is."""
    knees: tuple[Bend, Bend] = (-1, -1)
    """As ``elbows``."""
    toes: tuple[float, float] = (0, 0)
    """How far each foot is turned; positive clockwise."""
    back: bool = False
    """Whether the viewer sees the back of the figure."""


def along(pose: Pose, size: Body, up: float, across: float) -> Point:
    """Return a point of the trunk: ``up`` its length, ``across`` in sheet units to the right."""
    angle = math.radians(pose.lean)
    x = pose.hip[0] + math.sin(angle) * up * size.trunk + math.cos(angle) * across
    y = pose.hip[1] - math.cos(angle) * up * size.trunk + math.sin(angle) * across
    return x, y


def trunk_points(pose: Pose, size: Body) -> tuple[Point, tuple[Point, Point]]:
    """Return the root of the neck and both shoulders, the far one first."""
    wide = size.shoulder * (1 - 0.8 * abs(pose.turn)) * 0.8
    side = 1 if pose.turn > 0 else -1
    neck = along(pose, size, 1.02, size.height * 0.004 * pose.turn)
    return neck, (along(pose, size, 0.9, side * wide), along(pose, size, 0.9, -side * wide))


def joint(start: Point, end: Point, first: float, second: float, bend: Bend, what: str) -> Point:
    """Return where the elbow or knee between ``start`` and ``end`` goes.

    Args:
        start: Shoulder or hip.
        end: Palm or ankle.
        first: Length from ``start`` to the joint.
        second: Length from the joint to ``end``.
        bend: Side (sign) and visible part (0 to 1) of the bending, or the joint itself.
        what: Named in the error.

    Raises:
        PoseError: If ``end`` is out of reach by more than a twentieth.
    """
    if isinstance(bend, tuple):
        return bend
    gap = math.dist(start, end)
    reach = first + second
    if gap > reach * 1.05:
        raise PoseError(f"{what} at {end} is {gap - reach:.0f} too far from {start}: reach is {reach:.0f}")
    along = (first**2 - second**2 + gap**2) / (2 * gap) if gap > 1e-6 else 0.0
    along = max(-first, min(along, first)) if gap <= reach else gap * first / reach
    away = math.sqrt(max(0.0, first**2 - along**2)) * bend if gap <= reach else 0.0
    ux, uy = ((end[0] - start[0]) / gap, (end[1] - start[1]) / gap) if gap > 1e-6 else (0.0, 1.0)
    return start[0] + ux * along - uy * away, start[1] + uy * along + ux * away
