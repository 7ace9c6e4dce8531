"""What the document tests share: a half-year report, packages opened as XML, and LibreOffice."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from yuanqu.engines.documents.model import (
    Addressee,
    Align,
    Attachments,
    Column,
    Document,
    Heading,
    Item,
    Note,
    Paragraph,
    Properties,
    Run,
    Signature,
    Table,
    Title,
    runs,
)
from yuanqu.engines.documents.profile import STANDARD, Profile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CREATED = datetime(2025, 6, 30, 9, 0, tzinfo=UTC)


def figure(text: str, name: str, period: str, records: int) -> Run:
    """A figure as reports write them: its text, and the note behind it."""
    lines = (
        ("定义", f"{name}，按台账中发生日期在期间内的记录计数或合计"),
        ("期间", period),
        ("数值", text),
        ("记录", f"{records} 条"),
    )
    return Run(text, figure=Note(name, lines, f"/figures/{name}?period={period}"))


def _economy() -> tuple[Heading | Item | Paragraph, ...]:
    months = "2025年1—4月"
    return (
        Heading(2, runs("以稳增长为主线，经济运行稳中有进")),
        Item(
            3,
            runs("规上工业量质齐升。"),
            runs(
                "1至4月，规上工业企业实现主营业务收入",
                figure("162.5亿元", "规上工业主营业务收入", months, 412),
                "，同比增长",
                figure("16.3%", "规上工业主营业务收入增速", months, 824),
                "；实现利润总额",
                figure("9.8亿元", "规上工业利润总额", months, 412),
                "，同比增长",
                figure("12.1%", "规上工业利润总额增速", months, 824),
                "；上缴税金",
                Run("〔数据未报〕", missing=True),
                "。新增规上企业",
                figure("12家", "新增规上企业", "2025年上半年", 12),
                "，总数达",
                figure("103家", "规上企业总数", "2025年6月末", 103),
                "。",
            ),
        ),
        Item(
            3,
            runs("主导产业支撑有力。"),
            runs(
                "“电子信息”“先进材料”“装备制造”三大主导产业合计占规上工业主营业务收入的",
                figure("78.6%", "主导产业收入占比", months, 412),
                "，产业集聚度进一步提高……其中：",
            ),
        ),
        Item(
            4,
            runs("电子信息产业。"),
            runs(
                "实现主营业务收入",
                figure("71.4亿元", "电子信息收入", months, 156),
                "，龙头企业带动作用明显，上下游配套企业当年新增9家。",
            ),
        ),
        Item(
            4,
            runs("先进材料产业。"),
            runs(
                "实现主营业务收入",
                figure("38.2亿元", "先进材料收入", months, 98),
                "，高端铜箔、特种陶瓷等新产品实现批量供货。",
            ),
        ),
        Heading(2, runs("以优环境为抓手，改革创新持续深化")),
        Paragraph(
            runs(
                "承接赋权事项",
                figure("37项", "承接赋权事项", "2025年6月末", 37),
                "，累计服务企业",
                figure("180余家", "服务企业", "2025年上半年", 184),
                "，受理办件",
                figure("1246件", "受理办件", "2025年上半年", 1246),
                "，办结",
                figure("1165件", "办结办件", "2025年上半年", 1165),
                "，办结率",
                figure("93.5%", "办结率", "2025年上半年", 1246),
                (
                    "。坚持“拿地即开工”——对签约项目实行全程代办，从签订入园协议到实质性开工控制在50个工作日以内。"
                ),
            )
        ),
    )


def _table() -> Table:
    def row(name: str, revenue: str, growth: str, share: str) -> tuple[tuple[Run, ...], ...]:
        return (
            runs(name),
            runs(figure(revenue, f"{name}收入", "2025年1—4月", 90)),
            runs(growth),
            runs(share),
        )

    return Table(
        columns=(
            Column("产业", 3, Align.LEFT),
            Column("主营业务收入（亿元）", 3, Align.RIGHT),
            Column("同比增幅（%）", 2, Align.RIGHT),
            Column("占比（%）", 2, Align.RIGHT),
        ),
        rows=(
            row("电子信息", "71.4", "21.5", "43.9"),
            row("先进材料", "38.2", "14.7", "23.5"),
            row("装备制造", "18.1", "8.9", "11.2"),
            row("其他", "34.8", "9.6", "21.4"),
        ),
        caption="2025年1—4月主导产业主营业务收入",
        note="注：合计数与分项之和的差异由四舍五入产生。",
    )


def _safety_and_plan() -> tuple[Heading | Item | Paragraph, ...]:
    half = "2025年上半年"
    return (
        Heading(2, runs("以守底线为前提，安全环保平稳可控")),
        Paragraph(
            runs(
                "累计检查企业",
                figure("420余家次", "检查企业", half, 426),
                "，排查安全隐患",
                figure("1380余条", "安全隐患", half, 1384),
                "，",
                figure("96.2%", "下达责任书比例", half, 1384),
                "下达限期整改责任书并完成复查销号。组织安全生产培训",
                figure("8场", "安全培训", half, 8),
                "，新入园企业先培训、后测试、再进场。对雨水排口每月采样不少于两次，上半年采集水样",
                figure("312份", "雨水排口采样", half, 312),
                "，督察反馈问题",
                figure("11个", "督察反馈问题办结", half, 11),
                "全部整改到位。",
            )
        ),
        Heading(1, runs("下半年工作计划")),
        Paragraph(runs("下半年，围绕全年目标任务，坚持问题导向，突出重点、精准发力，着力抓好以下工作。")),
        Heading(2, runs("聚力强链补链，壮大产业集群")),
        Item(
            3,
            runs("绘制产业链全景图。"),
            runs(
                "对照三大主导产业逐链梳理强项、弱项和缺项，形成招商目标企业清单，"
                "力争年内签约亿元以上项目20个。"
            ),
        ),
        Item(
            3,
            runs("用好产业基金。"),
            runs(
                "与创投集团合作设立规模5亿元的产业引导基金，重点投向专精特新企业和技术改造项目，"
                "带动社会资本共同参与。"
            ),
        ),
        Heading(2, runs("聚力项目攻坚，夯实发展后劲")),
        Paragraph(
            runs(
                "实行“一日一通报、一周一调度、一月一现场”，对在建项目逐个明确节点、"
                "责任人和完成时限，第一时间协调解决用地、用电、用气、"
                "排污等问题，推动更多项目早开工、早竣工、早投产。"
            )
        ),
        Heading(2, runs("聚力党建引领，凝聚干事合力")),
        Paragraph(
            runs(
                "持续推进非公企业党的组织和工作“两个覆盖”，深入贯彻中央八项规定精神，"
                "以优良作风保障各项任务落地见效。"
            )
        ),
    )


def half_year_report(profile: Profile = STANDARD) -> Document:
    """About three pages in the given profile."""
    return Document(
        blocks=(
            Title(("云溪高新技术产业开发区管理委员会", "2025年上半年工作总结")),
            Addressee("市委、市政府："),
            Paragraph(
                runs(
                    "今年以来，云溪高新区坚持以高质量发展为统领，聚焦“产业强区、"
                    "创新兴区、环境立区”，实现了时间过半、任务过半。现将有关情况报告如下。"
                )
            ),
            Heading(1, runs("上半年主要工作")),
            *_economy(),
            _table(),
            *_safety_and_plan(),
            Attachments(
                (
                    "云溪高新区2025年上半年主要指标完成情况表",
                    "云溪高新区在建项目清单及下半年节点计划（分月推进，含责任单位和责任人）",
                )
            ),
            Signature("云溪高新技术产业开发区管理委员会", date(2025, 6, 30), sealed=True),
        ),
        profile=profile,
        properties=Properties(author="云溪高新区办公室", created=CREATED),
    )


class Opened:
    """A .docx opened for inspection: its parts as bytes and as XML trees."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def tree(self, name: str = "word/document.xml") -> Element:
        """One part as a tree; fails where it is not well-formed."""
        root: Element = fromstring(self.parts[name])
        return root

    def runs_without_east_asian_font(self, name: str = "word/document.xml") -> list[str]:
        """The runs that leave their Chinese typeface to chance."""
        return [
            "".join(run.itertext())
            for run in self.tree(name).iter(f"{W}r")
            if (fonts := run.find(f"{W}rPr/{W}rFonts")) is None
            or not fonts.get(f"{W}eastAsia")
            or fonts.get(f"{W}hint") != "eastAsia"
        ]


@pytest.fixture(scope="session")
def half_year() -> Callable[..., Document]:
    """Makes the sample report, in a profile of one's choice."""
    return half_year_report


@pytest.fixture(scope="session")
def opened() -> Callable[[bytes], Opened]:
    """Opens a package."""
    return Opened
