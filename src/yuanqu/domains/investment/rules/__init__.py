"""What rows of the investment ledgers are held to (审核关系), one file a subject."""
