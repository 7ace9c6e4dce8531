"""园区概况 — the zone's names and the lines its documents open with, each wording with its dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from yuanqu.engines.ledger.declaration import Ledger
from yuanqu.engines.ledger.fields import Day, LongText, Text
from yuanqu.engines.ledger.record import Record
from yuanqu.engines.reports.outline import Issuer
from yuanqu.people.rights import EVERYONE, Rights
from yuanqu.registers.held import held
from yuanqu.registers.rules import one_zone_at_a_time, validity_in_order


class Zone(Record):
    """The zone as it calls itself from one day to another (both inclusive; an empty end is open)."""

    name = Text("园区名称", note="全称，如「某某高新技术产业开发区」")
    short_name = Text("园区简称", max_length=40, note="如「高新区」")
    committee = Text("管委会全称", note="公文落款的发文机关")
    addressee = Text("工作总结主送机关", empty=True, note="报告开头的称谓，不填则不印")
    guiding_line = LongText("工作总结导语", empty=True, note="报告首段的指导思想，不含数字")
    valid_from = Day("启用日期")
    valid_to = Day("停用日期", empty=True, note="现用的不填")
    demonstration_on = Day("演示基准日", empty=True, note="演示园区停在这一天；真实园区不填")
    note = LongText("说明", empty=True, aliases=("备注",))


class Zones(Ledger, of=Zone):
    """园区概况."""

    name, keeper = "园区概况", "办公室"
    rights = Rights(read=EVERYONE)
    about = "园区和管委会的名称，以及工作总结的主送机关和导语，改名或换导语时新增一行。"
    key = ("valid_from",)
    title = ("name",)
    search = ("name", "short_name", "committee")
    order = ("-valid_from",)
    checks = (validity_in_order, one_zone_at_a_time)
    explanation = "note"


def latest_zone() -> Zone | None:
    """The zone by its latest wording; None while it has not been entered."""
    zone: Zone | None = held("registers.zone").order_by("-valid_from").first()
    return zone


def demonstration_day() -> date | None:
    """The day a demonstration zone stands at; None for a real zone, whose today is the calendar's."""
    day: date | None = _latest("demonstration_on")
    return day


def zone_name() -> str:
    """The zone's short name for the top bar; empty while it has not been entered."""
    return str(_latest("short_name") or "")


def _latest(column: str) -> Any:
    """One column of the latest zone: asked on every page, so nothing else is fetched."""
    return held("registers.zone").order_by("-valid_from").values_list(column, flat=True).first()


def current_issuer() -> Issuer | None:
    """The issuer by the latest wording; None while the zone has not been entered."""
    zone = latest_zone()
    if zone is None:
        return None
    return Issuer(
        zone=zone.name,
        committee=zone.committee,
        addressee=zone.addressee or "",
        guiding_line=zone.guiding_line or "",
    )
