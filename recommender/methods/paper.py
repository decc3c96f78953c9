"""The published method, to the letter: Harrison, Dereventsov, Bibin (2023), arXiv 2309.01026.

Everything is text, embedded by one encoder e. A user is ``u = e(demographics) + w_l sum e(like) - w_d sum e(dislike)``
with ``w_l = w_d = 0.2``, likes and dislikes embedded one by one, neither averaged nor rescaled. Each type has its own
mean subtracted. The preference for a pair is ``s(u, m, i) = u.m + u.i + m.i``, the k largest of all pairs are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from recommender.centre import Centre
from recommender.items import Item
from recommender.methods.base import Method, Shelf, Term, UserTerms, everything
from recommender.profile import Profile, given, phrases
from recommender.recommendation import Kind
from recommender.reference import reference_profiles
from recommender.vectors import Matrix, Vector, mean, stack, unique, unit


@dataclass(frozen=True)
class PaperWeights:
    """The method's numbers, and the switches its authors left unexamined.

    Attributes:
        like: w_l.
        dislike: w_d.
        centring: Whether each type's mean is subtracted.
        normalising: Whether vectors are made unit length after centring (the paper does not).
        repeats: Whether a message or an image may come twice among a user's k (in the paper it may).
    """

    like: float = 0.2
    dislike: float = 0.2
    centring: bool = True
    normalising: bool = False
    repeats: bool = True


def demographics(profile: Profile) -> str:
    """Render attributes as the paper does: ``"{age} year old {race} {gender}"``, then ``", {value}"`` for the rest."""
    told = given(profile.attributes)
    age = told.pop("age", "")
    words = [f"{age} year old" if age else "", told.pop("race", ""), told.pop("gender", "")]
    head = " ".join(word for word in words if word)
    return ", ".join([part for part in (head, *told.values()) if part])


@dataclass(frozen=True)
class PaperMethod(Method):
    """The published method."""

    weights: PaperWeights = field(default_factory=PaperWeights)
    name = "paper"

    @property
    def repeats(self) -> bool:
        """Whether a message or an image may come twice."""
        return self.weights.repeats

    @property
    def policy(self) -> str:
        """``paper-1`` followed by what differs from the publication."""
        plain = PaperWeights()
        changed = [f"{name}={value}" for name, value in vars(self.weights).items() if value != getattr(plain, name)]
        return "+".join(["paper-1", *changed])

    def texts(self, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        """Return the items' texts and those of the reference profiles."""
        return unique(
            [item.text for item in (*messages, *images)]
            + [text for profile in reference_profiles() for text in self.texts_for(profile)]
        )

    def texts_for(self, profile: Profile, wish: str | None = None) -> list[str]:
        """Return the demographics, likes and dislikes; a wish counts as one more like."""
        wishes = (wish,) if wish and wish.strip() else ()
        told = (demographics(profile), *phrases(profile.likes), *phrases(profile.dislikes), *wishes)
        return unique(text for text in told if text)

    def centre(
        self,
        messages: Sequence[Item],
        images: Sequence[Item],
        vectors: Mapping[str, Vector],
        *,
        users: Sequence[Profile] | None = None,
        encoder: str = "",
    ) -> Centre:
        """Return the mean of each type; zeros if centring is off."""
        people = self.user_vectors(reference_profiles() if users is None else users, vectors)
        known = stack([item.text for item in messages], vectors)
        seen = stack([item.text for item in images], vectors)
        width = max(rows.shape[1] for rows in (people, known, seen))
        on = np.float32(self.weights.centring)
        return Centre(encoder, on * mean(people, width), on * mean(known, width), on * mean(seen, width))

    def user_vectors(self, users: Sequence[Profile], vectors: Mapping[str, Vector]) -> Matrix:
        """Return u, not yet centred, of every user who told anything, shape (n, d)."""
        told = [parts for user in users if (parts := self._parts(user, vectors))]
        rows = [np.asarray(sum(part for _, _, part in parts), dtype=np.float32) for parts in told]
        return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def shelve(
        self, messages: Sequence[Item], images: Sequence[Item], vectors: Mapping[str, Vector], centre: Centre
    ) -> Shelf:
        """Centre the items' vectors; c is their dot product."""
        known = stack([item.text for item in messages], vectors, centre.dimension) - centre.messages
        seen = stack([item.text for item in images], vectors, centre.dimension) - centre.images
        if self.weights.normalising:
            known, seen = unit(known), unit(seen)
        return Shelf(known, seen, known @ seen.T, centre)

    def terms(
        self,
        shelf: Shelf,
        profile: Profile,
        vectors: Mapping[str, Vector],
        *,
        wish: str | None = None,
    ) -> UserTerms:
        """Return one term per summand of u; the users' centre belongs to the attributes."""
        parts = self._parts(profile, vectors, wish, shelf.centre.dimension)
        if parts:
            head = parts[0] if parts[0][0] == "attributes" else ("attributes", None, np.zeros_like(parts[0][2]))
            rest = parts[1:] if parts[0][0] == "attributes" else parts
            parts = [("attributes", head[1], head[2] - shelf.centre.users), *rest]
            if self.weights.normalising:
                length = max(float(np.linalg.norm(sum(part for _, _, part in parts))), 1e-9)
                parts = [(kind, text, part / np.float32(length)) for kind, text, part in parts]
        made = tuple(Term(kind, text, shelf.messages @ part, shelf.images @ part) for kind, text, part in parts)
        return UserTerms(made, *everything(shelf))

    def _parts(
        self,
        profile: Profile,
        vectors: Mapping[str, Vector],
        wish: str | None = None,
        width: int | None = None,
    ) -> list[tuple[Kind, str | None, Vector]]:
        """Return the summands of u, weighted, with where they come from."""
        parts: list[tuple[Kind, str | None, Vector]] = []
        if told := demographics(profile):
            parts.append(("attributes", None, stack([told], vectors, width)[0]))
        for text in phrases(profile.likes):
            parts.append(("like", text, np.float32(self.weights.like) * stack([text], vectors, width)[0]))
        for text in phrases(profile.dislikes):
            parts.append(("dislike", text, np.float32(-self.weights.dislike) * stack([text], vectors, width)[0]))
        if wish and wish.strip():
            parts.append(("wish", wish, np.float32(self.weights.like) * stack([wish], vectors, width)[0]))
        return parts
