"""What applications are held to (申报审核): days and kind of their batch, places, the check-up before submission."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from yuanqu.domains.innovation.rules.titles import valid_titles
from yuanqu.engines.ledger.checks import Row, hard, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_GIVEN_UP = ("withdrawn", "failed")
_SCORED = frozenset({"tech_sme", "high_tech", "innovative", "specialised", "little_giant"})
_SHARES = ("staff_share", "rd_share", "product_share", "score")


def batch_kinds(rows: Sequence[Row]) -> list[str | None]:
    """资质类别, one a row: that of the batch."""
    return [batch.get("kind") for batch in _batches(rows)]


def fill_days(rows: Sequence[Row]) -> list[date | None]:
    """填报截止, one a row: from the batch."""
    return [batch.get("fill_by") for batch in _batches(rows)]


def county_days(rows: Sequence[Row]) -> list[date | None]:
    """审核截止, one a row: from the batch."""
    return [batch.get("county_by") for batch in _batches(rows)]


def _batches(rows: Sequence[Row]) -> list[Mapping[str, Any]]:
    wanted = {row.get("batch") for row in rows} - {None}
    columns = ("pk", "kind", "level", "batch", "fill_by", "county_by", "places")
    found = {each["pk"]: each for each in held("innovation.batch", pk__in=wanted).values(*columns)}
    return [found.get(row.get("batch"), {}) for row in rows]


@hard("entry.shares", *_SHARES)
def not_negative_shares(row: Row) -> str | None:
    """Shares and scores lie between 0 and 100."""
    out = [row[name] for name in _SHARES if row.get(name) is not None and not 0 <= row[name] <= 100]
    return f"填了{out[0]}：占比和得分应在0至100之间。" if out else None


@soft_across("entry.once", "enterprise", "batch")
def once_a_batch(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An enterprise applies once in a batch."""
    wanted = {row.get("enterprise") for row in rows} - {None}
    kept = held("innovation.entry", enterprise__in=wanted).exclude(state__in=_GIVEN_UP)
    standing = {
        (enterprise, batch): number
        for enterprise, batch, number in kept.values_list("enterprise", "batch", "number")
    }
    for position, row in enumerate(rows):
        pair = (row.get("enterprise"), row.get("batch"))
        other = standing.setdefault(pair, row.get("number") or "")
        if None not in pair and other != row.get("number"):
            yield position, f"本批次已有该企业的申报（{other}）：一家一批只申报一次，请核对。"


@soft_across("entry.again", "entry_kind", "enterprise", "batch")
def again_has_a_title(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """To be recognised again or checked again one has been recognised before; a first one has not."""
    wanted = {row.get("enterprise") for row in rows} - {None}
    titles = held("innovation.qualification", enterprise__in=wanted)
    had = set(titles.values_list("enterprise", "kind"))
    for position, (row, batch) in enumerate(zip(rows, _batches(rows), strict=True)):
        kind, given = batch.get("kind"), row.get("entry_kind")
        if kind is None or given is None or kind == "smart_factory":
            continue
        before = (row.get("enterprise"), kind) in had
        if before and given == "new":
            yield position, "企业曾获得同类资质：应填重新认定或复核，情况特殊的请说明。"
        elif not before and given != "new":
            yield position, "资质台账中没有企业的同类资质：首次申报应填新认定，情况特殊的请说明。"


@soft_across("entry.places", "batch")
def within_the_places(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """No more are planned than a batch has places for."""
    batches = _batches(rows)
    limited = {each["pk"]: each["places"] for each in batches if each.get("places") is not None}
    planned = Counter(
        held("innovation.entry", batch__in=limited)
        .exclude(state__in=_GIVEN_UP)
        .exclude(enterprise__in={row.get("enterprise") for row in rows})
        .values_list("batch", flat=True)
    )
    for position, row in enumerate(rows):
        planned[row.get("batch")] += 1
        places = limited.get(row.get("batch"))
        if places is not None and planned[row.get("batch")] > places:
            yield position, f"本批名额{places}家，已列入{planned[row.get('batch')]}家：请核对。"


@guard("entry.checkup")
def checked_up(row: Row) -> str | None:
    """Titles that are given by score are applied for with a score, and not while one is held that does not run out."""
    if row.get("kind") in _SCORED and row.get("score") is None:
        return "没有填自评得分：请先按评价标准自评，再提交平台。"
    return _still_held(row)


def _still_held(row: Row) -> str | None:
    if row.get("entry_kind") != "new" or row.get("kind") in (None, "smart_factory", "tech_sme"):
        return None
    day = row.get("planned_on")
    if day is None or not valid_titles(row["enterprise"], day, str(row["kind"])).exists():
        return None
    return "企业持有的同类资质仍在有效期内，不能按新认定申报：到期续办的请填重新认定或复核。"
