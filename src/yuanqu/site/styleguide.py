"""Every shared part on one page, with samples as an office would write them (样式指南). Shown only when DEBUG is on."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yuanqu.site.parts import (
    Action,
    Cell,
    Change,
    Chart,
    Colour,
    Column,
    Crumb,
    Entry,
    Fact,
    Series,
    Tab,
    Table,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
CASES = (
    ("青禾精密机械有限公司", "2025-0118", "施工许可证核发", "3月4日", "3月18日", "按期办结", "9"),
    ("云岫新材料科技有限公司", "2025-0131", "企业投资项目备案", "3月11日", "3月12日", "按期办结", "1"),
    ("北望生物制药股份有限公司", "2025-0156", "排污许可证变更", "4月2日", "5月6日", "临期办结", "20"),
    ("松陵汽车零部件有限公司", "2025-0162", "建设工程规划许可", "4月9日", "—", "已逾期", "38"),
    ("见山智能装备有限公司", "2025-0170", "取水许可审批", "5月20日", "—", "在办", "12"),
)


LIGHTS: dict[str, Colour] = {"按期办结": "green", "临期办结": "yellow", "已逾期": "red", "在办": "grey"}
STATES = [("", "全部"), ("done", "已办结"), ("open", "在办")]


class SampleFilters(forms.Form):
    q = forms.CharField(label="企业或事项", required=False)
    state = forms.ChoiceField(label="办理情况", required=False, choices=STATES)
    since = forms.DateField(
        label="受理日期不早于", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class SampleForm(forms.Form):
    name = forms.CharField(label="企业名称", help_text="按营业执照填写全称。")
    code = forms.CharField(label="统一社会信用代码", help_text="18位，末位为校验码。")
    item = forms.ChoiceField(label="办理事项", choices=[("1", "施工许可证核发"), ("2", "企业投资项目备案")])
    accepted = forms.DateField(label="受理日期", widget=forms.DateInput(attrs={"type": "date"}))
    mode = forms.ChoiceField(
        label="办理方式",
        choices=[("in", "区内办结"), ("out", "转报上级")],
        widget=forms.RadioSelect,
        help_text="转报上级的，办结日期以上级批复日期为准。",
    )
    note = forms.CharField(label="备注", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    late = forms.BooleanField(
        label="逾期原因已告知企业", required=False, help_text="逾期件必须勾选后才能办结。"
    )


class SampleUpload(forms.Form):
    workbook = forms.FileField(label="把台账文件拖到这里，或点按钮选择")


def _cases() -> Table:
    columns = [
        Column("企业", url="?sort=enterprise", order="ascending"),
        Column("受理号", key="number"),
        Column("事项", key="item"),
        Column("受理", key="accepted", url="?sort=accepted"),
        Column("办结", key="completed"),
        Column("办理情况", key="state"),
        Column("用时", key="days", numeric=True, unit="工作日"),
    ]
    opened = reverse("styleguide-records")
    rows = [
        [Cell(name, url=opened, panel=True), *map(Cell, texts), Cell(state, light=LIGHTS[state]), Cell(days)]
        for name, *texts, state, days in CASES
    ]
    totals = ["合计5件", "", "", "", "3件办结", "", "80"]
    return Table("政务服务办件台账", columns, rows, totals, name="styleguide-cases")


def _trend() -> Chart:
    periods = [f"1—{month}月" for month in range(2, 13)]
    revenue = ["31.2", "49.8", "68.4", "86.9", "108.1", None, "143.0", "162.7", "181.9", "203.4", "226.8"]
    before = ["28.9", "45.1", "62.0", "78.8", "97.6", "113.2", "129.9", "147.4", "165.0", "184.2", "205.7"]
    series = [Series("本年", revenue, unit="亿元"), Series("上年同期", before, unit="亿元")]
    return Chart("styleguide-trend", "规上工业主营业务收入（累计）", periods, series)


def _history() -> list[Entry]:
    return [
        Entry(
            datetime(2025, 5, 7, 9, 12, tzinfo=SHANGHAI),
            "更正办结日期",
            who="政务服务局 周明远",
            reason="录入时误记为受理日期，按批复文件更正",
            changes=[
                Change("办结日期", "2025-04-02", "2025-05-06"),
                Change("用时", "0个工作日", "20个工作日"),
            ],
            light="yellow",
        ),
        Entry(date(2025, 5, 6), "办结", who="政务服务局 周明远", light="green"),
        Entry(date(2025, 4, 2), "受理", who="窗口 林晓", reason="补录：由2025年办件登记表导入"),
    ]


def _facts() -> list[Fact]:
    return [
        Fact("企业", "北望生物制药股份有限公司", url="#"),
        Fact("统一社会信用代码", "91360000MA0SAMPLE1", numeric=True),
        Fact("行业", "C27 医药制造业", note="2023年起"),
        Fact("承诺期限", "20个工作日", note="连同调休，自受理次日起算"),
        Fact("受理日期", "2025年4月2日"),
        Fact("办结日期", "2025年5月6日"),
    ]


def _context(request: HttpRequest) -> dict[str, object]:
    form = SampleForm({"code": "91360000MA0SAMPLE", "mode": "in"})
    form.add_error("code", "“91360000MA0SAMPLE”只有17位，应为18位。请对照营业执照补全。")
    tabs = [
        Tab("台账", "?", active=True, count="306"),
        Tab("指标", "?tab=2", count="9"),
        Tab("历史", "?tab=3"),
    ]
    return {
        "as_of": datetime(2025, 6, 30, 18, 0, tzinfo=SHANGHAI),
        "crumbs": [Crumb("首页", "/"), Crumb("政务服务", "#"), Crumb("样式指南")],
        "actions": [
            Action("导入", "#drop", icon="upload"),
            Action("登记办件", "#form", icon="plus", primary=True),
        ],
        "records_url": reverse("styleguide-records"),
        "tabs": tabs,
        "filters": SampleFilters(request.GET or None),
        "table": _cases(),
        "page": Paginator(range(306), 20).get_page(request.GET.get("page")),
        "trend": _trend(),
        "history": _history(),
        "facts": _facts(),
        "form": form,
        "upload": SampleUpload(),
    }


def _only_while_building() -> None:
    if not settings.DEBUG:
        raise Http404


@login_not_required
def show(request: HttpRequest) -> HttpResponse:
    """The page of all parts. Raises Http404 unless DEBUG is on."""
    _only_while_building()
    return render(request, "site/styleguide.html", _context(request))


@login_not_required
def records(request: HttpRequest) -> HttpResponse:
    """A sample of what opens in the panel; a whole page when asked for without htmx."""
    _only_while_building()
    context = {"table": _cases(), "facts": _facts(), "history": _history()}
    return render(request, "site/styleguide_records.html", context)
