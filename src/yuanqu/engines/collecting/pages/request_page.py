"""A department's return of one ledger and month: its rows, what the checks ask, 上报 (科室报送单)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yuanqu.engines.collecting.findings import Finding, standing_rows
from yuanqu.engines.collecting.pages.asked import period_of
from yuanqu.engines.collecting.reporting import Reported, look, report
from yuanqu.engines.collecting.requested import Requested
from yuanqu.engines.collecting.rights import reporting_move
from yuanqu.engines.collecting.telling import return_address
from yuanqu.engines.ledger.pages.subject import Subject
from yuanqu.engines.ledger.paths import Path, path_of
from yuanqu.engines.ledger.titles import linked_titles, titles_of
from yuanqu.engines.ledger.withholding import withhold
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.ledger.writing import author
from yuanqu.engines.procedure.moves import Move
from yuanqu.people.access import access_records, may_read
from yuanqu.site.parts import Cell, Column, Table

EXPLAIN = "explain-"
SHOWN, COLUMNS, NAMED, SHORT = 50, 6, 5, 24


@dataclass(frozen=True)
class Asked:
    """One finding on the page: its rows by name and address, what is said of it."""

    finding: Finding
    links: Sequence[tuple[str, str]]
    text: str = ""


@dataclass(frozen=True)
class Sheet:
    """What the page shows of a return beside its facts and moves."""

    count: int
    table: Table | None
    list_url: str
    move: Move | None
    new_url: str
    import_url: str
    template_url: str
    found: Reported
    hard: Sequence[Asked]
    soft: Sequence[Asked]
    tried: bool


def request_sheet(
    request: HttpRequest, on: Subject, collecting: Requested, record: Any
) -> Sheet | HttpResponse:
    """The sheet, or the answer to having reported."""
    move = None if record.voided_on else reporting_move(on.account, collecting, record)
    found = look(collecting, record) if move else Reported((), ())
    if request.method == "POST":
        if move is None:
            raise PermissionDenied("这份填报单现在不能由您上报。")
        found = report(collecting, record, move, explained_in(request), author(on.account, "page"))
        if found.done:
            said = f"已上报{period_of(collecting, record.month)}{collecting.name}，等待本科室科长审核。"
            messages.success(request, said)
            return redirect(return_address(collecting, record.pk))
    return _sheet(request, Subject(collecting.ledger, on.account), collecting, record, move, found)


def explained_in(request: HttpRequest) -> dict[str, str]:
    """The explanations that a page brings back, by the check's code."""
    names = [name for name in request.POST if name.startswith(EXPLAIN)]
    return {name.removeprefix(EXPLAIN): request.POST[name] for name in names}


def _sheet(
    request: HttpRequest,
    rows: Subject,
    collecting: Requested,
    record: Any,
    move: Move | None,
    found: Reported,
) -> Sheet:
    ids = [each.pk for each in standing_rows(collecting, record)]
    reads, adds = may_read(rows.account, rows.ledger.record), bool(move) and rows.may_add
    named = [pk for each in (*found.hard, *found.soft) for pk in each.rows[:NAMED]]
    titles = titles_of(rows.account, rows.ledger, named)
    texts = explained_in(request)
    month = f"{record.month:%Y-%m}"
    prefilled = f"?{collecting.day.name}={month}" if collecting.day.kind == "month" else ""
    return Sheet(
        count=len(ids),
        table=_table(rows, collecting, ids) if reads and ids else None,
        list_url=f"{rows.url('list')}?{collecting.day.name}={month}" if reads else "",
        move=move,
        new_url=f"{rows.url('new')}{prefilled}" if adds else "",
        import_url=rows.url("import") if adds else "",
        template_url=rows.url("template") if adds else "",
        found=found,
        hard=[_asked(rows, each, titles, "") for each in found.hard],
        soft=[_asked(rows, each, titles, texts.get(each.code, each.offered)) for each in found.soft],
        tried=request.method == "POST",
    )


def _asked(rows: Subject, finding: Finding, titles: Mapping[UUID, str], text: str) -> Asked:
    links = [(titles[pk], rows.url("detail", pk)) for pk in finding.rows[:NAMED]]
    return Asked(finding, links, text)


def _table(rows: Subject, collecting: Requested, ids: Sequence[UUID]) -> Table:
    """The first of them, as the ledger's list shows them."""
    paths = [path_of(rows.ledger, name) for name in rows.ledger.columns]
    told = (collecting.day.name,) if collecting.day.kind == "month" else ()  # it is the same in all
    paths = [each for each in paths if each.kind != "shape" and each.name not in told][:COLUMNS]
    held = access_records(rows.account, rows.ledger.record).filter(pk__in=ids)
    order = [name.replace(".", "__") for name in rows.ledger.order]
    values = list(held.order_by(*order, "pk").values("pk", *(each.lookup for each in paths))[:SHOWN])
    withhold(rows.account, paths, values)
    behind = linked_titles(rows.account, paths, values)
    cells = [[_cell(rows, paths, row, at, behind) for at in range(len(paths))] for row in values]
    columns = [Column(each.label, numeric=each.numeric, unit=each.unit) for each in paths]
    return Table(f"{collecting.name}本期的记录", columns, cells)


def _cell(
    rows: Subject, paths: Sequence[Path], row: Mapping[str, Any], at: int, behind: Mapping[UUID, str]
) -> Cell:
    path = paths[at]
    said = wording(path.column, row[path.lookup], behind)
    short = said if len(said) <= SHORT else f"{said[: SHORT - 1]}…"
    return Cell(short or ("（未填）" if at == 0 else "—"), rows.url("detail", row["pk"]) if at == 0 else "")
