"""非公企业党建摸排表 — the survey of private enterprises, one form an enterprise and round (一企一表)."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.party.codes import (
    ATTITUDE,
    COVERAGE_STATE,
    MASS_ORG,
    NO_ORG_REASON,
    OPERATION,
    OWNERSHIP_BASIS,
    PLANNED_MODE,
    POLITICS,
    SURVEY_SCALE,
)
from yuanqu.domains.party.rules import counts_not_negative
from yuanqu.domains.party.survey_rules import (
    coverage_fits,
    due_is_planned,
    instructor_sent,
    members_add_up,
    organisation_or_reason,
    surveyed_private,
    ten_employees_fit,
    three_members_are_due,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import words_of

_FORM = "非公企业党建摸排表（一企一表）"
_COUNTS = (
    "employees",
    "members_full",
    "members_probationary",
    "members_here",
    "members_elsewhere",
    "activists",
    "candidates",
    "applicants",
)


class Survey(Record):
    """One enterprise in one round. Party members are counted here, never named."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    survey_round = Text("摸排轮次", max_length=40, note="如「2025年第一轮」", source=_FORM)
    main_business = Text("主营业务", empty=True, source=_FORM)
    ownership_basis = Code("所有制判定", OWNERSHIP_BASIS, source=_FORM)
    operation = Code("实体运营判定", OPERATION, note="非实体运营的须二次上门", source=_FORM)
    fixed_site = YesNo("有固定经营场所", source="三有企业判定")
    ten_employees = YesNo("有10名以上员工", source="三有企业判定")
    in_business = YesNo("有生产经营活动", source="三有企业判定")
    scale = Code("规模", SURVEY_SCALE, source=_FORM)
    employees = Whole("从业人员数", unit="人", source=_FORM)
    revenue = Amount("年营业收入", "万元", empty=True, aliases=("年产值",), source=_FORM)
    members_full = Whole("正式党员", unit="人", note="3名以上应单独组建", source=_FORM)
    members_probationary = Whole("预备党员", unit="人", source=_FORM)
    members_here = Whole("组织关系在企业", unit="人", source=_FORM)
    members_elsewhere = Whole("组织关系不在企业", unit="人", note="口袋、流动党员", source=_FORM)
    activists = Whole("入党积极分子", unit="人", empty=True, source=_FORM)
    candidates = Whole("发展对象", unit="人", empty=True, source=_FORM)
    applicants = Whole("入党申请人", unit="人", empty=True, source=_FORM)
    owner = Text("出资人（负责人）", max_length=60, empty=True, personal=True, source=_FORM)
    owner_politics = Code("出资人政治面貌", POLITICS, personal=True, source=_FORM)
    owner_posts = Text("出资人社会职务", empty=True, personal=True, note="代表、委员等", source=_FORM)
    has_org = YesNo("已建立党组织", aliases=("是否建立党组织",), source=_FORM)
    organisation = Link(
        "党组织", "party.Organisation", empty=True, aliases=("党组织代码", "党组织名称"), note="已建立的必填"
    )
    no_org_reason = Code("未建立原因", NO_ORG_REASON, empty=True, note="未建立的必填", source=_FORM)
    planned_on = Day("拟建日期", empty=True, note="应建未建的必填", source=_FORM)
    planned_mode = Code("拟建方式", PLANNED_MODE, empty=True, note="应建未建的必填", source=_FORM)
    mass_orgs = Text("群团组织", empty=True, note="工会、共青团、妇联、其他，可填多项", source=_FORM)
    instructor = Link(
        "党建指导员", "party.Instructor", empty=True, aliases=("指导员", "联络员"), note="工作覆盖的必填"
    )
    coverage = Code("覆盖情况", COVERAGE_STATE, source="两个覆盖统计表")
    surveyor = Text("摸排人", max_length=60, personal=True, source=_FORM)
    surveyed_on = Day("摸排日期", source=_FORM)
    signed = YesNo("企业已签章", source=_FORM)
    attitude = Code("出资人态度", ATTITUDE, empty=True, source=_FORM)
    needs = LongText("需求和建议", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Surveys(Ledger, of=Survey):
    """非公企业党建摸排表."""

    name, keeper = "非公企业党建摸排表", "党建科"
    about = "逐家摸排非公企业的经营运行、职工、党员、出资人、党组织和未建原因（六个清），一企一轮一表。"
    key = ("enterprise", "survey_round")
    title = ("enterprise", "survey_round")
    columns = (
        "enterprise",
        "survey_round",
        "operation",
        "scale",
        "employees",
        "members_full",
        "has_org",
        "no_org_reason",
        "coverage",
        "surveyed_on",
    )
    search = ("enterprise.name", "enterprise.uscc", "main_business")
    filters = ("operation", "scale", "coverage", "no_org_reason", "surveyed_on")
    order = ("-surveyed_on", "enterprise")
    totals = ("employees", "members_full", "members_probationary")
    checks = (
        counts_not_negative("survey.negative", *_COUNTS),
        ten_employees_fit,
        members_add_up,
        organisation_or_reason,
        due_is_planned,
        coverage_fits,
        words_of("survey.mass_orgs", "mass_orgs", frozenset(MASS_ORG.labels), "群团组织"),
        three_members_are_due,
        instructor_sent,
        surveyed_private,
    )
    explanation = "note"
    left_out: ClassVar = {
        "企业名称、信用代码、成立时间": "见企业名录，由「企业」列关联，不重复填。",
        "党组织名称、组建方式、成立时间、书记": "见党组织台账，由「党组织」列关联，不重复填。",
        "党员姓名": "只在党员名册（受限）登记，本表只记人数。",
    }
    rules = ("中国共产党章程（第五章 党的基层组织）", "非公有制企业「两个覆盖」攻坚行动方案")
