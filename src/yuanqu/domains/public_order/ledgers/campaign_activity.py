"""平安建设活动台账 — what was done for each campaign, where, with how many people and leaflets."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.codes import ACTIVITY_MODE, CAMPAIGN
from yuanqu.domains.public_order.rules.campaigns import activity_of_its_campaign
from yuanqu.domains.public_order.rules.words import by_today, not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.people.rights import EVERYONE, Rights

_FORM = "平安建设活动登记表"
_COUNTS = (
    "enterprises",
    "attendees",
    "posters",
    "leaflets",
    "pushes",
    "app_users",
    "rooms",
    "places",
    "clues",
)


class CampaignActivity(Record):
    """One activity."""

    activity_no = Text("活动编号", max_length=40, aliases=("编号",), note="如「PA2025-01」", source=_FORM)
    campaign = Code("专项行动", CAMPAIGN, aliases=("专项",), source=_FORM)
    task = Link(
        "所属任务", "public_order.CampaignTask", empty=True, aliases=("任务编号",), note="按任务开展的填"
    )
    topic = Text("主题", source=_FORM)
    held_on = Day("活动日期", aliases=("日期",), source=_FORM)
    mode = Code("活动方式", ACTIVITY_MODE, aliases=("方式",), source=_FORM)
    place = Text("地点", max_length=120, source=_FORM)
    host = Text("主办单位", max_length=120, source=_FORM)
    partners = Text("协办单位", empty=True, source=_FORM)
    enterprises = Whole("摸排企业", unit="家", empty=True, source=_FORM)
    attendees = Whole("参加人数", unit="人次", empty=True, source=_FORM)
    posters = Whole("张贴海报", unit="张", empty=True, source=_FORM)
    leaflets = Whole("发放资料", unit="份", empty=True, source=_FORM)
    pushes = Whole("微信推送", unit="条", empty=True, source=_FORM)
    app_users = Whole("安装国家反诈中心App", unit="人", empty=True, source=_FORM)
    rooms = Whole("摸排出租房", unit="间", empty=True, source=_FORM)
    places = Whole("检查场所", unit="处", empty=True, source=_FORM)
    clues = Whole("收集线索", unit="条", empty=True, note="线索本身登记在线索台账", source=_FORM)
    in_charge = Text("责任人", max_length=60, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class CampaignActivities(Ledger, of=CampaignActivity):
    """平安建设活动台账."""

    name, keeper = "平安建设活动台账", "政法综治科"
    rights = Rights(read=EVERYONE)
    about = "扫黑除恶、反诈、禁毒等专项行动的宣传、摸排和检查活动，一次一行。"
    key = ("activity_no",)
    title = ("activity_no", "topic")
    columns = (
        "activity_no",
        "held_on",
        "campaign",
        "mode",
        "topic",
        "enterprises",
        "attendees",
        "leaflets",
        "clues",
    )
    search = ("activity_no", "topic", "place", "host")
    filters = ("held_on", "campaign", "mode", "task")
    order = ("-held_on", "activity_no")
    totals = _COUNTS
    checks = (
        not_negative("campaign_activity.negative", *_COUNTS),
        by_today("campaign_activity.ahead", "held_on", "活动日期"),
        activity_of_its_campaign,
    )
    explanation = "note"
    left_out: ClassVar = {"照片": "是附件而非数据：随本行存放，不少于两张。"}
    rules = ("中华人民共和国反电信网络诈骗法第八条", "中华人民共和国禁毒法第十六条", _FORM)
