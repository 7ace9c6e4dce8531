"""The minutes of a meeting as a document (会议纪要): when and who, what was reported, said and decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from yuanqu.domains.plan.dispatch.decisions import Decided
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
from yuanqu.engines.reports.outline import issuer


def compose(meeting: Any, decided: Sequence[Decided], created: datetime) -> Document:
    """The minutes; the decisions numbered, each with whom and when."""
    sender = issuer()
    title = f"{meeting.title}纪要"
    blocks = (
        Title((sender.zone, title)),
        Paragraph(runs(f"{meeting.number}　签发人：{meeting.signed_by or '〔待签发〕'}")),
        Heading(1, runs("时间、地点和出席")),
        Paragraph(runs(_attendance(meeting))),
        Heading(1, runs("议题")),
        Paragraph(runs(f"{meeting.agenda.rstrip('。')}。")),
        *_contents(meeting),
        *_decisions(decided),
        Signature(sender.committee, meeting.issued_on or meeting.held_on),
    )
    return Document(
        blocks=blocks, properties=Properties(title=title, author=sender.committee, created=created)
    )


def _attendance(meeting: Any) -> str:
    said = f"{_day(meeting.held_on)}，在{meeting.place}召开，{meeting.chair}主持。出席：{meeting.present}。"
    said += f"列席：{meeting.attending}。" if meeting.attending else ""
    said += f"请假：{meeting.absent}。" if meeting.absent else ""
    return f"{said}记录：{meeting.recorder}。"


def _contents(meeting: Any) -> Iterator[Block]:
    parts = (
        ("情况通报", meeting.reports),
        ("讨论意见", meeting.discussion),
        ("主持人要求", meeting.chair_said),
    )
    said = [(name, text) for name, text in parts if text]
    if said:
        yield Heading(1, runs("会议内容"))
        for name, text in said:
            yield Item(2, runs(f"{name}。"), runs(text))


def _decisions(decided: Sequence[Decided]) -> Iterator[Block]:
    if decided:
        yield Heading(1, runs("议定事项"))
        for each in decided:
            due = f"{each.due.month}月{each.due.day}日前完成" if each.due else "〔时限待定〕"
            yield Item(
                2, runs(f"{each.title}。"), runs(f"责任单位：{each.lead or '〔待定〕'}；时限：{due}。")
            )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
