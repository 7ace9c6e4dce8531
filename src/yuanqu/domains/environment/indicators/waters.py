"""Rainwater outlets (雨水排口监测): samples, readings against limits, the twice-a-month quota.

未检出 is never a zero: it is counted by itself, and a mean takes half the limit of detection and says how many it took.
"""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals, OneOf, Present
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, QuotaLeast, QuotaMet, Ratio, Share, Sum
from yuanqu.engines.indicators.windows import During, Standing

_SAMPLES, _READINGS = "environment.sample", "environment.reading"
_RECORD, _REPORT = "采样记录", "检测报告"
_COUNTS = Equals("sample.counts", True)
_OF_READINGS = ("outlet_of_sample", "analyte")


class Waters(Catalogue, office="environment"):
    """A sample is water that was taken, was no control sample and was not refused by the laboratory."""

    outlets = Count(
        "在用雨水排口数",
        definition="期末在用的雨水排口数，启用和停用当日都计入。",
        of="environment.outlet",
        when=Standing("in_use_from", "closed_on"),
        unit="个",
        by=("outlet_owner",),
        aliases=("雨水排口",),
        source="园区雨水排口名录",
    )
    samples = Count(
        "雨水排口采样次数",
        definition="采样日期在期内、有水、非质控、未被拒收的雨水排口采样次数；无水未采的不计。",
        of=_SAMPLES,
        when=During("sampled_at"),
        where=(Equals("counts", True),),
        unit="次",
        by=("outlet",),
        aliases=("采集水样",),
        source=_RECORD,
    )
    dry_visits = Count(
        "雨水排口无水未采次数",
        definition="采样日期在期内到达雨水排口而无水可采的次数。",
        of=_SAMPLES,
        when=During("sampled_at"),
        where=(Equals("dry", True),),
        unit="次",
        by=("outlet",),
        source=_RECORD,
    )
    least_samplings = QuotaLeast(
        "雨水排口每月最少采样次数",
        definition="期内各月各个整月在用的雨水排口的采样次数中最少的一个，无水未采的不计。",
        quota="environment.sampling",
        source="园区雨水排口监测管理口径",
    )
    sampled_share = QuotaMet(
        "雨水排口月度采样完成率",
        definition="期内每月每个整月在用的雨水排口应采样2次，已采足的占比，无水未采的不计。",
        quota="environment.sampling",
        places=1,
        source="园区雨水排口监测管理口径",
    )
    visited_share = QuotaMet(
        "雨水排口月度到场率",
        definition="期内每月每个整月在用的雨水排口应到场2次，已到场的占比，无水未采的计入。",
        quota="environment.outlet_visit",
        places=1,
        source="园区雨水排口监测管理口径",
    )
    readings = Count(
        "雨水排口检测数据数",
        definition="采样日期在期内、计入采样的雨水排口水样的检测数据项数，一样一项计一项，未检出的也计。",
        of=_READINGS,
        when=During("sampled_on"),
        where=(_COUNTS,),
        unit="项",
        by=(*_OF_READINGS, "verdict"),
        aliases=("出具检测数据", "检测数据"),
        source=_REPORT,
    )
    below = readings.only(
        "未检出数据数",
        Equals("below", True),
        definition="采样日期在期内、计入采样的检测数据中，结果为未检出的项数。",
        by=_OF_READINGS,
        aliases=(),
    )
    below_share = Share(
        "未检出占比",
        definition="采样日期在期内、计入采样的检测数据中，结果为未检出的占比。",
        part=below,
        whole=readings,
        places=1,
        by=_OF_READINGS,
        source=_REPORT,
    )
    over = readings.only(
        "超标数据数",
        Equals("verdict", "over"),
        definition="采样日期在期内、计入采样的检测数据中，不符合采样当日执行限值的项数。",
        by=_OF_READINGS,
        aliases=("超标项次",),
    )
    unjudged = readings.only(
        "无法判定数据数",
        Equals("verdict", "unjudged"),
        definition="采样日期在期内、计入采样的检测数据中，未检出而检出限高于限值、无法判定的项数。",
        by=_OF_READINGS,
        aliases=(),
    )
    judged = readings.only(
        "已判定数据数",
        OneOf("verdict", ("pass", "over")),
        definition="采样日期在期内、计入采样的检测数据中，能按限值判定达标或超标的项数。",
        by=_OF_READINGS,
        aliases=(),
    )
    kept = readings.only(
        "达标数据数",
        OneOf("verdict", ("pass", "over")),
        Equals("verdict", "pass"),
        definition="采样日期在期内、计入采样的检测数据中，符合采样当日执行限值的项数，没有限值和无法判定的不计。",
        by=_OF_READINGS,
        aliases=(),
    )
    pass_share = Share(
        "雨水排口达标率",
        definition="采样日期在期内、计入采样、能判定的检测数据中，符合采样当日执行限值的占比。",
        part=kept,
        whole=judged,
        places=1,
        by=_OF_READINGS,
        source=_REPORT,
    )
    zinc_sum = Sum(
        "总锌浓度取值合计",
        definition="采样日期在期内、计入采样的总锌数据的浓度之和，未检出取检出限的一半，只作求均值用。",
        of=_READINGS,
        when=During("sampled_on"),
        column="for_mean",
        where=(_COUNTS, Equals("analyte", "w20123"), Present("for_mean")),
        unit="mg/L",
        places=4,
        by=("outlet_of_sample",),
        source=_REPORT,
    )
    zinc_count = Count(
        "总锌数据数",
        definition="采样日期在期内、计入采样的总锌数据项数。",
        of=_READINGS,
        when=During("sampled_on"),
        where=(_COUNTS, Equals("analyte", "w20123"), Present("for_mean")),
        unit="项",
        by=("outlet_of_sample",),
        source=_REPORT,
    )
    zinc_mean = Ratio(
        "总锌平均浓度",
        definition="采样日期在期内、计入采样的总锌数据的平均浓度，未检出取检出限的一半。",
        part=zinc_sum,
        whole=zinc_count,
        unit="mg/L",
        places=4,
        by=("outlet_of_sample",),
        source=_REPORT,
    )
