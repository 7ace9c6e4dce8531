"""Government services 政务服务: delegated items, cases and their clocks, ratings, agents, the project start clock."""
