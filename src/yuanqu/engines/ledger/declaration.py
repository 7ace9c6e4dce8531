"""The declaration of a ledger: beside its record, in one class, everything its pages and its import need.

    class ServiceCases(Ledger, of=ServiceCase):
        name, keeper = "办件台账", "政务服务科"
        key = ("case_no",)
        columns = ("case_no", "enterprise", "accepted_at", "done_at", "done_result")
        checks = (done_after_accepted,)

Names are strings resolved by start-up checks (``system_checks.py``), which say 「是否为……」 when one is off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from django.db import models

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.checks import BatchCheck, Check, Row
from yuanqu.engines.ledger.fields import Code, Column, columns_of
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Kept, Rights, declare

Derivation = Callable[[Sequence[Row]], Sequence[Any]]


class Ledger:
    """Everything about a ledger that is not a column.

    ``name``: 台账名称. ``keeper``: the department that keeps it. ``about``: one sentence for pages and glossary.
    ``key``: the business key, unique among standing records; an import updates by it and never changes it.
    ``title``: the columns that name a record in lists of figures and links (default: the key). ``called``: other
    columns of text by which people call it, such as a short name: workbooks may link by them.
    ``columns``: the list page's columns, in order (default: all). ``search``: the columns the search box reads
    (``enterprise.name`` follows a link). ``filters``: offered beside it. ``order``: the default order, ``-`` first
    for descending. ``event``: the column of a record's own day, where that is not the first day of the order or the
    filters (``own_day``). ``due``: where no clock watches it, the column of its last day, then those of
    the days that end it (done, called off).
    ``totals``: columns summed under the list. ``checks``: rules over a row or a submission.
    ``explanation``: the column whose text explains a soft check. ``derived``: columns the ledger computes on every
    write and nobody types: each a function of all rows of a submission, giving one value a row in their order.
    ``drawn_by``: the shape, behind links, that draws its records on the map where they have none of their own.
    ``left_out``: columns of the official form that are
    not kept, each with its reason. ``rules``: the laws and forms the ledger follows. ``rights``: who
    sees it, beside its keeper, the office and the leaders.
    """

    name: ClassVar[str]
    keeper: ClassVar[str]
    about: ClassVar[str] = ""
    key: ClassVar[tuple[str, ...]]
    title: ClassVar[tuple[str, ...]] = ()
    called: ClassVar[tuple[str, ...]] = ()
    columns: ClassVar[tuple[str, ...]] = ()
    search: ClassVar[tuple[str, ...]] = ()
    filters: ClassVar[tuple[str, ...]] = ()
    order: ClassVar[tuple[str, ...]] = ()
    event: ClassVar[str] = ""
    due: ClassVar[tuple[str, ...]] = ()
    due_in_working_days: ClassVar[bool] = False
    totals: ClassVar[tuple[str, ...]] = ()
    checks: ClassVar[tuple[Check | BatchCheck, ...]] = ()
    explanation: ClassVar[str] = ""
    derived: ClassVar[Mapping[str, Derivation]] = {}
    drawn_by: ClassVar[str] = ""
    left_out: ClassVar[Mapping[str, str]] = {}
    rules: ClassVar[tuple[str, ...]] = ()
    rights: ClassVar[Rights] = Rights()

    record: ClassVar[type[Record]]
    label: ClassVar[str]

    def __init_subclass__(cls, *, of: type[Record], **options: object) -> None:
        super().__init_subclass__(**options)
        cls.record = of
        cls.label = label_of(of)
        cls.title = cls.title or cls.key
        cls.columns = cls.columns or tuple(columns_of(of))
        _make_unique(of, cls.key)
        registry.add(cls)
        declare(of, Kept(cls.keeper, cls.rights, cls._personal, cls._names, cls._values))

    @classmethod
    def _personal(cls) -> frozenset[str]:
        return frozenset(name for name, column in cls.declared().items() if column.personal)

    @classmethod
    def _names(cls, column: str, value: Any) -> tuple[str, ...]:
        """What the value of a column that names somebody may be called."""
        found = cls.declared()[column]
        if not isinstance(found, Code):
            return (value,) if value else ()
        entry = found.codes.by_code.get(value)
        return (entry.label, *entry.aliases) if entry else ()

    @classmethod
    def _values(cls, column: str, name: str) -> tuple[str, ...]:
        """The values of a column by which it names ``name``."""
        found = cls.declared()[column]
        if not isinstance(found, Code):
            return (name,)
        return tuple(each.code for each in found.codes if name in (each.label, *each.aliases))

    @classmethod
    def declared(cls) -> dict[str, Column]:
        """All columns by identifier, in the order they were declared."""
        return columns_of(cls.record)

    @classmethod
    def untyped(cls) -> frozenset[str]:
        """The columns that nobody types: derived ones, and those an engine above keeps."""
        return frozenset(cls.derived) | {name for name, column in cls.declared().items() if column.kept}

    @classmethod
    def office(cls) -> str:
        """The room the ledger belongs to: an office's label, or ``registers``."""
        return cls.record._meta.app_label

    @classmethod
    def table(cls) -> str:
        """The ledger's table in the database."""
        return cls.record._meta.db_table


def _make_unique(record: type[Record], key: tuple[str, ...]) -> None:
    """Let the database hold the business key unique among standing records; a voided one frees its key."""
    constraint = models.UniqueConstraint(
        fields=key,
        condition=models.Q(voided_on=None),
        nulls_distinct=False,
        name=f"{record._meta.db_table[:56]}_key",
        violation_error_message="已有相同业务主键的记录。",
    )
    record._meta.constraints = [*record._meta.constraints, constraint]
    # Migrations read the options as they were written, so the constraint is added there, too.
    record._meta.original_attrs["constraints"] = record._meta.constraints


def label_of(record: type[Record]) -> str:
    """The label of the ledger whose record is ``record``: ``services.service_case``."""
    return f"{record._meta.app_label}.{_snake(record.__name__)}"


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
