"""The ledgers of the environment office (生态环境台账), one file each."""
