"""How a nudge should not sound: turns of phrase that greet, blame, press, promise health or lead back to a screen.

English stands here, other languages in ``tone_words.yaml``. Phrases find what is always said in the same words; blame
and hurry can be said in any words, so a text is also compared with examples, where there are vectors. Both are judged
on sentences of both kinds in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from recommender.encoders.numbers import numbers_of
from recommender.shipped_yaml import load_shipped

Vectors = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True)
class ToneRule:
    """Turns of phrase of one kind.

    Attributes:
        name: Of the check.
        pattern: Finds one.
        remedy: What to do instead.
    """

    name: str
    pattern: re.Pattern[str]
    remedy: str


def _rule(name: str, remedy: str, *patterns: str) -> ToneRule:
    return ToneRule(name, re.compile("|".join(patterns), re.IGNORECASE), remedy)


def _phrases(*phrases: str) -> str:
    return rf"\b(?:{'|'.join(phrases)})\b"


TONE: tuple[ToneRule, ...] = (
    _rule(
        "greeting",
        "a nudge starts with its suggestion, leave the greeting out",
        r"^\W*(?:hi|hello|hey|dear|greetings|welcome|good (?:morning|afternoon|evening|day|night))\b(?=[\s,!.:]|$)",
    ),
    _rule(
        "guilt",
        "invite instead of blaming: say what could be done",
        _phrases(
            r"you (?:really )?(?:should|must|ought|have to|need to|had better|always|never)",
            r"you keep (?!an?\b|the\b|your\b)\w+ing",
            r"you(?:'ve| have) (?:only |just |really |again )?(?:been|spent|wasted|scrolled|stared|lost|sat|missed)",
            r"you(?:'ve| have) (?:only |just |really |again )?(?:ignored|neglected|promised|done nothing)",
            r"(?:hours?|evenings?|days?|time) (?:have |did )?you (?:have )?(?:lose|lost|spend|spent|wasted?)",
            r"you (?:promised|said you would)",
            r"when (?:did you last|was the last time you)",
            r"(?:do|are|should|ca)n't you",
            r"asham\w*|shame|guilt\w*|feel (?:bad|guilty)|disappoint\w*|pathetic|no excuses?|be honest",
            r"lazy(?! susan)|laziness|(?:so|being) idle|addict\w*",
            r"wast(?:ed|ing)|waste (?:of|your|the|an?|another|time|hours?)",
            r"finally get|at last get|nothing all day|that thing away|because of you",
            r"stop scrolling|scrolling again|again on your phone|too much (?:screen|time)",
            r"glued to|stare at (?:a|the|your) (?:screen|phone)|staring at|look at you",
            r"(?:other people|others) (?:manage|can)|every(?:one|body) else",
            r"(?:real|good) (?:friends?|men|man|women|woman|parents?|fathers?|mothers?)",
            r"deserves? (?:better|more|an?)|let (?:your )?\w+ down|what is wrong with you",
            r"(?:family|child(?:ren)?|kids|friends?|partner) (?:is|are) (?:still )?waiting for you to",
        ),
    ),
    _rule(
        "urgency",
        "nothing here is pressing: leave the time to the reader",
        _phrases(
            r"hurry|urgent\w*|immediately|asap|act (?:now|fast)|drop everything",
            r"last (?:chance(?! cards?)|call|day to)|only today|today only|limited time|now or",
            r"don't (?:miss|wait)|do not (?:miss|wait)|no time to (?:lose|waste)|waste no time",
            r"before (?:it|the \w+)(?:'s| is) (?:too late|gone for good)|(?:is|be) too late",
            r"running out|runs out|expires? (?:soon|today|tonight|tomorrow)|closes? soon",
            r"regret|this (?:minute|second|instant)|another (?:minute|second)|not later|your chance ends",
            r"never (?:come|comes|get it) back|won't get (?:this|that|it)(?: \w+)? back",
            r"only (?:\w+ )?(?:minutes?|hours?|days?) (?:of \w+ )?left",
        ),
        r"\bat once(?=\s*(?:[.!]|$))",
        r"^\W*(?:quick(?:ly)?|fast)\b(?=\s*[!,:])",
    ),
    _rule(
        "health_claim",
        "claim no effect on body or mind: describe the thing itself",
        _phrases(
            r"cures?|heals?|healing|detox\w*|burns? (?:fat|calories)|los(?:e|es|ing) weight|weight loss",
            r"blood pressure|immune|cholesterol|insomnia|dementia|depression|anxiety|therap(?:y|ies|eutic)",
            r"healthy|healthier|your health|good for your|live longer|prevents?",
            r"proven|studies show|science says|doctors? (?:say|agree|know|recommend|advise)",
            r"serotonin|dopamine|cortisol",
            r"(?:reduces?|relieves?|lowers?|beats?) (?:\w+ )?(?:stress|pain|tension)",
            r"(?:boosts?|improves?|strengthens?) (?:your )?(?:mood|memory|brain|heart|sleep|focus|energy)",
        ),
    ),
    _rule(
        "link",
        "a nudge leads off the screen: leave out links, addresses, numbers to call and user names",
        r"https?://|\bwww\.|\b[\w-]{1,63}\.[a-z]{2,6}/",
        r"\b[\w-]{1,63}\.(?:com|org|net|info|io|de|uk|eu|fr|nl|ch|app|me|gg|tv|dev|shop|xyz)\b",
        r"(?<!\w)@\w{3,}|\S{1,64}@\S{1,64}\.\S",
        r"(?<!\w)\+?\d[\d ()/-]{6,}\d\b",
    ),
)
"""Every rule of English, in the order of the checks."""


@cache
def rules_for(language: str) -> tuple[ToneRule, ...]:
    """Return the rules for texts of a language; where none are known, only links are found."""
    if language == "en":
        return TONE
    told = load_shipped(files("content").joinpath("tone_words.yaml").read_text(encoding="utf-8"))
    words: Mapping[str, list[str]] = told.get(language, {})
    return tuple(
        rule if rule.name == "link" else _rule(rule.name, rule.remedy, *words[rule.name])
        for rule in TONE
        if rule.name == "link" or rule.name in words
    )


_LIKE: dict[str, tuple[str, ...]] = {
    "guilt": (
        "You are always on your phone.",
        "You spend far too much time on the screen.",
        "You should be ashamed of yourself.",
        "You have done nothing useful today.",
        "You are lazy.",
        "You are neglecting your family.",
        "Your children need you and you are not there.",
        "You wasted the whole day.",
        "Other people are better than you.",
        "What is wrong with you?",
        "If you cared, you would get up.",
        "You let everybody down.",
        "You have failed again.",
        "Look what you have missed.",
        "Nobody likes you when you are like this.",
        "Stop staring at that thing.",
        "Your habits are a disgrace.",
        "You are addicted to your phone.",
        "Why are you still sitting there?",
        "You never do anything.",
    ),
    "urgency": (
        "Hurry up!",
        "There is no time to lose.",
        "This is your last chance.",
        "Do it now, before it is too late.",
        "The offer ends tonight.",
        "Only a few hours left.",
        "You must act immediately.",
        "Don't miss it.",
        "Time is running out.",
        "It will be gone tomorrow.",
    ),
}
_UNLIKE = (
    "Take a walk around the block.",
    "Sit down by the window and read.",
    "Bake some bread and share it.",
    "Ask a friend to play a game.",
    "Put the phone in a drawer and make tea.",
    "Draw what you see.",
    "Water the plants on the balcony.",
    "Stretch your arms and breathe slowly.",
    "Write a card to somebody you miss.",
    "Mend a sock.",
    "Look up at the stars tonight.",
    "Play with your child on the floor.",
    "Leave the phone at home and go out.",
    "Just ten minutes are enough.",
    "Finish the puzzle you began.",
    "Go to bed a little earlier tonight.",
    "Listen to the rain.",
    "Ask somebody how their day was.",
    "Tidy one drawer.",
    "Help a neighbour carry the shopping.",
    "Remember a song you loved and sing it.",
    "Watch the birds before it gets dark.",
    "You could call an old friend.",
    "Let the others choose the game.",
    "Do nothing for a while.",
    "Pick the last apples from the tree.",
    "Use up what is left over in the kitchen.",
    "A big pot of soup for everybody at the table.",
)


def tone_texts() -> list[str]:
    """Return the texts whose vectors :func:`sounds_like` needs."""
    return [*(text for texts in _LIKE.values() for text in texts), *_UNLIKE]


def sounds_like(own: NDArray[np.float32], vectors: Vectors, encoder: str) -> dict[str, str]:
    """Return what a text sounds like: names of rules, each with a warning.

    Args:
        own: The text's unit vector, shape (d,).
        vectors: Of :func:`tone_texts`, unit vectors of shape (d,).
        encoder: Fingerprint of the encoder that made them: how near is too near belongs to it.

    Raises:
        KeyError: If one is missing.
    """
    friendly = max(float(vectors[text] @ own) for text in _UNLIKE)
    remedies = {rule.name: rule.remedy for rule in TONE}
    found = {}
    for name, texts in _LIKE.items():
        nearest = max(texts, key=lambda text: float(vectors[text] @ own))
        if float(vectors[nearest] @ own) > friendly + numbers_of(encoder).faulty_from:
            found[name] = f"sounds like {nearest!r}: {remedies[name]}"
    return found
