"""Columns that come in pairs (本年与上年同期): every flow row of a statistical form asks for both.

Declared once, a pair gives the model two ordinary columns: ``revenue`` and ``revenue_prior``. Migrations and
Django's own copies of the model see two plain amounts and never this class, so that nothing is paired twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models

from yuanqu.engines.ledger.fields import Amount

PRIOR = "上年同期"


class Pair(Amount):
    """The 本年 1–本月 column; brings the 上年同期 one with it, which may stay blank where no base is known."""

    def __init__(self, label: str = "", unit: str = "", *, source: str = "", **options: Any) -> None:
        super().__init__(label, unit, source=source, aliases=(f"{label}（本年累计）",), **options)
        # Made here, not when the model is built: Django orders columns by when their fields were made.
        self.prior = Amount(
            f"{label}（{PRIOR}）",
            unit,
            source=source,
            aliases=(f"{label}{PRIOR}", f"{PRIOR}{label}", f"{label}({PRIOR})"),
            **{**options, "empty": True},
        )

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        self.prior.contribute_to_class(cls, f"{name}_prior", private_only)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        return name, f"{Amount.__module__}.{Amount.__qualname__}", args, options

    def clone(self) -> Any:
        """A plain amount: what migrations copy."""
        _name, _path, args, options = self.deconstruct()
        return Amount(*args, **options)
