"""Which things and activities somebody names, among those that the library knows."""

from __future__ import annotations

from recommender.dislikes import named_things, names_thing


def things_named(text: str) -> tuple[str, ...]:
    """Return the known activities and things that a text names, in its order and its words, each once."""
    return tuple(dict.fromkeys(named_things(text)))


def is_known_thing(word: str) -> bool:
    """Whether a word, spelled as it is, names a known activity or thing."""
    return names_thing(word.casefold())
