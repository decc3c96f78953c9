"""Who gets into which cohort: permuted blocks within strata, the same for the same seed."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from bot.trials.plan import TrialPlan


def cohort_at(plan: TrialPlan, stratum: str, place: int) -> str:
    """Return the cohort of the person who comes at ``place`` (from 0) within a stratum.

    Each block holds every cohort as often as its share says, in an order drawn from seed, stratum and block: no
    stratum ever strays further from the shares than a block is long.
    """
    block = [name for name, cohort in plan.cohorts.items() for _once in range(cohort.share)]
    number, within = divmod(place, len(block))
    text = f"{plan.name}/{plan.allocation.seed}/{stratum}/{number}"
    seed = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
    return block[int(np.random.default_rng(seed).permutation(len(block))[within])]
