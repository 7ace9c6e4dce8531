"""Industry chains (产业链): the chains the zone builds, where each is strong or lacking, who is wanted there."""
