"""A bulletin as a document (调度材料): what moved, what is late, whose the open problems are, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from yuanqu.domains.plan.dispatch.decisions import Decided
from yuanqu.domains.plan.dispatch.kinds import Kind
from yuanqu.domains.plan.dispatch.late import decision_table, late_tables
from yuanqu.domains.plan.dispatch.sites import Site
from yuanqu.domains.plan.dispatch.visiting import site_blocks
from yuanqu.domains.plan.dispatch.wording import WHERE, called, kind_of, listed, tight, whole_day
from yuanqu.engines.documents.model import (
    Block,
    Document,
    Heading,
    Item,
    Paragraph,
    Properties,
    Signature,
    Title,
    runs,
)
from yuanqu.engines.procedure.survey import Advance, Course, Open, Survey
from yuanqu.engines.reports.outline import issuer

NAMED = 3  # problems of one kind that are called by name; the others are counted


@dataclass(frozen=True)
class Material:
    """What a bulletin is made of: as its reader may see it. ``sites``: where the problems are, for a site visit."""

    kind: Kind
    number: str
    survey: Survey
    decided: Sequence[Decided]
    sites: Sequence[Site] = ()


def compose(material: Material, created: datetime) -> Document:
    """The document. ``created`` dates the file (aware)."""
    sender, survey = issuer(), material.survey
    blocks = (
        Title((sender.zone, material.kind.title)),
        Paragraph(runs(f"{material.number}　{whole_day(survey.between.on)}")),
        Heading(1, runs("总体情况")),
        Paragraph(runs(_overall(material))),
        *(_by_site(material) if material.kind.by_site else _by_course(material)),
        Signature(sender.committee, survey.between.on),
    )
    title = f"{material.kind.title}（{material.number}）"
    return Document(
        blocks=blocks, properties=Properties(title=title, author=sender.committee, created=created)
    )


def _by_course(material: Material) -> Iterator[Block]:
    """Daily and weekly: what is late first, then what waits for whom."""
    survey = material.survey
    yield from _headed("逾期和临期", [*late_tables(survey)])
    yield from _headed("议定事项落实", [*decision_table(material.decided)])
    yield from _headed("未解决的问题", [*_problems(survey.problems)])
    yield from _headed("办理进展", [*_progress(survey.courses)])


def _by_site(material: Material) -> Iterator[Block]:
    """Monthly: from site to site, then the problems that lie at none."""
    at_sites = {each.record for site in material.sites for each in site.problems}
    elsewhere = [each for each in material.survey.problems if each.record not in at_sites]
    yield from _headed("项目现场", [*site_blocks([each for each in material.sites if each.project])])
    yield from _headed("企业现场", [*site_blocks([each for each in material.sites if not each.project])])
    yield from _headed("不在项目和企业现场的问题", [*_problems(elsewhere)])
    yield from _headed("议定事项落实", [*decision_table(material.decided)])


def _headed(heading: str, body: Sequence[Block]) -> Iterator[Block]:
    if body:
        yield Heading(1, runs(heading))
        yield from body


def _overall(material: Material) -> str:
    survey = material.survey
    since, on = survey.between.since, survey.between.on
    open_now = sum(len(course.opened) for course in survey.courses)
    red, yellow = survey.lit("red"), survey.lit("yellow")
    said = (
        f"{whole_day(since)}之后至{whole_day(on)}，各科室共办理{survey.moved}次。"
        f"截至{whole_day(on)}，在办事项{open_now}件，其中逾期{len(red)}件（新逾期{_turned(red)}件）、"
        f"临期{len(yellow)}件（新临期{_turned(yellow)}件）；未解决的问题{len(survey.problems)}个"
    )
    if material.kind.by_site:
        return f"{said}，{_spread(material.sites)}。"
    done = sum(each.done for each in material.decided)
    left = len(material.decided) - done
    decided = f"议定事项未落实{left}项，上期以来落实{done}项。" if material.decided else ""
    return f"{said}。{decided}"


def _turned(found: Sequence[Open]) -> int:
    return sum(each.turned for each in found)


def _spread(sites: Sequence[Site]) -> str:
    """「分布在3个项目和12家企业」."""
    projects = [each for each in sites if each.project and each.problems]
    others = [each for each in sites if not each.project and each.problems]
    if not projects and not others:
        return "均不在项目和企业现场"
    return f"分布在{len(projects)}个项目和{len(others)}家企业的现场"


def _progress(courses: Sequence[Course]) -> Iterator[Block]:
    """A paragraph a department, its procedures one after another."""
    moving = sorted((each for each in courses if each.advances), key=_keeper)
    for keeper, own in groupby(moving, key=_keeper):
        said = "；".join(f"{each.procedure.name}：{_advances(each.advances)}" for each in own)
        yield Item(2, runs(f"{keeper}。"), runs(f"{said}。"))


def _keeper(course: Course) -> str:
    return course.procedure.ledger().keeper


def _advances(advances: Sequence[Advance]) -> str:
    return "、".join(f"{each.move}{each.count}件{_named(each.titles, each.count)}" for each in advances)


def _named(titles: Sequence[str], count: int) -> str:
    """A few by name, each name once, then 等."""
    if not titles:
        return ""
    return f"（{'、'.join(dict.fromkeys(map(called, titles)))}{'等' if count > len(titles) else ''}）"


def _problems(problems: Sequence[Open]) -> Iterator[Block]:
    """Whose they are; by kind, the oldest of them by name."""
    for whose, mine in groupby(sorted(problems, key=lambda each: each.whose), key=lambda each: each.whose):
        own = sorted(mine, key=lambda each: (kind_of(each.procedure), each.since))
        kinds = [
            _of_kind(kind, [*same]) for kind, same in groupby(own, key=lambda each: kind_of(each.procedure))
        ]
        yield Item(2, runs(f"{whose}{len(own)}个。"), runs(f"{'。'.join(kinds)}。"))
    if problems:
        yield Paragraph(runs(f"没有逐个列出的，见系统{WHERE}。"))


def _of_kind(kind: str, same: Sequence[Open]) -> str:
    texts = [tight(f"{called(each.title)}（{each.state}，{each.light.word}）") for each in same]
    return f"{kind}{len(same)}个：{listed(texts, NAMED, '个')}"
