"""What the ledgers of public order are held to (审核), one subject a file."""
