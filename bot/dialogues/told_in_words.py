"""What somebody tells of themselves in free words: whether they tell it, what of it is noted, and what goes with it."""

from __future__ import annotations

from bot.core.inputs import Text
from bot.core.profile_fields import Told
from bot.core.replies import Say
from bot.core.texts import _
from bot.dialogues import feelings, wishes
from bot.dialogues.asked import leave_as_it_is
from bot.dialogues.command_buttons import doing
from bot.dialogues.notes import SAFE, Ask, note_told
from bot.dialogues.statements import Statement
from bot.dialogues.turn import Outcome, Turn
from bot.language.base import Language, Meaning
from bot.services.nudges import AskForNudge
from bot.understanding.things import things_named
from recommender.spelling import shares_words

_OF_ONESELF = frozenset({"about_me", "limit", "more_of", "less_of", "correction", "travel", "feel_happy", "times"})


def without_what_is_asked(told: Told, meaning: Statement, language: Language) -> Told:
    """Return what was told without limits that are those of an idea asked for: "one that costs no money"."""
    if not meaning.asks_outright:
        return told
    limits = tuple(limit for limit in told.limits if not language.says(Meaning.ASKS_KIND, limit))
    return told.model_copy(update={"limits": limits})


def without_refused(told: Told, meaning: Statement) -> Told:
    """Return what was told without likes that the same words refuse: "singing? hard pass"."""
    likes = tuple(like for like in told.likes if not any(shares_words(thing, like) for thing in meaning.refused))
    return told.model_copy(update={"likes": likes})


def why(heard: Told, meaning: Statement) -> tuple[str, ...]:
    """Return the limits for which something is refused: "no bread this week, the oven's broken"."""
    return tuple(limit for limit in heard.limits if not any(shares_words(each, limit) for each in meaning.refused))


def is_told(turn: Turn, text: str, told: Told, meaning: Statement) -> bool:
    """Whether something was told about oneself, and not in a wish."""
    if told.limits or meaning.asks_outright:
        return bool(told.limits)
    if introduces(told) and not meaning.is_wish:
        return True
    return bool(told.fields) and (meaning.name in _OF_ONESELF or wishes.is_about_oneself(turn.language, text, told))


def with_refused(told: Told, meaning: Statement) -> Told:
    """Return what was told with what the same words have had enough of: "enough walks, I like music"."""
    known = [*told.likes, *told.dislikes, *told.limits]
    lasting = meaning.refused if meaning.polarity.is_lasting and not meaning.polarity.is_fewer else ()
    more = tuple(
        phrase for phrase in lasting if not any(shares_words(phrase, one) or shares_words(one, phrase) for one in known)
    )
    return told.model_copy(update={"dislikes": (*told.dislikes, *more)})


def introduces(told: Told) -> bool:
    """Whether several things were told of oneself, as by somebody who says who they are."""
    return len(told.fields & {"age", "gender", "occupation", "household", "likes", "dislikes", "limits"}) > 1


def note(turn: Turn, given: Text, told: Told, ask: Ask, meaning: Statement) -> Outcome:
    """Note what was told; a feeling told with it gets its word first, a wish its idea afterwards."""
    outcome = note_told(told, ask)
    if told.fields <= set(SAFE) and _asks_beside(turn, given, meaning):
        outcome = outcome.followed_by(wishes.take_wish(turn.language, given.text))
    if meaning.name in feelings.SENTENCES and meaning.is_sure(meaning.name):
        feeling = feelings.without_a_loss(meaning.name, given.text, turn.language.code) or meaning.name
        outcome = Outcome([Say(html=feelings.say_feeling(feeling, given.text))]).followed_by(outcome)
    return outcome


def _asks_beside(turn: Turn, given: Text, meaning: Statement) -> bool:
    """Whether an idea is asked for in the same words: "nothing on me but a walking stick. Any ideas?"."""
    asks = meaning.asks_outright or meaning.asks_for_an_idea or turn.language.says(Meaning.ASKS_NOW, given.text)
    return asks and not meaning.is_sure("question_world", "question_bot")


def keep_all(meaning: Statement, told: Told) -> Outcome | None:
    """Say that all stays as it is where only that is said: "don't drop the chess ones"; ``None`` for other words."""
    is_else = meaning.is_sure("wish", "more_of", "liked_it", "feel_happy", "question_bot", "question_world")
    return Outcome(leave_as_it_is()) if meaning.keeps and not told.fields and not is_else else None


def leave_out(meaning: Statement, ask: Ask) -> Outcome:
    """Leave out what somebody has had enough of, at once; what they want instead comes with it."""
    refused = meaning.refused or things_named(meaning.text)
    if not refused:
        html = _("What shall I leave out? Tell me in a word or two, such as <i>no more jogging</i>.")
        return Outcome([Say(html=html, buttons=doing("profile"))])
    noted = note_told(Told(dislikes=refused), ask)
    if meaning.wants_instead:
        return noted.followed_by(Outcome(changes=[AskForNudge(wish=meaning.wants_instead)]))
    return noted
