"""Declarations compiled to SQL: one scan per ledger and date for the whole catalogue (扫描).

Everything here makes text for one engine-neutral subset: counts, sums of decimals, joins, FILTER, GROUPING SETS.
No division and no floating point leaves it.
"""
