"""The job runner put together from settings."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.address import Address
from bot.core.signals import Wake
from bot.delivery.matcher import Matcher
from bot.operators.broadcasts import BroadcastJobs
from bot.operators.captions import Captioning
from bot.operators.cards import Cards
from bot.operators.draft_jobs import DraftJobs
from bot.operators.job_runner import JobHandler, JobRunner
from bot.operators.library_jobs import LibraryJobs
from bot.operators.outcome_jobs import OutcomeJobs
from bot.operators.previews import PreviewJobs
from bot.operators.reach import ReachFinder
from bot.operators.suggestions import SuggestionJobs
from bot.operators.table_imports import ImportJobs
from bot.settings import Settings
from bot.storage.models import JobKind
from bot.storage.worker_context import WorkerContext


def open_job_runner(
    settings: Settings, context: WorkerContext, owners: Collection[Address], matcher: Matcher, wake: Wake
) -> JobRunner:
    """Return a job runner that can do every kind of job.

    Args:
        settings: Captioner, chat model, and where pictures lie.
        context: Of this worker.
        owners: Where the owners are reached.
        matcher: Finds pairs for previews.
        wake: Set when there may be a job.

    Raises:
        content.errors.CaptionError: If the captioner that is set cannot be.
    """
    database, messenger, clock = context.database, context.messenger, context.clock
    cards = Cards(messenger)
    captioning = Captioning(settings.captioner)
    reach = ReachFinder(database, matcher, clock)
    drafts = DraftJobs(database, messenger, cards, matcher, captioning, settings.image_folder, clock, reach)
    library = LibraryJobs(database, cards, matcher, settings.image_folder, reach)
    previews = PreviewJobs(database, cards, matcher, settings.image_folder, clock)
    outcomes = OutcomeJobs(database, cards, clock)
    suggestions = SuggestionJobs(database, cards, clock, settings.chat_model)
    imports = ImportJobs(database, messenger, cards, settings.image_folder, clock)
    broadcasts = BroadcastJobs(database, cards, clock, settings.image_folder)
    handlers: dict[JobKind, JobHandler] = {
        JobKind.DRAFT: drafts.do,
        JobKind.SUGGEST: suggestions.suggest,
        JobKind.SHOW_ITEM: library.show_item,
        JobKind.SEARCH: library.search,
        JobKind.PREVIEW: previews.preview,
        JobKind.BROADCAST: broadcasts.try_out,
        JobKind.IMPORT: imports.do,
        JobKind.CHART: outcomes.show_chart,
        JobKind.DOWNLOAD: outcomes.send_table,
    }
    return JobRunner(context, wake, owners, handlers, captioning, broadcasts.advance)
