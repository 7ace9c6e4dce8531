"""The ledgers of infrastructure (基础设施台账), one file each."""
