"""A draft handed back with 200 comments on exact letters: our writer beside python-docx, one run.

Run as `python -m bench.annotating`. The draft is made with our writer and read back; python-docx marks whole runs, for
it cannot part one, so it does less for the same comments. Median of five, in memory.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import docx
from bench.goals import tell

from yuanqu.engines.documents.docx_writer import docx_bytes
from yuanqu.engines.documents.model import Document, Paragraph, Properties, runs
from yuanqu.engines.proof.checks.finding import Finding, Severity
from yuanqu.engines.proof.handing_back import handed_back
from yuanqu.engines.proof.reading.draft import text_of_docx

AT = datetime(2025, 7, 1, tzinfo=UTC)
COMMENTS, ROUNDS = 200, 5
LINE = (
    "{n}月，园区规上工业企业实现营业收入{n}18.4亿元，同比增长8.{n}%，完成年度目标的52.1%，新开工项目{n}个。"
)


def median(work: Callable[[], object]) -> float:
    """The median of the rounds, in seconds."""
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def written() -> bytes:
    """A draft of as many paragraphs as comments."""
    blocks = tuple(Paragraph(runs(LINE.format(n=n))) for n in range(1, COMMENTS + 1))
    properties = Properties(title="草稿", author="园区", created=AT)
    return docx_bytes(Document(blocks, properties=properties), annotated=False)


def found(text: str) -> list[Finding]:
    """A finding on the growth rate of every paragraph."""
    findings, at = [], 0
    for _ in range(COMMENTS):
        at = text.index("增长", at) + 2
        end = text.index("%", at) + 1
        findings.append(
            Finding("ratio-from-counts", Severity.LIKELY, at, end, text[at:end], "与前文不符。", "", ())
        )
    return findings


def peer(file: bytes) -> bytes:
    """The same comments by python-docx, each on the first run of its paragraph."""
    document = docx.Document(BytesIO(file))
    for paragraph in document.paragraphs:
        if paragraph.runs:
            document.add_comment(paragraph.runs[0], text="【疑似】与前文不符。", author="核稿")
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def main() -> None:
    """Measure and print."""
    file = written()
    text = text_of_docx(BytesIO(file))
    findings = found(text)
    ours_file = handed_back(file, text, text, findings, AT)
    for each, kept in (("ours", ours_file), ("python-docx", peer(file))):
        comments = len(list(docx.Document(BytesIO(kept)).comments))
        if comments != COMMENTS:
            raise SystemExit(f"{each}: {comments} comments instead of {COMMENTS}")
    ours = median(lambda: handed_back(file, text, text, findings, AT))
    theirs = median(lambda: peer(file))
    sys.stdout.write(f"{COMMENTS} comments on exact letters, ours        {ours:.3f} s\n")
    sys.stdout.write(
        f"{COMMENTS} comments on whole runs, python-docx    {theirs:.3f} s, ratio {theirs / ours:.1f}\n"
    )
    tell("annotating", theirs / ours, f"{COMMENTS} comments")


if __name__ == "__main__":
    main()
