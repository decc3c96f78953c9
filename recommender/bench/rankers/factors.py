"""Rankers trained on pairs of something liked and something not: BPR, and VBPR with what an item looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from recommender.bench.measures import Scores
from recommender.bench.rankers.base import AskedPeople, Catalogue, ScoreAll
from recommender.bench.ratings import Mask, Ratings
from recommender.vectors import Matrix

if TYPE_CHECKING:
    import torch

BATCH = 2048
"""Likes that are learned from at once."""
STEPS_TO_FOLD_IN = 60
"""Steps by which the factors of a person who was not trained on are found, the items' held fast."""


@dataclass(frozen=True)
class PairwiseFactors:
    """Orders items by factors trained so that what is liked stands before what is not (Rendle et al., 2009).

    With ``content``, an item's factors have a part that is a linear map of its picture, or of its words where it has
    none: VBPR (He and McAuley, 2016). A person who was not trained on gets factors with the items' held fast.

    Attributes:
        name: The name in tables.
        content: Whether the factors see the item itself.
        factors: How many.
        epochs: Times that every like is seen.
        rate: Of learning.
        decay: Penalty of the numbers.
        seed: Of all chance.
    """

    name: str = "BPR-MF"
    content: bool = False
    factors: int = 32
    epochs: int = 30
    rate: float = 0.02
    decay: float = 1e-3
    seed: int = 0

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Train on the community's likes."""
        if not community.liked.any():
            return lambda asked: np.zeros((len(asked), len(catalogue.items)), dtype=np.float32)
        seen = catalogue.pictures if catalogue.pictures is not None else catalogue.words
        items, bias = self._trained(community.liked, seen if self.content else None)
        return lambda asked: self._folded_in(items, bias, asked)

    def _trained(self, liked: Mask, content: Matrix | None) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the items' factors (items, factors) and biases (items,)."""
        import torch
        from torch.nn.functional import softplus

        chance = torch.Generator().manual_seed(self.seed)
        model = _Parameters(liked.shape, self.factors, content, chance)
        learning = torch.optim.Adam(model.all(), lr=self.rate, weight_decay=self.decay / 100)
        people, good = (torch.from_numpy(part) for part in np.nonzero(liked))
        for _ in range(self.epochs):
            for batch in torch.split(torch.randperm(len(good), generator=chance), BATCH):
                bad = torch.randint(liked.shape[1], (len(batch),), generator=chance)
                items, bias = model.items()
                away = items[good[batch]] - items[bad]
                margin = (model.people[people[batch]] * away).sum(1) + bias[good[batch]] - bias[bad]
                learning.zero_grad()
                torch.autograd.backward(softplus(-margin).mean() + self.decay * away.pow(2).mean())
                learning.step()
        items, bias = model.items()
        return items.detach(), bias.detach()

    def _folded_in(self, items: torch.Tensor, bias: torch.Tensor, asked: AskedPeople) -> Scores:
        """Return the scores of people who were not trained on."""
        import torch
        from torch.nn.functional import softplus

        chance = torch.Generator().manual_seed(self.seed)
        people = torch.zeros((len(asked), items.shape[1]), requires_grad=True)
        who, good = (torch.from_numpy(part) for part in np.nonzero(asked.known.liked))
        learning = torch.optim.Adam([people], lr=0.1)
        for _ in range(STEPS_TO_FOLD_IN if len(good) else 0):
            bad = torch.randint(len(items), (len(good),), generator=chance)
            margin = (people[who] * (items[good] - items[bad])).sum(1) + bias[good] - bias[bad]
            learning.zero_grad()
            torch.autograd.backward(softplus(-margin).sum() + 0.5 * people.pow(2).sum())
            learning.step()
        scores: Scores = (people.detach() @ items.T + bias).numpy()
        return scores


class _Parameters:
    """What is trained.

    Args:
        shape: How many people and items.
        factors: How many.
        content: What the items look like, shape (items, d), or ``None``.
        chance: For the first values.
    """

    def __init__(self, shape: tuple[int, ...], factors: int, content: Matrix | None, chance: torch.Generator) -> None:
        import torch

        def small(*size: int) -> Any:
            return (0.1 * torch.randn(*size, generator=chance)).requires_grad_()

        self.people, self.own = small(shape[0], factors), small(shape[1], factors)
        self.bias = torch.zeros(shape[1], requires_grad=True)
        self.content = None if content is None else torch.from_numpy(np.ascontiguousarray(content))
        self.map = None if content is None else small(content.shape[1], factors)
        self.bias_map = None if content is None else small(content.shape[1], 1)

    def all(self) -> list[Any]:
        """Return everything that is trained."""
        return [part for part in (self.people, self.own, self.bias, self.map, self.bias_map) if part is not None]

    def items(self) -> tuple[Any, Any]:
        """Return the items' factors and biases."""
        if self.content is None or self.map is None or self.bias_map is None:
            return self.own, self.bias
        return self.own + self.content @ self.map, self.bias + (self.content @ self.bias_map)[:, 0]
