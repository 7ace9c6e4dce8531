"""The catalogue with lineage (目录与血缘): each indicator with the columns it reads and the places that use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yuanqu.engines.indicators.catalogue import UnknownIndicator, every_indicator, indicator
from yuanqu.engines.indicators.labels import slice_label
from yuanqu.engines.indicators.lineage import MOVES, Use, columns_read, every_use
from yuanqu.engines.indicators.rules import RULES, broken, measures_of
from yuanqu.engines.indicators.viewing import may_open
from yuanqu.engines.indicators.vocabulary import Indicator, QuotaLeast, QuotaMet
from yuanqu.engines.ledger import registry
from yuanqu.engines.ledger.office import in_order, offices, own_offices
from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.people.access import Reader, for_staff, may_read, sees_column
from yuanqu.people.rights import WITHHELD
from yuanqu.site.parts import Action, Cell, Column, Crumb, Fact, Table
from yuanqu.terms.plain_text import without_controls

UNUSED = "—"
Actions = Callable[[Indicator | None], Iterable[Action]]
_actions: list[Actions] = []


def offer_actions(actions: Actions) -> None:
    """Show buttons of an engine above on the page of the catalogue (asked of None) and on an indicator's own."""
    if actions not in _actions:
        _actions.append(actions)


@for_staff
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """``/indicators/?q=税&office=economy``: every indicator, from what it comes and where it goes."""
    text = " ".join(without_controls(request.GET.get("q", "")).split())
    office = request.GET.get("office", "")
    uses, names = every_use(), {each.label: each.chinese for each in offices()}
    opened = [each for each in every_indicator() if may_open(request.user, each)]
    found = [each for each in opened if _called(each, text) and office in ("", each.office)]
    columns = [Column(label) for label in ("指标", "读取", "用于")]
    own = own_offices(request.user)
    groups = [
        (
            names.get(label, "基础信息"),
            Table(
                f"{names.get(label, label)}的指标口径",
                columns,
                [_row(each, uses, request.user) for each in found if each.office == label],
            ),
            len(found) < len(opened) or label in own,
        )
        for label in in_order({each.office for each in found}, own)
    ]
    context = {
        "groups": groups,
        "text": text,
        "office": office,
        "offices": [(each.label, each.chinese) for each in offices()],
        "found": f"{len(found)} 个指标"
        if len(found) == len(opened)
        else f"{len(found)} 个，共 {len(opened)} 个",
        "rules": RULES,
        "actions": [each for actions in _actions for each in actions(None)],
        "crumbs": [Crumb("首页", "/"), Crumb("指标", reverse("figures")), Crumb("目录与血缘")],
    }
    return render(request, "indicators/directory.html", context)


@for_staff
@require_safe
def lineage(request: HttpRequest, code: str) -> HttpResponse:
    """``/indicators/of/economy.tax/``: columns → indicator → sections and boards."""
    try:
        each = indicator(code)
    except UnknownIndicator as error:
        raise Http404(str(error)) from error
    if not may_open(request.user, each):
        raise Http404("没有这个指标，或您无权查看。")
    every = [other for other in every_indicator() if may_open(request.user, other)]
    wrong = list(broken(each, every))
    context = {
        "each": each,
        "facts": _facts(each),
        "read": _read_table(each, request.user),
        "uses": _use_table(every_use().get(each.code, [])),
        "beside": _beside(each, every),
        "rules": [(rule, [said for kept, said in wrong if kept is rule]) for rule in RULES],
        "actions": [
            Action("看数值和记录", reverse("figure", args=[each.code]), "chart-bar", primary=True),
            *(action for actions in _actions for action in actions(each)),
        ],
        "crumbs": [
            Crumb("首页", "/"),
            Crumb("指标", reverse("figures")),
            Crumb("目录与血缘", reverse("directory")),
            Crumb(each.name),
        ],
    }
    return render(request, "indicators/lineage.html", context)


def _called(each: Indicator, text: str) -> bool:
    return not text or any(text in said for said in (each.name, each.code, each.definition, *each.aliases))


def _row(each: Indicator, uses: Mapping[str, Sequence[Use]], account: Reader) -> list[Cell]:
    read = [
        f"{_ledger(label)}：{'、'.join(said)}" if said else _ledger(label)
        for label, said in _read(each, account)
    ]
    used = [use.name for use in uses.get(each.code, [])]
    return [
        Cell(each.name, reverse("lineage", args=[each.code]), note=each.definition),
        Cell("；".join(read)),
        Cell("、".join(used[:3]) + (f"等{len(used)}处" if len(used) > 3 else "") or UNUSED),
    ]


def _read(each: Indicator, account: Reader) -> list[tuple[str, list[str]]]:
    """Ledgers with the labels of the columns read; those the reader may not see are said by their number."""
    return [(label, _columns(label, names, account)) for label, names in columns_read(each).items()]


def _columns(label: str, names: Sequence[str], account: Reader) -> list[str]:
    if not names:
        return []
    ledger = registry.ledger(label)
    declared, opens = ledger.declared(), may_read(account, ledger.record)
    seen = [
        name
        for name in names
        if name not in declared or (opens and sees_column(account, ledger.record, name))
    ]
    said = [declared[name].label if name in declared else name for name in seen]
    hidden = len(names) - len(seen)
    return [*said, f"另有 {hidden} 列{WITHHELD}" if said else f"{hidden} 列{WITHHELD}"] if hidden else said


def _ledger(label: str) -> str:
    of, _, moves = label.partition(MOVES[0])
    return registry.ledger(of).name + ("的办理" if moves else "")


def _facts(each: Indicator) -> list[Fact]:
    facts = [
        Fact("定义", each.definition),
        Fact("代码", each.code),
        Fact("单位", each.unit or "无"),
        Fact(
            "谁能看到数值",
            "全体工作人员" if "*" in each.viewers else "、".join([*each.viewers, "办公室", "领导"]),
        ),
    ]
    if each.aliases:
        facts.append(Fact("别名", "、".join(each.aliases)))
    if each.by:
        facts.append(Fact("分组", "、".join(slice_label(name, None) for name in each.by)))
    if each.source:
        facts.append(Fact("依据", each.source))
    return facts


def _read_table(each: Indicator, account: Reader) -> Table:
    rows = []
    for label, said in _read(each, account):
        of = label.partition(MOVES[0])[0]
        opens = may_read(account, registry.ledger(of).record)
        url = ledger_address(of, "list") if opens else ""
        rows.append(
            [
                Cell(_ledger(label), url),
                Cell("、".join(said) or ("各次办理的日期和状态" if of != label else "记录本身")),
            ]
        )
    return Table("读取的台账和列", [Column("台账"), Column("列")], rows)


def _use_table(uses: Sequence[Use]) -> Table:
    rows = [[Cell(use.name, use.url), Cell(use.kind)] for use in uses]
    return Table("用到它的地方", [Column("地方"), Column("种类")], rows)


def _beside(each: Indicator, every: Sequence[Indicator]) -> Table:
    """The other indicators over the same ledgers: who changes a column asks what else reads it."""
    mine = _ledgers(each)
    others = [other for other in every if other.code != each.code and mine & _ledgers(other)]
    rows = [
        [Cell(other.name, reverse("lineage", args=[other.code]), note=other.definition)] for other in others
    ]
    return Table("取自同一台账的指标", [Column("指标")], rows)


def _ledgers(each: Indicator) -> set[str]:
    if isinstance(each, QuotaMet | QuotaLeast):
        return set(columns_read(each))
    return {measure.of for measure in measures_of(each)}
