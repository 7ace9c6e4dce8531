"""Land and resource guarantees (要素保障): land surveyed, compensated, approved, supplied, and watched after supply."""
