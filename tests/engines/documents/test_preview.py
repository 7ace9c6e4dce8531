"""Previews without LibreOffice: the error that says so, and the choice of stand-in typefaces."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.fonts import Substitution, fontconfig_xml, substitutions
from yuanqu.engines.documents.pdf import Preview, to_pdf
from yuanqu.engines.documents.profile import STANDARD, Fonts, Profile


def test_without_libreoffice_the_error_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="请安装 libreoffice-writer") as caught:
        to_pdf(tmp_path / "a.docx", tmp_path, office="no-such-office")
    assert caught.value.code == "documents.office_missing"


def test_installed_official_typefaces_are_not_substituted() -> None:
    assert substitutions(STANDARD, frozenset(STANDARD.fonts.names())) == ()


def test_the_likest_installed_typeface_stands_in() -> None:
    installed = frozenset({"FandolFang", "Noto Serif CJK SC", "黑体"})
    assert substitutions(STANDARD, installed) == (
        Substitution("方正小标宋简体", "Noto Serif CJK SC"),
        Substitution("仿宋_GB2312", "FandolFang"),
        Substitution("楷体_GB2312", "Noto Serif CJK SC"),
        Substitution("宋体", "Noto Serif CJK SC"),
    )


def test_what_nothing_can_stand_in_for_is_said_too() -> None:
    (only, *_) = substitutions(Profile("试", fonts=Fonts(title="某字体")), frozenset())
    assert str(only) == "某字体 → 未安装可替代的字体"
    assert "某字体" in Preview(Path("a.pdf"), (only,)).notice
    assert Preview(Path("a.pdf"), ()).notice == ""


def test_the_fontconfig_file_maps_names_and_makes_the_title_bold() -> None:
    chosen = (
        Substitution("方正小标宋简体", "Noto Serif CJK SC"),
        Substitution("仿宋_GB2312", "A&B"),
        Substitution("宋体", ""),
    )
    text = fontconfig_xml(chosen)
    root: Element = fromstring(text.replace('<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n', ""))
    rules = [
        (match.findtext("test/string"), [(edit.get("name"), edit[0].text) for edit in match.findall("edit")])
        for match in root.findall("match")
    ]
    assert rules == [
        ("方正小标宋简体", [("family", "Noto Serif CJK SC"), ("weight", "bold")]),
        ("仿宋_GB2312", [("family", "A&B")]),
    ]
