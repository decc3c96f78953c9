"""The words in which the starter library speaks of activities and audiences."""

from __future__ import annotations

ACTIVITIES: dict[str, str] = {
    "walking": "walking and strolling",
    "reading": "reading",
    "cooking": "cooking and baking",
    "making_music": "making music and singing",
    "gardening": "gardening and house plants",
    "yoga": "yoga, stretching and breathing",
    "friends_family": "time with friends and family",
    "sport": "sport and play that moves",
    "drawing_crafts": "drawing, painting and crafts",
    "pets": "time with pets",
    "games_puzzles": "board games, cards and puzzles",
    "nature_watching": "watching birds, stars and the sky",
    "tidying": "tidying the home",
    "repairing": "mending and repairing",
    "writing": "writing by hand",
    "sleeping_early": "going to bed early",
    "volunteering": "helping neighbours and volunteering",
    "resting": "resting, warmth and doing nothing",
    "listening": "listening to music, radio and sounds",
    "children_play": "playing with children",
}
"""What the starter library suggests, with a phrase for people. Operators may use other words as well."""

TRAITS: dict[str, str] = {
    "parent": "lives with children of their own",
    "teen_parent": "has children at home, all of them teenagers",
    "grandparent": "has grandchildren",
    "pet_owner": "has a pet",
    "dog_owner": "has a dog",
    "cat_owner": "has a cat",
    "garden": "has a garden",
    "limited_mobility": "walks or moves with difficulty",
    "wheelchair": "uses a wheelchair",
    "low_vision": "sees little or nothing",
    "minor": "is under 18",
    "adult": "is 18 or older",
    "older": "is 65 or older",
    "student": "goes to school or university",
    "worker": "goes to work",
    "lives_alone": "lives alone",
    "partner": "lives with a partner",
    "working": "works for a living",
    "retired": "no longer works",
    "learner": "learns a trade or a subject",
    "partnered": "has a partner",
    "shared_flat": "shares a flat",
    "expecting": "expects a child",
    "fragile_health": "must avoid strain",
    "hard_of_hearing": "hears little or nothing",
    "weak_hands": "cannot do fine or strong work with the hands",
    "no_alcohol": "drinks no alcohol",
}
"""Traits of users by which items are kept for some or kept from some (``only_for``, ``unsuitable_for``)."""
