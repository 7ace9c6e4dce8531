"""排污许可台账 — permits to discharge, and registrations: issued, renewed in time, ended."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.environment.codes import MANAGEMENT_CLASS
from yuanqu.domains.environment.rules.permits import (
    five_years_at_most,
    late_renewal_says_why,
    permit_accepted,
    permit_decisions,
    registered_or_permitted,
    renewal_days,
    renewed_by_another,
    renews_its_own,
)
from yuanqu.domains.environment.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_RULES = "排污许可管理条例"
_ACCEPT_DAYS, _RENEWAL_DAYS = 3, 20  # 排污许可管理条例第九条第四项、第十四条

APPLIED, ACCEPTED = State("applied", "申领中"), State("accepted", "审查中")
VALID, RENEWING = State("valid", "有效"), State("renewing", "有效，延续审查中")
OVER = State("over", "已过有效期，延续未批准")
RENEWED, EXPIRED = State("renewed", "已延续", final=True), State("expired", "已失效", final=True)
WITHDRAWN = State("withdrawn", "已注销", final=True)


class DischargePermit(Record):
    """One permit or registration; a renewal is a row of its own."""

    application_no = Text("申领编号", max_length=60, note="如「PW-2025-001」", source=_RULES)
    enterprise = Link("企业", "registers.Enterprise", aliases=("企业名称", "排污单位"), source=_RULES)
    management_class = Code("管理类别", MANAGEMENT_CLASS, source=_RULES)
    applied_on = Day("申请日期", source=_RULES)
    site_check = YesNo("现场核查", empty=True, note="重点管理需要现场核查的填是，期限为45日", source=_RULES)
    decide_by = Day(
        "审批期限", empty=True, note="受理之日起简化管理20日、重点管理30日，现场核查的45日；系统得出"
    )
    permit_no = Text("证书编号", max_length=60, empty=True, aliases=("登记编号",), note="发证、登记时必填")
    valid_from = Day("有效期起", empty=True, note="发证、登记时必填", source=_RULES)
    valid_until = Day("有效期止", empty=True, note="发证、登记时必填", source=_RULES)
    renew_by = Day("应申请延续日期", empty=True, note="有效期届满60日前；系统得出")
    renews = Link(
        "延续自", "environment.DischargePermit", empty=True, note="延续的新证填原证的申领编号", source=_RULES
    )
    late_why = Text(
        "迟延申请原因", empty=True, note="晚于应申请延续日期申请的必填，如「停产检修」", source=_RULES
    )
    outlets = Whole("排放口数", unit="个", source=_RULES)
    auto_monitored = YesNo("自动监测联网", empty=True, note="重点管理的应安装联网", source=_RULES)
    monitoring = Text("自行监测频次", empty=True, note="按许可证载明的填，如「每季一次」", source=_RULES)
    state = StateColumn(
        "许可状态", (APPLIED, ACCEPTED, VALID, RENEWING, OVER, RENEWED, EXPIRED, WITHDRAWN), aliases=("状态",)
    )
    accepted_on = MovedOn("受理日期", source=_RULES)
    issued_on = MovedOn("发证日期", aliases=("登记日期",), source=_RULES)
    renewal_asked_on = MovedOn("申请延续日期", source=_RULES)
    renewal_accepted_on = MovedOn("受理延续日期", source=_RULES)
    ran_out_on = MovedOn("有效期届满日期", source=_RULES)
    renewed_on = MovedOn("延续日期", source=_RULES)
    ended_on = MovedOn("失效或注销日期", source=_RULES)
    note = LongText("说明", empty=True, aliases=("备注",))


class DischargePermits(Ledger, of=DischargePermit):
    """排污许可台账."""

    name, keeper = "排污许可台账", "安全环保科"
    rights = Rights(read=("项目建设科",))
    about = "企业的排污许可证和排污登记，一证一行，有效期不超过五年；届满60日前申请延续，延续的另立一行。"
    key = ("application_no",)
    title = ("application_no", "enterprise")
    columns = (
        "application_no",
        "enterprise",
        "management_class",
        "permit_no",
        "valid_from",
        "valid_until",
        "renew_by",
        "outlets",
        "state",
    )
    search = ("application_no", "permit_no", "enterprise.name")
    filters = ("applied_on", "state", "management_class", "valid_until")
    order = ("-applied_on", "application_no")
    checks = (
        registered_or_permitted,
        five_years_at_most,
        renews_its_own,
        not_negative("permit.negative", "outlets"),
        *dates_in_order(
            "permit.days", {"applied_on": "申请日期", "valid_from": "有效期起", "valid_until": "有效期止"}
        ),
    )
    explanation = "note"
    derived: ClassVar = {"renew_by": renewal_days, "decide_by": permit_decisions}
    left_out: ClassVar = {
        "许可限值": "排口执行的限值登记在监测限值台账，依据写证书编号。",
        "变更记录": "由记录的修改历史得出。",
        "执行报告": "在国家排污许可平台提交，本台账不重复登记。",
    }
    rules = (_RULES,)


class PermitLoop(Procedure, of=DischargePermit):
    """排污许可: applied for, accepted, issued, renewed before it ends; what is not renewed ends of itself."""

    name = "排污许可"
    about = "申领、受理、发证，届满60日前申请延续；到期没有申请延续的次日自动失效，申请了没有批准的不再有效。"
    rules = (_RULES,)
    begin = Begin("申领登记", APPLIED, on="applied_on")
    accept = Move("受理", APPLIED, ACCEPTED, day="accepted_on", fills=("site_check",))
    issue = Move(
        "发证或登记",
        (APPLIED, ACCEPTED),
        VALID,
        day="issued_on",
        needs=("permit_no", "valid_from", "valid_until"),
        guards=(permit_accepted,),
        evidence=(Evidence("许可证或登记回执"),),
    )
    drop = Move("申领终止", (APPLIED, ACCEPTED), WITHDRAWN, day="ended_on", reason=True)
    ask_renewal = Move(
        "申请延续",
        VALID,
        RENEWING,
        day="renewal_asked_on",
        fills=("late_why",),
        guards=(late_renewal_says_why,),
    )
    accept_renewal = Move("受理延续", RENEWING, RENEWING, day="renewal_accepted_on")
    renew = Move("延续", (VALID, RENEWING, OVER), RENEWED, day="renewed_on", guards=(renewed_by_another,))
    refuse_renewal = Move("不予延续", RENEWING, VALID, reason=True)
    refuse_late = Move("届满后不予延续", OVER, EXPIRED, day="ended_on", reason=True)
    expire = Move("到期失效", VALID, EXPIRED, day="ended_on")
    run_out = Move("有效期届满", RENEWING, OVER, by=(Role.HEAD,), day="ran_out_on", reason=True)
    withdraw = Move("注销", (VALID, RENEWING, OVER), WITHDRAWN, day="ended_on", reason=True)
    clocks = (
        Clock("受理期限", since="begin", until=("accept", "issue", "drop"), due=_ACCEPT_DAYS),
        Clock("审批期限", since="accept", until=("issue", "drop"), due="decide_by"),
        Clock(
            "延续申请期限",
            since="issue",
            until=("ask_renewal", "renew", "expire", "withdraw"),
            due="renew_by",
        ),
        Clock(
            "延续受理期限",
            since="ask_renewal",
            until=("accept_renewal", "renew", "refuse_renewal", "run_out", "withdraw"),
            due=_ACCEPT_DAYS,
        ),
        Clock(
            "延续审查期限",
            since="accept_renewal",
            until=("renew", "refuse_renewal", "refuse_late", "withdraw"),
            due=_RENEWAL_DAYS,
        ),
        Clock(
            "有效期",
            since=("issue", "refuse_renewal"),
            until=("ask_renewal", "renew", "expire", "withdraw"),
            due="valid_until",
            lapse="expire",
        ),
        Clock(
            "延续审查中的有效期",
            since="ask_renewal",
            until=("renew", "refuse_renewal", "run_out", "withdraw"),
            due="valid_until",
            lapse="run_out",
        ),
        Clock(  # 第三十三条第二项：延续申请未经批准排放污染物的违法，亮红灯直到了结
            "有效期届满未获延续",
            since="run_out",
            until=("renew", "refuse_late", "withdraw"),
            due="valid_until",
        ),
    )
