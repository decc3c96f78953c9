"""Dogs, cats and birds. ``facing`` is 1 for right, -1 for left; ``size`` is the height at the shoulder or so."""

from __future__ import annotations

from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas, bezier, smooth


def dog(
    c: Canvas,
    x: float,
    y: float,
    size: float,
    *,
    facing: int = 1,
    coat: str = "#c98d54",
    pose: str = "stand",
    collar: str = k.BRICK,
) -> None:
    """Draw a dog whose feet are at (``x``, ``y``): ``stand``, ``walk``, ``sit`` or ``lie``."""
    with c.group(move=(x, y), scale=(facing * size / 100, size / 100)):
        dark, pale = k.darker(coat, 0.22), k.lighter(coat, 0.45)
        fill = c.linear(k.lighter(coat, 0.22), coat, k.darker(coat, 0.16), end=(0.8, 1))
        if pose == "lie":
            c.shadow(0, 0, 100, 10)
            c.curve([(-66, -14), (-98, -10), (-110, -26)], coat, 12)
            c.path(
                smooth([(-78, -2), (-84, -26), (-56, -46), (0, -44), (44, -56), (62, -36), (58, -2)], closed=True), fill
            )
            c.limb([(-52, -14), (-24, -7), (0, -7)], [34, 16, 12], dark)
            c.limb([(44, -16), (64, -7), (92, -7)], [26, 15, 13], fill)
            _dog_head(c, 62, -68, coat, dark, pale, collar)
            return
        if pose == "sit":
            c.shadow(0, 0, 64, 9)
            c.curve([(-44, -10), (-72, -16), (-82, -40)], coat, 12)
            c.limb([(28, -50), (34, -6)], [20, 13], dark)
            c.path(
                smooth(
                    [(-48, -4), (-52, -34), (-22, -78), (10, -108), (34, -98), (40, -60), (26, -10), (-10, -2)],
                    closed=True,
                ),
                fill,
            )
            c.ellipse(-22, -24, 30, 25, fill)
            c.limb([(-20, -8), (10, -6)], [16, 13], coat)
            c.limb([(22, -56), (24, -7), (36, -6)], [24, 14, 12], fill)
            c.path(smooth([(34, -92), (40, -60), (30, -44), (22, -70)], closed=True), pale, opacity=0.8)
            _dog_head(c, 26, -124, coat, dark, pale, collar)
            return
        c.shadow(4, 0, 88, 9)
        step = 16 if pose == "walk" else 0
        c.curve([(-58, -84), (-84, -100), (-92, -126)], coat, 12)
        c.limb([(-46, -58), (-40 + step, -30), (-48 + step, -5)], [24, 14, 11], dark)
        c.limb([(46, -58), (48 - step * 1.4, -30), (48 - step * 2, -5)], [20, 13, 11], dark)
        c.path(
            smooth(
                [
                    (-66, -70),
                    (-56, -96),
                    (-10, -96),
                    (40, -108),
                    (66, -92),
                    (64, -58),
                    (30, -44),
                    (-20, -52),
                    (-54, -46),
                ],
                closed=True,
            ),
            fill,
        )
        c.path(smooth([(64, -92), (66, -66), (48, -48), (46, -74)], closed=True), pale, opacity=0.8)
        c.limb([(-48, -62), (-60 - step, -32), (-58 - step, -6), (-48 - step, -5)], [34, 16, 12, 11], fill)
        c.limb([(44, -64), (48 + step, -32), (46 + step * 1.6, -6), (56 + step * 1.6, -5)], [26, 15, 12, 11], fill)
        _dog_head(c, 66, -120, coat, dark, pale, collar)


def _dog_head(c: Canvas, x: float, y: float, coat: str, dark: str, pale: str, collar: str) -> None:
    with c.group(move=(x, y)):
        c.limb([(-12, 26), (0, 0)], [40, 36], coat)
        c.limb([(-24, 17), (6, 25)], [9, 9], collar)
        c.path(
            smooth(
                [(-24, -4), (-18, -26), (6, -32), (24, -18), (52, -8), (56, 6), (46, 16), (16, 18), (-10, 20)],
                closed=True,
            ),
            c.linear(k.lighter(coat, 0.22), coat, end=(0.4, 1)),
        )
        c.path(smooth([(30, -4), (52, -6), (56, 6), (46, 16), (26, 16)], closed=True), pale)
        c.ellipse(54, -4, 7, 5.5, k.INK)
        c.circle(17, -10, 3.6, k.INK)
        c.path(bezier((30, 10), (36, 14), (44, 14), (50, 9)), stroke=k.INK, width=2)
        c.path(smooth([(-20, -26), (-2, -24), (2, -2), (-10, 18), (-26, 10), (-30, -10)], closed=True), dark)


def cat(
    c: Canvas,
    x: float,
    y: float,
    size: float,
    *,
    facing: int = 1,
    coat: str = "#8a8088",
    pose: str = "sit",
    back: bool = False,
) -> None:
    """Draw a cat at (``x``, ``y``): ``sit``, ``curl`` (asleep) or ``walk``; ``back`` shows it sitting from behind."""
    with c.group(move=(x, y), scale=(facing * size / 100, size / 100)):
        dark, pale = k.darker(coat, 0.22), k.lighter(coat, 0.55)
        fill = c.linear(k.lighter(coat, 0.25), coat, k.darker(coat, 0.16), end=(0.8, 1))
        if pose == "curl":
            c.shadow(0, 0, 92, 10)
            c.path(
                smooth([(-84, -10), (-78, -42), (-30, -62), (36, -56), (78, -30), (80, -4), (0, 0)], closed=True), fill
            )
            for px in (-44, -22, 0):
                c.curve([(px, -58), (px + 8, -48), (px + 6, -36)], dark, 6, opacity=0.5)
            c.curve([(-78, -14), (-40, -2), (30, -6), (58, -12)], dark, 17)
            _cat_head(c, 50, -34, coat, fill, pale, asleep=True, turn=12)
            return
        if pose == "walk":
            c.shadow(0, 0, 84, 9)
            c.curve([(-62, -60), (-92, -76), (-92, -118), (-80, -134)], coat, 12)
            for px, step in ((-44, 14), (40, -14)):
                c.limb([(px, -42), (px + step, -5)], [18, 11], dark)
            c.path(
                smooth(
                    [(-68, -60), (-50, -78), (0, -72), (44, -78), (66, -62), (56, -38), (0, -34), (-54, -36)],
                    closed=True,
                ),
                fill,
            )
            for px, step in ((-48, -10), (46, 12)):
                c.limb([(px, -46), (px + step, -6), (px + step + 8, -5)], [24, 12, 11], fill)
            _cat_head(c, 74, -84, coat, fill, pale)
            return
        c.shadow(0, 0, 56, 9)
        c.curve([(-30, -10), (-62, -8), (-72, -34), (-60, -48)], coat, 13)
        c.path(
            smooth([(-42, -4), (-44, -40), (-20, -84), (10, -92), (30, -70), (38, -30), (34, -3), (0, 0)], closed=True),
            fill,
        )
        if back:
            for py in (-66, -50, -34):
                c.curve([(-16, py), (0, py + 5), (16, py)], dark, 6, opacity=0.5)
            c.path(
                smooth(
                    [(-32, -104), (-30, -142), (-14, -126), (14, -126), (30, -142), (32, -104), (22, -82), (-22, -82)],
                    closed=True,
                ),
                fill,
            )
            return
        c.limb([(14, -50), (16, -6), (24, -5)], [18, 12, 11], k.lighter(coat, 0.12))
        c.limb([(30, -48), (32, -6), (40, -5)], [18, 12, 11], fill)
        c.ellipse(-20, -22, 25, 21, fill)
        c.path(smooth([(18, -84), (32, -66), (28, -44), (16, -52)], closed=True), pale, opacity=0.85)
        _cat_head(c, 14, -106, coat, fill, pale)


def _cat_head(
    c: Canvas, x: float, y: float, coat: str, fill: str, pale: str, *, asleep: bool = False, turn: float = 0
) -> None:
    with c.group(move=(x, y), turn=turn):
        for side in (-1, 1):
            c.polygon([(side * 8, -22), (side * 27, -42), (side * 30, -8)], k.darker(coat, 0.1), r=5)
            c.polygon([(side * 14, -20), (side * 25, -33), (side * 26, -12)], k.ROSE, r=4)
        c.ellipse(0, 0, 33, 28, fill)
        c.ellipse(0, 11, 16, 11, pale)
        for side in (-1, 1):
            if asleep:
                c.path(f"M{side * 13 - 6} -2Q{side * 13} 4 {side * 13 + 6} -2", stroke=k.INK, width=2.4)
            else:
                c.ellipse(side * 13, -3, 3.6, 5, k.INK)
            c.line([(side * 12, 10), (side * 34, 6)], k.WHITE, 1.4, opacity=0.8)
            c.line([(side * 12, 13), (side * 33, 15)], k.WHITE, 1.4, opacity=0.8)
        c.polygon([(-4, 6), (4, 6), (0, 10)], k.ROSE, r=1)


def bird(
    c: Canvas, x: float, y: float, size: float, *, facing: int = 1, coat: str = k.DENIM, breast: str = k.APRICOT
) -> None:
    """Draw a songbird that perches at (``x``, ``y``)."""
    with c.group(move=(x, y), scale=(facing * size / 100, size / 100)):
        for px in (-4, 8):
            c.line([(px, -16), (px + 4, 0), (px + 14, 0)], k.WALNUT, 4)
        c.polygon([(-34, -40), (-92, -26), (-88, -14), (-30, -22)], k.darker(coat, 0.2), r=6)
        c.path(
            smooth(
                [(-40, -34), (-20, -66), (8, -88), (30, -96), (50, -80), (46, -50), (24, -18), (-16, -14)], closed=True
            ),
            c.linear(k.lighter(coat, 0.25), coat),
        )
        c.path(
            smooth([(48, -72), (46, -48), (24, -18), (-4, -15), (12, -44), (30, -62)], closed=True),
            c.linear(k.lighter(breast, 0.3), breast),
        )
        c.path(smooth([(-52, -26), (-26, -58), (6, -60), (10, -40), (-14, -26)], closed=True), k.darker(coat, 0.18))
        c.polygon([(47, -84), (70, -76), (48, -70)], k.MUSTARD, r=2)
        c.circle(34, -80, 4.4, k.INK)
        c.circle(35.5, -81.5, 1.5, k.WHITE)


def flying_bird(c: Canvas, x: float, y: float, span: float, colour: str = k.INK) -> None:
    """Draw a distant bird on the wing."""
    s = span / 2
    c.path(
        f"M{x - s} {y - s * 0.3}Q{x - s * 0.4} {y - s * 0.5} {x} {y}Q{x + s * 0.4} {y - s * 0.5} {x + s} {y - s * 0.3}",
        stroke=colour,
        width=max(2.5, span * 0.07),
    )
