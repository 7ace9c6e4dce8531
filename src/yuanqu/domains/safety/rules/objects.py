"""What an object of inspection is held to (检查对象审核)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from yuanqu.domains.safety.codes import RISK_FEATURE
from yuanqu.domains.safety.rules.words import words
from yuanqu.engines.ledger.checks import Row, hard, soft, soft_across
from yuanqu.registers.held import held
from yuanqu.registers.intervals import standing_by_key
from yuanqu.terms import credit_code

_MANY = 100  # 从业人员超过100人的，应设安全机构或配专职人员（安全生产法第二十四条）
_HIGH_RISK = frozenset({RISK_FEATURE.label("smelting"), RISK_FEATURE.label("chemicals_used")})
_FORM = re.compile(r"股份有限公司|有限责任公司|有限公司|分公司|公司|[（）()\s]")


@hard("inspected_object.credit_code", "object_no", "object_kind")
def enterprise_by_credit_code(row: Row) -> str | None:
    """An enterprise is known by its 统一社会信用代码, the others by a number of the zone's."""
    if row.get("object_kind") != "enterprise" or not row.get("object_no"):
        return None
    wrong = credit_code.explain(row["object_no"])
    return f"企业的对象编号应为统一社会信用代码。{wrong}" if wrong else None


@hard("inspected_object.small_kind", "small_kind", "object_kind")
def small_kind_given(row: Row) -> str | None:
    """九小场所, and only they, say which of the nine they are."""
    small = row.get("object_kind") == "small"
    if small and not row.get("small_kind"):
        return "九小场所没有填九小场所类别：请从九类中选一类。"
    return (
        "不是九小场所而填了九小场所类别：请清空，或改对象类型。"
        if row.get("small_kind") and not small
        else None
    )


@soft("inspected_object.officers", "full_time_officers", "part_time_officers", "has_safety_body")
def officers_kept(row: Row) -> str | None:
    """安全生产法第二十四条: more than 100 employees or high risk need a body or full-time officers."""
    if row.get("object_kind") != "enterprise" or row.get("has_safety_body") or row.get("full_time_officers"):
        return None
    employees = row.get("employees") or 0
    risky = _HIGH_RISK & set(words(row.get("risk_features")))
    if employees > _MANY or risky:
        why = f"从业人员{employees}人" if employees > _MANY else f"涉及{'、'.join(sorted(risky))}"
        return f"{why}而没有安全机构和专职安全管理人员：依法应设机构或配专职人员，请核对。"
    if not row.get("part_time_officers"):
        return "没有专职也没有兼职安全管理人员：请核对。"
    return None


@soft_across("inspected_object.two_names", "name")
def one_name_an_object(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The same object under two names or numbers: its checks and hazards would be counted twice."""
    known: dict[str, set[tuple[str, str]]] = defaultdict(set)
    held_rows = standing_by_key("safety.inspected_object", rows, None, ("name", "object_no"))
    for row in (*held_rows, *rows):
        if row.get("name") and row.get("object_no"):
            known[_bare(row["name"])].add((row["object_no"], row["name"]))
    for position, row in enumerate(rows):
        if row.get("name"):
            others = sorted(each for each in known[_bare(row["name"])] if each[0] != row.get("object_no"))
            if others:
                number, name = others[0]
                yield (
                    position,
                    f"「{row['name']}」与{number}「{name}」像是同一家：同一对象只登记一次，请核对。",
                )


@soft_across("inspected_object.register_name", "name", "enterprise")
def named_as_in_the_register(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An enterprise goes by the name it has in the shared register."""
    linked = {row.get("enterprise") for row in rows} - {None}
    names = dict(held("registers.enterprise", pk__in=linked).values_list("pk", "name")) if linked else {}
    for position, row in enumerate(rows):
        registered = names.get(row.get("enterprise"))
        if registered and row.get("name") and registered != row["name"]:
            yield position, f"单位名称「{row['name']}」与企业名录的「{registered}」不同：请核对。"


def _bare(name: str) -> str:
    """The name without the form of the company, brackets and blanks: what two spellings have in common."""
    return _FORM.sub("", name)
