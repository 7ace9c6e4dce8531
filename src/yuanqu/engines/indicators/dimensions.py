"""Dimensions 分组: the ways a measure may be sliced, declared once for every ledger that has the link.

A dimension's value is that of the record's own date: an enterprise's industry in April is April's, whatever it is now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuanqu.engines.indicators.conditions import Equals


@dataclass(frozen=True)
class Along:
    """The value of a column, own or over one link: ``Along("park", "所在园区", "enterprise.park")``."""

    name: str
    label: str
    path: str


@dataclass(frozen=True)
class Dated:
    """The value of ``column`` in the interval of ``ledger`` that covers the record's date.

    ``link`` is the measured ledger's link (its last step), ``there`` the same link in ``ledger``.
    """

    name: str
    label: str
    link: str
    ledger: str
    column: str
    during: tuple[str, str]
    there: str = "enterprise"


@dataclass(frozen=True)
class Mapped:
    """Another dimension's value (its first ``take`` characters) looked up in a dated list.

    Leading industries: the first two digits of the industry code in the list in force at the record's date.
    """

    name: str
    label: str
    of: str
    take: int
    ledger: str
    key: str
    column: str
    during: tuple[str, str]
    where: tuple[Equals, ...] = ()


Dimension = Along | Dated | Mapped

_dimensions: dict[str, Dimension] = {}


def declare(*dimensions: Dimension) -> None:
    """Enter dimensions; two under one name are refused."""
    for dimension in dimensions:
        if _dimensions.setdefault(dimension.name, dimension) is not dimension:
            raise ValueError(f"two dimensions are declared under the name {dimension.name}")


def dimension(name: str) -> Dimension | None:
    """The dimension of that name, or None."""
    return _dimensions.get(name)


def dimensions() -> Iterator[Dimension]:
    """All dimensions in the order they were declared."""
    return iter(_dimensions.values())
