"""Infrastructure (基础设施): works and their progress, roads, pipes and utilities, and what enterprises will need."""
