"""What the columns of an export are headed."""

from __future__ import annotations

import re

import pytest

from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.exporting.layout import sheet_columns
from yuanqu.engines.ledger.importing.heading_names import HeadingNames


@pytest.mark.parametrize(
    ("ledger", "heading"),
    [
        ("services.service_case", "赋权事项名称"),
        ("services.agency_service", "项目名称"),
        ("safety.hazard", "隐患单位名称"),
        ("registers.project", "实施企业单位详细名称"),
        ("investment.negotiation", "项目（项目名称）"),
        ("registers.parcel", "土地面积（亩）"),
    ],
)
def test_what_two_labels_share_is_said_once(ledger: str, heading: str) -> None:
    assert heading in [column.heading for column in sheet_columns(registry.ledger(ledger))]


def test_every_heading_stands_once_and_is_read_back_as_its_column() -> None:
    for ledger in registry.ledgers():
        columns, names = sheet_columns(ledger), HeadingNames(ledger)
        headings = [column.heading for column in columns]
        assert len(set(headings)) == len(headings), ledger.label
        assert not [each for each in headings if re.search(r"(.{2,})\1", each)], ledger.label
        read = {column.heading: names.read(column.heading) for column in columns}
        wrong = [
            c.heading for c in columns if (found := read[c.heading]) is None or found.meaning.column != c.name
        ]
        assert not wrong, (ledger.label, wrong)
