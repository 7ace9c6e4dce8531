"""Text is escaped; what XML cannot hold is refused by name, never dropped."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from yuanqu.engines.documents.errors import DocumentError
from yuanqu.engines.documents.xml_text import escape


@given(
    st.text(
        alphabet=st.characters(
            codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"
        )
    )
)
def test_escaped_text_reads_back_as_content_and_as_attribute(text: str) -> None:
    root: Element = fromstring(f'<a b="{escape(text)}">{escape(text)}</a>')
    assert (root.text or "", root.get("b")) == (text, text)


@pytest.mark.parametrize("bad", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\ud800", "\ufffe", "\uffff", "\r"])
def test_unwritable_characters_are_refused_with_their_place(bad: str) -> None:
    with pytest.raises(DocumentError, match="检查企业12家") as caught:
        escape(f"检查企业12家{bad}，隐患")
    assert caught.value.code == "documents.bad_text"
    assert f"U+{ord(bad):04X}" in str(caught.value)


def test_windows_line_ends_become_newlines() -> None:
    assert escape("甲\r\n乙") == "甲\n乙"
