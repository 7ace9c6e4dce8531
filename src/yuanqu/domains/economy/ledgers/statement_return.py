"""月报填报单 — what each enterprise was asked for in a month, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.engines.collecting.asking import came_of_moves, due_of_task
from yuanqu.engines.collecting.declaration import Collecting, InForce, declare
from yuanqu.engines.collecting.records import Return, ReturnLoop
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Link
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.people.rights import Rights


class StatementReturn(Return):
    """One enterprise's statement of one month, asked for."""

    enterprise = Link(
        "企业",
        "registers.Enterprise",
        aliases=("统一社会信用代码", "企业名称", "单位详细名称"),
        source="园区报表填报管理办法",
    )


class StatementReturns(Ledger, of=StatementReturn):
    """月报填报单."""

    name, keeper = "企业月报填报单", "经济运行科"
    rights = Rights(own="enterprise", inward=("note",))
    about = "每户企业每月财务状况月报的填报、催报、退回、审核和更正；上报随报表数据自动记入。"
    key = ("month", "enterprise")
    title = ("enterprise", "month")
    columns = (
        "enterprise",
        "month",
        "due_on",
        "state",
        "came_on",
        "chased_on",
        "sent_back_on",
        "approved_on",
    )
    search = ("enterprise.name", "enterprise.uscc")
    filters = ("month", "state", "due_on", "came_on")
    order = ("-month", "enterprise")
    event = "asked_on"
    derived: ClassVar = {
        "due_on": due_of_task("economy.statement"),
        "came_on": came_of_moves("economy.statement"),
    }
    left_out: ClassVar = {
        "催报次数": "是催报动作的次数，见填报单的办理经过，不另填。",
        "锁定时间": "按月锁定，见月度锁定台账。",
        "审核人": "见审核通过动作的办理人。",
    }
    rules = ("园区报表填报管理办法", "中华人民共和国统计法")


class StatementReturnLoop(ReturnLoop, Procedure, of=StatementReturn):
    """企业月报填报: asked, reported, approved by another; returned and chased on the way."""

    name = "企业月报填报"


declare(
    Collecting(
        "企业财务状况月报",
        of="economy.statement",
        tasks="economy.statement_task",
        returns="economy.statement_return",
        respondent="enterprise",
        whom=InForce(
            "registers.above_scale",
            link="enterprise",
            since="in_month",
            until="out_month",
            where=(("specialty", "B"),),
        ),
        lock="economy.month_lock",
        edition="edition",
        reported="reported_on",
        aside=("revision_reason",),
        prior="_prior",
    )
)
