"""What an encoder of pictures sees in the library: kept like vectors of texts, used where messages find pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.delivery.matcher import Matcher
from bot.delivery.picture_sight import PictureSight
from bot.operators.reviewing import review_library
from bot.storage.database import Database
from recommender import EncoderError
from recommender.policies.offscreen import OffscreenPolicy
from recommender.vectors import unit
from tests.bot.delivery.test_decisions import RandomEncoder
from tests.bot.factories import add_items

LIBRARY = 12
THINGS = unit(np.random.default_rng(0).normal(size=(LIBRARY, 64)).astype(np.float32))


class SeeingEncoder(RandomEncoder):
    """An encoder that knows what each numbered picture shows: what the text with the same number says."""

    def __init__(self) -> None:
        super().__init__()
        self.picture_fingerprint = "clip:seeing"
        self.files: list[Path] = []
        self.swapped: dict[int, int] = {}

    async def encode_images(self, files: Sequence[Path]) -> NDArray[np.float32]:
        self.files += files
        numbers = [int(file.stem[1:]) for file in files]
        return THINGS[[self.swapped.get(number, number) for number in numbers]]

    async def encode_beside_pictures(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return THINGS[[int("".join(filter(str.isdigit, text))) for text in texts]]


async def test_messages_find_their_pictures_by_what_these_show(sqlite: Database, tmp_path: Path) -> None:
    await add_items(sqlite, LIBRARY)
    encoder = SeeingEncoder()
    sight = PictureSight(sqlite, encoder, tmp_path)
    seen = await sight.seen(["Message 3", "Message 5"], ["i5.png", "i3.png"])
    assert seen is not None
    assert seen.argmax(axis=1).tolist() == [1, 0]
    joint = []
    for matcher in (Matcher(sqlite, encoder), Matcher(sqlite, encoder, sight=sight)):
        policy = (await matcher.library()).policy
        assert isinstance(policy, OffscreenPolicy)
        joint.append(policy.recommender.joint)
    assert np.diag(joint[1] - joint[0]).min() > 0  # each pair that is seen to belong together gains
    await Matcher(sqlite, encoder, sight=sight).library()
    assert len(encoder.files) == LIBRARY  # each picture was looked at once
    assert encoder.files[0].parent == tmp_path


async def test_a_caption_that_does_not_fit_its_picture_is_a_finding(sqlite: Database, tmp_path: Path) -> None:
    await add_items(sqlite, LIBRARY)
    encoder = SeeingEncoder()
    encoder.swapped = {1: 0, 0: 1}
    review = await review_library(sqlite, Matcher(sqlite, encoder, sight=PictureSight(sqlite, encoder, tmp_path)))
    found = {one.item for one in review.findings if one.rule == "caption_fit"}
    assert found == {"i0", "i1"}


async def test_where_pictures_cannot_be_read_captions_do(sqlite: Database, tmp_path: Path) -> None:
    await add_items(sqlite)

    class Broken(SeeingEncoder):
        async def encode_images(self, files: Sequence[Path]) -> NDArray[np.float32]:
            raise EncoderError("the picture i0.png cannot be read")

    encoder = Broken()
    library = await Matcher(sqlite, encoder, sight=PictureSight(sqlite, encoder, tmp_path)).library()
    assert library.techniques


async def test_without_such_an_encoder_nothing_is_seen(sqlite: Database, tmp_path: Path) -> None:
    sight = PictureSight(sqlite, RandomEncoder(), tmp_path)
    assert await sight.seen(["Message 3"], ["i3.png"]) is None
    assert await sight.unfitting({"i3": ("Caption 3", "i3.png")}) == []
