"""Files become text: encodings, Word documents with tables and notes, and files that are refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.proof.errors import ProofError
from yuanqu.engines.proof.reading.draft import MAX_BYTES, read_draft

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(path: Path, body: str, footnotes: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if footnotes:
            archive.writestr("word/footnotes.xml", f"<w:footnotes {W}>{footnotes}</w:footnotes>")
    return path


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "稿.txt"
    path.write_bytes("营业收入12亿元\r\n增长5%".encode(encoding))
    assert read_draft(path).text == "营业收入12亿元\n增长5%"


def test_word_tables_become_rows_and_footnotes_stand_at_the_end(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("指标", "数值"))
    body = f"{paragraph('总结')}<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraph('完')}"
    path = docx(tmp_path / "稿.docx", body, f"<w:footnote>{paragraph('注：含2家')}</w:footnote>")
    assert read_draft(path).text == "总结\n指标\t数值\n完\n注：含2家"


def test_what_was_struck_out_is_not_read_and_what_was_put_in_is(tmp_path: Path) -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>旧8家</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新9家</w:t></w:r></w:ins></w:p>"
    )
    assert read_draft(docx(tmp_path / "稿.docx", body)).text == "新9家"


def test_files_that_are_no_text_are_refused(tmp_path: Path) -> None:
    for name, content in {
        "a.png": b"\x89PNG\r\n",
        "b.txt": b"\x00\x01\x02",
        "c.txt": b"\xff\x81\x00\xff",
    }.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(ProofError):
            read_draft(path)


def test_broken_and_hostile_word_files_are_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    entities = docx(tmp_path / "entities.docx", "")
    with zipfile.ZipFile(entities, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    for path in (broken, entities):
        with pytest.raises(DocumentError):
            read_draft(path)


def test_huge_files_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ProofError, match="32 MB"):
        read_draft(path)
