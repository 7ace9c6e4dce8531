"""The layers of the map: one a ledger with a shape; what they are filtered and coloured by (图层).

A ledger without a shape of its own may be drawn on that of the record it is about (``drawn_by``). A layer is coloured
by what its shape declares (``coloured``), else by the state of the record's procedure, else by the first coded filter
that is not common to layers. Coded filters of several layers with one code list, such as 所在园区, filter all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.codes import CodeList
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Shape
from yuanqu.engines.ledger.paths import Path, path_of
from yuanqu.engines.ledger.shapes import kind_of
from yuanqu.engines.ledger.titles import Reader
from yuanqu.engines.ledger.withholding import sees_path
from yuanqu.engines.maps.signs import Form, Sign, broken_of, colour_of, form_at, kind_drawn
from yuanqu.engines.procedure import registry as procedures
from yuanqu.people.access import may_read

LISTED_CODES = 24  # a longer list of codes is no legend


@dataclass(frozen=True)
class Layer:
    """A ledger on the map. ``shape``: its column; ``status``: what colours it, if anything; ``form``: its looks."""

    ledger: type[Ledger]
    shape: Path
    status: Path | None
    form: Form

    @property
    def label(self) -> str:
        """The ledger's label."""
        return self.ledger.label

    @property
    def codes(self) -> Sequence[tuple[str, str]]:
        """The codes that colour it, with their labels."""
        return cast(Code, self.status.column).codes.choices if self.status else ()

    def colour(self, code: str | None) -> str:
        """The colour of a record with that code."""
        return colour_of(self.form, [each for each, _ in self.codes], code)

    @property
    def own(self) -> bool:
        """Whether the shape is the record's own."""
        return not self.shape.through

    def sign(self, shape: str, code: str | None) -> Sign:
        """The sign of a record of that shape and code."""
        broken = broken_of([each for each, _ in self.codes], code)
        return Sign(kind_drawn(kind_of(shape)), self.colour(code), self.form, broken)


@dataclass(frozen=True)
class Common:
    """A filter of several layers at once: the column's name and label, its codes."""

    name: str
    label: str
    codes: CodeList


def all_layers() -> list[Layer]:
    """Every layer, whoever may open it."""
    return [*_all()]


def layers(account: Reader) -> list[Layer]:
    """The layers that ``account`` may open, in the order of their ledgers."""
    return [*_open_to(account)]


def first_layer(account: Reader) -> Layer | None:
    """The first of the layers that ``account`` may open: every page's menu asks for it."""
    return next(_open_to(account), None)


def _open_to(account: Reader) -> Iterator[Layer]:
    return (
        layer
        for layer in _all()
        if may_read(account, layer.ledger.record) and sees_path(account, layer.shape)
    )


def layer_of(account: Reader, label: str) -> Layer | None:
    """The layer of a ledger, if ``account`` may open it."""
    return next((layer for layer in layers(account) if layer.label == label), None)


def commons(shown: Sequence[Layer]) -> list[Common]:
    """The filters that at least two of the layers share."""
    names = {name for name, _ in _shared()}
    found: dict[str, Common] = {}
    for layer in shown:
        for path in _coded(layer.ledger):
            if path.name in names:
                found.setdefault(path.name, Common(path.name, path.label, cast(Code, path.column).codes))
    return list(found.values())


def shared_by(layer: Layer, common: Common) -> bool:
    """Whether the layer is filtered by that common filter."""
    return any(path.name == common.name for path in _coded(layer.ledger))


def common_place(layer: Layer) -> Path | None:
    """The column by which the layer's records lie together under one name on the map: its park."""
    names = {name for name, _ in _shared()}
    return next((path for path in _coded(layer.ledger) if path.name in names), None)


@cache
def _all() -> tuple[Layer, ...]:
    found: list[Layer] = []
    for ledger, shape in _mapped().items():
        found.append(Layer(ledger, path_of(ledger, shape), _status(ledger, shape), form_at(len(found))))
    return tuple(found)


def _status(ledger: type[Ledger], shape: str) -> Path | None:
    """What colours the layer: declared, or the state, or the first filter of its own."""
    procedure = procedures.find(ledger.label)
    state = procedure.state_column() if procedure else ""
    own = ledger.declared().get(shape)
    declared = (cast(Shape, own).coloured if own else "") or (state if state in ledger.filters else "")
    if declared:
        return path_of(ledger, declared)
    return next((path for path in _coded(ledger) if (path.name, _list(path)) not in _shared()), None)


@cache
def _mapped() -> dict[type[Ledger], str]:
    """The ledgers on the map by what draws them; those with a shape of their own come first."""
    own: dict[type[Ledger], str] = {}
    for ledger in registry.ledgers():
        for name, column in ledger.declared().items():
            if isinstance(column, Shape):
                own.setdefault(ledger, name)
    borrowed = {ledger: ledger.drawn_by for ledger in registry.ledgers() if ledger.drawn_by}
    return own | borrowed


@cache
def _shared() -> frozenset[tuple[str, str]]:
    """The coded filters that two ledgers or more have, by name and code list."""
    counted = Counter((path.name, _list(path)) for ledger in _mapped() for path in _coded(ledger))
    return frozenset(pair for pair, times in counted.items() if times > 1)


def _coded(ledger: type[Ledger]) -> list[Path]:
    """The ledger's own filters by a short list of codes."""
    paths = (path_of(ledger, name) for name in ledger.filters if "." not in name)
    return [
        path for path in paths if isinstance(path.column, Code) and 0 < len(path.column.codes) <= LISTED_CODES
    ]


def _list(path: Path) -> str:
    return cast(Code, path.column).codes.name
