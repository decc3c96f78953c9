"""``offscreen doctor --live``: one nudge to the first owner, through the real Telegram."""

from __future__ import annotations

from collections.abc import Callable

from bot.cli.doctor_finding import DoctorFinding
from bot.delivery.notices import nudge_caption
from bot.delivery.nudge_buttons import nudge_buttons
from bot.errors import OffscreenError
from bot.settings import Settings
from bot.telegram.answer_shapes import WatchedTransport
from bot.telegram.connection import TelegramConnection
from bot.telegram.live_check import REACTION_SECONDS, LiveCheck
from content.manifest import starter_folder, starter_library

_NO_NUDGE = 0
"""Id of a nudge that no database has: its buttons change nothing, whenever they are pressed."""


async def check_live(
    settings: Settings, tell: Callable[[str], None], patience: float = REACTION_SECONDS
) -> list[tuple[str, DoctorFinding]]:
    """Send a nudge of the starter library, and return what came of each step.

    Args:
        settings: Token and owners.
        tell: Told what the owner should do.
        patience: Seconds for a reaction.
    """
    if not settings.owners:
        return [("Live", DoctorFinding(False, "set OFFSCREEN_OWNERS: the nudge goes to the first of them."))]
    connection: TelegramConnection | None = None
    try:
        connection = TelegramConnection(settings, WatchedTransport)
        await connection.open()
        return await _steps(connection, tell, patience)
    except OffscreenError as error:
        return [("Live", DoctorFinding(False, str(error)))]
    finally:
        if connection is not None:
            await connection.close()


async def _steps(
    connection: TelegramConnection, tell: Callable[[str], None], patience: float
) -> list[tuple[str, DoctorFinding]]:
    library = starter_library()
    message = next(message for message in library.messages if message.pictures)
    file = next(image.file for image in library.images if image.id == message.pictures[0])
    check = LiveCheck(
        connection,
        min(connection.owners),
        (starter_folder() / file).read_bytes(),
        nudge_caption(message.text, None),
        nudge_buttons(_NO_NUDGE, frozenset()),
        tell,
        patience,
    )
    return [(step.name, DoctorFinding(step.good, step.text)) for step in await check.run()]
