"""How a broadcast is shown: what it is, how far it has come, and the buttons that fit its state."""

from __future__ import annotations

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR
from bot.core.replies import Button, Rows, quoted
from bot.core.texts import _, language
from bot.storage.models import Broadcast, BroadcastState, ItemKind, StoredImage, StoredMessage
from bot.storage.queries.announcements import announcement_progress
from bot.storage.queries.broadcasts import BroadcastProgress, progress_of
from bot.storage.queries.item_texts import text_in
from bot.storage.queries.items import get_item
from bot.storage.queries.people import zone_of

_EXCERPT = 300
"""Signs of an announcement that its card shows."""

_BAR = 12
"""Signs of the bar that shows how far a broadcast has come."""


async def broadcast_card(broadcast: Broadcast, *, session: AsyncSession) -> tuple[str, Rows]:
    """Return the card of a broadcast, in Telegram's HTML, with its buttons."""
    progress = await progress_of_any(broadcast, session=session)
    titles = {
        BroadcastState.DRAFTED: _("A broadcast, nothing is sent yet"),
        BroadcastState.RUNNING: _("The broadcast is under way"),
        BroadcastState.PAUSED: _("The broadcast is paused"),
        BroadcastState.DONE: _("The broadcast is done"),
        BroadcastState.CANCELLED: _("The broadcast is cancelled"),
    }
    lines = [f"<b>{titles[broadcast.state]}</b>", *await _what(broadcast, session=session)]
    lines.append(_("For {audience}: {n} users").format(audience=quoted(broadcast.audience), n=broadcast.total))
    if broadcast.starts_at is not None:
        zone = await zone_of(broadcast.user_id, session=session)
        lines.append(_("Begins at {when}").format(when=f"{broadcast.starts_at.astimezone(zone):%Y-%m-%d %H:%M}"))
    if broadcast.state is not BroadcastState.DRAFTED:
        lines += say_progress(broadcast, progress)
    return "\n".join(lines), _buttons(broadcast, progress)


async def progress_of_any(broadcast: Broadcast, *, session: AsyncSession) -> BroadcastProgress:
    """Return how far a broadcast has come, be it of a nudge or of an announcement."""
    number = broadcast.id or 0
    if broadcast.text is not None:
        return await announcement_progress(number, session=session)
    return await progress_of(number, session=session)


async def _what(broadcast: Broadcast, *, session: AsyncSession) -> list[str]:
    if broadcast.text is not None:
        words = broadcast.text if len(broadcast.text) <= _EXCERPT else broadcast.text[:_EXCERPT] + "…"
        return [f"📣 {'🖼 ' if broadcast.photo else ''}{quoted(words)}"]
    if broadcast.message_id is None or broadcast.image_id is None:
        return [_("Everybody gets what suits them best.")]
    message = await get_item(ItemKind.MESSAGE, broadcast.message_id, session=session)
    image = await get_item(ItemKind.IMAGE, broadcast.image_id, session=session)
    if not isinstance(message, StoredMessage) or not isinstance(image, StoredImage):
        return []
    words = await text_in(ItemKind.MESSAGE, message.id, language(), session=session) or message.text
    shown = await text_in(ItemKind.IMAGE, image.id, language(), session=session) or image.caption
    return [f"💬 {quoted(words)}", f"🖼 {quoted(shown)}"]


def say_progress(broadcast: Broadcast, progress: BroadcastProgress) -> list[str]:
    """Return how far a broadcast has come, one line for each thing that became of it, in Telegram's HTML."""
    filled = round(_BAR * min(progress.settled / broadcast.total, 1)) if broadcast.total else _BAR
    lines = [
        f"{'▓' * filled}{'░' * (_BAR - filled)} {progress.settled}/{broadcast.total}",
        f"{_('sent')}: {progress.sent}",
    ]
    rest = {
        _("on the way"): progress.on_the_way,
        _("being decided"): progress.undecided,
        **{_reasons().get(reason, _("withheld")): count for reason, count in progress.withheld.items()},
        _("failed"): progress.failed,
        _("perhaps arrived: the connection broke"): progress.unknown,
        _("taken back"): progress.taken_back,
    }
    return lines + [f"{name}: {count}" for name, count in rest.items() if count]


def _reasons() -> dict[str, str]:
    return {
        "paused": _("not sent, paused by them"),
        "quiet_hours": _("not sent, quiet hours"),
        "cap_reached": _("not sent, enough nudges today"),
        "too_soon": _("not sent, too soon after another"),
        "in_trial": _("not sent, because they take part in a trial"),
        "expired": _("not sent, its time was over"),
        "nothing_suitable": _("not sent, nothing suited"),
        "not_consented": _("not sent, without consent"),
        "unanswered": _("not sent, the last ones were not answered"),
        "blocked": _("blocked me"),
    }


def _buttons(broadcast: Broadcast, progress: BroadcastProgress) -> Rows:
    def button(label: str, what: str) -> Button:
        return Button(label=label, data=OPERATOR.payload("cast", broadcast.id, what))

    cancel = button(_("✖️ Cancel"), "cancel")
    match broadcast.state:
        case BroadcastState.DRAFTED if not broadcast.total:  # there is nobody to send it to
            return ((button(_("Test to me"), "test"), cancel),)
        case BroadcastState.DRAFTED:
            start = button(_("▶️ Send to {n} users").format(n=broadcast.total), "start")
            return (start,), (button(_("Test to me"), "test"), cancel)
        case BroadcastState.RUNNING:
            return ((button(_("⏸ Pause"), "pause"), cancel),)
        case BroadcastState.PAUSED:
            return ((button(_("▶️ Go on"), "resume"), cancel),)
        case BroadcastState.DONE if progress.failed:
            return ((button(_("Try the {n} that failed again").format(n=progress.failed), "again"),),)
    return ()
