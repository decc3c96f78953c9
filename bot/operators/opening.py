"""The workshop put together from settings."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.address import Address
from bot.core.clock import Clock
from bot.core.messenger import Messenger
from bot.delivery.matcher import Matcher
from bot.operators.broadcasting import BroadcastWork
from bot.operators.captioning import Captioning
from bot.operators.draft_work import DraftWork
from bot.operators.library_work import LibraryWork
from bot.operators.outcome_work import OutcomeWork
from bot.operators.previewing import PreviewWork
from bot.operators.showing import Showing
from bot.operators.suggesting import SuggestionWork
from bot.operators.workshop import Work, Workshop
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.models import JobKind


def open_workshop(
    settings: Settings,
    database: Database,
    messenger: Messenger,
    owners: Collection[Address],
    clock: Clock,
    worker: str,
    matcher: Matcher,
) -> Workshop:
    """Return a workshop that can do every kind of job.

    Raises:
        content.errors.CaptionError: If the captioner that is set cannot be.
    """
    showing = Showing(messenger)
    captioning = Captioning(settings.captioner)
    drafts = DraftWork(database, messenger, showing, matcher, captioning, settings.image_folder, clock)
    library = LibraryWork(database, showing, matcher, settings.image_folder)
    previews = PreviewWork(database, showing, matcher, settings.image_folder, clock)
    outcomes = OutcomeWork(database, showing, clock)
    suggestions = SuggestionWork(database, showing, clock, settings.chat_model)
    broadcasts = BroadcastWork(database, showing, clock, settings.image_folder)
    works: dict[JobKind, Work] = {
        JobKind.DRAFT: drafts.do,
        JobKind.SUGGEST: suggestions.suggest,
        JobKind.SHOW_ITEM: library.show_item,
        JobKind.SEARCH: library.search,
        JobKind.PREVIEW: previews.preview,
        JobKind.BROADCAST: broadcasts.try_out,
        JobKind.CHART: outcomes.show_chart,
        JobKind.DOWNLOAD: outcomes.send_table,
    }
    return Workshop(database, messenger, worker, owners, works, captioning, broadcasts.advance)
