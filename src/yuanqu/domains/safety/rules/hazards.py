"""What hazards and major hazards are held to (隐患审核)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from yuanqu.domains.safety.rules.inspections import same_object
from yuanqu.domains.safety.rules.words import same_person
from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft, soft_across
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

SUPERVISION, MAJOR, SPOT = "5", "major", "spot"
_NUMBERED = re.compile(r"(?:^|[\n。；;\s])\s*[（(]?(\d{1,2})[)）.、．]\s*(?=\D)")
_COPIED, _ENOUGH = 80, 10  # 十条以上已整改的行中，整改完成日期等于整改期限的占八成以上，像是照抄
_SIX = {
    "plan_goal": "目标和任务",
    "plan_method": "方法和措施",
    "plan_funds": "经费和物资",
    "plan_people": "机构和人员",
    "plan_deadline": "时限和要求",
    "plan_safety": "安全措施和应急预案",
}


def natures(rows: Sequence[Row]) -> list[str | None]:
    """隐患大类, one a row: the first letter of the category."""
    return [(row.get("category") or "")[:1] or None for row in rows]


def days_after_due(rows: Sequence[Row]) -> list[date | None]:
    """逾期起算日, one a row: the day after the deadline, whose last day counts."""
    return [row["due_on"] + timedelta(days=1) if row.get("due_on") else None for row in rows]


@hard("hazard.inspection", "inspection", "source")
def supervision_has_its_inspection(row: Row) -> str | None:
    """A hazard found by supervision names the inspection."""
    if row.get("source") == SUPERVISION and row.get("inspection") is None:
        return "隐患来源为监督检查而没有检查记录：请填检查编号。"
    return None


@hard("hazard.major_basis", "major_basis", "level")
def major_has_its_basis(row: Row) -> str | None:
    """重大 is judged by a clause of a published standard."""
    if row.get("level") == MAJOR and not row.get("major_basis"):
        return "重大隐患没有判定依据：请写明判定标准的条款。"
    return None


@hard("hazard.interim", "interim_measures", "level")
def major_is_guarded(row: Row) -> str | None:
    """Until it is closed, a major hazard has measures in the meantime."""
    if row.get("level") == MAJOR and not row.get("interim_measures"):
        return "重大隐患没有整改期间的防范措施和应急预案：请补填。"
    return None


@hard("hazard.own_recheck", "rechecked_by", "rectifier")
def rechecked_by_another(row: Row) -> str | None:
    """复查人 is not 整改人."""
    both = same_person(row.get("rechecked_by"), row.get("rectifier"))
    return f"复查人与整改责任人同为{'、'.join(both)}：复查应由另一人进行。" if both else None


@soft("hazard.found_ahead", "found_on")
def found_by_today(row: Row) -> str | None:
    """A hazard is not found on a day that is yet to come."""
    found = row.get("found_on")
    return f"发现日期（{found}）晚于今天（{today()}）：请核对。" if found and found > today() else None


@soft("hazard.several", "description")
def one_hazard_a_row(row: Row) -> str | None:
    """Several numbered hazards in one description are counted as one."""
    numbers = [int(found[1]) for found in _NUMBERED.finditer(row.get("description") or "")]
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    return f"一条描述里有{len(numbers)}项隐患：请拆成{len(numbers)}行分别登记，否则只计1条。"


@hard_across("hazard.object", "object", "inspection")
def hazard_of_its_inspection(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The hazard is the inspected object's own."""
    yield from same_object(rows, "inspection", "safety.inspection", "检查记录")


@hard_across("hazard.order_object", "object", "order")
def hazard_of_its_order(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """One order holds the hazards of one object."""
    yield from same_object(rows, "order", "safety.rectification_order", "整改文书")


@soft_across("hazard.copied_dates", "rectified_on", "due_on")
def completion_not_copied(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Completion on the very deadline in nearly every row is copying; the share is said beside the first of them."""
    done = [(place, row) for place, row in enumerate(rows) if row.get("rectified_on") and row.get("due_on")]
    same = [place for place, row in done if row["rectified_on"] == row["due_on"]]
    if len(done) >= _ENOUGH and len(same) * 100 >= len(done) * _COPIED:
        yield (
            same[0],
            f"本次{len(done)}条已整改的隐患中，有{len(same)}条的整改完成日期恰为整改期限"
            f"（{len(same) * 100 // len(done)}%）：请核对是否照抄期限。",
        )


def six_items_missing(row: Row) -> list[str]:
    """The items of 治理方案 that are not written yet."""
    return [name for column, name in _SIX.items() if not row.get(column)]


@guard("hazard.six_item_plan")
def has_its_six_item_plan(row: Row) -> str | None:
    """A major hazard is ordered on its plan, six items whole; a row that is only previewed is no record yet."""
    if row["level"] != MAJOR or row["id"] is None:
        return None
    plan = held("safety.major_hazard", hazard=row["id"]).values().first()
    if plan is None:
        return "重大隐患还没有登记到重大隐患挂牌督办台账：请先登记治理方案。"
    missing = six_items_missing(plan)
    return f"重大隐患的治理方案缺{'、'.join(missing)}：六项齐全才能下达。" if missing else None


@guard("hazard.on_the_spot")
def fixed_at_once_only_on_the_spot(row: Row) -> str | None:
    """现场整改 without an order is for hazards handled so."""
    if row["handling"] == SPOT:
        return None
    return "处理方式不是现场整改：请先下达整改文书。"


@guard("hazard.recheck_passed")
def recheck_passed(row: Row) -> str | None:
    """销号 follows a recheck that was passed."""
    failed = row["recheck_result"] == "fail"
    return "复查结果是不合格：请办理复查不合格，或更正复查结果。" if failed else None


@guard("hazard.recheck_failed")
def recheck_failed(row: Row) -> str | None:
    """What was passed does not go back."""
    passed = row["recheck_result"] == "pass"
    return "复查结果是合格：请办理复查合格，或把复查结果改为不合格。" if passed else None


@guard("major_hazard.six_items")
def six_items_before_listing(row: Row) -> str | None:
    """Listed for supervision only with the plan whole."""
    missing = six_items_missing(row)
    return f"治理方案缺{'、'.join(missing)}：六项齐全才能挂牌。" if missing else None


@guard("major_hazard.hazard_closed")
def hazard_closed_before_delisting(row: Row) -> str | None:
    """摘牌 follows the hazard's own recheck."""
    if row["id"] is None or held("safety.hazard", pk=row["hazard"], state="closed").exists():
        return None
    return "所对的隐患还没有复查销号：请先在隐患台账办结。"
