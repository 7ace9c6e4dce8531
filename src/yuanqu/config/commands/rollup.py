"""`yuanqu rollup`: the same indicators over all zones of a lake, by county, province or nation, down to a zone."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import click

from yuanqu.config.commands.asking import as_of_day, as_of_option, period_option
from yuanqu.config.commands.tables import print_table
from yuanqu.config.invocation import FoundProblems, json_option, print_json
from yuanqu.config.invocation import command as declare
from yuanqu.engines.indicators.catalogue import declared, indicators
from yuanqu.engines.indicators.evaluate import figure
from yuanqu.engines.indicators.side_names import side_name
from yuanqu.engines.indicators.vocabulary import Indicator
from yuanqu.engines.ledger.office import office
from yuanqu.engines.rollup.engines import engine_of
from yuanqu.engines.rollup.errors import LakeError
from yuanqu.engines.rollup.lake import Lake, open_lake, read_keys
from yuanqu.engines.rollup.rolling import LEVELS, rollup
from yuanqu.engines.rollup.totals import LEAST, Rollup, Total
from yuanqu.terms.periods import Period
from yuanqu.terms.quantities import significant


@declare(
    example="yuanqu rollup --lake /data/lake --level province --period 2025-H1 --json",
    name="rollup",
    database=False,
)
@click.argument("names", metavar="[指标]...", nargs=-1)
@click.option(
    "--lake",
    "folder",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="数据湖的文件夹",
)
@period_option
@as_of_option
@click.option("--engine", default="duckdb", show_default=True, help="duckdb，或 spark://HOST:PORT")
@click.option(
    "--level", type=click.Choice(LEVELS), default="nation", show_default=True, help="汇总到县、省或全国"
)
@click.option("--office", "office_name", help="只汇总一个科室的指标")
@click.option(
    "--keys",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="各园区的密钥表（CSV：code,key）",
)
@click.option("--rank", is_flag=True, help="列出园区位次")
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=LEAST,
    show_default=True,
    help="参加排位所需的最小分母（记录数）",
)
@click.option("--zone", "code", help="打开一个园区：它的数值和所依据的记录")
@json_option
def command(
    names: tuple[str, ...],
    folder: Path,
    period: Period,
    as_of: date | None,
    engine: str,
    level: str,
    office_name: str | None,
    keys: Path | None,
    rank: bool,
    least: int,
    code: str | None,
    as_json: bool,
) -> None:
    """汇总数据湖里各园区封存的快照：合计、可比增长、位次和完整性；损坏或被改动的按名不予采用，其余照算。"""
    lake = open_lake(folder, keys=read_keys(keys) if keys else None)
    asked = [declared(name) for name in names] or list(indicators(office_name and office(office_name).label))
    day = as_of_day(period, as_of)
    if code is not None:
        _open(lake, code, asked, period, day, as_json)
        return
    with closing(engine_of(engine, folder)) as running:
        found = rollup(lake, asked, period, as_of=day, level=level, engine=running)
    if as_json:
        print_json(found.to_json(zones=rank))
    else:
        _print(found, least if rank else 0)
    if lake.refused:
        raise FoundProblems


def _print(found: Rollup, least: int) -> None:
    lake = found.lake
    expected = f"，应报 {len(lake.expected)} 个" if lake.expected else ""
    click.echo(
        f"采用 {len(lake.seals) - len(found.late)} 个园区{expected}；{found.period.chinese()}，取数时点 {found.as_of}。"
    )
    for _, words, zones in found.completeness():
        if zones:
            click.echo(f"{words}：{len(zones)} 个\n  " + "\n  ".join(zones))
    print_table(
        ("指标", "范围", "数值", "同口径园区增长", "计入", "未计入"),
        [_row(total) for total in found.totals],
        right=(2, 3, 4),
    )
    for total in found.totals if least else ():
        _print_order(total, least)


def _row(total: Total) -> tuple[str, ...]:
    grown = total.growth
    left = "；".join(f"{reason} {len(zones)} 个" for reason, zones in total.left_out.items())
    return (
        total.indicator.name,
        total.area,
        total.printed(),
        "" if grown is None else f"{significant(round(grown, 2))}%（{total.both} 个）",
        str(total.counted),
        left,
    )


def _print_order(total: Total, least: int) -> None:
    placed, unplaced = total.ranking(least)
    click.echo(f"{total.indicator.name} · {total.area}")
    rows = [
        (str(place), each.zone.name, each.zone.code, total.print_value(each.value))
        for place, each in enumerate(placed, 1)
    ]
    rows += [("—", each.zone.name, each.zone.code, each.unknown or f"分母不足 {least}") for each in unplaced]
    print_table(("位次", "园区", "代码", "数值"), rows, right=(0, 3))


def _open(lake: Lake, code: str, asked: list[Indicator], period: Period, day: date, as_json: bool) -> None:
    """One zone's figures from what it published, with the records that it lets be listed."""
    if code in lake.refused:
        raise LakeError("seal-refused", lake.refused[code])
    if code not in lake.seals:
        raise LakeError("zone-missing", f"数据湖里没有园区「{code}」。")
    seal = lake.seals[code]
    found = [figure(each, period, as_of=day, snapshot=seal.records()) for each in asked]
    opened = [
        (
            each,
            {side: each.records(side) for side in each.sides if each.listing.ledger(side) not in seal.closed},
        )
        for each in found
    ]
    if as_json:
        print_json(
            [
                {
                    **each.to_json(),
                    "opened": {side: [row["id"] for row in its.rows] for side, its in sides.items()},
                }
                for each, sides in opened
            ]
        )
        return
    for each, sides in opened:
        click.echo(
            f"{each.title()} {each.when} {each.printed() if each.value is not None else f'暂缺：{each.unknown}'}"
        )
        for side, its in sides.items():
            click.echo(f"{side_name(side)}（{side}）：{its.total} 条")
            print_table(
                its.headings, [[str(text) for key, text in row.items() if key != "id"] for row in its.rows]
            )
        for side in each.sides.keys() - sides.keys():
            click.echo(f"{side_name(side)}（{side}）：{each.sides[side]} 条，发布者不许列出")
