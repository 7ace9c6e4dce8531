"""The pages of every ledger: list, detail, form, voiding, history — one set for all declarations (台账页面)."""
