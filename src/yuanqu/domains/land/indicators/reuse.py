"""Disposal and reuse (处置盘活): projects settled, 亩 and 平方米 brought back to use; never added to one another."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, NoneOf, OneOf
from yuanqu.engines.indicators.vocabulary import Catalogue, Distinct, Names, Sum
from yuanqu.engines.indicators.windows import During, Entered, Standing

_DISPOSALS, _IDLE = "land.disposal", "land.idle_plant"
_SOURCE = "处置台账"
_LAND = OneOf("subject", ("land", "both"))
_REUSED = NoneOf("reuse_method", ("demolished",))


class Reuse(Catalogue, office="land"):
    """The day of reuse decides; a reuse that came to nothing before the period's end is none."""

    settled_by_swap = Distinct(
        "腾笼换鸟落户项目数",
        definition="再利用日期在期内、处置方式为腾笼换鸟的处置所承接的项目数，一个项目用几处土地厂房也只计一个。",
        of=_DISPOSALS,
        when=Entered("reused"),
        where=(Equals("method", "swap"),),
        column="settled_project",
        unit="个",
        aliases=("腾笼换鸟项目", "通过腾笼换鸟落户项目"),
        source=_SOURCE,
    )
    swap_names = Names(
        "腾笼换鸟落户项目名单",
        definition="再利用日期在期内、通过腾笼换鸟落户的项目名称。",
        of=settled_by_swap,
        show="settled_project.name",
        first=2,
        unit="个",
        source=_SOURCE,
    )
    land_reused = Sum(
        "盘活闲置低效用地面积",
        definition="再利用日期在期内、处置对象含土地的处置面积之和，四种处置方式都计，部分处置的只计处置的部分。",
        of=_DISPOSALS,
        when=Entered("reused"),
        where=(_LAND,),
        column="land_mu",
        unit="亩",
        places=1,
        by=("disposal_method",),
        aliases=("盘活闲置低效土地", "盘活土地"),
        source=_SOURCE,
    )
    land_reused_by_swap = land_reused.only(
        "腾笼换鸟盘活用地面积",
        Equals("method", "swap"),
        definition="再利用日期在期内、以腾笼换鸟处置且对象含土地的处置面积之和。",
        by=(),
        aliases=(),
    )
    land_disposed = Sum(
        "处置闲置低效用地面积",
        definition="处置完成日期在期内、处置对象含土地的处置面积之和，至期末是否再利用不论。",
        of=_DISPOSALS,
        when=Entered("disposed", "reused"),
        where=(_LAND,),
        column="land_mu",
        unit="亩",
        places=1,
        by=("disposal_method",),
        source=_SOURCE,
    )
    plant_reused = Sum(
        "盘活闲置厂房面积",
        definition="盘活日期在期内的闲置厂房面积之和，租赁、转让、收储、改造、恢复自用都计，拆除的不计。",
        of=_IDLE,
        when=During("reused_on"),
        where=(_REUSED,),
        column="idle_area",
        unit="万平方米",
        places=2,
        by=("plant_reuse", "vacancy_cause"),
        aliases=("盘活闲置厂房", "盘活厂房面积"),
        source="闲置厂房台账",
    )
    plant_idle = Sum(
        "闲置厂房面积",
        definition="期末闲置的厂房面积之和：空置起始日期已到，盘活日期未到或就在期末当日。",
        of=_IDLE,
        when=Standing("vacant_since", "reused_on"),
        column="idle_area",
        unit="万平方米",
        places=2,
        by=("vacancy_cause",),
        source="闲置厂房台账",
    )
