"""Rollup 汇总: sealed snapshots of many zones in one lake, and the same indicators over all of them.

seal = publish(current(), Zone("360900", "高新区", "某县", "某省"), lake)     # a zone seals what it publishes
found = rollup(open_lake(lake), indicators(), period, level="province", engine=Duck(lake))
"""
