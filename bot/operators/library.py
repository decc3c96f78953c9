"""/library: pages, filters and search, and what can be done with an item."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR
from bot.core.inputs import Press
from bot.core.local_forms import name_language
from bot.core.replies import Acknowledge, Button, Edit, Reply, Rows, Say, quoted
from bot.core.texts import _, language
from bot.operators.drafts import begin_change
from bot.operators.fact_buttons import say_facts
from bot.storage.models import ItemKind, ItemState, Job, JobKind, StoredMessage
from bot.storage.queries.item_outcomes import ItemOutcome, item_outcomes
from bot.storage.queries.item_texts import texts_in
from bot.storage.queries.items import Stored, all_images, all_messages, find_by_handle, handle_of, set_state
from bot.storage.queries.operators import add_job, count_wordless, note
from recommender.facts import read_facts

PAGE = 8
"""Items shown at once."""

KINDS = {"m": ItemKind.MESSAGE, "i": ItemKind.IMAGE}
FILTERS = ("all", "draft", "off", "unsent", "disliked", "wordless")


@dataclass(frozen=True)
class View:
    """What part of the library is looked at.

    Attributes:
        kind: ``m`` or ``i``; for a search both are shown.
        filter: One of :data:`FILTERS`, or ``s`` and the number of the search's job.
        page: From 0.
    """

    kind: str = "m"
    filter: str = "all"
    page: int = 0

    @property
    def data(self) -> str:
        """The button data that lead here."""
        return OPERATOR.payload("list", self.kind, self.filter, self.page)


def read_view(what: str) -> View | None:
    """Return the view that button data speak of, ``None`` if they are malformed."""
    kind, _colon, rest = what.partition(":")
    chosen, _colon, page = rest.partition(":")
    is_search = chosen.startswith("s") and chosen[1:].isdecimal() and len(chosen) < 19
    if kind not in KINDS or not (chosen in FILTERS or is_search) or not page.isdecimal() or len(page) > 5:
        return None
    return View(kind, chosen, int(page))


async def open_library(operator_id: int, words: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Show the first page, or search."""
    if words:
        await add_job(operator_id, JobKind.SEARCH, now, {"words": words[:200]}, session=session)
        return []
    html, rows = await page_of(View(), session=session)
    return [Say(html=html, buttons=rows)]


async def turn_page(press: Press, what: str, *, session: AsyncSession) -> list[Reply]:
    """Show another page or filter."""
    view = read_view(what)
    if view is None or press.message_id is None:
        return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]
    html, rows = await page_of(view, session=session)
    return [Acknowledge(query_id=press.query_id), Edit(message_id=press.message_id, html=html, buttons=rows)]


async def page_of(view: View, *, session: AsyncSession) -> tuple[str, Rows]:
    """Return a page in Telegram's HTML, with its buttons."""
    found, title = await _found(view, session=session)
    pages = max(1, -(-len(found) // PAGE))
    page = min(view.page, pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    said = {sign: await texts_in(kind, language(), session=session) for sign, kind in KINDS.items()}
    lines = [f"<b>{quoted(title)}</b>  {page + 1}/{pages}"]
    buttons: list[Button] = []
    for number, (kind, item) in enumerate(shown, start=1):
        off = {ItemState.OFF: "⏸ ", ItemState.DRAFT: "📝 "}.get(item.state, "")
        sign = "💬" if kind == "m" else "🖼"
        lines.append(f"{number}. {sign} {off}{quoted((said[kind].get(item.id) or _words(item))[:110])}")
        buttons.append(Button(label=str(number), data=OPERATOR.payload("item", kind, handle_of(item.id))))
    if not shown and view.filter != "wordless":
        lines.append(_("Nothing here."))
    elif view.filter == "wordless":
        waiting = await count_wordless(session=session)
        lines.append(
            _("Pictures that wait for a caption: {n}. Whoever sent them finds them in /drafts.").format(n=waiting)
        )
    rows: list[tuple[Button, ...]] = [tuple(buttons)] if buttons else []
    turn = []
    if page:
        turn.append(Button(label="‹", data=View(view.kind, view.filter, page - 1).data))
    if page + 1 < pages:
        turn.append(Button(label="›", data=View(view.kind, view.filter, page + 1).data))
    if turn:
        rows.append(tuple(turn))
    kinds = (("m", _("Messages")), ("i", _("Images")))
    chosen = view.filter if view.filter in FILTERS[:-1] else "all"
    rows.append(
        tuple(Button(label=_mark(label, kind == view.kind), data=View(kind, chosen).data) for kind, label in kinds)
    )
    names = {
        "all": _("All"),
        "draft": _("Drafts"),
        "off": _("Off"),
        "unsent": _("Never sent"),
        "disliked": _("Most disliked"),
        "wordless": _("No caption"),
    }
    offered = FILTERS if view.kind == "i" else FILTERS[:-1]
    filters = [
        Button(label=_mark(names[name], name == view.filter), data=View(view.kind, name).data) for name in offered
    ]
    rows += [tuple(filters[at : at + 2]) for at in range(0, len(filters), 2)]
    return "\n".join(lines), tuple(rows)


async def show_item(operator_id: int, press: Press, what: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Show an item as a card of its own."""
    item, kind = await _item(what, session=session)
    if item is None:
        return [Acknowledge(query_id=press.query_id, text=_("There is no such item any more."))]
    await add_job(operator_id, JobKind.SHOW_ITEM, now, {"kind": kind.value, "id": item.id}, session=session)
    return [Acknowledge(query_id=press.query_id)]


async def change_item(
    operator_id: int, press: Press, what: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Edit an item, switch it off or on, or delete it."""
    key, _colon, action = what.rpartition(":")
    item, kind = await _item(key, session=session)
    if item is None or item.state is ItemState.DELETED:
        return [Acknowledge(query_id=press.query_id, text=_("There is no such item any more."))]
    if action == "edit":
        await begin_change(operator_id, item, kind, now, session=session)
        return [Acknowledge(query_id=press.query_id)]
    states = {"on": ItemState.LIVE, "off": ItemState.OFF, "delete!": ItemState.DELETED}
    if action in states:
        change = (item.state.value, states[action].value)
        await set_state([item], states[action], session=session)
        done = {"on": "switched on", "off": "switched off", "delete!": "deleted"}[action]
        await note(f"{kind.value} {done}", item.id, now, by=operator_id, change=change, session=session)
    elif action not in ("delete", "stay"):
        return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]
    told = {
        "on": _("It may be sent again."),
        "off": _("It is not sent any more."),
        "delete!": _("Deleted. What was sent before stays readable."),
        "delete": _("Delete it for good?"),
        "stay": _("Left as it is."),
    }[action]
    payload = {"kind": kind.value, "id": item.id, "card": press.message_id, "confirm": action == "delete"}
    await add_job(operator_id, JobKind.SHOW_ITEM, now, payload, session=session)
    return [Acknowledge(query_id=press.query_id, text=told)]


def item_card(
    kind: ItemKind,
    item: Stored,
    outcome: ItemOutcome | None,
    *,
    confirm: bool,
    pictures: Sequence[str] | None = None,
    languages: Collection[str] = (),
    text_alone: bool = False,
    said: str | None = None,
) -> tuple[str, Rows]:
    """Return an item's card in Telegram's HTML, with its buttons.

    Args:
        kind: Message or image.
        item: The item.
        outcome: What came of it; ``None`` if it was never sent.
        confirm: Ask whether it is to be deleted.
        pictures: Titles of the message's own pictures, best first; ``None``: not known, or it is no message.
        languages: In which it says something beside its own.
        text_alone: Whether it is sent even if it has none.
        said: What it says in the language of who reads the card; ``None``: only what it says in its own.
    """
    lines = [*([quoted(said)] if said else []), quoted(_words(item)), ""]
    lines.append(f"<code>{quoted(item.id)}</code>  {_state(item.state)}")
    lines.append(f"{_('Activity')}: {quoted(', '.join(item.activities) or _('none'))}")
    if isinstance(item, StoredMessage):
        lines.append(f"{_('Technique')}: {quoted(item.technique or _('none'))}")
    if facts := say_facts(read_facts(item.facts)):
        lines.append(f"{_('Facts')}: {quoted(facts)}")
    lines.append(f"{_('Languages')}: {quoted(', '.join(map(name_language, (item.language, *languages))))}")
    if pictures is not None:
        lines.append(_say_pictures(pictures, text_alone=text_alone))
    if outcome is None:
        lines.append(_("Never sent."))
    else:
        low, high = outcome.well.interval()
        lines.append(
            _("Sent {n} times; did it or liked it: {share} (95 %: {low} to {high}); not for me: {refused}").format(
                n=outcome.sent,
                share=f"{outcome.well.share:.0%}",
                low=f"{low:.0%}",
                high=f"{high:.0%}",
                refused=outcome.refused.hits,
            )
        )
    if item.state is ItemState.DELETED:
        return "\n".join(lines), ()

    def change(what: str) -> str:
        return OPERATOR.payload("change", "m" if kind is ItemKind.MESSAGE else "i", handle_of(item.id), what)

    if confirm:
        yes = Button(label=_("Yes, delete it"), data=change("delete!"))
        no = Button(label=_("No"), data=change("stay"))
        return "\n".join(lines), ((yes, no),)
    switch = ("off", _("⏸ Switch off")) if item.state is ItemState.LIVE else ("on", _("▶️ Switch on"))
    row = (
        Button(label=_("✏️ Change"), data=change("edit")),
        Button(label=switch[1], data=change(switch[0])),
        Button(label=_("🗑 Delete"), data=change("delete")),
    )
    return "\n".join(lines), (row,)


def _say_pictures(pictures: Sequence[str], *, text_alone: bool) -> str:
    if not pictures and text_alone:
        return _("No picture belongs to it: it is sent as text alone.")
    if not pictures:
        return _("⚠️ No picture belongs to it, so it is not sent. Add one about the same activity.")
    return f"{_('Its pictures')}: {quoted('; '.join(pictures))}"


async def _found(view: View, *, session: AsyncSession) -> tuple[list[tuple[str, Stored]], str]:
    if view.filter.startswith("s") and view.filter[1:].isdecimal():
        return await _searched(int(view.filter[1:]), session=session)
    kind = KINDS[view.kind]
    items: Sequence[Stored] = (
        await all_messages(session=session) if kind is ItemKind.MESSAGE else await all_images(session=session)
    )
    name = _("Messages") if kind is ItemKind.MESSAGE else _("Images")
    title = f"{name}: {len(items)}"
    if view.filter in ("off", "draft"):
        items = [item for item in items if item.state == view.filter]
    elif view.filter == "wordless":  # what is in the library has its words: those that wait for some are drafts
        items = []
    elif view.filter in ("unsent", "disliked"):
        outcomes = await item_outcomes(kind, session=session)
        if view.filter == "unsent":
            items = [item for item in items if item.id not in outcomes]
        else:
            items = [item for item in items if item.id in outcomes and outcomes[item.id].refused.hits]
            items = sorted(items, key=lambda item: -outcomes[item.id].refused.interval()[0])
    return [(view.kind, item) for item in items], title


async def _searched(job_id: int, *, session: AsyncSession) -> tuple[list[tuple[str, Stored]], str]:
    job = await session.get(Job, job_id)
    if job is None or job.kind is not JobKind.SEARCH or job.result is None:
        return [], _("That search is gone.")
    messages = {item.id: item for item in await all_messages(session=session)}
    images = {item.id: item for item in await all_images(session=session)}
    found: list[tuple[str, Stored]] = []
    for kind, item_id in job.result:
        item: Stored | None = messages.get(item_id) if kind == "m" else images.get(item_id)
        if item is not None:
            found.append((kind, item))
    return found, _("Found for “{words}”").format(words=job.payload.get("words", ""))


async def _item(what: str, *, session: AsyncSession) -> tuple[Stored | None, ItemKind]:
    kind, _colon, handle = what.partition(":")
    chosen = KINDS.get(kind, ItemKind.MESSAGE)
    return (await find_by_handle(chosen, handle, session=session) if kind in KINDS else None), chosen


def _words(item: Stored) -> str:
    return item.text if isinstance(item, StoredMessage) else item.caption


def _state(state: ItemState) -> str:
    names = {
        ItemState.LIVE: _("live"),
        ItemState.OFF: _("off"),
        ItemState.DRAFT: _("a draft, not live"),
        ItemState.DELETED: _("deleted"),
    }
    return names[state]


def _mark(label: str, chosen: bool) -> str:
    return f"• {label}" if chosen else label
