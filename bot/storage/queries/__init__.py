"""Query functions, one noun per module; each takes the session it works in as ``session``."""
