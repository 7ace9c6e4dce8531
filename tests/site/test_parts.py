"""The shared parts as they are drawn: words beside colours, labels tied to fields, unknown never 0."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from yuanqu.site.icons import ICON_NAMES, UnknownIcon
from yuanqu.site.parts import Cell, Chart, Column, Series, Table
from yuanqu.site.templatetags.site import measured


def draw(source: str, **context: object) -> str:
    html = Template("{% load site %}" + source).render(Context(context))
    return re.sub(r"\s+(</t[hd]>)", r"\1", re.sub(r"\s+", " ", html))


class CaseForm(forms.Form):
    code = forms.CharField(label="统一社会信用代码", help_text="18位。")
    mode = forms.ChoiceField(label="办理方式", choices=[("in", "区内")], widget=forms.RadioSelect)
    told = forms.BooleanField(label="已告知", required=False)


def test_a_light_says_its_word_and_has_its_own_shape() -> None:
    drawn = {
        colour: draw(f'{{% light "{colour}" "状态" %}}') for colour in ("green", "yellow", "red", "grey")
    }
    shapes = [re.search(r"light-shape (\S+)\"", html).group(1) for html in drawn.values()]  # type: ignore[union-attr]
    assert len(set(shapes)) == 4
    assert all("状态" in html for html in drawn.values())


def test_a_light_of_no_known_colour_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match=r"purple.*light-colour"):
        draw('{% light "purple" "状态" %}')


def test_an_unknown_figure_is_said_to_be_unknown_and_zero_is_zero() -> None:
    assert "暂无数据" in draw('{% stat "开工率" None unit="%" %}')
    zero = draw('{% stat "逾期" "0" unit="件" %}')
    assert "暂无数据" not in zero
    assert ">0<" in zero


def test_text_of_users_is_escaped() -> None:
    table = Table("表", [Column("企业")], [[Cell("<script>alert(1)</script>")]])
    assert "<script>alert" not in draw("{% data_table table %}", table=table)
    assert "<script>alert" not in draw("{% panel_link '/x' text %}", text="<script>alert(1)</script>")


def test_field_errors_and_help_are_tied_to_the_control() -> None:
    html = draw("{% form_field form.code %}", form=CaseForm({"code": ""}))
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described
    for name in described.group(1).split():
        assert f'id="{name}"' in html
    assert {"id_code_helptext", "id_code_error"} <= set(described.group(1).split())
    assert 'aria-invalid="true"' in html
    assert '<label class="field-label" for="id_code">' in html
    assert "必填" in html


def test_a_group_of_choices_is_a_fieldset_with_its_legend() -> None:
    html = draw("{% form_field form.mode %}", form=CaseForm())
    assert re.search(r"<fieldset.*<legend[^>]*>办理方式.*</fieldset>", html)


def test_a_widget_keeps_the_classes_it_came_with() -> None:
    class Own(forms.Form):
        sum = forms.CharField(widget=forms.TextInput(attrs={"class": "numeric"}))

    assert 'class="numeric form-control"' in draw("{% form_field form.sum %}", form=Own())


def test_an_optional_box_is_not_marked_required() -> None:
    assert "必填" not in draw("{% form_field form.told %}", form=CaseForm())


def test_pagination_keeps_the_filters() -> None:
    page = Paginator(range(306), 20).get_page(2)
    html = draw("{% pagination page %}", page=page, request=RequestFactory().get("/?state=done&page=2"))
    assert "第 21—40 条，共 306 条" in html
    assert 'href="?state=done&amp;page=3"' in html
    assert '<span class="pages-link" aria-current="page">2</span>' in html


def test_a_table_has_scopes_and_numbers_to_the_right() -> None:
    columns = [Column("企业"), Column("收入", key="revenue", numeric=True, unit="万元", order="descending")]
    table = Table("企业", columns, [[Cell("甲公司"), Cell("12.50")]], totals=["合计", "12.50"], name="demo")
    html = draw("{% data_table table %}", table=table)
    assert 'aria-sort="descending"' in html
    assert '<th scope="row">甲公司</th>' in html
    assert '<td class="numeric" data-column="revenue">12.50</td>' in html
    assert "<tfoot>" in html


def test_a_row_that_lacks_a_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="第2行有1格，应有2格"):
        Table("表", [Column("甲"), Column("乙")], [[Cell("1"), Cell("2")], [Cell("1")]])


def test_a_chart_carries_its_values_as_text_and_in_a_table() -> None:
    series = [Series("收入", ["68.40", None], unit="亿元")]
    chart = Chart("revenue", "收入", ["1—4月", "1—5月"], series)
    html = draw("{% trend chart %}", chart=chart)
    data = json.loads(
        re.search(r'<script id="revenue" type="application/json">(.*?)</script>', html).group(1)
    )  # type: ignore[union-attr]
    assert data["series"][0]["values"] == ["68.40", None]
    assert data["printed"] == [["68.40", "—"]]
    assert html.index("1—5月</th>") < html.index("1—4月</th>")


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (date(2025, 6, 30), "2025年6月30日"),
        (datetime(2025, 6, 30, 16, 5, tzinfo=UTC), "2025年7月1日 00:05"),
        (None, "—"),
    ],
)
def test_moments_are_printed_in_the_zone_s_time(value: date | None, printed: str) -> None:
    assert draw("{% moment value %}", value=value).strip() == printed


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(UnknownIcon, match="icon-unknown"):
        draw('{% icon "no-such-icon" %}')


def test_every_icon_named_in_a_template_exists(site_folder: Path) -> None:
    named = {
        name
        for path in site_folder.parent.rglob("templates/**/*.html")
        for name in re.findall(r"""\{% icon ["']([^"']+)["']""", path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= ICON_NAMES


def test_every_part_says_at_its_top_what_it_shows(site_folder: Path) -> None:
    parts = sorted((site_folder / "templates" / "site" / "parts").glob("*.html"))
    assert len(parts) > 15
    silent = [path.name for path in parts if not path.read_text(encoding="utf-8").startswith("{% comment %}")]
    assert silent == []


@pytest.mark.parametrize(
    ("printed", "drawn"),
    [
        ("19.05万平方米", '19.05<span class="unit">万平方米</span>'),
        ("-3.2亿元", '-3.2<span class="unit">亿元</span>'),
        ("16.39%", "16.39%"),
        ("231", "231"),
        ("丰产路、岚溪路等5", "丰产路、岚溪路等5"),
    ],
)
def test_a_printed_value_shows_its_number_first(printed: str, drawn: str) -> None:
    assert measured(printed) == drawn
