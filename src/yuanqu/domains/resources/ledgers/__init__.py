"""The ledgers of land and resource guarantees (要素保障台账), one file each."""
