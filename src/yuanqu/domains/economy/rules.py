"""What one row of an economic ledger is held to (审核关系：平衡、其中项、零报 …)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from yuanqu.engines.ledger.checks import Check, Row, hard, soft
from yuanqu.terms.months import month_end

# 千元取整造成的误差：平衡关系允许差1（工业统计报表制度的通行容差）。
TOLERANCE = Decimal(1)
# 营业成本占营业收入的常见范围，超出须说明（本园区审核口径）。
COST_RATE = (Decimal(40), Decimal(110))

# 营业利润各项及符号：损失以负号填报，故减值损失取加号。
_PROFIT_TERMS = {
    "revenue": 1,
    "operating_cost": -1,
    "tax_surcharge": -1,
    "selling_exp": -1,
    "admin_exp": -1,
    "rd_expense": -1,
    "finance_exp": -1,
    "asset_impairment": 1,
    "credit_impairment": 1,
    "fair_value_gain": 1,
    "invest_income": 1,
    "hedge_gain": 1,
    "disposal_gain": 1,
    "other_income": 1,
}
_OPTIONAL_TERMS = frozenset(
    {
        "asset_impairment",
        "credit_impairment",
        "fair_value_gain",
        "invest_income",
        "hedge_gain",
        "disposal_gain",
        "other_income",
    }
)


def _sum(row: Row, terms: dict[str, int], suffix: str = "") -> Decimal | None:
    """The signed sum; an optional row left blank counts as none, a needed one left blank gives None."""
    total = Decimal(0)
    for name, sign in terms.items():
        value = row.get(name + suffix)
        if value is None:
            if name in _OPTIONAL_TERMS:
                continue
            return None
        total += sign * value
    return total


def _differs(stated: Decimal | None, expected: Decimal | None) -> bool:
    return stated is not None and expected is not None and abs(stated - expected) > TOLERANCE


def part_within(code: str, part: str, whole: str, wording: str) -> Check:
    """其中项: ``part`` is not more than ``whole``."""

    def test(row: Row) -> str | None:
        some, everything = row.get(part), row.get(whole)
        if some is None or everything is None or some <= everything:
            return None
        return f"{wording}：其中项{some}大于{everything}，其中项不应大于总计。"

    return hard(code, part, whole)(test)


def not_negative(code: str, *columns: str) -> Check:
    """The columns hold no negative number."""

    def test(row: Row) -> str | None:
        low = [row[column] for column in columns if row.get(column) is not None and row[column] < 0]
        return f"填了负数{low[0]}：此栏应不小于0。" if low else None

    return hard(code, *columns)(test)


@hard("statement.january", "month")
def no_january(row: Row) -> str | None:
    """January is not reported: the first statement of a year is 1—2月."""
    if row.get("month") is not None and row["month"].month == 1:
        return "1月免报：每年首份报表为1至2月累计，报告期应为2月。"
    return None


@hard("statement.reported_early", "reported_on", "month")
def reported_after_month(row: Row) -> str | None:
    """A month is reported when it is over."""
    month, reported = row.get("month"), row.get("reported_on")
    if month is None or reported is None or reported >= month_end(month):
        return None
    return f"报出日期{reported}早于报告期末{month_end(month)}：应不早于报告期末。"


@hard("statement.edition", "edition", "revision_reason")
def correction_reasoned(row: Row) -> str | None:
    """Editions count from 1; a correction says why."""
    edition = row.get("edition")
    if edition is None:
        return None
    if edition < 1:
        return f"修订号{edition}不对：初报为1，更正依次为2、3。"
    if edition > 1 and not row.get("revision_reason"):
        return f"第{edition}版是更正而没有更正原因：请写明原因。"
    return None


@hard("statement.assets_balance", "total_assets", "total_liabilities", "owners_equity")
def assets_balance(row: Row) -> str | None:
    """平衡关系: 资产总计 = 负债合计 + 所有者权益合计."""
    expected = _sum(row, {"total_liabilities": 1, "owners_equity": 1})
    if not _differs(row.get("total_assets"), expected):
        return None
    return f"资产总计{row['total_assets']}应等于负债合计加所有者权益合计，即{expected}千元（允许差1）。"


@hard("statement.current_assets", "current_assets", "receivables", "inventory")
def current_assets_cover(row: Row) -> str | None:
    """流动资产 covers receivables and inventory."""
    expected = _sum(row, {"receivables": 1, "inventory": 1})
    current = row.get("current_assets")
    if current is None or expected is None or current >= expected - TOLERANCE:
        return None
    return f"流动资产合计{current}小于应收账款加存货{expected}千元：应不小于两项之和。"


@hard("statement.fixed_parts", "fixed_assets_cost", "fixed_buildings", "fixed_machinery")
def fixed_parts_within(row: Row) -> str | None:
    """其中项: buildings and machinery are within fixed assets."""
    whole = row.get("fixed_assets_cost")
    parts = (row.get("fixed_buildings") or Decimal(0)) + (row.get("fixed_machinery") or Decimal(0))
    if whole is None or parts <= whole + TOLERANCE:
        return None
    return f"房屋和构筑物加机器设备{parts}大于固定资产原价{whole}千元：其中项之和不应大于总计。"


def _operating_profit(row: Row, suffix: str) -> str | None:
    stated, expected = row.get(f"operating_profit{suffix}"), _sum(row, _PROFIT_TERMS, suffix)
    if not _differs(stated, expected):
        return None
    return (
        f"营业利润{stated}与各项计算的{expected}千元不符（允许差1）："
        "应等于营业收入减成本、税金及附加、各项费用，加各项收益（减值损失以负号填报）。"
    )


def _total_profit(row: Row, suffix: str) -> str | None:
    terms = {"operating_profit": 1, "nonop_income": 1, "nonop_expense": -1}
    stated, expected = row.get(f"total_profit{suffix}"), _sum(row, terms, suffix)
    if not _differs(stated, expected):
        return None
    return f"利润总额{stated}应等于营业利润加营业外收入减营业外支出，即{expected}千元（允许差1）。"


@hard("statement.operating_profit", "operating_profit")
def operating_profit_balances(row: Row) -> str | None:
    """平衡关系: 营业利润 = 301 −307 −309 −312 −313 −331 −317 +320 +333 +321 +322 +334 +335 +330."""
    return _operating_profit(row, "")


@hard("statement.operating_profit_prior", "operating_profit_prior")
def operating_profit_prior_balances(row: Row) -> str | None:
    """The same for 上年同期, where its rows are filled."""
    return _operating_profit(row, "_prior")


@hard("statement.total_profit", "total_profit")
def total_profit_balances(row: Row) -> str | None:
    """平衡关系: 利润总额 = 营业利润 + 营业外收入 − 营业外支出."""
    return _total_profit(row, "")


@hard("statement.total_profit_prior", "total_profit_prior")
def total_profit_prior_balances(row: Row) -> str | None:
    """The same for 上年同期, where its rows are filled."""
    return _total_profit(row, "_prior")


@soft("statement.zero", "revenue")
def zero_explained(row: Row) -> str | None:
    """零报: no revenue at all is asked about."""
    if row.get("revenue") == 0:
        return "零报：营业收入累计为0，请核对。"
    return None


@soft("statement.negative_equity", "owners_equity")
def negative_equity_explained(row: Row) -> str | None:
    """More debts than assets is asked about."""
    if row.get("owners_equity") is not None and row["owners_equity"] < 0:
        return f"所有者权益为负（{row['owners_equity']}千元），即资不抵债：请核对。"
    return None


@soft("statement.cost_rate", "operating_cost", "revenue")
def cost_rate_usual(row: Row) -> str | None:
    """Cost outside 40–110 % of revenue is asked about."""
    cost, revenue = row.get("operating_cost"), row.get("revenue")
    if cost is None or not revenue or revenue < 0:
        return None
    low, high = COST_RATE
    if low * revenue <= cost * 100 <= high * revenue:
        return None
    return f"营业成本{cost}千元超出营业收入的{low}%—{high}%：请核对。"


@hard("output.kind", "product_code", "gross_output", "product_name", "qty_ytd")
def total_or_product(row: Row) -> str | None:
    """A row without a product holds the totals; one with a product its name, unit and quantity."""
    needed = (
        ("product_name", "product_unit", "qty_ytd")
        if row.get("product_code")
        else ("gross_output", "sales_output")
    )
    if all(row.get(column) is not None for column in needed):
        return None
    if row.get("product_code"):
        return "产品行应填产品名称、计量单位和1至本月产量。"
    return "总值行（产品代码为空）应填工业总产值和工业销售产值。"


@hard("supplement.stop_reason", "stop_reason", "production_status")
def stop_reasoned(row: Row) -> str | None:
    """Less than full production says why."""
    if row.get("production_status") in ("reduced", "partly_stopped", "stopped") and not row.get(
        "stop_reason"
    ):
        return "生产状态为减产、半停产或停产而没有原因：请选减停产原因。"
    return None


@hard("tax.vat_parts", "vat_refund", "vat_exempt_credit", "tax_kind")
def vat_parts_on_vat(row: Row) -> str | None:
    """留抵退税 and 免抵调 belong to 增值税."""
    if row.get("tax_kind") in (None, "vat"):
        return None
    if row.get("vat_refund") is None and row.get("vat_exempt_credit") is None:
        return None
    return "留抵退税、免抵调只在增值税行填：其他税种应留空。"


@hard("rd_year.year", "year")
def year_plausible(row: Row) -> str | None:
    """Four digits of a year that can have been reported."""
    year = row.get("year")
    if year is None or 2000 <= year <= 2100:
        return None
    return f"年度{year}不对：应为四位数字，如2024。"


@soft("rd_year.no_activity", "has_rd", "rd_cost_total")
def activity_fits_cost(row: Row) -> str | None:
    """Spending without activity, or the reverse, is asked about."""
    active, cost = row.get("has_rd"), row.get("rd_cost_total")
    if active is None or cost is None or active == (cost > 0):
        return None
    return f"有无研发活动为「{'有' if active else '无'}」而研究开发费用为{cost}千元：请核对。"


@hard("month_lock.backward", "locked_on", "unlocked_on", "month")
def lock_in_order(row: Row) -> str | None:
    """A month is over before it is locked, and locked before it is unlocked."""
    month, locked, unlocked = row.get("month"), row.get("locked_on"), row.get("unlocked_on")
    if month is not None and locked is not None and locked <= month_end(month):
        return f"锁定日期{locked}不晚于该月月末{month_end(month)}：应在该月数据发布之后。"
    if locked is not None and unlocked is not None and unlocked < locked:
        return f"解锁日期{unlocked}早于锁定日期{locked}：应不早于锁定日期。"
    return None


@hard("month_lock.reason", "reason", "unlocked_on")
def unlock_reasoned(row: Row) -> str | None:
    """Opening a month again says why."""
    if row.get("unlocked_on") is not None and not row.get("reason"):
        return "填了解锁日期而没有解锁原因：请写明原因。"
    return None


def year_before(month: date) -> date:
    """The same month of last year."""
    return month.replace(year=month.year - 1)


def months_of(rows: Sequence[Row]) -> set[date]:
    """The months that occur in a submission."""
    return {row["month"] for row in rows if row.get("month") is not None}
