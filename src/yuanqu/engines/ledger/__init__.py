"""The ledger 台账 engine: one declaration gives list, detail, form, import, export, API and history."""
