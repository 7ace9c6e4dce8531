"""The text of a .pdf, page by page (PDF 文字): read in a process of its own, with limits of time and memory.

A .pdf comes from anywhere. What reads it may loop or grow on a broken or hostile one, so it runs apart, with a limit
of time and of memory; only plain text comes back.
"""

from __future__ import annotations

import json
import logging
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from yuanqu.engines.proof.errors import ProofError

MAX_PAGES = 500
MAX_PAGE_LETTERS = 100_000
SECONDS = 30
_MEMORY = 1536 * 1024 * 1024
_BROKEN = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    ArithmeticError,
)
_UNSAFE = (RecursionError, MemoryError, NotImplementedError, RuntimeError, OSError, LookupError)
_NUMBER = re.compile(
    r"[ \u3000]*(?:[-—–·•]?[ ]*(?:第[ ]*)?\d{1,4}(?:[ ]*页)?(?:[ ]*[/，,共]+[ ]*\d{1,4}[ ]*页?)?[ ]*[-—–·•]?)[ ]*"
)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[。！？；：:!?;][”’）)]?$")
_BEGINS = re.compile(
    r"[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、]|附件|注：|表\d|图\d)"
)
_EDGE = 2  # how many lines at the head and foot of a page may be furniture


def read_pdf(path: Path) -> list[str]:
    """The paragraphs of each page. Raises ProofError: `broken`, `encrypted`, `no_text`, `too_large`, `too_slow`."""
    command = [sys.executable, "-m", "yuanqu.engines.proof.reading.pdf_text", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS + 10, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as slow:
        raise ProofError("too_slow", "PDF 过于复杂，没能在限定时间内读完：请另存为 .docx 后再核。") from slow
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = {"error": "broken"}
    if "error" in answer:
        raise ProofError(answer["error"], _SAID[answer["error"]])
    return joined(answer["pages"])


_SAID = {
    "broken": "PDF 已损坏或过于复杂：请用阅读器打开后另存，或另存为 .docx 后再核。",
    "encrypted": "PDF 设有密码：请去掉密码后再核。",
    "no_text": "PDF 里没有文字，可能是扫描件：请先做文字识别，或提供 .docx 后再核。",
    "too_large": f"PDF 超过 {MAX_PAGES} 页或文字过多：请拆分后再核。",
}


def pages_of(content: bytes) -> list[str]:
    """The text of each page as it is laid out. Raises ProofError: `broken`, `encrypted`, `no_text`, `too_large`."""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ProofError("encrypted", _SAID["encrypted"])
        if len(reader.pages) > MAX_PAGES:
            raise ProofError("too_large", _SAID["too_large"])
        pages = [page.extract_text() or "" for page in reader.pages]
    except ProofError:
        raise
    except _BROKEN + _UNSAFE as broken:
        raise ProofError("broken", _SAID["broken"]) from broken
    if any(len(page) > MAX_PAGE_LETTERS for page in pages):
        raise ProofError("too_large", _SAID["too_large"])
    if not any(page.strip() for page in pages):
        raise ProofError("no_text", _SAID["no_text"])
    return [page.replace("\x00", "") for page in pages]


def joined(pages: Sequence[str]) -> list[str]:
    """Each page's paragraphs a line: without page numbers, headers and footers, broken lines put together."""
    split = [[line.rstrip() for line in page.splitlines() if line.strip()] for page in pages]
    furniture = _furniture(split)
    told = [list(_without(lines, furniture)) for lines in split]
    full = _width(told)
    return ["\n".join(_paragraphs(lines, full)) for lines in told]


def _furniture(pages: Sequence[Sequence[str]]) -> set[str]:
    """Lines that stand at the head or foot of most pages, their numbers aside."""
    at_edges = Counter(
        _DIGITS.sub("#", line.strip()) for lines in pages for line in {*lines[:_EDGE], *lines[-_EDGE:]}
    )
    return {line for line, times in at_edges.items() if times > 2 and times * 2 > len(pages)}


def _without(lines: Sequence[str], furniture: set[str]) -> Iterator[str]:
    for n, line in enumerate(lines):
        edge = n < _EDGE or n >= len(lines) - _EDGE
        if not (edge and (_NUMBER.fullmatch(line) or _DIGITS.sub("#", line.strip()) in furniture)):
            yield line


def _width(pages: Sequence[Sequence[str]]) -> int:
    """How long a full line is: the length that one line in ten reaches."""
    lengths = sorted(len(line) for lines in pages for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _paragraphs(lines: Sequence[str], full: int) -> Iterator[str]:
    """Lines put together where the first runs to the margin and the next begins nothing."""
    whole = ""
    for line in lines:
        if whole and (_BEGINS.match(line) or line.startswith(("\u3000", "  "))):
            yield whole
            whole = ""
        whole += line.strip() if whole else line
        if len(line) < full - 3 or (_ENDS.search(line) and len(line) < full):
            yield whole
            whole = ""
    if whole:
        yield whole


def _main(path: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    logging.disable()
    try:
        answer: dict[str, object] = {"pages": pages_of(Path(path).read_bytes())}
    except ProofError as error:
        answer = {"error": error.code.removeprefix("proof.")}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main(sys.argv[1])
