"""What the ledgers of infrastructure are held to (基础设施审核)."""
