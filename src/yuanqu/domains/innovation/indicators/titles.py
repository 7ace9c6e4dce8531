"""Titles (资质): who was named in the period by kind and batch, how many hold one, what runs out."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, Moved, OneOf, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Names, Share, Sum
from yuanqu.engines.indicators.windows import During, Standing

_TITLES, _DIGITAL = "innovation.qualification", "innovation.transformation"
_PLATFORMS = "innovation.rd_platform"
_NOTICE = "认定公告"
_HELD = Standing("valid_from", "held_until")
_BY = ("title_batch", "title_route")


class Titles(Catalogue, office="innovation"):
    """A title counts in the period it was made public in; it is held from its first day to the last it stood."""

    named = Count(
        "新公布资质数",
        definition="公布日期在期内的企业资质数，新认定、重新认定和复核都计入。",
        of=_TITLES,
        when=During("announced_on"),
        unit="项",
        by=("title_kind", "title_batch", "title_route"),
        source=_NOTICE,
    )
    innovative_named = named.only(
        "入选创新型中小企业数",
        Equals("kind", "innovative"),
        definition="公布日期在期内的创新型中小企业数。",
        unit="家",
        by=_BY,
        aliases=("创新型中小企业",),
    )
    specialised_named = named.only(
        "入选专精特新中小企业数",
        Equals("kind", "specialised"),
        definition="公布日期在期内的专精特新中小企业数，新认定和复核都计入。",
        unit="家",
        by=("title_route", "title_batch"),
    )
    high_tech_named = named.only(
        "认定高新技术企业数",
        Equals("kind", "high_tech"),
        definition="公布日期在期内的高新技术企业数，新认定和重新认定都计入。",
        unit="家",
        by=_BY,
    )
    advanced_factories = named.only(
        "获评省级先进级智能工厂数",
        Equals("kind", "smart_factory"),
        Equals("level", "advanced"),
        definition="公布日期在期内的先进级智能工厂企业数。",
        unit="家",
        by=_BY,
        aliases=("先进级智能工厂",),
    )
    digital_factories = named.only(
        "获评数智工厂数",
        Equals("kind", "digital_factory"),
        definition="公布日期在期内的数智工厂企业数。",
        unit="家",
        by=_BY,
        aliases=("数智工厂",),
    )
    high_tech = Distinct(
        "高新技术企业数",
        definition="期末高新技术企业资格在有效期内的企业数。",
        of=_TITLES,
        when=_HELD,
        column="enterprise",
        where=(Equals("kind", "high_tech"),),
        unit="家",
        by=("park",),
        aliases=("高企数",),
        source="高新技术企业认定管理办法（国科发火〔2016〕32号）",
    )
    tech_sme = Distinct(
        "科技型中小企业数",
        definition="期末入库登记编号在有效期内的科技型中小企业数。",
        of=_TITLES,
        when=_HELD,
        column="enterprise",
        where=(Equals("kind", "tech_sme"),),
        unit="家",
        by=("park",),
        source="科技型中小企业评价办法（国科发政〔2017〕115号）",
    )
    specialised = Distinct(
        "专精特新中小企业数",
        definition="期末专精特新中小企业、专精特新“小巨人”企业资质在有效期内的企业数。",
        of=_TITLES,
        when=_HELD,
        column="enterprise",
        where=(OneOf("kind", ("specialised", "little_giant")),),
        unit="家",
        by=("park",),
        source="优质中小企业梯度培育管理暂行办法",
    )
    ending = Count(
        "期内到期资质数",
        definition="有效期止在期内的企业资质数。",
        of=_TITLES,
        when=During("valid_to"),
        unit="项",
        by=("title_kind",),
        source=_NOTICE,
    )
    ending_renewed = ending.only(
        "到期已续期资质数",
        Moved("renew"),
        definition="有效期止在期内的企业资质中，至期末已续期的数量。",
    )
    renewed_share = Share(
        "到期资质续期率",
        definition="有效期止在期内的企业资质中，至期末已续期的占比。",
        part=ending_renewed,
        whole=ending,
        places=1,
        by=("title_kind",),
        source=_NOTICE,
    )
    advanced_names = Names(
        "先进级智能工厂名单",
        definition="公布日期在期内的先进级智能工厂企业名称。",
        of=advanced_factories,
        show="enterprise.name",
        first=10,
        source=_NOTICE,
    )
    diagnosed = Count(
        "数字化诊断数",
        definition="诊断日期在期内的企业数字化诊断项目数。",
        of=_DIGITAL,
        when=During("diagnosed_on"),
        unit="个",
        by=("transformation_kind",),
        source="数字化改造项目表",
    )
    transformed = Count(
        "完成数字化改造数",
        definition="验收日期在期内的企业数字化改造项目数。",
        of=_DIGITAL,
        when=During("accepted_on"),
        where=(Present("level_after"),),
        unit="个",
        by=("transformation_kind",),
        source="数字化改造项目表",
    )
    transformation_invest = Sum(
        "数字化改造投入",
        definition="验收日期在期内的企业数字化改造项目投入之和。",
        of=_DIGITAL,
        when=During("accepted_on"),
        column="invest",
        unit="万元",
        places=0,
        by=("transformation_kind",),
        source="数字化改造项目表",
    )
    platforms = Count(
        "研发平台数",
        definition="期末已认定、未撤销的研发平台数。",
        of=_PLATFORMS,
        when=Standing("recognised_on", "ended_on"),
        unit="个",
        by=("platform_level", "platform_kind"),
        source="研发平台管理办法",
    )
