"""Mutated files thrown at the readers of drafts: `python -m bench.fuzzing [--cases N] [--seed S]` (20,000 by default).

Each case is a .docx, .pdf or plain text with bytes flipped, cut, doubled or swapped, or a .docx whose XML is mutated
before it is packed. It must be read or refused with an error that says what is wrong: never crash, never hang, never
grow. The process gives itself a limit of memory, and each case a limit of seconds; the worst case is printed.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import resource
import signal
import sys
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from types import FrameType

from tests.engines.proof.papers import docx_bytes, paragraph, pdf_bytes

from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.proof.errors import ProofError
from yuanqu.engines.proof.proofing import proof
from yuanqu.engines.proof.reading.draft import decoded, text_of_docx
from yuanqu.engines.proof.reading.pdf_text import joined, pages_of

MEMORY = 2 * 1024**3
SECONDS = 10
_LINES = [
    "某园区2025年上半年工作总结",
    "一、总体情况",
    "规上工业企业231家，实现营业收入218.4亿元，同比增长8.2%，其中高新技术企业96家。",
    "（一）项目建设。按性质分：续建21个、新建24个、前期17个，完成投资64.8亿元，占年度计划120亿元的54.0%。",
    "指标\t单位\t累计\t增速（%）",
    "固定资产投资\t亿元\t48.2\t-3.1",
]
_TEXT = "\n".join(_LINES)
_ROW = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("指标", "数值"))
_BODY = "".join(map(paragraph, _LINES)) + f"<w:tbl><w:tr>{_ROW}</w:tr></w:tbl>"
_NOTE = f"<w:footnote>{paragraph('注：含2家')}</w:footnote>"
_INTERESTING = (
    b"\0",
    b"\xff" * 4,
    b"<w:p>" * 50,
    b"1" * 500,
    "（".encode() * 200,
    b"<<" * 100,
    b"9999999999 0 R",
    b"&a;",
)


class TooSlowError(Exception):
    """A case went on beyond its seconds."""


def _docx() -> bytes:
    return docx_bytes(_BODY, footnotes=_NOTE)


def _read_docx(content: bytes) -> str:
    return text_of_docx(io.BytesIO(content))


def _read_pdf(content: bytes) -> str:
    return "\n".join(joined(pages_of(content)))


READERS: dict[str, tuple[bytes, Callable[[bytes], str]]] = {
    "docx": (_docx(), _read_docx),
    "pdf": (pdf_bytes([_LINES, _LINES]), _read_pdf),
    "txt": (_TEXT.encode(), decoded),
    "gb18030": (_TEXT.encode("gb18030"), decoded),
}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The same bytes with one to three things done to them."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(made)) if made else 0
        length = chance.choice((1, 1, 2, 8, 64))
        way = chance.randrange(5)
        if way == 0 and made:
            made[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            del made[at : at + length]
        elif way == 2:
            made[at:at] = made[at : at + length]
        elif way == 3:
            made[at:at] = chance.choice(_INTERESTING)
        else:
            made[at : at + length] = bytes(chance.randrange(256) for _ in range(length))
    return bytes(made)


def with_mutated_xml(chance: random.Random) -> bytes:
    """A well-packed .docx whose parts are mutated text."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_docx())) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, mutated(source.read(name), chance))
    return made.getvalue()


def one_case(chance: random.Random) -> tuple[str, str]:
    """One file read and, when it can be, proofed; gives the kind of file and how it ended."""
    kind = chance.choice(tuple(READERS))
    content, reader = READERS[kind]
    spoilt = (
        with_mutated_xml(chance) if kind == "docx" and chance.random() < 0.5 else mutated(content, chance)
    )
    try:
        text = reader(spoilt)
    except (ProofError, DocumentError) as refused:
        return kind, refused.code
    proof(text, issued=date(2025, 7, 1))
    return kind, "read"


def _stop(signal_: int, frame: FrameType | None) -> None:
    raise TooSlowError


def run(cases: int, seed: int) -> tuple[Counter[tuple[str, str]], float]:
    """The cases of a seed; gives how they ended and the seconds of the slowest. A crash or hang names its case."""
    logging.disable()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _stop)
    ended: Counter[tuple[str, str]] = Counter()
    slowest = 0.0
    for number in range(cases):
        began = time.perf_counter()
        signal.alarm(SECONDS)
        try:
            ended[one_case(random.Random(f"{seed}:{number}"))] += 1
        except BaseException as wrong:
            raise AssertionError(f"case {number} of seed {seed}: {type(wrong).__name__}: {wrong}") from wrong
        finally:
            signal.alarm(0)
        slowest = max(slowest, time.perf_counter() - began)
    return ended, slowest


def main() -> None:
    """Run the cases; prints how they ended."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.fuzzing", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    ended, slowest = run(asked.cases, asked.seed)
    for (kind, how), times in sorted(ended.items()):
        sys.stdout.write(f"{kind:8} {how:28} {times:6}\n")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"{asked.cases} cases, none crashed; the slowest took {slowest:.2f} s, at most {most} MB\n"
    )


if __name__ == "__main__":
    main()
