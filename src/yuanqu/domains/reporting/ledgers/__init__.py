"""The ledgers of the work report (工作总结台账), one file each."""
