"""What is said to somebody who passes on what another wrote."""

from __future__ import annotations

from bot.core.provenance import Provenance
from bot.core.texts import _


def say_passed_on(provenance: Provenance) -> str:
    """Return why nothing came of it and what to do instead, in Telegram's HTML."""
    why = {
        Provenance.FORWARDED: _("That was forwarded, so I don't take it as said by you."),
        Provenance.BY_BOT: _("Another bot made that, so I don't take it as said by you."),
        Provenance.FOR_CHAT: _("That was sent in the name of a group or channel, so I don't take it as said by you."),
        Provenance.QUOTING: _("That is about a message of another chat, so I don't take it as said to me."),
        Provenance.OWN: "",
    }[provenance]
    return f"{why} {_('Whatever you want me to know or do, write it to me in a message of its own.')}".strip()
