"""时间过半、任务过半: the year's goals in a paragraph of the report, each figure opening its records (目标回顾)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.domains.plan.progress import Progress, elapsed, percent, progress
from yuanqu.engines.documents.model import Block, Paragraph, Run, Runs, runs
from yuanqu.engines.reports.notes import note
from yuanqu.engines.reports.outline import Occasion

GOALS_ANNEX = "年度目标完成情况"


def goals_in_brief(occasion: Occasion) -> Iterator[Block]:
    """How many measured goals keep pace, and which do not; nothing where no goal is measured."""
    found = [each for each in progress(occasion) if each.figure and each.done is not None]
    if not found:
        return
    kept, behind = [each for each in found if each.reached], [each for each in found if not each.reached]
    day = occasion.as_of
    opening = (
        f"对照年度目标，截至{day.year}年{day.month}月{day.day}日，时间进度为{percent(elapsed(day))}，"
        f"{len(found)}项量化目标中有{len(kept)}项达到序时进度"
    )
    parts: list[str | Runs] = [opening]
    if behind:
        parts += [f"，{len(behind)}项低于序时进度，即", _listed(behind)]
    yield Paragraph(runs(*parts, f"。各项目标完成情况见附件《{GOALS_ANNEX}》。"))


def _listed(found: Sequence[Progress]) -> Runs:
    told: list[str | Run] = []
    for position, each in enumerate(found):
        assert each.figure is not None
        share = "" if each.goal.kind in ("level", "cap") else f"，完成{percent(each.done)}"
        told += ["、" if position else "", each.goal.name]
        told += [Run(each.figure.printed(), figure=note(each.figure)), f"（目标{each.target}{share}）"]
    return runs(*told)
