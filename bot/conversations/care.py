"""Care: words that sound like a crisis get one fixed, kind answer, whatever else was going on."""

from __future__ import annotations

import re

from bot.texts import _

_CRISIS = re.compile(
    r"(?<!\w)(?:"
    r"(?:want|wanna|going|plan(?:ning)?|try(?:ing)?|tried|thinking\s+(?:of|about)|thought\s+(?:of|about)|about)\s+"
    r"(?:to\s+)?(?:just\s+)?(?:die|dying|kill(?:ing)?\s+my\s?self|end(?:ing)?\s+(?:it\s+all|my\s+(?:own\s+)?life)|"
    r"be\s+dead|disappear\s+for\s+ever|suicide|hurt(?:ing)?\s+myself|harm(?:ing)?\s+myself|cut(?:ting)?\s+myself)"
    r"|kill\s+my\s?self|killing\s+myself|kms"
    r"|end(?:ing)?\s+(?:my\s+(?:own\s+)?life|it\s+all)|tak(?:e|ing)\s+my\s+own\s+life"
    r"|(?:i'?m|i\s+am|i\s+feel|feeling|been)\s+(?:really\s+|so\s+|very\s+)?suicidal|suicidal\s+thoughts|commit(?:ting)?\s+suicide"
    r"|(?:don'?t|do\s+not|no\s+longer)\s+(?:want|wish)\s+to\s+(?:live|be\s+alive|wake\s+up|exist|be\s+here\s+any\s?more)"
    r"|(?:no|not\s+a)\s+(?:reason|point)\s+(?:to|in)\s+(?:live|living|go(?:ing)?\s+on)"
    r"|wish\s+i\s+(?:was|were)(?:n'?t)?\s+(?:dead|never\s+born|alive|here\s+any\s?more)"
    r"|better\s+off\s+(?:dead|without\s+me)|can'?t\s+go\s+on\s+(?:like\s+this|any\s?more|living)|can'?t\s+take\s+it\s+any\s?more"
    r"|self[-\s]?harm(?:ing)?|(?:cut|hurt|harm)(?:ting|ing)?\s+myself\s+(?:again|on\s+purpose)|i\s+(?:cut|hurt|harm)\s+myself"
    r"|(?:he|she|they|my\s+\w+)\s+(?:beats?|hits?|abuses?|rapes?|raped|abused)\s+me"
    r"|(?:will|möchte|mag)\s+nicht\s+mehr\s+leben|mich\s+umbringen|selbstmord|suizid|mir\s+das\s+leben\s+nehmen"
    r"|quiero\s+morir(?:me)?|no\s+quiero\s+vivir|suicidarme|matarme"
    r"|je\s+veux\s+mourir|envie\s+de\s+mourir|me\s+suicider|plus\s+envie\s+de\s+vivre"
    r"|voglio\s+morire|quero\s+morrer"
    r")(?!\w)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"\b(?:die|dying)\s+(?:of|from|for)\s+(?:boredom|laugh\w*|laughter|hunger|thirst|embarrassment|shame|heat|curiosity|"
    r"a\s+\w+|some\s+\w+)|\bdying\s+(?:to|for)\b|\bsuicide\s+squad\b|\bto\s+die\s+for\b",
    re.IGNORECASE,
)

_ACCIDENTS = re.compile(
    r"\b(?:hurt|cut|burnt|burned)\s+my\s?self\s+(?:(?!again\b|on\b|purpose\b|because\b|every\b)[a-z']+\s+){0,3}?"
    r"(?:skiing|snowboarding|skating|running|jogging|playing|climbing|cycling|dancing|cooking|shaving|jumping|lifting|"
    r"gardening|falling|fell|slipp(?:ed|ing)|tripp(?:ed|ing)|training|exercising|hiking|swimming|riding|surfing|"
    r"chopping|slicing|peeling|baking|working\s+out|moving\s+(?:house|furniture)|doing\s+(?:sports?|yoga|diy)|"
    r"at\s+(?:work|the\s+gym|football|tennis|training)|in\s+(?:an?\s+)?(?:accident|match|game|fall))\b",
    re.IGNORECASE,
)
"""What happened by accident, most often in sport or in the kitchen."""


def sounds_like_crisis(text: str) -> bool:
    """Whether somebody's words sound as if they may be in danger. Rather once too often than once too few."""
    plain = re.sub(r"\s+", " ", text.replace("’", "'").replace("‘", "'"))
    return bool(_CRISIS.search(_ACCIDENTS.sub(" ", _FIGURES.sub(" ", plain))))


def care_text() -> str:
    """Return the answer to it, in Telegram's HTML."""
    return _(
        "That sounds very hard, and I'm glad you wrote it down. I'm only a small program, and I'd like you to talk "
        "to a person, right now if you may be in danger:\n\n"
        "<b>Emergency:</b> 112 in Europe, 911 in the US and Canada, 999 in the UK, 000 in Australia\n"
        "<b>US and Canada:</b> call or text 988\n"
        "<b>UK and Ireland:</b> Samaritans, 116 123\n"
        "<b>Germany:</b> TelefonSeelsorge, 0800 111 0 111\n"
        "<b>Everywhere else:</b> findahelpline.com\n\n"
        "These lines are free and open at night too. You can also call somebody you trust.\n\n"
        "I keep quiet until you want me back: /resume. The people who run this bot learn that somebody was given "
        "these numbers, not who and not what you wrote."
    )


def owners_text() -> str:
    """Return what the owners are told, in Telegram's HTML."""
    return _(
        "Somebody's words sounded like a crisis. They were given help lines, and their nudges are paused until they "
        "resume. Who it was and what they wrote stays with them."
    )
