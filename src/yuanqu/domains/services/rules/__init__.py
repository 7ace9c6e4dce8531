"""What rows of the service ledgers are held to (审核关系), one file a subject."""
