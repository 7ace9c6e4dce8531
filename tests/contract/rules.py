"""Many rules about one thing are one test: it tries them all and tells every one that is broken (逐条核对).

A rule costs microseconds, a test of its own a hundred times that; with a few hundred indicators that is minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Rule = TypeVar("Rule", bound=Callable[..., None])


class Rules:
    """What holds for every one of a kind. Decorate a function with it to add a rule; call ``keep`` in the test."""

    def __init__(self) -> None:
        self._rules: list[Callable[..., None]] = []

    def __call__(self, rule: Rule) -> Rule:
        self._rules.append(rule)
        return rule

    def keep(self, *about: Any) -> None:
        """Try every rule; raises ExceptionGroup with all that are broken, each named."""
        broken: list[Exception] = []
        for rule in self._rules:
            try:
                rule(*about)
            except Exception as failure:
                failure.add_note(rule.__name__)
                broken.append(failure)
        if broken:
            raise ExceptionGroup(", ".join(each.__notes__[-1] for each in broken), broken)
