"""The page of a simulation."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from recommender import SimulationError
from recommender.simulate.figures import Life
from recommender.simulate.judge import Fault
from recommender.simulate.report import render_simulation_report, write_simulation_report
from tests.recommender.simulate.test_figures import nudge
from tests.recommender.simulate.test_judge import person


def test_everybody_has_a_calendar_of_pictures(tmp_path: Path) -> None:
    file = tmp_path / "i.png"
    Image.new("RGB", (640, 480), "teal").save(file)
    told = {"attributes": {"age": "34"}, "likes": ["<b>tea</b>"], "dislikes": []}
    life = Life(person(told=told), 60, (nudge(0, "a"), nudge(0, "b", "i", Fault.LIGHT), nudge(3, "a")), {})
    words = {"message/a": "Read.", "message/b": "Look & see.", "image/i": 'a "teal" square'}
    page = render_simulation_report("offscreen", [life], words, {"i": file})
    assert page.count("<li>") == 2
    assert page.count('<figure class="good">') == 2
    assert "<em>light</em>" in page
    assert "&lt;b&gt;tea&lt;/b&gt;" in page
    assert "Tue 01 Dec 21:00" in page
    assert page.count("data:image/webp") == 1
    assert "http" not in page


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(SimulationError, match="cannot be written"):
        write_simulation_report(tmp_path / "none" / "page.html", "p", [Life(person(), 1, (), {})], {}, {})
