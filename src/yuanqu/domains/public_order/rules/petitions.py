"""What petitions are held to when they are registered and changed (信访登记审核)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from yuanqu.domains.public_order.clocks import EXTEND
from yuanqu.domains.public_order.rules.words import linked
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.registers.held import held

GROUP = 5  # 人；集体访起点
_REPRESENTATIVES = 5  # 人；信访工作条例第二十条
_ANONYMOUS = "匿名"
_SAME = ("pending", "final")


def group_kinds(rows: Sequence[Row]) -> list[str | None]:
    """信访规模, one a row: five or more who come in person are a group, several otherwise a joint petition."""
    return [_group(row.get("headcount"), row.get("channel")) for row in rows]


def repeats(rows: Sequence[Row]) -> list[bool]:
    """是否重复, one a row: it takes up a matter that was registered before."""
    return [row.get("repeat_of") is not None for row in rows]


def _group(people: int | None, channel: str | None) -> str | None:
    if people is None:
        return None
    if people >= GROUP and channel == "visit":
        return "group"
    return "joint" if people > 1 else "single"


@hard("petition.channel", "channel", "source")
def visitors_come(row: Row) -> str | None:
    """Who is entered as a visitor came in person."""
    if row.get("source") != "visit" or row.get("channel") == "visit":
        return None
    return "信访来源为来访而信访形式不是来访：请核对。"


@hard("petition.source_number", "source_number", "source")
def has_the_number_of_its_source(row: Row) -> str | None:
    """What another body sent has that body's number, by which the same ticket is not entered twice."""
    if row.get("source") == "visit" or row.get("source_number"):
        return None
    return "不是来访的没有来源编号：请填原工单号、转送文号或帖文编号。"


@hard("petition.headcount", "headcount")
def at_least_one_person(row: Row) -> str | None:
    """A petition has a petitioner."""
    return "人数应不小于1。" if (row.get("headcount") or 0) < 1 else None


@hard("petition.representatives", "representatives", "headcount")
def at_most_five_represent(row: Row) -> str | None:
    """Many who come in one matter choose at most five of them (信访工作条例第二十条)."""
    people, chosen = row.get("headcount") or 0, row.get("representatives")
    if chosen is None:
        group = _group(people, row.get("channel")) == "group"
        return f"{people}人来访没有填代表人数：应推选代表，不超过{_REPRESENTATIVES}人。" if group else None
    if 0 < chosen <= min(_REPRESENTATIVES, people):
        return None
    return f"代表{chosen}人：应为1至{_REPRESENTATIVES}人，且不超过信访人数{people}人。"


@hard("petition.anonymous", "petitioner", "purpose")
def only_reports_are_anonymous(row: Row) -> str | None:
    """Who wants an answer gives a name (信访工作条例第十九条)."""
    if row.get("petitioner") != _ANONYMOUS or row.get("purpose") == "report":
        return None
    return "只有揭发控告可以匿名：其余应填信访人姓名。"


@soft("petition.unreachable", "phone", "address")
def can_be_told(row: Row) -> str | None:
    """Without address and telephone nobody can be told; the law excuses only that case (第二十三条)."""
    if row.get("phone") or row.get("address") or row.get("petitioner") == _ANONYMOUS:
        return None
    return "电话和住址都没有填：无法书面告知信访人，请补填或说明。"


@hard("petition.extension", "extension_days", "extension_why")
def extension_within_thirty(row: Row) -> str | None:
    """At most thirty days, with a reason (信访工作条例第三十四条)."""
    days = row.get("extension_days")
    if days is None:
        return None
    if not 0 < days <= EXTEND:
        return f"延期{days}天：应为1至{EXTEND}天。"
    return None if row.get("extension_why") else "填了延期天数而没有延期理由：理由要告知信访人。"


@hard("petition.dissatisfied", "dissatisfied_why", "satisfaction_unit", "satisfaction_bureau")
def discontent_says_why(row: Row) -> str | None:
    """A petitioner who is not satisfied is asked why."""
    given = (row.get("satisfaction_unit"), row.get("satisfaction_bureau"))
    if "dissatisfied" not in given or row.get("dissatisfied_why"):
        return None
    return "评价为不满意而没有不满意原因：请填写。"


@hard("petition.decline", "decline_ground", "repeat_of")
def same_matter_names_the_first(row: Row) -> str | None:
    """Declined for being the same matter: of which petition (第十九条、第三十六条)."""
    if row.get("decline_ground") not in _SAME or row.get("repeat_of"):
        return None
    return "因同一事项不予受理而没有关联原件：请填首次信访的登记编号。"


@hard_across("petition.repeat", "repeat_of", "registered_on")
def goes_on_from_an_earlier(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A repeat comes after the first, and the first is no repeat itself."""
    known = linked("public_order.petition", rows, "repeat_of", "number", "registered_on", "repeat_of")
    for position, row in enumerate(rows):
        first = known.get(row.get("repeat_of"))
        if first is None:
            continue
        if first["number"] == row.get("number"):
            yield position, "关联的原件就是本件：请填首次信访的登记编号。"
        elif first["repeat_of"] is not None:
            yield position, f"关联的{first['number']}本身是重复件：应关联首次信访。"
        elif row.get("registered_on") and first["registered_on"] > row["registered_on"]:
            yield position, f"原件{first['number']}登记在后（{first['registered_on']}）：请核对先后。"


@soft_across("petition.looks_repeated", "repeat_of", "petitioner")
def looks_like_an_earlier(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The same telephone or identity number with the same subject came before: 判重."""
    earlier = _by_person(rows)
    for position, row in enumerate(rows):
        if row.get("repeat_of") is not None or row.get("registered_on") is None:
            continue
        for number, day in sorted({each for key in _keys(row) for each in earlier[key]}):
            if number != row.get("number") and day <= row["registered_on"]:
                yield (
                    position,
                    f"与{number}（{day}登记）的信访人和内容分类相同：是重复件的请关联原件，否则说明。",
                )
                break


def _by_person(rows: Sequence[Row]) -> dict[Any, list[tuple[str, date]]]:
    names = ("number", "registered_on", "phone", "id_number", "subject")
    asked = {name: {row.get(name) for row in rows} - {None, ""} for name in ("phone", "id_number")}
    known = held("public_order.petition").filter(
        Q(phone__in=asked["phone"]) | Q(id_number__in=asked["id_number"])
    )
    found: dict[Any, list[tuple[str, date]]] = defaultdict(list)
    for row in (*known.values(*names), *rows):
        if row.get("registered_on") is not None:
            for key in _keys(row):
                found[key].append((row["number"], row["registered_on"]))
    return found


def _keys(row: Row) -> list[tuple[str, Any, Any]]:
    return [(name, row[name], row.get("subject")) for name in ("phone", "id_number") if row.get(name)]
