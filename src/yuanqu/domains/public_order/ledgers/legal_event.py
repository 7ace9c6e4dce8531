"""法治宣传活动台账 — talks, advice, leaflets: held, and filed with three photos."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.public_order.codes import EVENT_KIND
from yuanqu.domains.public_order.rules.campaigns import venue_is_open
from yuanqu.domains.public_order.rules.words import by_today, not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, Link, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.procedure.clocks import WORKING, Clock
from yuanqu.engines.procedure.declaration import Procedure
from yuanqu.engines.procedure.fields import MovedOn, StateColumn
from yuanqu.engines.procedure.moves import Begin, Evidence, Move
from yuanqu.engines.procedure.states import State
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.people.roles import Role

_FORM = "普法活动登记表"
_FILE = 10  # 工作日；本园区口径

HELD, FILED = State("held", "已举办待归档"), State("filed", "已归档", final=True)


class LegalEvent(Record):
    """One event."""

    event_no = Text("活动编号", max_length=40, aliases=("编号",), note="如「PF2025-01」", source=_FORM)
    kind = Code("活动类型", EVENT_KIND, aliases=("类型",), source=_FORM)
    topic = Text("主题", aliases=("活动主题",), source=_FORM)
    laws = Text("法律法规", empty=True, note="多部以顿号分隔", source=_FORM)
    held_on = Day("活动日期", aliases=("起止时间", "日期"), source=_FORM)
    venue = Link("普法阵地", "public_order.LegalVenue", empty=True, aliases=("阵地",), note="在阵地举办的填")
    place = Text("地点", max_length=120, source=_FORM)
    host = Text("主办单位", max_length=120, source=_FORM)
    partners = Text("协办单位", empty=True, note="多个以顿号分隔", source=_FORM)
    enterprises = Whole("覆盖企业", unit="家", empty=True, source=_FORM)
    attendees = Whole("参加人数", unit="人次", source=_FORM)
    consulted = Whole("咨询人次", unit="人次", empty=True, source=_FORM)
    forms = Text("形式", note="多种以顿号分隔，如「发放资料、讲座」", source=_FORM)
    banners = Whole("横幅", unit="条", empty=True, source=_FORM)
    boards = Whole("展板", unit="块", empty=True, source=_FORM)
    leaflets = Whole("资料", unit="份", empty=True, aliases=("发放资料",), source=_FORM)
    legal_aid = Whole("法律援助", unit="件", empty=True, source=_FORM)
    in_charge = Text("责任人", max_length=60, source=_FORM)
    state = StateColumn("归档状态", (HELD, FILED), aliases=("状态",))
    filed_on = MovedOn("归档日期")
    note = LongText("说明", empty=True, aliases=("备注",))


class LegalEvents(Ledger, of=LegalEvent):
    """法治宣传活动台账."""

    name, keeper = "法治宣传活动台账", "政法综治科"
    rights = Rights(read=EVERYONE)
    about = "普法宣传、法律咨询、法律进企业等活动，一场一行，凭照片和签到归档。"
    key = ("event_no",)
    title = ("event_no", "topic")
    columns = ("event_no", "held_on", "kind", "topic", "venue", "host", "attendees", "leaflets", "state")
    search = ("event_no", "topic", "host", "place", "venue.venue_name")
    filters = ("held_on", "kind", "venue", "state")
    order = ("-held_on", "event_no")
    totals = ("enterprises", "attendees", "consulted", "banners", "boards", "leaflets", "legal_aid")
    checks = (
        not_negative(
            "legal_event.negative",
            "enterprises",
            "attendees",
            "consulted",
            "banners",
            "boards",
            "leaflets",
            "legal_aid",
        ),
        by_today("legal_event.ahead", "held_on", "活动日期"),
        venue_is_open,
    )
    explanation = "note"
    left_out: ClassVar = {
        "书籍、挂图、宣传车": "并入发放资料和展板，园区活动很少另有。",
        "照片、签到表、简报": "是附件而非数据：归档时作为佐证随本行存放。",
    }
    rules = (_FORM,)


class EventCourse(Procedure, of=LegalEvent):
    """法治宣传: held, and filed within ten working days with at least three photos."""

    name = "法治宣传活动归档"
    about = "活动举办后十个工作日内凭三张以上照片和签到归档。"
    rules = (_FORM,)
    begin = Begin("举办登记", HELD, on="held_on")
    file = Move("归档", HELD, FILED, day="filed_on", evidence=(Evidence("照片、签到表", least=3),))
    take_out = Move("退回补录", FILED, HELD, by=(Role.HEAD,), reason=True)
    clocks = (Clock("归档期限", since=("begin", "take_out"), until="file", due=_FILE, days=WORKING),)
