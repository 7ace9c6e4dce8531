"""网格员 — who patrols a grid, from when to when."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import MEMBER_KIND, SEX
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.registers.shared_checks import dates_in_order

_SYSTEM = "安全生产网格化管理办法"


class GridMember(Record):
    """One person's service in one grid."""

    member_no = Text("网格员编号", max_length=40)
    name = Text("姓名", max_length=60, source=_SYSTEM)
    sex = Code("性别", SEX, empty=True, source=_SYSTEM)
    phone = Text("电话", max_length=60, personal=True, aliases=("联系电话",), source=_SYSTEM)
    kind = Code("网格员类型", MEMBER_KIND, aliases=("类型",), source=_SYSTEM)
    grid = Link("所属网格", "safety.Grid", aliases=("网格编号", "网格名称"), source=_SYSTEM)
    since = Day("上岗日期", source=_SYSTEM)
    until = Day("离岗日期", empty=True, note="在岗的不填", source=_SYSTEM)
    qualified_on = Day("培训合格日期", empty=True, source=_SYSTEM)
    duties = LongText(
        "辅助职责", empty=True, note="宣传教育、风险研判、风险预警、隐患排查上报、应急响应等", source=_SYSTEM
    )
    note = LongText("说明", empty=True, aliases=("备注",))


class GridMembers(Ledger, of=GridMember):
    """网格员台账."""

    name, keeper = "网格员台账", "安全环保科"
    about = "安全网格员的姓名、所属网格、上岗和离岗日期。"
    key = ("member_no",)
    title = ("name",)
    columns = ("member_no", "name", "kind", "grid", "since", "until", "qualified_on")
    search = ("member_no", "name", "grid.name")
    filters = ("kind", "grid")
    order = ("member_no",)
    checks = dates_in_order("grid_member.service", {"since": "上岗日期", "until": "离岗日期"})
    left_out: ClassVar = {"照片": "是附件而非数据：存在该网格员的附件中。"}
    rules = (_SYSTEM,)
