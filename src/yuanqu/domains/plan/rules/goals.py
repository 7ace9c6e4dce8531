"""What goals are held to (年度目标审核)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from yuanqu.engines.indicators.catalogue import UnknownIndicator, indicator
from yuanqu.engines.indicators.vocabulary import Names
from yuanqu.engines.ledger.checks import Row, hard

_QUARTERS = {"q1": "一季度目标", "q2": "二季度目标", "q3": "三季度目标", "target": "目标值"}
STATED = "stated"


def codes_of_indicators(rows: Sequence[Row]) -> list[str | None]:
    """指标代码, one a row: what the catalogue calls the indicator of that name."""
    return [_code(row.get("indicator")) for row in rows]


def _code(asked: str | None) -> str | None:
    try:
        return indicator(asked).code if asked else None
    except UnknownIndicator:
        return None


@hard("goal.measured", "indicator", "kind", "target", "unit")
def measured_or_reported(row: Row) -> str | None:
    """What has an indicator has a target in its unit; what has none is reported in words."""
    named = row.get("indicator")
    if row.get("kind") == STATED:
        return "定性目标不填对应指标和目标值：有指标的请改目标类型。" if named or row.get("target") else None
    if not named or row.get("target") is None:
        return "累计量、水平值、上限都要填对应指标和目标值；没有指标的，目标类型选「定性」。"
    try:
        found = indicator(named)
    except UnknownIndicator as error:
        return str(error)
    if isinstance(found, Names):
        return f"「{found.name}」是名单，不是数：请填它的个数指标。"
    if (row.get("unit") or "") != found.unit:
        return (
            f"计量单位「{row.get('unit') or ''}」与指标「{found.name}」的「{found.unit}」不同：请照指标填写。"
        )
    return None


@hard("goal.target", "target")
def target_above_nothing(row: Row) -> str | None:
    """A share of nothing cannot be told."""
    target = row.get("target")
    return f"目标值为{target}：应大于0。" if target is not None and target <= 0 else None


@hard("goal.quarters", "q1", "q2", "q3", "target")
def quarters_rise(row: Row) -> str | None:
    """Quarters are cumulative: none is below the one before, none above the year's."""
    if row.get("kind") != "amount":
        return None
    given = [(name, row[column]) for column, name in _QUARTERS.items() if row.get(column) is not None]
    for (early, less), (late, more) in pairwise(given):
        if more < less:
            return f"{late}{more}小于{early}{less}：各季度目标是累计数，应逐季不减。"
    return None


@hard("goal.report", "stated", "stated_share", "stated_on")
def report_is_whole(row: Row) -> str | None:
    """A report says what, how much of it, and when."""
    given = [row.get(column) not in (None, "") for column in ("stated", "stated_share", "stated_on")]
    if any(given) and not all(given):
        return "完成情况、报告完成率和报告日期要一起填。"
    share = row.get("stated_share")
    if share is not None and not 0 <= share <= 100:
        return f"报告完成率为{share}：应在0到100之间。"
    return None
