"""What the ledgers of land and resource guarantees are held to (要素保障审核)."""
