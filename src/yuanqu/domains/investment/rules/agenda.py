"""What stands on an agenda twice (议题重复): a project is listed once a meeting, and let in once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yuanqu.domains.investment.rules.meetings import LET_IN
from yuanqu.engines.ledger.checks import Row, hard_across
from yuanqu.registers.held import held


@hard_across("review_item.once", "project", "negotiation", "decision")
def let_in_once(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A project put off may come again; one let in does not, and it is the project of its talks."""
    talks = held("investment.negotiation", pk__in={row.get("negotiation") for row in rows} - {None})
    talked: dict[Any, Any] = dict(talks.filter(project__isnull=False).values_list("pk", "project"))
    projects = {row.get("project") for row in rows} - {None}
    admitted = held("investment.review_item", decision__in=LET_IN, project__in=projects)
    before = {*admitted.values_list("project", "item_no")}
    before |= {(row.get("project"), row.get("item_no")) for row in rows if row.get("decision") in LET_IN}
    numbers: dict[Any, set[Any]] = {}
    for project, number in before:
        numbers.setdefault(project, set()).add(number)
    for position, row in enumerate(rows):
        project = row.get("project")
        others = numbers.get(project, set()) - {row.get("item_no")}
        if row.get("decision") in LET_IN and project is not None and others:
            yield position, f"该项目已在议题{min(others)}通过，不再重复计：请核对。"
        elif project is not None and talked.get(row.get("negotiation"), project) != project:
            yield position, "项目与在谈项目台账所填的项目不同：请核对。"


@hard_across("review_item.twice", "negotiation", "meeting")
def listed_once(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A meeting has a project in talks once on its agenda: its money is not counted twice."""
    meetings = {row.get("meeting") for row in rows} - {None}
    own = {row.get("item_no") for row in rows}
    listed = {
        (meeting, talk): number
        for meeting, talk, number in held("investment.review_item", meeting__in=meetings).values_list(
            "meeting", "negotiation", "item_no"
        )
        if number not in own
    }
    for position, row in enumerate(rows):
        place = row.get("meeting"), row.get("negotiation")
        other = listed.setdefault(place, row.get("item_no"))
        if None not in place and other != row.get("item_no"):
            yield position, f"该项目已是这次会议的议题{other}：同一次会议不重复列入。"
