"""What readings and limits are held to (检测结果和限值审核), and the columns a reading is worked out into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from yuanqu.domains.environment.codes import ANALYTE, MEASURE_UNIT
from yuanqu.domains.environment.judging import Judged, judged, times_over, verdict
from yuanqu.domains.environment.results import (
    PH,
    PLACES,
    UNITLESS,
    UnreadableResult,
    in_common,
    plain,
    read_result,
    result_of,
    said,
)
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft_across
from yuanqu.registers.held import held
from yuanqu.registers.intervals import apart

_HALF = Decimal("0.5")
_STEP = Decimal(1).scaleb(-PLACES)


@hard("reading.text", "result_text")
def result_readable(row: Row) -> str | None:
    """A number, or one of the ways of writing 未检出."""
    try:
        read_result(row.get("result_text") or "")
    except UnreadableResult as error:
        return str(error)
    return None


@hard("reading.unit", "unit", "analyte")
def unit_fits(row: Row) -> str | None:
    """pH has no unit; everything else is a concentration."""
    return _unit_wrong(row)


def _unit_wrong(row: Row) -> str | None:
    unit, analyte = row.get("unit"), row.get("analyte")
    if not unit or not analyte or (unit == UNITLESS) == (analyte == PH):
        return None
    expected = "无量纲" if analyte == PH else "mg/L或μg/L"
    return f"{ANALYTE.label(analyte)}的计量单位填了「{MEASURE_UNIT.label(unit)}」：应为{expected}，不能换算。"


@hard("reading.detection", "lab_limit", "result_text")
def detection_told(row: Row) -> str | None:
    """未检出 says from which concentration on the method sees anything, and says it once."""
    try:
        found = read_result(row.get("result_text") or "")
    except UnreadableResult:
        return None
    given = row.get("lab_limit")
    if given is not None and given <= 0:
        return f"方法检出限填了{plain(given)}：应大于0。"
    if not found.below:
        return _seen(found.value, given, row)
    if found.limit is None and given is None:
        return "结果为未检出，而没有检出限：请在「方法检出限」填写，或写成「<检出限」，未检出不作0处理。"
    if found.limit is not None and found.limit <= 0:
        return "未检出的检出限填了0：应大于0。"
    if found.limit is not None and given is not None and found.limit != given:
        return f"结果中的检出限{plain(found.limit)}与方法检出限{plain(given)}不同：请按检测报告改成一致。"
    return None


def _seen(value: Decimal | None, given: Decimal | None, row: Row) -> str | None:
    if value is None or row.get("analyte") == PH:
        return None
    if value == 0:
        return "结果填了0：浓度测不出为未检出，请写「ND」「<检出限」或「检出限L」，未检出不作0处理。"
    if given is not None and value < given:
        return f"结果{plain(value)}小于方法检出限{plain(given)}：应写为未检出「<{plain(given)}」。"
    return None


@hard("reading.decimals", "result_text", "lab_limit", "unit")
def kept_exactly(row: Row) -> str | None:
    """What is kept in mg/L has room for every decimal of the report."""
    found = result_of(row)
    for amount in (found.value, found.limit) if found else ():
        if amount is not None and amount != amount.quantize(_STEP):
            return f"折成mg/L为{plain(amount)}，超过{PLACES}位小数：请核对数值和单位。"
    return None


@hard_across("reading.sample", "sample")
def of_water(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A visit that found no water has no readings, nor has a sample that was refused."""
    samples = {row.get("sample") for row in rows} - {None}
    found = held("environment.sample", pk__in=samples).values_list("pk", "sample_no", "dry", "rejection")
    known = {pk: (number, dry, refused) for pk, number, dry, refused in found}
    for position, row in enumerate(rows):
        number, dry, refused = known.get(row.get("sample"), ("", False, None))
        if dry:
            yield position, f"样品{number}登记为无水未采：没有水样就没有检测结果，请核对样品编号。"
        elif refused:
            yield position, f"样品{number}已被拒收（{refused}）：请用重新采样的样品编号。"


@hard_across("reading.measured", "measured_on", "sample")
def measured_after_sampling(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Water is measured after it was taken."""
    for position, (row, found) in enumerate(zip(rows, judged(rows), strict=True)):
        measured = row.get("measured_on")
        if measured is not None and found.day is not None and measured < found.day:
            yield position, f"检测日期（{measured}）早于采样日期（{found.day}）：请核对。"


@soft_across("reading.asked", "analyte", "sample")
def asked_of_the_sample(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """What was measured was asked for when the sample was taken."""
    samples = {row.get("sample") for row in rows} - {None}
    asked = dict(held("environment.sample", pk__in=samples).values_list("pk", "analytes"))
    for position, row in enumerate(rows):
        listed = {ANALYTE.find(word) for word in (asked.get(row.get("sample")) or "").split("、")} - {None}
        if listed and row.get("analyte") and row["analyte"] not in listed:
            yield position, f"采样时没有要求检测{ANALYTE.label(row['analyte'])}：请核对项目或样品编号。"


# ---- 系统得出的列


def below(rows: Sequence[Row]) -> list[bool | None]:
    """是否未检出."""
    found = [result_of(row) for row in rows]
    return [None if each is None else each.below for each in found]


def concentrations(rows: Sequence[Row]) -> list[Decimal | None]:
    """浓度 in mg/L; none for 未检出 and for pH."""
    found = [(row, result_of(row)) for row in rows]
    return [each.value if each and row.get("analyte") != PH else None for row, each in found]


def acidities(rows: Sequence[Row]) -> list[Decimal | None]:
    """pH值."""
    found = [(row, result_of(row)) for row in rows]
    return [each.value if each and row.get("analyte") == PH else None for row, each in found]


def detection_limits(rows: Sequence[Row]) -> list[Decimal | None]:
    """检出限 in mg/L."""
    found = [(row, result_of(row)) for row in rows]
    return [each.limit if each and row.get("analyte") != PH else None for row, each in found]


def for_means(rows: Sequence[Row]) -> list[Decimal | None]:
    """均值取值 in mg/L: the concentration, or half the limit of detection; for means and for nothing else."""
    pairs = zip(concentrations(rows), detection_limits(rows), below(rows), strict=True)
    return [limit * _HALF if under and limit is not None else value for value, limit, under in pairs]


def written(rows: Sequence[Row]) -> list[str | None]:
    """结果（规范写法）."""
    found = [(row, result_of(row)) for row in rows]
    return [said(each, row["analyte"]) if each else None for row, each in found]


def sampling_days(rows: Sequence[Row]) -> list[date | None]:
    """采样日期."""
    return [each.day for each in judged(rows)]


def limits_said(rows: Sequence[Row]) -> list[str | None]:
    """执行限值 as it was in force on the day of sampling."""
    return [each.bounds.said(row["analyte"]) if each.bounds else None for row, each in _beside(rows)]


def limit_sources(rows: Sequence[Row]) -> list[str | None]:
    """限值来源."""
    return [each.bounds.source if each.bounds else None for each in judged(rows)]


def verdicts(rows: Sequence[Row]) -> list[str | None]:
    """达标判定."""
    return [verdict(each.result, each.bounds) for each in judged(rows)]


def multiples(rows: Sequence[Row]) -> list[Decimal | None]:
    """超标倍数."""
    return [
        None if row.get("analyte") == PH else times_over(each.result, each.bounds)
        for row, each in _beside(rows)
    ]


def _beside(rows: Sequence[Row]) -> Iterator[tuple[Row, Judged]]:
    return zip(rows, judged(rows), strict=True)


# ---- 限值


@hard("limit.unit", "unit", "analyte")
def limit_unit_fits(row: Row) -> str | None:
    """A limit is in the unit of what it limits."""
    return _unit_wrong(row)


@hard("limit.bounds", "floor", "ceiling")
def bounded(row: Row) -> str | None:
    """pH has two bounds, a concentration one above nothing; neither is negative, nor the wrong way round."""
    floor, ceiling = row.get("floor"), row.get("ceiling")
    if ceiling is None:
        return "没有填限值上限：请补填，范围限值（pH）上下限都填。"
    if row.get("analyte") == PH and floor is None:
        return "pH的限值是一个范围：下限也要填，如6和9。"
    if ceiling <= 0 or (floor is not None and not 0 <= floor < ceiling):
        return f"限值下限{floor}、上限{ceiling}不对：上限应大于0，下限应小于上限。"
    return None


@hard("limit.decimals", "ceiling", "unit")
def limit_kept_exactly(row: Row) -> str | None:
    """A limit has no more decimals than a result."""
    unit = row.get("unit")
    for amount in (row.get("floor"), row.get("ceiling")) if unit else ():
        common = in_common(amount, unit) if amount is not None and unit else None
        if common is not None and common != common.quantize(_STEP):
            return f"限值折成mg/L为{plain(common)}，超过{PLACES}位小数：请核对数值和单位。"
    return None


limits_apart = apart(
    "limit.overlap",
    "environment.limit",
    group=("limit_set", "analyte"),
    since="valid_from",
    until="valid_to",
    what="该标准对该项目的限值有效期",
)
standards_apart = apart(
    "outlet_standard.overlap",
    "environment.outlet_standard",
    group=("outlet", "rank"),
    since="valid_from",
    until="valid_to",
    what="该排口同一顺序的执行标准",
)
