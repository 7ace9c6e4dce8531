"""Which names of parts complete or exclude each other (互补分项)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MOST_PAIRED = 3
_REST = re.compile(r"其他|其余|另外")
_PAIRS = (
    *(("轻工业", "重工业"), ("制造业", "服务业"), ("独立", "联合"), ("单建", "联建"), ("购地", "租赁")),
    *(("一般", "重大"), ("内资", "外资"), ("进口", "出口"), ("男", "女"), ("初信", "重信"), ("新建", "续建")),
    *(("第一产业", "第三产业"), ("一产", "三产"), ("独资", "合资"), ("城镇", "农村"), ("规上", "规下")),
    *(("企业", "个体"), ("单层", "多层"), ("已完成", "未完成"), ("国内", "国外"), ("中央", "地方")),
)
# Of these nothing is both, but there may be more: told only where they come to more than the whole.
_APART = (
    *(
        ("增长", "下降"),
        ("上升", "下降"),
        ("盈利", "亏损"),
        ("完成", "滞后"),
        ("合格", "不合格"),
        ("整改", "未整改"),
    ),
    *(
        ("区级", "市级"),
        ("省级", "国家级"),
        ("网上", "现场"),
        ("线上", "线下"),
        ("办结", "在办"),
        ("达标", "未达标"),
    ),
)


def complete(names: Sequence[str]) -> bool:
    """Whether the names of the parts say that there are no others: 其他 among them, or two that complete each other."""
    if any(_REST.search(name) for name in names[1:]):
        return True
    return len(names) <= _MOST_PAIRED and any(
        one in mine and other in theirs
        for one, other in _PAIRS
        for mine in names
        for theirs in names
        if mine is not theirs
    )


def exclusive(names: Sequence[str]) -> bool:
    """Whether two of the parts cannot overlap by their names, and no third can."""
    return len(names) <= _MOST_PAIRED and any(
        one in mine and other in theirs
        for one, other in _APART
        for mine in names
        for theirs in names
        if mine is not theirs and other not in mine
    )
