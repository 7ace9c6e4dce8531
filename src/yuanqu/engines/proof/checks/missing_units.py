"""Numbers that lost their unit (缺少单位): shares without a per cent sign, money without 元, counts of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanqu.engines.proof.checks.amounts import amount
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.checks.layout import Stretch, sentences
from yuanqu.engines.proof.checks.rule import Rule
from yuanqu.engines.proof.checks.units import NO_PERCENTAGE, NUMBER
from yuanqu.engines.proof.claims.claim import Claim, Precision
from yuanqu.engines.proof.claims.reading import Reading

_WANTS = re.compile(
    r"占[^，。；]{0,16}的?$|占比(?:为|达)?$|比重(?:为|达)?$|率(?:为|达到?|仅|只有)?$|增长(?:了|近|约)?$|下降(?:了|近|约)?$|增速(?:为|达)?$|[升降增]幅(?:为|达)?$|上涨$"
)
# Counted or measured things whose number stands before a mark with nothing after it.
_COUNTED = re.compile(
    r"(?:备案|企业|项目|用户|人员|职工|居民|学生|员工|设备|车辆|床位|案件|线索|问题|隐患|岗位|就业|培训|签约|入驻|新增|注册|登记|授权|"
    r"申请|申报|认定|办件|资金|金额|面积|投资|产值|收入|税收|产量|销量|库存|里程|总长|全长|耗时|用时|历时)(?:达到?|为|共|约|仅|完成|实现)?$"
)
_MONEY = re.compile(
    r"(?:金额|资金|投资额?|收入|产值|税收|利润|贷款|补贴|补助|奖励|工资|经费|营收|销售额|成交额|进出口额?|出口额?|损失|支出|罚没?款|"
    r"增加值|总额|到账|保费|赔付|融资|债券|余额|专项债)(?:达到?|为|约|共|近|超过?|完成|实现|总计|合计|累计)*$"
)
_VOLUME = re.compile(
    r"(?:蓄水量|库容|供水量|用水量|用电量|发电量|供气量|用气量|吞吐量|产量|面积|排放量|处理量|"
    r"耗煤量)(?:达到?|为|约|共|近|超过?|完成|实现)*$"
)
_AT_END = re.compile(r"[，。；、）\n]|$")
_EVERY = re.compile(
    r"(?<=每)(\d{1,3})(?=(?:报送|通报|调度|巡查|检查|监测|更新|轮换|开展|召开|上报|采样|抽查|"
    r"报告|汇总|公布|会商))"
)
_DONE_BY = re.compile("[\u4e00-\u9fff]{2}")


class MissingUnit(Rule):
    """A share or growth has its per cent sign."""

    name = "missing-unit"
    title = "缺百分号或单位"
    severity = Severity.LIKELY
    explanation = "占比、增速、比率的数后面缺少%或单位。"
    example = "占全区规上工业的71.5（应为71.5%）"

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Bare numbers after 占, 率, 增长 and the like."""
        for sentence in sentences(reading):
            for claim in sentence.claims:
                around = (
                    reading.plain[claim.start - 1 : claim.start] + reading.plain[claim.end : claim.end + 1]
                )
                if any(mark in around for mark in ":：∶"):
                    continue
                if claim.unit in ("万", "亿", "万亿"):
                    yield from self._scaled(reading, sentence, claim)
                    continue
                if claim.unit or claim.in_table or not NUMBER.fullmatch(claim.text) or amount(claim) is None:
                    continue
                clause = sentence.clause(claim)
                if (
                    _WANTS.search(clause)
                    and not NO_PERCENTAGE.search(clause)
                    and claim.value
                    and claim.value > 1
                ) or self._like_a_per_cent(reading, sentence, claim):
                    yield self.on(reading, claim, "缺少百分号。", f"{claim.text}%")
                elif _COUNTED.search(clause) and _AT_END.match(reading.plain, claim.end):
                    yield self.on(reading, claim, "数后面缺少单位。")
            for found in _EVERY.finditer(sentence.text) if "每" in sentence.text else ():
                start = sentence.start + found.start()
                yield self.at(reading, start, start + len(found[0]), "数后面缺少单位。")

    def _scaled(self, reading: Reading, sentence: Stretch, claim: Claim) -> Iterator[Finding]:
        """涉及金额2,360万, 蓄水量2,860万: a scale word alone, exactly printed, at the end of its clause."""
        if (
            claim.in_table
            or claim.precision is not Precision.EXACT
            or not _AT_END.match(reading.plain, claim.end)
        ):
            return
        clause = sentence.clause(claim)
        if _MONEY.search(clause):
            yield self.on(reading, claim, "金额缺少“元”。", f"{claim.text}元")
        elif _VOLUME.search(clause):
            yield self.on(reading, claim, "数后面缺少单位。")

    def _like_a_per_cent(self, reading: Reading, sentence: Stretch, claim: Claim) -> bool:
        """按60返还 after 按30%返还: the letters around it are those around a number in per cent."""
        after = reading.plain[claim.end : claim.end + 2]
        return _DONE_BY.fullmatch(after) is not None and any(
            each.unit == "%" and reading.plain.startswith(after, each.end) for each in sentence.claims
        )
