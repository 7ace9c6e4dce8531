"""The map's page and what it draws: filters, legend, the list beside it; a layer's features as GeoJSON (地图页)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.queries import BadList
from yuanqu.engines.maps.extent import Box, Extent, extent, top
from yuanqu.engines.maps.layers import Common, Layer, commons, layer_of, layers, shared_by
from yuanqu.engines.maps.reading import Found, Place, read_layer
from yuanqu.engines.maps.signs import Sign
from yuanqu.people.models import Account
from yuanqu.site.parts import Crumb

OPEN, LISTED = 20, 100  # records of a layer that the list beside the map shows in one piece, and names at all
LAYER, AT = "layer", "at"
SCRIPT = "bundle/map.js"


@dataclass(frozen=True)
class Key:
    """One line of the legend: how such records are drawn, what that says, and how many there are."""

    signs: Sequence[Sign]
    label: str
    count: int


@dataclass(frozen=True)
class Chosen:
    """A layer as the page offers it: whether it is shown, what it is filtered by, what was found.

    ``untouched``: the labels of the common filters that were asked for and that its ledger does not have.
    """

    layer: Layer
    shown: bool
    asked: str
    found: Found | None
    untouched: Sequence[str] = ()

    @property
    def keys(self) -> list[Key]:
        """The legend's lines of the codes that occur, in the order of their list."""
        if self.found is None:
            return []
        counted = Counter((place.code, place.status) for place in self.found.places)
        signs: dict[str | None, dict[Sign, None]] = {}
        for place in self.found.places:
            signs.setdefault(place.code, {})[place.sign] = None
        order = [code for code, _ in self.layer.codes]
        lines = sorted(counted, key=lambda line: order.index(line[0]) if line[0] in order else len(order))
        unsaid = "未填" if self.layer.codes else self.layer.ledger.name
        return [Key([*signs[code]], status or unsaid, counted[code, status]) for code, status in lines]

    @property
    def signs(self) -> list[Sign]:
        """How the layer is drawn at all: a sign in its hue for each kind of shape that occurs."""
        kinds = dict.fromkeys(place.sign.kind for place in self.found.places) if self.found else {}
        return [Sign(kind, self.layer.form.hue, self.layer.form) for kind in kinds]

    @property
    def listed(self) -> Sequence[Place]:
        """The records that the list names."""
        return self.found.places[:LISTED] if self.found else ()

    @property
    def open(self) -> Sequence[Place]:
        """Those of them that stand open."""
        return self.listed[:OPEN]

    @property
    def folded(self) -> list[tuple[int, int, Sequence[Place]]]:
        """The others that it names, in pieces of which one is open at a time; with the numbers of the ends."""
        listed = self.listed
        pieces = [(at, listed[at : at + OPEN]) for at in range(OPEN, len(listed), OPEN)]
        return [(at + 1, at + len(piece), piece) for at, piece in pieces]

    @property
    def unlisted(self) -> int:
        """How many more there are than the list names."""
        return self.found.count - len(self.listed) if self.found else 0

    @property
    def list_url(self) -> str:
        """The ledger's list."""
        return ledger_address(self.layer.label, "list")


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """``/map/``; ``layer`` says which to show (all without it), ``at`` a record to begin at."""
    account = cast(Account, request.user)
    offered = layers(account)
    if not offered:
        raise Http404("没有您能看到的图层。")
    wanted = set(request.GET.getlist(LAYER)) or {layer.label for layer in offered}
    shared = commons(offered)
    chosen = [_chosen(request, account, layer, shared, shown=layer.label in wanted) for layer in offered]
    places = [place for each in chosen if each.found for place in each.found.places]
    lying = extent(places, lambda place: place.shape)
    context: dict[str, Any] = {
        "crumbs": [Crumb("首页", reverse("home")), Crumb("地图")],
        "chosen": chosen,
        "shown": [each for each in chosen if each.shown],
        "commons": [(each, request.GET.get(each.name, "")) for each in shared],
        "count": len(places),
        "far": lying.far,
        "drawing": {
            "layers": [_drawn(request, each, shared) for each in chosen if each.shown],
            "bounds": _edges(lying),
            "grounds": _grounds(lying),
            "at": request.GET.get(AT, ""),
        },
        "built": finders.find(SCRIPT) is not None,
        "wide": True,
    }
    return render(request, "maps/map.html", context)


@require_safe
def layer_features(request: HttpRequest, label: str) -> JsonResponse:
    """``/map/<label>/``: the layer as GeoJSON, filtered by the words of the ledger's list."""
    account = cast(Account, request.user)
    layer = layer_of(account, label)
    if layer is None:
        raise Http404("没有这个图层，或您无权查看。")
    words = {word: texts for word, texts in request.GET.lists() if word in layer.ledger.filters}
    try:
        found = read_layer(account, layer, words)
    except BadList as error:
        return JsonResponse({"code": error.code, "message": str(error)}, status=422)
    answer = JsonResponse(
        {"type": "FeatureCollection", "features": [place.feature for place in found.places]}
    )
    answer["Content-Type"] = "application/geo+json"
    return answer


def _chosen(
    request: HttpRequest, account: Account, layer: Layer, shared: Sequence[Common], *, shown: bool
) -> Chosen:
    words = _words(request, layer, shared)
    asked = words.get(layer.status.name, [""])[0] if layer.status else ""
    try:
        found = read_layer(account, layer, words) if shown else None
    except BadList:  # a word of the address that no code list knows: nothing is shown for it
        found = Found(layer, (), 0, 0)
    asked_in_common = [each for each in shared if request.GET.get(each.name)]
    untouched = [each.label for each in asked_in_common if not shared_by(layer, each)]
    return Chosen(layer, shown, asked, found, untouched)


def _words(request: HttpRequest, layer: Layer, shared: Sequence[Common]) -> dict[str, list[str]]:
    """What the page's address asks of one layer: the common filters it has, and its own status."""
    words = {each.name: [request.GET.get(each.name, "")] for each in shared if shared_by(layer, each)}
    if layer.status:
        words[layer.status.name] = [request.GET.get(layer.label, "")]
    return {word: texts for word, texts in words.items() if texts[0]}


def _drawn(request: HttpRequest, chosen: Chosen, shared: Sequence[Common]) -> Mapping[str, Any]:
    """What the script needs to fetch and draw a layer."""
    layer = chosen.layer
    words = urlencode(_words(request, layer, shared), doseq=True)
    return {
        "label": layer.label,
        "name": layer.ledger.name,
        **layer.form.said,
        "url": reverse("maps:layer", args=[layer.label]) + (f"?{words}" if words else ""),
    }


def _edges(lying: Extent[Place]) -> list[str] | None:
    """West, south, east, north of what lies together."""
    return [format(each, "f") for each in lying.box] if lying.box else None


def _grounds(lying: Extent[Place]) -> list[Mapping[str, Any]]:
    """What the land is called, each name above the middle of what lies on it, though some of it lie elsewhere."""
    boxes: dict[str, list[Box]] = {}
    for place, box in lying.near:
        if place.ground:
            boxes.setdefault(place.ground, []).append(box)
    return [{"name": name, "at": [format(each, "f") for each in top(found)]} for name, found in boxes.items()]
