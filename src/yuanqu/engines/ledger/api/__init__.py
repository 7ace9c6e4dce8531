"""The JSON API: every ledger with typed, documented schemas made from its declaration; other engines add routers."""
