"""Numbers out of all proportion (数量级核对): asked about, for only the writer can know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanqu.engines.proof.checks.amounts import Amount, exact_level
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import Stretch, lines, sentences
from yuanqu.engines.proof.checks.outliers import AVERAGE, outliers
from yuanqu.engines.proof.checks.plausible import beyond
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.scope import averaged
from yuanqu.engines.proof.claims.claim import Claim, Kind
from yuanqu.engines.proof.claims.reading import Reading

_PEOPLE = frozenset(["人", "名", "位"])
_THINGS = frozenset(["家", "户", "个", "台", "套", "座", "栋", "宗", "项", "辆", "间", "所", "处", "场"])
_MANY_PEOPLE = re.compile("人口|持卡|参保|户籍|常住|用户|开户|开卡|居民|群众")
_MOST_PEOPLE, _MOST_THINGS = 1_000_000, 10_000_000
_LEAST_YI = Fraction(1, 10)
_SMALL_PART = Fraction(1, 10_000)
_MOST_GROWTH = 800
_MOST_BY_MU, _LEAST_INVESTED = 5000, 100_000
_INVESTED = re.compile(
    r"(?:投资|产值|营业收入|税收|财政收入|资金|利润|贷款|进出口额?|成交额)(?:达到?|为|完成|实现)?$"
)
_FLOOR = re.compile(r"(?:建筑面积|规划面积|总面积|标准厂房|厂房|用地|占地)(?:达到?|为|约)?$")
_PAID = re.compile(r"(?:月|人均|平均|最低)工资|月薪|年薪|人均收入")
_AVERAGE = re.compile(r"平均|人均|户均|亩均|每|日均|月均")
_LEAST_FLOOR, _MOST_PAID, _MOST_MONEY, _LEAST_SPENT = 100, 1_000_000, 5000 * 10**8, 1000
_SPENT = re.compile(
    r"(?<!人均)(?<!户均)(?:投入|投资|经费|资金|产值|营业收入|税收|贷款|费用投入|订单|成交额?|补助|合同额|销售额?|利润)"
    r"(?:总额)?(?:达到?|为|完成|实现|约|近|共)*$"
)
_PAID_OUT = frozenset("发放 兑现 拨付 争取 减免 投入 筹集 支付 追回 清理 补发 下达".split())  # noqa: SIM905
_PARTED = frozenset("分 番 倍 成 周 度 代 本 平 车道 层 学时 课时 台班".split())  # noqa: SIM905
_PRICED = re.compile("每|均|单|价|费|标准|/|票|股|工资|收入水平|成本")
_EACH_PAID, _LEAST_PAID_OUT = re.compile("每|均|标准|最高|最低|单价|一次性"), 5000
# Beyond these, in the unit itself, no park has any.
_MOST = {
    "亩": 1_000_000,
    "平方米": 5 * 10**8,
    "公顷": 60_000,
    "平方公里": 3_000,
    "千瓦时": 2 * 10**11,
    "吨": 5 * 10**8,
    "公里": 20_000,
    "千瓦": 5 * 10**7,
}
_FEW = frozenset(["期", "场", "座", "栋", "宗", "轮", "艘", "所", "支", "届", "趟", "家"])
_EACH = re.compile(r"平均每|每家|每户|每个|户均|人均|亩均")
_AT_MOST_ALL = re.compile(
    r"(?:合格|开工|投产|办结|结案|整改|覆盖|出租|入驻|满意|优良|化解|处置|落地|注册|参保|签约|建档|接种|就业|普及|调解成功|知晓|达标|"
    r"公开|出庭|败诉|破案|好评|及时|准确|处理|收集|回收|到位|入户|到岗|返岗|复工|通过|升学|入学|绿化|好转|优良天数|比例?|占比)率?(?:达到?|为|约)?$"
)
_PLANNED = re.compile(r"(?:总投资|计划投资|合同资金|概算)(?:额|总额)?(?:达|为|约)?$")
_DONE = re.compile(r"(?:完成投资|到位资金|已投入?|投入资金|支付)(?:额)?(?:达|为|约)?$")
_WIDE = re.compile(r"全国|全省|全市|全球|世界|点击|阅读|浏览|访问|数据|服务人次")


def _scale(unit: str) -> int:
    worth = 1
    while unit[:1] in _WORTH and len(unit) > 1:
        worth *= _WORTH[unit[0]]
        unit = unit[1:]
    return worth


def _too_wide(unit: str, value: Fraction) -> bool:
    most = _MOST.get(unit.lstrip("万亿千百"))
    return most is not None and value * _scale(unit) > most


_WORTH = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


class ImplausibleMagnitude(Rule):
    """A number stands in some proportion to its unit and its neighbours."""

    name = "implausible-magnitude"
    title = "数量级存疑"
    severity = Severity.ASK
    explanation = "数与单位、与上下文相差过大，可能多写或少写了“万”“亿”。"
    example = "投入3.9亿元，其中省级补助1,150元"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Sizes nobody prints, parts too small for their whole, averages above their total."""
        told: set[int] = set()
        for sentence in sentences(reading):
            for n, claim in enumerate(sentence.claims):
                found = exact_level(claim)
                why = self._why(sentence, n, claim, found)
                if why:
                    told.add(claim.start)
                    yield self.on(reading, claim, why)
        for finding in self._investments(reading):
            told.add(finding.start)
            yield finding
        for claim, why in outliers(reading):
            if claim.start not in told:
                yield self.on(reading, claim, why)

    def _investments(self, reading: Reading) -> Iterator[Finding]:
        """总投资28亿元 and 累计完成投资19.6万元 of one paragraph."""
        for paragraph in lines(reading):
            planned: Claim | None = None
            for claim in paragraph.claims:
                clause = paragraph.clause(claim)
                if "元" not in claim.unit or "/" in claim.unit or claim.value is None:
                    continue
                if _PLANNED.search(clause):
                    planned = claim
                elif planned and planned.value and _DONE.search(clause):
                    part = claim.value * _scale(claim.unit) / (planned.value * _scale(planned.unit))
                    if 0 < part < Fraction(1, 1000) or part > 1000:
                        yield self.on(reading, claim, f"与总投资{planned.text}相差过大，请核对单位。")

    def _why(self, sentence: Stretch, n: int, claim: Claim, found: Amount | None) -> str:
        if claim.kind is Kind.SHARE and claim.unit == "%" and claim.value is not None and claim.value > 100:
            return "占比超过100%，请核对。"
        if (
            claim.kind is Kind.GROWTH
            and claim.unit == "%"
            and claim.value is not None
            and claim.value > _MOST_GROWTH
        ):
            return "增幅过大，请核对。"
        if (
            claim.unit == "%"
            and claim.value is not None
            and claim.value > 100
            and _AT_MOST_ALL.search(sentence.clause(claim)[-8:])
        ):
            return "比率超过100%，请核对。"
        if claim.kind is not Kind.GROWTH and (why := beyond(claim, sentence.clause)):
            return why
        if found is None or claim.value is None:
            return ""
        return (
            self._by_unit(sentence, claim)
            or self._by_words(sentence, claim)
            or self._by_neighbours(sentence, n, claim, found)
        )

    def _by_unit(self, sentence: Stretch, claim: Claim) -> str:
        value = claim.value or Fraction(0)
        bare = claim.unit.lstrip("万亿千百")
        size = value * _scale(claim.unit)
        if claim.unit == "亿元" and 0 < value < _LEAST_YI:
            return "以亿元计却不到一千万元，请核对单位。"
        if "/" in claim.unit and (
            claim.unit[:1] == "亿" or (claim.unit == "万元/亩" and value > _MOST_BY_MU)
        ):
            return "单价或单耗过大，请核对单位。"
        clause = sentence.clause(claim)
        small = bare == "元" and 0 < size < _LEAST_INVESTED
        if small and _INVESTED.search(clause) and not AVERAGE.search(clause):
            return "投资、产值等不足十万元，请核对是否少写了“万”或“亿”。"
        if bare in _FEW and claim.unit[:1] in "万亿" and claim.unit != bare:
            return "请核对是否多写了“万”或“亿”。"
        if _WIDE.search(sentence.clause(claim)):
            return ""
        many = _MANY_PEOPLE.search(claim.name) is not None
        if (bare in _PEOPLE and size > _MOST_PEOPLE and not many) or (
            bare in _THINGS and size > _MOST_THINGS
        ):
            return "对一个园区来说过大，请核对是否多写了“万”或“亿”。"
        return ""

    def _by_words(self, sentence: Stretch, claim: Claim) -> str:
        value = claim.value or Fraction(0)
        size = value * _scale(claim.unit)
        clause = sentence.clause(claim)
        if claim.unit == "平方米" and 0 < value < _LEAST_FLOOR and _FLOOR.search(clause):
            return "面积过小，请核对是否少写了“万”。"
        if claim.unit.endswith("元") and size > _MOST_PAID and _PAID.search(clause):
            return "工资过高，请核对是否多写了“万”。"
        paid = claim.counted.verb in _PAID_OUT and not _EACH_PAID.search(clause) and value < _LEAST_PAID_OUT
        if claim.unit == "元" and value > 0 and (paid or (value < _LEAST_SPENT and _SPENT.search(clause))):
            return "金额过小，请核对是否少写了“万”或“亿”。"
        if claim.unit == "元" and claim.places == 1 and not _PRICED.search(clause + claim.name):
            return "以元计却有一位小数，请核对是否少写了“万”或“亿”。"
        if _too_wide(claim.unit, value):
            return "对一个园区来说过大，请核对单位。"
        if claim.unit in ("亿元", "万亿元") and size > _MOST_MONEY and not _WIDE.search(sentence.text):
            return "对一个园区来说过大，请核对单位。"
        counted = claim.kind is Kind.COUNT and claim.unit not in _PARTED and claim.unit[:1] not in "万亿千百"
        if counted and value.denominator != 1 and not _AVERAGE.search(sentence.text):
            return "个数不会有小数，请核对是否少写了“万”。"
        return ""

    def _by_neighbours(self, sentence: Stretch, n: int, claim: Claim, found: Amount) -> str:
        for earlier in sentence.claims[:n]:
            whole = exact_level(earlier)
            if (
                whole is None
                or whole.dimension != found.dimension
                or claim.value is None
                or earlier.value is None
            ):
                continue
            mine, theirs = claim.value * found.factor, earlier.value * whole.factor
            within = "其中" in sentence.between(earlier, claim)
            small = _SMALL_PART if found.dimension == "money" else _SMALL_PART / 10
            if within and mine < theirs * small and claim.unit != earlier.unit:
                return f"与{earlier.text}相差过大，请核对是否少写了“万”。"
            if (
                _EACH.search(sentence.clause(claim))
                and not averaged(earlier)
                and mine > theirs
                and found.dimension in ("area", "money")
            ):
                return f"平均数大于总数{earlier.text}，请核对单位。"
        return ""
