"""The ledgers of project construction (项目建设台账), one file each."""
