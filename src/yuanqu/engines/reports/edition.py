"""Writes a report to a folder: annotated and clean .docx, and the figures as JSON — all from one FigureBook."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yuanqu.engines.documents.docx_writer import write_docx
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
    folder.mkdir(parents=True, exist_ok=True)
    document = compose(book, created=created)
    edition = Edition(
        document,
        book.figures,
        folder / "report.docx",
        folder / "report-clean.docx",
        folder / "figures.json",
    )
    for path, annotated in ((edition.annotated, True), (edition.clean, False)):
        part = path.with_suffix(".part")
        write_docx(document, part, annotated=annotated)
        os.replace(part, path)
    part = edition.json.with_suffix(".part")
    rows = [figure.to_json() for figure in book.figures]
    part.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    os.replace(part, edition.json)
    return edition
