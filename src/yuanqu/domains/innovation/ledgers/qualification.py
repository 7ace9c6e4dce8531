"""资质台账 — titles of enterprises by kind, level and batch, from recognition to renewal or lapse."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.innovation.codes import KIND, LEVEL, ROUTE
from yuanqu.domains.innovation.rules.titles import (
    days_held,
    high_tech_for_three_years,
    kept_level,
    renewal_days,
    renewed_by_another,
    renews_its_own,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.people.roles import Role
from yuanqu.registers.shared_checks import dates_in_order

_NOTICE = "认定公告"
_HIGH_TECH = "高新技术企业认定管理办法（国科发火〔2016〕32号）"
_GRADIENT = "优质中小企业梯度培育管理暂行办法（工信部企业〔2022〕63号）"

VALID, RENEWING = State("valid", "有效"), State("renewing", "续期中")
RENEWED, EXPIRED = State("renewed", "已续期", final=True), State("expired", "到期失效", final=True)
REVOKED, MOVED_OUT = State("revoked", "取消撤销", final=True), State("moved_out", "已迁出", final=True)


class Qualification(Record):
    """One title of one enterprise; a renewed one is a new row that points at the old."""

    enterprise = Link("企业", "registers.Enterprise", aliases=("统一社会信用代码", "企业名称"))
    kind = Code("资质类别", KIND, aliases=("类别",), source=_NOTICE)
    level = Code("资质级别", LEVEL, aliases=("级别",), source=_NOTICE)
    batch = Text("批次", max_length=40, note="如「2025年第一批」", source=_NOTICE)
    route = Code("认定方式", ROUTE, source=_NOTICE)
    authority = Text("认定机关", max_length=120, source=_NOTICE)
    doc_no = Text("文号", max_length=80, note="公布文件的文号", source=_NOTICE)
    announced_on = Day("公布日期", aliases=("认定日期",), source=_NOTICE)
    cert_no = Text(
        "证书编号", max_length=60, empty=True, aliases=("登记编号", "入库登记编号"), source=_NOTICE
    )
    valid_from = Day("有效期起", aliases=("发证日期",), source=_NOTICE)
    valid_to = Day("有效期止", empty=True, note="不设有效期的不填", source=_NOTICE)
    renews = Link("续自", "innovation.Qualification", empty=True, note="续期的填原资质：企业/类别/级别/批次")
    entry = Link("申报记录", "innovation.Entry", empty=True, note="由本园区组织申报的填申报编号")
    renamed_on = Day("更名备案日期", empty=True, note="企业更名后报认定机关的日期", source=_HIGH_TECH)
    ended_why = Text("取消或迁出原因", empty=True)
    renew_by = Day("应启动续期日", empty=True, note="有效期止前若干月（规则参数）；系统得出")
    held_until = Day("实际有效至", empty=True, note="有效期止，取消、迁出的为前一日；系统得出")
    state = StateColumn("状态", (VALID, RENEWING, RENEWED, EXPIRED, REVOKED, MOVED_OUT))
    renewing_on = MovedOn("启动续期日期")
    renewed_on = MovedOn("续期日期", note="新资质公布之日")
    expired_on = MovedOn("失效日期", note="有效期止的次日")
    revoked_on = MovedOn("取消日期", source=_HIGH_TECH)
    moved_out_on = MovedOn("迁出日期")
    note = LongText("说明", empty=True, aliases=("备注",))


class Qualifications(Ledger, of=Qualification):
    """资质台账."""

    name, keeper = "企业资质台账", "科技创新科"
    rights = Rights(read=EVERYONE)
    about = "企业获得的各类资质，按类别、级别、批次登记，记到续期、失效或取消。"
    key = ("enterprise", "kind", "level", "batch")
    title = ("enterprise", "kind", "level", "batch")
    columns = (
        "enterprise",
        "kind",
        "level",
        "batch",
        "route",
        "announced_on",
        "cert_no",
        "valid_to",
        "renew_by",
        "state",
    )
    search = ("enterprise.name", "enterprise.uscc", "batch", "cert_no", "doc_no")
    filters = ("kind", "level", "batch", "route", "state", "announced_on", "valid_to", "renew_by")
    order = ("-announced_on", "enterprise", "kind")
    event = "announced_on"
    checks = (
        *dates_in_order("qualification.days", {"valid_from": "有效期起", "valid_to": "有效期止"}),
        kept_level,
        high_tech_for_three_years,
        renews_its_own,
    )
    explanation = "note"
    derived: ClassVar = {"renew_by": renewal_days, "held_until": days_held}
    left_out: ClassVar = {
        "奖补": "兑现由惠企政策台账登记，一笔一行。",
        "证书": "是附件而非数据：随本行存放。",
    }
    rules = (_HIGH_TECH, _GRADIENT, "科技型中小企业评价办法（国科发政〔2017〕115号）")


class TitleLife(Procedure, of=Qualification):
    """资质有效期: valid, renewal begun in time, renewed by a new row, else lapsed of itself."""

    name = "资质有效期管理"
    about = "资质从公布到有效期届满：到期前启动续期，新资质公布后转为已续期；没有续上的到期自动失效。"
    rules = (f"{_HIGH_TECH}第九条、第十七条、第十九条", _GRADIENT)
    begin = Begin("公布登记", VALID, on="valid_from")
    prepare = Move("启动续期", VALID, RENEWING, day="renewing_on")
    renew = Move("续期完成", (VALID, RENEWING), RENEWED, day="renewed_on", guards=(renewed_by_another,))
    expire = Move("到期失效", (VALID, RENEWING), EXPIRED, by=(Role.HEAD,), day="expired_on", reason=True)
    revoke = Move(
        "取消资格",
        (VALID, RENEWING),
        REVOKED,
        by=(Role.HEAD,),
        day="revoked_on",
        needs=("ended_why",),
        reason=True,
    )
    leave = Move("迁出园区", (VALID, RENEWING), MOVED_OUT, day="moved_out_on", needs=("ended_why",))
    clocks = (
        Clock(
            "启动续期",
            since="begin",
            until=("prepare", "renew", "expire", "revoke", "leave"),
            due="renew_by",
            follows=True,
        ),
        Clock(
            "资质有效期",
            since="begin",
            until=("renew", "expire", "revoke", "leave"),
            due="valid_to",
            lapse="expire",
        ),
    )
