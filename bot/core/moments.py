"""What everybody who plans a moment has to know of it."""

from __future__ import annotations

from datetime import timedelta

EXPIRY = timedelta(minutes=20)
"""How long after it is due a moment may still lead to a nudge: later it would no longer be that moment."""
