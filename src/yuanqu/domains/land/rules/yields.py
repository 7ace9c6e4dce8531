"""What the yield evaluation and the yearly intensity figures are held to (亩均效益和集约利用审核)."""

from __future__ import annotations

import itertools
from datetime import timedelta

from yuanqu.engines.ledger.checks import Check, Row, hard, soft

_DISPLAY_DAYS = 3  # 公示不少于3天（亩均效益评价办法）


def none_negative(code: str, **names: str) -> Check:
    """Areas and amounts (column = name) are not below 0."""

    def test(row: Row) -> str | None:
        wrong = [name for column, name in names.items() if (row.get(column) or 0) < 0]
        return f"{'、'.join(wrong)}填了负数：应不小于0。" if wrong else None

    return hard(code, *names)(test)


@hard("yield.excluded", "excluded_why", "included")
def left_out_for_a_reason(row: Row) -> str | None:
    """Who is not evaluated has a reason, who is has none."""
    if row.get("included") is None or bool(row["included"]) == (not row.get("excluded_why")):
        return None
    if row["included"]:
        return "参评企业填了不参评原因：二者只能有一项。"
    return "不参评而没有不参评原因：请选公用事业、新成立、建设期或政策性搬迁。"


@hard("yield.grade", "grade", "included")
def graded_if_evaluated(row: Row) -> str | None:
    """An evaluated enterprise has its land, its tax and its grade."""
    if not row.get("included"):
        return "不参评企业填了评价档次：不填。" if row.get("grade") else None
    names = {"grade": "评价档次", "tax": "实缴税金"}
    missing = [name for column, name in names.items() if row.get(column) in (None, "")]
    return f"参评企业没有{'、'.join(missing)}：请补填。" if missing else None


@hard("yield.land", "own_mu", "leased_mu", "included")
def stands_on_land(row: Row) -> str | None:
    """Yield is by 亩, so there are some."""
    if row.get("included") and not (row.get("own_mu") or 0) + (row.get("leased_mu") or 0) > 0:
        return "参评企业的自有和承租用地合计应大于0亩。"
    return None


@hard("yield.above", "revenue", "staff", "group")
def above_scale_whole(row: Row) -> str | None:
    """规上 enterprises are evaluated by more than tax."""
    if row.get("group") != "above" or not row.get("included"):
        return None
    names = {"revenue": "营业收入", "value_added": "工业增加值", "staff": "年平均职工人数", "rnd": "研发费用"}
    missing = [name for column, name in names.items() if row.get(column) is None]
    return f"规上企业没有{'、'.join(missing)}：请补填。" if missing else None


@soft("yield.display", "published_to", "published_from")
def displayed_long_enough(row: Row) -> str | None:
    """The list is displayed for three days at least, so that it can be objected to."""
    since, until = row.get("published_from"), row.get("published_to")
    if since is None or until is None or until - since >= timedelta(days=_DISPLAY_DAYS - 1):
        return None
    return f"公示自{since}至{until}不足{_DISPLAY_DAYS}天：请核对。"


@hard("intensity.order", "supplied", "ready", "built")
def each_within_the_last(row: Row) -> str | None:
    """Ready for supply ⊇ supplied ⊇ built; what stands idle was supplied."""
    chain = (("ready", "达到供地条件面积"), ("supplied", "已供应面积"), ("built", "已建成面积"))
    for (whole, called), (part, name) in itertools.pairwise(chain):
        if row.get(whole) is not None and row.get(part) is not None and row[part] > row[whole]:
            return f"{name}{row[part]}公顷大于{called}{row[whole]}公顷：请核对。"
    idle, supplied = row.get("idle"), row.get("supplied")
    if idle is not None and supplied is not None and idle > supplied:
        return f"闲置土地面积{idle}公顷大于已供应面积{supplied}公顷：请核对。"
    return None
