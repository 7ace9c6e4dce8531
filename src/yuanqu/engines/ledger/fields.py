"""The columns a ledger is declared with: Django fields that also carry what a clerk needs to know.

Each takes its Chinese label first. ``empty=True`` lets the column be blank (unknown is NULL, never 0 or "").
What only describes a column (label, note, aliases …) stays out of migrations: changing a word is no migration.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models

from yuanqu.engines.ledger.codes import CodeList
from yuanqu.engines.ledger.shapes import canonical

if TYPE_CHECKING:  # the fields take type arguments only in their stubs
    BigIntegerField = models.BigIntegerField[Any, Any]
    BooleanField = models.BooleanField[Any, Any]
    CharField = models.CharField[str, str]
    DateField = models.DateField[Any, Any]
    DateTimeField = models.DateTimeField[Any, Any]
    DecimalField = models.DecimalField[Any, Any]
    ForeignKey = models.ForeignKey[Any, Any]
    TextField = models.TextField[str, str]
else:
    from django.db.models import (
        BigIntegerField,
        BooleanField,
        CharField,
        DateField,
        DateTimeField,
        DecimalField,
        ForeignKey,
        TextField,
    )


SHAPE_HEADINGS = ("图形", "几何图形", "GeoJSON", "geometry")  # how a sheet may call the column of shapes


class Column:
    """What every column of a ledger carries beside its Django field.

    ``note``: a hint for form and template. ``aliases``: other headings departments use for it.
    ``personal``: never leaves the database for snapshots, comments or the lake. ``since``/``was``: the schema
    version that brought it and the identifiers it had before, so older snapshots stay readable.
    ``source``: the form or rule the column comes from. ``kept``: an engine above writes it, nobody types it;
    ``replayed``: an import still reads it, for that engine to make of it what it will. ``stock``: a number at a moment,
    or cumulative already: a month's is not added to another's. ``sought``: standing records are looked for by it.
    """

    kind = "text"
    kept = False
    replayed = False
    sought = False

    def __init__(
        self,
        label: str = "",
        *,
        empty: bool = False,
        note: str = "",
        aliases: Sequence[str] = (),
        personal: bool = False,
        since: int = 1,
        was: Sequence[str] = (),
        source: str = "",
        stock: bool = False,
        **options: Any,
    ) -> None:
        self.stock = stock
        self.label, self.note, self.aliases = label, note, tuple(aliases)
        self.personal, self.since, self.was, self.source = personal, since, tuple(was), source
        super().__init__(verbose_name=label or None, null=empty, blank=empty, **options)  # type: ignore[call-arg]

    @property
    def empty(self) -> bool:
        """Whether the column may be blank."""
        return bool(self.null)  # type: ignore[attr-defined]

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()  # type: ignore[misc]
        for word in ("verbose_name", "blank", "null", "choices"):
            options.pop(word, None)
        if self.empty:
            options["empty"] = True
        return name, path, args, options


class Text(Column, CharField):
    """One line of text; identifiers too, which stay text whatever their digits."""

    kind = "text"

    def __init__(self, label: str = "", *, max_length: int = 200, **options: Any) -> None:
        super().__init__(label, max_length=max_length, **options)


class LongText(Column, TextField):
    """Text of any length."""

    kind = "long_text"


class CreditCode(Text):
    """统一社会信用代码, 18 characters with a check digit (GB 32100-2015)."""

    kind = "credit_code"

    def __init__(self, label: str = "", *, max_length: int = 18, **options: Any) -> None:
        super().__init__(label, max_length=max_length, **options)


class Code(Column, CharField):
    """A coded value: the code is stored, its label shown; ``codes`` says what it may be."""

    kind = "code"

    def __init__(
        self, label: str = "", codes: CodeList | None = None, *, max_length: int = 40, **options: Any
    ) -> None:
        self.codes = codes if codes is not None else CodeList("", ())
        super().__init__(label, max_length=max_length, **options)


class Day(Column, DateField):
    """A business date in Asia/Shanghai."""

    kind = "day"


class Month(Column, DateField):
    """A month, kept as its first day."""

    kind = "month"


class Moment(Column, DateTimeField):
    """A moment, kept in UTC; its business date is the date in Asia/Shanghai."""

    kind = "moment"


class Whole(Column, BigIntegerField):
    """A whole number of ``unit``."""

    kind = "whole"

    def __init__(self, label: str = "", *, unit: str = "", **options: Any) -> None:
        self.unit = unit
        super().__init__(label, **options)


class Amount(Column, DecimalField):
    """An exact decimal in ``unit`` with ``places`` decimals."""

    kind = "amount"

    def __init__(
        self, label: str = "", unit: str = "", *, places: int = 2, digits: int = 20, **options: Any
    ) -> None:
        self.unit = unit
        options.setdefault("max_digits", digits)
        options.setdefault("decimal_places", places)
        super().__init__(label, **options)


class Shape(Column, TextField):
    """A shape on the ground: GeoJSON geometry in WGS84, kept as jsonb; in Python its canonical text (``shapes.py``).

    ``area``: the column of the entered area that the shape's own area is shown beside, never put in its place.
    It is neither sorted nor filtered by. A ledger with such a column has a layer on the map. ``coloured``: the coded
    filter that colours the layer, where that is not the state of the record's procedure. ``on_paper``: it is drawn in
    the report's map, too.
    """

    kind = "shape"

    def __init__(
        self,
        label: str = "",
        *,
        area: str = "",
        coloured: str = "",
        on_paper: bool = False,
        **options: Any,
    ) -> None:
        self.area, self.coloured, self.on_paper = area, coloured, on_paper
        named = tuple(name for name in SHAPE_HEADINGS if name != label)
        options["aliases"] = (*options.get("aliases", ()), *named)
        super().__init__(label, **options)

    def db_type(self, connection: Any) -> str:
        """Kept as jsonb."""
        return "jsonb"

    def to_python(self, value: Any) -> Any:
        """The canonical text; a history's image holds the geometry itself."""
        return canonical(value) if isinstance(value, dict) else value


class YesNo(Column, BooleanField):
    """是 / 否."""

    kind = "yes_no"


class Link(Column, ForeignKey):
    """A reference to a record of another ledger, given in workbooks by that ledger's business key or name.

    ``origin``: the record grew out of the one it links to, whose story is then part of its own (线索 of 在谈项目).
    """

    kind = "link"

    def __init__(self, label: str = "", to: Any = None, *, origin: bool = False, **options: Any) -> None:
        self.origin = origin
        options.setdefault("on_delete", models.PROTECT)
        options.setdefault("related_name", "+")
        super().__init__(label, to=to, **options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        return name, path, args, options


def columns_of(model: type[models.Model]) -> dict[str, Column]:
    """The declared columns of ``model`` by identifier, in the order they were declared."""
    return dict(_columns_of(model))


@cache
def _columns_of(model: type[models.Model]) -> dict[str, Column]:
    return {field.name: field for field in model._meta.fields if isinstance(field, Column)}
