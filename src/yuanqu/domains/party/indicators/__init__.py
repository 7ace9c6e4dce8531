"""What party building states (党建指标): one file a family, in the order of the report."""

# isort: off
from yuanqu.domains.party.indicators import drive, coverage, conduct, events, venues, due_work

__all__ = ("conduct", "coverage", "drive", "due_work", "events", "venues")
