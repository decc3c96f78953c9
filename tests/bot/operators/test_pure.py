"""What can be said without a bot: shares, rankings, descriptions of people, views."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.operators.draft_answers import take_answer
from bot.operators.draft_fields import as_message, fields_of
from bot.operators.fact_buttons import NAMES, change_fact, fact_buttons, say_facts, values_of
from bot.operators.library import View, read_view
from bot.operators.open_question import OpenQuestion
from bot.operators.ranking import rank
from bot.storage.models import ItemDraft, ItemKind
from bot.storage.queries.item_outcomes import ItemOutcome
from bot.storage.queries.items import handle_of
from bot.storage.queries.statistics import ReactionShare
from recommender.evaluate.clustered import ClusterSums
from recommender.facts import UNKNOWN, Ability, Facts, Light, Season, Where

NOW = datetime(2026, 12, 1, 20, tzinfo=UTC)


def counted(name: str, hits: int, total: int) -> ReactionShare:
    """Return the share of as many people, with one answer each."""
    return ReactionShare(name, ClusterSums(total, hits, total, total, hits))


@given(st.integers(0, 500), st.integers(1, 500))
def test_an_interval_holds_its_share_and_stays_within_0_and_1(hits: int, more: int) -> None:
    share = counted("x", hits, hits + more)
    low, high = share.interval()
    assert 0 <= low <= share.share <= high <= 1


def test_ten_answers_of_one_person_say_less_than_those_of_ten() -> None:
    one, ten = ReactionShare("x", ClusterSums.of([8], [10])), counted("x", 8, 10)
    assert one.interval()[0] < ten.interval()[0] - 0.1
    assert ReactionShare("x", ClusterSums()).interval() == (0.0, 1.0)


def outcome(name: str, sent: int, well: int, refused: int) -> ItemOutcome:
    return ItemOutcome(ItemKind.MESSAGE, name, sent, counted(name, well, sent), counted(name, refused, sent))


def test_one_lucky_answer_makes_no_winner() -> None:
    lucky, solid, bad = outcome("lucky", 3, 3, 0), outcome("solid", 100, 80, 1), outcome("bad", 50, 2, 30)
    best = rank([lucky, bad, solid], best=True)
    assert [(one.outcome.item_id, one.is_sure) for one in best] == [("solid", True), ("lucky", False)]
    assert best[1].estimate < 0.95 < lucky.well.share
    assert [(one.outcome.item_id, one.is_sure) for one in rank([lucky, bad, solid], best=False)] == [("bad", True)]
    assert rank([], best=True) == rank([outcome("x", 9, 0, 0)], best=False) == []


@pytest.mark.parametrize("alike", [0.01, 0.2])
def test_of_128_equal_items_hardly_ever_one_is_called_better(alike: float) -> None:
    """In 200 lists of what 200 people got and liked as often as they like anything; 2 standard errors are .03."""
    rng, named = np.random.default_rng(1), 0
    for _list in range(200):
        own = rng.beta(0.3 * (1 - alike) / alike, 0.7 * (1 - alike) / alike, (200, 1))
        totals = rng.poisson(0.15, (200, 128))
        hits = rng.binomial(totals, own)
        explained = (hits**2 / np.maximum(totals, 1)).sum(0)
        columns = [(totals > 0).sum(0), hits.sum(0), totals.sum(0), (totals**2).sum(0), explained]
        shares = [ReactionShare(str(at), ClusterSums(*sums)) for at, sums in
                  enumerate(zip(*(column.tolist() for column in columns), strict=True))]  # fmt: skip
        items = [ItemOutcome(ItemKind.MESSAGE, one.name, one.total, one, one) for one in shares]
        named += any(one.is_sure for one in rank(items, best=True))
    assert named <= 0.05 * 200


@pytest.mark.parametrize("view", [View(), View("i", "off", 3), View("m", "s12345", 99)])
def test_a_view_is_read_from_its_button(view: View) -> None:
    assert read_view(view.data.removeprefix("o:list:")) == view
    assert len(view.data.encode()) <= 64


@given(st.text(max_size=40))
def test_a_malformed_view_is_none_or_sound(what: str) -> None:
    view = read_view(what)
    assert view is None or view.page >= 0


@pytest.mark.parametrize(
    ("text", "kept"),
    [("peeled-orange, Soup-on-the-stove;peeled-orange", ("peeled-orange", "soup-on-the-stove")), ("By its words.", ())],
)
def test_an_operator_chooses_a_messages_pictures_by_their_ids(text: str, kept: tuple[str, ...]) -> None:
    draft = ItemDraft(id=1, user_id=1, kind=ItemKind.MESSAGE, created_at=NOW, fields={"pictures": ["old"]})
    assert take_answer(draft, OpenQuestion(what="pictures", draft_id=1), text) is None
    assert fields_of(draft).pictures == kept
    assert as_message(fields_of(draft).with_(text="Peel an orange."), "peel").pictures == kept


@pytest.mark.parametrize("text", ["a photo of an orange!", "a b c d e f g"])
def test_what_names_no_picture_or_too_many_is_said(text: str) -> None:
    draft = ItemDraft(id=1, user_id=1, kind=ItemKind.MESSAGE, created_at=NOW, fields={"pictures": ["old"]})
    assert take_answer(draft, OpenQuestion(what="pictures", draft_id=1), text)
    assert fields_of(draft).pictures == ("old",)


def test_handles_fit_into_buttons() -> None:
    assert len(f"o:change:m:{handle_of('x' * 64)}:delete!".encode()) <= 64


@pytest.mark.parametrize(
    ("before", "choice", "after"),
    [
        (UNKNOWN, "light=day", Facts(light=Light.DAY)),
        (Facts(light=Light.DAY), "light=dark", Facts(light=Light.DARK)),
        (Facts(light=Light.DAY), "light=day", UNKNOWN),
        (UNKNOWN, "places=work", Facts(places=(Where.WORK,))),
        (Facts(places=(Where.WORK,)), "places=home", Facts(places=(Where.HOME, Where.WORK))),
        (Facts(abilities=(Ability.SIGHT,)), "abilities=sight", Facts(abilities=())),
        (Facts(seasons=(Season.WINTER,)), "seasons=winter", UNKNOWN),  # no season is every season
        (Facts(minutes=7), "minutes=10", Facts(minutes=10)),
        (UNKNOWN, "money=no", Facts(money=False)),
        (Facts(money=False), "money=no", UNKNOWN),
    ],
)
def test_a_fact_is_changed_with_one_tap(before: Facts, choice: str, after: Facts) -> None:
    assert change_fact(before, choice) == (after, choice.partition("=")[0])


@pytest.mark.parametrize("choice", ["", "light", "light=", "light=blue", "minutes=7", "shape=round", "money=True"])
def test_a_fact_that_no_button_says_is_none(choice: str) -> None:
    assert change_fact(UNKNOWN, choice) is None


def test_every_value_of_every_fact_is_one_tap_and_fits_a_button() -> None:
    sent = {
        button.data.rpartition("fact:")[2]
        for listed in (None, "things", "abilities")
        for row in fact_buttons(10**15, UNKNOWN, listed)
        for button in row
    }
    assert {f"{fact}={value}" for fact in NAMES for value in values_of(fact)} <= sent
    marked = [button.label for row in fact_buttons(1, Facts(light=Light.DAY), None) for button in row]
    assert [label for label in marked if label.startswith("✓")] == ["✓ day"]


def test_facts_are_said_in_one_line() -> None:
    facts = Facts(light=Light.DAY, places=(Where.HOME, Where.OUTDOORS), minutes=5, things=(), money=False)
    said = "light day; where home, outdoors; minutes 5; costs money no; needs nothing"
    assert say_facts(facts) == said
    assert say_facts(UNKNOWN) == ""
