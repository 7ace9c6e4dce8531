"""The fields of a record's form, generated from the columns: one shape a kind (表单的格子)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from yuanqu.engines.ledger.entering import text_of
from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.ledger.lookup import texts_for
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.ledger.refusals import Problem
from yuanqu.people.access import sees_column
from yuanqu.people.filling import Pens, own_names

SELECTED_MOST = 30  # a longer code list is looked up while typing

_INPUTS = {"day": "date", "month": "month"}


@dataclass(frozen=True)
class FormField:
    """One cell of the form. ``shape``: input, textarea, select, lookup or fixed (shown, not typed)."""

    name: str
    label: str
    shape: str
    text: str
    required: bool = False
    note: str = ""
    unit: str = ""
    input_type: str = "text"
    numeric: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    lookup_url: str = ""
    problems: tuple[Problem, ...] = ()
    now: str = ""
    whole: bool = False

    @property
    def described_by(self) -> str:
        """The ids of what describes the control, for aria-describedby."""
        parts = ["note"] * bool(self.note) + ["problems"] * bool(self.problems) + ["now"] * bool(self.now)
        return " ".join(f"field-{self.name}-{part}" for part in parts)


def form_texts(on: Subject, record: Record | None) -> dict[str, str]:
    """The text of every column as the form shows it; blank for a new record."""
    declared = on.ledger.declared()
    if record is None:
        return dict.fromkeys(declared, "")
    values = {name: getattr(record, str(cast(Any, column).attname)) for name, column in declared.items()}
    return shown_texts(on, values)


def shown_texts(on: Subject, values: Mapping[str, Any]) -> dict[str, str]:
    """Values of columns as the form shows them."""
    declared = on.ledger.declared()
    texts: dict[str, str] = {}
    for name, value in values.items():
        column = declared[name]
        texts[name] = _link_text(on, column, value) if column.kind == "link" else _text(column, value)
    return texts


def form_fields(
    on: Subject,
    texts: Mapping[str, str],
    problems: Sequence[Problem] = (),
    *,
    editing: bool = False,
    now: Mapping[str, str] | None = None,
    closed: Mapping[str, str] | None = None,
) -> list[FormField]:
    """The fields in the order of the declaration. ``editing`` fixes the business key; ``now`` are values that
    somebody else saved meanwhile, shown beside what was typed; ``closed`` says why columns are not to be typed.
    """
    fields, closed = [], closed or {}
    for name, column in on.ledger.declared().items():
        if column.kept or (name in on.ledger.derived and not editing):
            continue
        if name in closed and not (editing or texts[name]):
            continue  # somebody else fills it in later
        if name in closed and not sees_column(on.account, on.ledger.record, name):
            continue  # neither to be filled in nor to be seen: a personal column of somebody else's row
        own = tuple(problem for problem in problems if problem.columns[:1] == (name,))
        why = _fixed_why(on, name, editing=editing) or closed.get(name, "")
        field = _fixed(on, name, column, texts, why) if why else _open(on, name, column, texts[name])
        fields.append(_with(field, own, (now or {}).get(name, "")))
    return fields


def typed_fields(
    on: Subject, texts: Mapping[str, str], problems: Sequence[Problem], *, required: Sequence[str] = ()
) -> list[FormField]:
    """The fields of the columns that ``texts`` names, for another form than the record's own; ``required`` there."""
    declared, fields = on.ledger.declared(), []
    for name, text in texts.items():
        own = tuple(problem for problem in problems if problem.columns[:1] == (name,))
        field = _with(_open(on, name, declared[name], text), own, "")
        fields.append(replace(field, required=field.required or name in required))
    return fields


def _with(field: FormField, problems: tuple[Problem, ...], now: str) -> FormField:
    return FormField(**{**field.__dict__, "problems": problems, "now": now})


def closed_columns(on: Subject, record: Record | None) -> dict[str, str]:
    """The columns that the account may not fill in here, each with why."""
    keeper = on.ledger.keeper
    if record is None:
        own = own_names(on.account, on.ledger.record)
        pen = Pens(on.account, on.ledger.record).of(own, new=True)
        others = {} if pen.whole else {n: f"由{keeper}填写" for n in on.ledger.declared() if not pen.may(n)}
        return others | dict.fromkeys(own, "由您所在的单位登记")
    pen = on.pen(record)
    return {name: f"由{pen.whose(name, keeper)}填写" for name in on.ledger.declared() if not pen.may(name)}


def _fixed_why(on: Subject, name: str, *, editing: bool) -> str:
    if name in on.ledger.derived:
        return "由系统按其他列得出，保存时更新"
    return "业务主键，登记后不能改" if editing and name in on.ledger.key else ""


def _fixed(on: Subject, name: str, column: Column, texts: Mapping[str, str], note: str) -> FormField:
    text = texts[name]
    if column.kind == "code":
        text = cast(Code, column).codes.label(text)
    unit = str(getattr(column, "unit", ""))
    return FormField(name, column.label, "fixed", text, note=note, unit=unit, numeric=bool(unit))


def _open(on: Subject, name: str, column: Column, text: str) -> FormField:
    common: dict[str, Any] = {"required": not column.empty, "note": column.note}
    match column.kind:
        case "code":
            codes = cast(Code, column).codes
            if 0 < len(codes) <= SELECTED_MOST:
                return FormField(name, column.label, "select", text, choices=tuple(codes.choices), **common)
            return FormField(name, column.label, "lookup", text, lookup_url=on.url("lookup", name), **common)
        case "link":
            return FormField(name, column.label, "lookup", text, lookup_url=on.url("lookup", name), **common)
        case "yes_no":
            return FormField(
                name, column.label, "select", text, choices=(("是", "是"), ("否", "否")), **common
            )
        case "long_text" | "shape":
            return FormField(name, column.label, "textarea", text, whole=True, **common)
        case "whole" | "amount":
            unit = str(getattr(column, "unit", ""))
            return FormField(name, column.label, "input", text, unit=unit, numeric=True, **common)
        case "moment":
            common["note"] = common["note"] or "年月日和时分，如 2025-06-30 09:30"
    return FormField(name, column.label, "input", text, input_type=_INPUTS.get(column.kind, "text"), **common)


def _text(column: Column, value: Any) -> str:
    if column.kind == "code" and value:
        codes = cast(Code, column).codes
        return value if len(codes) <= SELECTED_MOST else f"{codes.label(value)}（{value}）"
    return text_of(column, value)


def _link_text(on: Subject, column: Column, value: UUID | None) -> str:
    return texts_for(on.account, column, [value])[value] if value else ""
