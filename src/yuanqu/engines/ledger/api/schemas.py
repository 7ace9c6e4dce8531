"""The API's schemas of a ledger, made from its declaration: what OpenAPI says of every column (接口的数据结构)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, cast
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, PlainSerializer, StrictBool, StrictInt, StrictStr, create_model

from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.ledger.paths import ledger_behind

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger

ENUMERATED = 200  # longer code lists are named, not enumerated


class LinkOut(Schema):
    """A linked record."""

    id: UUID | None = Field(description="无权查看的记录没有")
    title: str = Field(description="记录名称")


Exact = Annotated[Decimal, PlainSerializer(lambda value: format(value, "f"), return_type=str)]

_OUT: dict[str, Any] = {
    "day": date,
    "month": date,
    "moment": datetime,
    "whole": int,
    "amount": Exact,
    "yes_no": bool,
    "link": LinkOut,
    "shape": dict[str, Any],
}
_IN: dict[str, Any] = {
    "whole": StrictInt | StrictStr,
    "amount": StrictInt | StrictStr,
    "yes_no": StrictBool | StrictStr,
    "shape": dict[str, Any] | StrictStr,
}


class ChangeOut(Schema):
    """One column's change, as pages state it."""

    column: str
    label: str
    before: str
    after: str


class EventOut(Schema):
    """One deed on a record."""

    at: datetime
    did: str = Field(description="insert 登记、update 修改、void 作废、restore 恢复")
    way: str = Field(description="page、api、import、command、demo、direct（数据库直接修改）")
    who: str
    reason: str
    request: UUID
    changes: list[ChangeOut]


class VoidIn(Schema):
    """Voiding a record."""

    model_config = ConfigDict(extra="forbid")
    reason: str = Field(description="作废原因")
    version: str = Field(default="", description="取得记录时的 version；也可用 If-Match 给出")


def record_out(ledger: type[Ledger]) -> type[Schema]:
    """The schema of one record as it is given."""
    columns: dict[str, Any] = {
        name: (
            _OUT.get(column.kind, str) | None,
            Field(None, description=_described(column), title=column.label),
        )
        for name, column in ledger.declared().items()
    }
    return create_model(
        f"{_name(ledger)}",
        __base__=Schema,
        __doc__=f"{ledger.name}：{ledger.about}",
        id=(UUID, Field(description="记录编号")),
        version=(str, Field(description="版本；修改和作废时原样送回")),
        voided_on=(date | None, Field(None, description="作废日期")),
        void_reason=(str | None, Field(None, description="作废原因")),
        **columns,
    )


def list_out(ledger: type[Ledger], record: type[Schema]) -> type[Schema]:
    """The schema of a page of records."""
    totals = {
        name: (Exact | None, Field(None, description=_described(ledger.declared()[name])))
        for name in ledger.totals
        if name in ledger.declared()
    }
    sums = create_model(f"{_name(ledger)}Totals", __base__=Schema, **cast(Any, totals))
    return create_model(
        f"{_name(ledger)}List",
        __base__=Schema,
        count=(int, Field(description="符合条件的条数，最多数到 100001")),
        counted=(str, Field(description="条数的写法，数不到底时为 100,000+")),
        page=(int, ...),
        pages=(int, ...),
        size=(int, ...),
        totals=(sums, Field(description="符合条件的全部记录的合计；超过 100000 条时不合计")),
        records=(list[record], ...),  # type: ignore[valid-type]
    )


def create_in(ledger: type[Ledger]) -> type[Schema]:
    """The body that registers a record."""
    return create_model(
        f"{_name(ledger)}Create",
        __base__=Schema,
        __config__=ConfigDict(extra="forbid"),
        values=(_values_in(ledger, "New", required=True), ...),
        reason=(str, Field("", description="事由")),
    )


def update_in(ledger: type[Ledger]) -> type[Schema]:
    """The body that changes a record: only the columns to change."""
    return create_model(
        f"{_name(ledger)}Update",
        __base__=Schema,
        __config__=ConfigDict(extra="forbid"),
        values=(_values_in(ledger, "Changed", required=False), ...),
        reason=(str, Field(description="变更原因，必填")),
        version=(str, Field("", description="取得记录时的 version；也可用 If-Match 给出")),
    )


def _values_in(ledger: type[Ledger], suffix: str, *, required: bool) -> type[Schema]:
    columns: dict[str, Any] = {}
    for name, column in ledger.declared().items():
        if name in ledger.untyped() or (not required and name in ledger.key):
            continue
        given = _IN.get(column.kind, StrictStr)
        extra: dict[str, Any] = {
            "description": _described(column),
            "title": column.label,
            "json_schema_extra": _enumerated(column),
        }
        if required and not column.empty:
            columns[name] = (given, Field(**extra))
        else:
            columns[name] = (given | None, Field(default=None, **extra))
    name = f"{_name(ledger)}{suffix}"
    return create_model(name, __base__=Schema, __config__=ConfigDict(extra="forbid"), **columns)


def _described(column: Column) -> str:
    """What a column holds: label, unit, note, codes."""
    parts = [column.label]
    if unit := getattr(column, "unit", ""):
        parts.append(f"单位：{unit}")
    if column.note:
        parts.append(column.note)
    if column.personal:
        parts.append("个人信息")
    match column.kind:
        case "code":
            codes = cast(Code, column).codes
            shown = [f"{code} {label}" for code, label in codes.choices[:ENUMERATED]]
            more = f" 等 {len(codes)} 项，见 /api/ledgers" if len(codes) > ENUMERATED else ""
            parts.append(f"代码表「{codes.name}」：" + "；".join(shown) + more)
        case "link":
            parts.append(f"关联「{ledger_behind(column).name}」，以记录编号、业务主键或名称给出")
        case "month":
            parts.append("月份，存为当月1日")
        case "amount":
            parts.append("十进制文本")
        case "shape":
            parts.append("GeoJSON几何图形，WGS84经纬度；也可以文本给出")
    return "。".join(parts)


def _enumerated(column: Column) -> dict[str, Any]:
    if column.kind != "code":
        return {}
    codes = cast(Code, column).codes
    return {"examples": [codes.choices[0][0]]} if len(codes) else {}


def _name(ledger: type[Ledger]) -> str:
    return "".join(word.capitalize() for word in ledger.label.replace(".", "_").split("_"))
