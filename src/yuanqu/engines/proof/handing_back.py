"""The .docx handed back (批注稿): each finding a comment on its letters, edits and certain corrections as revisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher

from yuanqu.engines.documents.docx_writer import docx_bytes
from yuanqu.engines.documents.model import Document, Paragraph, Properties, runs
from yuanqu.engines.documents.remarks import Remark, remark
from yuanqu.engines.proof.checks.finding import Finding, Severity

AUTHOR = "核稿"
# Of these what is expected is what should stand there, letter for letter; others say which numbers do not fit.
_LITERAL = ("ledger-differs", "ledger-stale", "common-slips", "unit-case")
_LONG = 2000  # letters of a paragraph compared letter by letter
Change = tuple[int, int, int, int]  # from and to in the text as read, from and to in the text as edited


def handed_back(file: bytes, read: str, text: str, findings: Sequence[Finding], at: datetime) -> bytes:
    """The draft with its remarks; ``file`` empty: a new document of the text as read."""
    source = file or _written(read, at)
    return remark(source, read, list(remarks(read, text, findings)), author=AUTHOR, at=at).content


def remarks(read: str, text: str, findings: Sequence[Finding]) -> Iterator[Remark]:
    """Edits as corrections, then findings as comments where their letters stood before the edits."""
    edits = list(changes(read, text))
    for start, end, new, upto in edits:
        yield Remark(*_anchored(read, start, end, text[new:upto]))
    for finding in findings:
        start, end, touched = _before(finding.start, finding.end, edits)
        certain = finding.severity is Severity.CERTAIN and finding.rule in _LITERAL and finding.expected
        yield Remark(
            start, max(end, start + 1), _lines(finding), finding.expected if certain and not touched else None
        )


def changes(read: str, text: str) -> Iterator[Change]:
    """Where the edited text differs: by paragraphs, then by letters within those that were changed."""
    if read == text:
        return
    old, new = read.splitlines(keepends=True), text.splitlines(keepends=True)
    starts, places = _starts(old), _starts(new)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if b - a == d - c:
            for one, other in zip(range(a, b), range(c, d), strict=True):
                yield from _within(old[one], new[other], starts[one], places[other])
        else:
            yield starts[a], starts[b], places[c], places[d]


def _within(old: str, new: str, start: int, place: int) -> Iterator[Change]:
    if len(old) > _LONG or len(new) > _LONG:
        yield start, start + len(old), place, place + len(new)
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + a, start + b, place + c, place + d


def _starts(lines: Sequence[str]) -> list[int]:
    found = [0]
    for line in lines:
        found.append(found[-1] + len(line))
    return found


def _anchored(read: str, start: int, end: int, instead: str) -> tuple[int, int, tuple[str, ...], str]:
    """What is only put in hangs on the letter before it."""
    if start == end and start > 0:
        return start - 1, end, (), read[start - 1] + instead
    return start, end, (), instead


def _before(start: int, end: int, edits: Sequence[Change]) -> tuple[int, int, bool]:
    """The place in the text as read, and whether an edit touches it."""
    first, last, touched = start, end, False
    for old, old_end, new, new_end in edits:
        shift = old_end - new_end
        if new_end <= start:
            first = start + shift
        if new_end <= end:
            last = end + shift
        if new < end and start < new_end:
            touched = True
            first, last = min(first, old), max(last, old_end)
    return first, last, touched


def _lines(finding: Finding) -> tuple[str, ...]:
    told = (f"【{finding.severity.chinese}】{finding.message}",)
    return (*told, f"应为：{finding.expected}") if finding.expected else told


def _written(read: str, at: datetime) -> bytes:
    blocks = tuple(Paragraph(runs(line)) for line in read.splitlines() if line.strip())
    document = Document(blocks, properties=Properties(title="核稿", author=AUTHOR, created=at))
    return docx_bytes(document, annotated=False)
