"""用地指标台账 — quotas for new building land, arable land made good and woodland, and their use."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.resources.codes import QUOTA_KIND
from yuanqu.domains.resources.quota_use import left, used
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Amount, Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import Rights
from yuanqu.registers.areas import PLACES_MU, mu_of, positive
from yuanqu.registers.codes import AREA_UNIT

_PLAN = "土地利用年度计划管理办法"


class Quota(Record):
    """One allotment."""

    quota_no = Text("指标编号", max_length=40, note="园区自编，如「ZB-2025-01」")
    doc_no = Text("指标文号", max_length=80, source=_PLAN)
    kind = Code("指标类型", QUOTA_KIND, source=_PLAN)
    year = Whole("年度", unit="年", note="如「2025」", source=_PLAN)
    issued_on = Day("下达日期", source=_PLAN)
    issued = Amount("下达量", places=4, note="单位见「面积单位」", source=_PLAN)
    area_unit = Code("面积单位", AREA_UNIT, source=_PLAN)
    issued_mu = Amount("下达量（亩）", "亩", places=PLACES_MU, empty=True, note="由下达量和单位得出")
    used_mu = Amount(
        "已用量（亩）", "亩", places=PLACES_MU, empty=True, note="引用本指标的地块合计；系统得出"
    )
    left_mu = Amount("余量（亩）", "亩", places=PLACES_MU, empty=True, note="下达量减已用量；系统得出")
    note = LongText("说明", empty=True, aliases=("备注",))


class Quotas(Ledger, of=Quota):
    """用地指标台账."""

    name, keeper = "用地指标台账", "自然资源科"
    rights = Rights(read=("项目建设科",))
    about = "下达园区的新增建设用地、耕地占补、增减挂钩和林地定额指标，已用量由报批地块得出。"
    key = ("quota_no",)
    title = ("quota_no", "kind")
    search = ("quota_no", "doc_no")
    filters = ("kind", "year", "issued_on")
    order = ("-issued_on", "quota_no")
    totals = ("issued_mu", "used_mu", "left_mu")
    checks = (positive("quota.issued", "issued"),)
    explanation = "note"
    derived: ClassVar = {"issued_mu": mu_of("issued"), "used_mu": used, "left_mu": left}
    left_out: ClassVar = {"能耗、排污权指标": "不是用地指标，随项目的能评、环评登记。"}
    rules = (_PLAN, "耕地占补平衡管理办法", "占用征收林地定额管理办法")
