"""Commands: what the simple ones do and answer."""

from __future__ import annotations

import difflib
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations.activities import activity_phrase
from bot.conversations.draft import Draft, say_draft
from bot.conversations.instants import say_instant, say_until
from bot.conversations.phrases import enumerate_phrases, split_enumeration
from bot.core.buttons import COMMAND
from bot.core.commands import USER_COMMANDS, menu
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Busy, Button, Edit, Reply, Rows, Say, SendExport, quoted
from bot.delivery.planner import EXPIRY
from bot.delivery.plans import replan
from bot.storage.models import User
from bot.storage.queries.library import message_activities
from bot.storage.queries.moments import ask_for_nudge
from bot.storage.queries.nudges import call_back
from bot.storage.queries.people import load_people
from bot.storage.queries.reactions import forget_what_was_learned, reactions_of
from bot.texts import _
from recommender import Profile, ruled_out
from recommender.policies.learning import enjoyed_activities


def description() -> str:
    """Return what an empty chat with the bot says about it, as plain text of at most 512 characters."""
    return _(
        "I help you look up from the screen: at the times when you would be on it, I send you a picture and a small "
        "idea for something good to do instead. It takes two minutes to get to know each other."
    )


def help_text() -> str:
    """Return what the bot can do, in Telegram's HTML."""
    lines = [f"/{name}  {said}" for name, said in menu()]
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


async def give_nudge(user: User, key: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Ask for a nudge; it comes as soon as it is chosen, which is answer enough."""
    await ask_for_nudge(user.id, key, now, EXPIRY, session=session)
    return [Busy()]


# what is known


async def stored_draft(user: User, *, session: AsyncSession) -> Draft:
    """Return what is stored of a user as it was told."""
    person = (await load_people([user.id], session=session))[user.id]
    told = person.attributes
    return Draft(
        age=told.get("age"),
        gender=told.get("gender"),
        occupation=told.get("occupation"),
        household=split_enumeration(told.get("household", "")),
        limits=split_enumeration(told.get("limits", "")),
        likes=person.likes,
        dislikes=person.dislikes,
        windows=person.windows,
        time_zone=user.time_zone,
        place=user.place,
    )


async def show_profile(user: User, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Say what is known of a user, told and learned."""
    html, rows = await _profile(user, now, session=session)
    return [Say(html=html, buttons=rows)]


async def unlearn(user: User, press: Press, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Forget what reactions taught; what was told stays."""
    await forget_what_was_learned(user, now, session=session)
    html, rows = await _profile(user, now, session=session)
    forgotten = _("Forgotten: I begin to learn anew from your next reactions.")
    replies: list[Reply] = [Acknowledge(query_id=press.query_id, text=forgotten)]
    if press.message_id is not None:
        replies.append(Edit(message_id=press.message_id, html=html, buttons=rows))
    return replies


async def _profile(user: User, now: datetime, *, session: AsyncSession) -> tuple[str, Rows]:
    draft = await stored_draft(user, session=session)
    felt = (await reactions_of([user.id], session=session)).get(user.id, [])
    activities = await message_activities({reaction.message for reaction in felt}, session=session)
    liked, disliked = enjoyed_activities(felt, activities, now)
    parts = [say_draft(draft, now)]
    left_out = ruled_out(Profile(attributes=draft.attributes(), likes=draft.likes))
    if left_out:
        parts.append(
            _("With what you asked me to keep in mind, I leave out {things}, although you like it.").format(
                things=quoted(enumerate_phrases(left_out, _("and")))
            )
        )
    learned = []
    if liked:
        learned.append(_("You seem to enjoy {things}.").format(things=_named(liked)))
    if disliked:
        learned.append(_("You seem to care less for {things}.").format(things=_named(disliked)))
    if learned:
        parts.append(" ".join(learned))
    parts.append(_pause_words(user, now))
    rows: Rows = ((Button(label=_("Change something"), data=COMMAND.payload("profile", "change")),),)
    if learned:
        rows = (*rows, (Button(label=_("Forget what you learned"), data=COMMAND.payload("profile", "unlearn")),))
    return "\n\n".join(parts), rows


def _named(words: list[str]) -> str:
    return quoted(enumerate_phrases([activity_phrase(word) for word in words], _("and")))


# pauses


def offer_pauses(*, leaving: bool = False) -> list[Reply]:
    """Ask for how long to pause; who may want to leave for good is shown how."""
    rows = (
        (("1", _("1 day")), ("3", _("3 days"))),
        (("7", _("1 week")), ("0", _("Until I say so"))),
    )
    buttons = tuple(
        tuple(Button(label=label, data=COMMAND.payload("pause", days)) for days, label in row) for row in rows
    )
    if leaving:
        buttons = (*buttons, (Button(label=_("Delete everything"), data=COMMAND.payload("do", "forget")),))
    return [Say(html=_("For how long shall I keep quiet?"), buttons=buttons)]


async def pause(user: User, press: Press, days: int, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Pause for a number of days, 0: until the user resumes. What is on its way is called back."""
    await keep_quiet(user, timedelta(days=days) if days else None, now, session=session)
    return _replace(press, _pause_words(user, now) + " " + _("/nudge still gives you one whenever you ask."))


async def keep_quiet(
    user: User, length: timedelta | None, now: datetime, *, for_care: bool = False, session: AsyncSession
) -> None:
    """Pause the nudges for a while, or with ``None`` until the user resumes."""
    user.paused_at = now
    user.paused_until = now + length if length is not None else None
    user.paused_for_care = for_care
    session.add(user)
    await call_back(user.id, "paused before it was sent", session=session)


async def resume(user: User, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """End a pause."""
    was_paused = is_paused(user, now)
    user.paused_at = user.paused_until = None
    user.paused_for_care = False
    session.add(user)
    await session.flush()
    due = await replan(user.id, now, session=session)
    first = _("Good to be back.") if was_paused else _("You had not paused me.")
    if due is None or user.time_zone is None:
        return [Say(html=f"{first} {_('I write to you at your screen-time moments.')}")]
    when = say_instant(due, ZoneInfo(user.time_zone), now)
    return [Say(html=f"{first} {_('The next moment is {when}.').format(when=when)}")]


def is_paused(user: User, now: datetime) -> bool:
    """Whether nudges pause at ``now`` (aware)."""
    return user.paused_at is not None and (user.paused_until is None or user.paused_until > now)


def say_care(user: User, now: datetime) -> str | None:
    """Return why the bot keeps quiet if it does so by itself, in Telegram's HTML; else ``None``."""
    if not (user.paused_for_care and user.paused_at is not None and is_paused(user, now)):
        return None
    since = say_instant(user.paused_at, ZoneInfo(user.time_zone or "UTC"), now)
    return _(
        "I have kept quiet since {when}, because what you wrote sounded as if you were not well. "
        "Take all the time you need; /resume lets nudges come again."
    ).format(when=since)


def _pause_words(user: User, now: datetime) -> str:
    if not is_paused(user, now):
        often = {1: _("once"), 2: _("twice")}.get(user.nudges_per_day) or _("{n} times").format(n=user.nudges_per_day)
        return _("I write to you at most {often} a day; /schedule says when.").format(often=often)
    if user.paused_until is None:
        return say_care(user, now) or _("I keep quiet until you say /resume.")
    until = say_until(user.paused_until, ZoneInfo(user.time_zone or "UTC"), now)
    return _("I keep quiet until {when}. /resume ends it earlier.").format(when=until)


# what is stored


def privacy_text(chat_model: str | None, agreed: bool, events_kept: timedelta = timedelta(days=90)) -> str:
    """Return what is stored, in Telegram's HTML.

    Args:
        chat_model: Name of the chat model that may read free text, ``None`` for none.
        agreed: Whether the person agreed to that.
        events_kept: How long single events of devices are kept.
    """
    text = _(
        "<b>What I store:</b> your answers in our first talk, your city and time zone, the nudges I sent, how you "
        "reacted, what you asked me for in words, and your Telegram id, so that I can write to you. Not your name, "
        "your number or anything else.\n"
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


def show_privacy(user: User, chat_model: str | None, events_kept: timedelta) -> list[Reply]:
    """Say what is stored, and let the person change their mind about the chat model."""
    agreed = user.model_agreed_at is not None
    rows: Rows = ()
    if chat_model is not None and user.consented_at is not None:
        label = _("Let no model read my words") if agreed else _("Let the model read my words")
        rows = ((Button(label=label, data=COMMAND.payload("model", "no" if agreed else "yes")),),)
    return [Say(html=privacy_text(chat_model, agreed, events_kept), buttons=rows)]


def set_model(
    user: User, press: Press, agreed: bool, chat_model: str | None, events_kept: timedelta, now: datetime
) -> list[Reply]:
    """Store whether a chat model may read what the person writes."""
    user.model_agreed_at = now if agreed and chat_model is not None else None
    said = _("Noted: the model may read what you write.") if agreed else _("Noted: your words stay on this server.")
    replies: list[Reply] = [Acknowledge(query_id=press.query_id, text=said)]
    shown = show_privacy(user, chat_model, events_kept)[0]
    if press.message_id is not None and isinstance(shown, Say):
        replies.append(Edit(message_id=press.message_id, html=shown.html, buttons=shown.buttons))
    return replies


def export(user: User) -> list[Reply]:
    """Send everything that is stored as a file."""
    html = _("Everything that is stored about you, as it is stored. /forget deletes it.")
    return [SendExport(user_id=user.id, html=html)]


def _replace(press: Press, html: str) -> list[Reply]:
    """Answer a press by turning its message into the answer."""
    if press.message_id is None:
        return [Acknowledge(query_id=press.query_id), Say(html=html)]
    return [Acknowledge(query_id=press.query_id), Edit(message_id=press.message_id, html=html)]
