"""Exact top pairs of scores of the form a_m + b_i + c_mi."""

from recommender.ranking.topk import Pair, PairIndex, brute_force

__all__ = ["Pair", "PairIndex", "brute_force"]
