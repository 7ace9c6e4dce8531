"""What is read as a claim, with which value, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from yuanqu.engines.proof.claims.claim import decimal_text
from yuanqu.engines.proof.claims.reading import read_claims

DAY = date(2025, 7, 2)
TITLE = "某园区2025年上半年工作总结\n"


def claims(text: str) -> list[tuple[str, str | None, str]]:
    found = read_claims(TITLE + text, issued=DAY).claims
    return [(each.text, decimal_text(each.value), each.unit) for each in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("园区规上企业180余家。", ("180余家", "180", "家")),
        ("营业收入1,246.5亿元。", ("1,246.5亿元", "1246.5", "亿元")),
        ("营业收入１２．５亿元。", ("１２．５亿元", "12.5", "亿元")),
        ("财政收入3亿4500万元。", ("3亿4500万元", "3.45", "亿元")),
        ("同比下降3.6%。", ("3.6%", "-3.6", "%")),
        ("税收下降到3.6亿元。", ("3.6亿元", "3.6", "亿元")),
        ("增长近三成。", ("三成", "3", "成")),
        ("增长一成半。", ("一成半", "1.5", "成")),
        ("产值翻了两番。", ("翻了两番", "2", "番")),
        ("三分之二投向工业。", ("三分之二", "0.666666666667", "")),
        ("占比百分之九十三点五。", ("百分之九十三点五", "93.5", "%")),
        ("起始价28万—36万元/亩。", ("28万—36万元/亩", None, "万元/亩")),
        ("融资18个亿。", ("18个亿", "18", "亿元")),
        ("引进亿元以上项目。", ("亿元以上", "1", "亿元")),
        ("合同资金1 56.3亿元。", ("1 56.3亿元", "156.3", "亿元")),
        ("增长27。6﹪。", ("27。6﹪", "27.6", "%")),
        ("雨水管5,1l0米。", ("5,1l0米", "5110", "米")),
        ("总投资××亿元。", ("××亿元", None, "亿元")),
        ("每半月调度一次。", ("一次", "1", "次")),
        ("五六十名干部驻守。", ("五六十名", None, "名")),
        ("排名居全市第2位。", ("第2位", "2", "位")),
        ("储能电站50MW。", ("50MW", "50", "MW")),
        ("承诺50个工作日内办结。", ("50个工作日内", "50", "个工作日")),
        ("年发电1.1亿千瓦时。", ("1.1亿千瓦时", "1.1", "亿千瓦时")),
    ],
)
def test_reads_a_number(text: str, said: tuple[str, str | None, str]) -> None:
    assert claims(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "坚持“三个不变”。",
        "世界500强企业落户。",
        "依据《条例》第九十九条处罚。",
        "建设110千伏变电站。",
        "位于纬八路、3号厂房。",
        "年产30万吨项目开工。",
        "咨询电话：0592-88820000。",
        "〔2020〕17号文件。",
        "一、总体情况",
        "（二）主要做法",
        "一是强化服务，二是抓好落实。",
        "打造1小时交通圈。",
        "落实一岗双责，进一步统一思想。",
        "截至6月30日，总体平稳。",
        "二期工程进展顺利。",
        "PM2.5浓度达标，5G基站覆盖。",
    ],
)
def test_leaves_alone_what_claims_nothing(text: str) -> None:
    assert claims(text) == []


def test_lists_with_fenbie_keep_each_name_with_its_number() -> None:
    text = "装备制造、新能源、食品营业收入分别增长15.7%、21.3%和4.6%。"
    found = read_claims(TITLE + text, issued=DAY).claims
    assert [each.measure for each in found] == [
        "装备制造营业收入增速",
        "新能源营业收入增速",
        "食品营业收入增速",
    ]


def test_places_are_code_points_of_the_text() -> None:
    text = TITLE + "税收１２．５亿元，𠮷地块38亩。"
    for claim in read_claims(text, issued=DAY).claims:
        assert text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "1—4月，投诉58件，较去年同期的97件下降40.2%。",
            ["2025-01..2025-04", "2024-01..2024-04", "2025-01..2025-04"],
        ),
        ("覆盖率由年初的71.5%提高到86.2%。", ["2024-12-31", "2025-H1"]),
        ("审批环节由32个减至14个。", ["2024-12-31", "2025-H1"]),
        ("投入23亿元（2024年数据）。", ["2024"]),
        ("来访21批，9月以来来访3批。来信5件。", ["2025-H1", "2025-09", "2025-H1"]),
    ],
)
def test_what_is_compared_with_is_spoken_of_once(text: str, periods: list[str]) -> None:
    assert [str(each.period) for each in read_claims(TITLE + text, issued=DAY).claims] == periods


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("报告工伤38起，比上年多5起。", ["报告工伤", "报告工伤"]),
        ("供应土地46宗2,218亩。", ["供应土地", "供应土地面积"]),
        ("33户预计持平。", ["预计持平"]),
        ("签约38个，到位资金2亿元，从业人员30人。", ["签约", "到位资金", "从业人员"]),
    ],
)
def test_what_a_number_measures(text: str, measures: list[str]) -> None:
    assert [each.measure for each in read_claims(TITLE + text, issued=DAY).claims] == measures


def test_a_column_of_a_table_has_its_own_period() -> None:
    table = "指标\t1—4月累计\t4月当月\n产值（亿元）\t241.36\t63.05\n投资（亿元）\t48.2\t14.77"
    found = read_claims(TITLE + table, issued=DAY).claims
    assert [str(each.period) for each in found] == ["2025-01..2025-04", "2025-04"] * 2


def test_periods_follow_the_words() -> None:
    text = "1—5月，税收12亿元。\n去年同期为10亿元。\n力争全年税收30亿元。"
    periods = [str(each.period) for each in read_claims(TITLE + text, issued=DAY).claims]
    assert periods == ["2025-01..2025-05", "2024-H1", "2025"]
