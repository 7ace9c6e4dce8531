"""Campaigns (专项行动): tasks done, activities and what they spread, clues found and handed over."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import InState, Moved
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Share, Sum
from yuanqu.engines.indicators.windows import During

_ACTIVITIES, _CLUES, _TASKS = (
    "public_order.campaign_activity",
    "public_order.clue",
    "public_order.campaign_task",
)
_FORM = "平安建设活动登记表"


def _sum(name: str, what: str, column: str, unit: str, *aliases: str) -> Sum:
    return Sum(
        name,
        definition=f"活动日期在期内的平安建设活动的{what}之和。",
        of=_ACTIVITIES,
        when=During("held_on"),
        column=column,
        unit=unit,
        by=("peace_campaign",),
        aliases=aliases,
        source=_FORM,
    )


class Campaigns(Catalogue, office="public_order"):
    """扫黑除恶, 反诈, 禁毒 and the others, each a slice."""

    activities = Count(
        "平安建设活动次数",
        definition="活动日期在期内的平安建设活动次数，各专项行动合计。",
        of=_ACTIVITIES,
        when=During("held_on"),
        unit="次",
        by=("peace_campaign",),
        aliases=("平安建设活动",),
        source=_FORM,
    )
    materials = _sum("平安建设宣传资料份数", "发放资料", "leaflets", "份")
    reached = _sum("平安建设活动参加人次", "参加人数", "attendees", "人次")
    app_users = _sum("安装国家反诈中心App人数", "安装国家反诈中心App人数", "app_users", "人")
    clues = Count(
        "线索条数",
        definition="收到日期在期内的专项行动线索条数。",
        of=_CLUES,
        when=During("received_on"),
        unit="条",
        by=("peace_campaign", "clue_kind"),
        aliases=("摸排线索",),
        source="线索登记表",
    )
    clues_sent = clues.only(
        "移送线索条数",
        Moved("send"),
        definition="收到日期在期内的专项行动线索中，至期末已移送有权机关的条数。",
        aliases=("移送线索",),
    )
    tasks_due = Count(
        "到期专项任务数",
        definition="完成时限在期内的专项行动任务项数。",
        of=_TASKS,
        when=During("due_on"),
        unit="项",
        by=("peace_campaign",),
        source="平安建设年度工作方案",
    )
    tasks_done = tasks_due.only(
        "到期专项任务完成数",
        InState("done"),
        definition="完成时限在期内的专项行动任务中，期末已验收完成的项数。",
    )
    tasks_done_share = Share(
        "专项任务完成率",
        definition="完成时限在期内的专项行动任务中，期末已验收完成的占比。",
        part=tasks_done,
        whole=tasks_due,
        places=1,
        by=("peace_campaign",),
        source="平安建设年度工作方案",
    )
