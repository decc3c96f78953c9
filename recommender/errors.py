"""What can go wrong in the recommender, as data.

::

    RecommenderError        base of all; its text names the value and the remedy
    ├── EncoderError        a text encoder cannot be opened, verified, reached or used
    ├── VectorError         vectors are missing, not finite, zero, or of the wrong shape
    ├── UnknownMethodError  no recommendation method has that name
    ├── ItemError           two messages or two images share an id, or one has no text
    ├── ChatError           a chat model is not set, cannot be reached, or answers something else than asked
    ├── StudyError          a study file is malformed, or lacks what was asked of it
    ├── SimulationError     the people or labels of a simulation are malformed
    ├── BenchError          rated data are missing or malformed, or are too few for what was asked
    └── EstimateError       a log holds too little for an estimate, or nothing that can be estimated from
"""

from __future__ import annotations

from collections.abc import Iterable


class RecommenderError(Exception):
    """Base of all errors of this package; ends in one clear sentence for a person."""


class EncoderError(RecommenderError):
    """A text encoder cannot be opened, verified, reached or used."""


class VectorError(RecommenderError):
    """Vectors are missing, not finite, zero, or of the wrong shape."""


class ChatError(RecommenderError):
    """A chat model is not set, cannot be reached, or answers something else than was asked."""


class ItemError(RecommenderError):
    """A message or an image cannot be recommended from: its id is taken or its text is empty."""


class UnknownMethodError(RecommenderError):
    """No recommendation method has that name.

    Attributes:
        name: What was asked for.
        known: The names there are.
    """

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(f"there is no method {name!r}: choose one of {', '.join(self.known)}")


class StudyError(RecommenderError):
    """A study file is malformed, or lacks what was asked of it.

    Attributes:
        file: The study's file, or ``None`` if it was not read from one.
        problems: One line per problem, each naming the place and the remedy.
    """

    def __init__(self, message: str, *, file: str | None = None, problems: Iterable[str] = ()) -> None:
        self.file = file
        self.problems = tuple(problems)
        super().__init__("\n".join([message, *(f"  - {problem}" for problem in self.problems)]))


class SimulationError(RecommenderError):
    """The people or the labels of a simulation are malformed; the text names the place."""


class EstimateError(RecommenderError):
    """A log holds too little for an estimate, or nothing that can be estimated from; the text says what."""


class BenchError(RecommenderError):
    """Rated data are missing or malformed, or are too few for what was asked; the text says what to do."""
