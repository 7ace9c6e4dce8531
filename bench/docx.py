"""An annotated .docx of 12 pages with 100 figures and comments: our writer beside python-docx, one run.

Run as `python -m bench.docx` (as a plain script it would shadow the peer's own package name).
Both build the same text with the same typefaces from the same plain data, and write to memory; the result is
read back and compared before anything is timed.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import docx
from bench.goals import tell
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.run import Run as PeerRun

from yuanqu.engines.documents.docx_text import read_docx
from yuanqu.engines.documents.docx_writer import write_docx
from yuanqu.engines.documents.model import Document, Heading, Note, Paragraph, Properties, Run, Title, runs

TITLE = "高新技术产业开发区上半年工作总结"
CREATED = datetime(2025, 6, 30, tzinfo=UTC)
FANG, HEI, SONG = "仿宋_GB2312", "黑体", "方正小标宋简体"
SENTENCES = (
    ("围绕全年目标任务，坚持问题导向和结果导向相统一，逐项细化措施、压实责任，累计完成各类事项", "件"),
    ("，其中已经办结并归档", "件"),
    ("，同比增长", "%"),
    ("，涉及企业", "家"),
    (
        "，各项指标均好于预期，主要得益于重点项目集中投产、骨干企业订单饱满和营商环境持续改善，发展的基础更加稳固",
        "",
    ),
)
Section = tuple[str, tuple[tuple[str, str], ...]]


def content() -> tuple[Section, ...]:
    """25 sections of a heading and pairs (text, figure): 100 figures, about 12 pages."""
    sections = []
    for number in range(1, 26):
        pairs = [
            (text, f"{number * 37 + place * 11}{unit}" if unit else "")
            for place, (text, unit) in enumerate(SENTENCES)
        ]
        pairs.append(("。" + "下一步将继续抓好落实，确保全年目标任务圆满完成" * 4 + "。", ""))
        sections.append((f"第{number}方面工作取得新的成效", tuple(pairs)))
    return tuple(sections)


def note_of(figure: str) -> tuple[tuple[str, str], ...]:
    return (
        ("期间", "2025年上半年"),
        ("数值", figure),
        ("定义", "按台账中发生日期在期间内的记录计数"),
        ("记录", "128条"),
    )


def ours(sections: tuple[Section, ...]) -> bytes:
    blocks: list[Title | Heading | Paragraph] = [Title((TITLE,))]
    for heading, pairs in sections:
        blocks.append(Heading(1, runs(heading)))
        parts: list[str | Run] = []
        for text, figure in pairs:
            parts.append(text)
            if figure:
                parts.append(Run(figure, figure=Note("办件", note_of(figure), "/figures/cases")))
        blocks.append(Paragraph(runs(*parts)))
    buffer = BytesIO()
    write_docx(Document(tuple(blocks), properties=Properties(created=CREATED)), buffer, annotated=True)
    return buffer.getvalue()


def peer(sections: tuple[Section, ...]) -> bytes:
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)

    def write(run: PeerRun, font: str, size: Decimal) -> PeerRun:
        run.font.name, run.font.size = font, Pt(float(size))
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
        return run

    def paragraph(indented: bool = True) -> docx.text.paragraph.Paragraph:
        made = document.add_paragraph()
        made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        made.paragraph_format.line_spacing = Pt(28.9)
        made.paragraph_format.space_after = Pt(0)
        if indented:
            made.paragraph_format.first_line_indent = Pt(31.5)
        return made

    title = paragraph(indented=False)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(title.add_run(TITLE), SONG, Decimal(22))
    paragraph()
    for number, (heading, pairs) in enumerate(sections, start=1):
        write(paragraph().add_run(f"{CHINESE[number]}、{heading}"), HEI, Decimal(16))
        body = paragraph()
        for text, figure in pairs:
            write(body.add_run(text), FANG, Decimal(16))
            if figure:
                run = write(body.add_run(figure), FANG, Decimal(16))
                lines = [
                    "办件",
                    *(f"{label}：{value}" for label, value in note_of(figure)),
                    "打开记录：/figures/cases",
                ]
                document.add_comment(run, "\n".join(lines), author="园区", initials="园")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


CHINESE = [""] + [
    ("" if n < 10 else "十" if n < 20 else "二十") + ("", *"一二三四五六七八九")[n % 10] for n in range(1, 26)
]


def _median(work: Callable[[], bytes], rounds: int) -> float:
    work()
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main(rounds: int = 9) -> float:
    """Print both medians and their ratio; returns the ratio (the peer's time in units of ours)."""
    sections = content()
    mine, theirs = read_docx(BytesIO(ours(sections))), read_docx(BytesIO(peer(sections)))
    assert mine.text == theirs.text, "the two documents must say the same"
    assert mine.comments == theirs.comments, "and carry the same comments"
    assert len(mine.comments) == 100
    own, other = _median(lambda: ours(sections), rounds), _median(lambda: peer(sections), rounds)
    print(f"annotated .docx, 100 comments, median of {rounds}: ours {own * 1000:.1f} ms")
    print(f"python-docx {docx.__version__ if hasattr(docx, '__version__') else ''}: {other * 1000:.1f} ms")
    print(f"ratio: {other / own:.1f}x")
    tell("docx", other / own, "100 comments")
    return other / own


if __name__ == "__main__":
    main()
