"""Units that are mixed, miswritten, missing or mistaken for one another (计量单位核对)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.amounts import exact_level
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import sentences
from yuanqu.engines.proof.checks.rate_changes import CHANGE, amount_grew, beside_a_rate, of_rate
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.scope import averaged
from yuanqu.engines.proof.checks.unit_lists import unit_apart
from yuanqu.engines.proof.claims.claim import Claim, Kind, Precision
from yuanqu.engines.proof.claims.lists import runs
from yuanqu.engines.proof.claims.reading import Reading
from yuanqu.terms.quantities import find_unit

_JOINS = re.compile(r"^[^，。；（]{0,4}，?(?:其中|今年新增|新增|本期新增|日均|人均|平均|占用|已|比)")
_WANTED = {
    "面积": ("area",),
    "占地": ("area",),
    "投资": ("money",),
    "产值": ("money",),
    "收入": ("money",),
    "税收": ("money",),
    "利润": ("money",),
    "贷款": ("money",),
    "用电量": ("energy",),
    "发电量": ("energy",),
    "里程": ("length",),
    "全长": ("length",),
    "长度": ("length",),
    "装机容量": ("power",),
    "蓄水量": ("volume", "mass"),
    "供水量": ("volume", "mass"),
    "用水量": ("volume", "mass"),
    "供气量": ("volume",),
    "用气量": ("volume",),
    "补贴": ("money",),
    "资金": ("money",),
    "金额": ("money",),
    "经费": ("money",),
    "余额": ("money",),
    "支出": ("money",),
    "成交额": ("money",),
    "销售额": ("money",),
    "零售额": ("money",),
    "增加值": ("money",),
    "耗煤量": ("mass",),
}
_NAMED = re.compile(
    rf"([\u4e00-\u9fff]*(?:{'|'.join(_WANTED)}))(?:均|应|不)?(?:至少|最[大小多少]|低于|高于|小于|大于|少于|多于|超过)?(?:达到?|为|完成|实现|约|近)?$"
)
_DOUBLED = re.compile(
    r"\d[万亿]?(?:(?:平方米|平方公里|公顷|亩)(?:平方米|平方公里|公顷|亩)|(?:吨|千克|公斤)(?:吨|千克|公斤)|(?:公里|千米|米)(?:公里|千米)|"
    r"(?:元|美元)(?:美元|元|万)|[家户](?:[家户个])|人[名个]|[万亿]?千瓦时度)"
)
_MEASURED_IN = frozenset(["money", "area", "length", "volume", "mass", "energy", "power"])
_PEOPLE = re.compile(r"(?:人员|职工|员工|学员|党员|群众|游客|旅客|考生|民警|教师|人数)(?:约|近|达|共)?$")
_RECEIVED = re.compile("(?:接待|招收|录用|转移|疏散)[\u4e00-\u9fff]{2,4}$")
_NO_PEOPLE = frozenset("家次 家 台 宗 亩 吨 辆 栋 平方米".split())  # noqa: SIM905
_PIECES = frozenset(["件", "票", "单", "笔", "箱", "包"])
_CANONICAL = {
    each.lower(): each
    for each in [
        "kW",
        "MW",
        "GW",
        "kWh",
        "MWh",
        "GWh",
        "kV",
        "kVA",
        "MVA",
        "kg",
        "mg",
        "km",
        "cm",
        "mm",
        "kPa",
        "MPa",
        "kHz",
        "MHz",
        "GHz",
        "GB",
        "TB",
        "MB",
        "PB",
        "Mbps",
        "Gbps",
        "dB",
        "Wh",
        "Hz",
        "kW·h",
        "MW·h",
        "GW·h",
        "kWp",
        "MWp",
        "kJ",
        "MJ",
        "GJ",
        "kN",
        "hPa",
        "mA",
        "mL",
        "ppm",
        "TEU",
        "kvar",
        "Mvar",
        "GVA",
        "Tbps",
        "Kbps",
    ]
}
_LATIN = re.compile(r"(?<=[\d万亿千百])[ ]?([A-Za-z]{2,4}|[A-Za-z]{1,2}·[A-Za-z])(?![A-Za-z])")
_INDEX = re.compile(r"指数|系数|评分|得分|PUE|比例|之比|分值|景气|排名")
_AMOUNT = re.compile(
    r"(?:投资|产值|收入|税收|利润|面积|产量|用电量|资金|贷款|余额|"
    r"出口额?|进出口额?)(?:达到?|为|完成|实现)?$"
)
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


class UnitMixing(Rule):
    """A whole and its part, or a quantity and its change, are printed in one unit."""

    name = "unit-mixing"
    title = "计量单位混用"
    severity = Severity.LIKELY
    explanation = "同一数据的总数与其中数用了不同的计量单位（亩与公顷、吨与千克、件与票）。"
    example = "腾出空间320亩，其中已供地13.6公顷"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Neighbouring numbers of one dimension in units that differ by more than 万 and 亿."""
        for sentence in sentences(reading):
            for one, other in zip(sentence.claims, sentence.claims[1:], strict=False):
                between = sentence.between(one, other)
                joined = _JOINS.match(between) or (
                    _of_one_sort(one, other) and not re.search("[（；]", between)
                )
                if averaged(one) != averaged(other) and not {_bare(one), _bare(other)} <= _PIECES:
                    continue  # 总产27.3万吨，平均亩产437.5公斤
                if joined and "约合" not in between and between[-1:] != "合" and _mixed(one, other):
                    message = f"同一数据用了“{one.unit}”和“{other.unit}”两种单位。"
                    yield self.at(reading, one.start, other.end, message)
        yield from self._in_lists(reading)
        yield from unit_apart(self, reading)
        for found in _DOUBLED.finditer(reading.plain):
            yield self.at(reading, *found.span(), "一个数后面写了两个单位。")
        yield from self._mistaken(reading)
        yield from self._of_people(reading)

    def _in_lists(self, reading: Reading) -> Iterator[Finding]:
        """分别为1.2亿元、8600万元."""
        for run in runs(reading.claims, reading.plain):
            listed = [reading.claims[n] for n in run]
            units = {each.unit for each in listed}
            told = reading.plain[max(0, listed[0].start - 30) : listed[0].start]
            bare = {_bare(each) for each in listed}
            listed_so = "分别" in told or bare == {"元"}
            if len(units) > 1 and len(bare) == 1 and listed_so and not bare & {"%", ""}:
                message = f"并列的数用了“{'”“'.join(sorted(units))}”不同的单位。"
                yield self.at(reading, listed[0].start, listed[-1].end, message)

    def _of_people(self, reading: Reading) -> Iterator[Finding]:
        """培训人员360家次, 接待游客12.6万元: people are counted in 人."""
        for claim in reading.claims:
            if (
                claim.in_table
                or not exact_level(claim)
                or not _PEOPLE.search(reading.plain, max(0, claim.start - 8), claim.start)
            ):
                continue
            if _bare(claim) in _NO_PEOPLE or (
                claim.unit.endswith("元")
                and _RECEIVED.search(reading.plain, max(0, claim.start - 8), claim.start)
            ):
                yield self.on(reading, claim, f"人数不以“{claim.unit}”计。")

    def _mistaken(self, reading: Reading) -> Iterator[Finding]:
        """An area counted in money, an investment in 亩."""
        for claim in reading.claims:
            found = exact_level(claim)
            if found is None or claim.in_table or found.dimension not in _MEASURED_IN:
                continue
            words = _NAMED.search(reading.plain, max(0, claim.start - 12), claim.start)
            if words is None:
                continue
            wanted = next(dimensions for word, dimensions in _WANTED.items() if words[1].endswith(word))
            if found.dimension not in wanted:
                yield self.on(reading, claim, f"“{words[1]}”不以“{claim.unit}”计。")


def _of_one_sort(one: Claim, other: Claim) -> bool:
    """Whether both units measure what is told side by side: land in 亩 and 公顷, weight in 吨 and 千克."""
    if {_bare(one), _bare(other)} <= {"亩", "公顷"}:
        return True
    found = exact_level(one)
    return (
        found is not None
        and found.dimension in ("mass", "power", "energy")
        and "/" not in one.unit + other.unit
    )


def _mixed(one: Claim, other: Claim) -> bool:
    if {_bare(one), _bare(other)} <= _PIECES:
        return _bare(one) != _bare(other)
    first, second = exact_level(one), exact_level(other)
    if first is None or second is None or first.dimension != second.dimension:
        return False
    return first.dimension in ("area", "mass", "length", "volume", "energy", "power") and _bare(one) != _bare(
        other
    )


def _bare(claim: Claim) -> str:
    known = find_unit(claim.unit)
    return known.bare if known else claim.unit.lstrip("万亿千百")


class UnitCase(Rule):
    """Latin units are written with the right capitals."""

    name = "unit-case"
    title = "单位字母大小写有误"
    severity = Severity.LIKELY
    explanation = "字母单位的大小写有规定：kW、MW、kVA、kg。"
    example = "8600Kva（应为kVA）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Letters after a number that are a known unit in the wrong case."""
        for found in _LATIN.finditer(reading.plain):
            right = _CANONICAL.get(found[1].lower())
            if right and right != found[1]:
                start = found.start(1)
                while start and (
                    reading.plain[start - 1].isdigit() or reading.plain[start - 1] in ".,万亿千百"
                ):
                    start -= 1
                number = reading.plain[start : found.start(1)]
                message = f"单位“{found[1]}”应写作“{right}”。"
                yield self.at(reading, start, found.end(1), message, number + right)


class PercentAndPoints(Rule):
    """The change of a percentage is counted in percentage points."""

    name = "percent-and-points"
    title = "百分号与百分点混淆"
    severity = Severity.LIKELY
    explanation = "比率、比重、增速之差用“百分点”；数量的增减幅度用“%”。"
    example = "增速7.6%，回落1.3%（应为1.3个百分点）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Changes of a rate in per cent, and growth of an amount in points."""
        for sentence in sentences(reading):
            for n, claim in enumerate(sentence.claims):
                clause = sentence.clause(claim)
                if claim.unit == "%" and claim.precision is Precision.EXACT:
                    last = sentence.claims[n - 1] if n else None
                    if (
                        of_rate(clause, last, sentence.text)
                        if CHANGE.search(clause)
                        else beside_a_rate(clause, last)
                    ):
                        number = NUMBER.match(claim.text.lstrip("-"))
                        right = f"{number[0]}个百分点" if number else ""
                        yield self.on(reading, claim, "比率之差应为百分点。", right)
                elif claim.kind is Kind.POINTS and "百分点" in claim.unit and amount_grew(clause):
                    number = NUMBER.match(claim.text)
                    yield self.on(reading, claim, "数量的增长应以%计。", f"{number[0]}%" if number else "")
