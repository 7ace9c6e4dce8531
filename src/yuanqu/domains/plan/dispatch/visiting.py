"""The monthly site visit on paper (月现场办公): from site to site, what is open there and what was last said there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuanqu.domains.plan.dispatch.sites import Asked, Site
from yuanqu.domains.plan.dispatch.wording import WHERE, called, kind_of, listed, short_day, tight
from yuanqu.engines.documents.model import Block, Item, Paragraph, runs
from yuanqu.engines.procedure.survey import Open

_SITES, _PROBLEMS = 20, 5  # named in full; the others are counted


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
        texts = [_problem(each) for each in sorted(site.problems, key=lambda each: each.since)]
        said = f"未解决的问题{len(texts)}个：{listed(texts, _PROBLEMS, '个')}。"
    if site.visited:
        asked = "；".join(map(_asked, site.asked))
        said += f"上次现场办公（{short_day(site.visited)}）：{asked}。"
    return said


def _problem(each: Open) -> str:
    return tight(
        f"{kind_of(each.procedure)}“{called(each.title)}”（{each.whose}{each.state}，{each.light.word}）"
    )


def _asked(each: Asked) -> str:
    said = f"，{each.said.rstrip('。')}" if each.said else ""
    standing = f"，现{tight(each.standing)}" if each.standing else ""
    return f"{each.request.rstrip('。')}——{each.answer}{said}{standing}"
