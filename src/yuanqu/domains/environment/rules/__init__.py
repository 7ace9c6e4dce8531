"""What the ledgers of the environment office are held to (生态环境审核)."""
