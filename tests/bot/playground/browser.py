"""Chromium for tests of pages."""

from __future__ import annotations

import shutil

CHROMIUM = shutil.which("chromium")
"""Path of Debian's browser, ``None`` where it is not installed."""

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
