"""The documents each stage of an approval needs, and the consents of other departments (组卷材料和会签的关口).

The list follows the eight chapters of the review report; what a parcel does not touch (no forest, no collective land)
it need not have. A document that a clerk marks as not needed has its reason and is let go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from yuanqu.domains.resources.codes import DEPARTMENT, FILE_ITEM
from yuanqu.engines.ledger.checks import Row, hard
from yuanqu.engines.ledger.today import today
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

Condition = Callable[[Row], bool]


def _always(_row: Row) -> bool:
    return True


def _holds(column: str, *values: str) -> Condition:
    """The column is one of ``values``, or, without any, is more than nothing."""
    return lambda row: row[column] in values if values else bool(row[column])


_COLLECTIVE = _holds("collective")
_SINGLE = _holds("batch_kind", "single")
ASSEMBLED: Mapping[str, Condition] = {
    "survey_report": _always,
    "ownership": _always,
    "change_survey": _always,
    "planning": _always,
    "preannounce": _COLLECTIVE,
    "status_survey": _COLLECTIVE,
    "stability": _COLLECTIVE,
    "saving": _always,
    "geology": _always,
    "mining": _always,
    "unlawful_note": _always,
    "petition_note": _always,
}
SUBMITTED: Mapping[str, Condition] = {
    "site_review": _SINGLE,
    "project_basis": _SINGLE,
    "request": _always,
    "conversion": _holds("farm"),
    "quota_doc": _holds("new_built"),
    "development_plan": _holds("purpose", "5"),
    "balance_plan": _holds("arable"),
    "compensation_plan": _COLLECTIVE,
    "agreements": _COLLECTIVE,
    "social_security": _COLLECTIVE,
    "funds": _COLLECTIVE,
}


def chapters(rows: Sequence[Row]) -> list[str | None]:
    """所属章节 of a document in the review report."""
    found = [FILE_ITEM.by_code.get(row.get("item") or "") for row in rows]
    return [entry.parent or None if entry else None for entry in found]


@hard("file_item.waived", "needed", "waived_reason")
def waived_with_reason(row: Row) -> str | None:
    """What is not needed says why."""
    if row.get("needed") is False and not row.get("waived_reason"):
        return "材料填了不需要而没有原因：请写明依据。"
    return None


def lacking(row: Row, stages: Sequence[Mapping[str, Condition]], day: date) -> str | None:
    """Which documents of ``stages`` are missing or have expired on ``day``; None where all are there."""
    needed = [item for stage in stages for item, applies in stage.items() if applies(row)]
    papers: dict[str, list[tuple[bool, date | None, date | None]]] = defaultdict(list)
    found = held("resources.file_item", approval=row["id"])
    for item, *paper in found.values_list("item", "needed", "got_on", "valid_to"):
        papers[item].append((paper[0], paper[1], paper[2]))
    kept = {item: papers.get(item) or [(True, None, None)] for item in needed}
    missing = [
        item for item, all_of in kept.items() if any(wanted and got is None for wanted, got, _ in all_of)
    ]
    expired = [
        item
        for item, all_of in kept.items()
        if any(wanted and got and until and until < day for wanted, got, until in all_of)
    ]
    said = [
        f"{word}{'、'.join(FILE_ITEM.label(item) for item in items)}"
        for word, items in (("还缺：", missing), ("已过有效期：", expired))
        if items
    ]
    return f"{'；'.join(said)}。请取得后登记在组卷材料清单，不需要的写明原因。" if said else None


@guard("land_approval.assembled")
def assembled_whole(row: Row) -> str | None:
    """The file is assembled when every document of its stage is there and valid."""
    return None if row["id"] is None else lacking(row, (ASSEMBLED,), today())


@guard("land_approval.submitted")
def submitted_whole(row: Row) -> str | None:
    """It goes up with those of both stages, still valid."""
    return None if row["id"] is None else lacking(row, (ASSEMBLED, SUBMITTED), today())


@guard("land_approval.replies")
def replies_in(row: Row) -> str | None:
    """Departments were asked, every one has answered, and none has refused."""
    if row["id"] is not None and not held("resources.sign_off", approval=row["id"]).exists():
        return "还没有送部门会签：请先在部门会签台账逐部门送出。"
    return _departments(row, ("sent",), "还没有反馈") or _departments(row, ("refused",), "不同意")


@guard("land_approval.conditions")
def conditions_met(row: Row) -> str | None:
    """Conditions that departments set are met before the file goes up."""
    return _departments(row, ("conditioned",), "提出的条件还没有落实")


def _departments(row: Row, states: Sequence[str], what: str) -> str | None:
    if row["id"] is None:
        return None
    asked = held("resources.sign_off", approval=row["id"], state__in=states)
    names = [
        DEPARTMENT.label(each) for each in asked.order_by("sent_on").values_list("department", flat=True)
    ]
    return f"{'、'.join(dict.fromkeys(names))}{what}：请先在部门会签台账办结。" if names else None


@guard("land_approval.forest")
def forest_consented(row: Row) -> str | None:
    """Without the forest office's consent the land office may not take the file (森林法第三十七条)."""
    if row["id"] is None or not row["forest"]:
        return None
    consented = held("resources.forest_use", approval=row["id"], consent_on__isnull=False)
    return None if consented.exists() else "占用林地而没有使用林地审核同意书：请先办理林地审核。"
