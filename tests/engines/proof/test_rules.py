"""What each rule finds, and what it lets be."""

from __future__ import annotations

from datetime import date

import pytest

from yuanqu.engines.proof.checks.finding import Severity
from yuanqu.engines.proof.checks.rules import RULES
from yuanqu.engines.proof.proofing import proof

TITLE = "某园区2025年上半年工作总结\n"

FOUND = [
    ("ratio-from-counts", "整治企业215家，其中验收合格196家，合格率81.2%。", "81.2%"),
    ("ratio-from-counts", "应到120家，实到102家，到会率80.0%。", "80.0%"),
    ("ratio-from-counts", "完成投资64.8亿元，完成年度目标120亿元的45.0%。", "45.0%"),
    ("ratio-from-counts", "工伤38起，其中机械伤害21起，占65.3%。", "65.3%"),
    ("ratio-from-counts", "37套系统中，14套尚未接入，占27.8%。", "27.8%"),
    ("parts-and-whole", "共有项目52个。按性质分：续建21个、新建24个、前期17个。", None),
    ("parts-and-whole", "产值431.2亿元，其中轻工业136.8亿元，重工业249.4亿元。", "249.4亿元"),
    ("parts-and-whole", "甲地、乙地、其他分别到资1.93亿元、0.71亿元和0.45亿元，合计3.64亿元。", None),
    ("within-above-whole", "新增主体412户，其中企业436户。", "436户"),
    ("within-above-whole", "企业68家，其中：制造业21家、服务业74家。", "74家"),
    ("growth-against-levels", "投资47.6亿元，去年同期为44.0亿元，同比增长18.2%。", "18.2%"),
    ("growth-against-levels", "年末企业63家，比上年末的45家增加28家。", "28家"),
    ("growth-against-levels", "覆盖率由年初的38.2%提升到44.7%，提升5.6个百分点。", "5.6个百分点"),
    ("growth-against-levels", "投资47.6亿元，同比增加3.6亿元，增长18.2%。", "18.2%"),
    ("same-quantity-twice", "全年检查企业684家次。\n力量不足，检查企业648家次，深度不够。", "648家次"),
    ("same-quantity-twice", "举办读书班6期。\n虽然8期读书班实现全覆盖，但联系实际不够。", "8期"),
    ("list-length", "锦澜纺织、百草家纺、绿茵面料、伊人服饰、恒泰印染四家企业入选。", "四家"),
    ("list-length", "建成3个试点（甲社区、乙社区、丙社区、丁社区）。", "3个"),
    (
        "parts-and-whole",
        "生产总值286.4亿元。其中，第一产业3.1亿元，增长2%；第二产业198.6亿元；第三产业87.4亿元。",
        "87.4亿元",
    ),
    ("ratio-from-counts", "查出隐患2,145条。已整改2,098条，整改率98.7%。", "98.7%"),
    ("same-quantity-twice", "规上工业总产值241.36亿元。\n规上工业总产值241.63亿元，好。", "241.63亿元"),
    ("implausible-magnitude", "设备总投资28亿元，累计完成投资19.6万元。", "19.6万元"),
    ("implausible-magnitude", "投入党建经费320万亿元。", "320万亿元"),
    ("period-against-title", "一、工业\n2024年，工业产值12亿元，比上年增长7.9%。", None),
    ("period-against-title", "一是好。2024年上半年，完成产值12亿元，同比增长8%，税收3亿元。", "2024年上半年"),
    ("january-alone", "2—5月，规上工业增加值增长8.9%。", "2—5月"),
    ("same-quantity-twice", "引进重点产业项目38个。\n引进重点产业项目36个，偏少。", "36个"),
    ("shares", "童装、家纺、面料产值分别占44.6%、23.1%和42.3%。", None),
    ("shares", "三次产业结构为1.9∶74.1∶34.0。", None),
    ("period-against-title", "2024年上半年，园区实现产值12亿元。", "2024年上半年"),
    ("january-alone", "1月规上工业增加值增长8.9%。", None),
    ("unit-mixing", "腾出空间320亩，其中已供地13.6公顷。", None),
    ("unit-mixing", "快递业务量1.28亿件，日均52.5万票。", None),
    ("unit-case", "报装容量8600Kva。", "8600Kva"),
    ("implausible-magnitude", "投入3.9亿元，其中省级补助1,150元。", "1,150元"),
    ("percent-and-points", "增加值增长7.6%，回落1.3%。", "1.3%"),
    ("percent-and-points", "营业收入增长5.3个百分点。", "5.3个百分点"),
    ("missing-unit", "30户企业产值占全区规上工业的71.5，较好。", "71.5"),
    ("unfinished-sentence", "一期已经封顶。二期前期工作正在\n后续安排如下。", "二期前期工作正在"),
    ("unbalanced-marks", "开展“打非治违专项行动，检查企业。", "“"),
    ("unbalanced-marks", "推行手指口述”安全确认法。", "”"),
    ("heading-numbering", "一、总体\n做好工作。\n三、打算\n抓好落实。", "三、"),
    ("punctuation", "制定《甲办法》、《乙办法》。", "、"),
    ("punctuation", "抓紧调;再推进。", ";"),
    ("number-style", "增长4—6%。", "4—6%"),
    ("number-style", "财政收入3亿4500万元。", "3亿4500万"),
    ("number-style", "需要三、四天。", "三、四"),
    ("common-slips", "一如继往抓项目。", "一如继往"),
    ("common-slips", "截止6月底，项目全部开工。", "截止"),
    ("unfilled-amount", "总投资××亿元。", "××亿元"),
    ("corrupted-number", "增长27。6﹪。", "27。6﹪"),
    ("page-furniture", "当前位置：首页 > 政务公开", None),
    ("period-against-title", "转化率不高。2024年上半年签约项目中已开工14个。", "2024年"),
    ("period-against-title", "二、检查\n园区抓得紧。2024年新开工项目83个，竣工59个。", "2024年"),
    ("period-against-title", "2023年查出的问题，也就是去年查出的3个问题。", "2023年"),
    ("implausible-magnitude", "实训基地花了2,600亿元。", "2,600亿元"),
    ("implausible-magnitude", "出口1.72亿美元。出口企业38户，户均出口453亿美元。", "453亿美元"),
    ("implausible-magnitude", "包裹486万单，货值11.7亿元，单均241万元。", "241万元"),
    ("implausible-magnitude", "孵化大楼面积3.2亿平方米。", "3.2亿平方米"),
    ("implausible-magnitude", "管缆项目投资18亿万元。", "18亿万元"),
    ("same-quantity-twice", "重大隐患19条，其他隐患多。\n前面讲的16条重大隐患必须清零。", "16条"),
    ("same-quantity-twice", "引进亿元以上项目62个。\n今年26个亿元以上项目的引进靠大家。", "26个"),
    (
        "same-quantity-twice",
        "清理闲置低效用地24宗，面积876亩。\n清理出的687亩闲置低效用地中，难处不少。",
        "687亩",
    ),
    ("parts-and-whole", "审查项目17个，其中区级审查12个，报市级审查6个。", None),
    ("parts-and-whole", "在112户规上企业中，产值增长的67户，下降的54户。", None),
    ("same-quantity-twice", "全区招引项目46个，增长快。\n聚焦产业链，引进的64个项目全部落地。", "64个"),
    ("ratio-from-counts", "规上企业286家，其中亏损46家，亏损面达到19.1%。", "19.1%"),
    ("ratio-from-counts", "全年计划投资110亿元，完成投资79.2亿元，完成年度计划的62.0%。", "62.0%"),
    ("missing-unit", "排查隐患1,024，整改1,001条。", "1,024"),
    ("missing-unit", "核酸检测由24小时缩短为12。", "12"),
    ("implausible-magnitude", "培训安全员8.6亿人次。", "8.6亿人次"),
    ("implausible-magnitude", "甲镇3.2亿元、乙镇2.8万元、丙镇4.1亿元。", "2.8万元"),
    ("period-against-title", "园区抓得紧。力争2024年完成投资126亿元。", "2024年"),
]
CLEAN = [
    "整治企业215家，其中验收合格196家，合格率91.2%。",
    "排查隐患1,036条，完成整改1,019条，整改率98.4%。",
    "产值431.2亿元，其中轻工业136.8亿元，重工业294.4亿元。",
    "产值400亿元，其中规上企业138家、高新技术企业120家。",
    "投资47.6亿元，去年同期为44.0亿元，同比增长8.2%。",
    "税收占比为40.1%、35.2%和24.8%。",
    "多选题中，选择工资的占63.9%，选择强度的占52.1%，选择入学的占34.0%。",
    "启承电驱、瀚森家居、沃野农机等8个项目提前投产。",
    "周转率提高26%，人均劳动生产率提高17.5%。",
    "用地1,972亩（约合131.5公顷）。",
    "订单公布后，单位运作良好，完成工业产值12亿元，智能化功能提升。",
    "坚持“两手抓”，做到“两不误”（含部分企业）。",
    "出让价28万—36万元/亩，增长5%—8%。",
    "2025年上半年，园区实现产值12亿元。",
    "来访486件次。按诉求分，劳动类158件次，占32.5%；拆迁类131件次，占27.0%；其他197件次，占40.5%。",
    "共62个项目。按性质分，新建33个，已开工30个；续建22个；前期7个。",
    "排查59次，每月两次排查完成率96.7%。",
    "按全省部署，企业积极参与，吸引近百家企业，年底碳排放下降，精准倍增。",
    "1.服务企业12家。\n2.13家企业入选。\n3.4家企业获评。\n4.2024年问题已改。",
    "完成47.6亿元，去年同期为44.0亿元，按可比口径增长9.2%。",
    "民办机构15所。\n民办机构14所。\n民办机构11所。",
    "他说：“第一，抓项目。\n“第二，抓服务。”",
    "三次产业投资比重为6.8：77.3：15.9。",
    "4—6月，规上工业增加值增长5%。",
    "光电产业拉动产值增长5.7个百分点。",
    "企业（含个体）办理（\n待复判）。",
    "数据中心PUE值1.27，企业家信心指数为108.4。",
    "2024年签约的118个项目，已开工90个。",
    "比2024年上半年多签14个。2024年底，在册企业83家。",
    "2023年完成产值10亿元，2024年完成产值11亿元，2025年上半年完成6亿元。",
    "全市出口1,720亿美元。园区出口1.72亿美元，户均453万美元。亩均税收5.6万元。",
    "审查项目17个，其中区级审查12个，报市级审查3个。",
    "在112户规上企业中，产值增长的67户，下降的40户。",
    "重大隐患19条。\n新查出的16条重大隐患正在整改。",
    "财政投入595.5亿元，比上年增加163.7亿元，增长37.9%。",
    "可支配收入人均2.36万元，其中城镇居民人均可支配收入2.98万元。",
    "抽检1,260批次，不合格18批次，合格率98.57%。",
    "新签约项目46个，其中制造业31个、服务业12个，协议投资128.6亿元，其中外资项目5个。",
    "受理诉求1,284件，按期办结1,236件，按期办结率99.4%。",
    "能耗186.3万吨标准煤。\n重点单位消费163.8万吨标准煤，比重高。",
]


@pytest.mark.parametrize(("rule", "text", "quote"), FOUND)
def test_finds(rule: str, text: str, quote: str | None) -> None:
    found = [each for each in proof(TITLE + text, issued=date(2025, 7, 2)).findings if each.rule == rule]
    assert len(found) == 1
    if quote is not None:
        assert found[0].quote == quote


@pytest.mark.parametrize("text", CLEAN)
def test_lets_be(text: str) -> None:
    found = proof(TITLE + text, issued=date(2025, 7, 2)).findings
    assert [each for each in found if each.severity is not Severity.ASK] == []


def test_rules_explain_themselves() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES) == 23
    for rule in RULES:
        assert rule.title
        assert rule.explanation
        assert rule.example


def test_a_rule_can_be_off() -> None:
    text = TITLE + "一如继往抓项目。"
    assert proof(text, issued=date(2025, 7, 2)).certain == 1
    assert proof(text, issued=date(2025, 7, 2), off=frozenset({"common-slips"})).findings == ()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "。", "1", "××", "其中", "（" * 200, "1—" * 200, "一" * 500, "\t|\t\n" * 50]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    proof(text, issued=date(2025, 7, 2))
