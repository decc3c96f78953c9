"""Personal tokens: made at random, shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import re
import secrets

PREFIX = "osd_"
"""Says what it is, to people and to programs that look for secrets left lying about."""

_BYTES = 32
_FORM = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")
_HEADER = re.compile(r"[Bb][Ee][Aa][Rr][Ee][Rr] +(\S+)\s*")


def new_token() -> str:
    """Return a new token: 256 random bits in 43 letters, digits, ``_`` and ``-`` behind the prefix."""
    return PREFIX + secrets.token_urlsafe(_BYTES)


def digest_of(token: str) -> str:
    """Return what is stored of a token. It is random, so a plain SHA-256 leaves nothing to guess."""
    return hashlib.sha256(token.encode()).hexdigest()


def token_in(header: str | None) -> str | None:
    """Return the token in an ``Authorization`` header, ``None`` if there is none of our form."""
    found = _HEADER.fullmatch(header or "")
    return found[1] if found is not None and _FORM.fullmatch(found[1]) else None


def mask_tokens(text: str) -> str:
    """Return a text with every token in it made unreadable, as long as before."""
    return _FORM.sub(lambda found: PREFIX + "•" * (len(found[0]) - len(PREFIX)), text) if PREFIX in text else text
