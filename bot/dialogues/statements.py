"""What a message means, from its intents and from what its words refuse."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.inputs import Intent
from bot.dialogues.feelings import SENTENCES
from bot.dialogues.spoken_reactions import KINDS, REACTION_WORDS
from bot.understanding.things import things_named
from recommender.polarity import Polarity, read_polarity
from recommender.policies.wish_parser import read_wish

SURE = 0.35
"""Confidence from which an intent is acted on; one of 40 intents has 0.025 by chance."""

POSSIBLE = 0.12
"""Confidence from which words may be a wish, if they mean nothing else for sure."""

REPLYING = 0.1
"""Confidence from which words that answer a nudge are a reaction to it."""

_FEW = 2
"""Words of something that is left out though nobody knows it: more are a story."""

_WISHES = ("wish", "wish_without")
_REFUSING = ("less_of", "wish_without", "rejected_it")
_WISHED = re.compile(
    r"\b(?:something|anything|smth|sth|an idea|give me|show me|let's|i'd like|how about)\b", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:gimme|give\s{1,4}me|show\s{1,4}me|send\s{1,4}me|suggest\w*|got|have\s{1,4}you\s{1,4}got|i\s{1,4}need|need|want|something|smth|sth|"
    r"any)\s{1,4}(?:me\s{1,4})?(?:something|anything|smth|sth|an\s{1,4}idea|ideas?|one)\b",
    re.IGNORECASE,
)
_FOR_SOMEBODY = re.compile(
    r"(?:(?:and|now|ok|okay|please|pls|got|have\s{1,4}you\s{1,4}got)\s{1,4}){0,3}(?:one|another|an\s{1,4}idea|something|anything|smth|sth)\s{1,4}for\s{1,4}"
    r"(?:me|us|my|our|the|two|three|a|an|both|all)\b",
    re.IGNORECASE,
)
"""How somebody begins who wants an idea for themselves and others."""
_WANTING = re.compile(
    r"(?:(?:i|we)(?:'d|\s{1,4}would)?\s{1,4})?(?:(?:really|just)\s{1,4})?(?:want|need|fancy|feel\s{1,4}like|like\s{1,4}some)\s",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:nothing|nowt|nuthin|nothin|sod\s{1,4}all)\s{1,4}(?:much\s{1,4}|else\s{1,4})?"
    r"(?:to\s{1,4}do\b|planned\b|going\s{1,4}on\b|on(?=\s{0,4}(?:$|[,.!?]|tonight|today|this|tv\b|telly)))"
    r"|\bbored\b(?!\s{1,4}(?:of|with|by)\b)",
    re.IGNORECASE,
)
"""How somebody says that they have nothing to do."""
_SAYING_NO = re.compile(
    r"\b(?:no|not|never|stop|quit|less|fewer|without|nothing|hate|dislike|enough|"
    r"(?:do|does|did|ca|is|are|was|were|wo|would|should|could|have|has|had|must|need|ai)n['’]?t)\b",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"(?:(?:please|can you|could you)\s{1,4})?(?:snooze\b|"
    r"(?:remind me|again|ask me|send it|give me|maybe|rather)?\s{0,4}(?:again\s{1,4})?"
    r"in\s{1,4}(?:an?|half|\d{1,3}|ten|twenty|thirty)\b[\w\s]{0,20}(?:min|hour)\w{0,6}\W{0,3}$)",
    re.IGNORECASE,
)
_ASKS_NOW = re.compile(
    r"\b(?:what\s{1,4}(?:now|next|can|could|should|shall)|any\s{1,4}(?:idea|suggestion)s?|ideas?\s{0,2}\?)",
    re.IGNORECASE,
)
_BEGINS_WITH_NO = re.compile(
    r"(?:(?:please|pls|oh|ok|ugh)\b[\s,]{1,4}){0,2}(?:no(?!\s{1,4}one\b)|nothing|not|without)\s", re.IGNORECASE
)
_EVERYTHING = re.compile(r"\b(?:everything|anything|all|whatever)\b[\w\s]{0,12}\byou\b|\byou\b|\byour\b", re.IGNORECASE)
_ORDERS = ("fewer", "times", "quiet", "pause", "resume", "travel", "reminder", "timer", "next_when")
_OTHERS: Mapping[str, str] = {
    **dict.fromkeys(KINDS, "reaction"),
    **dict.fromkeys(SENTENCES, "feeling"),
    **{name: name for name in _ORDERS},
    **dict.fromkeys(("about_me", "limit", "more_of", "limit_over", "less_of"), "self"),
    **dict.fromkeys(_WISHES, "wish"),
    **dict.fromkeys(("question_bot", "question_world", "complaint", "correction", "about_others"), "talk"),
}
ANYTHING_BUT_A_WISH = frozenset(_OTHERS) - set(_WISHES)


@dataclass(frozen=True)
class Statement:
    """What somebody means by some words.

    Attributes:
        text: The words.
        intents: Surest first; none where that is not known.
        polarity: What they want and refuse.
        refused: Activities and things that they refuse.
    """

    text: str
    intents: Sequence[Intent]
    polarity: Polarity
    refused: tuple[str, ...]

    @classmethod
    def of(cls, text: str, intents: Sequence[Intent]) -> Statement:
        """Return what words mean."""
        polarity = read_polarity(text)
        surely = bool(intents) and intents[0].name == "less_of" and intents[0].confidence >= SURE
        refused = tuple(
            phrase
            for phrase in polarity.refused
            if things_named(phrase) or (surely and not _EVERYTHING.search(text) and len(phrase.split()) <= _FEW)
        )
        return cls(text, intents, polarity, refused)

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
        if _PUT_OFF.match(self.text):
            return "later"
        if _ASKS_NOW.search(self.text):
            return None
        spoken = REACTION_WORDS.get(self.text.casefold().strip(" .!?…"))
        if spoken is not None:
            return spoken
        if self.refused and not is_reply:
            return None
        best = next((intent for intent in self.intents if intent.name in KINDS), None)
        if best is None or best.confidence < (REPLYING if is_reply else SURE):
            return None
        return best.name if is_reply or best.name == self.name else None

    @property
    def refuses_for_now(self) -> bool:
        """Whether they rule something out for the idea that they want now."""
        if self._is_else:
            return False
        wished = bool(_WISHED.search(self.text)) and bool(self.polarity.refused)
        return wished or self.is_sure("wish_without") or (bool(self.refused) and not self.refuses_for_good)

    @property
    def refuses_for_good(self) -> bool:
        """Whether they have had enough of something."""
        if self._is_else or (_WISHED.search(self.text) and not self.polarity.is_lasting):
            return False
        if self.skips_things:
            return self.polarity.is_lasting
        if self.is_sure("less_of"):
            return bool(self.refused) or not (_EVERYTHING.search(self.text) or self._wants_a_thing)
        return bool(self.refused) and (self.polarity.is_lasting or self.share("less_of") > self.share(*_WISHES))

    @property
    def _wants_a_thing(self) -> bool:
        """Whether something is wanted, in words that refuse nothing: "I want football"."""
        return bool(_WANTING.match(self.text)) and not _SAYING_NO.search(self.text)

    @property
    def skips_things(self) -> bool:
        """Whether a pause is meant of some things alone: "skip the reading for now"."""
        return self.name == "pause" and bool(self.refused)

    @property
    def _is_else(self) -> bool:
        """Whether the words are surely of something else than of ideas."""
        if self.skips_things or self._gives_a_reason:
            return False
        return self.confidence >= SURE and self.name not in (*_WISHES, *_REFUSING, "another", "correction", "more_of")

    @property
    def _gives_a_reason(self) -> bool:
        """Whether a feeling is the reason of a wish: "no singing, the baby sleeps badly"."""
        asks = _WISHED.search(self.text) or _BEGINS_WITH_NO.match(self.text)
        return bool(self.refused) and self.name in SENTENCES and bool(asks)

    @property
    def wants_instead(self) -> str | None:
        """What is wanted beside what is refused; ``None`` where nothing is."""
        return self.polarity.wanted if _WISHED.search(self.polarity.wanted) else None

    @property
    def asks_outright(self) -> bool:
        """Whether an idea is wanted, whatever people, times and things are named with it."""
        return _FOR_SOMEBODY.match(self.text) is not None or _IDLE.search(self.text) is not None

    @property
    def is_wish(self) -> bool:
        """Whether an idea is wanted."""
        if (
            self.asks_outright
            or (self._wants_a_thing and self.name == "less_of")
            or (self.name in KINDS and _ASKS_NOW.search(self.text))
        ):
            return True
        if self.name not in _WISHES or self.confidence < SURE:
            return self.name in _WISHES and not _SAYING_NO.search(self.text)
        return self.confidence >= 2 * SURE or not _SAYING_NO.search(self.text) or self.says_how

    @property
    def asks_for_an_idea(self) -> bool:
        """Whether the words ask for one outright, whatever else they tell."""
        return bool(_ASKED.search(self.text)) and not self.refused

    @property
    def says_how(self) -> bool:
        """Whether the words say where, how long or how an idea should be, and no order is given by the clock."""
        return read_wish(self.text).says_how and not re.search(r"\d\s?(?:[ap]m|:)|\buntil\b", self.text)

    @property
    def feeling(self) -> str | None:
        """The feeling that they tell of, where all feelings together are sure enough; ``None``: no feeling."""
        if self.share(*SENTENCES) < SURE:
            return None
        return next(intent.name for intent in self.intents if intent.name in SENTENCES)

    @property
    def feeling_beside(self) -> str | None:
        """The feeling that may be told of by who asks for an idea outright; ``None``: no feeling."""
        if not self.asks_for_an_idea or self.share(*SENTENCES) < POSSIBLE:
            return None
        return next(intent.name for intent in self.intents if intent.name in SENTENCES)

    @property
    def may_be_a_wish(self) -> bool:
        """Whether words that nobody is sure of may be tried as a wish: not those that say no."""
        return self.share(*_WISHES) >= POSSIBLE and not _SAYING_NO.search(self.text)
