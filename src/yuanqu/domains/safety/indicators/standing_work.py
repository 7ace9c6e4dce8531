"""The standing work (日常工作): patrols, drills, plans, publicity, major hazard sources."""

from __future__ import annotations

from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Sum
from yuanqu.engines.indicators.windows import During, Standing

_PATROLS, _DRILLS, _PUBLICITY = "safety.grid_patrol", "safety.emergency_drill", "safety.publicity"
_GRIDS, _LAW, _FORM = "安全生产网格化管理办法", "生产安全事故应急条例", "安全宣传活动登记"


class StandingWork(Catalogue, office="safety"):
    """Counted by the day it was done."""

    patrols = Count(
        "网格巡查次数",
        definition="巡查开始日期在期内的网格巡查次数，走访一家计一次。",
        of=_PATROLS,
        when=During("started_at"),
        unit="次",
        by=("by_chief",),
        aliases=("网格员巡查",),
        source=_GRIDS,
    )
    objects_patrolled = Distinct(
        "网格巡查对象数",
        definition="巡查开始日期在期内的网格巡查所到对象家数，一家多次计一家。",
        of=_PATROLS,
        when=During("started_at"),
        column="object",
        unit="家",
        by=("by_chief",),
        source=_GRIDS,
    )
    grid_members = Count(
        "在岗网格员数",
        definition="期末在岗的安全网格员人数：已上岗且尚未离岗。",
        of="safety.grid_member",
        when=Standing("since", "until"),
        unit="名",
        by=("member_kind",),
        aliases=("安全网格员",),
        source=_GRIDS,
    )
    drills = Count(
        "应急演练次数",
        definition="演练日期在期内的应急演练次数，未实施的不计。",
        of=_DRILLS,
        when=During("held_on"),
        unit="次",
        by=("drill_kind",),
        aliases=("开展应急演练",),
        source=_LAW,
    )
    drill_people = Sum(
        "参演人次",
        definition="演练日期在期内的各次应急演练参加人数之和。",
        of=_DRILLS,
        when=During("held_on"),
        column="people",
        unit="人次",
        by=("drill_kind",),
        source=_LAW,
    )
    plans_filed = Count(
        "应急预案备案数",
        definition="备案日期在期内的应急预案个数。",
        of="safety.emergency_plan",
        when=During("filed_on"),
        unit="个",
        source=_LAW,
    )
    publicity = Count(
        "安全宣传活动次数",
        definition="活动日期在期内的安全宣传活动次数，信息推送一批计一次。",
        of=_PUBLICITY,
        when=During("held_on"),
        unit="次",
        by=("publicity_form", "publicity_theme"),
        aliases=("宣传活动",),
        source=_FORM,
    )
    pushes = Sum(
        "安全宣传推送条数",
        definition="活动日期在期内的短信、微信等安全宣传推送条数之和。",
        of=_PUBLICITY,
        when=During("held_on"),
        column="pushes",
        unit="条",
        by=("publicity_theme",),
        aliases=("宣传推送",),
        source=_FORM,
    )
    leaflets = Sum(
        "发放宣传资料份数",
        definition="活动日期在期内的安全宣传活动发放的资料份数之和。",
        of=_PUBLICITY,
        when=During("held_on"),
        column="leaflets",
        unit="份",
        by=("publicity_theme",),
        aliases=("发放资料",),
        source=_FORM,
    )
    major_sources = Count(
        "重大危险源数",
        definition="期末已备案且尚未核销的危险化学品重大危险源个数。",
        of="safety.major_hazard_source",
        when=Standing("filed_on", "ended_on"),
        unit="个",
        by=("source_grade", "object_kind"),
        source="GB 18218-2018",
    )
