"""手续办理台账 — the permits a project needs: one row an item, with who is waiting for whom."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.construction.codes import PERMIT_ITEM
from yuanqu.domains.construction.rules.permits import (
    done_has_its_number,
    needless_has_no_days,
    permits_in_order,
    rented_needs_no_land,
    same_day_as_the_clock,
)
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole, YesNo
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.shared_checks import dates_in_order

_TABLE = "手续办理情况表"


class Permit(Record):
    """One item of one project."""

    project = Link("项目", "registers.Project", aliases=("项目编号", "项目名称"))
    item = Code("事项", PERMIT_ITEM, source=_TABLE)
    seq = Whole("第几证", note="分期办理的依次为1、2，其余填1", source=_TABLE)
    needed = YesNo("是否需要", note="不需要的填否，其余不填", source=_TABLE)
    accepted_on = Day("受理日期", empty=True, source=_TABLE)
    done_on = Day("办结日期", empty=True, source=_TABLE)
    doc_no = Text("文号（证号）", max_length=80, empty=True, aliases=("文号", "证号"), source=_TABLE)
    office = Text("承办部门", max_length=80, empty=True, source=_TABLE)
    agent = Text("代办员", max_length=60, empty=True, source=_TABLE)
    blocked_by = LongText("卡点", empty=True, note="需要协调的另登记项目问题", source=_TABLE)
    note = LongText("说明", empty=True, aliases=("备注",))


class Permits(Ledger, of=Permit):
    """项目手续办理台账."""

    name, keeper = "项目手续办理台账", "项目建设科"
    rights = Rights(read=EVERYONE)
    about = "项目从立项到不动产登记各项手续的受理、办结和卡点，一项一行。"
    key = ("project", "item", "seq")
    title = ("project", "item", "seq")
    columns = ("project", "item", "needed", "accepted_on", "done_on", "doc_no", "office", "blocked_by")
    search = ("project.name", "project.number", "doc_no", "office")
    filters = ("item", "needed", "office", "accepted_on", "done_on")
    order = ("project", "item", "seq")
    checks = (
        needless_has_no_days,
        done_has_its_number,
        *dates_in_order("permit.days", {"accepted_on": "受理日期", "done_on": "办结日期"}),
        rented_needs_no_land,
        permits_in_order,
        same_day_as_the_clock,
    )
    explanation = "note"
    left_out: ClassVar = {
        "办理用时、承诺时限": "经政务服务窗口办理的见办件台账（services.service_case）。",
        "证照": "是附件而非数据：随本行存放。",
    }
    rules = ("建筑工程施工许可管理办法", "中华人民共和国城乡规划法", "企业投资项目核准和备案管理条例")
