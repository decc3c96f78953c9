"""What a message means, from its intents and from what its words refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.core.inputs import Intent
from bot.core.week_orders import WeekOrder
from bot.dialogues.feelings import SENTENCES
from bot.dialogues.spoken_reactions import KINDS, done_first
from bot.language.base import Language, Meaning
from bot.understanding.things import things_named
from recommender.polarity import Polarity, read_polarity, takes_back
from recommender.policies.wish_parser import read_wish

SURE = 0.35
"""Confidence from which an intent is acted on; one of 40 intents has 0.025 by chance."""

POSSIBLE = 0.12
"""Confidence from which words may be a wish, if they mean nothing else for sure."""

REPLYING = 0.1
"""Confidence from which words that answer a nudge are a reaction to it."""

_FEW = 2
"""Words of something that is left out though nobody knows it: more are a story."""

_DONE = ("did_it", "liked_it")
_WISHES = ("wish", "wish_without")
_REFUSING = ("less_of", "wish_without", "rejected_it")
_ORDERS = ("fewer", "times", "quiet", "pause", "resume", "travel", "reminder", "timer", "next_when")
_OTHERS: Mapping[str, str] = {
    **dict.fromkeys(KINDS, "reaction"),
    **dict.fromkeys(SENTENCES, "feeling"),
    **{name: name for name in _ORDERS},
    **dict.fromkeys(("about_me", "limit", "more_of", "limit_over", "less_of"), "self"),
    **dict.fromkeys(_WISHES, "wish"),
    **dict.fromkeys(("question_bot", "question_world", "complaint", "correction", "about_others"), "talk"),
    **dict.fromkeys(("under_way", "gave_up"), "reaction"),
}
ANYTHING_BUT_A_WISH = frozenset(_OTHERS) - set(_WISHES)


@dataclass(frozen=True)
class Statement:
    """What somebody means by some words.

    Attributes:
        text: The words.
        language: That they are read in.
        intents: Surest first; none where that is not known.
        polarity: What they want and refuse.
        refused: Activities and things that they refuse.
    """

    text: str
    language: Language
    intents: Sequence[Intent]
    polarity: Polarity
    refused: tuple[str, ...]

    @classmethod
    def of(cls, text: str, intents: Sequence[Intent], language: Language) -> Statement:
        """Return what words mean that are read in a language."""
        polarity = read_polarity(text)
        surely = bool(intents) and intents[0].name == "less_of" and intents[0].confidence >= SURE
        known = any(things_named(phrase) for phrase in polarity.refused)
        beside_known = known and (polarity.is_for_a_while or polarity.is_list)
        surely = surely or polarity.allows_else or polarity.is_order or beside_known
        of_bot = language.says(Meaning.SPEAKS_OF_YOU, text) and not polarity.is_order
        refused = tuple(
            phrase
            for phrase in polarity.refused
            if things_named(phrase) or (surely and not of_bot and len(phrase.split()) <= _FEW)
        )
        return cls(text, language, intents, polarity, refused)

    @cached_property
    def week_order(self) -> WeekOrder | None:
        """What they order about the times of the week; ``None`` where they order nothing."""
        return self.language.read_week_order(self.text)

    def _says(self, meaning: Meaning) -> bool:
        return self.language.says(meaning, self.text)

    @property
    def keeps(self) -> bool:
        """Whether they only say that something is not refused: "who says I hate chess?"."""
        return not self.polarity.refused and takes_back(self.text)

    @property
    def name(self) -> str:
        """The surest intent; a wish where nothing is known."""
        return self.intents[0].name if self.intents else "wish"

    @property
    def confidence(self) -> float:
        """How sure that is."""
        return self.intents[0].confidence if self.intents else 1.0

    @property
    def kind(self) -> str:
        """What group of answers it leads to; empty where nobody is sure or nothing is asked for."""
        if self.confidence < SURE:
            return ""
        return _OTHERS.get(self.name, "")

    def is_sure(self, *names: str, least: float = SURE) -> bool:
        """Whether the surest intent is one of some, and sure enough."""
        return self.name in names and self.confidence >= least

    def share(self, *names: str) -> float:
        """Return how likely it is one of some intents."""
        return sum(intent.confidence for intent in self.intents if intent.name in names)

    def reaction(self, *, is_reply: bool) -> str | None:
        """Return the reaction that the words are, by its intent.

        Args:
            is_reply: Whether they answer a nudge.
        """
        if self._says(Meaning.PUTS_OFF):
            return "later"
        if any(map(self._says, (Meaning.ASKS_NOW, Meaning.PAUSE, Meaning.WANTS_NOTHING))):
            return None
        said = self.language.reactions.read(self.text)
        if len(said) == 1:
            return said[0]
        if done_first(self.text, self.language):
            return "did_it"
        if self.is_plain_wish:
            return None
        if self.keeps or (self.refused and not is_reply):
            return None
        best = next((intent for intent in self.intents if intent.name in KINDS), None)
        if best is None or best.confidence < (REPLYING if is_reply else SURE):
            return None
        if best.name in _DONE and self._says(Meaning.HATED):  # "tried it but hated it"
            return "rejected_it"
        return best.name if is_reply or best.name == self.name else None

    @property
    def refuses(self) -> bool:
        """Whether they rule something out and ask for no idea."""
        return bool(self.refused) and not self._says(Meaning.NAMES_IDEA)

    @property
    def refuses_for_now(self) -> bool:
        """Whether they rule something out for the idea that they want now."""
        if self._is_else or self._lists_refusals:
            return False
        wished = self._says(Meaning.NAMES_IDEA) and bool(self.polarity.refused)
        return wished or self.is_sure("wish_without") or (bool(self.refused) and not self.refuses_for_good)

    @property
    def wants_without(self) -> bool:
        """Whether an idea is wanted without what is refused: who says no and names nothing wants none."""
        is_meant = bool(self.refused) or self.says_how or self.asks_in_words or self._says(Meaning.SETS_CONDITION)
        return self.refuses_for_now and is_meant

    @property
    def refuses_for_good(self) -> bool:
        """Whether they have had enough of something."""
        if self._is_else or (self._says(Meaning.NAMES_IDEA) and not self.polarity.is_lasting):
            return False
        if self.skips_things:
            return self.polarity.is_lasting
        if self.is_sure("less_of"):
            return bool(self.refused) or not (self._says(Meaning.SPEAKS_OF_YOU) or self._wants_a_thing)
        is_lasting = self.polarity.is_lasting or self._lists_refusals
        return bool(self.refused) and (is_lasting or self.share("less_of") > self.share(*_WISHES))

    @property
    def refused_beside(self) -> tuple[str, ...]:
        """What is refused for good by who tells of something else: "no more singing, my brother laughs at me"."""
        short = tuple(thing for thing in self.refused if len(thing.split()) <= _FEW)
        return short if self.polarity.is_lasting and not self.polarity.is_fewer else ()

    @property
    def _lists_refusals(self) -> bool:
        """Whether several things are refused one like the other, and no idea is asked for: "no photos, no poems"."""
        asks = any(map(self._says, (Meaning.NAMES_IDEA, Meaning.ASKS_IDEA, Meaning.ASKS_KIND, Meaning.ASKS_NOW)))
        return bool(self.refused) and self.polarity.is_list and not asks

    @property
    def _wants_a_thing(self) -> bool:
        """Whether something is wanted, in words that refuse nothing: "I want football"."""
        return self._says(Meaning.WANTS) and not self._says(Meaning.DENIES)

    @property
    def skips_things(self) -> bool:
        """Whether a pause is meant of some things alone: "skip the reading for now"."""
        return self.name == "pause" and bool(self.refused)

    @property
    def _is_else(self) -> bool:
        """Whether the words are surely of something else than of ideas."""
        over = (*_DONE, "limit_over")  # "done with the guitar", "golf was my thing before the injury"
        had_enough = bool(self.refused) and self.polarity.is_lasting and self.name in over
        if self.skips_things or self._gives_a_reason or had_enough:
            return False
        return self.confidence >= SURE and self.name not in (*_WISHES, *_REFUSING, "another", "correction", "more_of")

    @property
    def _gives_a_reason(self) -> bool:
        """Whether a feeling is the reason of a wish: "no singing, the baby sleeps badly"."""
        asks = self._says(Meaning.NAMES_IDEA) or self._says(Meaning.RULES_OUT)
        return bool(self.refused) and self.name in SENTENCES and asks

    @property
    def wants_instead(self) -> str | None:
        """What is wanted beside what is refused; ``None`` where nothing is."""
        return self.polarity.wanted if self.language.says(Meaning.NAMES_IDEA, self.polarity.wanted) else None

    @property
    def asks_outright(self) -> bool:
        """Whether an idea is wanted, whatever people, times and things are named with it."""
        return any(map(self._says, (Meaning.FOR_SOMEBODY, Meaning.ASKS_KIND, Meaning.IDLE)))

    @property
    def is_wish(self) -> bool:
        """Whether an idea is wanted."""
        if (
            self.asks_outright
            or (self.asks_for_an_idea and self.name in _WISHES)
            or self.is_plain_wish
            or (self._wants_a_thing and self.name == "less_of")
            or (self.name in KINDS and self._says(Meaning.ASKS_NOW))
        ):
            return True
        if self.name not in _WISHES or self.confidence < SURE:
            return self.name in _WISHES and not self._says(Meaning.DENIES)
        if self.name == "wish_without" and not self.wants_without:
            return False
        return self.confidence >= 2 * SURE or not self._says(Meaning.DENIES) or self.says_how

    @property
    def is_plain_wish(self) -> bool:
        """Whether they ask for an idea, whichever, and say nothing else: "surprise me then"."""
        return self.language.says(Meaning.PLAIN_WISH, self.text.strip(" .!?"))

    @property
    def asks_in_words(self) -> bool:
        """Whether they speak of an idea or ask what to do, and are not only near to a wish."""
        asks = (Meaning.NAMES_IDEA, Meaning.ASKS_IDEA, Meaning.ASKS_KIND, Meaning.ASKS_NOW, Meaning.IDLE)
        return any(map(self._says, asks))

    @property
    def is_doubtful_wish(self) -> bool:
        """Whether words that are taken for a wish may be none at all."""
        return not self.intents or not (self.asks_outright or self.is_sure(*_WISHES))

    @property
    def asks_for_an_idea(self) -> bool:
        """Whether the words ask for one outright, whatever else they tell."""
        return self._says(Meaning.ASKS_IDEA) and not self.refused

    @property
    def says_how(self) -> bool:
        """Whether the words say where, how long or how an idea should be, and no order is given by the clock."""
        by_clock = self.language.names_time(self.text) or self._says(Meaning.UNTIL)
        return read_wish(self.text).says_how and not by_clock

    @property
    def feeling(self) -> str | None:
        """The feeling that they tell of, where all feelings together are sure enough; ``None``: no feeling."""
        if self.share(*SENTENCES) < SURE:
            return None
        return next(intent.name for intent in self.intents if intent.name in SENTENCES)

    @property
    def feeling_beside(self) -> str | None:
        """The feeling that may be told of by who asks for an idea outright; ``None``: no feeling."""
        least = SURE if self._says(Meaning.ASKS_KIND) else POSSIBLE
        if not self.asks_for_an_idea or self.share(*SENTENCES) < least:
            return None
        return next(intent.name for intent in self.intents if intent.name in SENTENCES)

    @property
    def may_be_a_wish(self) -> bool:
        """Whether words that nobody is sure of may be tried as a wish: not those that say no."""
        return self.share(*_WISHES) >= POSSIBLE and not self._says(Meaning.DENIES)
