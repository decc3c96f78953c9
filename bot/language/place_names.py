"""Names of places as sentences bend them: "in Moscow" is not how a map spells it in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from bot.understanding.places import Place, find_place

_MOST_WORDS = 3


@dataclass(frozen=True)
class PlaceNames:
    """Finds places by the forms of their names.

    Attributes:
        endings: How names end in sentences, and how on a map.
        only_bent: Endings that no name has on a map: its other forms are looked for first.
    """

    endings: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = ()
    only_bent: re.Pattern[str] | None = None

    def find(self, name: str) -> Place | None:
        """Return the place that a name stands for, as it is written or in one of its other forms."""
        return next((place for form in self._forms(name) if (place := find_place(form)) is not None), None)

    def _forms(self, name: str) -> Iterator[str]:
        words = name.split()
        is_bent = self.only_bent is not None and bool(self.only_bent.search(name))
        if not is_bent:
            yield name
        if self.endings and len(words) <= _MOST_WORDS:
            yield from (" ".join(form) for form in product(*map(self._forms_of_word, words)))
        yield name

    def _forms_of_word(self, word: str) -> list[str]:
        bent = [ending.sub(one, word) for ending, others in self.endings if ending.search(word) for one in others]
        return [*bent, word] if self.only_bent is not None and self.only_bent.search(word) else [word, *bent]
