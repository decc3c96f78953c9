"""What describes pictures in words: a person, a BLIP model on this machine, or a vision model elsewhere."""

from __future__ import annotations

from content.captioners.base import Captioner, open_captioner

__all__ = ["Captioner", "open_captioner"]
