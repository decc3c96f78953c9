"""The drawing kit: joints, shapes, and pictures that are what their sources say."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from content.manifest import starter_folder
from tests.content.perception import difference
from tools.starter_art.__main__ import main
from tools.starter_art.body import Look, PoseError, body, joint
from tools.starter_art.canvas import Canvas, chain, hull, polygon, smooth
from tools.starter_art.colours import lighter, mix
from tools.starter_art.figures import person
from tools.starter_art.poses import standing, walking
from tools.starter_art.raster import contact_sheet, rasterise
from tools.starter_art.scenes import SCENES, draw

pytestmark = pytest.mark.long

FOLDER = starter_folder()
SAMPLE = ["forest-path", "bicycle-ride", "supper-together", "knitting", "fast-asleep", "raised-bed"]


@pytest.mark.parametrize("name", SCENES)
def test_the_committed_source_is_what_the_kit_draws(name: str) -> None:
    assert (FOLDER / "svg" / f"{name}.svg").read_text(encoding="utf-8") == draw(name)


@pytest.mark.parametrize("name", SAMPLE)
def test_the_committed_picture_looks_like_its_source(name: str) -> None:
    drawn = rasterise((FOLDER / "svg" / f"{name}.svg").read_text(encoding="utf-8"))
    with Image.open(FOLDER / "images" / f"{name}.webp") as committed:
        assert difference(drawn, committed) < 4.0


def test_different_pictures_are_seen_as_different() -> None:
    with (
        Image.open(FOLDER / "images" / "forest-path.webp") as one,
        Image.open(FOLDER / "images" / "jigsaw.webp") as two,
    ):
        assert difference(one, two) > 30.0


@pytest.mark.parametrize("name", SCENES)
def test_sources_are_self_contained(name: str) -> None:
    root = ElementTree.parse(FOLDER / "svg" / f"{name}.svg").getroot()
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}

    assert root.get("viewBox") == "0 0 1280 960"
    assert not tags & {"image", "text", "script", "style", "use", "filter"}


def test_an_unknown_scene_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "forest-path", "moon-landing"]) == 2
    assert "no such scene: moon-landing" in capsys.readouterr().err


def test_the_contact_sheet_holds_every_picture(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.png" for name in "abcde"]
    for file in files:
        Image.new("RGB", (128, 96), "#b0472f").save(file)

    sheet = contact_sheet(files, columns=2, width=64)

    # Two columns of 64 + 8 and a last gap of 8; three rows of 48 + 18 + 8 and a last gap.
    assert sheet.size == (2 * 72 + 8, 3 * 74 + 8)
    reds = sum(count for count, colour in sheet.getcolors(maxcolors=65536) or [] if colour == (176, 71, 47))
    assert reds == 5 * 64 * 48


@given(
    st.floats(1, 300),
    st.floats(-math.pi, math.pi),
    st.sampled_from([1.0, -1.0]),
)
def test_joints_keep_the_length_of_limbs(distance: float, angle: float, bend: float) -> None:
    end = (100 + distance * math.cos(angle), 50 + distance * math.sin(angle))

    middle = joint((100, 50), end, 160, 140, bend, "hand")

    assert math.dist((100, 50), middle) == pytest.approx(160, abs=1e-6)
    if distance >= 20:  # nearer than the difference of both parts, no two bones meet
        assert math.dist(middle, end) == pytest.approx(140, abs=1e-6)


def test_what_is_out_of_reach_is_refused() -> None:
    with pytest.raises(PoseError, match=r"hand at \(400, 0\) is 100 too far from \(0, 0\): reach is 300"):
        joint((0, 0), (400, 0), 160, 140, 1, "hand")


def test_a_joint_may_be_given() -> None:
    assert joint((0, 0), (400, 0), 160, 140, (7.0, 8.0), "hand") == (7.0, 8.0)


@pytest.mark.parametrize("stage", ["adult", "teen", "child"])
def test_figures_are_as_tall_as_asked(stage: str) -> None:
    look = Look(stage=stage)
    size = body(look, 600)
    neck = size.head * 0.12  # the head's middle is 0.62 heads above the trunk, its crown half a head further

    assert size.leg + size.trunk + neck + size.head == pytest.approx(600, rel=0.08)


@pytest.mark.parametrize("turn", [-1, -0.5, 0, 0.5, 1])
def test_standing_figures_touch_the_ground(turn: float) -> None:
    look = Look()
    pose = standing(look, 640, 900, 600, turn=turn)
    canvas = Canvas("figure")

    person(canvas, look, pose, 600)

    assert all(sole[1] == 900 for sole in pose.feet)
    picture = rasterise(canvas.svg()).convert("L")
    box = picture.getbbox()
    assert box is not None
    assert box[3] == pytest.approx(902, abs=4)
    assert box[1] == pytest.approx(300, abs=40)


def test_a_figure_can_be_turned_round() -> None:
    look = Look()
    right, left = walking(look, 640, 900, 600, turn=1), walking(look, 640, 900, 600, turn=-1)

    for one, two in zip((*right.hands, *right.feet), (*left.hands, *left.feet), strict=True):
        assert one[0] - 640 == pytest.approx(640 - two[0])
        assert one[1] == pytest.approx(two[1])


def test_gradients_are_shared_and_named_in_order() -> None:
    canvas = Canvas("gradients <&>")

    first, second = canvas.linear("#ffffff", "#000000"), canvas.radial("#ffffff", "#000000/0.5")

    assert (first, second) == ("url(#d0)", "url(#d1)")
    assert canvas.linear("#ffffff", "#000000") == first
    assert canvas.svg().count("<linearGradient") == 1
    assert "gradients &lt;&amp;&gt;" in canvas.svg()


def test_reading_the_library_needs_no_drawing_kit() -> None:
    code = (
        "import sys; from content.manifest import starter_library; import content.linter; starter_library();"
        " sys.exit(any(name.startswith(('tools', 'resvg', 'PIL', 'torch')) for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0


def test_paths() -> None:
    assert polygon([(0, 0), (10, 0), (10, 10)]) == "M0 0L10 0L10 10Z"
    assert smooth([(0, 0), (10, 0)]).startswith("M0 0C")
    assert chain([(0, 0), (100, 0)], [20, 20]).count("A10 10") == 2
    assert hull([(0, 0), (10, 0), (10, 10), (0, 10), (5, 5)]) == [(0, 0), (10, 0), (10, 10), (0, 10)]


def test_colours_turn_towards_each_other() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#102030", "#ffffff", 0) == "#102030"
    assert lighter("#000000", 1) == "#fff3d6"
