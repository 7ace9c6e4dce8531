"""The records of a layer with their shapes, as far as a reader may see them (图层的读取)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuanqu.engines.ledger.pages.addresses import ledger_address
from yuanqu.engines.ledger.paths import Path, path_of
from yuanqu.engines.ledger.pinyin import sort_keys
from yuanqu.engines.ledger.queries import Listing, read_list
from yuanqu.engines.ledger.titles import Reader, linked_titles, named_words, title_joined
from yuanqu.engines.ledger.withholding import withhold
from yuanqu.engines.ledger.wording import wording
from yuanqu.engines.maps.layers import Layer, common_place
from yuanqu.engines.maps.signs import Sign

MOST = 5_000  # records of one layer that are drawn
TOLD = 5  # columns told of a record in its card
_UNTOLD = ("shape", "long_text")


@dataclass(frozen=True)
class Place:
    """One record on the map. ``code`` colours it, ``status`` says it in words; ``told`` is its card.

    ``ground``: what the land it lies on is called, its park.
    """

    layer: Layer
    record: UUID
    title: str
    shape: str
    code: str | None
    status: str
    told: tuple[tuple[str, str], ...]
    ground: str = ""

    @property
    def url(self) -> str:
        """The record's page."""
        return ledger_address(self.layer.label, "detail", self.record)

    @property
    def sign(self) -> Sign:
        """Its sign in legend and list."""
        return self.layer.sign(self.shape, self.code)

    @property
    def feature(self) -> dict[str, Any]:
        """The record as a GeoJSON feature."""
        return {
            "type": "Feature",
            "id": str(self.record),
            "geometry": json.loads(self.shape),
            "properties": {
                "id": str(self.record),
                "title": self.title,
                "colour": self.sign.colour,
                "broken": self.sign.broken,
                "layer": self.layer.ledger.name,
                "status": self.status,
                "url": self.url,
                "told": list(self.told),
            },
        }


@dataclass(frozen=True)
class Found:
    """A layer's records. ``count``: how many have a shape; ``without``: how many that were asked for have none."""

    layer: Layer
    places: Sequence[Place]
    count: int
    without: int

    @property
    def left(self) -> int:
        """How many are not drawn."""
        return self.count - len(self.places)


def read_layer(account: Reader, layer: Layer, words: Mapping[str, Sequence[str]]) -> Found:
    """The layer's standing records that ``words`` ask for, as a list's address does. Raises BadList."""
    listing = Listing(account, read_list(account, layer.ledger, words))
    shaped = listing.rows.exclude(**{layer.shape.lookup: None})
    titled = [path_of(layer.ledger, name) for name in layer.ledger.title]
    told = _told(layer, titled)
    coded = [path for path in (layer.status, common_place(layer)) if path]
    lookups = {path.lookup for path in (*titled, *told, layer.shape, *coded)}
    rows: list[dict[str, Any]] = list(shaped.order_by("pk").values("pk", *lookups)[:MOST])
    withhold(account, [*titled, *told, *coded], rows)
    names = linked_titles(account, [*titled, *told], rows)
    read = [_place(layer, titled, told, row, names) for row in rows]
    keys = sort_keys(place.title for place in read)
    places = sorted(read, key=lambda place: keys[place.title])
    count = len(rows) if len(rows) < MOST else shaped.count()
    return Found(layer, places, count, listing.rows.count() - count)


def _told(layer: Layer, titled: Sequence[Path]) -> list[Path]:
    known = {path.name for path in titled}
    paths = (path_of(layer.ledger, name) for name in layer.ledger.columns if name not in known)
    return [path for path in paths if path.kind not in _UNTOLD][:TOLD]


def _place(
    layer: Layer,
    titled: Sequence[Path],
    told: Sequence[Path],
    row: Mapping[str, Any],
    names: Mapping[UUID, str],
) -> Place:
    def words(path: Path) -> str:
        return wording(path.column, row[path.lookup], names)

    title = title_joined(named_words(path, words(path)) for path in titled)
    said = tuple(
        (path.label, f"{text} {path.unit}" if path.numeric else text)
        for path in told
        if (text := words(path))
    )
    code = row[layer.status.lookup] if layer.status else None
    status = words(layer.status) if layer.status else ""
    ground = common_place(layer)
    return Place(
        layer, row["pk"], title or str(row["pk"]), row[layer.shape.lookup], code or None, status, said,
        words(ground) if ground else "",
    )  # fmt: skip
