"""What the survey, the scope and the target list are held to (摸排、基数、攻坚的审核关系)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.engines.ledger.checks import BatchCheck, Row, hard, soft, soft_across
from yuanqu.registers.held import held

FULL_MEMBERS = 3  # 正式党员3人以上应成立党的基层组织（中国共产党章程第三十条）
_KEY_EMPLOYEES = 50  # 50人以上无党员的列为重点，选派指导员
_TEN = 10  # 「三有」：10名以上员工


@hard("survey.ten_employees", "ten_employees", "employees")
def ten_employees_fit(row: Row) -> str | None:
    """「10名以上员工」 agrees with the number of employees."""
    said, number = row.get("ten_employees"), row.get("employees")
    if said is None or number is None or said == (number >= _TEN):
        return None
    return f"从业人员{number}人与「有{_TEN}名以上员工」填的{'是' if said else '否'}不符：请核对。"


@hard("survey.members", "members_here", "members_elsewhere", "members_full", "members_probationary")
def members_add_up(row: Row) -> str | None:
    """Members by status and by where their relation is are the same people."""
    columns = ("members_full", "members_probationary", "members_here", "members_elsewhere")
    full, probationary, here, elsewhere = (row.get(name) for name in columns)
    if None in (full, probationary, here, elsewhere):
        return None
    by_status, by_place = full + probationary, here + elsewhere  # type: ignore[operator]
    if by_status == by_place:
        return None
    return f"正式、预备党员合计{by_status}人，组织关系在企与不在企合计{by_place}人：应相等。"


@hard("survey.organisation", "has_org", "organisation", "no_org_reason")
def organisation_or_reason(row: Row) -> str | None:
    """An organisation is named, or the reason why there is none."""
    if row.get("has_org") is None:
        return None
    if row["has_org"]:
        if row.get("organisation") is None:
            return "已建立党组织而没有填党组织：请先在党组织台账登记，再填其代码。"
        return "已建立党组织而填了未建立原因：两项只填一项。" if row.get("no_org_reason") else None
    if row.get("organisation") is not None:
        return "未建立党组织而填了党组织：请核对「已建立党组织」。"
    return None if row.get("no_org_reason") else "未建立党组织而没有填未建立原因：请从清单中选一项。"


@hard("survey.plan", "planned_on", "planned_mode", "no_org_reason")
def due_is_planned(row: Row) -> str | None:
    """应建未建 says when and how."""
    if row.get("no_org_reason") != "due" or (row.get("planned_on") and row.get("planned_mode")):
        return None
    return "未建立原因为应建未建：拟建日期和拟建方式都应填。"


@hard("survey.coverage", "coverage", "has_org", "instructor")
def coverage_fits(row: Row) -> str | None:
    """组织覆盖 has an organisation, 工作覆盖 an instructor and no organisation, 未覆盖 neither."""
    coverage, has_org = row.get("coverage"), row.get("has_org")
    if coverage is None or has_org is None:
        return None
    if (coverage == "organised") != has_org:
        return "覆盖情况与是否建立党组织不符：已建立的为组织覆盖，未建立的为工作覆盖或未覆盖。"
    if coverage == "worked" and row.get("instructor") is None:
        return "覆盖情况为工作覆盖而没有填党建指导员：请补填。"
    if coverage == "uncovered" and row.get("instructor") is not None:
        return "覆盖情况为未覆盖而填了党建指导员：已派指导员的为工作覆盖。"
    return None


@soft("survey.three_members", "no_org_reason", "members_full", "has_org")
def three_members_are_due(row: Row) -> str | None:
    """Three full members without an organisation are 应建未建."""
    members = row.get("members_full") or 0
    if row.get("has_org") or members < FULL_MEMBERS or row.get("no_org_reason") in (None, "due"):
        return None
    return f"正式党员{members}名而未建立党组织：一般为应建未建，请核对未建立原因。"


@soft("survey.instructor", "instructor", "employees", "members_full")
def instructor_sent(row: Row) -> str | None:
    """Fifty employees and no member: an instructor is sent."""
    members = (row.get("members_full") or 0) + (row.get("members_probationary") or 0)
    if members or row.get("instructor") is not None or (row.get("employees") or 0) < _KEY_EMPLOYEES:
        return None
    return f"从业人员{row['employees']}人而没有党员：应选派党建指导员。"


def _private_only(code: str, what: str) -> BatchCheck:
    """A soft check that the enterprises of the rows are private (非公), asked for all rows at once."""

    def test(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
        asked = {row.get("enterprise") for row in rows} - {None}
        public = set(
            held("registers.enterprise", pk__in=asked, is_private=False).values_list("pk", flat=True)
        )
        for position, row in enumerate(rows):
            if row.get("enterprise") in public and row.get("decision") != "excluded":
                yield position, f"该企业在企业名录中为公有控股：{what}只列非公企业，混合所有的请说明。"

    return soft_across(code, "enterprise")(test)


surveyed_private = _private_only("survey.public", "摸排表")
scope_private = _private_only("scope_entry.public", "党建基数")


@hard("scope_entry.reason", "reason", "decision", "until")
def exclusion_reasoned(row: Row) -> str | None:
    """Whoever is left out, or taken out, is so for a reason; whoever is in has none."""
    out = row.get("decision") == "excluded" or row.get("until") is not None
    if out and not row.get("reason"):
        return "不纳入或移出基数而没有填不纳入原因：请从清单中选一项。"
    if not out and row.get("reason"):
        return "在基数内而填了不纳入原因：请核对基数认定。"
    return None


@hard("target.joint_kind", "joint_kind", "target_mode")
def joint_kind_given(row: Row) -> str | None:
    """A joint founding says with whom."""
    if (row.get("target_mode") == "joint") == (row.get("joint_kind") is not None):
        return None
    return "联合组建的应填联合方式，其他目标方式不填。"
