"""People 人员: accounts, departments, roles, and what each may see and enter."""
