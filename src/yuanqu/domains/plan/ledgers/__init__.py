"""The ledgers of plan and supervision (计划与督办台账), one file each."""
