"""入园协议 — what was signed with an investor, what they promised and by when."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.investment.codes import AGREEMENT_KIND
from yuanqu.domains.investment.rules.agreements import (
    based_on_review,
    number_of_the_register,
    promise_keeps_the_start_clock,
    promise_not_below_review,
    review_let_it_in,
    reviewed_before_signing,
    signed_days,
)
from yuanqu.domains.investment.rules.amounts import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.shared_checks import dates_in_order

_LIST, _TEXT = "入园协议台账", "入园投资协议"


class Agreement(Record):
    """One agreement that binds; framework agreements do not count as signed and are not kept here."""

    agreement_no = Text("协议编号", max_length=60, aliases=("入园协议编号",), source=_LIST)
    project = Link("项目", "registers.Project", aliases=("项目编号", "项目名称"))
    item = Link("联审依据", "investment.ReviewItem", empty=True, aliases=("议题编号",), source=_LIST)
    kind = Code("协议类型", AGREEMENT_KIND, source=_LIST)
    signed_on = Day("签订日期", empty=True, note="项目名录登记，一处填写；系统取数", source="项目名录")
    event = Text("签约活动", max_length=120, empty=True, note="集中签约、展会签约的填活动名称", source=_LIST)
    party_a = Text("甲方", max_length=120, source=_TEXT)
    signer_a = Text("甲方签约人", max_length=60, empty=True, source=_TEXT)
    party_b = Text("乙方", max_length=120, note="在园区注册或承诺注册的公司", source=_TEXT)
    signer_b = Text("乙方签约人", max_length=60, empty=True, source=_TEXT)
    legal_checked_on = Day("合法性审核日期", empty=True, source=_LIST)
    fair_checked_on = Day("公平竞争审查日期", empty=True, source="公平竞争审查条例")
    promised_fixed = Amount("承诺固定资产投资", "万元", places=4, source=_TEXT)
    promised_revenue = Amount("承诺达产后年营收", "万元", places=4, source=_TEXT)
    promised_tax = Amount("承诺达产后年税收", "万元", places=4, source=_TEXT)
    promised_jobs = Whole("承诺就业", unit="人", empty=True, source=_TEXT)
    promised_intensity = Amount("承诺投资强度", "万元/亩", empty=True, note="供地项目填", source=_TEXT)
    deposit = Amount("履约保证金", "万元", places=4, empty=True, source=_TEXT)
    start_due = Day("约定开工日期", source=_TEXT)
    complete_due = Day("约定竣工日期", source=_TEXT)
    produce_due = Day("约定投产日期", source=_TEXT)
    capacity_due = Day("约定达产日期", source=_TEXT)
    supplements = LongText("补充协议", empty=True, note="文号、日期和所改内容", source=_TEXT)
    note = LongText("说明", empty=True, aliases=("备注",))


class Agreements(Ledger, of=Agreement):
    """入园协议台账."""

    name, keeper = "入园协议台账", "招商科"
    rights = Rights(read=("产业发展科", "自然资源科", "项目建设科", "经济运行科", "政务服务科"))
    about = "正式签订的入园协议及其承诺的投资、营收、税收和各节点期限，一份一行。"
    key = ("agreement_no",)
    title = ("agreement_no", "project")
    columns = (
        "agreement_no",
        "project",
        "kind",
        "signed_on",
        "party_b",
        "promised_fixed",
        "promised_revenue",
        "promised_tax",
        "start_due",
        "capacity_due",
    )
    search = ("agreement_no", "project.name", "project.number", "party_b")
    filters = ("kind", "signed_on", "start_due", "capacity_due")
    order = ("-signed_on", "agreement_no")
    totals = ("promised_fixed", "promised_revenue", "promised_tax", "deposit")
    checks = (
        not_negative("agreement.negative", "promised_fixed", "promised_revenue", "promised_tax", "deposit"),
        *dates_in_order(
            "agreement.due",
            {
                "start_due": "约定开工日期",
                "complete_due": "约定竣工日期",
                "produce_due": "约定投产日期",
                "capacity_due": "约定达产日期",
            },
        ),
        *dates_in_order("agreement.legal", {"legal_checked_on": "合法性审核日期", "signed_on": "签订日期"}),
        *dates_in_order("agreement.fair", {"fair_checked_on": "公平竞争审查日期", "signed_on": "签订日期"}),
        based_on_review,
        reviewed_before_signing,
        number_of_the_register,
        review_let_it_in,
        promise_not_below_review,
        promise_keeps_the_start_clock,
    )
    explanation = "note"
    derived: ClassVar = {"signed_on": signed_days}
    left_out: ClassVar = {
        "总投资": "见项目名录，协议引资按项目取数。",
        "占地面积、宗地": "见地块名录和供地台账。",
        "实际开工、竣工、投产、达产": "见项目名录：一处登记。",
        "框架协议、战略协议": "不计签约，不在本台账。",
        "容积率、亩均税收、能耗、排放等承诺": "见标准地承诺台账（resources.standard_commitment）。",
        "入规时限承诺": "有约定的写在协议附件中；入规进展见升规入统培育库。",
        "外资金额": "折成人民币填报；原币金额在协议附件中。",
    }
    rules = ("园区招商引资工作办法（签约）", "公平竞争审查条例")
