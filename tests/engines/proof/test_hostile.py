"""Papers in .pdf become text; mutated, locked, empty and swollen files are refused, none of them crashes a reader."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from bench.fuzzing import run
from pypdf import PdfReader, PdfWriter
from tests.engines.proof.papers import docx_bytes, paragraph, pdf_bytes

from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.proof.errors import ProofError
from yuanqu.engines.proof.reading import pdf_text
from yuanqu.engines.proof.reading.draft import read_draft

WIDE = "规上工业企业231家，实现营业收入218.4亿元，同比增长8.2%，其中高新技"
CASES = 600  # 20,000: python -m bench.fuzzing


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_pdf_is_read_without_its_furniture_and_its_lines_are_joined(tmp_path: Path) -> None:
    pages = [
        ["某园区文件", "2025年上半年工作总结", WIDE, "术企业96家。", "— 1 —"],
        ["某园区文件", "（一）项目建设。", "开工24个。", "— 2 —"],
        ["某园区文件", "完。", "— 3 —"],
    ]
    draft = read_draft(written(tmp_path / "稿.pdf", pdf_bytes(pages)))
    lines = ["2025年上半年工作总结", WIDE + "术企业96家。", "（一）项目建设。", "开工24个。", "完。"]
    assert draft.text.split("\n") == lines
    assert [draft.text[place:].partition("\n")[0] for place in draft.pages] == [lines[0], lines[2], lines[4]]


def test_pdfs_without_text_locked_or_broken_say_so(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes([["数据12亿元"]]))))
    writer.encrypt("geheim", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    for code, content in {
        "no_text": pdf_bytes([[]]),
        "encrypted": locked.getvalue(),
        "broken": b"%PDF-1.7\n1 0 obj\n<<",
    }.items():
        with pytest.raises(ProofError) as refused:
            read_draft(written(tmp_path / f"{code}.pdf", content))
        assert refused.value.code == f"proof.{code}"


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MAX_PAGES", 2)
    with pytest.raises(ProofError, match="页"):
        pdf_text.pages_of(pdf_bytes([["一"], ["二"], ["三"]]))


def test_swollen_nested_and_locked_word_files_are_refused(tmp_path: Path) -> None:
    bomb = docx_bytes(paragraph("0" * 20_000_000))
    nested = docx_bytes("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", docx_bytes(paragraph("里面还有一个")))
    flagged = bytearray(docx_bytes(paragraph("有密码")))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        flagged[flagged.index(sign) + at] |= 1  # the flag of an encrypted entry
    for name, content in {
        "bomb": bomb,
        "nested": nested,
        "packed": packed.getvalue(),
        "locked": bytes(flagged),
    }.items():
        with pytest.raises(DocumentError):
            read_draft(written(tmp_path / f"{name}.docx", content))


def test_what_stands_in_a_text_box_is_read(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('框内9家')}</w:txbxContent></w:pict></w:r></w:p>"
    path = written(tmp_path / "框.docx", docx_bytes(paragraph("正文8家") + box))
    assert "框内9家" in read_draft(path).text


def test_mutated_files_are_read_or_refused() -> None:
    ended, slowest = run(CASES, seed=7)
    assert sum(ended.values()) == CASES
    assert {kind for kind, how in ended if how == "read"} == {"docx", "pdf", "txt", "gb18030"}
    assert slowest < 5
