"""What rows of the chain ledgers are held to (审核关系), one file a subject."""
