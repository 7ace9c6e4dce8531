"""年度重点项目台账 — the year's list of key projects: one row a project and year, with who answers for it."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.construction.codes import CONTACT_RHYTHM, NATURE, PROJECT_TIER, YEAR_CLASS
from yuanqu.domains.construction.dates import building_from, building_until, listed_until
from yuanqu.domains.construction.rules.key_projects import (
    carried_has_its_past,
    delisted_says_why,
    funds_make_the_total,
    listed_once_at_a_time,
    money_not_negative,
    new_has_not_started,
    plan_within_total,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.shared_checks import dates_in_order

_TABLE = "重点项目建设情况调度表"
_MONTHLY = "重大项目月报表"
_TEAM = "项目包保制度"


def _money(label: str, *aliases: str, source: str = _MONTHLY, empty: bool = True) -> Amount:
    return Amount(label, "万元", places=4, empty=empty, aliases=aliases, source=source)


class KeyProject(Record):
    """One project on one year's list. Total, kind, enterprise and real dates stand in the project register."""

    number = Text("重点项目编号", max_length=40, note="年度清单给号，如「ZD2025-001」", source=_TABLE)
    project = Link("项目", "registers.Project", aliases=("项目编号", "项目名称"))
    tier = Code("项目层级", PROJECT_TIER, note="同时列入几级的填最高一级", source="重点项目管理办法")
    year_class = Code("年度类别", YEAR_CLASS, aliases=("建设阶段",), source=_TABLE)
    nature = Code("建设性质", NATURE, source=_MONTHLY)
    parcel = Link("建设地块", "registers.Parcel", empty=True, aliases=("地块编号",), note="新增用地的填")
    site = Text("建设地址", empty=True, source=_MONTHLY)
    scope = LongText("建设内容及规模", aliases=("总建设规模和建设内容",), source=_TABLE)
    scope_this_year = LongText("当年计划建设内容", aliases=("当年节点目标",), source=_TABLE)
    planned_start = Day("计划开工时间", empty=True, source=_MONTHLY)
    planned_finish = Day("计划竣工时间", empty=True, source=_MONTHLY)
    from_centre = _money("资金来源：中央", "中央")
    from_province = _money("资金来源：省级", "省级")
    from_city = _money("资金来源：市级", "市级")
    from_county = _money("资金来源：区县", "区县")
    from_loans = _money("资金来源：银行贷款", "银行贷款")
    from_own = _money("资金来源：企业自筹", "企业自筹")
    done_before = _money("截至上年底完成投资", "上年底累计完成投资")
    plan_year = _money("年度计划投资", "当年计划投资", source=_TABLE, empty=False)
    leader = Text("责任领导", max_length=60, aliases=("包保领导", "牵头领导"), source=_TABLE)
    unit = Text("责任单位", max_length=80, source=_TABLE)
    members = Text("专班成员", empty=True, note="多人以顿号分隔", source=_TEAM)
    officer = Text("服务专员", max_length=60, aliases=("具办人", "驻点干部"), source=_TEAM)
    owner_contact = Text("业主联络人", max_length=60, empty=True, aliases=("业主联系人",), source=_TEAM)
    owner_phone = Text("联系电话", max_length=60, empty=True, personal=True, source=_MONTHLY)
    builder = Text("施工负责人", max_length=60, empty=True, source=_TEAM)
    rhythm = Code("联系频次", CONTACT_RHYTHM, empty=True, source=_TEAM)
    listed_on = Day("列入日期", note="年度清单印发或年中增补之日，清单属于这一年", source="重点项目管理办法")
    delisted_on = Day(
        "调出日期", empty=True, note="年中调出的填；年底自然终止的不填", source="重点项目管理办法"
    )
    delisted_why = Text("调出原因", empty=True, source="重点项目管理办法")
    listed_to = Day("在册止", empty=True, note="调出的前一日或年末；系统得出")
    building_from = Day("在建起", empty=True, note="在册且已实质性开工之日；租赁厂房的没有；系统得出")
    building_until = Day("在建止", empty=True, note="竣工、终止之日或在册止，当日计入；系统得出")
    note = LongText("说明", empty=True, aliases=("备注",))


class KeyProjects(Ledger, of=KeyProject):
    """年度重点项目台账."""

    name, keeper = "年度重点项目台账", "项目建设科"
    rights = Rights(read=EVERYONE)
    about = "列入年度重点项目清单的项目及其年度计划、包保责任，一个项目一年一行。"
    key = ("number",)
    title = ("number", "project")
    columns = (
        "number",
        "project",
        "tier",
        "year_class",
        "plan_year",
        "done_before",
        "planned_finish",
        "leader",
        "unit",
        "officer",
        "listed_on",
        "listed_to",
    )
    search = ("number", "project.name", "project.number", "leader", "unit", "officer")
    filters = ("listed_on", "tier", "year_class", "leader")
    order = ("-listed_on", "number")
    totals = ("plan_year", "done_before")
    checks = (
        delisted_says_why,
        *dates_in_order("key_project.list", {"listed_on": "列入日期", "delisted_on": "调出日期"}),
        *dates_in_order(
            "key_project.plan", {"planned_start": "计划开工时间", "planned_finish": "计划竣工时间"}
        ),
        money_not_negative,
        carried_has_its_past,
        funds_make_the_total,
        plan_within_total,
        new_has_not_started,
        listed_once_at_a_time,
    )
    explanation = "note"
    derived: ClassVar = {
        "listed_to": listed_until,
        "building_from": building_from,
        "building_until": building_until,
    }
    left_out: ClassVar = {
        "项目名称、总投资、项目业主、开工竣工投产日期": "在项目名录登记一次，按项目编号取用。",
        "建成后效益": "达产后年营业收入、税收在项目名录。",
        "是否政府投资": "即项目名录的项目类别。",
        "四个一批": "由签约、开工、竣工、投产日期得出，不登记。",
        "手续办理情况": "逐项见手续办理台账。",
        "存在问题、解决措施、完成时限": "逐项见项目问题台账。",
        "工作方案": "是附件而非数据：随本行存放。",
        "项目来源": "见在谈项目台账：是否存量企业、招商渠道。",
        "行业": "见企业行业台账；投产前见在谈项目台账。",
        "用地类型、用地面积、厂房面积": "见地块名录、供地台账和厂房租赁台账。",
        "两高、节能、环评、安评": "逐项见手续办理台账；是否两高见联审议题台账。",
    }
    rules = ("重点项目管理办法", "重点项目领导包保制度")
