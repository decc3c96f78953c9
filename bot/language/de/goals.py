"""Goals and names, as people tell them in German: ``zweimal die Woche tanzen``, ``nenn mich Evi``."""

from __future__ import annotations

from bot.core.goals import MOST_TIMES, TEXT_LIMIT, Goal
from bot.language.de.data import DATA
from bot.language.time_words import compiled

_OFTEN = compiled(
    r"\b(?:(?P<word>einmal|zweimal|dreimal|viermal|fünfmal|sechsmal|siebenmal)|(?P<number>\d|zwei|drei|vier|"
    r"fünf|sechs|sieben)"
    r"(?:\s{0,3}(?:mal|x|tage|abende)|-mal)) (?:die|pro|in der|je) woche\b"
)
_WANTED = compiled(
    r"^(?:(?:mein )?(?:neues )?(?:ziel|vorsatz|plan)(?: (?:ist|wäre))?(?:[\s:,]{0,3}(?:es,? )?)|"
    r"(?:ich|wir) (?:will|möchte|wollen|würde gern|habe vor|nehme mir vor)[\s,]{0,3})"
)
_TELLING = compiled(
    r"^(?:ich|wir|mein|meine|er|sie|es|der|die|das|ein|eine|kein|keine|nicht|nie|du|nur|höchstens|maximal)\b"
)
_TO_THE_BOT = compiled(
    r"\b(?:schreib\w*|schick\w*|erinner\w*|meld\w*|anstösse|anstöße|anstoß|nachrichten?|erinnerungen|ideen?)\b"
)
_CALLED = compiled(
    r"(?:(?:hi|hey|hallo|bitte|du kannst|übrigens)[\s,]{1,3}){0,3}(?:nenn(?:e)? mich|sag(?:e)? (?:einfach )?|"
    r"ich heiße|ich heisse|mein name ist) "
    r"(?P<name>[^\W\d_][\w'’-]{0,29})(?: bitte| zu mir)?[\s.!]{0,5}"
)
_NO_NAME = frozenset(
    "mir mich bitte nicht nie einfach heute morgen was etwas nichts es du das der die ein eine so wie".split()
)


def read_goal(text: str) -> Goal | None:
    """Return the goal that somebody names; ``None`` if they only tell of their week, or mean how often to write."""
    words = text.strip(" .!")
    often = _OFTEN.search(words)
    if often is None or _TO_THE_BOT.search(words):
        return None
    if _WANTED.match(words) is None and _TELLING.match(words) is not None:
        return None
    rest = _WANTED.sub("", f"{words[: often.start()]} {words[often.end() :]}".strip(), count=1)
    thing = " ".join(rest.split()).strip(" .,;:!")[:TEXT_LIMIT]
    said = often["number"] or (often["word"] or "").lower().removesuffix("mal")
    times = DATA.numbers.value(said) or 0
    return Goal(thing, times) if thing and 1 <= times <= MOST_TIMES else None


def read_called(text: str) -> str | None:
    """Return the name that somebody asks to be called by."""
    found = _CALLED.fullmatch(text.strip())
    if found is None or found["name"].casefold() in _NO_NAME:
        return None
    name = found["name"]
    return name[:1].upper() + name[1:]
