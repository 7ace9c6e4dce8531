"""The offices 科室: one room for each, whole — nothing about an office lives elsewhere."""
