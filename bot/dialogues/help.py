"""What the bot can do, in words."""

from __future__ import annotations

import difflib

from bot.core.commands import USER_COMMANDS, menu
from bot.core.replies import Reply, Say
from bot.core.texts import _, with_marks


def description() -> str:
    """Return what an empty chat with the bot says about it, as plain text of at most 512 characters."""
    return _(
        "I help you look up from the screen: at the times when you would be on it, I send you a picture and a small "
        "idea for something good to do instead. It takes two minutes to get to know each other."
    )


def help_text() -> str:
    """Return what the bot can do, in Telegram's HTML."""
    lines = [with_marks(f"/{name}  {said}") for name, said in menu()]
    first = _(
        "I write to you at your screen-time moments. In between, tell me what you are in the mood for, such as "
        "<i>something quiet indoors with my daughter</i>, or use one of these:"
    )
    return first + "\n\n" + "\n".join(lines)


def unknown_command(name: str) -> list[Reply]:
    """Answer a command there is none of, with the nearest one there is."""
    near = difflib.get_close_matches(name, list(USER_COMMANDS), n=1, cutoff=0.6)
    if near:
        return [Say(html=_("I don't know that command. Did you mean /{name}?").format(name=near[0]))]
    return [Say(html=_("I don't know that command.") + " " + help_text())]
