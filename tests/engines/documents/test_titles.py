"""Long titles break into balanced lines that keep words and numbers whole."""

from __future__ import annotations

import pytest

from yuanqu.engines.documents.titles import balanced_lines, width

LONG = "云溪高新技术产业开发区管理委员会2025年上半年工作总结和下半年工作计划"


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert balanced_lines("2025年上半年工作总结", 20) == ("2025年上半年工作总结",)


def test_a_long_title_takes_the_fewest_lines_within_the_limit() -> None:
    lines = balanced_lines(LONG, 20)
    assert "".join(lines) == LONG
    assert len(lines) == 2
    assert max(map(width, lines)) <= 40


@pytest.mark.parametrize("per_line", [8, 10, 12, 14, 18])
def test_no_line_tears_a_number_from_its_year(per_line: int) -> None:
    lines = balanced_lines(LONG, per_line)
    assert "".join(lines) == LONG
    assert any("2025年上半年" in line for line in lines)


def test_book_titles_stay_whole() -> None:
    title = "关于印发《云溪高新区安全生产专项整治三年行动实施方案》的通知"
    assert balanced_lines(title, 24) == (
        "关于印发",
        "《云溪高新区安全生产专项整治三年行动实施方案》的",
        "通知",
    )


def test_a_word_wider_than_a_line_is_torn_rather_than_lost() -> None:
    lines = balanced_lines("9" * 60, 20)
    assert "".join(lines) == "9" * 60
    assert max(map(width, lines)) <= 40


def test_text_without_a_place_to_break_is_returned_as_it_is() -> None:
    assert balanced_lines("，" * 60, 20) == ("，" * 60,)
