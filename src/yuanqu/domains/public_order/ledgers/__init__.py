"""The ledgers of public order (平安园区台账), one file each."""
