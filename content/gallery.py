"""Whom the starter library would send what: five pairs for every persona of the labelled studies.

::

    python -m content.gallery --out docs/starter-gallery.md

Only the personas' profiles are used; the studies' own messages, images and labels are not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from content.items import Library, LibraryItem
from content.manifest import starter_library
from recommender import Item as Candidate
from recommender import Recommender, describe, encode_missing, open_encoder
from recommender.study import load_study, shipped_studies
from recommender.study.model import StudyUser

PAIRS = 5
"""How many pairs each persona gets."""

Pairs = list[tuple[str, str]]


def candidates(library: Library) -> tuple[list[Candidate], list[Candidate]]:
    """Return messages and images as the recommender takes them; an audience that nobody set is derived."""
    messages = [_candidate(message, message.text) for message in library.messages]
    images = [_candidate(image, image.caption) for image in library.images]
    return messages, images


def recommend(library: Library, users: Sequence[StudyUser]) -> list[Pairs]:
    """Return the best ``(message id, image id)`` pairs for each user, best first, ``PAIRS`` each."""
    encoder = open_encoder()
    messages, images = candidates(library)
    vectors = encode_missing(encoder, Recommender.texts(messages, images))
    recommender = Recommender.build(messages, images, vectors, encoder=encoder.fingerprint)
    profiles = [user.as_profile() for user in users]
    texts = [text for profile in profiles for text in recommender.texts_for(profile)]
    vectors = encode_missing(encoder, texts, vectors)
    return [
        [(pair.message, pair.image) for pair in recommender.recommend(profile, vectors, k=PAIRS)]
        for profile in profiles
    ]


def page(library: Library, users: Sequence[StudyUser], chosen: Sequence[Pairs], *, pictures: str) -> str:
    """Return the gallery as Markdown; ``pictures`` is the way from it to the folder of the manifest."""
    messages = {message.id: message for message in library.messages}
    images = {image.id: image for image in library.images}
    lines = [
        "# What the starter library would send",
        "",
        f"{len(library.messages)} messages and {len(library.images)} images, the built-in text model, no key. The"
        " people are the personas of the labelled studies; only what a user would tell the bot was used. Made by",
        "`python -m content.gallery --out docs/starter-gallery.md`.",
    ]
    for user, pairs in zip(users, chosen, strict=True):
        lines += [
            "",
            f"## {describe(user.profile)}",
            "",
            f"Likes {_list(user.likes)}. Dislikes {_list(user.dislikes)}.",
            "",
        ]
        lines.append("|" + "|".join(" " for _ in pairs) + "|")
        lines.append("|" + "|".join("---" for _ in pairs) + "|")
        cells = [
            f'<img src="{pictures}/{images[image].file}" width="200" alt="{escape(images[image].alt, quote=True)}">'
            for _, image in pairs
        ]
        lines.append("|" + "|".join(cells) + "|")
        lines.append("|" + "|".join(messages[message].text for message, _ in pairs) + "|")
    return "\n".join(lines) + "\n"


def personas() -> list[StudyUser]:
    """Return the users of all shipped studies."""
    return [user for name in shipped_studies() for user in load_study(name).users]


def main(arguments: list[str] | None = None) -> int:
    """Write the gallery; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m content.gallery", description="Write the starter library's gallery."
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="Markdown file to write")
    options = parser.parse_args(arguments)
    library, users = starter_library(), personas()
    chosen = recommend(library, users)
    options.out.write_text(page(library, users, chosen, pictures="../content/starter"), encoding="utf-8")
    sys.stderr.write(f"{options.out}: {len(users)} people, {sum(map(len, chosen))} pairs\n")
    return 0


def _candidate(item: LibraryItem, text: str) -> Candidate:
    return Candidate(item.id, text, item.only_for or None, item.unsuitable_for or None)


def _list(phrases: Sequence[str]) -> str:
    return ", ".join(phrases) if phrases else "nothing named"


if __name__ == "__main__":
    sys.exit(main())
