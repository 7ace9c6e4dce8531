"""A bulletin as a document (调度材料): what moved, what is late, whose the open problems are, what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from yuanqu.domains.plan.dispatch.decisions import Decided
from yuanqu.domains.plan.dispatch.kinds import Kind
from yuanqu.engines.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Item,
    Paragraph,
    Properties,
    Runs,
    Signature,
    Table,
    Title,
    runs,
)
from yuanqu.engines.procedure.survey import Advance, Course, Open, Survey
from yuanqu.engines.reports.outline import issuer

LATE, SOON, NAMED = 15, 10, 3  # lines of the table, and problems called by name; the rest is counted
_TABLE = (
    Column("事项", 15, Align.LEFT),
    Column("责任科室", 6),
    Column("现状", 5),
    Column("期限", 5),
    Column("灯色", 11),
)


@dataclass(frozen=True)
class Material:
    """What a bulletin is made of: as its reader may see it."""

    kind: Kind
    number: str
    survey: Survey
    decided: Sequence[Decided]


def compose(material: Material, created: datetime) -> Document:
    """The document. ``created`` dates the file (aware)."""
    sender, survey = issuer(), material.survey
    blocks = (
        Title((sender.zone, material.kind.title)),
        Paragraph(runs(f"{material.number}　{_day(survey.between.on)}")),
        Heading(1, runs("总体情况")),
        Paragraph(runs(_overall(survey))),
        *_headed("办理进展", [*_progress(survey.courses)]),
        *_headed("逾期和临期", [*_lights(survey)]),
        *_headed("未解决的问题", [*_problems(survey.problems)]),
        *_headed("上次议定事项落实", [*_decisions(material.decided)]),
        Signature(sender.committee, survey.between.on),
    )
    title = f"{material.kind.title}（{material.number}）"
    return Document(
        blocks=blocks, properties=Properties(title=title, author=sender.committee, created=created)
    )


def _headed(heading: str, body: Sequence[Block]) -> Iterator[Block]:
    if body:
        yield Heading(1, runs(heading))
        yield from body


def _overall(survey: Survey) -> str:
    since, on = survey.between.since, survey.between.on
    open_now = sum(len(course.opened) for course in survey.courses)
    return (
        f"{_day(since)}之后至{_day(on)}，各科室共办理{survey.moved}次。"
        f"截至{_day(on)}，在办事项{open_now}件，其中逾期{len(survey.lit('red'))}件、"
        f"临期{len(survey.lit('yellow'))}件；未解决的问题{len(survey.problems)}个。"
    )


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


def called(title: str) -> str:
    """A record as people speak of it: without its numbers, where it has a name beside them."""
    parts = title.split(" · ")
    return "·".join([part for part in parts if _CHINESE.search(part)] or parts)


_CHINESE = re.compile("[\u4e00-\u9fff]")


def _lights(survey: Survey) -> Iterator[Block]:
    late, soon = survey.lit("red"), survey.lit("yellow")
    rows = [*late[:LATE], *soon[:SOON]]
    if rows:
        left = len(late) + len(soon) - len(rows)
        note = f"另有{left}件未列出，见系统“本科室在办”。" if left else ""
        yield Table(_TABLE, tuple(_line(each) for each in rows), note=note)


def _line(each: Open) -> tuple[Runs, ...]:
    due = each.light.reading.due if each.light.reading else None
    texts = (
        f"{each.procedure.name}：{each.title}",
        each.whose,
        each.state,
        f"{due.month}月{due.day}日" if due else "",
        f"{_COLOURS[each.light.colour]}，{each.light.word}".replace(" ", ""),
    )
    return tuple(runs(text) for text in texts)


_COLOURS = {"red": "红灯", "yellow": "黄灯", "green": "绿灯", "grey": "无灯"}


def _problems(problems: Sequence[Open]) -> Iterator[Block]:
    """Whose they are, the oldest of them by name."""
    for whose, own in groupby(sorted(problems, key=lambda each: each.whose), key=lambda each: each.whose):
        mine = sorted(own, key=lambda each: each.since)
        named = "；".join(map(_problem, mine[:NAMED]))
        more = "等" if len(mine) > NAMED else ""
        yield Item(2, runs(f"{whose}{len(mine)}个。"), runs(f"{named}{more}。"))


def _problem(each: Open) -> str:
    return f"{called(each.title)}（{each.state}，{each.light.word}）".replace(" ", "")


def _decisions(decided: Sequence[Decided]) -> Iterator[Block]:
    if not decided:
        return
    columns = (
        Column("议定事项", 10, Align.LEFT),
        Column("责任单位", 4),
        Column("时限", 4),
        Column("落实情况", 6),
    )
    rows = tuple(
        (runs(each.title), runs(each.lead), runs(_short(each.due)), runs(each.standing)) for each in decided
    )
    yield Table(columns, rows, note=f"据{decided[0].meeting}纪要。")


def _short(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
