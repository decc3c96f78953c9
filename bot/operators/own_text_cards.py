"""/texts: the welcome, the consent and the contact in the operators' own words, shown before they hold."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR
from bot.core.inputs import Press
from bot.core.local_forms import own_name_of
from bot.core.own_texts import OwnTextKind, OwnTexts
from bot.core.replies import Acknowledge, Button, Edit, Reply, Rows, Say, quoted
from bot.core.texts import _, speaking, spoken
from bot.dialogues.onboarding.view import consent_words, welcome_words
from bot.operators.open_question import OpenQuestion, ask, close_question, open_question
from bot.storage.models import OwnText
from bot.storage.queries.operators import note
from bot.storage.queries.own_texts import all_own_texts, count_agreed, own_texts, put_own_text

LIMITS = {OwnTextKind.WELCOME: 1000, OwnTextKind.CONSENT: 2500, OwnTextKind.CONTACT: 200}
"""Signs of each."""


async def show_texts(*, session: AsyncSession) -> list[Reply]:
    """List which texts are the operators' own, and offer each in each language."""
    own = [row for row in await all_own_texts(session=session) if row.text is not None]
    lines = [f"<b>{_('Texts that you can put in your own words')}</b>"]
    for kind in OwnTextKind:
        languages = ", ".join(own_name_of(row.language) for row in own if row.kind == kind.value)
        lines.append(f"{_title(kind)}: {quoted(languages) or _('as it ships')}")
    rows = tuple((Button(label=_title(kind), data=OPERATOR.payload("texts", kind.value)),) for kind in OwnTextKind)
    return [Say(html="\n".join(lines), buttons=rows)]


async def press_texts(
    operator_id: int, press: Press, what: str, contact: str | None, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Offer the languages of a text, show it, ask for another one, let it hold, or take it back.

    Args:
        operator_id: Who.
        press: The tap.
        what: ``<kind>[:<language>[:<what>]]``.
        contact: The one that is set for the whole bot.
        now: Aware.
        session: A writing session.
    """
    name, _colon, rest = what.partition(":")
    code, _colon, action = rest.partition(":")
    kind = next((kind for kind in OwnTextKind if kind.value == name), None)
    if kind is None or (code and code not in spoken()):
        return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]
    if not code:
        return _in_place(press, _title(kind), _languages(kind))
    match action:
        case "change":
            await ask(operator_id, "own_text", None, now, in_language=code, text_kind=kind.value, session=session)
            html = _("Write it in {language}, at most {n} characters. You see it before it holds. /cancel leaves it.")
            html = html.format(language=own_name_of(code), n=LIMITS[kind])
            return [Acknowledge(query_id=press.query_id), Say(html=html)]
        case "hold":
            question = await open_question(operator_id, session=session)
            if question is None or question.pending is None or (question.text_kind, question.language) != (name, code):
                return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]
            await close_question(operator_id, now, session=session)
            await _hold(operator_id, kind, code, question.pending, now, session=session)
        case "ships":
            await _hold(operator_id, kind, code, None, now, session=session)
        case "leave":
            await close_question(operator_id, now, session=session)
    html, rows = await _card(kind, code, contact, session=session)
    return _in_place(press, html, rows)


async def hear_text(
    operator_id: int, question: OpenQuestion, text: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Show what an operator wrote as people would see it; it holds with a tap."""
    kind, code = OwnTextKind(question.text_kind or ""), question.language or ""
    if len(text) > LIMITS[kind]:
        html = _("That has {n} characters; at most {limit} are allowed.")
        return [Say(html=html.format(n=len(text), limit=LIMITS[kind]))]
    await ask(operator_id, "own_text", None, now, in_language=code, text_kind=kind.value, pending=text, session=session)
    lines = [f"<b>{_('So people would read it:')}</b>", quoted(text)]
    if kind is OwnTextKind.CONSENT:
        _present, people = await count_agreed(code, 1, session=session)
        lines.append(_("If it holds, the {n} people who agreed in this language are asked again.").format(n=people))
    rows = (
        (
            Button(label=_("✅ Let it hold"), data=OPERATOR.payload("texts", kind.value, code, "hold")),
            Button(label=_("Leave it"), data=OPERATOR.payload("texts", kind.value, code, "leave")),
        ),
    )
    return [Say(html="\n\n".join(lines), buttons=rows)]


async def _hold(
    operator_id: int, kind: OwnTextKind, code: str, text: str | None, now: datetime, *, session: AsyncSession
) -> None:
    before = await put_own_text(kind, code, text, now, session=session)
    change = (before or "as it ships", text or "as it ships")
    await note("text changed", f"{kind.value} {code}", now, by=operator_id, change=change, session=session)


async def _card(kind: OwnTextKind, code: str, contact: str | None, *, session: AsyncSession) -> tuple[str, Rows]:
    """Return a text as people read it in a language, and what can be done."""
    row = await session.get(OwnText, (kind.value, code))
    own = await own_texts(code, session=session)
    with speaking(code):
        said = _as_read(kind, own, contact)
    is_own = row is not None and row.text is not None
    state = _("in your own words") if is_own else _("as it ships")
    lines = [f"<b>{_title(kind)}, {own_name_of(code)}</b> ({state})", said or _("none")]
    if kind is OwnTextKind.CONSENT and row is not None:
        agreed, people = await count_agreed(code, row.version, session=session)
        lines.append(_("{n} of {all} people have agreed to these words.").format(n=agreed, all=people))

    def button(label: str, what: str) -> Button:
        return Button(label=label, data=OPERATOR.payload("texts", kind.value, code, what))

    back = Button(label=_("‹ Back"), data=OPERATOR.payload("texts", kind.value))
    ships = ((button(_("Back to what ships"), "ships"),),) if is_own else ()
    return "\n\n".join(lines), ((button(_("Change it"), "change"), back), *ships)


def _as_read(kind: OwnTextKind, own: OwnTexts, contact: str | None) -> str:
    match kind:
        case OwnTextKind.WELCOME:
            return welcome_words(own)
        case OwnTextKind.CONSENT:
            return consent_words(own)
    return quoted(own.contact or contact or "")


def _languages(kind: OwnTextKind) -> Rows:
    return tuple(
        (Button(label=own_name_of(code), data=OPERATOR.payload("texts", kind.value, code)),) for code in spoken()
    )


def _title(kind: OwnTextKind) -> str:
    return {
        OwnTextKind.WELCOME: _("The welcome"),
        OwnTextKind.CONSENT: _("What people agree to"),
        OwnTextKind.CONTACT: _("Your contact"),
    }[kind]


def _in_place(press: Press, html: str, rows: Rows) -> list[Reply]:
    answer = Acknowledge(query_id=press.query_id)
    if press.message_id is None:
        return [answer, Say(html=html, buttons=rows)]
    return [answer, Edit(message_id=press.message_id, html=html, buttons=rows)]
