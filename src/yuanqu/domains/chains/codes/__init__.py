"""Code lists of industry chains (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


ISSUE_KIND = _read("产业链问题类型", "issue_kind")
ISSUE_LEVEL = _read("协调层级", "issue_level")
LEADER_RELATION = _read("与链主的关联", "leader_relation")
LEVEL = _read("层级", "level")
LINK_KIND = _read("上下游关系", "link_kind")
POSITION = _read("产业定位", "position")
PRIORITY = _read("优先级", "priority")
PROVINCIAL_CHAIN = _read("省重点产业链", "provincial_chain")
PROVINCIAL_CLUSTER = _read("省级集群", "provincial_cluster")
RECOGNITION_KIND = _read("认定类别", "recognition_kind")
ROLE = _read("链上角色", "role")
SATISFACTION = _read("企业评价", "satisfaction")
STREAM = _read("环节位置", "stream")
STRENGTH = _read("强弱判定", "strength")
TARGET_KIND = _read("目标类型", "target_kind")
