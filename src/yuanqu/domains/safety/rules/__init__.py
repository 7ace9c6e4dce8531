"""What rows of the safety ledgers are held to (审核关系), one file a subject."""
