"""Slices of chain measures (产业链的分组): by chain, place in it, strength, kind."""

from __future__ import annotations

from yuanqu.engines.indicators.dimensions import Along, declare

declare(
    Along("chain", "产业链", "chain.name"),
    Along("position", "产业定位", "position"),
    Along("stream", "环节位置", "stream"),
    Along("segment_stream", "所在环节位置", "segment.stream"),
    Along("segment_name", "产业链环节", "segment.name"),
    Along("strength", "强弱判定", "strength"),
    Along("target_kind", "目标类型", "kind"),
    Along("priority", "优先级", "priority"),
    Along("chain_level", "产业链层级", "level"),
)
