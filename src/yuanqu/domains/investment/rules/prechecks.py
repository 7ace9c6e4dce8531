"""What pre-checks are held to, and what is missing of them (预审审核)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from yuanqu.domains.investment.codes import DEPARTMENT, PRECHECK_ASPECT
from yuanqu.engines.ledger.checks import Row, hard, hard_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_PRECHECKS = "investment.precheck"
_FAILED, _UNCONDITIONAL = "fail", "pass"
_STILL_OPEN = ("talking", "checking")


def department_for(aspect: str) -> str:
    """The department in charge of an aspect, empty for one that is not in the list."""
    entry = PRECHECK_ASPECT.by_code.get(aspect)
    return entry.parent if entry else ""


def departments_in_charge(rows: Sequence[Row]) -> list[str | None]:
    """预审部门, one a row."""
    return [department_for(row.get("aspect") or "") or None for row in rows]


def _called(aspect: str) -> str:
    return f"{PRECHECK_ASPECT.label(aspect)}（{DEPARTMENT.label(department_for(aspect))}）"


def precheck_gaps(talks: Collection[Any]) -> dict[Any, str]:
    """Of projects in talks, which pre-checks are missing and which failed, as one says it; none where all are there."""
    given = held(_PRECHECKS, negotiation__in=talks, state="given").values_list(
        "negotiation", "aspect", "conclusion"
    )
    found: dict[Any, dict[str, str]] = {talk: {} for talk in talks}
    for talk, aspect, conclusion in given:
        found[talk][aspect] = conclusion
    said = {talk: _gaps(conclusions) for talk, conclusions in found.items()}
    return {talk: words for talk, words in said.items() if words}


def _gaps(conclusions: dict[str, str]) -> str:
    missing = [_called(aspect) for aspect in PRECHECK_ASPECT.by_code if aspect not in conclusions]
    failed = [_called(aspect) for aspect, conclusion in conclusions.items() if conclusion == _FAILED]
    said = [f"{'、'.join(missing)}还没有预审"] if missing else []
    said += [f"{'、'.join(failed)}预审不通过"] if failed else []
    return "，".join(said)


def number_of(negotiation_no: str, aspect: str) -> str:
    """预审编号: that of the talks with the aspect's place in the list."""
    return f"{negotiation_no}-{[*PRECHECK_ASPECT.by_code].index(aspect) + 1}"


@hard_across("precheck.once", "aspect", "negotiation", "number")
def asked_once(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An aspect of a project is one row: asked again it is the same one."""
    talks = {row.get("negotiation") for row in rows} - {None}
    known = held(_PRECHECKS, negotiation__in=talks).values_list("negotiation", "aspect", "number")
    numbers = {(talk, aspect): number for talk, aspect, number in known}
    for position, row in enumerate(rows):
        number = numbers.setdefault((row.get("negotiation"), row.get("aspect")), row.get("number"))
        if number != row.get("number"):
            yield position, f"这个事项已经请求过预审（{number}）：有变化的在那一行办理重新预审。"


@hard("precheck.why", "conditions", "conclusion")
def said_why(row: Row) -> str | None:
    """Whatever is not passed outright says on what conditions, why not, or why it is no concern."""
    if row.get("conclusion") in (None, _UNCONDITIONAL) or row.get("conditions"):
        return None
    return "有条件通过、不通过或不涉及而没有写条件或理由：请写明。"


@hard_across("precheck.stands", "negotiation", "aspect", "conclusion")
def prechecks_stand(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A conclusion on which a project went to review is not turned by hand; it is asked for again."""
    talks = {row.get("negotiation") for row in rows} - {None}
    standing = held(_PRECHECKS, negotiation__in=talks, state="given").exclude(
        negotiation__state__in=_STILL_OPEN
    )
    before = {
        (talk, aspect): conclusion
        for talk, aspect, conclusion in standing.values_list("negotiation", "aspect", "conclusion")
    }
    for position, row in enumerate(rows):
        held_before = before.get((row.get("negotiation"), row.get("aspect")))
        if held_before is not None and held_before != row.get("conclusion"):
            yield position, "预审已齐全提交联审，结论不能直接改：确需更正的，由招商科办理重新预审。"


@guard("precheck.reviewed")
def not_reviewed_yet(row: Row) -> str | None:
    """What a meeting has decided on is not asked again: the project goes back to talks first."""
    if held("investment.negotiation", pk=row["negotiation"], state__in=_STILL_OPEN).exists():
        return None
    return "项目已提交联审或移交：请先在在谈项目台账退回再谈。"
