"""What an enterprise still lacks for the next title (晋级差距): criteria in force against what the ledgers know."""
