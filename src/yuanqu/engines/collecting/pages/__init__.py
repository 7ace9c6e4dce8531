"""The pages of collecting 填报: what is collected, one task, one return."""
