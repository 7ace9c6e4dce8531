"""The records of the shared registers, for Django to find."""

from yuanqu.registers.ledgers.above_scale import AboveScale
from yuanqu.registers.ledgers.enterprise import Enterprise
from yuanqu.registers.ledgers.enterprise_industry import EnterpriseIndustry
from yuanqu.registers.ledgers.project import Project
from yuanqu.registers.ledgers.rule import Rule

__all__ = ("AboveScale", "Enterprise", "EnterpriseIndustry", "Project", "Rule")
