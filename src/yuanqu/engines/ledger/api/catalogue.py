"""All ledgers with their columns, as the API gives them: what a program needs to know before it reads or writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.api.problems import ERRORS
from yuanqu.engines.ledger.fields import Code, Column
from yuanqu.engines.ledger.pages.subject import readable_ledger
from yuanqu.engines.ledger.paths import ledger_behind
from yuanqu.people.access import may_read
from yuanqu.people.filling import may_write
from yuanqu.people.models import Account

if TYPE_CHECKING:
    from yuanqu.engines.ledger.declaration import Ledger


class CodeOut(Schema):
    """One entry of a code list."""

    code: str
    label: str
    valid_from: str = ""
    valid_to: str = ""


class ColumnOut(Schema):
    """One column of a ledger."""

    name: str
    label: str
    kind: str
    unit: str = ""
    required: bool
    derived: bool = Field(description="由系统得出，不能写入")
    personal: bool
    note: str = ""
    source: str = ""
    links_to: str = Field(default="", description="关联的台账")
    codes: list[CodeOut] = Field(default_factory=list)


class LedgerOut(Schema):
    """One ledger."""

    label: str
    name: str
    keeper: str = Field(description="填报科室")
    about: str
    key: list[str] = Field(description="业务主键")
    may_enter: bool = Field(description="您的账号能否写入其中的记录，或写明由您填的列")
    columns: list[ColumnOut]


router = Router(tags=["台账"])


@router.get("", response={200: list[LedgerOut], **ERRORS}, summary="全部台账及其列", operation_id="ledgers")
def ledgers(request: HttpRequest) -> list[dict[str, Any]]:
    """Every ledger."""
    readable = (each for each in registry.ledgers() if may_read(request.user, each.record))
    return [_ledger(request, each) for each in readable]


@router.get("/{label}", response={200: LedgerOut, **ERRORS}, summary="一本台账及其列", operation_id="ledger")
def ledger(request: HttpRequest, label: str) -> dict[str, Any]:
    """One ledger by its label or Chinese name."""
    return _ledger(request, readable_ledger(request, registry.ledger(label)))


def _ledger(request: HttpRequest, each: type[Ledger]) -> dict[str, Any]:
    return {
        "label": each.label,
        "name": each.name,
        "keeper": each.keeper,
        "about": each.about,
        "key": list(each.key),
        "may_enter": may_write(cast(Account, request.user), each.record),
        "columns": [_column(each, name, column) for name, column in each.declared().items()],
    }


def _column(owner: type[Ledger], name: str, column: Column) -> dict[str, Any]:
    return {
        "name": name,
        "label": column.label,
        "kind": column.kind,
        "unit": str(getattr(column, "unit", "")),
        "required": not column.empty and name not in owner.untyped(),
        "derived": name in owner.untyped(),
        "personal": column.personal,
        "note": column.note,
        "source": column.source,
        "links_to": ledger_behind(column).label if column.kind == "link" else "",
        "codes": _codes(column),
    }


def _codes(column: Column) -> list[dict[str, str]]:
    if column.kind != "code":
        return []
    return [
        {
            "code": entry.code,
            "label": entry.label,
            "valid_from": entry.valid_from.isoformat() if entry.valid_from else "",
            "valid_to": entry.valid_to.isoformat() if entry.valid_to else "",
        }
        for entry in cast(Code, column).codes
    ]
