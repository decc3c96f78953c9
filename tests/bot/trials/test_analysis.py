from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from bot.trials.analysis import analyse
from bot.trials.plan import ItemArm, Timing, TrialPlan
from bot.trials.plan_file import read_plan, template
from bot.trials.report import html_report, paragraph, text_report
from tests.bot.factories import TODAY

PLAN = read_plan(template("evenings", TODAY))
ARMS = {"short": ItemArm(probability=0.5, messages=("m0",)), "long": ItemArm(probability=0.5, messages=("m1",))}


def rows(
    effect: float, plan: TrialPlan = PLAN, people: int = 40, points: int = 30, seed: int = 5
) -> list[dict[str, Any]]:
    """Draw a data set: sending adds ``effect``, twice as much where m0 came and nothing where m1 did."""
    rng = np.random.default_rng(5)
    found = []
    for person in range(people):
        usual = 0.3 + rng.normal(0, 0.05)
        for _point in range(points):
            evening, arm, sent = (int(rng.random() < 0.5) for _draw in range(3))
            message = f"m{arm}"
            gain = effect * 2 * (1 - arm) if plan.what else effect
            found.append({
                "person": f"p{person}", "cohort": "half", "available": "1", "assigned": str(sent), "sent": str(sent),
                "send_probability": "0.5", "outcome": str(float(rng.random() < usual + gain * sent)),
                "evening": str(evening), "weekend": "0", "device": "0", "recent": "0", "arm": ("short", "long")[arm],
                "arm_probability": "0.5", "message": message,
                "candidates": json.dumps([[message, "i", 1.0, 0.5], [f"m{1 - arm}", "i", 1.0, 0.5]]),
            })  # fmt: skip
    return found


def test_the_effect_is_found_and_said_in_plain_words() -> None:
    found = analyse(PLAN, rows(0.15))
    assert found.main is not None
    assert found.main.low < 0.15 < found.main.high
    assert found.with_nudge - found.without == pytest.approx(found.main.estimate, abs=0.02)
    words = paragraph(PLAN, found)
    assert words.startswith("Sent or not made a difference of 1")
    assert "Nudges help." in words
    assert "of 40 people" in words
    assert [effect.name for effect in found.situations[0].effects] == ["not evening", "evening"]
    assert found.situations[1].trouble  # nobody had a weekend: said, not guessed
    page = html_report(PLAN, found)
    assert "<svg" in page
    assert "Nudges help." in page
    assert "weekend: " in text_report(PLAN, found)


def test_no_effect_is_not_made_one() -> None:
    assert "may well be chance" in paragraph(PLAN, analyse(PLAN, rows(0.0)))


def test_what_was_not_delivered_or_not_answered_is_left_out_and_counted() -> None:
    given = rows(0.1)
    given[0] |= {"assigned": "1", "sent": "0"}
    given[1]["outcome"] = ""
    given[2]["available"] = "0"
    found = analyse(PLAN, given)
    assert (found.points, found.undelivered, found.unknown) == (1197, 1, 1)


def test_nothing_can_be_said_of_nothing() -> None:
    found = analyse(PLAN, [])
    assert found.main is None
    assert "cannot be estimated" in paragraph(PLAN, found)
    assert html_report(PLAN, found)


def test_arms_are_told_apart_and_valued() -> None:
    """With a usual .3, m0 is worth .3 + .3 and m1 .3."""
    plan = PLAN.model_copy(update={"what": ARMS})
    found = analyse(plan, rows(0.15, plan))
    by_arm = {effect.name: effect for effect in found.situations[-1].effects}
    assert by_arm["short"].low < 0.3 < by_arm["short"].high
    assert by_arm["long"].low < 0.0 < by_arm["long"].high
    values = {arm.name: {value.method: value for value in arm.values} for arm in found.arms}
    for method in ("snips", "dr"):
        assert values["short"][method].low < 0.6 < values["short"][method].high
        assert values["long"][method].low < 0.3 < values["long"][method].high
    assert "short" in html_report(plan, found)


def test_a_set_of_messages_is_valued_from_the_logged_candidates() -> None:
    plan = PLAN.model_copy(update={"what": ARMS})
    found = analyse(PLAN, rows(0.15, plan), {"m0"}.__contains__)
    (arm,) = found.arms
    assert arm.name == "chosen"
    assert all(value.low < 0.6 < value.high for value in arm.values)
    (nothing,) = analyse(PLAN, rows(0.15), {"m9"}.__contains__).arms
    assert "could have come" in nothing.trouble


def test_the_effect_is_told_by_timing() -> None:
    plan = PLAN.model_copy(update={"when": {Timing.EVEN: 0.5, Timing.LEARNED: 0.5}})
    timed = [{**row, "timing": ("even", "learned", "")[at % 3]} for at, row in enumerate(rows(0.15))]
    by_timing = analyse(plan, timed).situations[-1]
    assert by_timing.name == "when"
    assert [effect.name for effect in by_timing.effects] == ["even", "learned"]
    assert all(effect.low < 0.15 < effect.high for effect in by_timing.effects)
