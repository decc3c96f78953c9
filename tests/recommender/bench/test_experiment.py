from __future__ import annotations

import json

import numpy as np
import pytest

from recommender.bench.blend import best_blend, standardised
from recommender.bench.experiment import BLEND, BenchSettings, rounds, run_bench
from recommender.bench.rankers.base import Ranker
from recommender.bench.rankers.content import ContentMap
from recommender.bench.rankers.neighbours import ItemNeighbours
from recommender.bench.rankers.popularity import Popularity
from recommender.bench.rankers.zero_shot import NearestLike, ZeroShotRanker
from recommender.bench.report import render_bench_report
from recommender.bench.summary import places, summarise_bench
from recommender.errors import BenchError
from recommender.methods.paper import PaperMethod
from tests.recommender.bench.made_up import catalogue_of_kinds, two_kinds

SETTINGS = BenchSettings(people=(0, 10, None), reactions=(0, 3), seeds=(0, 1))
PARTS = ("best like over text", "popularity", "item-kNN", "content map")


def test_every_cell_is_reached_and_told() -> None:
    data, told = two_kinds(), list[int]()
    rankers: list[tuple[Ranker, ...]] = [
        (ZeroShotRanker("paper", PaperMethod(), among_asked=True),), (NearestLike(),), (Popularity(),),
        (ItemNeighbours(5), ItemNeighbours(50)), (ContentMap(4, 1),),
    ]  # fmt: skip
    cells = run_bench(data, catalogue_of_kinds(data), rankers, PARTS, SETTINGS, lambda: told.append(1))
    assert len(told) == rounds(SETTINGS)
    found = places(cells)
    assert set(found) == {(False, m, n) for m in (0, 10, 48) for n in (0, 3)} | {(True, 48, 10)}
    assert set(found[False, 0, 0]) == {"paper", *PARTS, BLEND}
    assert all(len(cell.ndcg) == 24 for cell in cells)  # twelve people of each seed
    summary = summarise_bench(cells)
    assert json.loads(json.dumps(summary)) == summary
    assert summary["blend"]["mean"] > summary["blend"]["best_single"] - 0.05
    page = render_bench_report("two <kinds>", "an encoder", cells)
    assert "two &lt;kinds&gt;" in page
    assert page.count("<svg") == 4


def test_the_blend_is_the_best_of_its_parts_for_those_set_aside() -> None:
    rng = np.random.default_rng(0)
    relevant = rng.random((40, 30)) < 0.3
    good, bad = (relevant + rng.normal(scale=0.2, size=relevant.shape)).astype(np.float32), rng.random((40, 30))
    blend = best_blend({"good": good, "bad": bad.astype(np.float32)}, np.ones_like(relevant), relevant)
    assert blend.weights["good"] > blend.weights["bad"]
    assert sum(blend.weights.values()) == pytest.approx(1)


def test_rankers_that_say_nothing_are_mixed_without_harm() -> None:
    flat = np.ones((2, 3), dtype=np.float32)
    everything = np.ones((2, 3), dtype=np.bool_)
    assert not standardised(flat).any()
    assert best_blend({"one": flat, "two": flat}, everything, everything).weights == {"one": 0.5, "two": 0.5}


def test_too_few_people_are_refused() -> None:
    data = two_kinds()
    with pytest.raises(BenchError, match="too few"):
        run_bench(data, catalogue_of_kinds(data), [], (), BenchSettings(share=0.001))
