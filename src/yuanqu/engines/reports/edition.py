"""Writes a report to a folder: annotated and clean .docx, and the figures as JSON — all from one FigureBook."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yuanqu.engines.documents.docx_writer import docx_bytes
from yuanqu.engines.documents.model import Document
from yuanqu.engines.indicators.figure import Figure
from yuanqu.engines.reports.book import FigureBook
from yuanqu.engines.reports.composing import compose


@dataclass(frozen=True)
class Edition:
    """A written report: its document, figures and the three files."""

    document: Document
    figures: tuple[Figure, ...]
    annotated: Path
    clean: Path
    json: Path


def write(book: FigureBook, folder: Path, *, created: datetime) -> Edition:
    """Write ``report.docx``, ``report-clean.docx`` and ``figures.json``; each appears whole or not at all."""
    document = compose(book, created=created)
    rows = [figure.to_json() for figure in book.figures]
    paths = write_files(
        folder,
        docx_bytes(document, annotated=True),
        docx_bytes(document, annotated=False),
        json.dumps(rows, ensure_ascii=False, indent=1),
    )
    return Edition(document, book.figures, *paths)


def write_files(folder: Path, annotated: bytes, clean: bytes, figures: str) -> tuple[Path, Path, Path]:
    """Write the three files of a report under their names; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        folder / "report.docx": annotated,
        folder / "report-clean.docx": clean,
        folder / "figures.json": f"{figures}\n".encode(),
    }
    for path, content in contents.items():
        part = path.with_suffix(".part")
        part.write_bytes(content)
        os.replace(part, path)
    first, second, third = contents
    return first, second, third
