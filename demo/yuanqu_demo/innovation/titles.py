"""The workbooks of titles: those of earlier years first, then this half-year's, then what became of the old ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from yuanqu.domains.innovation.codes import KIND, LEVEL
from yuanqu_demo.innovation.cast import RECHECKED, Cast
from yuanqu_demo.roster import Firm
from yuanqu_demo.sheets import Manner, Row, Sheet

_DAY = timedelta(days=1)
NAMED_ON, FACTORIES_ON, DIGITAL_ON = date(2025, 5, 20), date(2025, 4, 28), date(2025, 6, 12)
_AUTHORITIES = {
    "high_tech": "省高新技术企业认定管理工作领导小组办公室",
    "tech_sme": "省科学技术厅",
}


def old_titles(dealt: Cast) -> list[Row]:
    """Titles of the years before; of tech_sme those of this year's list, too."""
    return [
        *(_title(firm, "high_tech", "none", "2022年第二批", date(2022, 11, 4), 3) for firm in dealt.ending),
        *(_lasting(place, firm) for place, firm in enumerate(dealt.lasting)),
        *(
            _title(firm, "innovative", "province", "2022年第一批", date(2022, 6, 10), 3)
            for firm in (*dealt.rechecked, dealt.refused[0])
        ),
        *(
            _title(firm, "innovative", "province", "2023年第一批", date(2023, 5, 30), 3)
            for firm in dealt.specialised
        ),
        *(
            _title(firm, "specialised", "province", "2023年度", date(2023, 11, 15), 3)
            for firm in dealt.specialised
        ),
        *(_title(firm, "tech_sme", "none", "2024年第三批", date(2024, 5, 16), 0) for firm in dealt.small),
        *(
            _title(firm, "tech_sme", "none", "2025年第二批", date(2025, 5, 8), 0)
            for firm in dealt.small[: len(dealt.small) * 2 // 3]
        ),
        *(
            _title(firm, "smart_factory", "basic", "2024年第一批", date(2024, 10, 18), None)
            for firm in (*dealt.advanced, *dealt.beacons)
        ),
    ]


def _lasting(place: int, firm: Firm) -> Row:
    """Of three batches, the last of them made public at this year's beginning."""
    batch, day = (
        ("2023年第一批", date(2023, 11, 22)),
        ("2024年第一批", date(2024, 11, 22)),
        ("2024年第四批", date(2025, 1, 8)),
    )[place % 3]
    return _title(firm, "high_tech", "none", batch, day, 3)


def old_sheet(rows: Sequence[Row]) -> Sheet:
    """As the office keeps them."""
    return Sheet(
        "innovation.qualification",
        "企业资质台账（往年）",
        list(rows),
        Manner(title="企业资质台账", days="%Y.%m.%d"),
    )


def new_sheet(dealt: Cast, applied: Mapping[tuple[str, str], str]) -> Sheet:
    """This half-year's, with the application each came of."""
    named = [
        _title(firm, "innovative", "province", "2025年第一批", NAMED_ON, 3)
        for firm in (*dealt.rechecked, *dealt.innovative)
    ]
    for row in named[:RECHECKED]:
        row |= {
            "route": "rechecked",
            "renews": _key(row["enterprise"], "innovative", "province", "2022年第一批"),
        }
    factories = [
        _title(firm, "smart_factory", "advanced", "2025年第一批", FACTORIES_ON, None)
        for firm in dealt.advanced
    ]
    digital = [
        _title(firm, "digital_factory", "province", "2025年第一批", DIGITAL_ON, None)
        for firm in dealt.digital
    ]
    rows = [
        {**row, "entry": applied.get((row["enterprise"], row["kind"]))}
        for row in (*named, *factories, *digital)
    ]
    return Sheet("innovation.qualification", "2025年上半年新公布资质", rows, Manner(days="%Y-%m-%d"))


def became_sheet(rows: Sequence[Row], dealt: Cast, today: date) -> Sheet:
    """What became of the old ones: renewed, prepared for renewal, lapsed, one moved away."""
    rechecked = {firm.uscc for firm in dealt.rechecked}
    again = {firm.uscc for firm in dealt.ending[:6]}
    leaver = dealt.lasting[-1].uscc
    became = []
    for row in rows:
        days: Row = {}
        if row["kind"] == "innovative" and row["enterprise"] in rechecked:
            days = {"renewing_on": date(2025, 1, 13), "renewed_on": NAMED_ON}
        elif row["kind"] == "high_tech" and row["enterprise"] in again:
            days = {"renewing_on": date(2025, 4, 28)}
        elif row["valid_to"] and row["valid_to"] < today:
            days = {"expired_on": row["valid_to"] + _DAY}
        elif row["kind"] == "high_tech" and row["enterprise"] == leaver:
            days = {"moved_out_on": date(2025, 2, 14), "ended_why": "总部迁至外地，资格随迁"}
        if days:
            became.append({**row, **days})
    return Sheet("innovation.qualification", "资质续期和失效登记", became, Manner(days="%Y年%m月%d日"))


def _title(firm: Firm, kind: str, level: str, batch: str, day: date, years: int | None) -> Row:
    """``years``: how long it holds; 0: to the year's end, None: without an end."""
    until = None if years is None else date(day.year, 12, 31)
    if years:
        until = day.replace(year=day.year + years) - _DAY
    return {
        "enterprise": firm.uscc,
        "kind": kind,
        "level": level,
        "batch": batch,
        "route": {"tech_sme": "self", "innovative": "evaluated"}.get(kind, "recognised"),
        "authority": _AUTHORITIES.get(kind, "省工业和信息化厅"),
        "doc_no": f"{'国科高' if kind == 'high_tech' else '工信公告'}〔{day.year}〕{day.month}号",
        "announced_on": day,
        "cert_no": f"GR{day.year}36{firm.uscc[8:14]}" if kind == "high_tech" else None,
        "valid_from": day,
        "valid_to": until,
    }


def _key(*parts: str) -> str:
    """A title as a workbook names it: enterprise, kind, level, batch."""
    uscc, kind, level, batch = parts
    return f"{uscc}/{KIND.label(kind)}/{LEVEL.label(level)}/{batch}"


def basics(dealt: Cast, today: date) -> Iterator[Sheet]:
    """Factories rated by themselves, digital renovation, platforms."""
    rated = [(firm, 2 + place % 2) for place, firm in enumerate((*dealt.advanced, *dealt.beacons))]
    yield Sheet("innovation.smart_factory", "智能工厂自评", [*_ratings(rated, len(dealt.advanced))])
    renewed = (*dealt.digital, *dealt.beacons, *dealt.small[:8])  # one may be two of these
    yield Sheet(
        "innovation.transformation",
        "数字化改造项目",
        [*_renewals([*{each.uscc: each for each in renewed}.values()], today)],
        Manner(title="中小企业数字化改造项目", days="%Y/%m/%d"),
    )
    yield Sheet("innovation.rd_platform", "研发平台台账", [*_platforms(dealt)], Manner(days="%Y.%m.%d"))


def _ratings(rated: Sequence[tuple[Firm, int]], advanced: int) -> Iterator[Row]:
    for place, (firm, maturity) in enumerate(rated):
        levels = ("basic", "advanced") if place < advanced else ("basic",)
        for level in levels:
            yield {
                "enterprise": firm.uscc,
                "site": "一厂区",
                "level": level,
                "criteria_year": 2024 if level == "basic" else 2025,
                "maturity": maturity if level == "advanced" else 1 + place % 2,
                "transformation_score": 61 + place * 3,
                "scenes": "产线柔性配置、设备在线运维、能源平衡优化",
                "clean": True,
                "applicant": "legal",
                "rated_on": date(2024, 9, 12) if level == "basic" else date(2025, 3, 6),
            }


def _renewals(firms: Sequence[Firm], today: date) -> Iterator[Row]:
    for place, firm in enumerate(firms):
        started = date(2024, 9, 2) + timedelta(days=place * 22)
        accepted = started + timedelta(days=190)
        done = accepted <= today and place % 4 != 3
        yield {
            "enterprise": firm.uscc,
            "project": f"{firm.trade.word}产线数字化改造",
            "kind": "upgrade" if place % 3 else "workshop",
            "provider": "云岚智造科技服务有限公司",
            "contract": 40 + place * 6,
            "invest": (45 + place * 7) if done else None,
            "started_on": started,
            "diagnosed_on": started + timedelta(days=20) if started + timedelta(days=20) <= today else None,
            "scale": "sme",
            "level_before": "一级",
            "level_after": "二级" if done else None,
            "accepted_on": accepted if done else None,
            "chained": place % 5 == 0,
        }


def _platforms(dealt: Cast) -> Iterator[Row]:
    kinds = (
        ("enterprise_centre", "企业技术中心"),
        ("technology", "工程技术研究中心"),
        ("postdoctoral", "博士后工作站"),
    )
    for place, firm in enumerate((*dealt.advanced, *dealt.lasting[:3])):
        platform, word = kinds[place % 3]
        yield {
            "name": f"{firm.name.removesuffix('有限公司')}{word}",
            "platform": platform,
            "level": "province" if place % 2 == 0 else "city",
            "enterprise": firm.uscc,
            "doc_no": f"赣科发〔{2020 + place % 5}〕{12 + place}号",
            "recognised_on": date(2020 + place % 5, 12, 3),
            "assessed_year": 2024,
            "assessment": "good" if place % 3 else "excellent",
        }
