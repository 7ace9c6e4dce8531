"""The ledgers of science and innovation (科技创新台账), one file each."""
