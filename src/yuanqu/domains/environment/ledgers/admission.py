"""入园环保和环评台账 — a project's way from the entry opinion over its environmental file to accepted facilities."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import ACCEPTANCE, CONSTRUCTION_KIND, EIA_KIND, OPINION, ZONING_FIT
from yuanqu.domains.environment.rules import admissions as rules_of
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order, words_of

_ENTRY, _EIA = "入园环保预审", "中华人民共和国环境影响评价法"
_RULES = "建设项目环境保护管理条例"

ENTERED, ADMITTED = State("entered", "待预审"), State("admitted", "待报批环评")
RECEIVED, APPROVED = State("received", "环评审批中"), State("approved", "待验收")
DONE, REFUSED = State("done", "已验收公开", final=True), State("refused", "不予入园或不予批准", final=True)


class Admission(Record):
    """One environmental file; a major change needs a new one, a row of its own."""

    admission_no = Text("环保登记编号", max_length=40, note="如「HP-2025-001」", source=_ENTRY)
    project = Link("项目", "registers.Project", empty=True, aliases=("项目编号", "项目名称"), source=_ENTRY)
    enterprise = Link("企业", "registers.Enterprise", empty=True, aliases=("企业名称",), source=_ENTRY)
    applied_on = Day("预审申请日期", source=_ENTRY)
    construction_kind = Code("建设性质", CONSTRUCTION_KIND, source=_RULES)
    eia_category = Text("环评名录类别", max_length=80, note="名录的类别，如「有色金属压延加工」", source=_EIA)
    features = Text("环境敏感特征", empty=True, note="可多项，如「涉重、涉危废」", source=_ENTRY)
    zoning_fit = Code("规划符合性", ZONING_FIT, aliases=("三线一单符合性",), source="规划环评和“三线一单”")
    opinion = Code("预审结论", OPINION, empty=True, note="预审时必填", source=_ENTRY)
    condition = LongText("入园条件", empty=True, note="有条件同意的必填", source=_ENTRY)
    eia_kind = Code("环评文件类别", EIA_KIND, source=_EIA)
    compiler = Text("编制单位", max_length=120, empty=True, note="受理时必填", source=_EIA)
    received_on = Day("环评收到日期", empty=True, note="受理时必填，审批期限由此起算", source=_EIA)
    decide_by = Day("审批期限", empty=True, note="报告书60日、报告表30日；系统得出")
    approved_by = Text("审批机关", max_length=120, empty=True, note="批复时必填", source=_EIA)
    approval_no = Text("批复文号", max_length=80, empty=True, note="批复、备案时必填", source=_EIA)
    approved_day = Day("批复日期", empty=True, aliases=("备案日期",), note="批复、备案时必填", source=_EIA)
    starts_before = Day("五年有效期止", empty=True, note="批复后五年内开工；系统得出")
    started_on = Day("实质性开工日期", empty=True, note="见项目名录；系统取数")
    accepted_day = Day("自主验收日期", empty=True, note="验收公开时必填", source=_RULES)
    acceptance = Code("自主验收结论", ACCEPTANCE, empty=True, source=_RULES)
    disclosed_at = Text("公开网址", empty=True, note="验收报告公开的网址", source=_RULES)
    major_change = YesNo("重大变动", note="性质、规模、地点、工艺、措施的变动", source=_EIA)
    major_text = Text("变动内容", empty=True, source=_EIA)
    state = StateColumn("环评状态", (ENTERED, ADMITTED, RECEIVED, APPROVED, DONE, REFUSED), aliases=("状态",))
    opined_on = MovedOn("预审日期", source=_ENTRY)
    accepted_on = MovedOn("环评受理日期", source=_EIA)
    approved_on = MovedOn("批复登记日期", source=_EIA)
    disclosed_on = MovedOn("验收公开日期", source=_RULES)
    refused_on = MovedOn("不予批准日期", source=_EIA)
    note = LongText("说明", empty=True, aliases=("备注",))


class Admissions(Ledger, of=Admission):
    """入园环保和环评台账."""

    name, keeper = "入园环保和环评台账", "安全环保科"
    rights = Rights(read=("招商科", "项目建设科"))
    about = "项目入园环保预审、环评报批和“三同时”自主验收，一个环评文件一行。"
    key = ("admission_no",)
    title = ("admission_no", "project")
    columns = (
        "admission_no",
        "project",
        "enterprise",
        "applied_on",
        "features",
        "opinion",
        "eia_kind",
        "decide_by",
        "approval_no",
        "approved_day",
        "started_on",
        "state",
    )
    search = ("admission_no", "project.name", "enterprise.name", "compiler", "approval_no")
    filters = ("applied_on", "state", "opinion", "eia_kind", "construction_kind")
    order = ("-applied_on", "admission_no")
    checks = (
        rules_of.project_or_enterprise,
        words_of("admission.features", "features", rules_of.feature_words, "环境敏感特征"),
        rules_of.major_change_told,
        rules_of.approved_before_start,
        rules_of.started_in_time,
        *dates_in_order(
            "admission.days",
            {
                "applied_on": "预审申请日期",
                "received_on": "环评收到日期",
                "approved_day": "批复日期",
                "accepted_day": "自主验收日期",
            },
        ),
    )
    explanation = "note"
    derived: ClassVar = {
        "decide_by": rules_of.decision_days,
        "starts_before": rules_of.last_starts,
        "started_on": rules_of.project_starts,
    }
    left_out: ClassVar = {
        "入园可行性建议书、环评文件、验收报告": "是附件而非数据：存在该记录的附件中。",
        "三同时状态": "由批复、开工、验收的日期得出。",
        "后评价": "建成后的不符合情形按环境问题清单登记整改。",
    }
    rules = (_EIA, _RULES)


class AdmissionLoop(Procedure, of=Admission):
    """环评和三同时: an opinion before entry, an approval before the start, acceptance made public before production."""

    name = "入园环保和环评"
    about = "先预审后入园，先批复后开工，环保设施验收合格并公开后投产；登记表只备案。"
    rules = ("中华人民共和国环境影响评价法第二十二条、第二十四条", _RULES)
    begin = Begin("预审登记", ENTERED, on="applied_on")
    opine = Move(
        "同意入园",
        ENTERED,
        ADMITTED,
        day="opined_on",
        needs=("opinion",),
        fills=("condition",),
        guards=(rules_of.opinion_lets_in, rules_of.conditions_told),
    )
    turn_down = Move("不予入园", ENTERED, REFUSED, by=(Role.HEAD,), day="refused_on", reason=True)
    receive = Move(
        "环评受理",
        ADMITTED,
        RECEIVED,
        day="accepted_on",
        needs=("compiler", "received_on"),
        guards=(rules_of.needs_approval,),
    )
    file = Move(
        "备案",
        ADMITTED,
        APPROVED,
        day="approved_on",
        needs=("approval_no", "approved_day"),
        guards=(rules_of.needs_filing,),
    )
    send_back = Move("退回补正", RECEIVED, ADMITTED, reason=True)
    approve = Move(
        "环评批复",
        RECEIVED,
        APPROVED,
        day="approved_on",
        needs=("approved_by", "approval_no", "approved_day"),
        evidence=(Evidence("环评批复文件"),),
    )
    reject = Move("不予批准", RECEIVED, REFUSED, day="refused_on", reason=True)
    disclose = Move(
        "验收公开",
        APPROVED,
        DONE,
        day="disclosed_on",
        needs=("accepted_day", "acceptance", "disclosed_at"),
        guards=(rules_of.facilities_passed,),
        evidence=(Evidence("验收报告"),),
    )
    clocks = (
        Clock("预审期限", since="begin", until=("opine", "turn_down"), due=10, days=WORKING),
        Clock("审批期限", since="receive", until=("approve", "reject", "send_back"), due="decide_by"),
    )
