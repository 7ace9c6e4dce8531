"""Yield by 亩 and intensity (亩均效益与集约利用): of evaluations displayed in the period, of the year in force."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Ratio, Sum
from yuanqu.engines.indicators.windows import During, Standing

_YIELDS, _YEARS = "land.yield_evaluation", "land.intensity_year"
_DISPLAYED, _CURRENT = During("published_from"), Standing("measured_on", "superseded_on")
_SOURCE = "亩均效益评价办法"


def _hectares(name: str, column: str, said: str) -> Sum:
    return Sum(
        name,
        definition=f"期末现行的年度监测数据中，{said}。",
        of=_YEARS,
        when=_CURRENT,
        column=column,
        unit="公顷",
        places=2,
        source="开发区土地集约利用评价规程",
    )


class Yields(Catalogue, office="land"):
    """Sums are divided as sums: the zone's tax by 亩 is no mean of the enterprises'."""

    evaluated = Count(
        "亩均效益参评企业数",
        definition="公示起日在期内的亩均效益评价中，参评的企业数。",
        of=_YIELDS,
        when=_DISPLAYED,
        where=(Equals("included", True),),
        unit="家",
        by=("yield_grade", "yield_group"),
        source=_SOURCE,
    )
    grade_a = evaluated.only(
        "亩均效益A类企业数",
        Equals("grade", "A"),
        definition="公示起日在期内的亩均效益评价中，评为A类的企业数。",
        by=(),
    )
    grade_d = evaluated.only(
        "亩均效益D类企业数",
        Equals("grade", "D"),
        definition="公示起日在期内的亩均效益评价中，评为D类的企业数。",
        by=(),
    )
    evaluated_land = Sum(
        "参评企业用地面积",
        definition="公示起日在期内的亩均效益评价中，参评企业的自有和承租用地之和。",
        of=_YIELDS,
        when=_DISPLAYED,
        where=(Equals("included", True),),
        column="land_mu",
        unit="亩",
        places=1,
        by=("yield_group",),
        source=_SOURCE,
    )
    evaluated_tax = Sum(
        "参评企业实缴税金",
        definition="公示起日在期内的亩均效益评价中，参评企业被评价年度的实缴税金之和。",
        of=_YIELDS,
        when=_DISPLAYED,
        where=(Equals("included", True),),
        column="tax",
        unit="万元",
        places=2,
        by=("yield_group",),
        source=_SOURCE,
    )
    tax_per_mu = Ratio(
        "亩均税收",
        definition="公示起日在期内的亩均效益评价中，参评企业实缴税金之和除以用地面积之和。",
        part=evaluated_tax,
        whole=evaluated_land,
        unit="万元/亩",
        places=2,
        by=("yield_group",),
        source=_SOURCE,
    )
    ready = _hectares("达到供地条件土地面积", "ready", "达到供地条件的土地面积")
    supplied = _hectares("已供应国有建设用地面积", "supplied", "已供应的国有建设用地面积")
    built = _hectares("已建成城镇建设用地面积", "built", "已建成的城镇建设用地面积")
    supply_rate = Ratio(
        "土地供应率",
        definition="期末现行的年度监测数据中，已供应国有建设用地面积与达到供地条件土地面积之比。",
        part=supplied,
        whole=ready,
        places=2,
        source="开发区土地集约利用评价规程",
    )
    built_rate = Ratio(
        "土地建成率",
        definition="期末现行的年度监测数据中，已建成城镇建设用地面积与已供应国有建设用地面积之比。",
        part=built,
        whole=supplied,
        places=2,
        source="开发区土地集约利用评价规程",
    )
