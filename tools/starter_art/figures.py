"""People, drawn from a look and a pose."""

from __future__ import annotations

import math
from collections.abc import Callable

from tools.starter_art import colours as k
from tools.starter_art.body import Body, Look, Pose, along, body, joint, trunk_points
from tools.starter_art.canvas import Canvas, Point, chain, hull, polygon, smooth
from tools.starter_art.heads import head, head_behind

Held = Callable[[], None]
"""Draws what a figure holds; called when the hands that go over it are still missing."""


def person(
    c: Canvas, look: Look, pose: Pose, height: float, *, held: Held | None = None, behind: Held | None = None
) -> None:
    """Draw a figure that would stand ``height`` tall.

    Args:
        c: The sheet.
        look: Who it is.
        pose: Where its parts are.
        height: In sheet units.
        held: Drawn after trunk and head, before the near arm (before both arms, if the figure faces the viewer).
        behind: Drawn after the far arm, before the legs and the trunk.

    Raises:
        PoseError: If a hand or foot is out of reach.
    """
    size = body(look, height)
    facing = abs(pose.turn) < 0.35
    neck, shoulders = trunk_points(pose, size)
    gaze = pose.turn if pose.gaze is None else pose.gaze
    skull = _skull_middle(pose, size, neck)
    if not facing:
        _arm(c, look, pose, size, shoulders, 0)
    if behind:
        behind()
    hips = _hips(pose, size)
    if look.wear in ("skirt", "dress"):
        _leg(c, look, pose, size, hips, 0)
        _leg(c, look, pose, size, hips, 1)
        _skirt(c, look, pose, size, hips)
    else:
        _leg(c, look, pose, size, hips, 0)
        _leg(c, look, pose, size, hips, 1)
    head_behind(c, look, skull, size.head, gaze, pose.nod, back=pose.back)
    _neck(c, look, size, neck, skull)
    _trunk(c, look, pose, size)
    _neck(c, look, size, (neck[0], neck[1] - size.trunk * 0.06), skull)
    head(c, look, skull, size.head, gaze, pose.nod, back=pose.back)
    if held:
        held()
    if facing:
        _arm(c, look, pose, size, shoulders, 0)
    _arm(c, look, pose, size, shoulders, 1)


def _skull_middle(pose: Pose, size: Body, neck: Point) -> Point:
    lying = abs(pose.lean) > 60
    angle = math.radians(pose.lean * 0.95 if lying else pose.lean * 0.55 + pose.nod * 0.35)
    reach = size.head * 0.62
    return neck[0] + math.sin(angle) * reach + (0.0 if lying else pose.turn * size.head * 0.1), neck[1] - math.cos(
        angle
    ) * reach


def _hips(pose: Pose, size: Body) -> tuple[Point, Point]:
    wide = size.hip * 0.5 * (1 - 0.8 * abs(pose.turn))
    side = 1 if pose.turn > 0 else -1
    x, y = pose.hip
    return (x + side * wide, y), (x - side * wide, y)


def _neck(c: Canvas, look: Look, size: Body, neck: Point, skull: Point) -> None:
    if look.style == "hijab":
        return
    width = size.limb * 0.058
    end = (neck[0] + (skull[0] - neck[0]) * 0.75, neck[1] + (skull[1] - neck[1]) * 0.75)
    c.limb([(neck[0], neck[1] + size.trunk * 0.05), end], [width * 1.25, width], k.darker(look.skin, 0.12))


def _outline(pose: Pose, size: Body) -> str:
    """Return the outline of the trunk as path data."""
    t = abs(pose.turn)
    side = 1 if pose.turn >= 0 else -1
    shoulder, hip = size.shoulder, size.hip
    front = [
        (0.0, hip * 1.04),
        (0.2, hip * 1.0),
        (0.45, shoulder * 0.78),
        (0.72, shoulder * 0.92),
        (0.88, shoulder * 1.02),
        (0.985, shoulder * 0.72),
    ]
    chest = [
        (0.0, hip * 0.86),
        (0.2, hip * 0.92),
        (0.45, hip * 0.88),
        (0.72, shoulder * 0.68),
        (0.9, shoulder * 0.52),
        (1.0, shoulder * 0.32),
    ]
    spine = [
        (0.0, hip * 0.9),
        (0.2, hip * 0.8),
        (0.45, hip * 0.66),
        (0.72, shoulder * 0.66),
        (0.9, shoulder * 0.62),
        (1.0, shoulder * 0.4),
    ]
    points: list[Point] = []
    ahead = [(u, f + (p - f) * t) for (u, f), (_, p) in zip(front, chest, strict=True)]
    rear = [(u, f + (p - f) * t) for (u, f), (_, p) in zip(front, spine, strict=True)]
    points.append(along(pose, size, -0.12, side * ahead[0][1] * 0.96))
    points += [along(pose, size, u, side * w) for u, w in ahead]
    points.append(along(pose, size, 1.045, 0))
    points += [along(pose, size, u, -side * w) for u, w in reversed(rear)]
    points.append(along(pose, size, -0.12, -side * rear[0][1] * 0.96))
    return smooth(points, closed=True)


def _trunk(c: Canvas, look: Look, pose: Pose, size: Body) -> None:
    outline = _outline(pose, size)
    c.path(outline, c.linear(k.lighter(look.top, 0.22), look.top, k.darker(look.top, 0.18), end=(1, 0.7)))
    with c.clip(outline):
        x, y = along(pose, size, 1.03, size.head * 0.08 * pose.turn)
        if not pose.back:
            c.ellipse(x, y, size.head * 0.26, size.head * 0.17, k.darker(look.skin, 0.12), turn=pose.lean)
        if look.apron and not pose.back:
            shift = pose.turn * size.hip * 0.5
            points = [
                along(pose, size, u, shift + w * size.shoulder)
                for u, w in (
                    (0.82, -0.42),
                    (0.82, 0.42),
                    (0.5, 0.5),
                    (0.4, 0.95),
                    (-0.3, 0.95),
                    (-0.3, -0.95),
                    (0.4, -0.95),
                    (0.5, -0.5),
                )
            ]
            c.polygon(points, c.linear(k.lighter(look.apron, 0.25), k.darker(look.apron, 0.08)), r=10)
            for w in (-0.36, 0.36):
                c.line(
                    [
                        along(pose, size, 0.8, shift + w * size.shoulder),
                        along(pose, size, 1.05, shift + w * 0.7 * size.shoulder),
                    ],
                    k.darker(look.apron, 0.15),
                    size.height * 0.012,
                )
        elif look.wear != "dress":
            c.line(
                [along(pose, size, -0.04, -size.hip * 1.5), along(pose, size, -0.04, size.hip * 1.5)],
                k.darker(look.top, 0.25),
                size.height * 0.012,
                opacity=0.6,
            )


def _leg(c: Canvas, look: Look, pose: Pose, size: Body, hips: tuple[Point, Point], which: int) -> None:
    hip, sole, turned = hips[which], pose.feet[which], pose.toes[which]
    angle = math.radians(turned)
    ankle = (sole[0] + math.sin(angle) * size.ankle, sole[1] - math.cos(angle) * size.ankle)
    bare = look.wear in ("skirt", "dress", "shorts")
    knee = joint(hip, ankle, size.thigh, size.shin, pose.knees[which], "foot")
    far = which == 0 and abs(pose.turn) >= 0.35
    _shoe(c, look, pose, size, sole, turned, far=far)
    u = size.limb
    cloth = k.darker(look.bottom, 0.16) if far else look.bottom
    skin = k.darker(look.skin, 0.12) if far else look.skin
    ends = (min(hip[0], knee[0], ankle[0]), max(hip[0], knee[0], ankle[0]) + 1)

    def paint(shade: str) -> str:
        return c.linear(
            k.lighter(shade, 0.14),
            k.darker(shade, 0.14),
            start=(ends[0] - u * 0.04, 0),
            end=(ends[1] + u * 0.04, 0),
            absolute=True,
        )

    if bare:
        c.limb([hip, knee, ankle], [u * 0.085, u * 0.06, u * 0.038], paint(skin))
        if look.wear == "shorts":
            part = 0.72
            end = (hip[0] + (knee[0] - hip[0]) * part, hip[1] + (knee[1] - hip[1]) * part)
            c.limb([hip, end], [u * 0.102, u * 0.092], paint(cloth))
    else:
        low = (ankle[0] + (knee[0] - ankle[0]) * 0.04, ankle[1] + (knee[1] - ankle[1]) * 0.04)
        top = 0.084 if abs(pose.turn) < 0.35 else 0.1
        c.limb([hip, knee, low], [u * top, u * 0.072, u * 0.054], paint(cloth))
    if which == 1 or abs(pose.turn) < 0.35:
        middle = hips[0][0] / 2 + hips[1][0] / 2, hips[0][1]
        if which == 1 and look.wear in ("trousers", "shorts"):
            c.limb([hips[0], middle, hips[1]], [u * (0.076 if abs(pose.turn) < 0.35 else 0.1)] * 3, paint(cloth))


def _shoe(c: Canvas, look: Look, pose: Pose, size: Body, sole: Point, turned: float, *, far: bool) -> None:
    u = size.height
    shade = k.darker(look.shoes, 0.18) if far else look.shoes
    direction = 1 if pose.turn > 0 else -1
    with c.group(move=sole, turn=turned):
        if abs(pose.turn) < 0.35:
            c.path(
                polygon([(-u * 0.03, 0), (-u * 0.026, -u * 0.05), (u * 0.026, -u * 0.05), (u * 0.03, 0)], u * 0.02),
                c.linear(k.lighter(shade, 0.15), k.darker(shade, 0.2)),
            )
            c.rect(-u * 0.032, -u * 0.01, u * 0.064, u * 0.012, k.lighter(shade, 0.5), r=u * 0.005)
            return
        d = direction
        c.path(
            polygon(
                [
                    (-d * u * 0.034, 0),
                    (-d * u * 0.036, -u * 0.052),
                    (d * u * 0.022, -u * 0.056),
                    (d * u * 0.05, -u * 0.034),
                    (d * u * 0.1, -u * 0.024),
                    (d * u * 0.104, 0),
                ],
                u * 0.018,
            ),
            c.linear(k.lighter(shade, 0.18), k.darker(shade, 0.18)),
        )
        c.rect(min(-d * u * 0.036, d * u * 0.104), -u * 0.01, u * 0.14, u * 0.012, k.lighter(shade, 0.5), r=u * 0.005)


def _skirt(c: Canvas, look: Look, pose: Pose, size: Body, hips: tuple[Point, Point]) -> None:
    length = 1.3 if look.wear == "dress" else 1.08
    points: list[Point] = []
    for index in (0, 1):
        sole = pose.feet[index]
        ankle = (sole[0], sole[1] - size.ankle)
        knee = joint(hips[index], ankle, size.thigh, size.shin, pose.knees[index], "foot")
        end = (knee[0] + (ankle[0] - knee[0]) * (length - 1), knee[1] + (ankle[1] - knee[1]) * (length - 1))
        for middle, radius in ((hips[index], size.hip * 0.62), (knee, size.limb * 0.062), (end, size.limb * 0.066)):
            points += [
                (middle[0] + radius * math.cos(a), middle[1] + radius * math.sin(a))
                for a in (0.4, 1.2, 1.94, 2.74, 3.5, 4.2, 5.1, 5.9)
            ]
    points += [along(pose, size, 0.2, -size.hip * 0.85), along(pose, size, 0.2, size.hip * 0.85)]
    shade = look.top if look.wear == "dress" else look.bottom
    c.path(
        polygon(hull(points), size.height * 0.02),
        c.linear(k.lighter(shade, 0.16), shade, k.darker(shade, 0.22), end=(1, 0.8)),
    )


def _arm(c: Canvas, look: Look, pose: Pose, size: Body, shoulders: tuple[Point, Point], which: int) -> None:
    shoulder, palm = shoulders[which], pose.hands[which]
    elbow = joint(shoulder, palm, size.upper_arm, size.forearm, pose.elbows[which], "hand")
    far = which == 0 and abs(pose.turn) >= 0.35
    u = size.limb
    length = math.dist(elbow, palm) or 1.0
    back = min(0.9, u * 0.03 / length)
    wrist = (palm[0] + (elbow[0] - palm[0]) * back, palm[1] + (elbow[1] - palm[1]) * back)
    skin = k.darker(look.skin, 0.14) if far else k.lighter(look.skin, 0.06)
    cloth = k.darker(look.top, 0.18) if far else k.lighter(look.top, 0.07)
    points, widths = [shoulder, elbow, wrist], [u * 0.058, u * 0.046, u * 0.033]
    if not far:
        with c.clip(_outline(pose, size)), c.group(move=(u * 0.008, u * 0.012)):
            c.path(chain(points, [w * 1.32 for w in widths]), k.darker(look.top, 0.45), opacity=0.35)
    _hand(c, size, elbow, palm, wrist, skin, pose.turn)
    c.limb(points, widths, skin)
    if look.sleeves <= 0:
        return
    total = size.upper_arm + size.forearm
    cover = look.sleeves * total * 0.94
    sleeve: list[Point] = [shoulder]
    wide = [u * 0.066]
    if cover < size.upper_arm * 0.98:
        part = cover / size.upper_arm
        sleeve.append((shoulder[0] + (elbow[0] - shoulder[0]) * part, shoulder[1] + (elbow[1] - shoulder[1]) * part))
        wide.append(u * 0.066)
    else:
        part = min(1.0, (cover - size.upper_arm) / size.forearm)
        sleeve += [elbow, (elbow[0] + (wrist[0] - elbow[0]) * part, elbow[1] + (wrist[1] - elbow[1]) * part)]
        wide += [u * 0.06, u * (0.058 - 0.012 * part)]
    c.limb(sleeve, wide, c.linear(k.lighter(cloth, 0.14), k.darker(cloth, 0.08), end=(0.4, 1)))


def _hand(c: Canvas, size: Body, elbow: Point, palm: Point, wrist: Point, skin: str, turn: float) -> None:
    u = size.limb
    along = math.atan2(palm[1] - elbow[1], palm[0] - elbow[0])
    tip = (palm[0] + math.cos(along) * u * 0.016, palm[1] + math.sin(along) * u * 0.016)
    c.limb([wrist, palm, tip], [u * 0.034, u * 0.042, u * 0.034], skin)
    side = -1 if turn >= 0 else 1
    thumb = along + side * 0.9
    start = (palm[0] - math.cos(along) * u * 0.008, palm[1] - math.sin(along) * u * 0.008)
    c.limb(
        [start, (start[0] + math.cos(thumb) * u * 0.03, start[1] + math.sin(thumb) * u * 0.03)],
        [u * 0.018, u * 0.013],
        skin,
    )
