"""企业月报·财务状况 (B203) — the cumulative income statement and balance of each enterprise, month by month."""

from __future__ import annotations

from typing import Any, ClassVar

from yuanqu.domains.economy.candidate_rules import nobody_missed
from yuanqu.domains.economy.continuity import (
    base_given_in_register,
    cumulative_not_falling,
    editions_follow,
    growth_usual,
    locked_unchanged,
    prior_as_reported,
)
from yuanqu.domains.economy.pairs import Pair
from yuanqu.domains.economy.rules import (
    assets_balance,
    correction_reasoned,
    cost_rate_usual,
    current_assets_cover,
    fixed_parts_within,
    negative_equity_explained,
    no_january,
    not_negative,
    operating_profit_balances,
    operating_profit_prior_balances,
    part_within,
    reported_after_month,
    total_profit_balances,
    total_profit_prior_balances,
    zero_explained,
)
from yuanqu.engines.collecting.freezing import settled_unchanged
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, Link, LongText, Month, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Filling, Rights

_UNIT = "千元"


def _stock(label: str, row: str, **options: Any) -> Amount:
    """A row of the balance at the month's end."""
    return Amount(label, _UNIT, places=0, source=f"B203 {row}".strip(), **options)


def _flow(label: str, row: str, **options: Any) -> Pair:
    """A cumulative row, January to the month, with its 上年同期."""
    return Pair(label, _UNIT, places=0, source=f"B203 {row}".strip(), **options)


class Statement(Record):
    """One edition of one enterprise's statement for a month: 1 is what was first reported, later ones correct it."""

    enterprise = Link(
        "企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称", "单位详细名称")
    )
    month = Month("报告期", aliases=("月份", "报表月份"), note="累计至该月；1月免报")
    edition = Whole("修订号", default=1, note="1为初报，更正依次为2、3……")

    inventory_open = _stock("年初存货", "101", empty=True)
    finished_open = _stock("其中：年初产成品", "102", empty=True)
    current_assets = _stock("流动资产合计", "201")
    receivables = _stock("应收账款", "202")
    inventory = _stock("存货", "205")
    finished_goods = _stock("其中：产成品", "206")
    fixed_assets_cost = _stock("固定资产原价", "209", empty=True)
    fixed_buildings = _stock("其中：房屋和构筑物", "", empty=True)
    fixed_machinery = _stock("其中：机器设备", "", empty=True)
    acc_depreciation = _stock("累计折旧", "210", empty=True)
    depreciation_year = _stock("其中：本年折旧", "211", empty=True)
    total_assets = _stock("资产总计", "213")
    total_liabilities = _stock("负债合计", "217")
    owners_equity = _stock("所有者权益合计", "218")

    revenue = _flow("营业收入", "301")
    main_revenue = _flow("主营业务收入", "302", note="与营业收入不分的，填营业收入数")
    operating_cost = _flow("营业成本", "307")
    tax_surcharge = _flow("税金及附加", "309")
    selling_exp = _flow("销售费用", "312")
    admin_exp = _flow("管理费用", "313", note="不含研发费用")
    rd_expense = _flow("研发费用", "331")
    finance_exp = _flow("财务费用", "317", note="净收益填负数")
    interest_income = _flow("其中：利息收入", "318", empty=True)
    interest_expense = _flow("其中：利息费用", "319", empty=True)
    asset_impairment = _flow("资产减值损失", "320", empty=True, note="损失填负数")
    credit_impairment = _flow("信用减值损失", "333", empty=True, note="损失填负数")
    fair_value_gain = _flow("公允价值变动收益", "321", empty=True, note="损失填负数")
    invest_income = _flow("投资收益", "322", empty=True, note="损失填负数")
    hedge_gain = _flow("净敞口套期收益", "334", empty=True, note="损失填负数")
    disposal_gain = _flow("资产处置收益", "335", empty=True, note="损失填负数")
    other_income = _flow("其他收益", "330", empty=True)
    operating_profit = _flow("营业利润", "323")
    nonop_income = _flow("营业外收入", "325")
    nonop_expense = _flow("营业外支出", "326")
    total_profit = _flow("利润总额", "327")
    income_tax = _flow("所得税费用", "328", empty=True)
    payroll = _flow("应付职工薪酬", "401", note="本年贷方累计发生额")
    vat_payable = _flow("应交增值税", "402", note="本年累计发生额")

    workers_end = Whole("期末用工人数", unit="人", source="B203")
    workers_avg = Whole("平均用工人数", unit="人", source="B203")
    workers_avg_prior = Whole("平均用工人数（上年同期）", unit="人", empty=True, source="B203")
    filler = Text("填报人", max_length=60, personal=True)
    stat_head = Text("统计负责人", max_length=60, personal=True)
    unit_head = Text("单位负责人", max_length=60, personal=True)
    reported_on = Day("报出日期", note="修订的填修订报出的日期")
    revision_reason = LongText("更正原因", empty=True, note="修订号大于1，或月度锁定后补报时必填")
    note = LongText("变动说明", empty=True, aliases=("说明", "备注"), note="审核提示的情况属实时在此说明")


class Statements(Ledger, of=Statement):
    """企业财务状况月报."""

    name, keeper = "企业财务状况月报", "经济运行科"
    # 统计法：报送的数据由填报单位负责，他人不得代改；没有账号的企业由经济运行科代录。
    rights = Rights(
        read=("科技创新科",), own="enterprise", fillings=(Filling("enterprise", adds=True, alone=True),)
    )
    about = "企业每月报送的财务状况（B203，累计数，千元），本年与上年同期成对，更正以新的修订号保存。"
    key = ("enterprise", "month", "edition")
    title = ("enterprise", "month", "edition")
    columns = (
        "enterprise",
        "month",
        "edition",
        "revenue",
        "revenue_prior",
        "main_revenue",
        "main_revenue_prior",
        "total_profit",
        "total_profit_prior",
        "rd_expense",
        "rd_expense_prior",
        "reported_on",
    )
    search = ("enterprise.name", "enterprise.uscc")
    filters = ("month", "enterprise", "reported_on")
    order = ("-month", "enterprise", "-edition")
    checks = (
        no_january,
        reported_after_month,
        correction_reasoned,
        assets_balance,
        current_assets_cover,
        part_within("statement.assets", "current_assets", "total_assets", "流动资产与资产总计"),
        part_within("statement.finished", "finished_goods", "inventory", "产成品与存货"),
        part_within("statement.finished_open", "finished_open", "inventory_open", "年初产成品与年初存货"),
        fixed_parts_within,
        part_within("statement.main_revenue", "main_revenue", "revenue", "主营业务收入与营业收入"),
        part_within(
            "statement.main_revenue_prior",
            "main_revenue_prior",
            "revenue_prior",
            "上年同期主营业务收入与营业收入",
        ),
        not_negative(
            "statement.negative", "receivables", "inventory", "finished_goods", "workers_end", "workers_avg"
        ),
        operating_profit_balances,
        operating_profit_prior_balances,
        total_profit_balances,
        total_profit_prior_balances,
        base_given_in_register,
        editions_follow("economy.statement"),
        locked_unchanged("economy.statement", editions=True),
        settled_unchanged("economy.statement"),
        zero_explained,
        negative_equity_explained,
        cost_rate_usual,
        growth_usual,
        cumulative_not_falling,
        prior_as_reported,
        nobody_missed,
    )
    explanation = "note"
    left_out: ClassVar = {
        "存量各行的上年同期": "等于上年同月报表的本年栏，不重复填；年初数两行除外，随本表填。",
        "储备基金": "1993年会计制度的行，现行财务状况表已不设。",
        "行业代码、登记注册统计类别等表头": "见企业名录和企业行业台账，一处填写。",
    }
    rules = ("工业统计报表制度 财务状况（B203）", "中华人民共和国统计法")
