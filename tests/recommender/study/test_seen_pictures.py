from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender import Encoder
from recommender.study import Study, encode_study, run_method
from recommender.study.model import StudyImage, StudyMessage, StudyUser
from recommender.study.run import seen_pictures

MESSAGES = (
    "Play a game of chess 0",
    "Set up the chess board for somebody 1",
    "Solve one chess problem with wooden pieces 2",
    "Teach a friend how the knight moves in chess 3",
)
CAPTIONS = ("a knight and a rook", "two men at a game of chess", "chess pieces of wood", "a chess board")


class Numbered:
    """An encoder to which a picture shows what the message with its number says."""

    fingerprint, dimension = "numbered", 4

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.eye(4, dtype=np.float32)[[int(text[-1]) for text in texts]]

    def encode_images(self, files: Sequence[Path]) -> NDArray[np.float32]:
        return np.eye(4, dtype=np.float32)[[int(file.stem) for file in files]]

    def verify(self) -> None:
        pass


def test_pictures_are_compared_where_every_image_has_a_file(encoder: Encoder) -> None:
    study = Study(
        name="seen",
        users=(StudyUser(id="u", likes=("chess",)),),
        messages=tuple(StudyMessage(id=f"m{at}", text=text) for at, text in enumerate(MESSAGES)),
        images=tuple(StudyImage(id=f"i{at}", caption=caption, file=f"{at}.png") for at, caption in enumerate(CAPTIONS)),
        folder=Path("pictures"),
    )
    seen = seen_pictures(study, Numbered())
    assert seen is not None
    assert seen.argmax(axis=1).tolist() == [0, 1, 2, 3]
    vectors = encode_study(study, encoder)
    seeing, blind = (
        run_method(study, vectors, "offscreen", k=4, encoder=encoder.fingerprint, seen=one) for one in (seen, None)
    )
    assert (seeing.method, blind.method) == ("offscreen with pictures", "offscreen")
    matching = [
        np.mean([pair.message[1:] == pair.image[1:] for pair in one.recommended["u"]]) for one in (seeing, blind)
    ]
    assert matching[0] > matching[1]
    without = study.model_copy(update={"folder": None})
    assert seen_pictures(without, Numbered()) is None
