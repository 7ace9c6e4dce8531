"""One file a ledger: the record, then its declaration and its procedure."""
