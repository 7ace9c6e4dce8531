"""Renting (租赁落户): projects settled in rented plant, plant let, how full the plant is."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, InState, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Distinct, Names, Ratio, Sum
from yuanqu.engines.indicators.windows import During, Standing

_LEASES = "land.lease"
_SOURCE = "厂房租赁台账"
_TERM = Standing("since", "until")


class Renting(Catalogue, office="land"):
    """A project is settled by its new lease; extensions, renewals and moves settle nobody again."""

    settled_by_renting = Distinct(
        "租赁厂房落户项目数",
        definition="选房确认日期在期内的新租合同所属项目数，期末已撤销的不计，扩租、续租、换租不重复计。",
        of=_LEASES,
        when=During("chosen_on"),
        where=(
            Equals("kind", "new"),
            Present("project"),
            InState("chosen", "signed", "filed", "let", "ended"),
        ),
        column="project",
        unit="个",
        by=("let_plant_kind",),
        aliases=("通过租赁厂房落户中小微项目", "租赁标准厂房和闲置厂房落户项目"),
        source=_SOURCE,
    )
    renting_names = Names(
        "租赁厂房落户项目名单",
        definition="选房确认日期在期内、通过新租厂房落户的项目名称。",
        of=settled_by_renting,
        show="project.name",
        first=2,
        unit="个",
        source=_SOURCE,
    )
    plant_let = Sum(
        "在租厂房面积",
        definition="期末在租期内且已交房、未退租的合同租赁面积之和。",
        of=_LEASES,
        when=_TERM,
        where=(InState("let"),),
        column="area",
        unit="万平方米",
        places=2,
        by=("let_plant_kind",),
        source=_SOURCE,
    )
    lettable = Sum(
        "可租厂房面积",
        definition="期末已竣工、未拆除的厂房可租面积之和。",
        of="registers.plant",
        when=Standing("completed_on", "removed_on"),
        column="lettable_area",
        unit="万平方米",
        places=2,
        source="厂房名录",
    )
    occupancy = Ratio(
        "厂房出租率",
        definition="期末在租厂房面积与可租厂房面积之比。",
        part=plant_let,
        whole=lettable,
        places=1,
        aliases=("厂房利用率",),
        source=_SOURCE,
    )
