"""The sides of a figure in Chinese: what a reader sees above each list of records."""

from __future__ import annotations

SIDES = {
    "records": "记录",
    "blank": "未填报数值的记录",
    "part": "分子",
    "whole": "分母",
    "rest": "未计入分子的记录",
    "owed": "应办",
    "met": "已办",
    "unmet": "未办",
    "now": "本期",
    "base": "可比基数",
    "published": "上年同期初报",
    "entered": "新进入",
    "left": "已退出",
    "revised": "基数有修订",
    "baseless": "缺同期数",
    "missing": "在库未报",
}


def side_name(side: str) -> str:
    """The side's name on a page; raises KeyError for a side no figure has."""
    return SIDES[side]
