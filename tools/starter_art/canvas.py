"""A sheet of 1280 x 960 units on which scenes are drawn, and its SVG text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from xml.sax.saxutils import escape

WIDTH = 1280
HEIGHT = 960

Point = tuple[float, float]


class Canvas:
    """Collects shapes in painting order. Units are pixels of the finished picture, y points down.

    Gradients are named in order of first use, so the same calls always give the same text.

    Args:
        title: What the picture is, for the ``<title>`` of the SVG.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._definitions: dict[str, str] = {}
        self._body: list[str] = []

    def svg(self) -> str:
        """Return the whole picture as SVG text."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'width="{WIDTH}" height="{HEIGHT}">\n<title>{escape(self._title)}</title>\n'
        )
        return "\n".join([head + "<defs>", *self._definitions, "</defs>", *self._body, "</svg>", ""])

    # Paints

    def linear(self, *colours: str, start: Point = (0, 0), end: Point = (0, 1), absolute: bool = False) -> str:
        """Return a paint that runs evenly through ``colours`` from ``start`` to ``end``.

        The points are parts of the painted shape's box (0 to 1), or sheet units if ``absolute``. A colour may carry an
        opacity: ``#rrggbb/0.5``.
        """
        units = ' gradientUnits="userSpaceOnUse"' if absolute else ""
        place = f'x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}"{units}'
        return self._define("linearGradient", place, _stops(colours))

    def radial(self, *colours: str, centre: Point = (0.5, 0.5), radius: float = 0.5) -> str:
        """Return a paint that runs from ``centre`` outwards, in parts of the painted shape's box."""
        place = f'cx="{_n(centre[0])}" cy="{_n(centre[1])}" r="{_n(radius)}"'
        return self._define("radialGradient", place, _stops(colours))

    def _define(self, tag: str, attributes: str, content: str) -> str:
        template = f'<{tag} id="%s" {attributes}>{content}</{tag}>'
        for known in self._definitions:
            if self._definitions[known] == template:
                return f"url(#{known.split(chr(34), 2)[1]})"
        name = f"d{len(self._definitions)}"
        self._definitions[template % name] = template
        return f"url(#{name})"

    # Groups

    @contextmanager
    def group(
        self,
        *,
        move: Point = (0, 0),
        turn: float = 0,
        scale: float | Point = 1,
        about: Point = (0, 0),
        opacity: float = 1,
    ) -> Iterator[None]:
        """Draw what follows scaled, turned by ``turn`` degrees (clockwise) about ``about``, then moved."""
        sx, sy = scale if isinstance(scale, tuple) else (scale, scale)
        steps = [f"translate({_n(move[0] + about[0])} {_n(move[1] + about[1])})"]
        if turn:
            steps.append(f"rotate({_n(turn)})")
        if (sx, sy) != (1, 1):
            steps.append(f"scale({_n(sx, 3)} {_n(sy, 3)})")
        if about != (0, 0):
            steps.append(f"translate({_n(-about[0])} {_n(-about[1])})")
        faded = f' opacity="{_n(opacity, 2)}"' if opacity < 1 else ""
        self._body.append(f'<g transform="{" ".join(steps)}"{faded}>')
        yield
        self._body.append("</g>")

    @contextmanager
    def clip(self, outline: str) -> Iterator[None]:
        """Draw what follows only inside ``outline``, path data such as :func:`smooth` returns."""
        paint = self._define("clipPath", "", f'<path d="{outline}"/>')
        self._body.append(f'<g clip-path="{paint}">')
        yield
        self._body.append("</g>")

    # Shapes

    def path(
        self,
        data: str,
        fill: str = "none",
        *,
        stroke: str = "",
        width: float = 0,
        opacity: float = 1,
        cap: str = "round",
    ) -> None:
        """Draw path data, filled, stroked or both."""
        line = (
            f' stroke="{stroke}" stroke-width="{_n(width)}" stroke-linecap="{cap}" stroke-linejoin="round"'
            if stroke
            else ""
        )
        self._body.append(f'<path d="{data}" fill="{fill}"{line}{_faded(opacity)}/>')

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, *, r: float = 0, opacity: float = 1
    ) -> None:
        """Draw a rectangle with corners rounded by ``r``."""
        rounded = f' rx="{_n(r)}"' if r else ""
        self._body.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"{rounded} '
            f'fill="{fill}"{_faded(opacity)}/>'
        )

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: str, *, turn: float = 0, opacity: float = 1
    ) -> None:
        """Draw an ellipse about (``x``, ``y``), turned by ``turn`` degrees."""
        turned = f' transform="rotate({_n(turn)} {_n(x)} {_n(y)})"' if turn else ""
        self._body.append(
            f'<ellipse cx="{_n(x)}" cy="{_n(y)}" rx="{_n(rx)}" ry="{_n(ry)}" fill="{fill}"{turned}{_faded(opacity)}/>'
        )

    def circle(self, x: float, y: float, r: float, fill: str, *, opacity: float = 1) -> None:
        """Draw a disc."""
        self._body.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}" fill="{fill}"{_faded(opacity)}/>')

    def polygon(self, points: Sequence[Point], fill: str, *, r: float = 0, opacity: float = 1) -> None:
        """Draw a closed polygon with corners rounded by up to ``r``."""
        self.path(polygon(points, r), fill, opacity=opacity)

    def blob(self, points: Sequence[Point], fill: str, *, opacity: float = 1) -> None:
        """Draw a smooth closed shape through ``points``."""
        self.path(smooth(points, closed=True), fill, opacity=opacity)

    def line(self, points: Sequence[Point], stroke: str, width: float = 4, *, opacity: float = 1) -> None:
        """Draw a line with straight pieces."""
        self.path("M" + "L".join(_p(point) for point in points), stroke=stroke, width=width, opacity=opacity)

    def curve(self, points: Sequence[Point], stroke: str, width: float = 4, *, opacity: float = 1) -> None:
        """Draw a smooth line through ``points``."""
        self.path(smooth(points), stroke=stroke, width=width, opacity=opacity)

    def limb(self, points: Sequence[Point], widths: Sequence[float], fill: str, *, opacity: float = 1) -> None:
        """Draw a tapered chain: ``widths[i]`` is its thickness at ``points[i]``, with round joints and ends."""
        self.path(chain(points, widths), fill, opacity=opacity)

    # Light

    def shadow(self, x: float, y: float, rx: float, ry: float = 0, *, opacity: float = 0.3, turn: float = 0) -> None:
        """Draw the soft shadow of something that touches the ground about (``x``, ``y``)."""
        paint = self.radial("#41254a/0.9", "#41254a/0.55", "#41254a/0")
        self.ellipse(x, y, rx, ry or rx * 0.16, paint, opacity=opacity, turn=turn)

    def glow(self, x: float, y: float, r: float, colour: str = "#fff0c4", *, opacity: float = 0.6) -> None:
        """Draw light that spreads from (``x``, ``y``)."""
        self.circle(x, y, r, self.radial(f"{colour}/1", f"{colour}/0.35", f"{colour}/0"), opacity=opacity)


def smooth(points: Sequence[Point], *, closed: bool = False) -> str:
    """Return path data of a Catmull-Rom curve through ``points``."""
    count = len(points)
    ends = (points[-1], points[0], points[1]) if closed else (points[0], points[-1])
    around = [ends[0], *points, *ends[1:]]
    data = "M" + _p(points[0])
    for index in range(count if closed else count - 1):
        before, start, end, after = around[index : index + 4]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        data += f"C{_p(first)} {_p(second)} {_p(end)}"
    return data + ("Z" if closed else "")


def polygon(points: Sequence[Point], r: float = 0) -> str:
    """Return path data of a closed polygon with corners rounded by ``r``, less where a side is too short."""
    if r <= 0:
        return "M" + "L".join(_p(point) for point in points) + "Z"
    data = ""
    count = len(points)
    for index, corner in enumerate(points):
        before, after = points[index - 1], points[(index + 1) % count]
        start = _towards(corner, before, min(r, math.dist(corner, before) / 2))
        end = _towards(corner, after, min(r, math.dist(corner, after) / 2))
        data += f"{'L' if data else 'M'}{_p(start)}Q{_p(corner)} {_p(end)}"
    return data + "Z"


def chain(points: Sequence[Point], widths: Sequence[float]) -> str:
    """Return path data of discs of diameter ``widths[i]`` at ``points[i]``, joined by their tangents."""
    data = ""
    for (a, b), (wa, wb) in zip(pairwise(points), pairwise(widths), strict=True):
        ra, rb = wa / 2, wb / 2
        gap = math.dist(a, b)
        if gap <= abs(ra - rb):
            centre, radius = (a, ra) if ra > rb else (b, rb)
            data += _disc(centre, radius)
            continue
        along = math.atan2(b[1] - a[1], b[0] - a[0])
        lean = math.acos((ra - rb) / gap)
        corners = [_polar(a, ra, along + lean), _polar(b, rb, along + lean)]
        others = [_polar(b, rb, along - lean), _polar(a, ra, along - lean)]
        data += (
            f"M{_p(corners[0])}L{_p(corners[1])}A{_n(rb)} {_n(rb)} 0 {int(rb > ra)} 0 {_p(others[0])}"
            f"L{_p(others[1])}A{_n(ra)} {_n(ra)} 0 {int(ra > rb)} 0 {_p(corners[0])}Z"
        )
    return data


def _disc(centre: Point, radius: float) -> str:
    left, right = (centre[0] - radius, centre[1]), (centre[0] + radius, centre[1])
    arc = f"A{_n(radius)} {_n(radius)} 0 1 0 "
    return f"M{_p(left)}{arc}{_p(right)}{arc}{_p(left)}Z"


def _polar(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = math.dist(start, end) or 1.0
    return start[0] + (end[0] - start[0]) * distance / length, start[1] + (end[1] - start[1]) * distance / length


def _stops(colours: Sequence[str]) -> str:
    text = ""
    for index, colour in enumerate(colours):
        plain, _, opacity = colour.partition("/")
        faded = f' stop-opacity="{opacity}"' if opacity else ""
        offset = _n(index / max(1, len(colours) - 1), 2)
        text += f'<stop offset="{offset}" stop-color="{plain}"{faded}/>'
    return text


def _faded(opacity: float) -> str:
    return f' opacity="{_n(opacity, 2)}"' if opacity < 1 else ""


def _p(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(number: float, digits: int = 1) -> str:
    # Small numbers are often parts of a group that is scaled up.
    text = f"{number:.{3 if abs(number) < 2 else digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def bezier(*points: Point, closed: bool = False) -> str:
    """Return path data that starts at the first point and goes on in cubic curves of three points each."""
    data = "M" + _p(points[0])
    for index in range(1, len(points) - 2, 3):
        data += "C" + " ".join(_p(point) for point in points[index : index + 3])
    return data + ("Z" if closed else "")


def hull(points: Sequence[Point]) -> list[Point]:
    """Return the corners of the smallest convex shape around ``points``."""
    ordered = sorted(set(points))

    def half(way: Sequence[Point]) -> list[Point]:
        kept: list[Point] = []
        for point in way:
            while len(kept) > 1 and _side(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return half(ordered) + half(ordered[::-1])


def _side(a: Point, b: Point, p: Point) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
