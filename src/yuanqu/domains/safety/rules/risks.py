"""What chemicals, major hazard sources, risk points, plans and drills are held to (风险与应急审核)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from yuanqu.engines.ledger.checks import Row, hard, soft
from yuanqu.terms.working_days import working_days_used

_CAS = re.compile(r"(\d{2,7})-(\d{2})-(\d)")
_COLOURS = {"major": "red", "larger": "orange", "general": "yellow", "low": "blue"}
# LEC法的通行分级：D值大于320为重大，160至320为较大，70至160为一般，70以下为低。
_LEC = ((Decimal(320), "major"), (Decimal(160), "larger"), (Decimal(70), "general"))
# GB 18218-2018：R值100以上一级，50至100二级，10至50三级，10以下四级。
_GRADES = ((Decimal(100), "1"), (Decimal(50), "2"), (Decimal(10), "3"))
_FILING_DAYS = 20  # 应急预案公布之日起20个工作日内备案（生产安全事故应急条例）
_APPRAISED_YEARS = 3  # 每3年进行一次安全评价（危险化学品安全管理条例第二十二条）
_KEPT = frozenset({"make", "store"})


@hard("hazardous_chemical.cas", "cas")
def cas_valid(row: Row) -> str | None:
    """A CAS number's last digit is its check digit."""
    given = row.get("cas")
    found = _CAS.fullmatch(given or "")
    if found:
        digits = [int(digit) for digit in reversed(found[1] + found[2])]
        if sum(place * digit for place, digit in enumerate(digits, 1)) % 10 == int(found[3]):
            return None
    return f"CAS号「{given}」不对：形如「7664-41-7」，末位为校验码。" if given else None


@soft("hazardous_chemical.appraised", "appraised_on", "activity")
def appraised_by_makers_and_storers(row: Row) -> str | None:
    """Makers and storers have a safety appraisal every three years."""
    if row.get("activity") in _KEPT and row.get("appraised_on") is None:
        return f"生产、储存危险化学品而没有安全评价报告日期：应每{_APPRAISED_YEARS}年评价一次。"
    return None


@hard("major_hazard_source.filing", "filing_no", "filed_on")
def filing_whole(row: Row) -> str | None:
    """A filing has a number and a day, or neither."""
    if bool(row.get("filing_no")) == (row.get("filed_on") is not None):
        return None
    return "备案编号和备案日期只填了一项：已备案的两项都填。"


@soft("major_hazard_source.grade", "source_grade", "r_value")
def grade_by_r_value(row: Row) -> str | None:
    """The grade follows the R value."""
    value = row.get("r_value")
    if value is None or not row.get("source_grade"):
        return None
    expected = next((grade for floor, grade in _GRADES if value >= floor), "4")
    if row["source_grade"] == expected:
        return None
    return f"R值{value}对应{'一二三四'[int(expected) - 1]}级重大危险源，所填等级不同：请核对。"


def scores(rows: Sequence[Row]) -> list[Decimal | None]:
    """D = L × E × C, one a row; unknown where one of the three is."""
    return [_product(row) for row in rows]


def _product(row: Row) -> Decimal | None:
    parts = [row.get(name) for name in ("likelihood", "exposure", "consequence")]
    if any(part is None for part in parts):
        return None
    product = Decimal(1)
    for part in parts:
        product *= Decimal(part or 0)
    return product.quantize(Decimal("0.01"))


def colours(rows: Sequence[Row]) -> list[str | None]:
    """风险颜色, one to one from the level."""
    return [_COLOURS.get(row.get("risk_level") or "") for row in rows]


@soft("risk_point.level", "risk_level", "likelihood", "exposure", "consequence")
def level_by_score(row: Row) -> str | None:
    """The level that LEC gives, unless it is judged directly."""
    score = _product(row)
    if row.get("method") != "lec" or score is None or not row.get("risk_level"):
        return None
    expected = next((level for floor, level in _LEC if score > floor), "low")
    if row["risk_level"] == expected:
        return None
    return f"LEC法D值{score}对应的等级与所填不同：请核对或写明直接判定的理由。"


@hard("risk_point.lec", "likelihood", "exposure", "consequence", "method")
def lec_whole(row: Row) -> str | None:
    """LEC needs its three values."""
    parts = ("likelihood", "exposure", "consequence")
    if row.get("method") == "lec" and any(row.get(name) is None for name in parts):
        return "评价方法为LEC而L、E、C没有填全：请补填。"
    return None


@soft("emergency_plan.filing", "filed_on", "published_on")
def filed_in_time(row: Row) -> str | None:
    """A plan is filed within 20 working days of its publication."""
    used = working_days_used(row.get("published_on"), row.get("filed_on"))
    if used is None or used <= _FILING_DAYS:
        return None
    return f"公布后{used}个工作日才备案，应在{_FILING_DAYS}个工作日内。"


@hard("emergency_drill.score", "score")
def drill_score_in_range(row: Row) -> str | None:
    """An appraisal is 0 to 100."""
    score = row.get("score")
    return f"评估得分{score}不对：应为0至100分。" if score is not None and not 0 <= score <= 100 else None
