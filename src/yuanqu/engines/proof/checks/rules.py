"""The rules in force, in the order in which their findings are told (规则清单)."""

from __future__ import annotations

from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.unfilled import UnfilledAmount

RULES: tuple[Rule, ...] = (UnfilledAmount(),)
