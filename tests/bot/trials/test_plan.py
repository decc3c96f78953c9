from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from bot.core.answering import SeenMoment
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.delivery.planner import next_window_moment
from bot.delivery.receptivity import Receptivity
from bot.errors import TrialError
from bot.trials.allocation import cohort_at
from bot.trials.chance import PastPoint, belongs, drawn_arm, drawn_timing, send_probability, situation_at
from bot.trials.plan import ItemArm, Timing, TrialCohort, TrialPlan
from bot.trials.plan_file import read_plan, template
from bot.trials.power import expected_power

TEXT = template("evenings", date(2027, 1, 11))


def test_the_template_is_a_trial() -> None:
    plan = read_plan(TEXT)
    assert (plan.name, plan.begins_at) == ("evenings", datetime(2027, 1, 11, tzinfo=UTC))
    assert plan.runs_at(plan.begins_at)
    assert not plan.runs_at(plan.ends_at)
    assert plan.links() == {"evenings": None}


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("send: 0.7", "send: 0.9", "often", "cohorts.often.send"),
        ("minutes: 15", "minutes: soon", "minutes: soon", "outcome.minutes"),
        ("kind: check_in", "kind: screen", None, "eligibility.device"),
        ("name: evenings", "name: Evenings!", "name:", "name"),
        ("seed: 1 ", "sede: 1 ", "sede", "not permitted"),
        ("seed: 1 ", "sede: 1 ", "allocation", "required"),
        ("# when: {even: 0.5, learned: 0.5}", "when: {even: 0.5, late: 0.5}", "when:", "when.late"),
        ("# when: {even: 0.5, learned: 0.5}", "when: {even: 0, learned: 1}", "when:", "when.even"),
        ("# when: {even: 0.5, learned: 0.5}", "when: {even: 0.5, learned: 0.4}", None, "when sum to 0.9"),
        ("[evening, weekend]", "[evening, noon]", "moderators", "moderators.1"),
    ],
)
def test_an_error_names_its_line(old: str, new: str, line: str | None, words: str) -> None:
    text = TEXT.replace(old, new)
    number = 1 if line is None else next(at for at, one in enumerate(text.splitlines(), 1) if line in one)
    with pytest.raises(TrialError) as caught:
        read_plan(text)
    assert any(one.startswith(f"line {number}: ") and words in one for one in str(caught.value).splitlines())


@pytest.mark.parametrize("text", ["- a", "a: [", "a: &x 1\nb: *x"])
def test_what_is_no_trial_is_refused(text: str) -> None:
    with pytest.raises(TrialError, match="no trial"):
        read_plan(text)


def test_cohorts_are_balanced_in_every_stratum_at_any_time() -> None:
    plan = read_plan(TEXT)
    for stratum in ("en", "de"):
        order = [cohort_at(plan, stratum, place) for place in range(60)]
        assert order == [cohort_at(plan, stratum, place) for place in range(60)]
        for upto in range(1, 61):
            counts = Counter(order[:upto])
            assert max(counts.values()) - min(counts[name] for name in plan.cohorts) <= 1
    assert [cohort_at(plan, "en", place) for place in range(60)] != [
        cohort_at(plan, "de", place) for place in range(60)
    ]


def test_messages_are_drawn_with_their_probabilities() -> None:
    """2,000 draws with .3: the standard error is .010."""
    plan = _with_what(short=ItemArm(probability=0.3, messages=("m1",)), rest=ItemArm(probability=0.7, technique="8.2"))
    drawn = Counter(found[0] for seed in range(2000) if (found := drawn_arm(plan, seed)) is not None)
    assert drawn["short"] / 2000 == pytest.approx(0.3, abs=0.04)
    assert drawn_arm(read_plan(TEXT), 1) is None


TIMED = read_plan(TEXT.replace("# when: {even: 0.5", "when: {even: 0.3").replace("learned: 0.5}", "learned: 0.7}"))


def test_timings_are_drawn_with_their_probabilities_for_each_window_and_day() -> None:
    """2,000 draws with .3: the standard error is .010."""
    at, before = TIMED.begins_at, TIMED.begins_at - timedelta(minutes=1)
    drawn = Counter(drawn_timing(TIMED, user, f"{day}/1200-1320", at) for user in range(50) for day in range(40))
    assert drawn[Timing.EVEN] / 2000 == pytest.approx(0.3, abs=0.04)
    assert set(drawn) == {Timing.EVEN, Timing.LEARNED}
    assert drawn_timing(TIMED, 1, "a", at) == drawn_timing(TIMED, 1, "a", at)
    assert drawn_timing(TIMED, 1, "a", before) is None
    assert drawn_timing(read_plan(TEXT), 1, "a", at) is None


def test_a_moment_is_planned_as_its_timing_was_drawn() -> None:
    evening, zone = Span(EVERY_DAY, 20 * 60, 22 * 60), ZoneInfo("UTC")
    late = [SeenMoment(TIMED.begins_at - timedelta(days=day, hours=2, minutes=30), True) for day in range(1, 9)]
    known, densities = Receptivity.of(late, zone), dict[Timing | None, set[float | None]]()
    for seed in range(40):
        planned = next_window_moment((evening,), zone, after=TIMED.begins_at, seed=seed, receptivity=known, trial=TIMED)
        assert planned is not None
        densities.setdefault(planned.timing, set()).add(planned.density)
    assert densities.keys() == {Timing.EVEN, Timing.LEARNED}
    assert [*densities[Timing.EVEN]] == pytest.approx([1 / 100])  # two hours less the twenty minutes until it expires
    assert len(densities[Timing.LEARNED]) > 1


@pytest.mark.parametrize(
    ("arm", "expected"),
    [
        (ItemArm(probability=0.5, messages=("m1",)), True),
        (ItemArm(probability=0.5, messages=("m2",)), False),
        (ItemArm(probability=0.5, technique="8.2"), True),
        (ItemArm(probability=0.5, technique="8"), False),
    ],
)
def test_what_belongs_to_an_arm(arm: ItemArm, expected: bool) -> None:
    assert belongs(arm, "m1", "8.2 behaviour substitution") is expected


ADAPTIVE = TrialCohort(send="adaptive")


def test_a_constant_probability_stays() -> None:
    assert send_probability(read_plan(TEXT), TrialCohort(send=0.35), {}, []) == 0.35


def test_nothing_known_is_a_coin() -> None:
    assert send_probability(read_plan(TEXT), ADAPTIVE, {"evening": 1}, []) == 0.5


def test_it_learns_when_sending_helps_and_keeps_its_bounds() -> None:
    """In the evening sending adds .5, at other times it takes .5 away; the outcome's own level says nothing."""
    plan, rng = read_plan(TEXT), np.random.default_rng(3)
    past = []
    for _point in range(400):
        evening, sent = int(rng.random() < 0.5), bool(rng.random() < 0.5)
        outcome = 0.25 + 0.5 * (sent if evening else not sent)
        past.append(PastPoint({"evening": evening, "weekend": 0}, sent, 0.5, float(rng.random() < outcome)))
    assert send_probability(plan, ADAPTIVE, {"evening": 1}, past) == 0.8
    assert send_probability(plan, ADAPTIVE, {"evening": 0}, past) == 0.2


def test_a_high_level_alone_teaches_little() -> None:
    rng = np.random.default_rng(4)
    past = [PastPoint({}, bool(rng.random() < 0.5), 0.5, 1.0) for _point in range(400)]
    assert 0.2 <= send_probability(read_plan(TEXT), ADAPTIVE, {}, past) <= 0.8


def test_situations_are_local() -> None:
    """Friday 23:30 in UTC is Saturday 00:30 in Berlin."""
    friday = datetime(2027, 1, 15, 23, 30, tzinfo=UTC)
    found = situation_at(friday, ZoneInfo("Europe/Berlin"), by_device=True, last_sent=friday - timedelta(days=2))
    assert found == {"evening": 0, "weekend": 1, "device": 1, "recent": 0}


def test_power_rises_with_the_effect() -> None:
    plan = read_plan(TEXT)
    found = expected_power(plan, 40)
    assert found is not None
    assert found.power > 0.8
    small = plan.model_copy(update={"assumptions": plan.assumptions.model_copy(update={"effect": 0.01})})
    weak = expected_power(small, 40)
    assert weak is not None
    assert weak.power < 0.5


def test_without_chance_there_is_no_power() -> None:
    cohorts = {"all": TrialCohort(send=1)}
    assert expected_power(read_plan(TEXT).model_copy(update={"cohorts": cohorts})) is None


def _with_what(**arms: ItemArm) -> TrialPlan:
    return read_plan(TEXT).model_copy(update={"what": arms})
