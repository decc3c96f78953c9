"""The recommender: one method over one library, ready to be asked for many users."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recommender.centre import Centre
from recommender.errors import ItemError, VectorError
from recommender.fusion import fused
from recommender.items import Item, check_items
from recommender.methods import Method, Weights, open_method
from recommender.methods.base import Shelf, Term
from recommender.profile import Profile
from recommender.ranking import PairIndex
from recommender.recommendation import NO_PICTURE, Contribution, Recommendation, recommendation
from recommender.vectors import Matrix, Vector

MOST_KNOWN = 256
"""People whose scores are kept: at 1,000 messages and images a few hundred kilobytes each at most."""

Asker = tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...], str | None]


@dataclass(frozen=True, eq=False)
class Scores:
    """What one user adds to the scores of a library.

    Attributes:
        messages: Shape (messages,); minus infinity for what does not suit them.
        images: Shape (images,); likewise.
        terms: What the finite ones are sums of.
        unsuited_messages: Ids of the messages that are for other people.
        unsuited_images: Likewise.
    """

    messages: Vector
    images: Vector
    terms: tuple[Term, ...]
    unsuited_messages: frozenset[str]
    unsuited_images: frozenset[str]

    def with_term(self, term: Term) -> Scores:
        """Return them with one more term."""
        return replace(
            self, messages=self.messages + term.messages, images=self.images + term.images, terms=(*self.terms, term)
        )


class Recommender:
    """One method over one library. Immutable, cheap to keep, safe to share between threads.

    Make one with :meth:`build`. Nothing here encodes: :meth:`texts` and :meth:`texts_for` say which texts'
    vectors are needed, the caller encodes those it has not stored.
    """

    def __init__(self, method: Method, messages: Sequence[Item], images: Sequence[Item], shelf: Shelf) -> None:
        self._method = method
        self._messages = {item.id: at for at, item in enumerate(messages)}
        self._images = {item.id: at for at, item in enumerate(images)}
        self._message_ids = tuple(item.id for item in messages)
        self._image_ids = tuple(item.id for item in images)
        self._shelf = shelf
        self._index = PairIndex(shelf.joint)
        self._known: dict[Asker, Scores] = {}

    @classmethod
    def build(
        cls,
        messages: Sequence[Item],
        images: Sequence[Item],
        vectors: Mapping[str, NDArray[np.float32]],
        *,
        method: str = "offscreen",
        centre: Centre | None = None,
        weights: Weights | None = None,
        encoder: str = "",
        seen: Matrix | None = None,
    ) -> Recommender:
        """Make a library ready.

        Args:
            messages: Any number, ids unique; none only if there are no images either.
            images: Any number, ids unique; likewise.
            vectors: Vector by text of everything in :meth:`texts`, all by one encoder, shape (d,) each.
            method: ``"offscreen"`` or ``"paper"``.
            centre: What to subtract; ``None`` estimates it from the library and the reference profiles.
            weights: Other numbers than the method's own; of the method's own kind.
            encoder: The encoder's fingerprint, kept in an estimated centre; some of the method's numbers belong to it.
            seen: How well each message and picture go together by what the picture shows, shape (messages, images), in
                any unit; ``None``: pictures are known by their captions alone.

        Raises:
            ItemError: If an id is given twice, a text is blank, or there are messages but no images or the reverse.
            UnknownMethodError: If there is no such method.
            VectorError: If a vector is missing, zero, not finite or of another dimension, or the centre is of
                another encoder.
        """
        check_items("message", messages)
        check_items("image", images)
        if bool(messages) != bool(images):
            given, lacking = ("messages", "image") if messages else ("images", "message")
            raise ItemError(
                f"{len(messages or images)} {given} and no {lacking} make no pair: add at least one {lacking}"
            )
        chosen = open_method(method, weights, encoder or (centre.encoder if centre else ""))
        if centre is None:
            centre = chosen.centre(messages, images, vectors, encoder=encoder)
        elif encoder and centre.encoder and encoder != centre.encoder:
            raise VectorError(
                f"the centre belongs to the encoder {centre.encoder!r}, the vectors to {encoder!r}: estimate it again"
            )
        shelf = chosen.shelve(messages, images, vectors, centre)
        if seen is not None:
            shelf = replace(shelf, joint=fused(shelf.joint, seen))
        return cls(chosen, messages, images, shelf)

    @staticmethod
    def texts(messages: Sequence[Item], images: Sequence[Item], method: str = "offscreen") -> list[str]:
        """Return every text whose vector :meth:`build` needs: the items' own and the method's."""
        return open_method(method).texts(messages, images)

    @staticmethod
    def centre_of(
        messages: Sequence[Item],
        images: Sequence[Item],
        vectors: Mapping[str, NDArray[np.float32]],
        *,
        users: Sequence[Profile] | None = None,
        method: str = "offscreen",
        encoder: str = "",
        weights: Weights | None = None,
    ) -> Centre:
        """Estimate a centre, for example with the stored users beside the reference profiles.

        Args:
            messages: The library's messages.
            images: The library's images.
            vectors: Of :meth:`texts`, and of :meth:`texts_for` of all ``users``.
            users: The population; ``offscreen`` adds them to the reference profiles, ``paper`` takes them instead.
            method: As in :meth:`build`.
            encoder: The encoder's fingerprint, kept in the centre.
            weights: As in :meth:`build`.

        Raises:
            VectorError: If a vector is missing or unusable.
        """
        return open_method(method, weights, encoder).centre(messages, images, vectors, users=users, encoder=encoder)

    @staticmethod
    def texts_of_person(profile: Profile, wish: str | None = None, method: str = "offscreen") -> list[str]:
        """Return every text whose vector a method needs for this profile; may be empty."""
        return open_method(method).texts_for(profile, wish)

    def texts_for(self, profile: Profile, wish: str | None = None) -> list[str]:
        """Return every text whose vector :meth:`recommend` needs for this profile; may be empty."""
        return self._method.texts_for(profile, wish)

    @property
    def policy(self) -> str:
        """Version name of the method and its weights, to be stored with a decision."""
        return self._method.policy

    @property
    def centre(self) -> Centre:
        """The centre in use, to be stored with a decision."""
        return self._shelf.centre

    @property
    def joint(self) -> Matrix:
        """How well each message and image go together, shape (messages, images)."""
        return self._shelf.joint

    @property
    def message_ids(self) -> tuple[str, ...]:
        """Ids of the messages, in order."""
        return self._message_ids

    @property
    def image_ids(self) -> tuple[str, ...]:
        """Ids of the images, in order."""
        return self._image_ids

    def recommend(
        self,
        profile: Profile,
        vectors: Mapping[str, NDArray[np.float32]],
        *,
        k: int = 5,
        wish: str | None = None,
        exclude_messages: Collection[str] = (),
        exclude_images: Collection[str] = (),
        exclude_pairs: Collection[tuple[str, str]] = (),
    ) -> list[Recommendation]:
        """Return the best pairs for one user, best first.

        Args:
            profile: Whom to recommend to; an empty one gets what suits everybody.
            vectors: Vector by text of everything in ``texts_for(profile, wish)``.
            k: How many pairs, at least 0.
            wish: What the user asks for just now, in free words.
            exclude_messages: Ids that must not come, for example those already sent; unknown ones are ignored.
            exclude_images: Likewise.
            exclude_pairs: Pairs (message id, image id) that must not come.

        Returns:
            At most k; fewer, or none, if the library is small or everything is excluded or unsuitable.

        Raises:
            VectorError: If a vector is missing, zero, not finite or of another dimension.
            ValueError: If k is negative.
        """
        if k < 0:
            raise ValueError(f"k is {k}: ask for 0 or more pairs")
        if not k:
            return []
        scores = self.scores(profile, vectors, wish=wish)
        return self.best(
            scores, k=k, exclude_messages=exclude_messages, exclude_images=exclude_images, exclude_pairs=exclude_pairs
        )

    def scores(
        self,
        profile: Profile,
        vectors: Mapping[str, NDArray[np.float32]],
        *,
        wish: str | None = None,
    ) -> Scores:
        """Return what a user adds to every item, to choose from by :meth:`best` as often as needed.

        The arguments are those of :meth:`recommend`.

        Raises:
            VectorError: If a vector is missing, zero, not finite or of another dimension.
        """
        if not (self._message_ids and self._image_ids):
            nothing = np.zeros(0, dtype=np.float32)
            return Scores(nothing, nothing, (), frozenset(), frozenset())
        attributes = tuple((name, str(value)) for name, value in profile.attributes.items())
        asker = (attributes, profile.likes, profile.dislikes, wish)
        if not all(text in vectors for text in self.texts_for(profile, wish)):
            return self._scores(profile, vectors, wish)  # which says what is missing
        if asker not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[asker] = self._scores(profile, vectors, wish)
        return self._known[asker]

    def _scores(
        self,
        profile: Profile,
        vectors: Mapping[str, NDArray[np.float32]],
        wish: str | None,
    ) -> Scores:
        user = self._method.terms(self._shelf, profile, vectors, wish=wish)
        messages = sum((term.messages for term in user.terms), start=np.zeros(len(self._message_ids), dtype=np.float32))
        images = sum((term.images for term in user.terms), start=np.zeros(len(self._image_ids), dtype=np.float32))
        return Scores(
            np.where(user.messages, messages, -np.inf).astype(np.float32),
            np.where(user.images, images, -np.inf).astype(np.float32),
            user.terms,
            frozenset(name for name, suited in zip(self._message_ids, user.messages, strict=True) if not suited),
            frozenset(name for name, suited in zip(self._image_ids, user.images, strict=True) if not suited),
        )

    def best(
        self,
        scores: Scores,
        *,
        k: int = 5,
        exclude_messages: Collection[str] = (),
        exclude_images: Collection[str] = (),
        exclude_pairs: Collection[tuple[str, str]] = (),
    ) -> list[Recommendation]:
        """Return the best pairs by scores of :meth:`scores`; the other arguments are those of :meth:`recommend`."""
        if not (self._message_ids and self._image_ids and k):
            return []
        messages, images = scores.messages.copy(), scores.images.copy()
        messages[[self._messages[name] for name in exclude_messages if name in self._messages]] = -np.inf
        images[[self._images[name] for name in exclude_images if name in self._images]] = -np.inf
        excluded = {
            (self._messages[message], self._images[image])
            for message, image in exclude_pairs
            if message in self._messages and image in self._images
        }
        pairs = self._index.top(messages, images, k, repeat=self._method.repeats, excluded=excluded)
        return [self.pair(pair.message, pair.image, scores.terms) for pair in pairs]

    def alone(self, message: int, terms: Sequence[Term]) -> Recommendation:
        """Return a message by itself, by its row number, with what its score is made of."""
        worths = [(term, float(term.messages[message])) for term in terms]
        parts = [Contribution(term.kind, term.text, worth) for term, worth in worths if worth]
        return recommendation(self._message_ids[message], NO_PICTURE, parts)

    def pair(self, message: int, image: int, terms: Sequence[Term]) -> Recommendation:
        """Return the pair of a message and an image, by their row numbers, with what its score is made of."""
        parts = []
        for term in terms:
            value = float(term.messages[message]) + float(term.images[image])
            if value:
                parts.append(Contribution(term.kind, term.text, value))
        parts.append(Contribution("pair", None, float(self._shelf.joint[message, image])))
        return recommendation(self._message_ids[message], self._image_ids[image], parts)
