"""What self-rated factories and digital renovation are held to (智能工厂和数字化改造审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.engines.ledger.checks import Row, hard, soft, soft_across
from yuanqu.registers.held import held

RUNGS = ("basic", "advanced", "excellent", "leading")


@hard("smart_factory.level", "level")
def ladder_level(row: Row) -> str | None:
    """A factory stands on one of the four rungs."""
    level = row.get("level")
    return None if level is None or level in RUNGS else "应填基础级、先进级、卓越级或领航级。"


@hard("smart_factory.maturity", "maturity")
def maturity_of_five(row: Row) -> str | None:
    """Maturity has five levels (GB/T 39116-2020)."""
    given = row.get("maturity")
    return None if given is None or 1 <= given <= 5 else f"成熟度填了{given}：应为1至5级。"


@hard("smart_factory.score", "transformation_score")
def score_of_a_hundred(row: Row) -> str | None:
    """The score is of a hundred."""
    given = row.get("transformation_score")
    return None if given is None or 0 <= given <= 100 else f"得分填了{given}：应在0至100之间。"


@soft_across("smart_factory.rungs", "level", "enterprise", "site")
def rung_by_rung(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Whoever rates a rung has rated the one below it."""
    enterprises = {row.get("enterprise") for row in rows} - {None}
    rated = set(
        held("innovation.smart_factory", enterprise__in=enterprises).values_list(
            "enterprise", "site", "level"
        )
    )
    rated |= {(row.get("enterprise"), row.get("site"), row.get("level")) for row in rows}
    for position, row in enumerate(rows):
        level = row.get("level")
        if level not in RUNGS[1:]:
            continue
        below = RUNGS[RUNGS.index(level) - 1]
        if (row.get("enterprise"), row.get("site"), below) not in rated:
            yield position, "没有登记下一级的自评：智能工厂逐级申报，情况特殊的请说明。"


@soft("smart_factory.applicant", "applicant")
def legal_person_unless_process(row: Row) -> str | None:
    """Branches apply only in industries such as petrochemicals, non-ferrous metals, tobacco and cars."""
    if row.get("applicant") != "branch":
        return None
    return "分支机构申报限石化、有色、烟草、汽车等行业：请说明所属行业。"


@hard("transformation.scale", "scale", "level_before", "level_after")
def levels_with_scale(row: Row) -> str | None:
    """A level says by which scale; the two scales in use are different."""
    if row.get("scale") or not (row.get("level_before") or row.get("level_after")):
        return None
    return "填了改造前后水平而没有填水平标准：两种标准的级别不能混用，请补填。"


@hard("transformation.money", "contract", "invest")
def paid_nothing_below_zero(row: Row) -> str | None:
    """Amounts are not negative."""
    below = [row[name] for name in ("contract", "invest") if (row.get(name) or 0) < 0]
    return f"填了负数（{below[0]}）：应不小于0。" if below else None
