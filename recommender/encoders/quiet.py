"""Loading models without bars that say how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def quiet_loading() -> Iterator[None]:
    """Let transformers load without a progress bar."""
    from transformers.utils import logging as hints

    logging: Any = hints  # its functions are untyped
    shows_progress = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shows_progress:
            logging.enable_progress_bar()
