"""What somebody writes that is neither a wish nor about themselves: greetings, thanks, questions about the bot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.buttons import COMMAND
from bot.core.commands import USER_COMMANDS
from bot.core.replies import Button, Reply, Rows, Say
from bot.core.texts import _, marked
from bot.dialogues.help import help_text
from bot.dialogues.pauses import offer_pauses
from bot.dialogues.wishes import WISHING

DO = "do"
"""Of buttons that do what a command does: ``c:do:<command>``."""

_OPENING = re.compile(
    r"^(?:(?:hi|hey|hello|hallo|ok|okay|so|and|but|well|please|pls|sorry|excuse me|bot|offscreen)\b[\s,!.]*){1,6}(?=\w)"
)
_GREETING = re.compile(
    r"(?:hi+|hello+|hey+|hiya|yo|sup|moin|hola|hallo|bonjour|salut|ciao|servus|greetings|"
    r"good (?:morning|evening|afternoon|day))(?: (?:there|bot|offscreen|again|you|everyone)){0,6}"
)
_HOW_ARE_YOU = re.compile(
    r"(?:how are (?:you|things)(?: doing)?(?: today)?|how(?:'s| is) it going|what'?s up|how do you do|all good)"
)
_THANKS = re.compile(
    r"(?:ok(?:ay)?,? )?(?:many )?(?:thanks?|thank you|thx|ty|cheers|danke|merci|gracias|grazie)"
    r"(?: (?:a lot|so much|you|very much|bot|for .{0,150}))?"
)
_FILLER = re.compile(
    r"(?:yes|yeah|yep|no|nope|nah|ok|okay|k|sure|maybe|fine|good|great|nice|cool|wow|awesome|perfect|lol|lmao|rofl|"
    r"(?:ha|he|hi){1,6}h?|hm+|mh+|uh+|oh|ah+|eh|hmpf|idk|dunno|whatever|never ?mind|nothing|wtf|omg|bye|good ?night|"
    r"goodbye|"
    r"see you(?: later)?|later|test(?:ing)?|done|got it|i see|right|understood|alright|all right)"
    r"(?: (?:then|ok|okay|bot|haha|lol)){0,6}"
)
_STOP = re.compile(
    r"(?:please )?(?:stop|unsubscribe|cancel|quit|exit|end|abort|opt out|leave me alone|go away|be quiet|shut up|"
    r"quiet|"
    r"no more(?: nudges| messages)?|stop (?:it|this|that|please|all|everything|nudges|messages|the (?:nudges|"
    r"messages)))"
    r"(?: (?:please|now|it|this)){0,6}"
)
_ENOUGH = re.compile(
    r"\b(?:unsubscribe|opt out|turn (?:you|this|it|them|the nudges|notifications) off|turn off|switch (?:you |it |"
    r"this )?off|"
    r"(?:how|where|can|could|want to|wanna|to) (?:do |can |could )?(?:i )?(?:stop|quit|cancel|end|leave|pause|mute)"
    r"(?: (?:this|it|you|that|these|the|using|getting|receiving|all|nudges|messages|everything)\b|\s{0,4}$)|"
    r"stop (?:writing|sending|texting|messaging|bothering|nudging|contacting|spamming)|"
    r"don'?t (?:write|message|text|disturb|bother|contact|send)\b|no longer want|leave me alone|"
    r"too many (?:messages|nudges))"
)
_PAUSE = re.compile(
    r"^(?:can|could|would) (?:you|we|i) (?:please )?(?:pause|mute)\b|^(?:pause|mute|take a break|be quiet)\b"
    r"|\b(?:pause|mute) (?:you|this|it|the|for|until|nudges|everything)\b"
)

_Topic = tuple[re.Pattern[str], str, Sequence[str]]

_TOPICS: tuple[_Topic, ...] = (
    (
        re.compile(
            r"\b(?:delete|remove|erase|forget|wipe)\b.{0,150}\b(?:me|my (?:data|account|profile|history)|"
            r"everything|all|"
            r"yourself)\b|"
            r"\bright to be forgotten\b|^(?:close|cancel) my account$"
        ),
        marked("That deletes everything I know about you. I'll ask once more before I do:"),
        ("forget", "export"),
    ),
    (
        re.compile(
            r"\b(?:export|download|copy of|send me|give me|get)\b.{0,150}\bmy (?:data|profile|information|info)\b|"
            r"\bmy data as a file\b"
        ),
        marked("You get all of it as one file:"),
        ("export",),
    ),
    (
        re.compile(
            r"\b(?:are|r) (?:you|u) (?:an? |the )?(?:real|human|robot|bot|person|people|machine|program|computer|"
            r"ai|chatgpt|gpt|"
            r"llm|alive|somebody|someone)|\b(?:talking|speaking|chatting|writing) (?:to|with) (?:an? )?(?:real |"
            r"actual )?"
            r"(?:person|human|bot|robot|machine)|\bis (?:this|there) an? (?:real |actual )?(?:bot|person|human|"
            r"robot)|"
            r"\b(?:who|what) are you$|\byour name\b"
        ),
        marked(
            "I'm Offscreen, a small program and no person. I send you ideas for something good to do away from the "
            "screen."
        ),
        ("nudge", "privacy", "help"),
    ),
    (
        re.compile(
            r"\b(?:what|how much) do you (?:know|store|save|keep|remember)\b|\bmy data\b|\bprivacy\b|\bgdpr\b|"
            r"\bdsgvo\b|"
            r"\bwho (?:can |else )?(?:sees?|reads?|gets?|knows?|runs?|made|built|owns?|is behind)\b|\b(?:is|"
            r"are) (?:this|it|that|my \w+) "
            r"(?:safe|private|secure|anonymous|confidential)\b|\bdo you (?:sell|share|spy|listen|track)\b|"
            r"\bmy name\b.{0,150}\?$"
        ),
        marked("What I store and where it is:"),
        ("privacy", "export", "forget"),
    ),
    (
        re.compile(
            r"\b(?:change|edit|update|correct|fix|see|show|view)\b.{0,150}\b(?:my )?(?:profile|age|gender|job|likes|"
            r"dislikes|answers|"
            r"city|limits|hobbies)\b|^my profile$"
        ),
        marked("What I know about you, and where you change it:"),
        ("profile",),
    ),
    (
        re.compile(
            r"\b(?:how (?:often|many)|what time|when)\b.{0,150}\b(?:write|send|nudges?|messages?|hear from you|next)\b|"
            r"\bschedule\b|"
            r"\b(?:change|set|move)\b.{0,150}\b(?:times?|hours?|time ?zone)\b|\bquiet hours\b|\b(?:less|more) often\b|"
            r"\b(?:fewer|more|less) (?:nudges|messages)\b"
        ),
        marked("When I write, how often, and what comes next:"),
        ("schedule",),
    ),
    (
        re.compile(r"^why\b.{0,150}\b(?:this|that|nothing|no|not|you|me|send|sent|get|got)\b|^(?:why|how come)$"),
        marked("That's what I can tell you:"),
        ("why",),
    ),
    (
        re.compile(r"\b(?:my (?:progress|stats|statistics|results|history|streak)|how (?:am i|have i been) doing)\b"),
        marked("What you did in the last weeks:"),
        ("progress",),
    ),
    (
        re.compile(
            r"^(?:resume|continue|start again|unpause|come back|wake up|go on|carry on)(?: please| now| again)?$"
        ),
        marked("Shall I write to you again?"),
        ("resume",),
    ),
    (
        re.compile(
            r"\bdo you (?:speak|understand|know) (?:any )?(?:german|french|spanish|italian|polish|dutch|russian|"
            r"arabic|chinese|"
            r"\w+ish|\w+ese|deutsch|other languages?)|\b(?:sprichst du|parles[- ]tu|hablas)\b|\bin (?:german|"
            r"french|spanish)\?"
        ),
        marked("I understand English best. Short, plain words work well, and all buttons do."),
        ("help",),
    ),
    (
        re.compile(
            r"\b(?:cost|price|pay|free|subscription|money)\b.{0,150}\b(?:you|this|it|bot)\b|\b(?:you|this|it) (?:free|"
            r"cost)\b|"
            r"\bhow much\b.{0,150}\bcost\b"
        ),
        marked("I never ask you for money. What I do, and what is stored:"),
        ("help", "privacy"),
    ),
)
"""Questions about the bot: how they sound, what is said, and which commands go with it."""

_HELP = re.compile(
    r"(?:help(?: me)?|info|menu|commands?|options|settings|faq|about|\?+|what can (?:you|i|u) (?:all )?(?:do|say|"
    r"ask)(?: here| for me)?|"
    r"what (?:is|are) (?:this|you for|your (?:purpose|job|commands))|what do you do|what(?:'s| is) offscreen|"
    r"how does (?:this|it|that) (?:work|bot work)|how do (?:you|i) (?:work|use (?:this|you|it))|how (?:this|"
    r"it) works?|"
    r"what (?:now|next)|and now|tell me more|explain(?: yourself| this)?|i(?:'m| am) (?:lost|confused)|"
    r"i (?:don't|do not) (?:understand|get it))"
)
_QUESTION = re.compile(
    r"(?:who|what|what's|when|where|which|whose|why|how|is|are|am|do|does|did|was|were|will|have|has|can you|"
    r"could you|"
    r"would you)\b"
)


def small_talk(text: str) -> list[Reply] | None:
    """Answer what is neither a wish nor about oneself; ``None`` for anything else."""
    if not any(sign.isalpha() for sign in text):
        if set(text.strip()) <= {"?", "!", "."} and "?" in text:
            return [Say(html=help_text())]
        return [Say(html=_("I can't read a word in that. Tell me what you are in the mood for, or see /help."))]
    whole = " ".join(text.casefold().replace("’", "'").split()).strip(" .!?…)")
    plain = _OPENING.sub("", whole)
    if _GREETING.fullmatch(whole) or _GREETING.fullmatch(plain):
        html = _("Hello! Tell me what you are in the mood for, or take an idea that fits you.")
        return [Say(html=html, buttons=doing("nudge", "help"))]
    if _HOW_ARE_YOU.fullmatch(plain):
        html = _("Always the same: I'm a program. And you, what are you in the mood for?")
        return [Say(html=html, buttons=doing("nudge"))]
    if _THANKS.fullmatch(plain):
        return [Say(html=_("You're welcome!"))]
    if _STOP.fullmatch(plain) or _ENOUGH.search(plain):
        return offer_pauses(leaving=True)
    if _FILLER.fullmatch(whole):
        html = _("I asked nothing just now. Tell me what you are in the mood for, or take an idea:")
        return [Say(html=html, buttons=doing("nudge"))]
    if _HELP.fullmatch(plain):
        return [Say(html=help_text())]
    if _PAUSE.search(plain):
        return offer_pauses()
    for words, answer, commands in _TOPICS:
        if words.search(plain):
            return [Say(html=_(answer), buttons=doing(*commands))]
    if text.strip().endswith("?") and _QUESTION.match(plain) and not WISHING.search(plain):
        html = _("I'm a small program and can't answer that. I know ideas for time away from the screen:")
        return [Say(html=html, buttons=doing("nudge", "help"))]
    return None


def doing(*commands: str) -> Rows:
    """Return buttons that do what these commands do, two to a row."""
    buttons = [
        Button(label=_(USER_COMMANDS[command].button), data=COMMAND.payload(DO, command)) for command in commands
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
