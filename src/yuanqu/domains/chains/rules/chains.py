"""What the list of chains and the placements on them are held to (产业链目录与上链审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from yuanqu.engines.ledger.checks import Check, Row, hard, hard_across, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

MODES = frozenset({"链长+链主", "链长+园区", "链主+基金", "链主+平台"})
_WHOLE = Decimal(100)
Held = tuple[Any, date, date | None]


def percent(code: str, column: str, name: str) -> Check:
    """A share that is given lies between 0 and 100 %."""

    def test(row: Row) -> str | None:
        value = row.get(column)
        return None if value is None or 0 <= value <= _WHOLE else f"{name}{value}%：应在0至100之间。"

    return hard(code, column)(test)


def overlap(row: Row, since: date, until: date | None) -> bool:
    """Whether the row's 生效日期 … 失效日期 and another stretch share a day (both inclusive)."""
    begun, ended = row["valid_from"], row.get("valid_to")
    return (until is None or begun <= until) and (ended is None or since <= ended)


@hard_across("industry_chain.two_first", "position", "valid_from")
def one_first(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A zone has one 首位产业 at a time."""
    mine = {row.get("chain_code") for row in rows}
    others = held("chains.industry_chain", position="first").exclude(chain_code__in=mine)
    known: list[Held] = list(others.values_list("name", "valid_from", "valid_to"))
    for position, row in enumerate(rows):
        if row.get("position") != "first" or row.get("valid_from") is None:
            continue
        other = next((name for name, since, until in known if overlap(row, since, until)), None)
        if other is not None:
            yield position, f"同一时期已有首位产业「{other}」：一个园区只设一个首位产业。"
        known.append((row.get("name"), row["valid_from"], row.get("valid_to")))


@guard("chain_issue.discontent")
def not_content_goes_back(row: Row) -> str | None:
    """What the enterprise is not content with is not closed."""
    return "企业评价为不满意：请办理退回再办，不能销号。" if row["rating"] == "discontent" else None


@hard("placement.one_object", "enterprise", "project")
def enterprise_or_project(row: Row) -> str | None:
    """What is placed is an enterprise or a project, not both and not neither."""
    if (row.get("enterprise") is None) != (row.get("project") is None):
        return None
    return "企业和项目应填且只填一项：已投产的填企业，在建和签约的填项目。"


@hard("placement.leader_half", "leader", "relation")
def relation_whole(row: Row) -> str | None:
    """A tie to a leading enterprise says which and what kind."""
    if (row.get("leader") is None) == (not row.get("relation")):
        return None
    return "关联链主和关联类型只填了一项：两项都填或都不填。"


@hard_across("placement.two_main", "is_main", "valid_from")
def one_main(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """An object has one main segment at a time: sums go by it, so nothing is counted twice."""
    known = _main_elsewhere(rows)
    for position, row in enumerate(rows):
        thing = row.get("enterprise") or row.get("project")
        if not row.get("is_main") or thing is None or row.get("valid_from") is None:
            continue
        stretches = known.setdefault(thing, [])
        other = next((name for name, since, until in stretches if overlap(row, since, until)), None)
        if other is not None:
            yield position, f"同一时期已以「{other}」为主环节：一个对象只有一个主环节，其余填「否」。"
        stretches.append(("本次提交的另一环节", row["valid_from"], row.get("valid_to")))


def _main_elsewhere(rows: Sequence[Row]) -> dict[Any, list[Held]]:
    """The held main placements of the rows' objects, those that the rows stand in for left out."""
    enterprises = {row.get("enterprise") for row in rows} - {None}
    projects = {row.get("project") for row in rows} - {None}
    mine = {
        (row.get("enterprise") or row.get("project"), row.get("segment"), row.get("valid_from"))
        for row in rows
    }
    main = held("chains.placement", is_main=True)
    found: dict[Any, list[Held]] = {}
    for each in (main.filter(enterprise__in=enterprises) | main.filter(project__in=projects)).values_list(
        "enterprise", "project", "segment", "segment__name", "valid_from", "valid_to"
    ):
        thing = each[0] or each[1]
        if (thing, each[2], each[4]) not in mine:
            found.setdefault(thing, []).append((each[3], each[4], each[5]))
    return found


@soft_across("placement.produces", "project", "valid_to")
def project_still_builds(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A project in production is placed as its enterprise; its own placement ends."""
    projects = {row.get("project") for row in rows if row.get("valid_to") is None} - {None}
    found = held("registers.project", pk__in=projects, in_production_on__isnull=False)
    produces: dict[Any, date] = dict(found.values_list("pk", "in_production_on"))
    for position, row in enumerate(rows):
        if row.get("valid_to") is None and row.get("project") in produces:
            day = produces[row["project"]]
            yield position, f"该项目已于{day}投产：应填失效日期，并以企业上链，环节重新判定。"


@hard("chain_leader.negative", "local_suppliers", "local_purchase")
def nothing_negative(row: Row) -> str | None:
    """Counts and amounts of a leading enterprise are not negative."""
    wrong = [
        row[name] for name in ("local_suppliers", "local_purchase", "revenue") if (row.get(name) or 0) < 0
    ]
    return f"填了负数{wrong[0]}：应不小于0。" if wrong else None
