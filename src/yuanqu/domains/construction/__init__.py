"""Project construction (项目建设): from the year's list of key projects to production, and what stands in the way."""
