"""What a composed indicator consists of (取数方案): plain words kept as JSON, of which nothing is ever executed.

A spec names a ledger, a measure, a window, conditions and dimensions. It says nothing of whether those exist:
`judging` asks that, `made` makes an indicator of the vocabulary from it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

Measured = Literal["count", "distinct", "sum", "average", "share"]
Picked = Literal["during", "standing", "entered", "statement"]
Test = Literal["is", "is_not", "filled", "blank", "at_least", "below", "by", "not_after", "moved", "in_state"]
Audience = Literal["readers", "staff"]
OF_MOVES = ("moved", "in_state")


class SpecDamaged(ValueError):
    """What is kept is not a spec."""

    code = "own.spec_damaged"

    def __init__(self, what: str) -> None:
        super().__init__(f"自定指标的取数方案读不出（{what}）：请从版本历史恢复上一版，或重新编制。")


@dataclass(frozen=True)
class Asked:
    """One condition: ``column`` put to ``test`` with ``values``; one on moves or states asks no column."""

    column: str
    test: Test
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spec:
    """``of``: the ledger. ``measure`` and ``column``: what is counted, summed or averaged. ``window`` picks in time by
    ``when`` (columns, or states). ``where``: conditions on all, ``part``: further ones on the part of a share.

    ``over``: the code of an indicator of the catalogue by which a number or a sum is divided, empty for none; a zone's
    own is named with its version. ``audience``: who sees the value beside the office and the leaders: the ledger's
    readers, or all staff.
    """

    of: str
    measure: Measured = "count"
    column: str = ""
    over: str = ""
    window: Picked = "during"
    when: tuple[str, ...] = ()
    where: tuple[Asked, ...] = ()
    part: tuple[Asked, ...] = ()
    by: tuple[str, ...] = ()
    unit: str = ""
    places: int = 0
    audience: Audience = "readers"

    def to_json(self) -> dict[str, Any]:
        """The spec as it is kept."""
        return asdict(self)

    @property
    def digest(self) -> str:
        """SHA-256 of it: two specs are one where they say the same."""
        text = json.dumps(self.to_json(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


_DATES = {"during": 1, "standing": 2, "statement": 0}  # of an entered state, as many as are named
_CHOICES = {"measure": Measured, "window": Picked, "audience": Audience}


def read_spec(kept: Any) -> Spec:
    """The spec of what was kept. Raises SpecDamaged for anything it does not know: nothing is guessed."""
    held = _object(kept, Spec)
    for name, choice in _CHOICES.items():
        if held.get(name, get_args(choice)[0]) not in get_args(choice):
            raise SpecDamaged(f"{name} 为 {held[name]!r}")
    for name in ("when", "by"):
        held[name] = _texts(held.get(name, ()), name)
    for name in ("where", "part"):
        held[name] = tuple(_asked(each) for each in _list(held.get(name, ()), name))
    for name in ("of", "column", "over", "unit"):
        if not isinstance(held.get(name, ""), str):
            raise SpecDamaged(name)
    if type(held.get("places", 0)) is not int or not 0 <= held.get("places", 0) <= 6:
        raise SpecDamaged("places")
    if "of" not in held:
        raise SpecDamaged("没有写台账")
    if _DATES.get(held.get("window", "during"), len(held["when"])) != len(held["when"]):
        raise SpecDamaged("时间")
    return Spec(**held)


def _asked(kept: Any) -> Asked:
    held = _object(kept, Asked)
    if held.get("test") not in get_args(Test) or not isinstance(held.get("column"), str):
        raise SpecDamaged("条件")
    held["values"] = _texts(held.get("values", ()), "条件的值")
    return Asked(**held)


def _object(kept: Any, of: type) -> dict[str, Any]:
    known = {field.name for field in fields(of)}
    if not isinstance(kept, Mapping) or not set(kept) <= known:
        raise SpecDamaged(
            "不是方案" if not isinstance(kept, Mapping) else "、".join(sorted(set(kept) - known))
        )
    return dict(kept)


def _list(kept: Any, name: str) -> list[Any]:
    if not isinstance(kept, list | tuple):
        raise SpecDamaged(name)
    return list(kept)


def _texts(kept: Any, name: str) -> tuple[str, ...]:
    texts = _list(kept, name)
    if not all(isinstance(text, str) for text in texts):
        raise SpecDamaged(name)
    return tuple(texts)
