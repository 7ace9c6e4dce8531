"""Training (安全培训): rounds held, objects and people trained, new ones among them, tests passed."""

from __future__ import annotations

from yuanqu.engines.indicators.conditions import Equals
from yuanqu.engines.indicators.vocabulary import Catalogue, Count, Distinct, Share
from yuanqu.engines.indicators.windows import During, Standing

_LAW = "安全生产法第二十八条"
_ATTENDANCE, _TESTS = "safety.training_attendance", "safety.training_test"
_BY = ("object_kind", "object_sector", "attended_kind", "trainee_role")


class Trainings(Catalogue, office="safety"):
    """An object is new in the period in which it attended a round for the first time."""

    training_rounds = Count(
        "安全培训轮数",
        definition="培训开始日期在期内的安全培训轮数（期数）。",
        of="safety.training",
        when=During("started_at"),
        unit="轮",
        by=("training_kind",),
        aliases=("开展培训", "安全培训期数"),
        source=_LAW,
    )
    entry_rounds = training_rounds.only(
        "入园前安全培训轮数",
        Equals("kind", "entry"),
        definition="培训开始日期在期内、类型为入园前培训的轮数。",
        aliases=("入园前培训", "新入园培训"),
    )
    enterprises_trained = Distinct(
        "培训企业数",
        definition="签到日期在期内的安全培训参训单位家数，一家多次多人计一家。",
        of=_ATTENDANCE,
        when=During("signed_in_at"),
        column="object",
        unit="家",
        by=_BY,
        aliases=("参训企业",),
        source=_LAW,
    )
    new_enterprises_trained = Distinct(
        "新企业参训数",
        definition="首次参训（此前没有参加过任何一轮）的签到日期在期内的单位家数。",
        of=_ATTENDANCE,
        when=During("signed_in_at"),
        column="object",
        where=(Equals("first_time", True),),
        unit="家",
        by=_BY,
        aliases=("培训新企业", "新入园企业参训"),
        source=_LAW,
    )
    people_trained = Count(
        "培训人次",
        definition="签到日期在期内的安全培训参训人次，一人参加几轮计几人次。",
        of=_ATTENDANCE,
        when=During("signed_in_at"),
        unit="人次",
        by=_BY,
        aliases=("参训人次",),
        source=_LAW,
    )
    people_tested = Distinct(
        "培训测试人次",
        definition="测试日期在期内的参训人次，补考的仍计一人次。",
        of=_TESTS,
        when=During("tested_on"),
        column="attendance",
        unit="人次",
        source=_LAW,
    )
    people_passed = Distinct(
        "培训合格人次",
        definition="测试日期在期内、首考或补考达到合格分数线的参训人次。",
        of=_TESTS,
        when=During("tested_on"),
        column="attendance",
        where=(Equals("passed", True),),
        unit="人次",
        source=_LAW,
    )
    pass_rate = Share(
        "培训合格率",
        definition="测试日期在期内的参训人次中，首考或补考合格的占比。",
        part=people_passed,
        whole=people_tested,
        places=1,
        aliases=("安全培训合格率",),
        source=_LAW,
    )
    certificates = Count(
        "有效特种作业证数",
        definition="期末在有效期内的特种作业证书数，一人多证分别计。",
        of="safety.special_operator",
        when=Standing("issued_on", "valid_until"),
        unit="个",
        by=("operator_trade", "object_kind"),
        aliases=("特种作业持证数",),
        source="特种作业人员安全技术培训考核管理规定",
    )
