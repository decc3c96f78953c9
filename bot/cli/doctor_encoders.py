"""What doctor looks at of encoders: are they whole, and do their vectors tell activities apart."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.cli.doctor_finding import DoctorFinding
from bot.errors import OffscreenError
from bot.monitoring.vector_signs import vector_signs
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.migrations import head_revision
from recommender import RecommenderError, open_encoder, usable_encoder
from recommender.encoders import open_picture_encoder
from recommender.encoders.sentence_transformer import MINILM
from recommender.study.signatures import Signatures

LEAST_SAME = 0.6
"""How often a message and a picture of one activity must be nearer than others: chance is .5, usual is .8."""

_ANSWERS_SINCE = timedelta(days=90)
"""Answers that are held against scores."""


async def look_at_encoder(settings: Settings) -> DoctorFinding:
    """Check the text encoder's files."""
    try:
        used, replaced = await asyncio.to_thread(usable_encoder, settings.encoder)
        await asyncio.to_thread(open_encoder(used).verify)
    except RecommenderError as error:
        return DoctorFinding(False, str(error))
    if replaced is not None:
        return DoctorFinding(True, f"{used} stands in and understands English only: {replaced}.")
    languages = " It understands English only." if used == MINILM else ""
    return DoctorFinding(True, f"{settings.encoder} is complete and unchanged.{languages}")


async def look_at_picture_encoder(settings: Settings) -> DoctorFinding:
    """Check the files of what reads pictures."""
    try:
        opened = open_picture_encoder(settings.picture_encoder)
        if opened is None:
            return DoctorFinding(True, "known by their captions; OFFSCREEN_PICTURE_ENCODER lets a model look too.")
        await asyncio.to_thread(opened.verify)
    except RecommenderError as error:
        return DoctorFinding(False, str(error))
    return DoctorFinding(True, f"read by {settings.picture_encoder} beside their captions.")


async def look_at_vectors(settings: Settings) -> DoctorFinding:
    """Measure what the library's vectors are worth."""
    database: Database | None = None
    try:
        used, _replaced = await asyncio.to_thread(usable_encoder, settings.encoder)
        database = Database(settings.database)
        signs = None
        if not database.is_new() and await database.revision() == head_revision():
            signs = await vector_signs(database, open_encoder(used).fingerprint, datetime.now(UTC) - _ANSWERS_SINCE)
    except (OffscreenError, RecommenderError) as error:
        return DoctorFinding(False, str(error))
    finally:
        if database is not None:
            await database.close()
    return judge_vectors(signs)


def judge_vectors(signs: Signatures | None) -> DoctorFinding:
    """Return what the library's vectors are worth, and whether the encoder tells activities apart at all."""
    if signs is None:
        return DoctorFinding(True, "the library is empty or not encoded yet; the next start encodes it.")
    same, enjoyed = (("-" if one is None else f"{one:.2f}") for one in (signs.same_activity, signs.enjoyed))
    told = (
        f"message and picture of one activity are nearer than others in {same} of all cases; {signs.types_before:.2f} "
        f"of the variance lies between users, messages and images, {signs.types_after:.2f} after centring; what was "
        f"answered well had the higher score in {enjoyed} (.5 is chance)."
    )
    if signs.same_activity is not None and signs.same_activity < LEAST_SAME:
        return DoctorFinding(False, f"{told} This encoder hardly reads these texts: set another OFFSCREEN_ENCODER.")
    return DoctorFinding(True, told)
