"""One file a ledger: the record, then its declaration, then its procedure."""
