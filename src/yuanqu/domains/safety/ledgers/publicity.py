"""安全宣传 — leaflets, banners, messages, talks."""

from __future__ import annotations

from typing import ClassVar

from yuanqu.domains.safety.codes import PUBLICITY_FORM, PUBLICITY_THEME
from yuanqu.domains.safety.rules.words import not_negative
from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Code, Day, LongText, Text, Whole
from yuanqu.engines.ledger.record import Record

_FORM = "安全宣传活动登记"


class Publicity(Record):
    """One activity."""

    publicity_no = Text("宣传编号", max_length=40)
    held_on = Day("活动日期", aliases=("日期", "宣传日期"), source=_FORM)
    theme = Code("主题", PUBLICITY_THEME, source=_FORM)
    form = Code("宣传形式", PUBLICITY_FORM, aliases=("形式",), source=_FORM)
    title = Text("活动名称", source=_FORM)
    place = Text("活动地点", max_length=120, source=_FORM)
    organiser = Text("主办单位", max_length=120, source=_FORM)
    units = Text("参与单位", empty=True, source=_FORM)
    people = Whole("参与人次", unit="人次", empty=True, source=_FORM)
    leaflets = Whole("发放资料", unit="份", empty=True, source=_FORM)
    banners = Whole("悬挂横幅", unit="条", empty=True, source=_FORM)
    pushes = Whole("推送条数", unit="条", empty=True, source=_FORM)
    note = LongText("说明", empty=True, aliases=("备注",))


class Publicities(Ledger, of=Publicity):
    """安全宣传台账."""

    name, keeper = "安全宣传台账", "安全环保科"
    about = "安全生产宣传活动和信息推送。"
    key = ("publicity_no",)
    title = ("publicity_no", "title")
    columns = ("publicity_no", "held_on", "theme", "form", "title", "people", "leaflets", "banners", "pushes")
    search = ("publicity_no", "title", "organiser")
    filters = ("held_on", "theme", "form")
    order = ("-held_on", "publicity_no")
    totals = ("people", "leaflets", "banners", "pushes")
    checks = (not_negative("publicity.negative", "people", "leaflets", "banners", "pushes"),)
    left_out: ClassVar = {"照片": "是附件而非数据：存在该次活动的附件中。"}
    rules = (_FORM,)
