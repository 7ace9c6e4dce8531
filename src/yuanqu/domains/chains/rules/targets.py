"""What targets, issues, matches and applications are held to (目标清单、问题、对接和申报审核)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from yuanqu.domains.chains.codes import STRENGTH, TARGET_KIND
from yuanqu.engines.ledger.checks import Row, hard, soft_across
from yuanqu.engines.procedure.guards import guard
from yuanqu.registers.held import held

_WANTS = {"fill": ("missing",), "strengthen": ("weak", "at_risk")}


def strengths_in_force(segments: set[Any]) -> dict[Any, str]:
    """The confirmed judgement in force of each segment."""
    confirmed = held(
        "chains.assessment", segment__in=segments, confirmed_on__isnull=False, replaced_on__isnull=True
    )
    return dict(confirmed.order_by("judged_on").values_list("segment", "strength"))


@soft_across("gap_target.kind", "kind", "segment")
def kind_fits_strength(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """补链 is for a missing segment, 强链 for a weak one or one at risk."""
    known = strengths_in_force({row.get("segment") for row in rows} - {None})
    for position, row in enumerate(rows):
        wanted, judged = _WANTS.get(row.get("kind") or ""), known.get(row.get("segment"))
        if wanted is None or judged is None or judged in wanted:
            continue
        said = "、".join(f"「{STRENGTH.label(each)}」" for each in wanted)
        yield (
            position,
            (
                f"类型为{TARGET_KIND.label(row['kind'])}，对应{said}的环节，"
                f"而该环节现判定为「{STRENGTH.label(judged)}」：请核对类型或写明说明。"
            ),
        )


@guard("gap_target.not_placed")
def project_on_segment(row: Row) -> str | None:
    """A gap closes when a signed project is placed on its segment."""
    if row.get("project") is None or row.get("segment") is None:
        return None
    project = held("registers.project", pk=row["project"])
    if not project.filter(signed_on__isnull=False).exists():
        return "项目名录中该项目没有签约日期：请先补登签约，再记已签约。"
    if not held("chains.placement", project=row["project"], segment=row["segment"]).exists():
        return "该项目还没有放到本环节：请先在企业项目上链台账登记，再记已签约。"
    return None


@guard("gap_target.not_producing")
def project_produces(row: Row) -> str | None:
    """Landed is what produces, and its segment is judged anew after that day."""
    if row.get("project") is None:
        return None
    day: date | None = (
        held("registers.project", pk=row["project"]).values_list("in_production_on", flat=True).first()
    )
    if day is None:
        return "项目名录中该项目没有投产日期：投产后才记已落地。"
    judged = held("chains.assessment", segment=row.get("segment"), judged_on__gte=day)
    return None if judged.exists() else f"该项目{day}投产后，本环节还没有重新判定：请先登记一次判定。"


@hard("cluster_recognition.scale", "above_scale", "companies")
def above_scale_within_all(row: Row) -> str | None:
    """其中项: 规上 enterprises are among all."""
    part, whole = row.get("above_scale"), row.get("companies")
    if part is None or whole is None or part <= whole:
        return None
    return f"规上企业{part}家多于企业总数{whole}家：其中项不应大于总计。"
