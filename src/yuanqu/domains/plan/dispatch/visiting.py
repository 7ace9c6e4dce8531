"""The monthly site visit on paper (月现场办公): from site to site, what is open there and what was last said there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from yuanqu.domains.plan.dispatch.sites import Asked, Site
from yuanqu.domains.plan.dispatch.wording import WHERE, called, kind_of, listed, short_day, tight
from yuanqu.engines.documents.model import Block, Item, Paragraph, runs
from yuanqu.engines.ledger.titles import SEPARATOR
from yuanqu.engines.procedure.survey import Open

_SITES, _PROBLEMS = 20, 3  # named in full; the others are counted


def site_blocks(sites: Sequence[Site]) -> Iterator[Block]:
    """One item a site; how many there are beyond those named."""
    for site in sites[:_SITES]:
        yield Item(2, runs(f"{called(site.title)}。"), runs(_site(site)))
    rest = sites[_SITES:]
    if rest:
        problems = sum(len(each.problems) for each in rest)
        unit = "个项目" if rest[0].project else "家企业"
        yield Paragraph(runs(f"另有{len(rest)}{unit}的{problems}个问题未列出，见系统{WHERE}。"))


def _site(site: Site) -> str:
    said = "现无未解决的问题。"
    if site.problems:
        ordered = sorted(site.problems, key=_kind)
        texts = [_of_kind(site, kind, [*same]) for kind, same in groupby(ordered, key=_kind)]
        said = f"未解决的问题{len(ordered)}个。{'。'.join(texts)}。"
    if site.visited:
        asked = "；".join(map(_asked, site.asked))
        said += f"上次现场办公（{short_day(site.visited)}）：{asked}。"
    return said


def _kind(each: Open) -> tuple[str, str]:
    return kind_of(each.procedure), each.whose


def _of_kind(site: Site, kind: tuple[str, str], same: Sequence[Open]) -> str:
    """「环境问题10个（安全环保科）：」 and the first of them, what is late before the others."""
    ordered = sorted(same, key=lambda each: (each.light.colour != "red", each.since))
    texts = [tight(f"{_name(site, each)}（{each.state}，{each.light.word}）") for each in ordered]
    return f"{kind[0]}{len(same)}个（{kind[1]}）：{listed(texts, _PROBLEMS, '个', '、')}"


def _name(site: Site, each: Open) -> str:
    """What it is called at its own site: without the site's name."""
    parts = [part for part in each.title.split(SEPARATOR) if part not in site.title.split(SEPARATOR)]
    return called(SEPARATOR.join(parts)) if parts else kind_of(each.procedure)


def _asked(each: Asked) -> str:
    said = f"，{each.said.rstrip('。')}" if each.said else ""
    standing = f"，现{tight(each.standing)}" if each.standing else ""
    return f"{each.request.rstrip('。')}——{each.answer}{said}{standing}"
