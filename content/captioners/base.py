"""The protocol of captioners, and how they are named."""

from __future__ import annotations

from typing import Protocol

from content.captioners.blip import DEFAULT, BlipCaptioner
from content.captioners.vision import VisionCaptioner
from content.errors import CaptionError


class Captioner(Protocol):
    """Describes pictures in English words. Slow: never to be called in an event loop."""

    name: str
    """What it is called in settings."""
    heavy: bool
    """Whether it computes on this machine, so that it belongs into a process of its own."""

    def caption(self, picture: bytes) -> str:
        """Return what a picture shows, as one plain line of at most 300 characters.

        Args:
            picture: A JPEG, PNG or WebP file.

        Raises:
            CaptionError: If it cannot be described: a person has to do it.
        """
        ...


def open_captioner(name: str | None) -> Captioner | None:
    """Open a captioner by its name; cheap, a model loads with the first picture.

    Args:
        name: ``hand`` or ``None``: whoever adds a picture writes its caption. ``blip2``, or ``blip:MODEL`` with the
            name or path of any BLIP or BLIP-2 checkpoint, and behind commas ``device=cuda``, ``dtype=float16`` and
            ``questions=yes`` (asks what is seen instead of letting the model describe). ``openai:MODEL``: a vision
            model behind an OpenAI-compatible server.

    Returns:
        The captioner, ``None`` for captions by hand.

    Raises:
        CaptionError: If the name is malformed, or a key is needed and none is set.
    """
    if name is None or name.strip() in ("", "hand"):
        return None
    kind, _colon, rest = name.strip().partition(":")
    if kind == "openai" and rest:
        return VisionCaptioner(rest)
    if kind == "blip2" and not rest:
        return BlipCaptioner(DEFAULT)
    if kind == "blip" and rest:
        model, *options = rest.split(",")
        given = dict(option.partition("=")[::2] for option in options)
        if model and not given.keys() - {"device", "dtype", "questions"}:
            return BlipCaptioner(
                model,
                device=given.get("device"),
                dtype=given.get("dtype"),
                questions=given.get("questions", "no") == "yes",
            )
    raise CaptionError(
        f"{name!r} is no captioner: write hand, blip2, blip:MODEL[,device=cuda][,dtype=float16][,questions=yes] "
        "or openai:MODEL"
    )
