"""Public order (平安园区): petitions on their statutory clocks, disputes, legal education, campaigns."""
