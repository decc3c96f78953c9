"""The product's own policy: what suits person and moment, planned over weeks, with a message's own pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from hashlib import sha256
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recommender import taste_spelling
from recommender.centre import Centre
from recommender.dislikes import named_things
from recommender.encoders.numbers import numbers_of
from recommender.items import Item
from recommender.methods.base import Term
from recommender.pictures import NONE, own_pictures
from recommender.policies.activity_choice import ActivityChoice, ChoiceNumbers, MessageChances
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.context import Context
from recommender.policies.drawing import CONSIDERED, draw
from recommender.policies.fitting import Fitter, FittingPairs
from recommender.policies.item_features import ItemFeatures
from recommender.policies.likeness import another_life, likeness, uses_wheelchair
from recommender.policies.observations import Observations, observations, part_of_day
from recommender.policies.pair_values import PairTable, slots_of
from recommender.policies.population import Population
from recommender.policies.recovery import TEXTS
from recommender.policies.reward_model import Posterior, RewardModel, RewardNumbers
from recommender.policies.shares import Relation, Relations, planned_bonus, relations
from recommender.policies.slate import LeftOut, LeftOutItems, Slate
from recommender.policies.wish_classifier import WishClassifier, wish_texts
from recommender.policies.wish_parser import Wish, read_wish, without_company
from recommender.profile import Profile, age_of
from recommender.recommendation import NO_PICTURE, Contribution, Recommendation, recommendation
from recommender.recommender import Recommender, Scores
from recommender.tastes_told import sorted_tastes
from recommender.vectors import Matrix, Vector

Floats = NDArray[np.float64]

ROTATION = 2
"""An activity of one of so many last nudges gives way to another one that is nearly as good."""

LEARNED = 1.5
"""What a message that is enjoyed every time, instead of never, gains in score; likes move a score by one or two."""

HOMELY = 2.0
"""What a picture of a home loses beside a message's other pictures while somebody is at work or on the way."""

STILL_NEW = 2.0
"""Below so many answers about an activity that was not told, it is being tried out."""

LEAST_MOMENT = 1e-4
"""What adds less is a matter of rounding."""

MOST_KEPT = 256
"""People whose relations to the library are kept."""


@dataclass(frozen=True, eq=False)
class OffscreenPolicy(Policy):
    """Chooses by the method ``offscreen`` and by what reactions taught.

    What a person refused never comes, nor what they cannot do. What they had recovers over weeks. What does not suit
    the hour or the place comes only if it was asked for and nothing else is left, what does not suit the light never.
    Of what is left, an activity is drawn by how much it is probably enjoyed and how sure that is, then one of its
    pairs.

    Attributes:
        recommender: The method over the library.
        messages: The library's messages by id.
        images: The library's images by id.
        pairs: Which images belong to which message.
        fitter: Which pairs may come at which moment.
        rewards: What is enjoyed, and how answers change that.
        choice: Numbers of the choice between activities.
        classifier: Tells wishes from other words.
        population: How often all people enjoyed the messages; ``None``: not known.
        known: How the messages stand to people's likes, by person.
        alike: How much more pictures are worth for who is in them, by age, gender and whether they use a wheelchair.
    """

    name = "offscreen"
    method = "offscreen"

    recommender: Recommender
    messages: Mapping[str, Item]
    images: Mapping[str, Item]
    pairs: PairTable
    fitter: Fitter
    rewards: RewardModel
    choice: ChoiceNumbers
    classifier: WishClassifier
    population: Population | None = None
    known: dict[tuple[object, ...], Relations | None] = field(default_factory=dict)
    alike: dict[tuple[int | None, str, bool], Vector] = field(default_factory=dict)

    @classmethod
    def texts(cls, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        """Return the method's texts and those that tell wishes from other words."""
        return [*Recommender.texts(messages, images, cls.method), *wish_texts()]

    @classmethod
    def texts_for(cls, context: Context) -> list[str]:
        """Return what the person told, and the wish without what it rules out."""
        wish = _wish(context)
        return Recommender.texts_of_person(
            sorted_tastes(context.profile), (wish.text or None) if wish else None, cls.method
        )

    @classmethod
    def build(cls, given: PolicyInput) -> Self:
        """Make a library ready; the users of a population are not looked at."""
        taste_spelling.warm_up()
        messages, images, vectors = given.messages, given.images, given.vectors
        recommender = Recommender.build(
            messages,
            images,
            vectors,
            method=cls.method,
            encoder=given.encoder,
            weights=given.weights,
            seen=given.seen,
        )
        numbers = numbers_of(given.encoder)
        pictures = own_pictures(messages, images, recommender.joint, numbers.picture_within, numbers.picture_from)
        pairs = PairTable.of(pictures, messages, images, words_alone=given.words_alone)
        return cls(
            recommender,
            {item.id: item for item in messages},
            {item.id: item for item in images},
            pairs,
            Fitter.of(pairs, messages, images),
            RewardModel(ItemFeatures.build(messages), RewardNumbers(), _shifts(given)),
            ChoiceNumbers(),
            WishClassifier.build({item.id: vectors[item.text] for item in messages}, vectors),
            given.population,
        )

    @property
    def version(self) -> str:
        """The method's name, version and weights, the numbers by which is learned and chosen, and the population."""
        numbers = (*astuple(self.rewards.numbers), *astuple(self.choice))
        own = f"{self.recommender.policy}-{sha256(repr(numbers).encode()).hexdigest()[:8]}"
        return own if self.population is None else f"{own}-{self.population.digest}"

    @property
    def centre(self) -> Centre:
        """The method's centre."""
        return self.recommender.centre

    def pictures_of(self, message: str) -> list[str]:
        """Return the message's own pictures."""
        known = self.pairs.messages
        rows = self.pairs.pictures.rows[known[message]] if message in known else ()
        return [self.recommender.image_ids[int(row)] for row in rows if row != NONE]

    def choose(self, context: Context) -> Slate:
        """Return what may come, the drawn pair first."""
        if not (self.messages and self.images and context.pairs):
            return Slate()
        context = replace(context, profile=sorted_tastes(context.profile))
        wish = _wish(context)
        scores = self.recommender.scores(context.profile, context.vectors, wish=(wish.text or None) if wish else None)
        seen = observations(context, self.pairs.messages)
        believed = self._believed(context, scores, seen)
        if believed is not None:
            scores = scores.with_term(self._learned(believed, context))
        fitting = self.fitter.fitting(context, scores, wish, self._related(scores, context.profile))
        understood = (
            not (wish and wish.text)
            or wish.says_how
            or bool(wish.without)
            or self.classifier.is_wish(wish.text, context.vectors[wish.text])
        )
        if fitting.is_empty:
            return Slate.of((), None, fitting.left_out, understood=understood)
        if wish or believed is None or (not context.history and self._related(scores, context.profile) is not None):
            return self._certain(fitting, scores, context, wish, understood)  # the first nudge keeps to what was told
        return self._drawn(fitting, scores, context, believed, seen)

    def fitting(self, context: Context) -> dict[str, tuple[str, str]]:
        """Return the best pair of each main activity of which any may come unasked at a moment, best first."""
        context = replace(context, profile=sorted_tastes(context.profile))
        scores = self.recommender.scores(context.profile, context.vectors)
        fitting = self.fitter.fitting(context, scores, None, self._related(scores, context.profile))
        if fitting.is_empty:
            return {}
        slots, worth = slots_of(fitting.values, self._with_alike(fitting.values, context))
        order = np.argsort(-worth, kind="stable")[: int(np.isfinite(worth).sum())]
        _kinds, first = np.unique(self.rewards.features.main[order], return_index=True)
        found = [self._ids(int(row), int(slots[row])) for row in order[np.sort(first)]]
        return {self._main_activity(pair[0]) or "": pair for pair in found}

    # what is believed

    def _believed(self, context: Context, scores: Scores, seen: Observations) -> Posterior | None:
        """Return what is believed of the person's tastes; ``None`` without a present."""
        if context.now is None:
            return None
        known = self._related(scores, context.profile)
        return self.rewards.learn(self.rewards.prior(scores.messages, None if known is None else known.kinds), seen)

    def _learned(self, believed: Posterior, context: Context) -> Term:
        """Return what answers add to the scores."""
        shifts = LEARNED * believed.shifts(_part_of_day(context))
        return Term("learned", None, shifts.astype(np.float32), np.zeros(len(self.images), dtype=np.float32))

    def _related(self, scores: Scores, profile: Profile) -> Relations | None:
        key = (tuple(profile.attributes.items()), profile.likes, profile.dislikes)
        if key not in self.known:
            if len(self.known) >= MOST_KEPT:
                self.known.clear()
            told = [term for term in scores.terms if term.kind != "learned"]
            self.known[key] = relations(list(self.messages.values()), told, scores.messages)
        return self.known[key]

    # what comes

    def _certain(
        self, fitting: FittingPairs, scores: Scores, context: Context, wish: Wish | None, understood: bool
    ) -> Slate:
        """Return the best pairs: what has to do with a wish goes before what is better liked."""
        pairs = self._best(fitting, scores, context)
        if wish is None:
            return Slate.of(pairs, None, fitting.left_out, understood=understood)
        pairs = sorted(pairs, key=lambda pair: not self._is_met(wish, pair, context))
        met = self._is_met(wish, pairs[0], context)
        return Slate.of(pairs, None, fitting.left_out, wish_met=met, understood=understood)

    def _drawn(
        self, fitting: FittingPairs, scores: Scores, context: Context, believed: Posterior, seen: Observations
    ) -> Slate:
        """Draw an activity by what is believed, and one of its pairs."""
        slots, worth = slots_of(fitting.values, self._with_alike(fitting.values, context))
        found = self._chances(fitting, scores, context, believed, seen, worth)
        places = [(int(row), int(slots[row])) for row in found.rows]
        pairs = [self._pair(row, slot, float(fitting.values[row, slot]), scores, context) for row, slot in places]
        drawn, probabilities = draw(pairs, found.chances.tolist(), context.seed)
        if self._is_new(drawn[0], scores, context, seen):
            drawn[0] = _with_part(drawn[0], Contribution("tried", None, 0.0))
        rest = self._others(drawn, fitting, scores, context)
        ids = self.recommender.message_ids
        unlikely = LeftOutItems(LeftOut.UNLIKELY, frozenset(ids[int(row)] for row in found.unlikely))
        left_out = [*fitting.left_out, unlikely]
        return Slate.of([*drawn, *rest], (*probabilities, *[0.0] * len(rest)), left_out, activities=found.activities)

    def _chances(
        self,
        fitting: FittingPairs,
        scores: Scores,
        context: Context,
        believed: Posterior,
        seen: Observations,
        worth: Vector,
    ) -> MessageChances:
        added = self._added(fitting, scores, context, float(seen.weights.sum()))
        numbers = self.choice if context.explores else self.choice.timid()
        choice = ActivityChoice(self.rewards.features, believed, added, _part_of_day(context), numbers)
        return choice.chances(worth, min(context.pairs, CONSIDERED))

    def _added(self, fitting: FittingPairs, scores: Scores, context: Context, answers: float) -> Floats:
        """Return what the plan, variety and recovery add to each message, in shares of showings."""
        numbers = self.choice
        added: Floats = -numbers.fading * fitting.fading.astype(np.float64) / TEXTS.most
        known = self._related(scores, context.profile)
        if known is not None and context.now is not None:
            planned = planned_bonus(known, self.pairs.messages, context.history, context.now)
            added += numbers.plan * numbers.plan_lasts / (numbers.plan_lasts + answers) * planned
        done = {self._main_activity(past.message) for past in context.recent[:ROTATION]} - {None}
        for name in done:
            added[self.fitter.situations.rows_about(str(name))] -= numbers.variety
        return added

    def _is_new(self, pair: Recommendation, scores: Scores, context: Context, seen: Observations) -> bool:
        """Whether a pair is something new that is tried out."""
        known, main = self._related(scores, context.profile), self.rewards.features.main
        row = self.pairs.messages[pair.message]
        answers = seen.weights[main[seen.rows] == main[row]].sum()
        return not (known is None or known.kinds[row] == Relation.LIKED or answers >= STILL_NEW)

    def _others(
        self, drawn: Sequence[Recommendation], fitting: FittingPairs, scores: Scores, context: Context
    ) -> list[Recommendation]:
        """Return the next best pairs, which could not be drawn, to as many as were asked for."""
        if len(drawn) >= context.pairs:
            return []
        taken = {pair.message for pair in drawn}
        best = [pair for pair in self._best(fitting, scores, context) if pair.message not in taken]
        return best[: context.pairs - len(drawn)]

    def _best(self, fitting: FittingPairs, scores: Scores, context: Context) -> list[Recommendation]:
        """Return the best pairs, each message and each picture at most once."""
        values = fitting.values
        found = self.pairs.best(values, self._with_alike(values, context), context.pairs)
        return [self._pair(row, slot, float(values[row, slot]), scores, context) for row, slot in found]

    def _with_alike(self, values: Matrix, context: Context) -> Matrix:
        """Return what pairs are worth with where their pictures are, and who is in them."""
        worth = np.where(self.fitter.situations.homely(context), np.float32(-HOMELY), np.float32(0))
        if context.pictures_alike:
            worth += self._alike(context.profile)
        alike: Matrix = values + worth[self.pairs.pictures.rows]
        return alike

    def _alike(self, profile: Profile) -> Vector:
        """Return how much more each picture is worth for the sake of who is in it."""
        key = (age_of(profile.attributes), str(profile.attributes.get("gender", "")), uses_wheelchair(profile))
        if key not in self.alike:
            images = list(self.images.values())
            self.alike[key] = likeness(profile, images) - another_life(profile, images)
        return self.alike[key]

    def _pair(self, row: int, slot: int, value: float, scores: Scores, context: Context) -> Recommendation:
        """Return a pair with what the past adds to its score, and the like that its message meets."""
        image = int(self.pairs.pictures.rows[row, slot])
        pair = (
            self.recommender.alone(row, scores.terms)
            if image == NONE
            else self.recommender.pair(row, image, scores.terms)
        )
        known = self._related(scores, context.profile)
        if known is not None and (like := known.likes[row]) is not None:
            pair = _with_part(pair, Contribution("about", like, 0.0))
        moment = value - pair.score
        return pair if abs(moment) < LEAST_MOMENT else _with_part(pair, Contribution("moment", None, moment))

    def _ids(self, row: int, slot: int) -> tuple[str, str]:
        image = int(self.pairs.pictures.rows[row, slot])
        return self.recommender.message_ids[row], NO_PICTURE if image == NONE else self.recommender.image_ids[image]

    def _main_activity(self, message: str) -> str | None:
        item = self.messages.get(message)
        return next(iter(item.activities), None) if item else None

    def _is_met(self, wish: Wish, pair: Recommendation, context: Context) -> bool:
        """Whether a pair has to do with what was asked for, and is nothing that was ruled out.

        A wish that says how, and names nothing, is met by what is so: its words need not be near the message's.
        """
        sides = [self.messages[pair.message], *([self.images[pair.image]] if pair.image != NO_PICTURE else [])]
        if not all(wish.suits(item.text, item.activities) for item in sides):
            return False
        if not wish.text or (wish.says_how and not named_things(without_company(wish.text))):
            return True
        return self.classifier.is_near(context.vectors[wish.text], pair.message)


def _with_part(pair: Recommendation, part: Contribution) -> Recommendation:
    return recommendation(pair.message, pair.image, (*pair.contributions, part))


def _shifts(given: PolicyInput) -> Floats | None:
    """Return by how much more than others each message is enjoyed by all people, shape (messages,)."""
    if given.population is None:
        return None
    kinds = [item.activities[0] if item.activities else "" for item in given.messages]
    return given.population.shifts([item.id for item in given.messages], kinds)


def _wish(context: Context) -> Wish | None:
    return read_wish(context.wish) if context.wish else None


def _part_of_day(context: Context) -> int:
    return 0 if context.now is None else part_of_day(context.now, context.time_zone)
