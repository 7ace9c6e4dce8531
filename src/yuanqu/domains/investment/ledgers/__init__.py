"""The ledgers of investment promotion (招商引资台账), one file each."""
