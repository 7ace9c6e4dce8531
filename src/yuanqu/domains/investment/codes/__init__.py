"""Code lists of investment promotion (代码表): each a CSV file in this folder with its source."""

from __future__ import annotations

from pathlib import Path

from yuanqu.engines.ledger.codes import CodeList

_HERE = Path(__file__).parent


def _read(chinese: str, name: str) -> CodeList:
    return CodeList.read(chinese, _HERE / f"{name}.csv")


AGREEMENT_KIND = _read("协议类型", "agreement_kind")
ASSESS_NODE = _read("评价节点", "assess_node")
CHANNEL = _read("招商渠道", "channel")
CONTACT_MODE = _read("洽谈方式", "contact_mode")
DECISION = _read("联审决定", "decision")
DEPARTMENT = _read("联审部门", "department")
FLOW_KIND = _read("资金类别", "flow_kind")
FUND_CLASS = _read("基金类别", "fund_class")
FUND_FORM = _read("基金组织形式", "fund_form")
INVESTOR_CLASS = _read("投资方类型", "investor_class")
LANDLORD_KIND = _read("出租方类型", "landlord_kind")
LEADER_LEVEL = _read("带队层级", "leader_level")
MEETING_KIND = _read("会议类型", "meeting_kind")
OPINION = _read("部门意见", "opinion")
PARTNER_KIND = _read("合作方类型", "partner_kind")
PRECHECK = _read("预审结论", "precheck")
PRECHECK_ASPECT = _read("预审事项", "precheck_aspect")
PROJECT_CATEGORY = _read("项目分类", "project_category")
SOURCE_REGION = _read("资金来源地", "source_region")
VOUCHER = _read("到位凭证", "voucher")
