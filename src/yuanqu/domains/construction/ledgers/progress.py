"""月度投资与形象进度 — what a key project was to do in a month and what it did, in money and in words."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.construction.dates import year_to_date
from yuanqu.domains.construction.rules.progress import (
    cumulative_within_total,
    finished_months_only,
    is_reported,
    month_of_its_year,
    parts_make_the_month,
    percent_in_range,
    progress_moves_on,
    reported_whole,
    taken_back_explained,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Day, Link, LongText, Month, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights

_REPORT = "重大项目月报表"
_STATISTICS = "固定资产投资统计报表制度"


def _money(
    label: str,
    *aliases: str,
    note: str = "",
    source: str = _REPORT,
    empty: bool = True,
    stock: bool = False,
) -> Amount:
    return Amount(
        label, "万元", places=4, empty=empty, aliases=aliases, note=note, source=source, stock=stock
    )


class Progress(Record):
    """One month of one key project; planned in January, reported by the month's 25th."""

    key_project = Link("重点项目", "construction.KeyProject", aliases=("重点项目编号",))
    month = Month("月份", source=_REPORT)
    plan_month = _money("本月计划投资", "本月计划投资额", empty=False)
    plan_text = LongText("本月计划形象进度", empty=True, source=_REPORT)
    done_month = _money("本月完成投资", "本月完成投资额", note="尚未报送的不填，没有完成的填0")
    done_ytd = _money("自元月至本月完成投资", "累计完成投资", note="各月之和；系统得出", stock=True)
    building = _money("其中建筑工程", "建筑工程", source=_STATISTICS)
    installation = _money("其中安装工程", "安装工程", source=_STATISTICS)
    equipment = _money("其中设备工器具购置", "设备工器具购置", source=_STATISTICS)
    other = _money("其中其他费用", "其他费用", note="土地费等", source=_STATISTICS)
    approved = _money("统计核定固定资产投资", "统计固投", note="统计部门反馈的本月数，不与完成投资混用")
    paid = _money("本月支付工程款", "支付工程款")
    text = LongText("形象进度", empty=True, aliases=("目前形象进度",), source=_REPORT)
    percent = Amount("形象进度比例", "%", places=1, empty=True, source=_REPORT)
    quantities = LongText("实物工程量", empty=True, source="重点项目建设情况调度表")
    filed_by = Text("填报人", max_length=60, empty=True, source=_REPORT)
    reviewed_by = Text("审核人", max_length=60, empty=True, source=_REPORT)
    reported_on = Day("报送日期", empty=True, note="当月25日前", source=_REPORT)
    reported = YesNo("是否已报送", empty=True, note="系统得出")
    note = LongText("说明", empty=True, aliases=("备注",))


class Progresses(Ledger, of=Progress):
    """重点项目月度投资台账."""

    name, keeper = "重点项目月度投资台账", "项目建设科"
    rights = Rights(read=EVERYONE)
    about = "重点项目逐月的计划投资、完成投资和形象进度，一个项目一月一行。"
    key = ("key_project", "month")
    title = ("key_project", "month")
    columns = (
        "key_project",
        "month",
        "plan_month",
        "done_month",
        "done_ytd",
        "percent",
        "text",
        "approved",
        "reported_on",
    )
    search = ("key_project.number", "key_project.project.name", "text")
    filters = ("month", "key_project", "reported")
    order = ("-month", "key_project")
    totals = ("plan_month", "done_month", "paid")
    checks = (
        reported_whole,
        parts_make_the_month,
        percent_in_range,
        taken_back_explained,
        finished_months_only,
        month_of_its_year,
        cumulative_within_total,
        progress_moves_on,
    )
    explanation = "note"
    derived: ClassVar = {"done_ytd": year_to_date, "reported": is_reported}
    left_out: ClassVar = {
        "投资完成率": "由完成投资和年度计划投资得出，见指标。",
        "开工至本月完成投资": "截至上年底完成投资加本年累计，查看时计算。",
        "是否需协调、问题": "逐项见项目问题台账。",
        "现场照片": "是附件而非数据：每月随本行存放。",
        "周进展": "是每周调度的材料，不按月汇总。",
        "工程变更": "在形象进度中写明；资金变化由下月计划投资反映。",
        "审核状态": "由报送日期和审核人得出，不登记。",
    }
    rules = ("重点项目月报制度", _STATISTICS)
