"""What inspections, orders and recheck opinions are held to (检查与文书审核)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import timezone

from yuanqu.domains.safety.rules.words import counted, words
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key

_TWO = 2  # 执法检查不少于两人（安全生产监督检查通行规定）
_CLEAN = "1"
_DOCUMENT = re.compile(r"(?P<unit>.+?)〔(?P<year>\d{4})〕(?:第)?(?P<serial>\d+)号")


def inspectors_counted(rows: Sequence[Row]) -> list[int]:
    """出动人数 of each inspection: the people its 检查人员 names."""
    return counted(row.get("inspectors") for row in rows)


@soft("inspection.two_inspectors", "inspectors")
def two_inspectors(row: Row) -> str | None:
    """An inspection is made by two people at least."""
    found = len(words(row.get("inspectors")))
    return f"检查人员只有{found}人：执法检查应不少于两人，请核对。" if found < _TWO else None


@soft("inspection.one_day", "started_at", "ended_at")
def within_a_day(row: Row) -> str | None:
    """A visit ends on the day it began."""
    started, ended = row.get("started_at"), row.get("ended_at")
    if started is None or ended is None:
        return None
    first, last = timezone.localtime(started).date(), timezone.localtime(ended).date()
    return f"检查跨了日（{first}至{last}）：请核对起止时间。" if first != last else None


@hard("inspection.handling", "handling", "result")
def handled_where_found(row: Row) -> str | None:
    """Hazards are handled in some way; where there are none, there is nothing to handle."""
    if row.get("result") == _CLEAN:
        return "检查结果为无隐患而填了处理方式：请核对。" if row.get("handling") else None
    return None if row.get("handling") else "检查结果为有隐患而没有处理方式：请补填，如当场整改、限期整改。"


@soft_across("inspection.result", "result")
def result_agrees_with_hazards(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """无隐患 cannot stand beside hazards of the same visit."""
    clean = {row.get("inspection_no") for row in rows if row.get("result") == _CLEAN}
    found = held("safety.hazard", inspection__inspection_no__in=clean) if clean else None
    numbers = set(found.values_list("inspection__inspection_no", flat=True)) if found is not None else set()
    for position, row in enumerate(rows):
        if row.get("result") == _CLEAN and row.get("inspection_no") in numbers:
            yield position, "检查结果为无隐患，而隐患台账中有这次检查的隐患：请核对。"


@soft("rectification_order.court", "court", "review_body", "order_kind")
def remedies_named(row: Row) -> str | None:
    """An instruction names where it may be appealed."""
    if row.get("order_kind") != "instruction" or (row.get("court") and row.get("review_body")):
        return None
    return "责令限期整改指令书没有写明复议机关或诉讼法院：请补填。"


@hard("rectification_order.pledge", "responsible", "order_kind")
def letter_has_somebody(row: Row) -> str | None:
    """A letter of responsibility names who is responsible."""
    if row.get("order_kind") == "letter" and not row.get("responsible"):
        return "限期整改责任书没有责任人：请填企业的整改责任人。"
    return None


@soft("rectification_order.number_year", "document_no", "issued_on")
def number_of_its_year(row: Row) -> str | None:
    """文号 is 机关代字〔年〕N号, of the year it was issued in."""
    given, issued = row.get("document_no"), row.get("issued_on")
    found = _DOCUMENT.fullmatch(given or "")
    if not given or (found and (issued is None or int(found["year"]) == issued.year)):
        return None
    if not found:
        return f"文号「{given}」读不懂：应形如「云安责〔2025〕1号」。"
    return f"文号的年份{found['year']}与出表日期{issued}不符：请核对。"


@soft_across("rectification_order.gap", "document_no")
def serials_without_gaps(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Serials of one office code and year run without gaps: a missing number is a lost document."""
    serials: dict[tuple[str, str], dict[int, int | None]] = defaultdict(dict)
    for row in standing_by_key("safety.rectification_order", rows, None, ("document_no",)):
        _enter(serials, row, None)
    for position, row in enumerate(rows):
        _enter(serials, row, position)
    for (unit, year), found in serials.items():
        missing = sorted(set(range(1, max(found) + 1)) - set(found))
        last = found[max(found)]
        if missing and last is not None:
            shown = "、".join(str(each) for each in missing[:5]) + ("等" if len(missing) > 5 else "")
            yield last, f"{unit}〔{year}〕缺{shown}号：文号应连续，作废的也应登记说明。"


def _enter(serials: dict[tuple[str, str], dict[int, int | None]], row: Row, position: int | None) -> None:
    found = _DOCUMENT.fullmatch(row.get("document_no") or "")
    if found:
        serials[found["unit"], found["year"]][int(found["serial"])] = position


@hard_across("recheck_opinion.object", "object", "order")
def opinion_of_its_order(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An opinion is about the object the order was served on."""
    yield from same_object(rows, "order", "safety.rectification_order", "原决定文号")


def same_object(rows: Sequence[Row], link: str, ledger: str, named: str) -> Iterator[tuple[int, str]]:
    """Rows whose object is not that of the record that ``link`` points at; ``named`` is how people call it."""
    linked = {row.get(link) for row in rows} - {None}
    objects: dict[Any, Any] = dict(held(ledger, pk__in=linked).values_list("pk", "object")) if linked else {}
    for position, row in enumerate(rows):
        other = objects.get(row.get(link))
        if other is not None and row.get("object") is not None and row["object"] != other:
            yield position, f"{named}所对的单位与本行的单位不是同一家：请核对。"
