"""What rows of the land ledgers are held to, and what their moves wait for (审核关系和关口), one file a subject."""
