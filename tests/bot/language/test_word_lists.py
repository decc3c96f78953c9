"""Which language short words are read in."""

from __future__ import annotations

import pytest

from bot.language import registry as languages

READ_AS = (
    # what was written, the language that is spoken, the one it is read in
    ("hör auf bis Freitag", "en", "de"),
    ("keine Musik", "en", "de"),
    ("danke", "en", "de"),
    ("menos cocina", "en", "es"),
    ("muchas gracias", "en", "es"),
    ("hola!", "en", "es"),
    ("less cooking", "de", "en"),
    ("did it", "de", "en"),
    ("not for me", "es", "en"),
    ("stop", "de", "de"),
    ("yoga", "de", "de"),
    ("no", "es", "es"),
    ("Berlin, 34, jazz", "en", "en"),
    ("fishing & bbq", "en", "en"),
    ("nurse in Wien", "en", "en"),
    ("I die in a min", "en", "en"),
    ("salsa, tango, yoga", "en", "en"),
)


@pytest.mark.parametrize(("said", "spoken", "read"), READ_AS)
def test_short_words_are_read_in_the_language_that_knows_them(said: str, spoken: str, read: str) -> None:
    assert languages.reading(said, spoken).code == read
