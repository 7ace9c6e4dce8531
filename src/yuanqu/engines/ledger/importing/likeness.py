"""How like a heading is to a column's names, when none of them is the same (列名相似度)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from yuanqu.engines.ledger.fields import Column
from yuanqu.engines.ledger.importing.heading_names import plain, without_unit

# Words that offices use for one another in headings; each group counts as one sign.
_SAME = (
    ("统一社会信用代码", "社会信用代码", "信用代码"),
    ("联系电话", "联系方式", "手机号码", "手机号", "电话"),
    ("负责人", "责任人", "经办人", "承办人"),
    ("法定代表人", "法人代表", "法人"),
    ("企业", "单位", "公司", "机构"),
    ("时间", "日期", "时刻"),
    ("名称", "姓名"),
    ("编号", "编码", "号码", "代码", "序列号"),
    ("地点", "地址", "位置", "场所"),
    ("情况", "状态", "状况", "结果"),
    ("类型", "类别", "种类", "分类", "性质"),
    ("金额", "数额", "资金"),
    ("人数", "人次"),
    ("备注", "说明"),
    ("办结", "办理完成", "完成"),
    ("受理", "收件"),
)
_SIGN = {word: chr(0xE000 + n) for n, words in enumerate(_SAME) for word in words}
_WORDS = sorted(_SIGN, key=len, reverse=True)
_SHORTEST = 2
_UPPER = re.compile(r"^.+[)）\]】](?=.)")  # an upper head with its unit, joined to the one below it


@lru_cache(maxsize=8_192)
def _forms(text: str) -> tuple[str, str]:
    """The heading without its unit: as it is, and with each word of a group as one sign."""
    bare = signs = plain(without_unit(text)[0])
    for word in _WORDS:
        signs = signs.replace(word, _SIGN[word])
    return bare, signs


def likeness(heading: str, name: str) -> float:
    """How like two headings are, 0 to 1; the same words in other forms are 1."""
    return max(_alike(one, other) for one, other in zip(_forms(heading), _forms(name), strict=True))


def _alike(one: str, other: str) -> float:
    if set(one).isdisjoint(other):
        return 0.0
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORTEST and short in long:
        return max(ratio, 0.5 + 0.5 * len(short) / len(long))
    return ratio


def likeness_to(heading: str, column: Column) -> float:
    """How like a heading is to the nearest of a column's names; 「总投资（万元）计划」 by what stands below, too."""
    whole = plain(heading)
    forms = {whole, _UPPER.sub("", whole)}
    return max(likeness(form, name) for form in forms for name in (column.label, *column.aliases))
