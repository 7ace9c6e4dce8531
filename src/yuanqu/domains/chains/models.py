"""The records of industry chains, for Django to find.

The order here is that of the forms, and so of the menu.
"""

# isort: off
from yuanqu.domains.chains.ledgers.industry_chain import IndustryChain
from yuanqu.domains.chains.ledgers.segment import Segment
from yuanqu.domains.chains.ledgers.segment_link import SegmentLink
from yuanqu.domains.chains.ledgers.placement import Placement
from yuanqu.domains.chains.ledgers.chain_leader import ChainLeader
from yuanqu.domains.chains.ledgers.assessment import Assessment
from yuanqu.domains.chains.ledgers.panorama import Panorama
from yuanqu.domains.chains.ledgers.gap_target import GapTarget
from yuanqu.domains.chains.ledgers.chain_issue import ChainIssue
from yuanqu.domains.chains.ledgers.plan_measure import PlanMeasure
from yuanqu.domains.chains.ledgers.cluster_recognition import ClusterRecognition

__all__ = (  # noqa: RUF022 - in the order of the forms
    "IndustryChain",
    "Segment",
    "SegmentLink",
    "Placement",
    "ChainLeader",
    "Assessment",
    "Panorama",
    "GapTarget",
    "ChainIssue",
    "PlanMeasure",
    "ClusterRecognition",
)
