"""Hidden tastes drift and wear off, and regret is summed up as it should be."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from recommender.errors import SimulationError
from recommender.simulate.regret import FIRST_DAY, LOVES, HiddenTastes, TasteRates
from recommender.simulate.regret_report import (
    regret_curve,
    regret_figures,
    render_regret_report,
    share_difference,
    write_regret_report,
)

NAMES = [f"a{at}" for at in range(12)]
BEST = np.full((2, 120), 0.8)


def test_two_loves_change_and_the_others_stay() -> None:
    at = FIRST_DAY + timedelta(days=30)
    tastes = HiddenTastes.drawn(NAMES, 3, TasteRates()).drifting(at, 3)
    before, after = (
        {name for name in NAMES if tastes.rate(name, now, {}) > 0.7} for now in (at - timedelta(minutes=1), at)
    )
    assert len(before) == len(after) == LOVES
    assert len(before & after) == LOVES - 2


def test_what_comes_again_and_again_is_enjoyed_less() -> None:
    tastes = HiddenTastes(("a",), {"a": 0.8}, habituation=0.1)
    assert tastes.rate("a", FIRST_DAY, {}) == pytest.approx(0.8)
    assert tastes.rate("a", FIRST_DAY, {"a": 2}) == pytest.approx(0.8 * 0.9**2)


def test_regret_is_what_the_oracle_gives_more() -> None:
    own = BEST - np.repeat([0.2, 0.0], 60)
    figures = regret_figures(BEST, own)
    assert regret_curve(BEST, own)[[0, 59, 119]] == pytest.approx([0.2, 12, 12])
    assert figures["regret_30"] == pytest.approx(6)
    assert figures["share"] == pytest.approx(84 / 96)
    assert figures["last_40"] == pytest.approx(1)
    assert figures["from_21_to_30"] == pytest.approx(0.75)


def test_short_lives_have_the_figures_that_they_reached() -> None:
    assert set(regret_figures(BEST[:, :20], BEST[:, :20])) == {"share", "last_40"}


def test_players_are_compared_by_what_the_same_people_enjoyed() -> None:
    early, late = (np.tile(np.repeat(rates, 60), (2, 1)) for rates in ([0.8, 0.4], [0.4, 0.8]))
    beside = share_difference(BEST, late, early)
    assert beside.value == pytest.approx(0)
    assert beside.lowest == pytest.approx(-0.25)  # 60 of 120 nudges, half of the oracle's each
    assert beside.error == pytest.approx(0)
    early[0] = 0.4  # 48 for one of two people whose oracles give 96 each
    beside = share_difference(BEST, BEST, early)
    assert beside.value == pytest.approx((48 + 24) / 192)
    assert beside.error == pytest.approx(np.sqrt(2) * 12 / 192)


def test_the_page_holds_a_curve_of_each_player_and_nothing_from_elsewhere(tmp_path: Path) -> None:
    page = render_regret_report("2 <people>", {"oracle": BEST, "own": BEST / 2}, BEST)
    assert page.count("<polyline") == 2
    assert "2 &lt;people&gt;" in page
    assert "src=" not in page
    with pytest.raises(SimulationError, match="cannot be written"):
        write_regret_report(tmp_path / "no" / "page.html", "", {"oracle": BEST}, BEST)
