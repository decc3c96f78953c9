"""Feelings and life events: one warm sentence that fits, and something small if it is wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.core.buttons import COMMAND
from bot.core.inputs import Text
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _, marked
from bot.dialogues.turn import Outcome, Turn

SENTENCES: Mapping[str, str] = {
    "feel_sad": marked("I'm sorry. Days like that are heavy, and you don't have to hide it here."),
    "feel_grief": marked("I'm so sorry for your loss. There is nothing that you have to do right now."),
    "feel_heartbreak": marked("I'm so sorry. That hurts, and it may hurt for a while. Be gentle with yourself."),
    "feel_failed": marked("I'm sorry, that stings. It says nothing about who you are, only about one day."),
    "feel_lonely": marked("I'm sorry. Lonely is a hard thing to feel, and a brave one to say."),
    "feel_stressed": marked(
        "That sounds like a lot at once, I'm sorry. Breathe out slowly first; the rest can wait a minute."
    ),
    "feel_angry": marked("I'm sorry, no wonder that you are cross. You may be."),
    "feel_tired": marked("I'm sorry that you are so worn out. Be kind to yourself today."),
    "feel_sleepless": marked(
        "I'm sorry, nights like that are long. You don't have to sleep; resting is enough for now."
    ),
    "feel_unwell": marked("I'm sorry that you are not well. Take it easy, and get well soon."),
    "feel_hungry": marked("Then something to eat first! Take care of yourself; the rest can wait."),
    "feel_ill_family": marked(
        "I'm so sorry to hear that. I hope it gets better soon, and that somebody looks after you, too."
    ),
    "feel_craving": marked("That is hard, and good for you that you say it. It often passes within ten minutes."),
    "feel_happy": marked("How lovely, I'm happy for you! Congratulations, and enjoy it."),
}
"""What is said first, by intent."""

WISHES: Mapping[str, str] = {
    "calm": "something calming",
    "rest": "something restful without effort",
    "hands": "ten minutes, something with my hands",
    "people": "something with a friend",
}
"""What is suggested for a feeling, by the name that its button carries."""

_SOFT: Mapping[str, tuple[str, str]] = {
    "feel_sad": ("calm", marked("Something gentle")),
    "feel_heartbreak": ("calm", marked("Something gentle")),
    "feel_failed": ("calm", marked("Something gentle")),
    "feel_stressed": ("calm", marked("Something calming")),
    "feel_angry": ("calm", marked("Something calming")),
    "feel_tired": ("rest", marked("Something restful")),
    "feel_sleepless": ("rest", marked("Something restful")),
    "feel_craving": ("hands", marked("Ten minutes of something else")),
    "feel_lonely": ("people", marked("An idea with somebody")),
}
"""The offer below the sentence and its label, by intent; where there is none, nothing is offered."""

_LOSS = re.compile(
    r"\b(?:my|our|the)\s{1,4}(?:(?:little|old|dear|poor|beloved)\s{1,4})?"
    r"(?P<who>cat|dog|rabbit|hamster|horse|bird|budgie|parrot|pet|puppy|kitten|mum|mom|mother|dad|father|gran|grandma|"
    r"grandmother|grandpa|grandad|grandfather|nan|wife|husband|partner|son|daughter|baby|brother|sister|friend|aunt|uncle|"
    r"cousin|nephew|niece|colleague|neighbour|neighbor|teacher)\b",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    r"\b(?:my|our)\s{1,4}(?:\w+\s{1,4})?birthday\b|\bi\s{1,4}(?:turn|turned|am\s{1,4}turning)\s{1,4}\w+\s{1,4}today\b",
    re.IGNORECASE,
)


_PETS = frozenset({"cat", "dog", "rabbit", "hamster", "horse", "bird", "budgie", "parrot", "pet", "puppy", "kitten"})


_OF_LOSS = re.compile(
    r"\b(?:die[ds]?|dying|dead(?!\s{1,4}(?:quiet|tired|slow|boring|beat|easy|good)\b)|death|passed|gone|lost|loss|losing|funeral|bur(?:y|ied)|miss(?:ing)?|grie[fv]\w*|mourn\w*|put\s{1,4}(?:down|to\s{1,4}sleep)|"
    r"miscarr\w+|no\s{1,4}longer|late\s{1,4}(?:husband|wife|mum|mom|dad|father|mother)|didn't\s{1,4}make\s{1,4}it|run\s{1,4}over|anniversary|"
    r"without\s{1,4}(?:him|her|my)|widow\w*|let\s{1,4}(?:him|her|our|my)\b)",
    re.IGNORECASE,
)


_FEARED = re.compile(
    r"\b(?:scared|afraid|terrified|frightened|worried|fear|might|could(?!\s{1,4}not\b)|what\s{1,4}if)\b", re.IGNORECASE
)


def without_a_loss(feeling: str | None, text: str, code: str) -> str | None:
    """Return a feeling; for grief of which no English word speaks, that somebody is sad; for feared grief, worry.

    Nobody is mourned by mistake.

    Args:
        feeling: As it was understood.
        text: What was written.
        code: The language that it is read in.
    """
    if feeling == "feel_grief" and code == "en" and _FEARED.search(text) and not say_loss(text):
        return "feel_stressed"
    is_doubtful = feeling == "feel_grief" and code == "en" and not _OF_LOSS.search(text.replace("’", "'"))
    return "feel_sad" if is_doubtful else feeling


def say_loss(text: str) -> list[Say]:
    """Return the word of comfort for a death that a text tells of in passing; nothing where it tells of none."""
    lost = _LOSS.search(text)
    if lost is None or not _DIED.match(text, lost.end()):
        return []
    return [Say(html=say_feeling("feel_grief", text))]


_DIED = re.compile(
    r"\s{1,4}(?:\w+\s{1,4}){0,3}(?:died|passed\s{1,4}(?:away|on)|passed(?=\s{0,4}(?:[,.;!]|$|and\b))|was\s{1,4}put\s{1,4}(?:down|to\s{1,4}sleep))\b",
    re.IGNORECASE,
)


def pet_lost(name: str, text: str) -> str | None:
    """Return the pet for which somebody grieves: ideas with pets would hurt, and are left out until they say otherwise.

    Args:
        name: The intent.
        text: What was written.
    """
    loss = _LOSS.search(text) if name == "feel_grief" else None
    who = loss["who"].casefold() if loss is not None else ""
    return who if who in _PETS else None


def wish_after(name: str) -> str | None:
    """Return what is wished for by who tells of a feeling and asks for an idea with it; ``None``: in their words.

    Args:
        name: The intent.
    """
    return WISHES[_SOFT[name][0]] if name in _SOFT else None


def answer_with(name: str) -> Callable[[Turn, Text], Outcome]:
    """Return what answers a feeling: its sentence, and the offer of something small where that suits."""
    return lambda _turn, given: Outcome([Say(html=say_feeling(name, given.text), buttons=_offer(name))])


def say_feeling(name: str, text: str) -> str:
    """Return the sentence that fits a feeling, in Telegram's HTML.

    Args:
        name: The intent.
        text: What was written; who was lost is named again, nothing else of it.
    """
    loss = _LOSS.search(text) if name == "feel_grief" else None
    if loss is not None:
        return _("I'm so sorry about your {who}. There is nothing that you have to do right now.").format(
            who=quoted(loss["who"].casefold())
        )
    if name == "feel_happy" and _BIRTHDAY.search(text):
        return _("Happy birthday! I hope the day is a lovely one.")
    return _(SENTENCES[name])


def _offer(name: str) -> Rows:
    if name not in _SOFT:
        return ()
    what, label = _SOFT[name]
    return ((Button(label=_(label), data=COMMAND.payload("soft", what)),),)
