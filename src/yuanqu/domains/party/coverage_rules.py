"""What organisations and coverage relations are held to (党组织、覆盖关系的审核关系)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from yuanqu.engines.ledger.checks import Row, hard, hard_across, soft
from yuanqu.registers.held import held
from yuanqu.terms.months import month_end

_TERM_YEARS = {"branch": 3, "joint_branch": 3, "temporary": 3, "general": 5, "committee": 5}


def organisations_named(rows: Sequence[Row], *columns: str) -> dict[Any, tuple[Any, ...]]:
    """The organisations that the rows name, by id."""
    asked = {row.get("organisation") for row in rows} - {None}
    return {
        pk: values for pk, *values in held("party.organisation", pk__in=asked).values_list("pk", *columns)
    }


@hard("organisation.joint", "form_mode", "org_type")
def joint_branch_formed_jointly(row: Row) -> str | None:
    """A joint branch is not formed by one enterprise alone."""
    if row.get("org_type") == "joint_branch" and row.get("form_mode") == "single":
        return "联合党支部的组建方式不应为单独组建：请核对类别或组建方式。"
    return None


@hard("organisation.dissolution", "cancelled_on", "cancel_reason", "cancel_no")
def dissolution_whole(row: Row) -> str | None:
    """A dissolution has its day, reason and document, or none of them."""
    given = [bool(row.get(name)) for name in ("cancelled_on", "cancel_reason", "cancel_no")]
    return None if all(given) or not any(given) else "撤销日期、撤销理由、撤销文号应同时填写。"


@soft("organisation.joint_name", "org_name", "org_type")
def joint_branch_named(row: Row) -> str | None:
    """The full name of a joint branch says so."""
    if row.get("org_type") == "joint_branch" and "联合" not in (row.get("org_name") or ""):
        return "联合党支部的全称一般含「联合」二字：请核对。"
    return None


def terms_end(rows: Sequence[Row]) -> list[date | None]:
    """届满日期, one a row: the day before the election's third or fifth anniversary."""
    return [_term_end(row.get("elected_on"), _TERM_YEARS.get(row.get("org_type") or "")) for row in rows]


def _term_end(elected: date | None, years: int | None) -> date | None:
    if elected is None or years is None:
        return None
    first = elected.replace(year=elected.year + years, day=1)
    return first.replace(day=min(elected.day, month_end(first).day)) - timedelta(days=1)


@hard("coverage.end_half", "end_reason", "until")
def end_reasoned(row: Row) -> str | None:
    """Coverage that ends says why."""
    if (row.get("until") is None) == (row.get("end_reason") is None):
        return None
    return "覆盖止和止因只填了一项：终止的两项都填，仍在覆盖的都不填。"


@hard_across("coverage.mode", "mode", "organisation")
def mode_as_formed(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """单建 belongs to an organisation formed singly, 联建成员 to one formed otherwise."""
    formed = organisations_named(rows, "form_mode")
    for position, row in enumerate(rows):
        (mode,) = formed.get(row.get("organisation"), (None,))
        if mode is not None and row.get("mode") and (row["mode"] == "single") != (mode == "single"):
            yield position, "覆盖方式与该党组织的组建方式不符：单独组建的填单建，其他填联建成员。"


@hard_across("coverage.single", "organisation", "enterprise")
def single_covers_one(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """A branch formed singly covers its own enterprise only."""
    asked = {row.get("organisation") for row in rows if row.get("mode") == "single"} - {None}
    owners: dict[Any, Any] = dict(
        held("party.coverage", organisation__in=asked, mode="single").values_list(
            "organisation", "enterprise"
        )
    )
    for position, row in enumerate(rows):
        if row.get("mode") != "single" or row.get("organisation") is None:
            continue
        if owners.setdefault(row["organisation"], row.get("enterprise")) != row.get("enterprise"):
            yield position, "单独组建的党组织只覆盖本企业，而已覆盖另一家：请核对党组织或企业。"


@hard_across("coverage.outside_life", "since", "until", "organisation")
def covered_while_it_stands(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Nobody is covered before the organisation was approved or after it was dissolved."""
    lives = organisations_named(rows, "approved_on", "cancelled_on")
    for position, row in enumerate(rows):
        approved, cancelled = lives.get(row.get("organisation"), (None, None))
        since, until = row.get("since"), row.get("until")
        if since is not None and approved is not None and since < approved:
            yield position, f"覆盖起{since}早于该党组织批准日期{approved}：应不早于批准日期。"
        elif cancelled is not None and (until is None or until > cancelled):
            yield position, f"该党组织已于{cancelled}撤销：覆盖应不晚于撤销日期终止，止因填组织撤销。"
