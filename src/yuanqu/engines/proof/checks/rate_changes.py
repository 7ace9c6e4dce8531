"""Whether what changed is a rate, so that its change is counted in points (比率之差)."""

from __future__ import annotations

import re

from yuanqu.engines.proof.claims.claim import Claim, Kind

_RATE_NAME = re.compile(r"率|比重|占比|增速|份额|增幅|降幅|效率|比例")
NO_PERCENTAGE = re.compile(r"周转率|生产率|死亡率|容积率|汇率|出生率|频率|功率|倍率|速率|利率水平")
CHANGE = re.compile(r"(?:提高|提升|上升|下降|回落|加快|放缓|收窄|降低|下滑|扩大|增加|减少)(?:了|近|约|超)*$")
_OF_GROWTH = re.compile("回落|加快|放缓|收窄|提高|扩大")
_COMPARISON = re.compile(
    "(?:19|20)\\d\\d年|上?季度|上旬|比|较|同比|环比|上年|去年|同期|年初|末|底|上月|分别|，|、|又|再|上半年|[一二三四前]季度|[—–~～至]|月|[一二三四前]"
)
_THAN = re.compile(r"拉动|贡献|影响|比[^，]{1,8}增长|高于|快于")
_GROWN = re.compile(r"(?:同比|比上年|比去年)?增长(?:了)?$")


def amount_grew(clause: str) -> bool:
    """Whether an amount, not a rate, is said to have grown by itself."""
    return bool(_GROWN.search(clause)) and not _RATE_NAME.search(clause) and not _THAN.search(clause)


def of_rate(clause: str, last: Claim | None, sentence: str) -> bool:
    """Whether what changes is a percentage: named so, or told as one right before."""
    own = CHANGE.sub("", clause)
    if NO_PERCENTAGE.search(own):
        return False
    if "效率" in own:
        return len(re.findall(r"\d%", sentence)) > 2 or "百分" in sentence
    if _RATE_NAME.search(own):
        return True
    if re.search(r"[\u4e00-\u9fff]", _COMPARISON.sub("", own)) or last is None:
        return False
    if last.unit == "" and "指数" in last.name:
        return False
    if last.kind is Kind.GROWTH:
        return last.unit == "%" and _OF_GROWTH.search(clause) is not None
    return last.kind in (Kind.RATE, Kind.SHARE) and last.unit in ("%", "")


def beside_a_rate(clause: str, last: Claim | None) -> bool:
    """占年度计划的21.9%，落后序时进度3.1%: how far a rate lies from a pace or an average."""
    if _GROWTH_THAN.search(clause):
        return True
    return last is not None and last.unit == "%" and _PACE.search(clause) is not None


_GROWTH_THAN = re.compile(
    r"(?:增速|增幅|占比|比重|[^效功频]率)(?:比|较)[^，。；\d]{2,10}(?:高|低|快|慢)(?:出|了)?$"
)


_PACE = re.compile(
    r"(?:落后|滞后|快于|慢于|高于|低于|领先|超过?|超前)于?(?:[^，。；\d]{0,4})(?:序时|时序|时间|计划)?(?:进度|平均水平|平均值|平均)$"
)
