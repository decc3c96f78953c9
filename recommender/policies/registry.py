"""Policies by name: every module of this package that holds one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from inspect import isabstract
from pkgutil import iter_modules

from recommender import policies
from recommender.errors import UnknownMethodError
from recommender.policies.base import Policy


@cache
def known_policies() -> Mapping[str, type[Policy]]:
    """Return the policies by name, those that recommend in earnest first.

    Raises:
        RuntimeError: If two have the same name.
    """
    found: dict[str, type[Policy]] = {}
    for module in sorted(entry.name for entry in iter_modules(policies.__path__)):
        for kind in vars(import_module(f"{policies.__name__}.{module}")).values():
            if not (isinstance(kind, type) and issubclass(kind, Policy)) or isabstract(kind):
                continue
            if found.setdefault(kind.name, kind) is not kind:
                raise RuntimeError(f"two policies are called {kind.name!r}: rename one of them")
    return dict(sorted(found.items(), key=lambda entry: entry[1].is_baseline))


def policy_named(name: str) -> type[Policy]:
    """Return a policy by its name.

    Raises:
        UnknownMethodError: If there is none.
    """
    known = known_policies()
    if name not in known:
        raise UnknownMethodError(name, known)
    return known[name]
