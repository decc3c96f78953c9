"""What is stored, who may read it, and getting it or having it deleted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.phrases import enumerate_phrases
from bot.core.replies import Button, Edit, Reply, Rows, Say, SendExport, quoted
from bot.core.texts import _
from bot.dialogues.asked import asking
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.consent import AgreeToModel, Forget, StoredRows


def privacy_text(chat_model: str | None, agreed: bool, events_kept: timedelta = timedelta(days=90)) -> str:
    """Return what is stored, in Telegram's HTML.

    Args:
        chat_model: Name of the chat model that may read free text, ``None`` for none.
        agreed: Whether the person agreed to that.
        events_kept: How long single events of devices are kept.
    """
    text = _(
        "<b>What I store:</b> your answers in our first talk, your city and time zone, the nudges I sent, how you "
        "reacted, what you asked me for in words, your reminders, what you pass on or do with a friend, and your "
        "Telegram id, so that I can "
        "write to you. Of your name only what you ask me to call you; not your number or anything else.\n"
        "<b>What I work out from it:</b> what your limits and dislikes rule out, where you probably are at a time of "
        "day, how much time you have, and what you enjoy. You can see and change it in /profile and /schedule. If you "
        "tell me that it rains, I keep that until your day ends.\n"
        "<b>Where:</b> in the database of whoever runs this bot. Nobody else gets it, and it is used for nothing "
        "but choosing nudges and seeing which of them help. Who looks after the library can see which nudges would "
        "suit you and roughly why, but not what you told me.\n"
        "<b>How long:</b> until you say /forget, which deletes it at once. /export sends you all of it as a file."
    )
    text += "\n" + _(
        "<b>Devices:</b> only if you /connect some, what they tell (opened, closed, unlocked, active, a limit passed), "
        "when, and how many minutes the day has had: each for {days} days, then your minutes by day. Names of apps "
        "only if you allow them in /schedule. Of a device's token I keep a fingerprint alone."
    ).format(days=events_kept.days)
    text += "\n" + _(
        "<b>The people who run this bot:</b> with /contact you write to them; they see your words, not your account. "
        "If you ask them for help, they can look up what came to you, when, what was withheld and why, and your times "
        "and pauses, but nothing that you told me. Each look is noted."
    )
    text += "\n" + _(
        "<b>Studies:</b> only if you said yes to one, what happened at your moments and what you answered, under a "
        "random name. /trial lets you leave."
    )
    if chat_model is None:
        return text
    model = quoted(chat_model)
    return (
        text
        + "\n"
        + (
            _("<b>Language model:</b> what you write is read by {model}, which runs elsewhere, as you agreed.")
            if agreed
            else _("<b>Language model:</b> none reads what you write: you did not agree to {model}.")
        ).format(model=model)
    )


def show_privacy(turn: Turn) -> Outcome:
    """Say what is stored, and let the person change their mind about the chat model."""
    html, rows = _privacy(turn, agreed=turn.user.model_agreed_at is not None)
    return Outcome([Say(html=html, buttons=rows)])


def _privacy(turn: Turn, *, agreed: bool) -> tuple[str, Rows]:
    chat_model = turn.settings.chat_model
    rows: Rows = ()
    if chat_model is not None and turn.user.consented_at is not None:
        label = _("Let no model read my words") if agreed else _("Let the model read my words")
        rows = ((Button(label=label, data=COMMAND.payload("model", "no" if agreed else "yes")),),)
    return privacy_text(chat_model, agreed, turn.settings.events_kept), rows


def set_model(turn: Turn, press: Press, agreed: bool) -> Outcome:
    """Store whether a chat model may read what the person writes."""
    agreed = agreed and turn.settings.chat_model is not None
    said = _("Noted: the model may read what you write.") if agreed else _("Noted: your words stay on this server.")
    replies: list[Reply] = [acknowledged(press, said)]
    if press.message_id is not None:
        html, rows = _privacy(turn, agreed=agreed)
        replies.append(Edit(message_id=press.message_id, html=html, buttons=rows))
    return Outcome(replies, [AgreeToModel(agreed)])


def export(turn: Turn) -> Outcome:
    """Send everything that is stored as a file."""
    html = _("Everything that is stored about you, as it is stored. /forget deletes it.")
    return Outcome([SendExport(user_id=turn.user.id, html=html)])


def confirm_forgetting() -> list[Reply]:
    """Ask before deleting."""
    yes = Button(label=_("Yes, delete everything"), data=COMMAND.payload("forget", "yes"))
    no = Button(label=_("No, keep it"), data=COMMAND.payload("forget", "no"))
    buttons = tuple((button,) for button in asking(yes, no)[0])
    html = _(
        "This deletes your profile, your schedule, all nudges and reactions, and whatever I learned, for good. "
        "/export gives you a copy first. Shall I delete it?"
    )
    return [Say(html=html, buttons=buttons)]


def forget(press: Press) -> Outcome:
    """Delete all that is stored about a person, and say what that was."""

    def deleted(rows: Mapping[str, int]) -> Outcome:
        html = _("Done: {things}. Nothing about you is left. Take care!").format(things=_removed(rows))
        return Outcome([acknowledged(press), in_place(press, html)], [Forget(rows)])

    return look_up(StoredRows(), deleted)


def keep(press: Press) -> Outcome:
    """Answer to not deleting after all."""
    return Outcome([acknowledged(press), in_place(press, _("I keep everything as it is."))])


def _removed(counts: Mapping[str, int]) -> str:
    """Return what was deleted, in words."""
    kinds = (
        (("attribute", "taste", "held_back"), _("things you told me ({n})")),
        (("window",), _("screen times ({n})")),
        (("reminder",), _("reminders ({n})")),
        (("goal",), _("goals ({n})")),
        (("nudge",), _("nudges ({n})")),
        (("invitation", "companion"), _("ideas shared with friends ({n})")),
        (("reaction", "critique"), _("reactions ({n})")),
        (("moment", "decision"), _("moments and decisions ({n})")),
        (("vector_owner",), _("vectors of your words ({n})")),
        (("device",), _("devices and their tokens ({n})")),
        (("screen_event", "screen_day", "screen_pending"), _("what they told of your screen ({n})")),
        (("screen_rules",), _("your on-screen rules")),
        (("support_case", "support_message"), _("what you wrote to the people who run this bot ({n})")),
        (("trial_member", "trial_point"), _("your part in studies ({n})")),
    )
    named = []
    for tables, words in kinds:
        number = sum(counts.get(table, 0) for table in tables)
        if number:
            named.append(words.format(n=number))
    account = _("your account with me")
    return _("deleted are {things}").format(things=enumerate_phrases([account, *named], _("and")))
